/**
 * The two products and the words for their statuses. The engine compares statuses as plain strings,
 * so every edge turns what it hears into these canonical forms first.
 */

/** One of the two products. */
export type Side = 'omni' | 'pureCloud';

export const SIDES: readonly Side[] = ['omni', 'pureCloud'];

export const otherSide = (side: Side): Side => (side === 'omni' ? 'pureCloud' : 'omni');

/**
 * A status in canonical form:
 * - Omni-Channel: the first 15 characters of a ServicePresenceStatus Id, or {@link OMNI_OFFLINE};
 * - PureCloud: the GUID of a presence definition in lower case;
 * - either: `name:X` where a definition names a status whose Id is not yet known. Such a status is
 *   never written; it becomes an ordinary one when the name is learnt (event `configured`).
 */
export type Status = string;

/** Omni-Channel's Offline is not a record; entering it is `logout`. */
export const OMNI_OFFLINE: Status = 'Offline';

const UNRESOLVED = 'name:';

export const unresolvedStatus = (name: string): Status => UNRESOLVED + name;
export const isUnresolved = (status: Status): boolean => status.startsWith(UNRESOLVED);

/** The name inside an unresolved status, or the status itself. */
export const unresolvedName = (status: Status): string =>
  isUnresolved(status) ? status.slice(UNRESOLVED.length) : status;

/** One value for each side. */
export type PerSide<T> = Record<Side, T>;
