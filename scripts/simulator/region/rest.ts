import { type Answer, notFound, ok, problem } from './answers.js';
import { type Call, type Handler, ofOwnUser, ofPureCloudSource, type Region } from './call.js';
import {
  createChannel,
  deleteSubscriptions,
  getSubscriptions,
  headChannel,
  listChannels,
  postSubscriptions,
  putSubscriptions,
} from './rest-channels.js';
import {
  consultAddress,
  consultAgent,
  consultQueue,
  deleteConsult,
  getConversation,
  getWrapUpCodes,
  listConversations,
  patchAfterCallWork,
  patchCommunication,
  patchConference,
  patchConsult,
  patchParticipant,
  postCall,
  postCallbackCall,
  postDigits,
  putRecordingState,
  replaceAgent,
  replaceQueue,
  transferToAddress,
} from './rest-conversations.js';
import {
  deleteOwnStation,
  getOwnStation,
  listOwnQueues,
  listQueues,
  listStations,
  putOwnStation,
  searchUsers,
} from './rest-directory.js';
import {
  getDefinitions,
  getFormerDefinitions,
  getPresence,
  getSystemPresences,
  patchPresence,
  putRoutingStatus,
} from './rest-presence.js';
import {
  deleteToken,
  getIdleTimeout,
  getMe,
  getToken,
  getUser,
  putIdleTimeout,
} from './rest-users.js';
import { missingFor } from './permissions.js';
import { conversationSummary, routingStatus } from './shapes.js';

const getRoutingStatus: Handler = ({ world }) => ok(routingStatus(world.pureCloud));

const getSummary: Handler = ({ world }) => ok(conversationSummary(world.pureCloud));

/** Method and path to what answers; `*` is a parameter. The first that fits counts. */
const ROUTES: readonly (readonly [method: string, path: string, handler: Handler])[] = [
  ['GET', '/tokens/me', getToken],
  ['HEAD', '/tokens/me', () => ({ status: 200 })],
  ['DELETE', '/tokens/me', deleteToken],
  ['GET', '/tokens/timeout', getIdleTimeout],
  ['PUT', '/tokens/timeout', putIdleTimeout],
  ['GET', '/users/me', getMe],
  ['GET', '/users/*', ofOwnUser(getUser)],
  ['GET', '/presence/definitions', getDefinitions],
  ['GET', '/presencedefinitions', getFormerDefinitions],
  ['GET', '/systempresences', getSystemPresences],
  ['GET', '/users/*/presences/*', ofOwnUser(ofPureCloudSource(getPresence))],
  ['PATCH', '/users/*/presences/*', ofOwnUser(ofPureCloudSource(patchPresence))],
  ['GET', '/users/*/routingstatus', ofOwnUser(getRoutingStatus)],
  ['PUT', '/users/*/routingstatus', ofOwnUser(putRoutingStatus)],
  ['GET', '/users/*/conversations/summary', ofOwnUser(getSummary)],
  ['GET', '/conversations', listConversations],
  ['GET', '/conversations/*', getConversation],
  ['POST', '/conversations/calls', postCall],
  ['POST', '/conversations/calls/*', postCallbackCall],
  ['PUT', '/conversations/calls/*/recordingstate', putRecordingState],
  ['PATCH', '/conversations/calls/*/conference', patchConference],
  ['PATCH', '/conversations/*/participants/*', patchParticipant],
  ['PATCH', '/conversations/calls/*/participants/*', patchParticipant],
  ['PATCH', '/conversations/callbacks/*/participants/*', patchParticipant],
  ['PATCH', '/conversations/emails/*/participants/*', patchParticipant],
  ['PATCH', '/conversations/messages/*/participants/*', patchParticipant],
  ['PATCH', '/conversations/calls/*/participants/*/communications/*', patchCommunication],
  ['PATCH', '/conversations/aftercallwork/*/participants/*/communications/*', patchAfterCallWork],
  ['GET', '/conversations/*/participants/*/wrapupcodes', getWrapUpCodes],
  ['POST', '/conversations/*/participants/*/digits', postDigits],
  ['POST', '/conversations/*/participants/*/replace/agent', replaceAgent],
  ['POST', '/conversations/*/participants/*/replace/queue', replaceQueue],
  ['POST', '/conversations/*/participants/*/transfer', transferToAddress],
  ['POST', '/conversations/calls/*/participants/*/consult/agent', consultAgent],
  ['POST', '/conversations/calls/*/participants/*/consult/queue', consultQueue],
  ['POST', '/conversations/calls/*/participants/*/voice/consult', consultAddress],
  ['PATCH', '/conversations/calls/*/participants/*/consult', patchConsult],
  ['DELETE', '/conversations/calls/*/participants/*/consult', deleteConsult],
  ['GET', '/users/stations/me', getOwnStation],
  ['PUT', '/users/stations/me/associatedstation/*', putOwnStation],
  ['DELETE', '/users/stations/me/associatedstation', deleteOwnStation],
  ['GET', '/stations', listStations],
  ['POST', '/users/search', searchUsers],
  ['GET', '/routing/queues', listQueues],
  ['GET', '/routing/queues/me', listOwnQueues],
  ['POST', '/notifications/channels', createChannel],
  ['GET', '/notifications/channels', listChannels],
  ['HEAD', '/notifications/channels/*', headChannel],
  ['GET', '/notifications/channels/*/subscriptions', getSubscriptions],
  ['PUT', '/notifications/channels/*/subscriptions', putSubscriptions],
  ['POST', '/notifications/channels/*/subscriptions', postSubscriptions],
  ['DELETE', '/notifications/channels/*/subscriptions', deleteSubscriptions],
];

/** Answers a call by the state of the world now. */
export function answerRest(region: Region, call: Call): Answer {
  const parts = call.path.split('/');
  let otherMethod = false;
  for (const [method, path, handler] of ROUTES) {
    const pattern = path.split('/');
    if (pattern.length !== parts.length) continue;
    if (!pattern.every((part, index) => part === '*' || part === parts[index])) continue;
    if (method !== call.method) {
      otherMethod = true;
      continue;
    }
    const parameters = parts.filter((_part, index) => pattern[index] === '*');
    const missing = missingFor(method, path, region.world.pureCloud.phone.permissions);
    if (missing !== null) return missing;
    return handler(region, call, parameters.map(decoded));
  }
  return otherMethod
    ? problem(405, 'method.not.allowed', `${call.method} is not allowed here.`)
    : notFound(`${call.method} /api/v2${call.path}`);
}

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};
