import type { SyncState } from '../../sync/engine.js';
import type { Engine } from '../page.js';
import { play, type Reacted } from '../world.js';
import { ENGINE, type Invariant } from './run.js';

// What JSON keeps of a value of plain JSON has its type; that it is plain is what is tested here.
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** The engine, with its state, its events and its memory sent through JSON every time; changes none that it is given. */
function jsonEngine(): Engine<SyncState> {
  const texts = new WeakMap<SyncState, string>();
  const plain = (state: SyncState): SyncState => {
    const text = JSON.stringify(state);
    const read = JSON.parse(text) as SyncState;
    texts.set(read, text);
    return read;
  };
  return {
    initialState: () => plain(ENGINE.initialState()),
    reduce(state, event, now) {
      const step = ENGINE.reduce(state, copy(event), now);
      if (JSON.stringify(state) !== texts.get(state))
        throw new Error('The engine changed the state it was given.');
      return { state: plain(step.state), commands: copy(step.commands) };
    },
    summarize: (state, now) => ENGINE.summarize(state, now),
    memoryOf: (state, now) => copy(ENGINE.memoryOf(state, now)),
  };
}

/** What an engine made of an event; the event itself follows from what was made of those before it. */
const text = ({ at, step, event, commands, summary }: Reacted): string =>
  JSON.stringify([at, step, event.type, commands, summary]);

/**
 * *Determinism*: "the same events give the same commands." The shift is played once more, with state and events as
 * "plain JSON" (§2): what does not survive it, or hides outside the state, makes a difference.
 */
export const determinism: Invariant = ({ scenario, rules, played }) => {
  const again = play(scenario, rules, jsonEngine());
  const index = played.reactions.findIndex((reacted, at) => {
    const other = again.reactions[at];
    return other === undefined || text(reacted) !== text(other);
  });
  if (index >= 0) {
    const first = played.reactions[index];
    const what = `${JSON.stringify(first)} became ${JSON.stringify(again.reactions[index])}`;
    return [{ at: first?.at ?? 0, what }];
  }
  return again.reactions.length === played.reactions.length
    ? []
    : [{ at: 0, what: 'one of two equal shifts is longer than the other' }];
};
