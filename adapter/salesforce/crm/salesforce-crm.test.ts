import { createOpenCti } from '@salesforce/open-cti';
import { expect } from 'chai';
import { CrmError, type CrmPort } from '../../ports/crm.js';
import { createManualClock, type ManualClock } from '../../ports/simulated/manual-clock.js';
import {
  createFakeOpenCti,
  failed,
  NO_ANSWER,
  succeeded,
  type FakeOpenCti,
} from '../testing/fake-open-cti.js';
import { createSalesforceCrm } from './salesforce-crm.js';

const TASK = '00T5g00000000001AA';
const MARIA = '0035g0000000001AAA';

describe('Salesforce around the phone, by Open CTI', () => {
  let clock: ManualClock;
  let fake: FakeOpenCti;
  let port: CrmPort;

  const open = (spellings?: (address: string) => Promise<readonly string[]>): CrmPort => {
    const stops: (() => void)[] = [];
    const timer = {
      setTimeout: (callback: () => void, milliseconds: number) =>
        stops.push(clock.after(milliseconds, callback)) - 1,
      clearTimeout: (handle: number) => stops[handle]?.(),
    };
    return createSalesforceCrm({
      openCti: createOpenCti(fake.library, timer),
      clock,
      ...(spellings === undefined ? {} : { spellings }),
    });
  };

  beforeEach(() => {
    clock = createManualClock();
    fake = createFakeOpenCti();
    port = open();
  });

  const argsOf = (method: string) =>
    fake.calls.filter((call) => call.method === method).map(({ args }) => args);
  const reasonOf = async (call: Promise<unknown>, milliseconds = 0): Promise<unknown> => {
    let told: unknown = null;
    call.then(
      () => (told = 'resolved'),
      (error: unknown) => (told = error instanceof CrmError ? error.reason : error),
    );
    await clock.advance(milliseconds);
    return told;
  };

  it('gives a save a minute, as an org’s automation is slow, and hears a late answer', async () => {
    const late: string[] = [];
    let answer: (() => void) | null = null;
    fake.respond = (method) => (method === 'saveLog' ? NO_ANSWER : succeeded(null));
    const saved = port.saveCallLog({ task: null, fields: { Subject: 'x' } }, (id) => late.push(id));
    const [args] = argsOf('saveLog');
    if (typeof args === 'object' && args !== null && 'callback' in args) {
      const { callback } = args;
      if (typeof callback === 'function') {
        answer = () => void Reflect.apply(callback, null, [succeeded({ recordId: TASK })]);
      }
    }
    expect(await reasonOf(saved, 59_999)).to.equal(null);
    expect(await reasonOf(saved, 1)).to.equal('noAnswer');
    answer?.();
    answer?.();
    expect(late[0]).to.equal(TASK);
  });

  it('does not take a yes without a name for a no', async () => {
    fake.respond = () => succeeded(null);
    expect(await reasonOf(port.saveCallLog({ task: null, fields: { a: 1 } }))).to.equal('noAnswer');
  });

  it('knows which record it has changed, whatever the answer says', async () => {
    fake.respond = () => succeeded(null);
    expect(await port.saveCallLog({ task: TASK, fields: { Status: 'Completed' } })).to.equal(TASK);
    expect(argsOf('saveLog')).to.have.length(1);
    expect(argsOf('saveLog')[0]).to.deep.include({ value: { Id: TASK, Status: 'Completed' } });
  });

  it('shows a Task that was made, and does not disturb the agent for one that was changed', async () => {
    fake.respond = () => succeeded(TASK);
    await port.saveCallLog({ task: null, fields: { a: 1 } });
    expect(argsOf('refreshView')).to.have.length(1);
    await port.saveCallLog({ task: TASK, fields: { a: 2 } });
    expect(argsOf('refreshView')).to.have.length(1);
  });

  it('pops by the spelling that finds somebody, and looks without a pop until then', async () => {
    port = open(() => Promise.resolve(['+14155550117', '4155550117', '415']));
    fake.respond = (_, args) =>
      succeeded(args['searchParams'] === '4155550117' ? { [MARIA]: { Name: 'Maria' } } : {});
    const outcome = await port.popFor({ address: '+14155550117', direction: 'inbound' });
    expect(outcome.is).to.equal('one');
    expect(
      argsOf('searchAndScreenPop').map((args) =>
        typeof args === 'object' && args !== null
          ? [Reflect.get(args, 'searchParams'), Reflect.get(args, 'deferred') ?? false]
          : args,
      ),
    ).to.deep.equal([
      ['+14155550117', true],
      ['4155550117', true],
      ['4155550117', false],
    ]);
  });

  it('opens a record, an address and a flow as Open CTI wants it', async () => {
    await port.popTo({ is: 'record', id: MARIA });
    await port.popTo({ is: 'url', url: '/lightning/page/home' });
    await port.popTo({ is: 'flow', name: 'Verify', inputs: { caseId: '500' } });
    const wanted = [
      { type: 'sobject', params: { recordId: MARIA } },
      { type: 'url', params: { url: '/lightning/page/home' } },
      {
        type: 'flow',
        params: {
          flowDevName: 'Verify',
          flowArgs: [{ name: 'caseId', type: 'String', value: '500' }],
        },
      },
    ];
    const given = argsOf('screenPop');
    expect(given).to.have.length(wanted.length);
    for (const [index, pop] of wanted.entries()) expect(given[index]).to.deep.include(pop);
  });

  it('begins a new record with the address', async () => {
    fake.respond = () => succeeded({});
    await port.popFor({ address: '+49301', direction: 'inbound' });
    await port.popFor({ address: 'a@b.example', direction: 'inbound' });
    const [phone, mail] = argsOf('searchAndScreenPop');
    expect(phone).to.deep.include({ callType: 'inbound', defaultFieldValues: { Phone: '+49301' } });
    expect(mail).to.deep.include({ defaultFieldValues: { Email: 'a@b.example' } });
  });

  it('cannot look for Tasks where the softphone layout has none', async () => {
    fake.respond = () => succeeded({ Internal: { objects: {} } });
    expect(await port.findCallLog('c1')).to.deep.equal({ is: 'unknown' });
    expect(argsOf('searchAndScreenPop')).to.deep.equal([]);
  });

  it('asks a console that is still starting again, for what was wanted last', async () => {
    fake.respond = () => failed('SOFTPHONE_CONTAINER_ERROR', 'Not yet.');
    port.notice({ label: 'Phone', icon: 'call' });
    await clock.advance(0);
    port.notice({ label: 'Incoming call', icon: 'incoming_call' });
    fake.respond = () => succeeded(null);
    await clock.advance(30_000);
    expect(argsOf('setSoftphoneItemLabel').at(-1)).to.include({ label: 'Incoming call' });
    const calls = fake.calls.length;
    port.notice({ label: 'Incoming call', icon: 'incoming_call' });
    await clock.advance(30_000);
    expect(fake.calls.length, 'it says so already').to.equal(calls);
  });

  it('turns links on and off in the order that was asked for, one call at a time', async () => {
    for (const allowed of [true, false, true, false]) port.allowClickToDial(allowed);
    await clock.advance(1_000);
    const last = fake.calls.filter(({ method }) => /able.*Dial/.test(method)).at(-1);
    expect(last?.method).to.equal('disableClickToDial');
  });

  it('leaves no timer and no link behind', async () => {
    fake.respond = () => failed('SOFTPHONE_CONTAINER_ERROR', 'Not yet.');
    port.allowClickToDial(true);
    port.notice({ label: 'Phone', icon: 'call' });
    await clock.advance(100);
    port.dispose();
    port.dispose();
    await clock.advance(0);
    expect(clock.waiting).to.equal(0);
    expect(argsOf('disableClickToDial')).to.have.length(1);
  });
});
