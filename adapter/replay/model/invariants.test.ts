import { expect } from 'chai';
import type { SetCommand } from '../../sync/commands.js';
import type { SyncState } from '../../sync/engine.js';
import type { SyncEvent } from '../../sync/events.js';
import type { Engine } from '../page.js';
import { parseScenario } from '../scenario.js';
import { INVARIANTS } from './invariants.js';
import { minimal } from './minimal.js';
import { MODEL_ORG } from './model-org.js';
import { ENGINE, runScenario } from './run.js';

const AVAILABLE = '0N505Y000001cA1';
const BUSY = '0N505Y000001cA3';
const ON_QUEUE = 'e08eaf1b-ee47-4fa9-a231-1200e284798f';

const SETTINGS = {
  '/omniSync/definitionVersion': '1',
  '/omniSync/enabled': 'true',
  '/omniSync/startupAuthority': 'pureCloud',
  '/omniSync/mappedOmniStatus': 'Available_Chat',
  '/omniSync/leavingMappedStatus': 'AVAILABLE',
  '/omniSync/leavingOnQueueStatus': 'Transition',
  '/omniSync/salesforceWorkStatus': 'BUSY',
  '/omniSync/pureCloudWorkStatus': 'Busy',
};

interface Parts {
  readonly settings?: Readonly<Record<string, string>>;
  readonly start?: Readonly<Record<string, unknown>>;
}

