import type { OmniStatusRecord } from '../definition/catalog.js';
import type { Cause } from '../sync/commands.js';
import type { Memory } from '../sync/memory.js';
import { SIDES, type Status } from '../sync/status.js';
import { isRecord, isString, readJson } from '../ports/json.js';

/**
 * What the softphone keeps in localStorage: the engine's memory, bound to an agent and the content of a definition,
 * and the Omni-Channel statuses learnt or refused in an org. No token, no name of a person, no number.
 */
export interface Stored {
  memory(key: MemoryKey): Memory | null;
  saveMemory(key: MemoryKey, memory: Memory): void;
  forgetMemory(): void;
  statuses(org: string): readonly OmniStatusRecord[];
  saveStatuses(org: string, statuses: readonly OmniStatusRecord[]): void;
  /** Ids that a definition names and the org has refused; `Catalog.omniRefused`. */
  refused(org: string): readonly Status[];
  saveRefused(org: string, ids: readonly Status[]): void;
  /** What the last page set as it went away; `null`: nothing that is known of. */
  sessionEnd(): SessionEnd | null;
  saveSessionEnd(end: SessionEnd | null): void;
}

/** A page set this PureCloud status as it went away; one that opens until then takes it back. */
export interface SessionEnd {
  readonly status: Status;
  /** Both in milliseconds since the epoch. */
  readonly at: number;
  readonly until: number;
}

export interface MemoryKey {
  /** PureCloud's user id. */
  readonly user: string;
  /** Internal name of the call center definition. */
  readonly callCenter: string;
  /** Of the definition's content. */
  readonly fingerprint: string;
}

const MEMORY = 'omni-sync.memory';
const STATUSES = 'omni-sync.statuses.';
const REFUSED = 'omni-sync.refused.';
const SESSION_END = 'omni-sync.session-end';

/** At most so many statuses are kept for an org. */
const MOST_STATUSES = 500;

/** A storage that is full or denied costs the memory, nothing else. */
function attempt<T>(what: () => T, otherwise: T): T {
  try {
    return what();
  } catch {
    return otherwise;
  }
}

/** `storage` is `null` where the browser denies it. */
export function createStored(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null,
): Stored {
  const read = (key: string): unknown =>
    attempt(() => readJson(storage?.getItem(key) ?? null), undefined);
  const write = (key: string, value: unknown): void =>
    attempt(() => storage?.setItem(key, JSON.stringify(value)), undefined);

  return {
    memory(key) {
      const value = read(MEMORY);
      if (!isRecord(value) || !isRecord(value.key)) return null;
      const { user, callCenter, fingerprint } = value.key;
      const same =
        user === key.user && callCenter === key.callCenter && fingerprint === key.fingerprint;
      return same && isMemory(value.memory) ? value.memory : null;
    },
    saveMemory: (key, memory) => write(MEMORY, { key, memory }),
    forgetMemory: () => attempt(() => storage?.removeItem(MEMORY), undefined),
    statuses(org) {
      const value = read(STATUSES + org);
      return Array.isArray(value) ? value.filter(isStatusRecord).slice(0, MOST_STATUSES) : [];
    },
    saveStatuses: (org, statuses) => write(STATUSES + org, statuses.slice(0, MOST_STATUSES)),
    refused(org) {
      const value = read(REFUSED + org);
      return Array.isArray(value) ? value.filter(isString).slice(0, MOST_STATUSES) : [];
    },
    saveRefused: (org, ids) => write(REFUSED + org, ids.slice(0, MOST_STATUSES)),
    sessionEnd() {
      const value = read(SESSION_END);
      return isSessionEnd(value) ? value : null;
    },
    saveSessionEnd: (end) => write(SESSION_END, end),
  };
}

const optional = (value: unknown, is: (value: unknown) => boolean): boolean =>
  value === undefined || is(value);

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);

const isSessionEnd = (value: unknown): value is SessionEnd =>
  isRecord(value) && isString(value.status) && isNumber(value.at) && isNumber(value.until);

function isStatusRecord(value: unknown): value is OmniStatusRecord {
  return (
    isRecord(value) &&
    isString(value.id) &&
    optional(value.apiName, isString) &&
    optional(value.label, isString) &&
    optional(value.takesWork, (given) => typeof given === 'boolean')
  );
}

const orNull = (is: (value: unknown) => boolean) => (value: unknown) => value === null || is(value);

const bothSides = (value: unknown, is: (value: unknown) => boolean): boolean =>
  isRecord(value) && is(value.omni) && is(value.pureCloud);

const isSide = (value: unknown): boolean => SIDES.some((side) => side === value);

/** What else a cause may say of its event, all of it text. */
const CAUSE_WORDS = ['status', 'is', 'reason', 'media', 'object'] as const;

const hasWords = (event: Readonly<Record<string, unknown>>): boolean =>
  CAUSE_WORDS.every((word) => optional(event[word], isString));

/** Whether it has the form of one; which rules and events there are is the engine's to know. */
export const isCause = (value: unknown): value is Cause =>
  isRecord(value) &&
  isString(value.rule) &&
  isNumber(value.at) &&
  isRecord(value.event) &&
  isString(value.event.type) &&
  optional(value.event.side, isSide) &&
  optional(value.inPanel, (given) => given === true) &&
  hasWords(value.event);

const isSent = (value: unknown): boolean =>
  isRecord(value) &&
  isNumber(value.id) &&
  isString(value.status) &&
  isNumber(value.at) &&
  isNumber(value.attempt) &&
  isNumber(value.waitsUntil) &&
  isCause(value.cause) &&
  typeof value.echoed === 'boolean' &&
  typeof value.answered === 'boolean' &&
  orNull(isNumber)(value.date);

const isWaitingChoice = (value: unknown): boolean =>
  isRecord(value) && isString(value.status) && typeof value.inPanel === 'boolean';

const isGuard = (value: unknown): boolean =>
  isRecord(value) && (value.since === 'start' || value.since === 'stale');

/** Whether a stored value is a memory of this format; another build may have left another. */
function isMemory(value: unknown): value is Memory {
  return (
    isRecord(value) &&
    value.format === 1 &&
    isNumber(value.at) &&
    isNumber(value.nextCommand) &&
    bothSides(value.base, orNull(isString)) &&
    bothSides(value.known, orNull(isString)) &&
    bothSides(value.target, orNull(isString)) &&
    bothSides(value.waiting, orNull(isWaitingChoice)) &&
    bothSides(value.override, (given) => typeof given === 'boolean') &&
    bothSides(value.cause, orNull(isCause)) &&
    bothSides(value.ruleSetAt, orNull(isNumber)) &&
    bothSides(value.lostSince, orNull(isNumber)) &&
    bothSides(value.sent, (given) => Array.isArray(given) && given.every(isSent)) &&
    orNull(isGuard)(value.guard) &&
    orNull(isNumber)(value.newestChange)
  );
}
