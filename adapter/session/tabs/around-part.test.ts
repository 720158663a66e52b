import { expect } from 'chai';
import { createManualClock, type ManualClock } from '../../ports/simulated/manual-clock.js';
import {
  createSimulatedCrm,
  SimulatedCrmOrg,
  type SimulatedCrm,
} from '../../ports/simulated/simulated-crm.js';
import { createMemoryStorage } from '../../purecloud/testing/memory-storage.js';
import { READY } from '../../panel/view-fixtures.js';
import { CALL_LOGS, CALL_MARKS } from '../phone-around/code.js';
import { AroundDesk, CALL, MARIA, MARIA_ID, viewOf } from '../phone-around/testing/around-desk.js';
import type { PhoneDesk } from '../phone/code.js';
import type { ShownInteraction } from '../phone/view.js';
import { createFakeSignIn, type FakeSignIn } from '../testing/fake-sign-in.js';
import type { SoftphoneView } from '../view.js';
import { createAroundAtWork } from './around-at-work.js';
import { createAroundPart, type AroundPart } from './around-part.js';
import { FakeBrowser, type FakeTab } from './testing/fake-browser.js';

interface PartTab {
  readonly part: AroundPart;
  readonly crms: readonly SimulatedCrm[];
  readonly tab: FakeTab;
  readonly passed: readonly unknown[];
  readonly signIn: FakeSignIn;
  readonly view: SoftphoneView;
  /** The softphone shows this. */
  show(view: SoftphoneView): Promise<void>;
}

