import type { KnownMedia, PhoneMessages, ShownState } from './messages/messages.js';
import { mediaOf } from './messages/messages.js';
import type { Interaction } from '../../ports/phone.js';

/** Who the other party is: by name, or else by address. */
export const whoOf = ({ party }: Pick<Interaction, 'party'>, words: PhoneMessages): string =>
  party.name !== '' ? party.name : party.address !== '' ? party.address : words.unknownParty;

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
