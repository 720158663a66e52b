import { waitUntil } from '@open-wc/testing';
import { expect } from 'chai';
import type { AuraFiles, AuraScript } from '../../aura-files.js';
import { MessageService } from '../message-service.js';
import { AuraMarkupError } from './expression.js';
import { readMarkup } from './markup.js';
import { omniAuraEvent } from './omni-events.js';
import { AuraUtility } from './utility.js';

const FOLDER = '/adapter/omni-bridge/aura/OmniBridge/';
const CHANNEL = 'OmniBridge__c';

const component = (
  inside: string,
  attributes = 'implements="flexipage:availableForAllPageTypes"',
) => `<aura:component ${attributes}>${inside}</aura:component>`;

describe('Aura markup', () => {
  const channel = '<lightning:messageChannel type="A__c" onMessage="{!c.hear}" />';

  it('is read', () => {
    const markup = readMarkup(
      component(`
        <aura:attribute name="state" type="String" default="a" />
        <aura:handler name="init" value="{!this}" action="{!c.begin}" />
        <aura:handler event="lightning:omniChannelLogout" action="{!c.out}" />
        <lightning:omniToolkitAPI aura:id="tool" />
        ${channel}
        <p>{!v.state}</p>`),
    );
    expect(markup.attributes).to.deep.equal([{ name: 'state', type: 'String', default: 'a' }]);
    expect(markup.handlers).to.deep.equal([
      { on: { name: 'init' }, action: 'begin' },
      { on: { event: 'lightning:omniChannelLogout' }, action: 'out' },
    ]);
    expect(markup.toolkits).to.deep.equal(['tool']);
    expect(markup.channels).to.deep.equal([{ id: null, type: 'A__c', onMessage: 'hear' }]);
  });

  for (const [what, source] of [
    ['a channel that is nested', component(`<div>${channel}</div>`)],
    [
      'a channel in a background item',
      component(channel, 'implements="lightning:backgroundUtilityItem"'),
    ],
    ['a component for no utility bar', component('', 'implements="flexipage:x"')],
    ['markup that is not well-formed', component('<p>')],
    [
      'an Apex controller',
      component('', 'implements="flexipage:availableForAllPageTypes" controller="A"'),
    ],
    [
      'an event that does not exist',
      component('<aura:handler event="lightning:omniX" action="{!c.a}"/>'),
    ],
    ['an unknown component', component('<lightning:button label="a" />')],
    ['an inline script', component('<script>1</script>')],
    [
      'Omni-Channel events without the toolkit',
      component('<aura:handler event="lightning:omniChannelLogout" action="{!c.out}" />'),
    ],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(() => readMarkup(source)).to.throw(AuraMarkupError);
    });
  }
});

describe('events of Omni-Channel', () => {
  const status = { id: '0N505Y000001cA1XYZ', apiName: 'Busy', name: 'Busy', online: false };

  it('bear 15 characters of an Id, and the reason where the org gives one', () => {
    const event = { event: 'statusChanged', status, reason: 'OmniPushTimeout' } as const;
    expect(omniAuraEvent(event, true)).to.deep.equal({
      name: 'lightning:omniChannelStatusChanged',
      params: {
        statusId: '0N505Y000001cA1',
        channels: '[]',
        statusName: 'Busy',
        statusApiName: 'Busy',
        reason: 'OmniPushTimeout',
      },
    });
    expect(omniAuraEvent(event, false).params).to.not.have.property('reason');
    const work = { event: 'workAccepted', workItemId: '500', workId: 'w' } as const;
    expect(omniAuraEvent(work, true).name).to.equal('lightning:omniChannelWorkAccepted');
  });
});

