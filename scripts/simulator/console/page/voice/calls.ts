import { isRecord, recordsOf, textOf, type JsonRecord } from '../../../../../adapter/ports/json.js';

/** The voice calls as the console knows them: what the connector's telephony events say, and nothing else. */

export interface VoiceCall {
  readonly id: string;
  /** `wrapUp`: after-conversation work. */
  readonly state: 'ringing' | 'connected' | 'calling' | 'wrapUp';
  /** As the connector names it: `Inbound`, `Outbound`, `Callback`, `AddParticipant`, `Transfer`, `InternalCall`. */
  readonly type: string;
  readonly who: string;
  /** The agent asked for them during a call: a transfer's destination. */
  readonly isThirdParty: boolean;
  readonly isOnHold: boolean;
  /** As the connector sent it; commands bear it. */
  readonly raw: JsonRecord;
}

export interface VoiceCalls {
  readonly list: readonly VoiceCall[];
  readonly isMuted: boolean;
  readonly isRecordingPaused: boolean;
}

export const NO_CALLS: VoiceCalls = { list: [], isMuted: false, isRecordingPaused: false };

/** Whether the agent speaks with somebody, or is about to. */
export const isOnCall = ({ list }: VoiceCalls): boolean =>
  list.some((call) => call.state !== 'wrapUp');

const THIRD_PARTY = 'Third_Party';

function callOf(raw: JsonRecord, state: VoiceCall['state'], before?: VoiceCall): VoiceCall {
  const info = isRecord(raw['callInfo']) ? raw['callInfo'] : {};
  const attributes = isRecord(raw['callAttributes']) ? raw['callAttributes'] : {};
  const contact = isRecord(raw['contact']) ? raw['contact'] : {};
  const type = textOf(raw['callType']) ?? before?.type ?? 'Inbound';
  return {
    id: idOf(raw) ?? before?.id ?? '',
    state,
    type,
    who:
      textOf(contact['name']) ??
      textOf(raw['phoneNumber']) ??
      textOf(contact['phoneNumber']) ??
      before?.who ??
      'Unknown caller',
    isThirdParty:
      attributes['participantType'] === THIRD_PARTY || type.toLowerCase() === 'addparticipant',
    isOnHold: info['isOnHold'] === true || attributes['isOnHold'] === true,
    raw,
  };
}

const idOf = (raw: JsonRecord): string | undefined => textOf(raw['callId']);

function put({ list, ...rest }: VoiceCalls, call: VoiceCall): VoiceCalls {
  const known = list.some(({ id }) => id === call.id);
  return {
    ...rest,
    list: known ? list.map((each) => (each.id === call.id ? call : each)) : [...list, call],
  };
}

/** The calls that an event names: one, several, or none that can be told. */
function named(payload: unknown): readonly JsonRecord[] {
  return isRecord(payload) ? [payload] : (recordsOf(payload) ?? []);
}

/** A hang-up: the customer's call goes into wrap-up where the org has that; a third party's is over. */
function hungUp(calls: VoiceCalls, payload: unknown, wrapsUp: boolean): VoiceCalls {
  const ended = named(payload);
  const ids = new Set(ended.map(idOf));
  // Nobody in particular: whoever there is.
  const isOver = (call: VoiceCall): boolean => ended.length === 0 || ids.has(call.id);
  const list = calls.list.flatMap((call): readonly VoiceCall[] => {
    if (!isOver(call)) return [call];
    const wasAnswered = call.state === 'connected' || call.state === 'wrapUp';
    return wrapsUp && wasAnswered && !call.isThirdParty ? [{ ...call, state: 'wrapUp' }] : [];
  });
  return { ...calls, list, ...(list.some(isTalk) ? {} : { isMuted: false }) };
}

const isTalk = (call: VoiceCall): boolean => call.state === 'connected';

function held(calls: VoiceCalls, payload: JsonRecord): VoiceCalls {
  const list = calls.list.map((call) => ({
    ...call,
    isOnHold:
      payload[call.isThirdParty ? 'isThirdPartyOnHold' : 'isCustomerOnHold'] === true &&
      call.state !== 'wrapUp',
  }));
  return { ...calls, list };
}

