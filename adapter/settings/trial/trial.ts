import type { Catalog } from '../../definition/catalog.js';
import type { CallCenterSettings, Definition } from '../../definition/definition.js';
import { readDefinition } from '../../definition/read.js';
import { resolveDefinition } from '../../definition/resolve.js';
import type { Scenario } from '../../replay/scenario.js';
import type { Step } from '../../replay/step.js';
import { play, type Played } from '../../replay/world.js';
import { initialState, memoryOf, reduce, summarize } from '../../sync/engine.js';
import type { RuleSet } from '../../sync/rules.js';
import { SIDES, type Side, type Status } from '../../sync/status.js';
import type { Shift } from './shift.js';
import {
  EDITIONS,
  type Difference,
  type Edition,
  type Remark,
  type Segment,
  type SegmentCause,
  type SyncState,
  type Trial,
} from './trial-types.js';
import { kindIn, nameIn, translate, trialCatalog, type StatusNames } from './trial-org.js';

/** A definition, ready to be played. */
interface Playable {
  readonly rules: RuleSet;
  readonly sync: SyncState;
}

/** What a trial is made of, whatever the shift. */
export interface Stage {
  readonly definitions: Readonly<Record<Edition, CallCenterSettings>>;
  readonly catalog: Catalog;
  readonly names: StatusNames;
}

/** Shorter differences are the time that the products need to answer. */
const SHORTEST_DIFFERENCE = 1_000;

/** What is shown after the last thing that happened. */
const TAIL = 60_000;

/** Plays a shift under the definition before the edit and under the one after it. `shiftFor` is given both. */
export function trialOf(
  { definitions, catalog: known, names }: Stage,
  shiftFor: Shift | ((rules: readonly RuleSet[], catalog: Catalog) => Shift),
): Trial {
  const read: Readonly<Record<Edition, Definition>> = {
    before: readDefinition(definitions.before),
    after: readDefinition(definitions.after),
  };
  const recorded = typeof shiftFor === 'function' ? null : shiftFor.catalog;
  const catalog = trialCatalog(known, [read.after, read.before], recorded);
  const playable: Readonly<Record<Edition, Playable>> = {
    before: playableOf(read.before, catalog),
    after: playableOf(read.after, catalog),
  };
  const shift = inThisOrg(
    typeof shiftFor === 'function'
      ? shiftFor([playable.after.rules, playable.before.rules], catalog)
      : shiftFor,
    catalog,
  );
  const scenario = scenarioOf(shift, catalog);
  const played = {
    before: playShift(scenario, playable.before),
    after: playShift(scenario, playable.after),
  };
  const end = TAIL + Math.max(0, ...EDITIONS.map((edition) => lastOf(scenario, played[edition])));
  const nameOf = (side: Side, status: Status): string => nameIn(side, status, catalog, names);
  const laneOf = (side: Side, edition: Edition): readonly Segment[] =>
    segmentsOf(side, scenario, played[edition], end).map((segment) => ({
      ...segment,
      label: nameOf(side, segment.status),
      kind: kindIn(side, segment.status, catalog),
    }));
  const lanesOf = (side: Side) => ({
    before: laneOf(side, 'before'),
    after: laneOf(side, 'after'),
  });
  const lanes = { omni: lanesOf('omni'), pureCloud: lanesOf('pureCloud') };
  return {
    end,
    marks: scenario.steps.filter(({ step }) => step.kind !== 'expect'),
    lanes,
    differences: SIDES.flatMap((side) => differencesOf(side, lanes[side])).sort(
      (a, b) => a.from - b.from,
    ),
    sync: { before: playable.before.sync, after: playable.after.sync },
    remarks: EDITIONS.flatMap((edition) => remarksOf(edition, played[edition])),
    nameOf,
  };
}

