import { isRecord, recordsOf, textOf, type JsonRecord } from '../../ports/json.js';
import { listsOf } from '../conversations.js';
import { liveState } from './own-part.js';

/** What a participant of a conversation says of who it is. */

export const purposeOf = (participant: JsonRecord): string =>
  textOf(participant['purpose'])?.toLowerCase() ?? '';

const PEOPLE: readonly string[] = ['agent', 'user'];

/** Somebody of the organisation. */
export const isPerson = (participant: JsonRecord): boolean =>
  PEOPLE.includes(purposeOf(participant));

export const consultIdOf = (participant: JsonRecord): string | undefined =>
  textOf(participant['consultParticipantId']);

/** The call that a participant is in. */
export const callOf = (participant: JsonRecord): JsonRecord | undefined =>
  (recordsOf(participant['calls']) ?? []).findLast((each) => liveState(each) !== undefined);

export function firstCommunication(participant: JsonRecord | undefined): JsonRecord | undefined {
  if (participant === undefined) return undefined;
  for (const [list] of listsOf(participant)) {
    const [first] = list;
    if (first !== undefined) return first;
  }
  return undefined;
}

export const withoutScheme = (address: string): string =>
  address.replace(/^(?:tel|sips?|mailto):/i, '').replace(/[;?].*$/, '');

export const nameOf = (participant: JsonRecord): string => textOf(participant['name']) ?? '';

const ADDRESS_FIELDS = ['addressNormalized', 'addressRaw', 'addressDisplayable'] as const;

export function endOf(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const field = ADDRESS_FIELDS.find((name) => textOf(value[name]) !== undefined);
  return field === undefined ? undefined : textOf(value[field]);
}

export function addressOf(participant: JsonRecord, communication: JsonRecord | undefined): string {
  const found =
    textOf(participant['address']) ??
    endOf(communication?.['self']) ??
    endOf(communication?.['fromAddress']) ??
    '';
  return withoutScheme(found);
}
