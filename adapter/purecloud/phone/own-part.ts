import type { InteractionState } from '../../ports/phone.js';
import { isRecord, recordsOf, textOf, type JsonRecord } from '../../ports/json.js';
import { hasAfterCallWork, isOwn, isSaved, listsOf } from '../conversations.js';

/** Where in a conversation the agent is at work: whom and what an action is for. */
export interface OwnPart {
  readonly participant: JsonRecord;
  readonly communication: JsonRecord;
  readonly media: string;
  readonly state: InteractionState;
  /** The call that the agent has in it, also one from a callback; `null`: none. */
  readonly call: JsonRecord | null;
  /** It is over, and the agent free again; it may still be wrapped up. */
  readonly lingers: boolean;
}

/** A parked email or message, and a callback that is scheduled, wait without the agent. */
const STATES: ReadonlyMap<string, InteractionState> = new Map([
  ['alerting', 'alerting'],
  ['offering', 'alerting'],
  ['contacting', 'contacting'],
  ['dialing', 'dialing'],
  ['connected', 'connected'],
  ['converting', 'connected'],
  ['uploading', 'connected'],
  ['transmitting', 'connected'],
]);

const OVER: readonly (string | undefined)[] = ['disconnected', 'terminated'];

const stateOf = (communication: JsonRecord): string | undefined =>
  textOf(communication['state'])?.toLowerCase();

/** What state a communication is in while it lasts; `undefined`: it is over, or waits without its participant. */
export const liveState = (communication: JsonRecord): InteractionState | undefined =>
  STATES.get(stateOf(communication) ?? '');

/**
 * The newest live communication of the agent's own, else the newest after-call work. An agent who missed an offer and
 * got it again is in there several times, in the order of the offers. `undefined`: the agent has nothing to do in it.
 */
export function ownPartOf(
  conversation: JsonRecord,
  userId: string,
  wasConnected: boolean,
): OwnPart | undefined {
  let live: OwnPart | undefined;
  let working: OwnPart | undefined;
  for (const participant of recordsOf(conversation['participants']) ?? []) {
    if (!isOwn(participant, userId)) continue;
    const call = (recordsOf(participant['calls']) ?? []).findLast(
      (each) => liveState(each) !== undefined,
    );
    let own: OwnPart | undefined;
    for (const [list, media] of listsOf(participant)) {
      for (const communication of list) {
        const state = liveState(communication);
        const part = { participant, communication, media, lingers: false };
        if (state !== undefined) {
          // A callback comes before the call that is made from it.
          if (own === undefined || own.media === media)
            own = { ...part, state, call: call ?? null };
        } else if (OVER.includes(stateOf(communication))) {
          const works = hasAfterCallWork(participant, communication, wasConnected);
          if (works || mayWrapUp(participant, communication, wasConnected)) {
            working = { ...part, state: 'afterCallWork', call: null, lingers: !works };
          }
        }
      }
    }
    live = own ?? live;
  }
  return live ?? working;
}

/** Whether a communication, found by its id, has ended, so that it never comes back. */
export function isOver(conversation: JsonRecord, communicationId: string): boolean {
  return (recordsOf(conversation['participants']) ?? []).some((participant) =>
    [...listsOf(participant)].some(([list]) =>
      list.some((each) => each['id'] === communicationId && OVER.includes(stateOf(each))),
    ),
  );
}

const CLOSED: readonly (string | undefined)[] = ['complete', 'skipped', 'notapplicable'];

/** An agent who is free again may still write down what came of it, where that is optional. */
function mayWrapUp(
  participant: JsonRecord,
  communication: JsonRecord,
  wasConnected: boolean,
): boolean {
  const work = communication['afterCallWork'];
  const state = isRecord(work) ? textOf(work['state'])?.toLowerCase() : undefined;
  return (
    textOf(participant['wrapupPrompt'])?.toLowerCase() === 'optional' &&
    participant['wrapupExpected'] === true &&
    (wasConnected || textOf(communication['connectedTime']) !== undefined) &&
    !CLOSED.includes(state) &&
    !isSaved(participant['wrapup']) &&
    !isSaved(communication['wrapup']) &&
    participant['wrapupSkipped'] !== true &&
    textOf(participant['endAcwTime']) === undefined
  );
}
