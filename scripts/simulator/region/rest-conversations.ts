import { isRecord, type JsonRecord } from '../../../adapter/ports/json.js';
import { PhoneRefusal, type PartChange, type SpeakTo, type To } from '../world/phone-side.js';
import type { Conversation } from '../world/pure-cloud-side.js';
import { type Answer, badRequest, notFound, ok, problem } from './answers.js';
import { type Call, type Handler, listing, type Region } from './call.js';
import { restConversation } from './conversation-shapes.js';
import { isoDate, type Json } from './shapes.js';

/** Conversations and what an agent does with them. */

export const listConversations: Handler = ({ world: { pureCloud } }) =>
  ok(
    listing(
      pureCloud.conversations.map((each) => restConversation(pureCloud, each)),
      '/api/v2/conversations',
    ),
  );

export const getConversation: Handler = ({ world: { pureCloud } }, _call, [id = '']) => {
  const conversation = pureCloud.findConversation(id);
  return conversation === undefined
    ? notFound(`conversation ${id}`)
    : ok(restConversation(pureCloud, conversation));
};

/** A deed in a conversation: the body is an object. */
type Deed = (
  region: Region,
  conversation: Conversation,
  body: JsonRecord,
  parameters: readonly string[],
) => Answer;

/** What the region refuses is answered as PureCloud does. */
function guarded(act: () => Answer): Answer {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof PhoneRefusal)) throw error;
    return problem(error.status, error.code, error.message);
  }
}

/** The first parameter is the conversation, the second one of the agent's own participants where there is one. */
const within =
  (deed: Deed, withBody = true): Handler =>
  (region, { body }: Call, parameters) => {
    const [id = '', participant] = parameters;
    const conversation = region.world.pureCloud.findConversation(id);
    if (conversation === undefined) return notFound(`conversation ${id}`);
    if (participant !== undefined) {
      const { legs } = conversation;
      const others = isRecord(body) && body['state'] === 'disconnected';
      if (others && !legs.some(({ participantId }) => participantId === participant)) {
        return guarded(() =>
          region.world.pureCloud.phone.remove(conversation, participant)
            ? DONE
            : notFound(`participant ${participant}`),
        );
      }
      if (!legs.some(({ participantId }) => participantId === participant)) {
        return notFound(`participant ${participant}`);
      }
      // A spell that is over cannot be gone on with.
      if (legs.at(-1)?.participantId !== participant) {
        return badRequest('The participant is no longer in the conversation.');
      }
    }
    if (withBody && !isRecord(body)) return badRequest('A body is required.');
    return guarded(() => deed(region, conversation, isRecord(body) ? body : {}, parameters));
  };

/** Taken, and nothing to say: what comes of it is told by an event. */
const ACCEPTED: Answer = { status: 202 };
const DONE: Answer = { status: 200 };

const STATES = ['connected', 'disconnected'] as const;

export const patchParticipant = within(({ world }, conversation, body) => {
  const state = STATES.find((each) => each === body['state']?.toString().toLowerCase());
  if (body['state'] !== undefined && state === undefined) {
    return badRequest('state must be connected or disconnected.');
  }
  const change: PartChange = {
    ...(state === undefined ? {} : { state }),
    ...(typeof body['held'] === 'boolean' ? { held: body['held'] } : {}),
    ...(typeof body['muted'] === 'boolean' ? { muted: body['muted'] } : {}),
    ...(isRecord(body['wrapup']) ? { wrapUp: wrapUpIn(body['wrapup']) } : {}),
    ...(body['wrapupSkipped'] === true ? { wrapUpSkipped: true } : {}),
  };
  world.pureCloud.phone.change(conversation, change);
  return DONE;
});

const wrapUpIn = (body: JsonRecord) => ({
  code: textIn(body, 'code'),
  notes: textIn(body, 'notes'),
  tags: Array.isArray(body['tags'])
    ? body['tags'].filter((tag): tag is string => typeof tag === 'string')
    : [],
  provisional: body['provisional'] === true,
});

const textIn = (body: JsonRecord, key: string): string => {
  const value = body[key];
  return typeof value === 'string' ? value : '';
};

/** Ends one leg; a callback's call is one of its own. */
export const patchCommunication = within(({ world }, conversation, body, parameters) => {
  const leg = conversation.legs.at(-1);
  if (body['state'] !== 'disconnected') return badRequest('state must be disconnected.');
  const { phone } = world.pureCloud;
  if (leg?.call?.communicationId === parameters[2]) phone.hangUpCallback(conversation);
  else if (leg?.communicationId === parameters[2]) {
    phone.change(conversation, { state: 'disconnected' });
  } else return notFound(`communication ${parameters[2] ?? ''}`);
  return DONE;
});

export const patchAfterCallWork = within(({ world }, conversation, body) => {
  const required = body['afterCallWorkRequired'];
  if (typeof required !== 'boolean') return badRequest('afterCallWorkRequired is required.');
  world.pureCloud.phone.requestWrapUp(conversation, required);
  return ok({ afterCallWorkRequired: required });
});

