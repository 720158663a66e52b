import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import './header.js';
import type { OmniHeader } from './header.js';
import { en } from './messages/en.js';
import { ja } from './messages/ja.js';
import { find, findAll, textIn } from './testing/dom.js';
import { expect } from './testing/expect.js';

describe('<omni-header>', () => {
  const create = (signOut: () => void = () => undefined): Promise<OmniHeader> =>
    fixture<OmniHeader>(
      html`<omni-header
        .agentName=${'Aiko Tanaka'}
        .signOut=${signOut}
        ?signedIn=${true}
      ></omni-header>`,
    );

  it('is accessible', async () => {
    await expect(await create()).to.be.accessible();
  });

  it('names the softphone and offers no way out where nobody is signed in', async () => {
    const element = await fixture<OmniHeader>(html`<omni-header></omni-header>`);
    expect(textIn(element)).to.equal(en.softphone);
    expect(findAll(element, 'button')).to.have.length(0);
  });

  it('names the agent, as text', async () => {
    const element = await fixture<OmniHeader>(
      html`<omni-header .agentName=${'<b>Aiko</b>'}></omni-header>`,
    );
    expect(textIn(element, 'h1')).to.equal('<b>Aiko</b>');
  });

  it('signs out by a click and by the keyboard', async () => {
    let times = 0;
    const element = await create(() => (times += 1));
    const button = find(element, 'button');
    button.click();
    button.focus();
    await sendKeys({ press: 'Enter' });
    expect(times).to.equal(2);
  });

  it('takes the way out away when the agent is signed out', async () => {
    const element = await create();
    element.signedIn = false;
    await element.updateComplete;
    expect(findAll(element, 'button')).to.have.length(0);
  });

  it('speaks Japanese', async () => {
    const element = await create();
    element.words = ja;
    await element.updateComplete;
    expect(textIn(element, 'button')).to.equal(ja.header.signOut);
  });
});
