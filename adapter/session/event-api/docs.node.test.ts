import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { EVENT_API_ACTIONS } from '../../definition/event-api-settings.js';
import { ALERTING, CONNECTED, interaction } from '../../panel/phone/phone-fixtures.js';
import { BUSY, READY } from '../../panel/view-fixtures.js';
import { isRecord, readJson, type JsonRecord } from '../../ports/json.js';
import { readAction, readMessage } from './read-message.js';
import { REASONS } from './reasons.js';
import { ALL_ACTIONS, openEventDesk } from './testing/event-desk.js';

/** The examples of docs/event-api.md, held against the code that reads and writes such messages. */

const FOLDER = new URL('../../../docs/', import.meta.url);
const DOCS = readFileSync(new URL('event-api.md', FOLDER), 'utf8');

const EXAMPLES = [...DOCS.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => {
  const value = readJson(text);
  if (!isRecord(value)) throw new Error(`This is no JSON object: ${text}`);
  return value;
});

const ofUs = EXAMPLES.filter(({ source }) => source === 'softphone');
const ofOthers = EXAMPLES.filter(({ source }) => source !== undefined && source !== 'softphone');
const actions = [
  ...EXAMPLES.filter(({ action }) => action !== undefined),
  ...ofOthers.flatMap(({ type, body }) => (type === 'action' && isRecord(body) ? [body] : [])),
];
/** Events and answers, whether the example shows them whole or not. */
const told = [
  ...EXAMPLES.filter(({ event, result }) => event !== undefined || result !== undefined),
  ...ofUs.flatMap(({ body }) => (isRecord(body) ? [body] : [])),
];

/** What fields it has, and of which kind; what is null, or may be, is left open. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return 'list';
  if (!isRecord(value)) return value === null ? 'open' : typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, shapeOf(inner)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function fits(example: unknown, real: unknown): boolean {
  if (example === 'open' || real === 'open') return true;
  if (!isRecord(example) || !isRecord(real)) return example === real;
  const keys = Object.keys(example);
  return (
    keys.join() === Object.keys(real).join() && keys.every((key) => fits(example[key], real[key]))
  );
}

/** One of each message that the softphone says. */
async function everything(personal: boolean): Promise<readonly JsonRecord[]> {
  const desk = await openEventDesk(
    { ...ALL_ACTIONS, eventApiPersonal: String(personal) },
    { ...READY, signIn: 'signedOut', phone: null },
  );
  const { phone: _none, ...signedIn } = READY;
  await desk.shows(signedIn);
  await desk.shows({ sync: { ...READY.sync, is: 'paused' } });
  await desk.showsInteractions(ALERTING);
  await desk.showsInteractions(ALERTING, CONNECTED);
  await desk.ask({ action: 'mute', interaction: 'c1' });
  await desk.showsInteractions(interaction({ muted: true }));
  await desk.ask({ action: 'setStatus', status: 'BUSY' });
  await desk.shows({ pureCloud: { ...READY.pureCloud, pending: BUSY } });
  await desk.clock.advance(3_000);
  for (let nth = 0; nth < 6; nth += 1) await desk.ask({ action: 'dial', number: '+4930123456' });
  await desk.showsInteractions(interaction({ id: 'c7', direction: 'outbound' }));
  await desk.say({ version: 7, source: 'acme', instanceId: 'i' });
  await desk.shows({ signIn: 'signedOut', phone: null });
  await desk.use({ eventApi: 'off' });
  return desk.heard();
}

const bodiesOf = (messages: readonly JsonRecord[]): readonly JsonRecord[] =>
  messages.flatMap(({ body }) => (isRecord(body) ? [body] : []));

describe('docs/event-api.md', () => {
  let real: readonly JsonRecord[];

  before(async () => {
    real = [...(await everything(false)), ...(await everything(true))];
  });

  it('has examples, and no other JSON', () => {
    expect(ofOthers.length).to.be.greaterThan(1);
    expect(ofUs.length).to.be.greaterThan(2);
    const shown = [...ofOthers, ...ofUs, ...EXAMPLES.filter((one) => one['source'] === undefined)];
    expect(shown).to.have.length(EXAMPLES.length);
    for (const { source, action, event, result } of EXAMPLES) {
      expect([source, action, event, result].some((part) => part !== undefined)).to.equal(true);
    }
  });

  it('shows messages of components that the softphone reads', () => {
    for (const message of ofOthers) {
      const heard = readMessage(message);
      expect(heard?.is, JSON.stringify(message)).to.equal(message['type']);
    }
    for (const body of actions) {
      expect(readAction(body), JSON.stringify(body)).to.deep.include({ ok: true });
    }
  });

  it('shows every action', () => {
    expect(new Set(actions.map(({ action }) => action))).to.deep.equal(new Set(EVENT_API_ACTIONS));
  });

  it('shows messages as the softphone says them', () => {
    for (const message of ofUs) {
      const alike = real.filter(({ type }) => type === message['type']);
      const isOne = alike.some((one) => fits(shapeOf(message), shapeOf(one)));
      expect(isOne, JSON.stringify(message)).to.equal(true);
    }
    for (const body of told) {
      const { event, result, reason } = body;
      const alike = bodiesOf(real).filter(
        (one) => one['event'] === event && one['result'] === result && one['reason'] === reason,
      );
      const isOne = alike.some((one) => fits(shapeOf(body), shapeOf(one)));
      expect(isOne, `${JSON.stringify(body)}\nbut\n${JSON.stringify(alike)}`).to.equal(true);
    }
  });

  it('shows every event and every kind of message, and names every reason', () => {
    const events = (bodies: readonly JsonRecord[]) =>
      new Set(bodies.flatMap(({ event }) => (event === undefined ? [] : [event])));
    expect(events(told)).to.deep.equal(events(bodiesOf(real)));
    const types = (messages: readonly JsonRecord[]) => new Set(messages.map(({ type }) => type));
    const ofEvent = new Set([...types(ofUs), 'event']);
    expect(ofEvent).to.deep.equal(types(real));
    const [, table = ''] = DOCS.split('| `reason`');
    for (const reason of Object.keys(REASONS)) expect(table).to.contain(`\`${reason}\``);
  });
});

describe('docs/samples/softphoneListener', () => {
  const sample = readFileSync(
    new URL('samples/softphoneListener/softphoneListener.js', FOLDER),
    'utf8',
  );

  it('says what the softphone reads', () => {
    expect(sample).to.contain("@salesforce/messageChannel/SoftphoneEvents__c'");
    const source = /SOURCE = '(.*)'/.exec(sample)?.[1];
    const hello = { version: 1, source, instanceId: 'i', seq: 1, type: 'hello', body: {} };
    expect(readMessage(hello)).to.deep.equal({ is: 'hello' });
  });

  it('knows every event that a softphone may tell but those that it does without', () => {
    const cases = [...sample.matchAll(/case '(\w+)'/g)].map(([, name]) => name);
    expect(cases).to.have.members([
      'status',
      'interactionAdded',
      'interactionChanged',
      'interactionEnded',
      'signedOut',
      'switchedOff',
    ]);
  });
});