export const postDigits = within(({ world }, conversation, body) => {
  world.pureCloud.phone.digits(conversation, textIn(body, 'digits'));
  return ACCEPTED;
});

export const putRecordingState = within(({ world }, conversation, body) => {
  const state = ['ACTIVE', 'PAUSED'].find((each) => each === body['recordingState']);
  if (state === undefined) return badRequest('recordingState must be ACTIVE or PAUSED.');
  world.pureCloud.phone.pauseRecording(conversation, state === 'PAUSED');
  return ACCEPTED;
});

export const getWrapUpCodes = within(
  ({ world }, conversation) =>
    ok(world.pureCloud.phone.codesOf(conversation.queue).map(({ id, name }) => ({ id, name }))),
  false,
);

const transfer = (read: (body: JsonRecord) => To | null, needed: string): Handler =>
  within(({ world }, conversation, body) => {
    const to = read(body);
    if (to === null) return badRequest(`${needed} is required.`);
    const { participantId, at } = world.pureCloud.phone.transfer(conversation, to);
    return {
      status: 202,
      body: {
        id: participantId,
        state: 'Pending',
        dateIssued: isoDate(at),
        initiator: { userId: world.pureCloud.user.id },
        transferType: textIn(body, 'transferType') || 'Unattended',
      },
    };
  });

const userIn = (body: JsonRecord): To | null => {
  const user = textIn(body, 'userId');
  return user === '' ? null : { user, voicemail: body['voicemail'] === true };
};
const queueIn = (body: JsonRecord): To | null => {
  const queue = textIn(body, 'queueId');
  return queue === '' ? null : { queue };
};
const addressIn = (body: JsonRecord): To | null => {
  const address = textIn(body, 'address');
  return address === '' ? null : { number: address.replace(/^tel:/, '') };
};

export const replaceAgent = transfer(userIn, 'userId');
export const replaceQueue = transfer(queueIn, 'queueId');
export const transferToAddress = transfer(addressIn, 'address');

const SPEAK_TO: readonly SpeakTo[] = ['DESTINATION', 'OBJECT', 'BOTH', 'CONFERENCE'];
const speakToIn = (body: JsonRecord): SpeakTo | undefined =>
  SPEAK_TO.find((each) => each === body['speakTo']);

const consult = (read: (body: JsonRecord) => To | null, needed: string): Handler =>
  within(({ world }, conversation, body) => {
    const to = read(body);
    const speakTo = speakToIn(body);
    if (to === null) return badRequest(`${needed} is required.`);
    if (speakTo === undefined) return badRequest(`speakTo must be one of ${SPEAK_TO.join(', ')}.`);
    const { participantId } = world.pureCloud.phone.consult(conversation, to, speakTo);
    return { status: 202, body: { destinationParticipantId: participantId } };
  });

export const consultAgent = consult(userIn, 'userId');
export const consultQueue = consult(queueIn, 'queueId');
export const consultAddress = consult(addressIn, 'address');

export const patchConsult = within(({ world }, conversation, body) => {
  const speakTo = speakToIn(body);
  if (speakTo === undefined) return badRequest(`speakTo must be one of ${SPEAK_TO.join(', ')}.`);
  world.pureCloud.phone.speakTo(conversation, speakTo);
  const { consultation } = conversation;
  return ok({ destinationParticipantId: consultation?.participantId ?? '' });
});

export const deleteConsult = within(({ world }, conversation) => {
  world.pureCloud.phone.cancelConsult(conversation);
  return { status: 204 };
}, false);

export const patchConference = within(({ world }, conversation, body) => {
  const ids = body['conversationIds'];
  const others = Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  world.pureCloud.phone.merge(conversation, others);
  return ACCEPTED;
});

function calleeIn(body: JsonRecord): To | null {
  const number = textIn(body, 'phoneNumber');
  const user = textIn(body, 'callUserId');
  const queue = textIn(body, 'callQueueId');
  if (number !== '') return { number };
  if (user !== '') return { user };
  return queue === '' ? null : { queue };
}

export const postCall: Handler = ({ world }, { body }) => {
  if (!isRecord(body)) return badRequest('A body is required.');
  const to = calleeIn(body);
  if (to === null) return badRequest('phoneNumber, callUserId or callQueueId is required.');
  const queue = textIn(body, 'callFromQueueId');
  return guarded(() => {
    const { id } = world.pureCloud.phone.place(to, queue === '' ? null : queue);
    const answer: Json = { id, selfUri: `/api/v2/conversations/${id}` };
    return { status: 202, body: answer };
  });
};

export const postCallbackCall = within(({ world }, conversation, body) => {
  world.pureCloud.phone.callFromCallback(conversation, textIn(body, 'callNumber'));
  return { status: 202, body: { id: conversation.id } };
});
