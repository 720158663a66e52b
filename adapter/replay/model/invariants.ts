import { agreement } from './agreement.js';
import { convergence } from './convergence.js';
import { determinism } from './determinism.js';
import { economy } from './economy.js';
import { noFight } from './no-fight.js';
import { noRaise } from './no-raise.js';
import { restoration } from './restoration.js';
import { playScenario, readScenario, type Invariant, type Run, type Violation } from './run.js';
import { silence } from './silence.js';

/** What always holds, by the names of omni-sync.md §3. */
export const INVARIANTS: Readonly<Record<string, Invariant>> = {
  agreement,
  convergence,
  'no fight': noFight,
  restoration,
  silence,
  economy,
  determinism,
  'no raise': noRaise,
};

export interface NamedViolation extends Violation {
  readonly invariant: string;
}

/** Everything that a run breaks, in the order of the invariants. */
const violationsOf = (run: Run): readonly NamedViolation[] =>
  Object.entries(INVARIANTS).flatMap(([invariant, check]) =>
    check(run).map((violation) => ({ invariant, ...violation })),
  );

/**
 * Plays a scenario and tells everything that it breaks; an engine that throws breaks its first promise, "never throws".
 *
 * @throws Error where the JSON is no scenario.
 */
export function judge(json: unknown): readonly NamedViolation[] {
  const scenario = readScenario(json);
  try {
    return violationsOf(playScenario(scenario));
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return [{ invariant: 'never throws', at: 0, what }];
  }
}

export const violationText = ({ invariant, at, what }: NamedViolation): string =>
  `${invariant}, ${at} ms from the start: ${what}`;
