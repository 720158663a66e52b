import { expect } from 'chai';
import { createManualClock, type ManualClock } from '../../ports/simulated/manual-clock.js';
import {
  createFakeOpenCti,
  failed,
  NO_ANSWER,
  succeeded,
  type FakeOpenCti,
} from '../testing/fake-open-cti.js';
import { createOpenCti, type OpenCti } from './client.js';
import { OpenCtiError } from './errors.js';

describe('Open CTI client', () => {
  let clock: ManualClock;
  let fake: FakeOpenCti;
  let openCti: OpenCti;

  beforeEach(() => {
    clock = createManualClock();
    fake = createFakeOpenCti();
    const stops: (() => void)[] = [];
    openCti = createOpenCti(fake.library, {
      setTimeout: (callback, milliseconds) => stops.push(clock.after(milliseconds, callback)) - 1,
      clearTimeout: (timer) => stops[timer]?.(),
    });
  });

  const rejection = async (call: Promise<unknown>, milliseconds = 0): Promise<OpenCtiError> => {
    let told: unknown = null;
    call.then(
      () => (told = 'resolved'),
      (error: unknown) => (told = error),
    );
    await clock.advance(milliseconds);
    if (!(told instanceof OpenCtiError))
      throw new Error(`Expected an OpenCtiError: ${String(told)}`);
    return told;
  };

  it('resolves with what Salesforce returns, and leaves no timer behind', async () => {
    fake.respond = () => succeeded({ '/a/b': 'c' });
    expect(await openCti.getCallCenterSettings()).to.deep.equal({ '/a/b': 'c' });
    expect(clock.waiting).to.equal(0);
  });

  it('rejects when nothing is answered, because the library has no time limit', async () => {
    fake.respond = () => NO_ANSWER;
    const error = await rejection(openCti.getCallCenterSettings(2_000), 2_000);
    expect(error.reason).to.equal('noAnswer');
    expect(error.message).to.contain('getCallCenterSettings').and.to.contain('2000 ms');
    expect((await rejection(openCti.publish('X__c', { a: 1 }), 5_000)).reason).to.equal('noAnswer');
  });

  it('rejects with the code and words of an error, under either name', async () => {
    fake.respond = () => failed('SOFTPHONE_CONTAINER_ERROR', 'The container is not ready.');
    const error = await rejection(openCti.getSoftphoneLayout());
    expect(error.reason).to.equal('refused');
    expect(error.code).to.equal('SOFTPHONE_CONTAINER_ERROR');
    expect(error.message).to.contain('The container is not ready.');
    fake.respond = () => ({
      success: false,
      error: [{ code: 'GENERIC_ERROR', description: 'No.' }],
    });
    expect((await rejection(openCti.getSoftphoneLayout())).code).to.equal('GENERIC_ERROR');
  });

  it('hands on what else Salesforce says of a save', async () => {
    const details = [{ statusCode: 'REQUIRED_FIELD_MISSING' }];
    fake.respond = () => ({
      success: false,
      errors: [{ code: 'SERVER_ERROR', description: 'No.', details }],
    });
    const error = await rejection(openCti.saveLog({ entityApiName: 'Task' }));
    expect(error.details).to.deep.equal(details);
  });

  it('tells of a save whose answer comes after it was given up', async () => {
    const late: unknown[] = [];
    fake.respond = () => NO_ANSWER;
    const waiting = { timeLimit: 9_000, late: (value: unknown) => late.push(value) };
    const save = openCti.saveLog({ entityApiName: 'Task' }, waiting);
    expect((await rejection(save, 9_000)).reason).to.equal('noAnswer');
    const call = fake.calls.find(({ method }) => method === 'saveLog');
    const args: unknown = call?.args;
    if (typeof args !== 'object' || args === null) throw new Error('no arguments');
    const callback: unknown = Reflect.get(args, 'callback');
    if (typeof callback !== 'function') throw new Error('no callback');
    Reflect.apply(callback, null, [failed('SERVER_ERROR', 'No.')]);
    Reflect.apply(callback, null, [succeeded('00T')]);
    expect(late).to.deep.equal(['00T']);
  });

  for (const response of [undefined, null, 'x', 7, {}, { success: 'yes' }]) {
    it(`rejects an answer of another shape: ${response === undefined ? 'nothing' : JSON.stringify(response)}`, async () => {
      fake.respond = () => response;
      expect((await rejection(openCti.getAppViewInfo())).reason).to.equal('invalidAnswer');
    });
  }

  it('survives an error without words', async () => {
    fake.respond = () => ({ success: false });
    expect((await rejection(openCti.refreshView())).reason).to.equal('refused');
  });

  it('turns what the library throws into a rejection', async () => {
    fake.respond = () => {
      throw new Error('Invalid arguments.');
    };
    const error = await rejection(openCti.setSoftphonePanelHeight(10));
    expect(error.reason).to.equal('invalidCall');
    expect(error.message).to.contain('Invalid arguments.');
    expect(clock.waiting).to.equal(0);
  });

  it('calls every method as the library wants it', async () => {
    await Promise.all([
      openCti.getSoftphoneLayout(),
      openCti.getAppViewInfo(),
      openCti.isSoftphonePanelVisible(),
      openCti.setSoftphonePanelVisibility(true),
      openCti.setSoftphonePanelHeight(500),
      openCti.setSoftphonePanelWidth(400),
      openCti.setSoftphonePanelIcon('call'),
      openCti.setSoftphoneItemIcon('call'),
      openCti.setSoftphonePanelLabel('Phone'),
      openCti.setSoftphoneItemLabel('Phone'),
      openCti.enableClickToDial(),
      openCti.disableClickToDial(),
      openCti.notifyInitializationComplete(),
      openCti.refreshView(),
      openCti.saveLog({ entityApiName: 'Task', Subject: 'Call' }),
      openCti.searchAndScreenPop({ callType: 'inbound', searchParams: '5551212' }),
      openCti.screenPop({ type: 'sobject', params: { recordId: '003' } }),
    ]);
    const args = (method: string): unknown =>
      fake.calls.find((call) => call.method === method)?.args;
    expect(args('setSoftphonePanelHeight')).to.include({ heightPX: 500 });
    expect(args('setSoftphonePanelWidth')).to.include({ widthPX: 400 });
    expect(args('saveLog')).to.deep.include({ value: { entityApiName: 'Task', Subject: 'Call' } });
    expect(args('screenPop')).to.deep.include({ type: 'sobject', params: { recordId: '003' } });
  });

  for (const method of ['onClickToDial', 'onNavigationChange'] as const) {
    it(`registers with the library once for all listeners of ${method}`, () => {
      const heard: unknown[] = [];
      const stopFirst = openCti[method]((payload) => heard.push(['first', payload]));
      openCti[method]((payload) => heard.push(['second', payload]));
      stopFirst();
      openCti[method]((payload) => heard.push(['third', payload]));
      fake.tell(method, 1);
      expect(heard).to.deep.equal([
        ['second', 1],
        ['third', 1],
      ]);
      expect(fake.calls.filter((call) => call.method === method)).to.have.length(1);
    });
  }

  it('hears of clicked numbers from the start: the newest goes to the first who listens', async () => {
    const heard: unknown[] = [];
    fake.tell('onClickToDial', 1);
    fake.tell('onClickToDial', 2);
    await clock.advance(9_999);
    const stop = openCti.onClickToDial((payload) => heard.push(payload));
    openCti.onClickToDial((payload) => heard.push(['second', payload]));
    expect(heard).to.deep.equal([2]);
    stop();
    fake.tell('onClickToDial', 3);
    expect(heard).to.deep.equal([2, ['second', 3]]);
    expect(clock.waiting).to.equal(0);
  });

  it('forgets a clicked number that nobody asked about for 10 s', async () => {
    const heard: unknown[] = [];
    fake.tell('onClickToDial', 1);
    await clock.advance(9_000);
    fake.tell('onClickToDial', 2);
    await clock.advance(10_000);
    openCti.onClickToDial((payload) => heard.push(payload));
    expect(heard).to.deep.equal([]);
  });

  it('hears a message channel until it is told to stop, without waiting for an answer to that', async () => {
    const heard: unknown[] = [];
    const stop = await openCti.subscribe('X__c', (message) => heard.push(message));
    fake.tell('subscribe', { a: 1 });
    fake.respond = () => NO_ANSWER;
    stop();
    stop();
    fake.tell('subscribe', { a: 2 });
    expect(heard).to.deep.equal([{ a: 1 }]);
    const ended = fake.calls.filter(({ method }) => method === 'unsubscribe');
    expect(ended).to.deep.equal([
      { method: 'unsubscribe', args: { subscription: { channel: 'X__c' } } },
    ]);
  });

  it('does not hear a channel whose subscription was given up', async () => {
    const heard: unknown[] = [];
    fake.respond = () => NO_ANSWER;
    await rejection(
      openCti.subscribe('X__c', (message) => heard.push(message)),
      5_000,
    );
    fake.tell('subscribe', { a: 1 });
    expect(heard).to.deep.equal([]);
  });
});
