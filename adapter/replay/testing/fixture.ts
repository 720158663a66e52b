/** What the tests of this room share: an org, a way to write scenarios, and a small engine that does as it is told. */
import type { Command, SetCommand } from '../../sync/commands.js';
import type { Summary } from '../../sync/engine.js';
import type { SyncEvent } from '../../sync/events.js';
import type { Memory } from '../../sync/memory.js';
import type { RuleSet } from '../../sync/rules.js';
import type { Side, Status } from '../../sync/status.js';
import { misfitText } from '../fields.js';
import type { Engine } from '../page.js';
import { parseScenario, type Scenario } from '../scenario.js';
import { play, SHIFT_START, type Played } from '../world.js';

export const AVAILABLE = '0N505Y000001cA1';
export const BUSY = '0N505Y000001cA2';
export const LUNCH = '0N505Y000001cA3';
export const ON_QUEUE = 'e08eaf1b-ee47-4fa9-a231-1200e284798f';
export const MEAL = '3fd96123-badb-4f69-bc03-1b1ccc6d8014';
export const COFFEE = '9f1c3c5e-7a44-4c0d-9c52-0d6f2f3b7a11';
export const PC_AVAILABLE = '6a3af858-942f-489d-9700-5f9bcdcdae9b';

export const ORG = {
  omniStatuses: [
    { id: AVAILABLE, apiName: 'Available_Chat', name: 'Available - Chat', online: true },
    { id: BUSY, apiName: 'Busy', name: 'Busy', online: false },
    { id: `${LUNCH}AAQ`, apiName: 'Lunch', name: 'Lunch break', online: false },
    { id: '0N505Y000001cA4', apiName: 'Twin_1', name: 'Twin', online: false },
    { id: '0N505Y000001cA5', apiName: 'Twin_2', name: 'Twin', online: false },
  ],
  presences: [
    { id: PC_AVAILABLE, systemPresence: 'AVAILABLE', name: 'Available' },
    { id: ON_QUEUE, systemPresence: 'On Queue', name: 'On Queue' },
    { id: MEAL, systemPresence: 'MEAL', name: 'Meal' },
    { id: '227b37e2-f1d0-4dd0-8f50-badd7cf6d158', systemPresence: 'BREAK', name: 'Break' },
    { id: COFFEE, systemPresence: 'BREAK', name: 'Coffee', secondary: true },
    {
      id: 'aaaaaaaa-0000-4000-8000-000000000001',
      systemPresence: 'BREAK',
      name: 'Cigarette',
      secondary: true,
      deactivated: true,
    },
    { id: 'ccf3c10a-aa2c-4845-8e8d-f59fa48c58e5', systemPresence: 'OFFLINE', name: 'Offline' },
  ],
};

export const SETTINGS = {
  '/omniSync/definitionVersion': '1',
  '/omniSync/enabled': 'true',
  '/omniSync/mappedOmniStatus': 'Available_Chat',
  '/omniSync/leavingMappedStatus': 'AVAILABLE',
  '/omniSync/leavingOnQueueStatus': 'Busy',
};

/** A scenario as JSON; `parts` replaces whole fields. */
export const scenarioJson = (
  parts: Readonly<Record<string, unknown>>,
): Record<string, unknown> => ({
  title: 'a test',
  settings: SETTINGS,
  org: ORG,
  start: { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' },
  steps: [],
  ...parts,
});

export function scenario(parts: Readonly<Record<string, unknown>>): Scenario {
  const parsed = parseScenario(scenarioJson(parts));
  if (!parsed.ok) throw new Error(parsed.misfits.map(misfitText).join('; '));
  return parsed.scenario;
}

const NO_RULES: RuleSet = {
  enabled: true,
  rules: [],
  startupAuthority: 'none',
  duringHold: 'override',
  externallyRoutedWork: [],
  onQueue: ON_QUEUE,
  pureCloudOffline: 'ccf3c10a-aa2c-4845-8e8d-f59fa48c58e5',
  omniWithoutChannels: [],
};

/** An event that an engine heard, and when, in milliseconds from the start. */
export interface Heard {
  readonly at: number;
  readonly event: SyncEvent;
  /** Counts the engines of a scenario from 0. */
  readonly page: number;
}

export type Script = (event: SyncEvent, at: number) => readonly Command[];

/** An engine whose commands a script decides, and that keeps what it hears. */
export interface ScriptedEngine extends Engine<number> {
  readonly heard: readonly Heard[];
  /** Part of what it says of itself from now on. */
  says: Partial<Summary>;
}

export function scriptedEngine(script: Script = () => []): ScriptedEngine {
  const heard: Heard[] = [];
  let pages = 0;
  const engine: ScriptedEngine = {
    heard,
    says: {},
    initialState: () => pages++,
    reduce(page, event, now) {
      const at = now - SHIFT_START;
      heard.push({ at, event, page });
      return { state: page, commands: script(event, at) };
    },
    summarize: () => ({
      started: true,
      enabled: true,
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
      ...engine.says,
    }),
    memoryOf: (_page, now): Memory => ({
      format: 1,
      at: now,
      base: { omni: null, pureCloud: null },
      override: { omni: false, pureCloud: false },
      waiting: { omni: null, pureCloud: null },
      known: { omni: null, pureCloud: null },
      target: { omni: null, pureCloud: null },
      cause: { omni: null, pureCloud: null },
      guard: null,
      sent: { omni: [], pureCloud: [] },
      newestChange: null,
      ruleSetAt: { omni: null, pureCloud: null },
      lostSince: { omni: null, pureCloud: null },
      nextCommand: 1,
    }),
  };
  return engine;
}

/** A command as an engine would send it. */
export const setting = (
  side: Side,
  status: Status,
  id = 1,
  more: Partial<SetCommand> = {},
): SetCommand => ({
  type: 'set',
  id,
  side,
  status,
  from: null,
  attempt: 1,
  cause: { rule: 'test', event: { type: 'wake' }, at: 0 },
  ...more,
});

/** Plays a scenario with a scripted engine. */
export function playWith(
  engine: ScriptedEngine,
  parts: Readonly<Record<string, unknown>>,
): Played & { readonly heard: readonly Heard[] } {
  return { ...play(scenario(parts), NO_RULES, engine), heard: engine.heard };
}
