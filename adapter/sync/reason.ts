import type { Cause, CauseEvent } from './commands.js';
import { otherSide, type Side, type Status } from './status.js';

/** Who or what made a status change, as far as it is worth saying. */
export type How = 'agent' | 'supervisor' | 'automation' | 'pushTimeout' | 'decline' | 'found';

/** What a cause says to an agent, whatever the rule behind it is called. */
export type Reason =
  | { readonly is: 'working' | 'offered' | 'closed' | 'declined'; readonly object?: string }
  | { readonly is: 'workEnded' | 'interactionsEnded' | 'afterCallWork' | 'notResponding' }
  | { readonly is: 'workload'; readonly percent: string }
  | { readonly is: 'interacting' | 'alerting' | 'interactionEnded'; readonly media?: string }
  | { readonly is: 'refused' | 'started' | 'yes' | 'no' | 'chosenBefore' }
  | { readonly is: 'startedWith'; readonly side: Side; readonly status: Status }
  | { readonly is: 'unreachable' | 'reachable'; readonly side: Side }
  | { readonly is: 'chosen'; readonly how: How }
  | { readonly is: 'changed'; readonly side: Side; readonly status: Status; readonly how: How }
  /** Told by the rule alone: it still holds, it holds no more, or it applies. */
  | { readonly is: 'held' | 'released' | 'applied'; readonly rule: string };

const ENDED = ' ended';

/** What the setting of a side was caused by. */
export function reasonOf(cause: Cause, side: Side): Reason {
  const { rule, event } = cause;
  const ended = rule.endsWith(ENDED);
  const name = ended ? rule.slice(0, -ENDED.length) : rule;
  if (name === 'onQueueRefused') return { is: 'refused' };
  if (name === 'start') return started(event);
  if (event.type === 'answered') return { is: event.is === 'yes' ? 'yes' : 'no' };
  if (name === 'choice') return chosen(event);
  if (name === 'salesforceWork') {
    return ended ? { is: 'workEnded' } : { is: 'working', ...objectOf(event) };
  }
  if (name === 'pureCloudWork') {
    if (ended) return { is: 'interactionsEnded' };
    return event.is === 'afterCallWork' ? { is: 'afterCallWork' } : interacting(event);
  }
  return toldByEvent(event, side, ended) ?? toldByRule(event, side, name, ended);
}

const objectOf = ({ object }: CauseEvent): { object?: string } =>
  object === undefined ? {} : { object };

const mediaOf = ({ media }: CauseEvent): { media?: string } =>
  media === undefined ? {} : { media };

const interacting = (event: CauseEvent): Reason =>
  event.is === 'connected' ? { is: 'interacting', ...mediaOf(event) } : { is: 'interacting' };

function started({ side, status }: CauseEvent): Reason {
  if (side === undefined || status === undefined) return { is: 'started' };
  return { is: 'startedWith', side, status };
}

function howOf({ type, reason }: CauseEvent): How {
  if (type === 'found') return 'found';
  if (reason === 'toolkit') return 'automation';
  if (reason === 'supervisor' || reason === 'pushTimeout' || reason === 'decline') return reason;
  return 'agent';
}

/** A choice that comes with anything but a status has waited for it. */
const chosen = (event: CauseEvent): Reason =>
  event.status === undefined ? { is: 'chosenBefore' } : { is: 'chosen', how: howOf(event) };

/** By what happened, which holds whatever the rule makes of it. */
function toldByEvent(event: CauseEvent, side: Side, ended: boolean): Reason | null {
  switch (event.type) {
    case 'work':
      return toldByWork(event);
    case 'workload':
      return { is: 'workload', percent: event.is ?? '0' };
    case 'interaction':
      return toldByInteraction(event);
    case 'routingStatus':
      return event.is === 'NOT_RESPONDING' ? { is: 'notResponding' } : null;
    case 'reach':
      return {
        is: event.is === 'lost' ? 'unreachable' : 'reachable',
        side: event.side ?? otherSide(side),
      };
    case 'wake':
      // Time alone brings into force no hold but that of a side which has been out of reach for a while.
      return ended ? null : { is: 'unreachable', side: otherSide(side) };
    default:
      return null;
  }
}

function toldByWork(event: CauseEvent): Reason {
  const object = objectOf(event);
  if (event.is === 'closed') return { is: 'closed', ...object };
  if (event.is === 'declined') return { is: 'declined', ...object };
  return { is: event.is === 'assigned' ? 'offered' : 'working', ...object };
}

function toldByInteraction(event: CauseEvent): Reason {
  const media = mediaOf(event);
  if (event.is === 'afterCallWork') return { is: 'afterCallWork' };
  if (event.is === 'ended') return { is: 'interactionEnded', ...media };
  return { is: event.is === 'alerting' ? 'alerting' : 'interacting', ...media };
}

function toldByRule(event: CauseEvent, side: Side, rule: string, ended: boolean): Reason {
  if (ended) return { is: 'released', rule };
  if (event.side === undefined || event.status === undefined) return { is: 'applied', rule };
  // A rule that sets the very side which has just changed is a hold that does not give way.
  if (event.side === side) return { is: 'held', rule };
  return { is: 'changed', side: event.side, status: event.status, how: howOf(event) };
}
