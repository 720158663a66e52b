import type { KnownMedia, PhoneMessages, ShownState } from './messages/messages.js';
import { mediaOf } from './messages/messages.js';
import type { Found, Interaction } from '../../ports/phone.js';

/** Codes of countries that are one or two digits long; all others have three (ITU-T E.164, list of country codes). */
const COUNTRY = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

/**
 * An E.164 number in groups, which eyes and screen readers can follow, on one line; any other address as it is. The
 * groups are those of North America and of many others; how each country writes its own is more than a list needs.
 */
export function addressText(address: string): string {
  if (!/^\+[1-9]\d{7,14}$/.test(address)) return address;
  const digits = address.slice(1);
  const [country = ''] = COUNTRY.exec(digits) ?? [];
  const rest = digits.slice(country.length);
  const groups =
    country === '1' && rest.length === 10
      ? [rest.slice(0, 3), rest.slice(3, 6), rest.slice(6)]
      : (rest.match(/\d{1,4}(?=(?:\d{4})*$)/g) ?? []);
  return [`+${country}`, ...groups].join('\u00a0');
}

/** Who the other party is: by name, or else by address. */
export const whoOf = ({ party }: Pick<Interaction, 'party'>, words: PhoneMessages): string =>
  party.name || addressText(party.address) || words.unknownParty;

/** What is known of somebody, or of a queue, that was found. */
export const detailText = ({ kind, detail }: Omit<Found, 'id'>, words: PhoneMessages): string =>
  kind === 'queue' && detail !== '' ? words.members(detail) : detail;

export const stateOf = ({ state, held }: Pick<Interaction, 'state' | 'held'>): ShownState =>
  state === 'connected' && held ? 'held' : state;

export const stateText = (interaction: Interaction, words: PhoneMessages): string =>
  words.state(stateOf(interaction), mediaOf(interaction.media));

/** What it is called; PureCloud's own name for a medium that has none here. */
export function mediaText(media: string, words: PhoneMessages): string {
  const known: KnownMedia = mediaOf(media);
  return known === 'other' && media !== '' ? media : words.media[known];
}

const two = (number: number): string => String(number).padStart(2, '0');

/** `3:05`, or `1:03:05`; never negative, as two clocks may differ. */
export function durationText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = two(seconds % 60);
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${two(minutes % 60)}:${rest}`;
}
