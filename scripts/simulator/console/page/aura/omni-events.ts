import { channelsOf } from '../../toolkit.js';
import type { OmniOrgEvent } from '../../../world/omni-side.js';

/** An event of the Omni-Channel utility as Aura components hear it. */
export interface OmniAuraEvent {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * https://developer.salesforce.com/docs/service/api-console/guide/sforce-api-console-events-omnichannel.html. `reasons`:
 * false in older orgs, where a status change has no `reason`.
 */
export function omniAuraEvent(event: OmniOrgEvent, reasons: boolean): OmniAuraEvent {
  switch (event.event) {
    case 'statusChanged': {
      const { status, reason } = event;
      return {
        name: 'lightning:omniChannelStatusChanged',
        params: {
          statusId: status.id.slice(0, 15),
          channels: channelsOf(status),
          statusName: status.name,
          statusApiName: status.apiName,
          ...(reasons && reason !== undefined ? { reason } : {}),
        },
      };
    }
    case 'loginSuccess':
      return {
        name: 'lightning:omniChannelLoginSuccess',
        params: { statusId: event.statusId.slice(0, 15) },
      };
    case 'logout':
      return {
        name: 'lightning:omniChannelLogout',
        params: event.reason === undefined ? {} : { reason: event.reason },
      };
    case 'workAssigned':
    case 'workAccepted':
    case 'workDeclined':
    case 'workClosed':
      return {
        name: `lightning:omniChannelW${event.event.slice(1)}`,
        params: { workItemId: event.workItemId, workId: event.workId },
      };
    case 'workloadChanged':
      return {
        name: 'lightning:omniChannelWorkloadChanged',
        params: {
          configuredCapacity: event.configuredCapacity,
          previousWorkload: event.previousWorkload,
          newWorkload: event.newWorkload,
          configuredInterruptibleCapacity: 0,
          previousInterruptibleWorkload: 0,
          newInterruptibleWorkload: 0,
        },
      };
    case 'connectionError':
      return { name: 'lightning:omniChannelConnectionError', params: {} };
  }
}
