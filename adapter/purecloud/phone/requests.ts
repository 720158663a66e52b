import type { Callee, Consultation, Destination, PhoneAction } from '../../ports/phone.js';
import type { JsonRecord } from '../../ports/json.js';
import type { ReadInteraction } from './reading.js';

/** A call of the platform's API, below `/api/v2`. */
export interface PhoneRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: JsonRecord | readonly JsonRecord[];
}

/** Media with a path of their own; the others share the generic one. */
const PATHS: Readonly<Record<string, string>> = {
  voice: '/calls',
  callback: '/callbacks',
  email: '/emails',
  message: '/messages',
};

const SPEAK_TO: Readonly<Record<Consultation['with'], string>> = {
  destination: 'DESTINATION',
  object: 'OBJECT',
  both: 'BOTH',
};

const inPath = encodeURIComponent;

const post = (path: string, body: JsonRecord): PhoneRequest => ({ method: 'POST', path, body });
const patch = (path: string, body: JsonRecord): PhoneRequest => ({ method: 'PATCH', path, body });

/**
 * What is sent for an action. Calls that are deprecated (`…/replace` without its kind, `…/consult` with one for all)
 * are not used.
 * https://developer.genesys.cloud/devapps/api-explorer (Conversations)
 */
export function requestFor(
  action: PhoneAction,
  { interaction, participant, communication, callFromCallback }: ReadInteraction,
  userId: string,
): PhoneRequest {
  const { media } = interaction;
  const id = inPath(interaction.id);
  const part = `/participants/${inPath(participant)}`;
  const generic = `/conversations/${id}${part}`;
  const call = `/conversations/calls/${id}${part}`;
  const own = `/conversations${PATHS[media] ?? ''}/${id}${part}`;
  const consult = `${call}/consult`;
  const write = (wrapup: JsonRecord): PhoneRequest => patch(own, { wrapup });
  switch (action.do) {
    case 'answer':
      return patch(own, { state: 'connected' });
    case 'decline':
    case 'completeConsultation':
      return patch(own, { state: 'disconnected' });
    case 'hangUp':
      return callFromCallback === null
        ? patch(own, { state: 'disconnected' })
        : patch(`${call}/communications/${inPath(callFromCallback)}`, { state: 'disconnected' });
    case 'hold':
    case 'resume':
      return patch(call, { held: action.do === 'hold' });
    case 'mute':
    case 'unmute':
      return patch(call, { muted: action.do === 'mute' });
    case 'securePause':
    case 'secureResume': {
      const recordingState = action.do === 'securePause' ? 'PAUSED' : 'ACTIVE';
      const path = `/conversations/calls/${id}/recordingstate`;
      return { method: 'PUT', path, body: { recordingState } };
    }
    case 'toVoicemail':
      return post(`${generic}/replace/agent`, { userId, voicemail: true });
    case 'requestAfterCallWork':
      return patch(
        `/conversations/aftercallwork/${id}${part}/communications/${inPath(communication)}`,
        {
          afterCallWorkRequired: true,
        },
      );
    case 'endAfterCallWork':
      return patch(own, { wrapupSkipped: true });
    case 'cancelConsultation':
      return { method: 'DELETE', path: consult };
    case 'digits':
      return post(`${generic}/digits`, { digits: action.digits });
    case 'transfer':
      return transferTo(action.to, generic);
    case 'consult':
      return consultWith(action.to, call);
    case 'speakTo':
      return patch(consult, { speakTo: SPEAK_TO[action.with] });
    case 'merge':
      return patch(`/conversations/calls/${id}/conference`, { conversationIds: [action.other] });
    case 'removeParticipant':
      return patch(`/conversations/calls/${id}/participants/${inPath(action.participant)}`, {
        state: 'disconnected',
      });
    case 'callBack':
      return post(`/conversations/calls/${id}`, { callNumber: action.number });
    case 'wrapUp':
      return write({ code: action.code, notes: action.notes, tags: action.tags ?? [] });
    case 'keepWrapUp':
      return write({
        ...(action.code === '' ? {} : { code: action.code }),
        notes: action.notes,
        tags: action.tags ?? [],
        provisional: true,
      });
  }
}

/** Whom PureCloud's `CreateCallRequest` names. */
const calleeIn = (to: Callee): JsonRecord => {
  if (typeof to === 'string') return { phoneNumber: to };
  return 'user' in to ? { callUserId: to.user } : { callQueueId: to.queue };
};

/** `queue`: the id of the one on whose behalf is called. */
export const callTo = (to: Callee, queue: string | null): PhoneRequest =>
  post('/conversations/calls', {
    ...calleeIn(to),
    ...(queue === null ? {} : { callFromQueueId: queue }),
  });

export const conversation = (id: string): PhoneRequest => ({
  method: 'GET',
  path: `/conversations/${inPath(id)}`,
});

export const routingStatus = (userId: string): PhoneRequest => ({
  method: 'GET',
  path: `/users/${inPath(userId)}/routingstatus`,
});

/** As PureCloud's own client does after a missed offer; the presence stays what it is. */
export const backOnQueue = (userId: string): PhoneRequest => ({
  ...routingStatus(userId),
  method: 'PUT',
  body: { userId, status: 'IDLE' },
});

function transferTo(to: Destination, generic: string): PhoneRequest {
  // The agent is rid of it at once, whether or not it is taken.
  const transferType = 'Unattended';
  if ('user' in to) return post(`${generic}/replace/agent`, { userId: to.user, transferType });
  if ('queue' in to) return post(`${generic}/replace/queue`, { queueId: to.queue, transferType });
  return post(`${generic}/transfer`, { address: to.number, transferType });
}

function consultWith(to: Destination, call: string): PhoneRequest {
  const speakTo = SPEAK_TO.destination;
  if ('user' in to) return post(`${call}/consult/agent`, { speakTo, userId: to.user });
  if ('queue' in to) return post(`${call}/consult/queue`, { speakTo, queueId: to.queue });
  return post(`${call}/voice/consult`, { speakTo, address: to.number });
}
