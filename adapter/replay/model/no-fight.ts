import type { StatusEvent } from '../../sync/events.js';
import { OMNI_OFFLINE, SIDES, type PerSide, type Side, type Status } from '../../sync/status.js';
import {
  historyOf,
  isClearRest,
  isDated,
  isFreshStart,
  looksLikeEcho,
  restsOf,
  setsOf,
  stepOf,
  type Moved,
} from './facts.js';
import type { Invariant, Run, Violation } from './run.js';

/**
 * *No fight*: "a status that the agent chose is not overwritten until the agent, a supervisor, the start or end of
 * work, or the return of a lost side changes something (excepted: the compensation of a refused On Queue, the start, a
 * push time-out or decline under a hold, `duringHold = queue`)."
 *
 * Beside these, "some other automation in the console … counts as a change" (§2.3), and so does what the platform does
 * while no hold covers the base (§2.1): what their rules write is no fight. A command that was under way when the
 * choice was heard cannot be called back. A hold for a side out of reach is "the one exception to 2.4" (§5).
 */
export const noFight: Invariant = (run) =>
  run.rules.enabled ? [...overwritten(run), ...lostChoices(run), ...echoes(run)] : [];

interface Choice {
  readonly side: Side;
  readonly status: Status;
  readonly step: number;
}

/** What is sent after a choice was heard, before anything else happens. */
const overwritten: Invariant = (run) => {
  const violations: Violation[] = [];
  const overtaken = overtakenSteps(run);
  const moved = new Set(historyOf(run).map(({ step }) => step));
  const standing = new Map<Side, Choice>();
  const returning = new Set<Side>();
  let before: Run['played']['reactions'][number] | undefined;
  run.played.reactions.forEach((reacted, index) => {
    const { at, event, step } = reacted;
    const heard = stepOf(run, reacted);
    if (step !== null && [...standing.values()].some((choice) => choice.step !== step)) {
      standing.clear();
    }
    if (event.type === 'start' || event.type === 'answered') standing.clear();
    if (event.type === 'reach' && event.is === 'back') returning.add(event.side);
    // The compensation of a refused On Queue takes M back, and with it what stood against a hold.
    const wasRefused = before?.summary.refused.includes('pureCloud') === true;
    if (reacted.summary.refused.includes('pureCloud') && !wasRefused) standing.clear();
    // What a read tells of was changed by somebody; the return of a side has come about with its read.
    if (event.type === 'read' && event.ok) {
      const { side, status } = event.reading;
      if (returning.delete(side) || before?.summary.known[side] !== status) standing.clear();
    }
    if (
      event.type === 'status' &&
      step !== null &&
      heard !== undefined &&
      moved.has(step) &&
      !overtaken.has(step) &&
      // Without an order, "an event that carries the status which the side is known to have changes nothing" (§2.3).
      (isDated(run, event.side) || before?.summary.known[event.side] !== event.status) &&
      isChoice(run, heard) &&
      !looksLikeEcho(run, index)
    ) {
      standing.set(event.side, { side: event.side, status: event.status, step });
    }
    for (const { side, status, cause } of setsOf(reacted)) {
      const choice = standing.get(side);
      if (choice === undefined || choice.status === status) continue;
      if (isUnreachableHold(run, cause.rule)) continue;
      const what = `${side} is set to ${status} (${cause.rule}) though ${choice.status} was chosen`;
      violations.push({ at, what });
    }
    before = reacted;
  });
  return violations;
};

/** Whether a person chose it and it takes effect at once. */
function isChoice({ scenario, rules }: Run, step: NonNullable<ReturnType<typeof stepOf>>): boolean {
  if (step.kind !== 'omni' && step.kind !== 'pureCloud') return false;
  if (step.by !== 'agent' && step.by !== 'supervisor' && step.by !== 'login') return false;
  // Who chose a PureCloud status nobody can tell, nor an Omni-Channel status in older orgs.
  const queues = rules.duringHold === 'queue';
  return !queues || (step.kind === 'omni' && step.by === 'supervisor' && scenario.network.reasons);
}

