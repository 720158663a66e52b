/** What the invariants ask about a run: who did what, and what had an order of its own. */
import type { SetCommand } from '../../sync/commands.js';
import { CROSSING_WINDOW, ECHO_WINDOW, MEMORY_LIFE } from '../../sync/constants.js';
import { OMNI_OFFLINE, SIDES, type PerSide, type Side, type Status } from '../../sync/status.js';
import type { Step } from '../step.js';
import { SHIFT_START, type Happening, type Reacted } from '../world.js';
import type { Run } from './run.js';

/** The step that an engine heard of, or `undefined`. */
export const stepOf = ({ scenario }: Run, { step }: Reacted): Step | undefined =>
  step === null ? undefined : scenario.steps[step]?.step;

export const setsOf = (reacted: Reacted): readonly SetCommand[] =>
  reacted.commands.filter((command) => command.type === 'set');

/** Something outside happened, as omni-sync.md §2.5 names it, or the page itself began, was asked or was told. */
export const isOutside = ({ event, step }: Reacted): boolean =>
  step !== null || ['start', 'reach', 'answered', 'resume'].includes(event.type);

/** A page that begins without a memory: there was none, or it is too old to be taken (§2.6). */
export const isFreshStart = ({ at, event }: Reacted): boolean =>
  event.type === 'start' &&
  (event.memory === undefined || at - sinceStart(event.memory.at) > MEMORY_LIFE);

/** Whether a person chose it. In orgs without reasons nobody can tell who did. */
export function isPersons({ scenario }: Run, step: Step): boolean {
  if (step.kind === 'pureCloud') return true;
  if (step.kind !== 'omni') return false;
  return !scenario.network.reasons || ['agent', 'supervisor', 'login'].includes(step.by);
}

export type Checked = Extract<Happening, { kind: 'checked' }>;

/** The rests of a shift, where the world was looked at. */
export const restsOf = ({ played }: Run): readonly Checked[] =>
  played.happenings.filter((happening) => happening.kind === 'checked');

/** Whether the world had come to rest there, with nothing in the way of what should be shown. */
export const isClearRest = ({ failures, summary }: Checked): boolean =>
  failures.length === 0 &&
  summary !== null &&
  summary.started &&
  summary.atRest &&
  summary.refused.length + summary.unreachable.length + summary.pending.length === 0 &&
  !summary.paused &&
  !summary.asking;

/** Whether events of a side say when they happened (omni-sync.md §2.3, "events that cross"). */
export const isDated = ({ scenario }: Run, side: Side): boolean =>
  side === 'pureCloud' && scenario.network.modifiedDates;

/** A place in `reactions` where the order of a side's events could not be told. */
export interface Crossing {
  readonly index: number;
  readonly side: Side;
}

interface Traffic {
  arrivedAt: number;
  /** When it was last asked. */
  readAt: number;
  /** How many of its events arrived since then. */
  sinceRead: number;
  answeredAt: number;
  inFlight: number | null;
  sent: readonly { readonly at: number; readonly status: Status }[];
  /** Nothing has been read since the page began or the side was lost. */
  unread: boolean;
  /** What that read found, and when it was asked for. */
  found: { readonly status: Status; readonly askedAt: number } | null;
}

/**
 * Where events crossed, by §2.3: two events of a side without order within 1 s, or one that is not an echo while a
 * command to that side is in flight or within 1 s of its answer; and one that comes while the side is being read.
 */
