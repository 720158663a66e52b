import { expect } from 'chai';
import type { Command } from './commands.js';
import { initialState, reduce, summarize, type SyncState } from './engine.js';
import type { SyncEvent } from './events.js';
import { definition } from './testing/definitions.js';

const at = (time: number, event: SyncEvent): readonly [number, SyncEvent] => [time, event];

/** A morning with a call, a case, a lost answer, a loss and a choice under a hold. */
const MORNING: readonly (readonly [number, SyncEvent])[] = [
  at(0, { type: 'start', rules: definition({ startupAuthority: 'pureCloud' }) }),
  at(20, {
    type: 'read',
    command: 1,
    ok: true,
    reading: { side: 'omni', status: 'Lunch', work: [], workload: 0 },
  }),
  at(80, {
    type: 'read',
    command: 2,
    ok: true,
    reading: { side: 'pureCloud', status: 'ON_QUEUE', modifiedDate: 5, interactions: [] },
  }),
  at(100, { type: 'status', side: 'omni', status: 'Chat', reason: 'toolkit' }),
  at(101, { type: 'answer', command: 3, ok: true }),
  at(5_000, { type: 'interaction', id: 'c1', is: 'connected', media: 'voice' }),
  at(5_020, {
    type: 'answer',
    command: 4,
    ok: false,
    failure: { kind: 'transient', reason: 'network' },
  }),
  at(6_020, { type: 'wake' }),
  at(6_040, { type: 'status', side: 'omni', status: 'Busy' }),
  at(6_300, { type: 'status', side: 'omni', status: 'Training', reason: 'manual' }),
  at(8_000, { type: 'work', id: 'w1', is: 'accepted', object: 'Case' }),
  at(9_000, { type: 'reach', side: 'pureCloud', is: 'lost', reason: 'tokenExpired' }),
  at(20_000, { type: 'reach', side: 'pureCloud', is: 'back' }),
  at(30_100, { type: 'wake' }),
  at(31_000, { type: 'resume' }),
  at(32_000, { type: 'answered', yes: true }),
  at(33_000, { type: 'chosen', side: 'omni', status: 'Lunch' }),
];

/** Plays the morning; `between` may exchange the state for its like after any event. */
function play(between: (state: SyncState) => SyncState): readonly (readonly Command[])[] {
  let state = initialState();
  return MORNING.map(([time, event]) => {
    const step = reduce(state, event, 1_800_000_000_000 + time);
    state = between(step.state);
    return step.commands;
  });
}

describe('sync: determinism', () => {
  it('the same events at the same times give the same commands', () => {
    const first = play((state) => state);
    expect(first.flat().length).to.be.greaterThan(8);
    expect(play((state) => state)).to.deep.equal(first);
  });

  it('a state that went through JSON goes on as the one that did not', () => {
    const first = play((state) => state);
    expect(play((state) => structuredClone(state))).to.deep.equal(first);
    const reviving = (state: SyncState): SyncState => {
      const copy: unknown = JSON.parse(JSON.stringify(state));
      return Object.assign({ ...initialState() }, copy);
    };
    expect(play(reviving)).to.deep.equal(first);
  });

  it('an event leaves the state that it was given as it was', () => {
    let before = initialState();
    for (const [time, event] of MORNING) {
      const copy = structuredClone(before);
      const { state } = reduce(before, event, time);
      expect(before).to.deep.equal(copy);
      before = state;
    }
  });
});

describe('sync: a long shift', () => {
  it('the state does not grow with it: ends and commands are forgotten in time', () => {
    const ended = MORNING.slice(0, 4).reduce<SyncState>(
      (state, [time, event]) => reduce(state, event, time).state,
      initialState(),
    );
    const closed = reduce(ended, { type: 'work', id: 'w1', is: 'closed' }, 200).state;
    const size = (time: number): readonly number[] => {
      const { state } = reduce(closed, { type: 'resume' }, time);
      return [state.ended.length, state.omni.sent.length];
    };
    expect(size(2_199)).to.deep.equal([1, 1]);
    expect(size(2_200)).to.deep.equal([0, 1]);
    const answered = reduce(closed, { type: 'answer', command: 3, ok: true }, 300).state;
    expect(reduce(answered, { type: 'resume' }, 10_079).state.omni.sent).to.have.lengthOf(1);
    expect(reduce(answered, { type: 'resume' }, 10_080).state.omni.sent).to.have.lengthOf(0);
  });
});

describe('sync: what the engine says of itself', () => {
  it('before anything has happened', () => {
    expect(summarize(initialState(), 0)).to.deep.equal({
      started: false,
      enabled: false,
      base: { omni: null, pureCloud: null },
      known: { omni: null, pureCloud: null },
      target: { omni: null, pureCloud: null },
      holds: { salesforceWork: [], pureCloudWork: [] },
      refused: [],
      unreachable: [],
      pending: [],
      waiting: { omni: null, pureCloud: null },
      paused: false,
      asking: false,
      atRest: true,
    });
  });

  it('every event but a start is safe before the start, and writes nothing', () => {
    for (const [time, event] of MORNING.slice(1)) {
      expect(reduce(initialState(), event, time).commands).to.deep.equal([]);
    }
  });
});