const isUnreachableHold = ({ rules }: Run, name: string): boolean => {
  const hold = name.replace(/ ended$/, '');
  return rules.rules.some(
    (rule) => rule.kind === 'hold' && rule.name === hold && rule.condition.on === 'unreachable',
  );
};

/**
 * Steps whose status was no longer there when it was heard of: newer steps were heard already (§2.3: "an event older
 * than the newest change is dropped"), or a command of ours that was under way replaced it ("older only than our own
 * write").
 */
function overtakenSteps(run: Run): ReadonlySet<number> {
  const found = new Set<number>();
  const history = historyOf(run);
  const newest: Partial<Record<Side, number>> = {};
  for (const { at, event, step } of run.played.reactions) {
    if (event.type !== 'status' || step === null) continue;
    if (step < (newest[event.side] ?? -1)) found.add(step);
    newest[event.side] = Math.max(newest[event.side] ?? -1, step);
    if (isDated(run, event.side) && isReplaced(history, event.side, step, at)) found.add(step);
  }
  return found;
}

function isReplaced(history: readonly Moved[], side: Side, step: number, by: number): boolean {
  const index = history.findIndex((moved) => moved.step === step);
  return history.some((moved, other) => other > index && moved.side === side && moved.at <= by);
}

/**
 * Our own write that comes back is no choice that could stand against somebody's: where its reason or its date tells it
 * apart (§2.3), it changes no base. A page that began without a memory knows nothing of what was written before it.
 */
const echoes: Invariant = (run) => {
  const violations: Violation[] = [];
  const sent: PerSide<Set<Status>> = { omni: new Set(), pureCloud: new Set() };
  run.played.reactions.forEach((reacted, index) => {
    const { at, event, step, summary } = reacted;
    if (isFreshStart(reacted)) for (const side of SIDES) sent[side].clear();
    for (const { side, status } of setsOf(reacted)) sent[side].add(status);
    const before = run.played.reactions[index - 1]?.summary;
    if (event.type !== 'status' || step !== null || before?.started !== true) return;
    const { side, status } = event;
    const toldApart = isDated(run, side) || isTold(run, event);
    if (!toldApart || !sent[side].has(status)) return;
    for (const name of SIDES) {
      if (summary.base[name] === before.base[name]) continue;
      const what = `the echo of ${status} on ${side} made ${String(summary.base[name])} the base of ${name}`;
      violations.push({ at, what });
    }
  });
  return violations;
};

/** A logout bears no reason that would tell ours from the agent's. */
const isTold = ({ scenario }: Run, event: StatusEvent): boolean =>
  event.side === 'omni' && scenario.network.reasons && event.status !== OMNI_OFFLINE;

/** No other step may come this close before a choice, in milliseconds: everything has settled by then. */
const SETTLED = 30_000;

/** A choice that was made in peace is there at the next rest. */
const lostChoices: Invariant = (run) => {
  const violations: Violation[] = [];
  const { steps } = run.scenario;
  const history = historyOf(run);
  for (const rest of restsOf(run)) {
    const index = rest.index - 1;
    const last = steps[index];
    const before = steps.slice(0, index).findLast(({ step }) => step.kind !== 'expect');
    if (last === undefined || !isChoice(run, last.step)) continue;
    if (before !== undefined && last.at - before.at < SETTLED) continue;
    const moved = history.find(({ step }) => step === index);
    if (moved === undefined || !isClearRest(rest)) continue;
    if (rest.shown[moved.side] === moved.to) continue;
    // An On Queue that was refused takes M back.
    const refused = run.played.reactions.some(
      ({ at, summary }) => at >= last.at && at <= rest.at && summary.refused.includes('pureCloud'),
    );
    if (refused) continue;
    const what = `${moved.side} was set to ${moved.to} in peace and shows ${rest.shown[moved.side]}`;
    violations.push({ at: rest.at, what });
  }
  return violations;
};