export function crossingsOf(run: Run): readonly Crossing[] {
  const fresh = (): Traffic => ({
    arrivedAt: -Infinity,
    readAt: Infinity,
    sinceRead: 0,
    answeredAt: -Infinity,
    inFlight: null,
    sent: [],
    unread: true,
    found: null,
  });
  let traffic: PerSide<Traffic> = { omni: fresh(), pureCloud: fresh() };
  const found: Crossing[] = [];
  run.played.reactions.forEach((reacted, index) => {
    const { at, event } = reacted;
    if (event.type === 'start') {
      // The next page remembers what was sent, but not what was on its way.
      for (const side of SIDES) traffic[side] = { ...fresh(), sent: traffic[side].sent };
    }
    if (event.type === 'read' && event.ok) {
      // "Events that are heard before a side's read is answered are kept and taken after it" (§2.6).
      const finishes =
        reacted.summary.started && run.played.reactions[index - 1]?.summary.started === false;
      for (const side of finishes ? SIDES : [event.reading.side]) {
        const mine = traffic[side];
        if (mine.arrivedAt >= mine.readAt) mine.arrivedAt = at;
        // Kept until the answer, it has crossed with the read: which of the two is newer cannot be told.
        if (mine.sinceRead > 0) found.push({ index, side });
      }
      const read = traffic[event.reading.side];
      if (read.unread) read.found = { status: event.reading.status, askedAt: read.readAt };
      read.unread = false;
    }
    for (const command of reacted.commands) {
      if (command.type !== 'read') continue;
      traffic[command.side].readAt = at;
      traffic[command.side].sinceRead = 0;
    }
    if (event.type === 'answer') {
      for (const side of SIDES) {
        if (traffic[side].inFlight !== event.command) continue;
        traffic[side].inFlight = null;
        traffic[side].answeredAt = at;
      }
    }
    if (event.type === 'status' && !isDated(run, event.side)) {
      const mine = traffic[event.side];
      const together = at - mine.arrivedAt < CROSSING_WINDOW;
      const busy = mine.inFlight !== null || at - mine.answeredAt < CROSSING_WINDOW;
      // "A value without order that could be a second echo waits for that read."
      const sent = mine.sent.filter(
        (command) => command.status === event.status && at - command.at < ECHO_WINDOW,
      );
      // What a page or a return found is the first word of it.
      const { found: before } = mine;
      const told =
        before?.status === event.status && sent.some(({ at: sentAt }) => sentAt < before.askedAt);
      const again = told || sent.length > (reacted.step === null ? 1 : 0);
      if (together || (busy && reacted.step !== null) || again) {
        found.push({ index, side: event.side });
      }
      mine.arrivedAt = at;
      mine.sinceRead += 1;
    }
    for (const command of setsOf(reacted)) {
      const mine = traffic[command.side];
      mine.inFlight = command.id;
      mine.sent = [...mine.sent, { at, status: command.status }];
    }
    // A command that was given up is no longer in flight.
    if (event.type === 'reach' && event.is === 'lost') {
      const lost: Traffic = { ...traffic[event.side], inFlight: null, unread: true };
      traffic = { ...traffic, [event.side]: lost };
    }
  });
  return found;
}

/** A status that a step set in the product, which had another one. */
export interface Moved {
  readonly at: number;
  readonly side: Side;
  readonly to: Status;
  /** The step, or `null` for a command of ours. */
  readonly step: number | null;
}

/** How the statuses of the products went, whoever set them. */
export function historyOf({ scenario, played }: Run): readonly Moved[] {
  const { omniLatency, pureCloudLatency } = scenario.network;
  const latency: PerSide<number> = { omni: omniLatency, pureCloud: pureCloudLatency };
  const all: Moved[] = [];
  scenario.steps.forEach(({ at, step }, index) => {
    if (step.kind === 'omni' || step.kind === 'pureCloud') {
      all.push({ at, side: step.kind, to: step.status, step: index });
    }
  });
  for (const { at, side, to } of played.writes) {
    all.push({ at: at + latency[side], side, to, step: null });
  }
  // Steps at one instant happen before what arrives then; sorting keeps that order.
  all.sort((a, b) => a.at - b.at);
  const shown: PerSide<Status> = {
    omni: scenario.start.omni,
    pureCloud: scenario.start.pureCloud,
  };
  return all.filter(({ side, to }) => {
    const moved = shown[side] !== to;
    shown[side] = to;
    return moved;
  });
}

/** Milliseconds from the start, of a time by the clock of the virtual world. */
export const sinceStart = (time: number): number => time - SHIFT_START;

/** Whether a person's choice could not be told from the echo of a command, by the contract of §2.3. */
export function looksLikeEcho(run: Run, index: number): boolean {
  const heard = run.played.reactions[index];
  if (heard?.event.type !== 'status') return false;
  const { side, status } = heard.event;
  const toldApart = side === 'omni' && run.scenario.network.reasons && status !== OMNI_OFFLINE;
  if (toldApart) return false;
  return run.played.reactions
    .slice(0, index)
    .some(
      (before) =>
        heard.at - before.at < ECHO_WINDOW &&
        setsOf(before).some((command) => command.side === side && command.status === status),
    );
}