const shift = (steps: readonly object[], parts: Parts = {}): Record<string, unknown> => ({
  title: 'a test',
  settings: { ...SETTINGS, ...parts.settings },
  org: MODEL_ORG,
  start: parts.start ?? { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' },
  steps: [{ at: 1_000, expect: {} }, ...steps, { at: 100_000, expect: {} }],
});

/** The engine without ears for some events. */
const deafTo = (isDeafTo: (event: SyncEvent) => boolean): Engine<SyncState> => ({
  ...ENGINE,
  reduce: (state, event, now) =>
    isDeafTo(event) ? { state, commands: [] } : ENGINE.reduce(state, event, now),
});

/** The engine with one more command whenever it hears a certain event. */
const sending = (
  command: Pick<SetCommand, 'side' | 'status'>,
  when: (event: SyncEvent) => boolean,
): Engine<SyncState> => ({
  ...ENGINE,
  reduce(state, event, now) {
    const step = ENGINE.reduce(state, event, now);
    if (!when(event)) return step;
    const cause = { rule: 'test', event: { type: event.type }, at: now };
    const more = { type: 'set', id: 9_999, from: null, attempt: 1, cause, ...command } as const;
    return { state: step.state, commands: [...step.commands, more] };
  },
});

function broken(name: string, json: unknown, engine: Engine<SyncState>): readonly string[] {
  const invariant = INVARIANTS[name];
  if (invariant === undefined) throw new Error(`There is no invariant ${name}.`);
  expect(invariant(runScenario(json)), 'with the engine as it is').to.deep.equal([]);
  return invariant(runScenario(json, engine)).map(({ what }) => what);
}

const isOf =
  (side: 'omni' | 'pureCloud') =>
  (event: SyncEvent): boolean =>
    event.type === 'status' && event.side === side;

const LUNCH = shift([{ at: 40_000, omni: 'Lunch' }]);
const MEAL = shift([{ at: 40_000, pureCloud: 'MEAL' }]);
const CALL = shift([
  { at: 40_000, interaction: 'c1', is: 'connected' },
  { at: 60_000, interaction: 'c1', is: 'ended' },
]);

describe('an invariant tells where it is broken', () => {
  it('agreement', () => {
    const engine = deafTo((event) => isOf('omni')(event));
    expect(broken('agreement', LUNCH, engine)).to.have.lengthOf(1);
  });

  it('convergence: what is there is known', () => {
    const [first] = broken('convergence', MEAL, deafTo(isOf('pureCloud')));
    expect(first).to.contain('pureCloud shows');
  });

  it('convergence: two commands a side', () => {
    const engine = sending({ side: 'omni', status: BUSY }, (event) => event.type === 'answer');
    const [first] = broken('convergence', MEAL, engine);
    expect(first).to.contain('to omni since the last outside event');
  });

  it('no fight', () => {
    const engine = sending({ side: 'pureCloud', status: ON_QUEUE }, isOf('pureCloud'));
    const [first] = broken('no fight', MEAL, engine);
    expect(first).to.contain(`is set to ${ON_QUEUE}`);
  });

  it('restoration', () => {
    const engine = deafTo((event) => event.type === 'interaction' && event.is === 'ended');
    expect(broken('restoration', CALL, engine)).to.have.lengthOf(1);
  });

  it('silence, with sync off and with a side lost', () => {
    const off = shift([{ at: 40_000, omni: 'Lunch' }], {
      settings: { '/omniSync/enabled': 'false' },
    });
    const engine = sending({ side: 'pureCloud', status: ON_QUEUE }, isOf('omni'));
    expect(broken('silence', off, engine)[0]).to.contain('though sync is off');
    const lost = shift([
      { at: 30_000, reach: 'pureCloud', is: 'lost' },
      { at: 40_000, omni: 'Lunch' },
    ]);
    expect(broken('silence', lost, engine)[0]).to.contain('though it cannot be reached');
  });

  it('economy: one write on the other side, none on its own', () => {
    const twice = sending({ side: 'omni', status: BUSY }, isOf('pureCloud'));
    expect(broken('economy', MEAL, twice)[0]).to.contain('cost 2 writes');
    const back = sending({ side: 'pureCloud', status: ON_QUEUE }, isOf('pureCloud'));
    expect(broken('economy', MEAL, back)[0]).to.contain('writes there');
  });

  it('economy: no read without a crossing', () => {
    const engine: Engine<SyncState> = {
      ...ENGINE,
      reduce(state, event, now) {
        const { state: next, commands } = ENGINE.reduce(state, event, now);
        const read = { type: 'read', id: 9_999, side: 'omni' } as const;
        return { state: next, commands: isOf('omni')(event) ? [...commands, read] : commands };
      },
    };
    expect(broken('economy', LUNCH, engine)[0]).to.contain('omni is read');
  });

  it('determinism', () => {
    let calls = 0;
    const moody: Engine<SyncState> = {
      ...ENGINE,
      reduce(state, event, now) {
        calls += 1;
        return calls > 4 ? { state, commands: [] } : ENGINE.reduce(state, event, now);
      },
    };
    expect(broken('determinism', LUNCH, moody)).to.have.lengthOf(1);
  });

  it('no raise: by a hold', () => {
    const engine = sending({ side: 'omni', status: AVAILABLE }, (event) => {
      return event.type === 'interaction' && event.is === 'connected';
    });
    const lunch = shift(
      [
        { at: 40_000, interaction: 'c1', is: 'connected' },
        { at: 60_000, interaction: 'c1', is: 'ended' },
      ],
      { start: { omni: 'Lunch', pureCloud: 'MEAL' } },
    );
    expect(broken('no raise', lunch, engine)).to.have.lengthOf(1);
  });

  it('no raise: unasked', () => {
    const asks = shift([], {
      settings: { '/omniSync/startupAuthority': 'ask' },
      start: { omni: 'Lunch', pureCloud: 'ON_QUEUE' },
    });
    const engine = sending({ side: 'omni', status: AVAILABLE }, ({ type }) => type === 'read');
    expect(broken('no raise', asks, engine)).to.not.have.lengthOf(0);
  });
});

describe('the smallest scenario', () => {
  it('has nothing left that could be left out', () => {
    const big = shift([
      { at: 30_000, work: 'w1', is: 'accepted' },
      { at: 40_000, omni: 'Lunch' },
      { at: 50_000, work: 'w1', is: 'closed' },
    ]);
    const hasLunch = (json: unknown): boolean => JSON.stringify(json).includes('"omni":"Lunch"');
    const small = minimal({ ...big, network: { omniLatency: 5 } }, hasLunch);
    expect(small['steps']).to.deep.equal([{ at: 40_000, omni: 'Lunch' }]);
    expect(small['settings']).to.deep.equal({});
    expect(small['network']).to.deep.equal({ omniLatency: 20 });
    expect(parseScenario(small).ok).to.equal(true);
  });
});
