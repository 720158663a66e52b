import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { isRecord } from '../../ports/json.js';
import { BRIDGE_CHANNEL } from '../bridge-protocol.js';
import { EVENT_CHANNEL } from '../event-channel.js';
import { createVoiceMessages } from './messages.js';

/** The sample that an org with Salesforce Voice deploys: docs/samples/salesforceVoice. */
const FOLDER = new URL(
  '../../../docs/samples/salesforceVoice/aura/OmniVoiceBridge/',
  import.meta.url,
);
const textOf = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');

/** Evaluates a bundle's file as Aura does: a bare object expression. */
function bundle(file: string): Readonly<Record<string, unknown>> {
  const made: unknown = runInThisContext(`(${textOf(file)}\n)`, { filename: file });
  if (!isRecord(made)) throw new Error(`${file} is not a bare object expression.`);
  return made;
}

/** The component between a connector and the console's channels. */
function makeBridge() {
  const controller = bundle('OmniVoiceBridgeController.js');
  const helper = bundle('OmniVoiceBridgeHelper.js');
  const markup = textOf('OmniVoiceBridge.cmp');
  const published: [channel: string, message: unknown][] = [];
  const component = {
    find: (id: string) =>
      markup.includes(`aura:id="${id}"`)
        ? { publish: (message: unknown) => void published.push([id, message]) }
        : undefined,
    get: (name: string) =>
      name === 'v.handleMessage' ? (message: unknown) => messages.hear(message) : undefined,
  };
  const run = (action: string, event: object): void => {
    const handler = controller[action];
    if (typeof handler !== 'function') throw new Error(`There is no action ${action}.`);
    Reflect.apply(handler, controller, [component, event, helper]);
  };
  const messages = createVoiceMessages((message) =>
    run('publishMessage', {
      getParam: (name: string) => (name === 'arguments' ? { message } : undefined),
    }),
  );
  /** What the console's channel hands the component. */
  const arrive = (channel: string, message: object): void => {
    const [, action = ''] =
      new RegExp(`type="${channel}"[^>]*onMessage="\\{!c\\.(\\w+)\\}"`).exec(markup) ?? [];
    run(action, { getParams: () => message });
  };
  return { messages, published, arrive };
}

describe('the message bridge of a contact center', () => {
  for (const channel of [BRIDGE_CHANNEL, EVENT_CHANNEL]) {
    it(`carries ${channel} both ways`, () => {
      const { messages, published, arrive } = makeBridge();
      const heard: unknown[] = [];
      messages.subscribe(channel, (message) => heard.push(message));
      messages.publish(channel, { kind: 'hello' });
      expect(published).to.deep.equal([[channel, { kind: 'hello' }]]);
      arrive(channel, { kind: 'ready' });
      expect(heard).to.deep.equal([{ kind: 'ready' }]);
    });
  }

  it('carries nothing for another channel', () => {
    const { messages, published } = makeBridge();
    messages.publish('Another__c', { kind: 'hello' });
    expect(published).to.deep.equal([]);
  });
});
