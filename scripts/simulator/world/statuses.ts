import type { OmniStatusSeed, PresenceSeed } from '../world.js';
import { misfit } from './guards.js';

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

/** An Omni status as definitions write it: Id, DeveloperName, both, or label. `null`: Offline. */
export function omniStatusNamed(
  statuses: readonly OmniStatusSeed[],
  text: string,
  where: string,
): OmniStatusSeed | null {
  if (text.toUpperCase() === 'OFFLINE') return null;
  const colon = text.indexOf(':');
  const [name, id] = colon < 0 ? [text, text] : [text.slice(0, colon), text.slice(colon + 1)];
  return (
    statuses.find((each) => each.id.slice(0, 15) === id.slice(0, 15)) ??
    statuses.find((each) => each.apiName === name) ??
    statuses.find((each) => each.name === name) ??
    misfit(
      `${where}: the org has no Omni-Channel status "${text}"; it has Offline, ${statuses
        .map((each) => each.apiName)
        .join(', ')}.`,
    )
  );
}

/** A PureCloud status as definitions write it: a system presence, a GUID, or both. */
export function presenceNamed(
  presences: readonly PresenceSeed[],
  text: string,
  where: string,
): PresenceSeed {
  const colon = text.indexOf(':');
  const [name, id] = colon < 0 ? [text, text] : [text.slice(0, colon), text.slice(colon + 1)];
  return (
    presences.find((each) => each.id.toLowerCase() === id.toLowerCase()) ??
    (letters(name) === '' ? undefined : primaryOf(presences, name)) ??
    misfit(
      `${where}: the organisation has no presence "${text}"; it has ${presences
        .map((each) => (each.secondary ? each.id : each.systemPresence))
        .join(', ')}.`,
    )
  );
}

/** As the replay report prints it. */
export const printedOmni = (status: OmniStatusSeed | null): string => status?.apiName ?? 'Offline';

/** As the replay report prints it. */
export const printedPresence = (presence: PresenceSeed): string =>
  presence.secondary ? presence.id : presence.systemPresence;
