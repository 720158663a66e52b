import { expect } from 'chai';
import { omniContract } from '../../ports/omni.contract.js';
import type { OmniPortEvent } from '../../ports/omni.js';
import { countTimers } from '../../ports/simulated/count-timers.js';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import { SimulatedOmniOrg } from '../../ports/simulated/omni-org.js';
import { createOmniChannel } from '../omni-client.js';
import { auraEvent, createToolkit } from '../testing/aura-bridge.js';
import { consolePresence } from './library.js';
import { createPageBridge } from './page-bridge.js';

const AVAILABLE = '0N5000000000001';
const BUSY = '0N5000000000003';
const WORK = '0Bz000000000001AAA';
const CASE = '500000000000001AAA';

interface ToolkitOptions {
  readonly events: boolean;
  readonly loggedOut?: 'refuses' | 'empty';
  readonly missing?: 'hangs' | 'refuses';
}

/** A page with the org's `integration.js` in it, and Omni-Channel behind it. */
function makeWorld({ events, ...how }: ToolkitOptions) {
  const clock = createManualClock();
  const org = new SimulatedOmniOrg();
  const toolkit = createToolkit({ clock, org, ...how });
  let calls = 0;
  let visible = true;
  type Callback = (result: unknown) => void;
  const tell = (call: Promise<unknown>, callback: Callback): void => {
    calls += 1;
    call.then(
      (value) =>
        callback(typeof value === 'object' ? { success: true, ...value } : { success: true }),
      (error: unknown) =>
        callback({ success: false, error: error instanceof Error ? error.message : '' }),
    );
  };
  const listeners = new Map<string, Callback[]>();
  const window = {
    sforce: {
      console: {
        presence: {
          getServicePresenceStatusId: (done: Callback) =>
            tell(toolkit.getServicePresenceStatusId(), done),
          getServicePresenceStatusChannels: (done: Callback) =>
            tell(toolkit.getServicePresenceStatusChannels(), done),
          getAgentWorks: (done: Callback) => tell(toolkit.getAgentWorks(), done),
          getAgentWorkload: (done: Callback) => tell(toolkit.getAgentWorkload(), done),
          setServicePresenceStatus: (statusId: string, done: Callback) =>
            tell(toolkit.setServicePresenceStatus({ statusId }), done),
          logout: (done: Callback) => tell(toolkit.logout(), done),
        },
        ConsoleEvent: {
          PRESENCE: {
            LOGIN_SUCCESS: 'onLoginSuccess',
            STATUS_CHANGED: 'onStatusChanged',
            LOGOUT: 'onLogout',
            WORK_ASSIGNED: 'onWorkAssigned',
            WORK_ACCEPTED: 'onWorkAccepted',
            WORK_DECLINED: 'onWorkDeclined',
            WORK_CLOSED: 'onWorkClosed',
            WORKLOAD_CHANGED: 'onWorkloadChanged',
          },
        },
        addEventListener(type: string, listener: Callback) {
          listeners.set(type, [...(listeners.get(type) ?? []), listener]);
        },
      },
    },
  };
  if (events) {
    org.listen((event) => {
      const [type, params] = auraEvent(event, org.capacity);
      clock.after(20, () => listeners.get(type)?.forEach((listener) => listener(params)));
    });
  }
  const presence = consolePresence(window);
  if (presence === null) throw new Error('The toolkit is not complete.');
  const counted = countTimers(clock);
  const messages = createPageBridge({
    presence,
    clock: counted,
    visible: () => visible,
    instanceId: 'p1',
  });
  const port = createOmniChannel({ messages, clock: counted, instanceId: 's1' });
  return {
    port,
    org,
    advance: (ms: number) => clock.advance(ms),
    timers: () => counted.count,
    calls: () => calls,
    hide: () => (visible = false),
  };
}

for (const loggedOut of ['refuses', 'empty'] as const) {
  const only = { hears: false };
  omniContract(
    `the console toolkit, polled, a logged-out agent ${loggedOut}`,
    () => makeWorld({ events: false, loggedOut }),
    only,
  );
}