function playableOf(definition: Definition, catalog: Catalog): Playable {
  const { rules, problems } = resolveDefinition(definition, catalog);
  const broken = problems.some((problem) => problem.kind === 'error');
  return {
    rules: { ...rules, enabled: rules.enabled && !broken },
    sync: broken ? 'broken' : rules.enabled ? 'on' : 'off',
  };
}

function scenarioOf({ network, start, steps }: Shift, catalog: Catalog): Scenario {
  const org = { catalog, omniNames: new Map(), pureCloudNames: new Map() };
  return { title: '', settings: {}, org, network, start, steps };
}

/** A shift that was recorded in another org, with the statuses of this one. */
function inThisOrg(shift: Shift, catalog: Catalog): Shift {
  const { catalog: recorded, start, steps } = shift;
  if (recorded === null) return shift;
  const here = (side: Side, status: Status): Status => translate(side, status, recorded, catalog);
  return {
    ...shift,
    start: {
      ...start,
      omni: here('omni', start.omni),
      pureCloud: here('pureCloud', start.pureCloud),
    },
    steps: steps.map(({ at, step }) => ({ at, step: stepHere(step, here) })),
  };
}

function stepHere(step: Step, here: (side: Side, status: Status) => Status): Step {
  switch (step.kind) {
    case 'omni':
    case 'pureCloud':
      return { ...step, status: here(step.kind, step.status) };
    case 'refuse':
      return { ...step, status: here(step.side, step.status) };
    default:
      return step;
  }
}

const playShift = (scenario: Scenario, { rules }: Playable): Played =>
  play(scenario, rules, { initialState, reduce, summarize, memoryOf });

const latencyOf = (side: Side, { network }: Scenario): number =>
  side === 'omni' ? network.omniLatency : network.pureCloudLatency;

/** When the last thing happened. */
const lastOf = (scenario: Scenario, { writes }: Played): number =>
  Math.max(
    scenario.steps.at(-1)?.at ?? 0,
    ...writes.map(({ at, side }) => at + latencyOf(side, scenario)),
  );

type Bare = Omit<Segment, 'label' | 'kind'>;

/** What a side itself showed, whether or not the softphone could see it. */
function segmentsOf(
  side: Side,
  scenario: Scenario,
  { writes }: Played,
  end: number,
): readonly Bare[] {
  const changes: { at: number; status: Status; cause: SegmentCause }[] = [];
  for (const { at, step } of scenario.steps) {
    if (step.kind === side) {
      changes.push({ at, status: step.status, cause: { is: 'step', step } });
    }
  }
  for (const write of writes) {
    if (write.side !== side) continue;
    const at = write.at + latencyOf(side, scenario);
    changes.push({ at, status: write.to, cause: { is: 'sync', cause: write.cause } });
  }
  // A stable sort: at one instant the products' own happenings go before what arrives.
  changes.sort((a, b) => a.at - b.at);
  const segments: Bare[] = [];
  let current: Bare = {
    from: 0,
    to: end,
    status: scenario.start[side],
    cause: { is: 'start' },
  };
  for (const { at, status, cause } of changes) {
    if (status === current.status) continue;
    if (at > current.from) segments.push({ ...current, to: at });
    current = { from: at, to: end, status, cause };
  }
  return [...segments, current];
}

function differencesOf(
  side: Side,
  { before, after }: Readonly<Record<Edition, readonly Segment[]>>,
): readonly Difference[] {
  const found: Difference[] = [];
  for (const one of before) {
    for (const other of after) {
      const from = Math.max(one.from, other.from);
      const to = Math.min(one.to, other.to);
      if (to - from < SHORTEST_DIFFERENCE || one.status === other.status) continue;
      found.push({ side, from, to, before: one.label, after: other.label });
    }
  }
  return found;
}

const remarksOf = (edition: Edition, { happenings }: Played): readonly Remark[] =>
  happenings.flatMap((happening) =>
    (happening.kind === 'asking' || happening.kind === 'paused') && happening.is
      ? [{ edition, at: happening.at, is: happening.kind }]
      : [],
  );
