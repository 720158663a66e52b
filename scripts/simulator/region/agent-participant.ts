import type { WrapUpDemand } from '../../../adapter/ports/phone.js';
import type { Conversation, Leg, PureCloudOrg } from '../world/pure-cloud-side.js';
import { CALL_DETAILS, listOf, mediaDetails } from './media-shapes.js';
import { isoDate, type Json } from './shapes.js';

/** One part of the agent's own in a conversation. */
export function agentParticipant(org: PureCloudOrg, conversation: Conversation, leg: Leg): Json {
  const { acd, media, queue, consultation } = conversation;
  const ended = leg.endedAt !== null;
  const wrapUp = wrapUpIn(org, queue, leg);
  const onCall = { held: leg.held, ...(media === 'voice' ? { muted: leg.muted } : {}) };
  return {
    id: leg.participantId,
    ...(leg.connectedAt === null ? {} : { connectedTime: isoDate(leg.connectedAt) }),
    ...(leg.endedAt === null ? {} : { endTime: isoDate(leg.endedAt) }),
    userId: org.user.id,
    name: org.user.name,
    ...(queue === null ? {} : { queueId: queue.id }),
    purpose: acd ? 'agent' : 'user',
    ...(consultation === null || ended
      ? {}
      : { consultParticipantId: conversation.customerParticipantId }),
    ...demandOf(conversation, leg),
    ...wrapUp,
    ...(leg.wrapUpSkipped ? { wrapupSkipped: true } : {}),
    ...(isWorked(leg) && leg.endedAt !== null ? { startAcwTime: isoDate(leg.endedAt) } : {}),
    ...(leg.wrapUpAt === null ? {} : { endAcwTime: isoDate(leg.wrapUpAt) }),
    ...(acd ? { alertingTimeoutMs: 30_000 } : {}),
    attributes: {},
    [listOf(media)]: [
      {
        id: leg.communicationId,
        state: ended ? 'disconnected' : (leg.stage ?? leg.phase),
        initialState: conversation.direction === 'outbound' ? 'contacting' : 'alerting',
        direction: conversation.direction,
        ...mediaDetails(conversation),
        ...(media === 'callback' ? { held: false } : onCall),
        startAlertingTime: isoDate(leg.alertingAt),
        ...(leg.connectedAt === null ? {} : { connectedTime: isoDate(leg.connectedAt) }),
        ...(leg.endedAt === null
          ? {}
          : {
              disconnectedTime: isoDate(leg.endedAt),
              disconnectType:
                leg.disconnectType ?? (leg.connectedAt === null ? 'client' : 'endpoint'),
            }),
        ...wrapUp,
        afterCallWorkRequired: isWorked(leg) || leg.wrapUpRequested,
        afterCallWork: afterCallWork(conversation, leg),
      },
    ],
    ...(leg.call === null
      ? {}
      : {
          calls: [
            {
              id: leg.call.communicationId,
              state: leg.call.stage ?? 'connected',
              initialState: 'contacting',
              direction: 'outbound',
              ...CALL_DETAILS,
              held: leg.held,
              muted: leg.muted,
              ...(leg.call.connectedAt === null
                ? {}
                : { connectedTime: isoDate(leg.call.connectedAt) }),
            },
          ],
        }),
  };
}

/** After-call work is under way, or was. */
const isWorked = (leg: Leg): boolean =>
  leg.phase === 'afterCallWork' || (leg.wrapUpAt !== null && leg.endedAt !== null);

const PROMPTS: Readonly<Record<WrapUpDemand['mode'], string>> = {
  optional: 'optional',
  mandatory: 'mandatory',
  timed: 'timeout',
  timedToTheEnd: 'forcedTimeout',
  onRequest: 'agentRequested',
};

/** What the queue asks for; a step that begins after-call work makes it mandatory where no queue does. */
function demandOf({ wrapUp }: Conversation, leg: Leg): Json {
  const worked = isWorked(leg);
  if (wrapUp === null) {
    return {
      wrapupRequired: worked,
      wrapupExpected: worked,
      ...(worked ? { wrapupPrompt: 'mandatory' } : {}),
    };
  }
  const { mode, time } = wrapUp;
  const required = mode === 'onRequest' ? leg.wrapUpRequested : mode !== 'optional';
  return {
    wrapupRequired: required,
    wrapupExpected: required || mode === 'optional',
    wrapupPrompt: PROMPTS[mode],
    ...(mode === 'timed' || mode === 'timedToTheEnd' ? { wrapupTimeoutMs: time } : {}),
  };
}

/** What the agent wrote down, or else whoever wrapped it up. */
function wrapUpIn(org: PureCloudOrg, queue: Conversation['queue'], leg: Leg): Json {
  const duration =
    leg.wrapUpAt !== null && leg.endedAt !== null
      ? {
          durationSeconds: Math.round((leg.wrapUpAt - leg.endedAt) / 1000),
          endTime: isoDate(leg.wrapUpAt),
        }
      : {};
  if (leg.wrapUp !== null) {
    const { code, notes, tags, provisional } = leg.wrapUp;
    const written = { ...(code === '' ? {} : { code }), notes, tags };
    return { wrapup: { ...written, ...duration, ...(provisional ? { provisional } : {}) } };
  }
  const [code] = org.phone.codesOf(queue);
  if (leg.wrapUpAt === null || leg.wrapUpSkipped || code === undefined) return {};
  return { wrapup: { code: code.id, notes: '', tags: [], ...duration } };
}

function afterCallWork({ wrapUp }: Conversation, leg: Leg): Json {
  if (leg.endedAt === null) return { state: 'unknown' };
  if (leg.phase === 'afterCallWork') return { state: 'pending', startTime: isoDate(leg.endedAt) };
  if (leg.wrapUpSkipped) return { state: 'skipped' };
  if (leg.wrapUpAt === null) {
    const mayCome = wrapUp?.mode === 'optional' && leg.connectedAt !== null;
    return { state: mayCome ? 'unknown' : 'notApplicable' };
  }
  return {
    state: 'complete',
    startTime: isoDate(leg.endedAt),
    endTime: isoDate(leg.wrapUpAt),
  };
}
