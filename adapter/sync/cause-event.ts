import type { CauseEvent } from './commands.js';
import type { SyncEvent } from './events.js';

/** An event in short, as the cause of what it makes the engine do. */
export function causeEvent(event: SyncEvent): CauseEvent {
  switch (event.type) {
    case 'status': {
      const reason = event.side === 'omni' ? event.reason : undefined;
      return {
        type: 'status',
        side: event.side,
        status: event.status,
        ...(reason === undefined ? {} : { reason }),
      };
    }
    case 'work':
      return {
        type: 'work',
        is: event.is,
        ...(event.object === undefined ? {} : { object: event.object }),
      };
    case 'interaction':
      return { type: 'interaction', is: event.is, media: event.media };
    case 'routingStatus':
      return { type: 'routingStatus', is: event.status };
    case 'workload':
      return { type: 'workload', is: String(event.percent) };
    case 'reach':
      return { type: 'reach', side: event.side, is: event.is };
    case 'chosen':
      return { type: 'chosen', side: event.side, status: event.status };
    case 'answered':
      return { type: 'answered', is: event.yes ? 'yes' : 'no' };
    default:
      return { type: event.type };
  }
}
