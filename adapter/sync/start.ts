import { applyFound, setBaseByRule } from './change.js';
import type { Cause } from './commands.js';
import { MEMORY_LIFE, STALE_AFTER } from './constants.js';
import type { OutsideEvent, StartEvent } from './events.js';
import type { Memory } from './memory.js';
import { initialState, isBeingRead, type Draft, type SideState } from './state.js';
import { SIDES, otherSide, type Side, type Status } from './status.js';
import { onChange } from './status-events.js';
import { holdOf, isRuleFor, leavesRuleFor, pairOf } from './target.js';

/** The page has loaded: whatever was known before is read afresh. */
export function onStart(draft: Draft, event: StartEvent, now: number): void {
  const { omni, pureCloud, ended, nextCommand, wakeAt } = draft;
  Object.assign(draft, initialState(), { ended, nextCommand, wakeAt });
  // A side that is known to be lost is read when it is back; what was heard so far is not thrown away.
  for (const [name, before] of [
    ['omni', omni],
    ['pureCloud', pureCloud],
  ] as const) {
    const { lost, kept, lastArrival } = before;
    draft[name] = { ...draft[name], lost, kept, lastArrival };
  }
  draft.phase = 'starting';
  draft.rules = event.rules;
  const memory = event.memory ?? null;
  draft.memory = memory !== null && now - memory.at <= MEMORY_LIFE ? memory : null;
  if (draft.memory !== null) {
    draft.nextCommand = Math.max(draft.nextCommand, draft.memory.nextCommand);
    for (const side of SIDES) draft[side].sent = draft.memory.sent[side];
  }
  for (const side of SIDES) {
    if (draft[side].lost === null) draft[side].readDue = { at: now, what: 'whole' };
  }
}

/** Goes on once both sides have been read (omni-sync.md §2.6). */
export function finishStart(draft: Draft, now: number, hear: (event: OutsideEvent) => void): void {
  if (SIDES.some((side) => !isReady(draft[side]))) return;
  const { memory } = draft;
  draft.phase = 'running';
  draft.memory = null;
  if (memory === null) startFresh(draft, now);
  else goOn(draft, memory, now);
  for (const side of SIDES) {
    const { kept } = draft[side];
    draft[side].kept = [];
    draft[side].told = null;
    // What the side's read had overtaken, and what comes after it, are taken together, however long the other side took.
    const spoke = kept.some(({ type }) => type === 'status') && draft[side].lastArrival !== null;
    if (spoke) draft[side].lastArrival = now;
    for (const event of kept) hear(event);
  }
}

const isReady = (side: SideState): boolean =>
  side.ready && side.lost === null && !isBeingRead(side);

function goOn(draft: Draft, memory: Memory, now: number): void {
  for (const name of SIDES) {
    const side = draft[name];
    side.base = memory.base[name];
    side.override = memory.override[name];
    side.waiting = memory.waiting[name];
    const cause = memory.cause[name];
    // What a hold showed is told as its end, should the work have ended meanwhile.
    const hold = draft.rules.rules.find(
      ({ kind, name: rule }) => kind === 'hold' && rule === cause?.rule,
    );
    side.cause = cause;
    side.shownBy = hold?.name ?? null;
    side.baseCause = hold === undefined ? cause : null;
    side.ruleSetAt = memory.ruleSetAt[name];
  }
  draft.pureCloud.newestChange ??= memory.newestChange;
  const stale = now - memory.at > STALE_AFTER;
  draft.guard = stale && draft.rules.enabled ? { since: 'stale' } : (draft.guard ?? memory.guard);
  // PureCloud's change is taken first.
  for (const name of ['pureCloud', 'omni'] as const) {
    const side = draft[name];
    const status = side.known;
    if (status === null || status === memory.known[name]) continue;
    if (!isExpected(memory, name, status)) applyFound(draft, name, status, now);
    else if (side.told?.status === status) onChange(draft, side.told, now);
  }
}

/** Whether it is ours: what the page before was about to show, or a command whose end was not seen. */
function isExpected(memory: Memory, name: Side, status: Status): boolean {
  if (status === memory.target[name]) return true;
  return memory.sent[name].some((command) => !command.answered && command.status === status);
}

function startFresh(draft: Draft, now: number): void {
  const { rules } = draft;
  const bases = { omni: draft.omni.known, pureCloud: draft.pureCloud.known };
  for (const name of SIDES) {
    const shown = draft[name].known;
    const partner = draft[otherSide(name)].known;
    const hold = holdOf(draft, name, now);
    if (hold?.status !== shown || partner === null) continue;
    // It shows what a hold made it show; what it was before can only be told from its partner.
    bases[name] = pairOf(rules, otherSide(name), partner)?.status ?? shown;
  }
  for (const name of SIDES) {
    draft[name].base = bases[name];
    draft[name].baseCause = { rule: 'start', event: { type: 'start' }, at: now };
  }
  if (!rules.enabled) return;
  if (rules.startupAuthority === 'ask') draft.guard = { since: 'start' };
  else if (rules.startupAuthority !== 'none') follow(draft, rules.startupAuthority, now);
}

/** One side decides, by its base. */
function follow(draft: Draft, authority: Side, now: number): void {
  const { rules } = draft;
  const other = otherSide(authority);
  const base = draft[authority].base;
  const otherBase = draft[other].base;
  if (base === null || otherBase === null) return;
  const cause: Cause = {
    rule: 'start',
    event: { type: 'start', side: authority, status: base },
    at: now,
  };
  const is = isRuleFor(rules, authority, base);
  if (is !== null) {
    if (is.set !== null && is.set !== otherBase) setBaseByRule(draft, other, is.set, cause);
    return;
  }
  // The other side is in a pair that this one is not in.
  const pair = pairOf(rules, other, otherBase);
  if (pair === null || pair.status === base) return;
  const leaves = leavesRuleFor(rules, authority, pair.status);
  if (leaves !== null) setBaseByRule(draft, other, leaves.set, cause);
}
