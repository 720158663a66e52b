import { createOpenCti } from '@salesforce/open-cti';
import { expect } from 'chai';
import { HostError } from '../ports/host.js';
import { createManualClock, type ManualClock } from '../ports/simulated/manual-clock.js';
import { hostOf, type SalesforceHost } from './host.js';
import {
  createFakeOpenCti,
  failed,
  NO_ANSWER,
  succeeded,
  type FakeOpenCti,
} from './testing/fake-open-cti.js';

describe('the host', () => {
  let clock: ManualClock;
  let fake: FakeOpenCti;
  let host: SalesforceHost;

  beforeEach(() => {
    clock = createManualClock();
    fake = createFakeOpenCti();
    const stops: (() => void)[] = [];
    const timer = {
      setTimeout: (callback: () => void, milliseconds: number) =>
        stops.push(clock.after(milliseconds, callback)) - 1,
      clearTimeout: (id: number) => stops[id]?.(),
    };
    host = hostOf(createOpenCti(fake.library, timer), 10_000, clock);
  });

  const failure = async (call: Promise<unknown>, milliseconds: number): Promise<string> => {
    let told: unknown = null;
    call.then(
      () => (told = 'resolved'),
      (error: unknown) => (told = error),
    );
    await clock.advance(milliseconds);
    if (!(told instanceof HostError)) throw new Error(`Expected a HostError: ${String(told)}`);
    return told.reason;
  };

  it('gives the settings as texts', async () => {
    fake.respond = () => succeeded({ '/omniSync/enabled': 'true', '/a/number': 7, '/a/list': [1] });
    expect(await host.settings()).to.deep.equal({ '/omniSync/enabled': 'true', '/a/number': '7' });
  });

  it('asks again while the container starts', async () => {
    let asked = 0;
    fake.respond = () => {
      asked += 1;
      return asked < 4
        ? failed('SOFTPHONE_CONTAINER_ERROR', 'Not ready.')
        : succeeded({ '/a/b': 'c' });
    };
    const settings = host.settings();
    await clock.advance(3_000);
    expect(await settings).to.deep.equal({ '/a/b': 'c' });
    expect(asked).to.equal(4);
  });

  it('says no to a container that never starts, within its time limit', async () => {
    fake.respond = () => failed('SOFTPHONE_CONTAINER_ERROR', 'Not ready.');
    expect(await failure(host.settings(), 10_000)).to.equal('settingsRefused');
  });

  it('tells a refusal from silence', async () => {
    fake.respond = () => failed('GENERIC_ERROR', 'No call center.');
    expect(await failure(host.settings(), 0)).to.equal('settingsRefused');
    fake.respond = () => succeeded(null);
    expect(await failure(host.settings(), 0)).to.equal('noCallCenter');
    fake.respond = () => succeeded({});
    expect(await failure(host.settings(), 0)).to.equal('noCallCenter');
    fake.respond = () => NO_ANSWER;
    expect(await failure(host.settings(), 10_000)).to.equal('noAnswer');
  });

  it('subscribes to a channel again until Salesforce takes it', async () => {
    fake.respond = (method) =>
      method === 'subscribe' && clock.now() < begin + 2_000
        ? failed('SOFTPHONE_CONTAINER_ERROR', 'Not ready.')
        : succeeded(null);
    const begin = clock.now();
    const heard: unknown[] = [];
    host.messages.subscribe('X__c', (message) => heard.push(message));
    await clock.advance(5_000);
    fake.tell('subscribe', 'hello');
    expect(heard).to.deep.equal(['hello']);
    expect(clock.waiting).to.equal(0);
  });

  it('stops trying when the subscription is ended', async () => {
    fake.respond = () => failed('GENERIC_ERROR', 'No.');
    const stop = host.messages.subscribe('X__c', () => undefined);
    await clock.advance(1_000);
    stop();
    expect(clock.waiting).to.equal(0);
  });

  it('ends a subscription that comes about after it was ended', async () => {
    const stop = host.messages.subscribe('X__c', () => undefined);
    stop();
    await clock.advance(0);
    const methods = fake.calls
      .map(({ method }) => method)
      .filter((name) => name.endsWith('subscribe'));
    expect(methods).to.deep.equal(['subscribe', 'unsubscribe']);
  });

  it('does not throw where a message cannot be published', async () => {
    fake.respond = () => {
      throw new Error('Not serialisable.');
    };
    host.messages.publish('X__c', { a: 1 });
    await clock.advance(0);
  });
});