describe('the console toolkit, polled', () => {
  const START = 1_500;
  const LOOK = 2_500;

  function begin(options: ToolkitOptions = { events: false }) {
    const world = makeWorld(options);
    const heard: OmniPortEvent[] = [];
    world.port.listen((event) => heard.push(event));
    const ofType = (type: OmniPortEvent['type']): readonly OmniPortEvent[] =>
      heard.filter((event) => event.type === type);
    return { ...world, heard, ofType };
  }

  it('tells a change that the agent made in Omni-Channel within a few seconds, and each once', async () => {
    const { org, port, advance, ofType } = begin();
    org.change('Available_Case');
    await advance(START);
    org.change('Busy', 'manual');
    await advance(4 * LOOK);
    expect(ofType('status')).to.deep.equal([{ type: 'status', side: 'omni', status: BUSY }]);
    org.logout('Logout');
    await advance(4 * LOOK);
    expect(ofType('status')).to.have.length(2);
    expect(ofType('status')[1]).to.include({ status: 'Offline', reason: 'manual' });
    port.dispose();
  });

  it('takes its own write for what it is, and tells it once', async () => {
    const { org, port, advance, ofType } = begin();
    org.change('Available_Case');
    await advance(START);
    const set = port.set(BUSY, 'sync');
    await advance(4 * LOOK);
    await set;
    expect(ofType('status')).to.deep.equal([
      { type: 'status', side: 'omni', status: BUSY, reason: 'toolkit' },
    ]);
    expect(org.writes).to.equal(1);
    port.dispose();
  });

  it('a look that began before a write does not tell the former status after it', async () => {
    const { org, port, advance, ofType } = begin();
    org.change('Busy');
    await advance(START);
    for (let offset = 0; offset < 2_100; offset += 30) {
      const status = offset % 60 === 0 ? AVAILABLE : BUSY;
      const set = port.set(status, 'sync');
      await advance(30);
      await advance(60);
      await set;
    }
    const told = ofType('status').map((event) => ('status' in event ? event.status : ''));
    expect(told).to.have.length.above(60);
    const inTurn = told.map((_, index) => (index % 2 === 0 ? AVAILABLE : BUSY));
    expect(told).to.deep.equal(inTurn);
    port.dispose();
  });

  it('a change between what was read and the first look that counts is told', async () => {
    const { org, port, advance, ofType } = begin();
    org.change('Available_Case');
    await advance(1);
    // The write makes the very first look worth nothing.
    const set = port.set(AVAILABLE, 'sync');
    await advance(500);
    await set;
    const reading = port.read();
    await advance(500);
    expect((await reading).status).to.equal(AVAILABLE);
    const before = ofType('status').length;
    org.change('Busy', 'manual');
    await advance(LOOK);
    expect(ofType('status').slice(before)).to.deep.equal([
      { type: 'status', side: 'omni', status: BUSY },
    ]);
    port.dispose();
  });

  it('tells work that came, was taken and is over', async () => {
    const { org, port, advance, ofType } = begin();
    org.change('Available_Case');
    await advance(START);
    org.assign(WORK, CASE);
    await advance(LOOK);
    org.accept(WORK);
    await advance(LOOK);
    org.close(WORK);
    await advance(LOOK);
    expect(ofType('work')).to.deep.equal(
      ['assigned', 'accepted', 'closed'].map((is) => ({
        type: 'work',
        id: '0Bz000000000001',
        is,
        object: 'Case',
      })),
    );
    expect(ofType('workload')).to.deep.equal([
      { type: 'workload', percent: 25 },
      { type: 'workload', percent: 0 },
    ]);
    port.dispose();
  });

  it('says that the connection is lost where nothing answers any more, and has it back', async () => {
    const { org, port, advance, heard, ofType } = begin();
    org.change('Available_Case');
    await advance(START);
    org.reachable = false;
    await advance(30_000);
    expect(ofType('reach')).to.deep.equal([
      { type: 'reach', side: 'omni', is: 'lost', reason: 'connection' },
    ]);
    org.reachable = true;
    await advance(60_000);
    expect(heard.filter(({ type }) => type === 'reach').at(-1)).to.include({ is: 'back' });
    port.dispose();
  });

  it('says that the app has no Omni-Channel', async () => {
    const { port, advance, heard } = begin({ events: false, missing: 'refuses' });
    await advance(START);
    expect(heard).to.deep.include({ type: 'condition', condition: 'omniMissing' });
    port.dispose();
  });

  it('asks less where nobody looks, and hardly where events come', async () => {
    const perMinute = async (world: ReturnType<typeof begin>): Promise<number> => {
      const before = world.calls();
      await world.advance(60_000);
      return world.calls() - before;
    };
    const seen = begin();
    seen.org.change('Available_Case');
    await seen.advance(START);
    expect(await perMinute(seen)).to.be.within(90, 125);
    seen.hide();
    await seen.advance(LOOK);
    expect(await perMinute(seen)).to.be.below(30);
    const told = begin({ events: true });
    told.org.change('Available_Case');
    await told.advance(START);
    told.org.change('Busy', 'manual');
    await told.advance(LOOK);
    expect(await perMinute(told)).to.be.below(10);
    expect(told.ofType('status').at(-1)).to.include({ status: BUSY, reason: 'manual' });
    seen.port.dispose();
    told.port.dispose();
  });

  it('is not there where a method of the toolkit is missing', () => {
    expect(consolePresence({})).to.equal(null);
    expect(consolePresence({ sforce: { console: { presence: {} } } })).to.equal(null);
  });
});
