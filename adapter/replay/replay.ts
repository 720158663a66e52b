import { readDefinition } from '../definition/read.js';
import { resolveDefinition } from '../definition/resolve.js';
import { initialState, memoryOf, reduce, summarize } from '../sync/engine.js';
import { whyText } from '../sync/words.js';
import { narrate } from './narrative.js';
import { nameOfStatus } from './org.js';
import { makeReport, type Report } from './report.js';
import type { Scenario } from './scenario.js';
import { play, type CarriedOut } from './world.js';

/** What a scenario came to: for programs, and for people a line each. */
export interface Replayed {
  readonly report: Report;
  readonly lines: readonly string[];
}

/** Plays a scenario against the sync engine. A definition with errors is played with sync off. */
export function replay(scenario: Scenario): Replayed {
  const { org } = scenario;
  const { rules, problems } = resolveDefinition(readDefinition(scenario.settings), org.catalog);
  const broken = problems.some((problem) => problem.kind === 'error');
  const played = play(
    scenario,
    { ...rules, enabled: rules.enabled && !broken },
    { initialState, reduce, summarize, memoryOf },
  );
  const why = ({ cause, side, to }: CarriedOut): string =>
    whyText(cause, side, nameOfStatus(side, to, org), 'en', (one, status) =>
      nameOfStatus(one, status, org),
    );
  return {
    report: makeReport(scenario, played, why, broken),
    lines: narrate(scenario, played, why, problems),
  };
}
