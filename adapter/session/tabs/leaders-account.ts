import type { Clock } from '../../ports/clock.js';
import type { Diagnostics } from '../view.js';

/** A leader that says nothing for so long says nothing more, in milliseconds. */
const ANSWER_LIMIT = 2_000;

/** What a follower asks the leader for, as only the leader knows how it stands and what happened. */
export interface LeadersAccount {
  /** `null`: the leader says nothing. */
  wanted(): Promise<Diagnostics | null>;
  given(diagnostics: Diagnostics): void;
  dispose(): void;
}

export function createLeadersAccount(clock: Clock, ask: () => void): LeadersAccount {
  const waiting = new Set<(diagnostics: Diagnostics | null) => void>();
  const answer = (diagnostics: Diagnostics | null): void => {
    for (const done of [...waiting]) done(diagnostics);
  };
  return {
    wanted: () =>
      new Promise((resolve) => {
        const done = (diagnostics: Diagnostics | null): void => {
          stop();
          waiting.delete(done);
          resolve(diagnostics);
        };
        const stop = clock.after(ANSWER_LIMIT, () => done(null));
        waiting.add(done);
        ask();
      }),
    given: answer,
    dispose: () => answer(null),
  };
}