describe('the bridge as it is deployed, in the stand-in for Aura', () => {
  let files: AuraFiles;
  let messages: MessageService;
  let utility: AuraUtility;
  let mount: HTMLElement;
  let heard: Readonly<Record<string, unknown>>[];
  let errors: unknown[];
  let calls: unknown[][];
  let answer: (method: string) => Promise<unknown>;

  const textOf = async (file: string): Promise<string> => (await fetch(FOLDER + file)).text();

  async function load(script: AuraScript): Promise<unknown> {
    // The test server's compiler puts a directive before the object.
    const source = (await textOf(`OmniBridge${script}.js`)).replace(/^"use strict";\s*/, '');
    const module = new Blob([`export default ${source}`], { type: 'text/javascript' });
    const address = URL.createObjectURL(module);
    const loaded: unknown = await import(address);
    URL.revokeObjectURL(address);
    return typeof loaded === 'object' && loaded !== null && 'default' in loaded
      ? loaded.default
      : null;
  }

  const say = (kind: string, more: object = {}): void =>
    messages.publish(CHANNEL, {
      protocol: 1,
      source: 'softphone',
      instance: 'softphone-1',
      seq: 1,
      kind,
      body: {},
      ...more,
    });

  const from = (kind: string) =>
    heard.filter((message) => message['source'] === 'bridge' && message['kind'] === kind);

  const ask = (requestId: string, body: object): void =>
    say('request', { requestId, body: { ...body, bridge: from('ready')[0]?.['instance'] } });

  before(async () => {
    files = {
      name: 'OmniBridge',
      markup: await textOf('OmniBridge.cmp'),
      css: '',
      scripts: ['Controller', 'Helper'],
      channels: [CHANNEL],
    };
  });

  beforeEach(() => {
    heard = [];
    errors = [];
    calls = [];
    answer = () => Promise.resolve({});
    messages = new MessageService([CHANNEL]);
    messages.subscribe(CHANNEL, (message) => {
      if (typeof message === 'object' && message !== null) heard.push({ ...message });
    });
    mount = document.createElement('div');
    document.body.append(mount);
    utility = new AuraUtility(
      files,
      {
        mount,
        messages,
        toolkit: (method, args, by) => {
          calls.push([method, args, by]);
          return answer(method);
        },
        onError: (error) => errors.push(error),
      },
      load,
    );
  });

  afterEach(() => {
    utility.destroy();
    mount.remove();
    expect(errors.map(String).join('\n')).to.equal('');
  });

  it('says that it is there once it has rendered, and answers a hello', async () => {
    await utility.setFault(null);
    await waitUntil(() => from('ready').length === 1, 'the first message');
    expect(mount.textContent.trim()).to.equal('Waiting for the softphone');
    say('hello');
    await waitUntil(() => from('ready').length === 2, 'the answer');
    await waitUntil(() => mount.textContent.includes('Connected'), 'the words');
    expect(mount.firstElementChild?.classList.contains('cOmniBridge')).to.equal(true);
  });

  it('calls the toolkit for who wanted it, and answers', async () => {
    await utility.setFault(null);
    await waitUntil(() => from('ready').length === 1, 'the first message');
    answer = () => Promise.resolve({ statusId: 'x' });
    ask('r1', { action: 'setStatus', statusId: 'x', by: 'agent' });
    await waitUntil(() => from('answer').length === 1, 'the answer');
    ask('r2', { action: 'logout', by: 'sync' });
    await waitUntil(() => from('answer').length === 2, 'the second answer');
    expect(calls).to.deep.equal([
      ['setServicePresenceStatus', { statusId: 'x' }, 'agentInPanel'],
      ['logout', undefined, 'softphone'],
    ]);
  });

  it('passes an event on', async () => {
    await utility.setFault(null);
    utility.fire(omniAuraEvent({ event: 'loginSuccess', statusId: '0N505Y000001cA1' }, true));
    await waitUntil(() => from('event').length === 1, 'the event');
    expect(from('event')[0]?.['body']).to.deep.equal({
      name: 'loginSuccess',
      params: { statusId: '0N505Y000001cA1' },
    });
  });

  it('hears and says nothing while it is silent, and is the same one afterwards', async () => {
    await utility.setFault(null);
    await waitUntil(() => from('ready').length === 1, 'the first message');
    await utility.setFault('silent');
    say('hello');
    utility.fire(omniAuraEvent({ event: 'connectionError' }, true));
    await utility.setFault(null);
    // A message is heard in the order of its publishing, so all before it have been by then.
    say('hello', { instance: 'last' });
    await waitUntil(() => from('ready').length > 1, 'an answer to the last one');
    expect(from('event')).to.deep.equal([]);
    expect(new Set(from('ready').map((each) => each['instance'])).size).to.equal(1);
  });

  it('is gone while it is absent, and another one afterwards', async () => {
    await utility.setFault('absent');
    say('hello');
    expect(mount.childElementCount).to.equal(0);
    await utility.setFault(null);
    await waitUntil(() => from('ready').length === 1, 'the first message');
    await utility.setFault('absent');
    expect(mount.childElementCount).to.equal(0);
    await utility.setFault(null);
    await waitUntil(() => from('ready').length === 2, 'another first message');
    expect(new Set(from('ready').map((each) => each['instance'])).size).to.equal(2);
  });
});

describe('the stand-in for Aura', () => {
  it('refuses Lightning Message Service in init, and markup that its controller does not fit', async () => {
    const errors: string[] = [];
    const make = (controller: object): AuraUtility =>
      new AuraUtility(
        {
          name: 'Test',
          markup: component(`
            <aura:handler name="init" value="{!this}" action="{!c.begin}" />
            <lightning:messageChannel aura:id="channel" type="A__c" />`),
          css: '',
          scripts: ['Controller'],
          channels: ['A__c'],
        },
        {
          mount: document.createElement('div'),
          messages: new MessageService(['A__c']),
          toolkit: () => Promise.resolve(null),
          onError: (error) => errors.push(String(error)),
        },
        () => Promise.resolve(controller),
      );
    await make({
      begin: (cmp: { find(id: string): { publish(message: object): void } }) =>
        cmp.find('channel').publish({}),
    }).setFault(null);
    await make({}).setFault(null);
    expect(errors).to.have.length(2);
    expect(errors[0]).to.contain('init');
    expect(errors[1]).to.contain('no function begin');
  });
});