describe('Salesforce around the phone, in one tab', () => {
  let clock: ManualClock;
  let browser: FakeBrowser;
  let org: SimulatedCrmOrg;
  let storage: ReturnType<typeof createMemoryStorage>;
  let settings: Record<string, string>;
  let loads: number;
  let failLoads: number;
  const attributes: Record<string, string> = {};

  beforeEach(() => {
    clock = createManualClock();
    browser = new FakeBrowser(clock);
    org = new SimulatedCrmOrg();
    storage = createMemoryStorage();
    settings = {};
    loads = 0;
    failLoads = 0;
  });

  /** A phone at work, as far as this part asks it. */
  const desk = (): PhoneDesk => ({
    view: viewOf([]),
    begun: Promise.resolve(),
    attributes: (_, names) =>
      Promise.resolve(
        Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name))),
      ),
    act: () => undefined,
    holdsBack: () => false,
    dispose: () => undefined,
  });

  async function open({ leads = true, visible = true } = {}): Promise<PartTab> {
    const tab = browser.open(visible);
    const crms: SimulatedCrm[] = [];
    const passed: unknown[] = [];
    const signIn = createFakeSignIn({ is: 'signedIn', until: Number.MAX_VALUE, endsSoon: false });
    const own = leads ? desk() : null;
    let told: SoftphoneView = READY;
    let shown = told;
    const draw = (): void => {
      shown = part.show(told, { leads, desk: own });
    };
    const part = createAroundPart({
      softphone: {
        clock: tab.clock,
        language: 'en',
        tabs: tab.tabs,
        name: 'tabs',
        connectHost: () =>
          Promise.resolve({
            org: 'org',
            settings: () => Promise.resolve({ ...settings }),
            crm() {
              const made = createSimulatedCrm({ clock: tab.clock, org });
              crms.push(made);
              return Promise.resolve(made.port);
            },
            omni: {
              retryNow: () => undefined,
              listen: () => () => undefined,
              read: () => Promise.reject(new Error('not here')),
              set: () => Promise.reject(new Error('not here')),
              dispose: () => undefined,
            },
          }),
        makeSignIn: () => signIn,
        phone: {
          load: () => Promise.reject(new Error('not here')),
          storage: createMemoryStorage(),
          around: {
            storage,
            load() {
              loads += 1;
              if (loads <= failLoads) return Promise.reject(new Error('no network'));
              return Promise.resolve({ createAroundAtWork });
            },
          },
        },
      },
      tab: tab.id,
      confirm: () => Promise.resolve(leads),
      phone: (deed) => passed.push(deed),
      pass: (deed) => passed.push(deed),
      signOut: () => signIn.become({ is: 'signedOut' }),
      onChange: draw,
    });
    part.tapped.makeSignIn({ environment: 'mypurecloud.de', clientId: 'x' });
    await part.tapped.connectHost();
    return {
      part,
      crms,
      tab,
      passed,
      signIn,
      get view() {
        return shown;
      },
      async show(view) {
        told = view;
        draw();
        await clock.advance(200);
      },
    };
  }

  const withCalls = (...calls: readonly ShownInteraction[]): SoftphoneView => ({
    ...READY,
    phone: viewOf(calls),
  });
  const call = (change: Partial<ShownInteraction> = {}): ShownInteraction =>
    new AroundDesk().begun({ since: clock.now(), connectedAt: clock.now(), ...change });

  it('begins once there is a phone, and asks nothing of Salesforce before', async () => {
    const tab = await open();
    await tab.show(READY);
    expect([loads, tab.crms.length, tab.view.around]).to.deep.equal([0, 0, null]);
    await tab.show(withCalls());
    await tab.show(withCalls());
    expect([loads, tab.crms.length]).to.deep.equal([1, 1]);
    expect(tab.view.around).to.deep.include({ logs: true, leaving: null });
    expect(tab.crms[0]?.dialling).to.equal(true);
  });

  it('never begins without a phone, as where another client has it', async () => {
    const tab = await open();
    await tab.show({ ...READY, phone: null });
    await clock.advance(600_000);
    expect(loads).to.equal(0);
  });

  it('is tried again where its code cannot be loaded', async () => {
    failLoads = 2;
    const tab = await open();
    await tab.show(withCalls());
    expect(tab.view.around).to.equal(null);
    await clock.advance(10_000);
    expect(tab.view.around).not.to.equal(null);
    expect(loads).to.equal(3);
  });

  it('does not take a phone that is being connected anew for a sign-out', async () => {
    const tab = await open();
    await tab.show(withCalls(call()));
    await tab.show({ ...READY, phone: null });
    expect(tab.crms[0]?.notices.at(-1)?.icon).to.equal('call');
    expect(tab.crms[0]?.dialling).to.equal(true);
    expect([...org.tasks]).to.have.length(1);
    await clock.advance(60_000);
    expect([...org.tasks.values()][0]).to.include({ Status: 'In Progress' });
  });

  it('says that nobody is signed in, and keeps nothing of who signed out by themselves', async () => {
    const tab = await open();
    await tab.show(withCalls(call()));
    await tab.show(withCalls());
    await clock.advance(10_000);
    expect(storage.getItem(CALL_LOGS)).not.to.equal(null);
    tab.part.signOut();
    await tab.show({ ...READY, signIn: 'signedOut', agentId: null, phone: null });
    expect(storage.getItem(CALL_LOGS)).to.equal(null);
    expect(storage.getItem(CALL_MARKS)).to.equal(null);
    expect(tab.crms[0]?.notices.at(-1)?.icon).to.equal('end_call');
    expect(tab.crms[0]?.dialling).to.equal(false);
    tab.crms[0]?.click({ number: MARIA, record: null });
    expect(tab.view.around?.refused).to.include({ because: 'signedOut', number: MARIA });
  });

  it('keeps everything of an agent whose sign-in ran out', async () => {
    const tab = await open();
    await tab.show(withCalls(call()));
    tab.signIn.become({ is: 'signedOut', because: 'expired' });
    await tab.show({ ...READY, signIn: 'signedOut', phone: null });
    expect(storage.getItem(CALL_LOGS)).not.to.equal(null);
  });

  it('asks before a sign-out that loses call logs, and signs out when it is told to', async () => {
    const tab = await open();
    org.fail('refused', 100);
    await tab.show(withCalls(call()));
    tab.part.signOut();
    await clock.advance(0);
    expect(tab.view.around?.leaving?.logs).to.equal(1);
    expect(tab.signIn.state.is).to.equal('signedIn');
    tab.part.act({ is: 'stay' });
    expect(tab.view.around?.leaving).to.equal(null);
    tab.part.signOut();
    await clock.advance(0);
    tab.part.act({ is: 'leave' });
    expect(tab.signIn.state.is).to.equal('signedOut');
    expect(storage.getItem(CALL_LOGS)).to.equal(null);
  });

  it('asks before a sign-out with somebody at the other end, whatever is logged', async () => {
    const tab = await open();
    await tab.show(withCalls({ ...call(), media: 'chat' }));
    tab.part.signOut();
    await clock.advance(0);
    expect(tab.view.around?.leaving).to.deep.equal({ logs: 0, live: 1 });
    expect(tab.signIn.state.is).to.equal('signedIn');
    tab.part.act({ is: 'stay' });
    await tab.show(withCalls());
    tab.part.signOut();
    await clock.advance(0);
    expect(tab.signIn.state.is).to.equal('signedOut');
  });

  it('asks also about what an earlier page could not save, before there is a phone', async () => {
    const before = await open();
    org.fail('refused', 100);
    await before.show(withCalls(call()));
    before.tab.crash();
    const tab = await open();
    await tab.show(READY);
    tab.part.signOut();
    await clock.advance(200);
    expect(tab.view.around?.leaving?.logs).to.equal(1);
  });

  it('shows what the leader could not save, and hands over what is to be done about it', async () => {
    const tab = await open({ leads: false });
    const unsaved = [
      { conversation: CALL, at: 0, number: MARIA, because: 'refused', again: 1 } as const,
    ];
    await tab.show(withCalls());
    const around = tab.view.around;
    if (around === null) throw new Error('There is nothing around the phone.');
    await tab.show({ ...withCalls(), around: { ...around, unsaved, related: { x: 'y' } } });
    expect(tab.view.around).to.deep.include({ unsaved, related: {} });
    tab.part.act({ is: 'saveAgain', conversation: CALL });
    tab.part.act({ is: 'relateToFront', conversation: CALL });
    tab.part.act('nonsense');
    expect(tab.passed).to.deep.equal([{ is: 'saveAgain', conversation: CALL }]);
  });

  it('saves nothing where it does not lead', async () => {
    const tab = await open({ leads: false });
    await tab.show(withCalls(call()));
    await clock.advance(60_000);
    expect([...org.tasks]).to.deep.equal([]);
  });

  it('dismisses a refusal in the tab that clicked, and asks no other', async () => {
    const tab = await open({ leads: false });
    await tab.show(withCalls());
    await tab.show({ ...withCalls(), phone: { ...viewOf([]), station: null } });
    tab.crms[0]?.click({ number: MARIA, record: null });
    expect(tab.view.around?.refused).to.include({ because: 'noStation' });
    tab.part.act({ is: 'dismiss' });
    expect(tab.view.around?.refused).to.equal(null);
    expect(tab.passed).to.deep.equal([]);
  });

  it('has the leader call a number that is clicked in another tab', async () => {
    const tab = await open({ leads: false });
    await tab.show(withCalls());
    tab.crms[0]?.click({ number: '415 555 0117', record: null });
    expect(tab.passed).to.deep.equal([{ is: 'dial', number: '415 555 0117', queue: null }]);
  });

  it('pops by attributes in the tab that is seen, which the leader asks for', async () => {
    settings = { '/softphone/screenPopRecord': 'SF_Id' };
    Object.assign(attributes, { SF_Id: MARIA_ID, secret: '4111' });
    const leader = await open({ visible: false });
    const seen = await open({ leads: false });
    for (const tab of [leader, seen]) await tab.show(withCalls());
    const ringing = call({ state: 'alerting', connectedAt: null });
    for (const tab of [leader, seen]) await tab.show(withCalls(ringing));
    await clock.advance(1_000);
    expect(seen.crms[0]?.opened).to.deep.equal([{ is: 'record', id: MARIA_ID }]);
    expect(leader.crms[0]?.opened).to.deep.equal([]);
  });

  it('searches by number where no leader tells of attributes', async () => {
    settings = { '/softphone/screenPopRecord': 'SF_Id' };
    const seen = await open({ leads: false });
    await seen.show(withCalls());
    await seen.show(withCalls(call({ state: 'alerting', connectedAt: null })));
    await clock.advance(10_000);
    expect(seen.crms[0]?.pops).to.have.length(1);
  });

  it('takes a definition that was saved anew between two calls', async () => {
    const tab = await open();
    const revised = (view: SoftphoneView, revision: string): SoftphoneView => ({
      ...view,
      build: { ...view.build, revision },
    });
    await tab.show(revised(withCalls(call()), '1'));
    settings = { '/softphone/clickToDial': 'false' };
    await tab.show(revised(withCalls(call()), '2'));
    expect(tab.crms.at(-1)?.dialling).to.equal(true);
    await tab.show(revised(withCalls(), '2'));
    tab.tab.show(true);
    await clock.advance(1_000);
    expect(tab.crms).to.have.length(2);
    expect(tab.crms.at(-1)?.dialling).to.equal(false);
  });

  it('leaves nothing behind', async () => {
    const tab = await open();
    await tab.show(withCalls(call()));
    tab.part.dispose();
    tab.part.dispose();
    await clock.advance(0);
    expect(tab.crms[0]?.dialling).to.equal(false);
    expect(clock.waiting).to.equal(0);
  });
});
