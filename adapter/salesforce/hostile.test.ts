import { expect } from 'chai';
import fc from 'fast-check';
import { createManualClock } from '../ports/simulated/manual-clock.js';
import { HostError } from '../ports/host.js';
import { isRecord, isString } from '../ports/json.js';
import type { OmniPortEvent } from '../ports/omni.js';
import {
  HOSTILE_LIVE,
  hostileAnything,
  hostileCopies,
  isPolluted,
} from '../ports/testing/hostile.js';
import { PortError } from '../ports/port-error.js';
import { readDefinition } from '../definition/read.js';
import { hostOf } from './host.js';
import { createOmniChannel } from './omni-client.js';
import { createOpenCti } from './open-cti/client.js';
import { OpenCtiError } from './open-cti/errors.js';
import { createFakeOpenCti } from './testing/fake-open-cti.js';

/** Whatever Salesforce's side of the page hands over: its library's answers, its messages, the bridge's words. */

const SETTINGS = {
  '/reqGeneralInfo/reqInternalName': 'OmniSync',
  '/omniSync/definitionVersion': '1',
  '/omniSync/enabled': 'true',
};

const timed = () => {
  const clock = createManualClock();
  const fake = createFakeOpenCti();
  const stops: (() => void)[] = [];
  const openCti = createOpenCti(fake.library, {
    setTimeout: (callback, milliseconds) => stops.push(clock.after(milliseconds, callback)) - 1,
    clearTimeout: (timer) => stops[timer]?.(),
  });
  return { clock, fake, openCti };
};

describe('hostile answers of Open CTI', () => {
  const examples = [
    { success: true, returnValue: SETTINGS, errors: null },
    { success: false, returnValue: null, errors: [{ code: 'X', description: 'words' }] },
  ];

  async function answered(response: unknown): Promise<void> {
    const { fake, openCti, clock } = timed();
    fake.respond = () => response;
    let told: unknown = null;
    const host = hostOf(openCti, 1, clock);
    host.settings().then(
      (settings) => (told = settings),
      (reason: unknown) => (told = reason),
    );
    await clock.advance(10_000);
    if (told instanceof Error) {
      expect(told).to.be.instanceOf(HostError);
      return;
    }
    // What is taken for settings is text, and can be read as a definition that does something or says why not.
    if (!isRecord(told)) throw new Error('Nothing was told.');
    const entries = Object.entries(told);
    const texts = entries.filter((entry): entry is [string, string] => isString(entry[1]));
    expect(texts).to.have.length(entries.length);
    readDefinition(Object.fromEntries(texts));
  }

  it('become settings that can be read, or a failure in words', async () => {
    for (const response of hostileCopies(examples, HOSTILE_LIVE)) await answered(response);
    expect(isPolluted()).to.equal(false);
  }).timeout(60_000);

  it('of any shape, the same', () =>
    fc.assert(fc.asyncProperty(hostileAnything(examples), answered))).timeout(60_000);

  it('reject each other call with an OpenCtiError, or resolve', async () => {
    for (const response of HOSTILE_LIVE) {
      const { fake, openCti } = timed();
      fake.respond = () => response;
      for (const call of [
        openCti.getAppViewInfo(),
        openCti.setSoftphonePanelVisibility(true),
        openCti.subscribe('X__c', () => undefined),
        openCti.publish('X__c', { a: 1 }),
      ]) {
        const reason: unknown = await call.then(
          () => null,
          (error: unknown) => error,
        );
        if (reason !== null) expect(reason).to.be.instanceOf(OpenCtiError);
      }
    }
  });
});

describe('hostile messages on the Lightning message channel', () => {
  const bridge = { protocol: 1, source: 'bridge', instance: 'b1' };
  const event = (name: string, params: object): object => ({
    ...bridge,
    seq: 2,
    kind: 'event',
    body: { name, params },
  });
  const told = (value: unknown): object => ({ is: 'answered', value });
  const examples = [
    { ...bridge, seq: 1, kind: 'ready', body: { omni: 'answers' } },
    event('statusChanged', {
      statusId: '0N5000000000001',
      statusName: 'Busy',
      statusApiName: 'Busy',
      channels: '["Case"]',
      reason: 'OmniManualStatusChange',
    }),
    event('loginSuccess', { statusId: '0N5000000000001' }),
    event('logout', { reason: 'DuplicateLogin' }),
    event('workAssigned', { workItemId: '500000000000001', workId: '0Bz000000000001' }),
    event('workloadChanged', { currentPercentage: 50, newPercentage: 75 }),
    {
      ...bridge,
      seq: 3,
      kind: 'answer',
      requestId: 's-1',
      body: {
        status: told({ statusId: '0N5000000000001', statusApiName: 'Busy', statusName: 'Busy' }),
        channels: told('[]'),
        works: told([{ workItemId: '500000000000001', workId: '0Bz000000000001' }]),
        workload: told({ currentPercentage: '50' }),
      },
    },
  ];

  /** Hears the messages; the answers also while a read and a set wait for them. */
  async function hear(messages: Iterable<unknown>): Promise<readonly OmniPortEvent[]> {
    const clock = createManualClock();
    const listeners = new Set<(message: unknown) => void>();
    const published: Readonly<Record<string, unknown>>[] = [];
    const heard: OmniPortEvent[] = [];
    const omni = createOmniChannel({
      clock,
      instanceId: 's',
      messages: {
        subscribe: (_channel, listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        publish: (_channel, message) => void published.push(message),
      },
    });
    omni.listen((told) => heard.push(told));
    await clock.advance(0);
    for (const listener of listeners) listener(examples[0]);
    const asked = [omni.read(), omni.set('0N5000000000001', 'sync')].map((call) =>
      call.then(
        () => null,
        (reason: unknown) => reason,
      ),
    );
    await clock.advance(0);
    const sets = published.length;
    let seq = 1;
    for (const message of messages) {
      seq += 1;
      for (const listener of [...listeners]) listener(numbered(message, seq));
    }
    await clock.advance(30_000);
    for (const reason of await Promise.all(asked)) {
      if (reason !== null) expect(reason).to.be.instanceOf(PortError);
    }
    const later = published.slice(sets).filter((each) => isStatusRequest(each));
    expect(new Set(later.map(({ requestId }) => requestId)).size).to.be.most(1);
    omni.dispose();
    return heard;
  }

  /** A message that comes after all others, so that it is not taken for one that was heard already. */
  const numbered = (message: unknown, seq: number): unknown => {
    try {
      return isRecord(message) && typeof message['seq'] === 'number'
        ? { ...message, seq }
        : message;
    } catch {
      return message;
    }
  };

  /** A status that is to be set; the one that the test has asked for may be asked for again. */
  const isStatusRequest = (message: unknown): boolean =>
    isRecord(message) &&
    message['kind'] === 'request' &&
    isRecord(message['body']) &&
    message['body']['action'] !== 'read';

  it('never throw, and tell only statuses that are text', async () => {
    for (const by of HOSTILE_LIVE) {
      for (const each of await hear(hostileCopies(examples, [by]))) {
        if (each.type === 'status') expect(each.status).to.be.a('string');
        if (each.type === 'work') expect(each.id).to.be.a('string');
        if (each.type === 'workload') expect(Number.isFinite(each.percent)).to.equal(true);
      }
    }
    expect(isPolluted()).to.equal(false);
  }).timeout(60_000);

  it('of any shape, the same', () =>
    fc.assert(
      fc.asyncProperty(fc.array(hostileAnything(examples), { maxLength: 20 }), async (messages) => {
        await hear(messages);
      }),
    )).timeout(60_000);
});