function participant(calls: VoiceCalls, payload: JsonRecord, state: VoiceCall['state']) {
  const first = calls.list.find((call) => call.id === idOf(payload) && !call.isThirdParty);
  // Handed over without a word: nobody comes to the agent's call, which the library's own HANGUP ends.
  if (first !== undefined && payload['initialCallHasEnded'] === true) return calls;
  const list =
    payload['initialCallHasEnded'] === true
      ? calls.list.filter((call) => call.isThirdParty)
      : calls.list;
  const id = idOf(payload);
  if (id === undefined) {
    // Only what has become of the first call is told.
    return { ...calls, list: list.map((call) => (call.isThirdParty ? { ...call, state } : call)) };
  }
  const before = list.find((call) => call.id === id);
  const raw = { ...before?.raw, ...payload, callAttributes: { participantType: THIRD_PARTY } };
  const call = callOf({ callType: 'AddParticipant', ...raw }, state, before);
  return put({ ...calls, list }, { ...call, isThirdParty: true });
}

function removed(calls: VoiceCalls, payload: unknown): VoiceCalls {
  const id = isRecord(payload) ? idOf(payload) : undefined;
  const isOver = (call: VoiceCall): boolean =>
    id === undefined ? call.isThirdParty : call.id === id;
  return { ...calls, list: calls.list.filter((call) => !isOver(call)) };
}

/** The calls after an event of the connector; the same object where it says nothing of them. */
export function callsAfter(
  calls: VoiceCalls,
  event: string,
  payload: unknown,
  wrapsUp: boolean,
): VoiceCalls {
  const before = (raw: JsonRecord): VoiceCall | undefined =>
    calls.list.find((call) => call.id === idOf(raw));
  switch (event) {
    case 'QUEUED_CALL_STARTED':
    case 'CALL_STARTED': {
      const [raw] = named(payload);
      if (!raw) return calls;
      const isOutbound = textOf(raw['callType'])?.toLowerCase() === 'outbound';
      return put(calls, callOf(raw, isOutbound ? 'calling' : 'ringing', before(raw)));
    }
    case 'CALL_CONNECTED': {
      const [raw] = named(payload);
      return raw ? put(calls, callOf(raw, 'connected', before(raw))) : calls;
    }
    case 'HANGUP':
      return hungUp(calls, payload, wrapsUp);
    case 'CALL_FAILED':
      return { ...calls, list: calls.list.filter((call) => call.state !== 'calling') };
    case 'PARTICIPANT_ADDED':
      return isRecord(payload) ? participant(calls, payload, 'calling') : calls;
    case 'PARTICIPANT_CONNECTED':
      return isRecord(payload) ? participant(calls, payload, 'connected') : calls;
    case 'PARTICIPANT_REMOVED':
      return removed(calls, payload);
    case 'MUTE_TOGGLE':
      return { ...calls, isMuted: isRecord(payload) && payload['isMuted'] === true };
    case 'HOLD_TOGGLE':
      return isRecord(payload) ? held(calls, payload) : calls;
    case 'RECORDING_TOGGLE':
      return {
        ...calls,
        isRecordingPaused: isRecord(payload) && payload['isRecordingPaused'] === true,
      };
    case 'AFTER_CALL_WORK_STARTED':
      return wrapUp(calls, payload);
    case 'WRAP_UP_ENDED':
      return { ...calls, list: calls.list.filter((call) => !ends(call, payload)) };
    default:
      return calls;
  }
}

/** Which calls a word of after-conversation work means: the one that it names, or those that are in it. */
function means(call: VoiceCall, payload: unknown): boolean {
  const id = isRecord(payload) ? idOf(payload) : undefined;
  return id === undefined ? !call.isThirdParty : call.id === id;
}

const ends = (call: VoiceCall, payload: unknown): boolean =>
  call.state === 'wrapUp' && means(call, payload);

function wrapUp(calls: VoiceCalls, payload: unknown): VoiceCalls {
  const list = calls.list.map((call) =>
    means(call, payload) ? { ...call, state: 'wrapUp' as const, isOnHold: false } : call,
  );
  return { ...calls, list };
}

/** The call is closed by the agent. */
export const without = (calls: VoiceCalls, id: string): VoiceCalls => ({
  ...calls,
  list: calls.list.filter((call) => call.id !== id),
});
