import { readDefinition } from '../../definition/read.js';
import { resolveDefinition } from '../../definition/resolve.js';
import { initialState, memoryOf, reduce, summarize, type SyncState } from '../../sync/engine.js';
import type { RuleSet } from '../../sync/rules.js';
import { misfitText } from '../fields.js';
import type { Engine } from '../page.js';
import { parseScenario, type Scenario } from '../scenario.js';
import { play, type Played } from '../world.js';

/** A shift that was played, and by which rules. */
export interface Run {
  readonly scenario: Scenario;
  readonly rules: RuleSet;
  readonly played: Played;
}

/** A promise of omni-sync.md §3 that was not kept. */
export interface Violation {
  /** Milliseconds from the start. */
  readonly at: number;
  readonly what: string;
}

/** Tells every place where a run breaks it; empty where it holds. */
export type Invariant = (run: Run) => readonly Violation[];

export const ENGINE: Engine<SyncState> = { initialState, reduce, summarize, memoryOf };

/** @throws Error where the JSON is no scenario. */
export function readScenario(json: unknown): Scenario {
  const parsed = parseScenario(json);
  if (!parsed.ok) throw new Error(parsed.misfits.map(misfitText).join('; '));
  return parsed.scenario;
}

export function playScenario(scenario: Scenario, engine: Engine<SyncState> = ENGINE): Run {
  const { rules } = resolveDefinition(readDefinition(scenario.settings), scenario.org.catalog);
  return { scenario, rules, played: play(scenario, rules, engine) };
}

/** @throws Error where the JSON is no scenario. */
export const runScenario = (json: unknown, engine: Engine<SyncState> = ENGINE): Run =>
  playScenario(readScenario(json), engine);
