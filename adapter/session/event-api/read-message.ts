import { EVENT_API_ACTIONS, type EventApiAction } from '../../definition/event-api-settings.js';
import { isRecord, isString, type JsonRecord } from '../../ports/json.js';
import type { Destination } from '../../ports/phone.js';
import { OUR_SOURCE, VERSIONS } from './protocol.js';

/** What another component asks for. */
export type AskedAction =
  | { readonly action: 'setStatus'; readonly status: string }
  | { readonly action: 'dial'; readonly number: string; readonly queue: string | null }
  | {
      readonly action: 'answer' | 'hangUp' | 'hold' | 'resume' | 'mute' | 'unmute';
      readonly interaction: string;
    }
  | { readonly action: 'transfer'; readonly interaction: string; readonly to: Destination };

/** A message of another component, as far as it can be read. */
export type Heard =
  | { readonly is: 'hello' }
  /** Of a version that is not spoken here. */
  | { readonly is: 'foreign' }
  | {
      readonly is: 'action';
      readonly from: string;
      readonly requestId: string;
      /** Validated by {@link readAction}, as a request that is known already is not read again. */
      readonly body: unknown;
    }
  /** What can be answered, and is wrong. */
  | {
      readonly is: 'invalid';
      readonly from: string;
      readonly requestId: string;
      readonly expected: string;
    };

/** Longest name of a component, an instance or a request, in characters. */
const NAME_LONGEST = 100;

const isName = (value: unknown): value is string =>
  isString(value) && value !== '' && value.length <= NAME_LONGEST;

/** `null`: it is not for us, an echo of ours, or nothing that could be answered. Never throws. */
export function readMessage(value: unknown): Heard | null {
  if (!isRecord(value)) return null;
  const { version, source, instanceId: from, seq, type, requestId } = value;
  if (!isName(source) || source === OUR_SOURCE || !isName(from)) return null;
  if (!VERSIONS.some((spoken) => spoken === version)) return { is: 'foreign' };
  const counted = Number.isSafeInteger(seq) && typeof seq === 'number' && seq > 0;
  if (type === 'hello') return counted ? { is: 'hello' } : null;
  if (!isName(requestId)) return null;
  if (!counted) {
    return { is: 'invalid', from, requestId, expected: 'seq must count from 1.' };
  }
  if (type !== 'action') {
    return { is: 'invalid', from, requestId, expected: 'type must be hello or action.' };
  }
  return { is: 'action', from, requestId, body: value['body'] };
}

export type ReadAction =
  | { readonly ok: true; readonly asked: AskedAction }
  | {
      readonly ok: false;
      readonly reason: 'unknownAction' | 'invalid';
      /** What is wrong with it, as a sentence. */
      readonly expected: string;
    };

/** E.164, as PureCloud takes it: https://developer.genesys.cloud/commdigital/telephony/ */
const E164 = /^\+[1-9]\d{6,14}$/;

/** A phone of the organisation's own. */
const EXTENSION = /^\d{2,6}$/;

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** PureCloud's ids are GUIDs; a conversation's are taken as they come, since only one that is there is accepted. */
const isId = (value: unknown): value is string => isString(value) && GUID.test(value);

const isNumber = (value: unknown): value is string =>
  isString(value) && (E164.test(value) || EXTENSION.test(value));

const NUMBER = 'E.164, such as +4930123456, or an extension of 2 to 6 digits, without spaces';

/** The body of an action. Never throws. */
export function readAction(body: unknown): ReadAction {
  const given: JsonRecord = isRecord(body) ? body : {};
  const action = EVENT_API_ACTIONS.find((name) => name === given['action']);
  if (action === undefined) {
    return {
      ok: false,
      reason: 'unknownAction',
      expected: `action must be one of ${EVENT_API_ACTIONS.join(', ')}.`,
    };
  }
  const invalid = (expected: string): ReadAction => ({ ok: false, reason: 'invalid', expected });
  switch (action) {
    case 'setStatus': {
      const { status } = given;
      return isName(status)
        ? { ok: true, asked: { action, status } }
        : invalid('status must be the id of a presence definition, or a system presence.');
    }
    case 'dial': {
      const { number, queue = null } = given;
      if (!isNumber(number)) return invalid(`number must be ${NUMBER}.`);
      if (queue !== null && !isId(queue)) return invalid('queue must be the id of a queue.');
      return { ok: true, asked: { action, number, queue } };
    }
    case 'transfer': {
      const { interaction, to } = given;
      if (!isName(interaction)) return invalid(INTERACTION);
      const destination = destinationIn(to);
      return destination === null
        ? invalid(`to must have one of user and queue (an id) and number (${NUMBER}).`)
        : { ok: true, asked: { action, interaction, to: destination } };
    }
    default: {
      const { interaction } = given;
      return isName(interaction)
        ? { ok: true, asked: { action, interaction } }
        : invalid(INTERACTION);
    }
  }
}

const INTERACTION = 'interaction must be the id of an interaction.';

/** Exactly one of them, so that nobody is transferred to whom the component did not mean. */
function destinationIn(value: unknown): Destination | null {
  if (!isRecord(value) || Object.keys(value).length !== 1) return null;
  const { user, queue, number } = value;
  if (isId(user)) return { user };
  if (isId(queue)) return { queue };
  return isNumber(number) ? { number } : null;
}

/** What an action is called, for the limits and the timeline; it says nothing of whom it is about. */
export const nameOf = ({ action }: AskedAction): EventApiAction => action;
