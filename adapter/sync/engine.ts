import { expireCommands, onAnswer } from './answers.js';
import { causeEvent } from './cause-event.js';
import { applyChange, forgetRefusals, outsideHappened, releaseHolds } from './change.js';
import type { CauseEvent, Command } from './commands.js';
import { RESUME_LONGEST } from './constants.js';
import type { ChosenEvent, ConfiguredEvent, OutsideEvent, SyncEvent } from './events.js';
import { onOutside } from './outside.js';
import { dropGuardWhenPaired, onAnswered } from './question.js';
import { expireReads, onRead, readWhole } from './readings.js';
import { forgetOldCommands } from './sent.js';
import { settle } from './settle.js';
import { onStart } from './start.js';
import { draftOf, type Draft, type SyncState } from './state.js';
import { SIDES, type Status } from './status.js';
import { pruneEnded } from './work.js';

export { memoryOf } from './remember.js';
export { initialState, type SyncState } from './state.js';
export { summarize, type Summary } from './summary.js';

export interface Step {
  readonly state: SyncState;
  readonly commands: readonly Command[];
}

/** Takes an event; the same events at the same times give the same commands. Never throws. */
export function reduce(state: SyncState, event: SyncEvent, now: number): Step {
  const draft = draftOf(state);
  prune(draft, now);
  const hear = (heard: OutsideEvent): void => onOutside(draft, heard, now, hear);
  take(draft, event, now, hear);
  const cause = causeEvent(event);
  if (draft.phase === 'running') {
    if (!draft.rules.enabled) followWithoutRules(draft);
    releaseHolds(draft, cause, now);
    dropGuardWhenPaired(draft);
  }
  const commands = settle(draft, cause, now);
  return { state: draft, commands };
}

function take(
  draft: Draft,
  event: SyncEvent,
  now: number,
  hear: (event: OutsideEvent) => void,
): void {
  switch (event.type) {
    case 'start':
      onStart(draft, event, now);
      return;
    case 'configured':
      onConfigured(draft, event, now);
      return;
    case 'answer':
      onAnswer(draft, event, now);
      return;
    case 'read':
      onRead(draft, event, now, hear);
      return;
    case 'chosen':
      onChosen(draft, event, now);
      return;
    case 'answered':
      onAnswered(draft, event, now);
      return;
    case 'resume':
      resume(draft, now);
      draft.pauses = 0;
      return;
    case 'wake':
      onWake(draft, now);
      return;
    default:
      hear(event);
  }
}

/** A choice in the panel is a change itself; the write to its own side follows from it. */
function onChosen(draft: Draft, { side: name, status }: ChosenEvent, now: number): void {
  const side = draft[name];
  if (side.lost !== null || side.known === null) return;
  const event: CauseEvent = { type: 'chosen', side: name, status };
  if (draft.phase !== 'running') {
    side.base = status;
    side.cause = { rule: 'choice', event, at: now, inPanel: true };
    return;
  }
  applyChange(draft, { side: name, status, by: 'agent', event, inPanel: true }, now);
}

/** Without sync the bases are what is there; only the agent's own choice in the panel differs for a moment. */
function followWithoutRules(draft: Draft): void {
  for (const name of SIDES) {
    const side = draft[name];
    const choosing = side.baseCause?.event.type === 'chosen' && side.refused === null;
    if (!choosing || side.known === side.base) {
      side.base = side.known;
      side.baseCause = null;
    }
    side.override = false;
    side.waiting = null;
  }
  draft.guard = null;
}

function onConfigured(draft: Draft, event: ConfiguredEvent, now: number): void {
  const before = draft.rules;
  draft.rules = event.rules;
  const learnt = event.learnt ?? {};
  const real = (status: Status | null): Status | null =>
    status !== null && Object.hasOwn(learnt, status) ? (learnt[status] ?? status) : status;
  for (const name of SIDES) {
    const side = draft[name];
    side.base = real(side.base);
    const { waiting } = side;
    if (waiting !== null)
      side.waiting = { ...waiting, status: real(waiting.status) ?? waiting.status };
  }
  if (draft.phase === 'running' && event.rules.enabled && !before.enabled) {
    // What was chosen while sync was off was chosen without it: a fresh start.
    onStart(draft, { type: 'start', rules: event.rules }, now);
  }
}

function resume(draft: Draft, now: number): void {
  if (draft.pause === null) return;
  draft.pause = null;
  draft.resumedAt = now;
  outsideHappened(draft);
  forgetRefusals(draft);
  for (const name of SIDES) {
    if (draft[name].lost === null) readWhole(draft[name], now);
  }
}

function onWake(draft: Draft, now: number): void {
  draft.wakeAt = null;
  expireCommands(draft, now);
  expireReads(draft, now);
  if (draft.pause !== null && now >= draft.pause.until) resume(draft, now);
}

/** Drops what is too old to matter, so that the state does not grow with the shift. */
function prune(draft: Draft, now: number): void {
  pruneEnded(draft, now);
  for (const name of SIDES) forgetOldCommands(draft[name], now);
  const { pause, resumedAt } = draft;
  if (pause === null && resumedAt !== null && now - resumedAt > RESUME_LONGEST) {
    draft.pauses = 0;
    draft.resumedAt = null;
  }
}
