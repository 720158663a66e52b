import type { OmniStatusSeed } from './omni-side.js';
import type { PresenceSeed } from './pure-cloud-side.js';

/** The system presence is spelled differently from one surface to the next, so only its letters count. */
const letters = (text: string): string => text.replace(/[^a-z]/gi, '').toUpperCase();

/** The first definition of a system presence that is not secondary. */
export const primaryOf = (
  presences: readonly PresenceSeed[],
  systemPresence: string,
): PresenceSeed | undefined =>
  presences.find(
    (each) => !each.secondary && letters(each.systemPresence) === letters(systemPresence),
  );

/** As the replay report prints it. */
export const printedOmni = (status: OmniStatusSeed | null): string => status?.apiName ?? 'Offline';

/** As the replay report prints it. */
export const printedPresence = (presence: PresenceSeed): string =>
  presence.secondary ? presence.id : presence.systemPresence;
