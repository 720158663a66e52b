import { expect } from 'chai';
import { SIMULATED_PRESENCES as PC } from '../ports/simulated/simulated-pure-cloud.js';
import type { SyncEvent } from '../sync/events.js';
import { initialState, memoryOf, reduce } from '../sync/engine.js';
import { NO_RULES, type SyncState } from '../sync/state.js';
import { createStatusTimes, type Since, type StatusTimes } from './status-times.js';
import { OMNI, openPage, type AgentsPage } from './testing/agents-page.js';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 22, 12);

const omniSince = ({ view }: AgentsPage): number | null => view.omni.since;

describe('since when a status holds, in an agent’s page', () => {
  let page: AgentsPage;

  beforeEach(async () => {
    page = openPage();
    await page.begin();
  });
  afterEach(() => page.softphone.dispose());

  it('is for PureCloud what PureCloud says', async () => {
    const before = page.view.pureCloud.since;
    expect(before).to.be.a('number');
    await page.advance(MINUTE);
    const at = page.clock.now();
    page.pureCloud.change(PC.busy);
    await page.advance(1_000);
    expect(page.view.pureCloud.shown?.status).to.equal(PC.busy);
    expect(page.view.pureCloud.since).to.equal(at);
    await page.advance(10 * MINUTE);
    expect(page.view.pureCloud.since, 'it stays').to.equal(at);
  });

  it('is for Omni-Channel the moment of a change that was seen, and unknown before', async () => {
    expect(omniSince(page)).to.equal(null);
    await page.advance(MINUTE);
    const at = page.clock.now();
    page.omni.org.change('Busy', 'manual');
    await page.advance(5_000);
    expect(page.view.omni.shown?.status).to.equal(OMNI.busy);
    expect(omniSince(page)).to.be.within(at, at + 200);
    await page.advance(10 * MINUTE);
    expect(omniSince(page), 'it stays').to.be.within(at, at + 200);
  });

  it('is also that of a status which the sync has set', async () => {
    const at = page.clock.now();
    page.pureCloud.change(PC.onQueue);
    await page.advance(2_000);
    expect(page.view.omni.shown?.status).to.equal(OMNI.mapped);
    expect(omniSince(page)).to.be.within(at, at + 2_000);
  });

  it('is not guessed after the bridge was silent, as the status may have come and gone', async () => {
    page.omni.org.change('Busy', 'manual');
    await page.advance(2_000);
    expect(omniSince(page)).to.be.a('number');
    page.omni.setCondition('bridgeSilent');
    await page.advance(2_000);
    page.omni.setCondition('ready');
    await page.advance(2_000);
    expect(page.view.omni.shown?.status).to.equal(OMNI.busy);
    expect(omniSince(page)).to.equal(null);
  });
});

describe('since when a status holds', () => {
  let times: StatusTimes;
  let state: SyncState;
  let now: number;

  beforeEach(() => {
    times = createStatusTimes();
    state = initialState();
    now = NOON;
    hear({ type: 'start', rules: NO_RULES });
  });

  /** What the engine asks for is answered at once: both sides show something, and nobody knows for how long. */
  function hear(event: SyncEvent, at = now): Since {
    now = at;
    const step = reduce(state, event, now);
    ({ state } = step);
    times.note(event, state, now);
    for (const command of step.commands) {
      if (command.type !== 'read') continue;
      const { id, side } = command;
      const reading =
        side === 'omni'
          ? ({ side, status: state.omni.known ?? 'w', work: [] } as const)
          : ({ side, status: state.pureCloud.known ?? 'z', interactions: [] } as const);
      hear({ type: 'read', command: id, ok: true, reading });
    }
    return times.since;
  }

  it('is not known of a presence without a date, nor by the date of the one before', () => {
    const dated: SyncEvent = {
      type: 'status',
      side: 'pureCloud',
      status: 'a',
      modifiedDate: NOON - MINUTE,
    };
    expect(hear(dated).pureCloud).to.equal(NOON - MINUTE);
    expect(hear({ type: 'status', side: 'pureCloud', status: 'b' }).pureCloud).to.equal(null);
    expect(hear({ type: 'status', side: 'pureCloud', status: 'a' }).pureCloud).to.equal(null);
  });

  it('is that of the newest word, whatever arrives late', () => {
    hear({ type: 'status', side: 'pureCloud', status: 'a', modifiedDate: NOON - 1_000 });
    hear({ type: 'status', side: 'pureCloud', status: 'b', modifiedDate: NOON - 9_000 });
    expect(times.since.pureCloud).to.equal(NOON - 1_000);
  });

  it('is for the routing status what PureCloud says, and unknown where it says nothing', () => {
    const since = NOON - 30_000;
    expect(hear({ type: 'routingStatus', status: 'IDLE', since }).routing).to.equal(since);
    expect(hear({ type: 'routingStatus', status: 'INTERACTING' }).routing).to.equal(null);
  });

  it('learns from a date of the future that PureCloud’s clock is ahead, and never from an old one', () => {
    hear({ type: 'status', side: 'pureCloud', status: 'a', modifiedDate: NOON - 3 * MINUTE });
    expect(times.ahead).to.equal(0);
    hear({ type: 'status', side: 'pureCloud', status: 'b', modifiedDate: NOON + 5_000 });
    expect(times.ahead).to.equal(5_000);
  });

  it('is not known of what was read first', () => {
    expect(times.since).to.deep.equal({ pureCloud: null, routing: null, omni: null });
  });

  it('is lost for Omni-Channel with its reach, and with a page that comes back', () => {
    hear({ type: 'status', side: 'omni', status: 'x' });
    expect(hear({ type: 'status', side: 'omni', status: 'y' }).omni).to.equal(NOON);
    expect(hear({ type: 'status', side: 'omni', status: 'y' }, NOON + MINUTE).omni).to.equal(NOON);
    expect(hear({ type: 'reach', side: 'omni', is: 'lost', reason: 'bridgeSilent' }).omni).to.equal(
      null,
    );
    hear({ type: 'reach', side: 'omni', is: 'back' });
    expect(hear({ type: 'status', side: 'omni', status: 'x' }, now + MINUTE).omni).to.equal(now);
    const memory = memoryOf(state, now);
    expect(memory).to.not.equal(null);
    if (memory !== null) hear({ type: 'start', rules: NO_RULES, memory });
    expect(times.since.omni).to.equal(null);
  });
});
