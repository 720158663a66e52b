import { expect } from 'chai';
import { renderVisualforce, VisualforceError, type PageContext } from './visualforce.js';

const CONTEXT: PageContext = {
  user: {
    id: '0055g00000AgentAAA',
    name: 'A. Gent',
    userName: 'a.gent@example.com.sandbox',
    email: `o'hara"<x>@example.com`,
    federationId: '',
  },
  resources: { Softphone: 1_700_000_000_000 },
  pages: ['SoftphoneSignIn'],
};

const page = (body: string, attributes = 'docType="html-5.0"'): string =>
  `<apex:page ${attributes}>${body}</apex:page>`;

const render = (body: string): string => renderVisualforce(page(body), CONTEXT);

describe('the pages as Visualforce gives them', () => {
  it('begin with the doctype and are what is inside apex:page', () => {
    expect(render('<html lang="en"></html>')).to.equal(
      '<!DOCTYPE html>\n<html lang="en"></html>\n',
    );
  });

  it('have the user filled in, encoded once', () => {
    const encoded = 'o&#39;hara&quot;&lt;x&gt;@example.com';
    expect(render('{!HTMLENCODE($User.Email)}')).to.contain(encoded);
    expect(render('{!$User.Email}')).to.contain(encoded);
    expect(render('<p data-f="{!HTMLENCODE($User.FederationIdentifier)}">')).to.contain(
      'data-f=""',
    );
  });

  it('have a session where an org gives one to this page, and the user’s name', () => {
    const session = `00D!AQ<"&`;
    const source = page('{!HTMLENCODE($Api.Session_ID)} {!HTMLENCODE($User.Username)}');
    expect(renderVisualforce(source, { ...CONTEXT, session })).to.contain(
      '00D!AQ&lt;&quot;&amp; a.gent@example.com.sandbox',
    );
    expect(() => renderVisualforce(source, CONTEXT)).to.throw(VisualforceError);
    expect(() => renderVisualforce(page('{!GETSESSIONID()}'), { ...CONTEXT, session })).to.throw(
      VisualforceError,
    );
  });

  it('have addresses of resources and pages', () => {
    expect(render(`{!URLFOR($Resource.Softphone, 'assets/a-1.js')}`)).to.contain(
      '/resource/1700000000000/Softphone/assets/a-1.js',
    );
    expect(render('{!URLFOR($Page.SoftphoneSignIn)}')).to.contain('/apex/SoftphoneSignIn');
  });

  for (const [what, body] of [
    ['another field of the user', '{!$User.Phone}'],
    ['the session', '{!$Api.Session_ID}'],
    ['a function', '{!JSENCODE($User.Id)}'],
    ['a resource that the org does not have', `{!URLFOR($Resource.Other, 'a.js')}`],
    ['a page that the org does not have', '{!URLFOR($Page.Other)}'],
    ['a path without quotes', '{!URLFOR($Resource.Softphone, a)}'],
    ['a component', '<apex:outputText value="a"/>'],
    ['an inline script', '<script>alert(1)</script>'],
  ] as const) {
    it(`are refused with ${what}`, () => {
      expect(() => render(body)).to.throw(VisualforceError);
    });
  }

  it('are refused with a controller, or without apex:page', () => {
    expect(() =>
      renderVisualforce(page('', 'docType="html-5.0" controller="X"'), CONTEXT),
    ).to.throw(VisualforceError);
    expect(() => renderVisualforce('<html></html>', CONTEXT)).to.throw(VisualforceError);
  });
});
