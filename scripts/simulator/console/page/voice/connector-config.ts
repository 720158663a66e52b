import { hasCallCenter } from '../../../world/set-up-fault.js';
import type { OmniStatusSeed } from '../../../world/omni-side.js';

/** Ids of the protocol have 15 characters here, as in Salesforce's guide. */
export const statusIdOf = (status: OmniStatusSeed): string => status.id.slice(0, 15);

/** Omni-Channel's Offline, which is no presence status of the org. */
export const OFFLINE_ID = '0';

/**
 * The agent's presence statuses as a connector is told of them: a JSON text, without DeveloperNames;
 * https://developer.salesforce.com/docs/atlas.en-us.voice_pt_developer_guide.meta/voice_pt_developer_guide/voice_pt_agent_status_syncing.htm
 */
function userPresenceStatuses(statuses: readonly OmniStatusSeed[]): string {
  const told = (statusId: string, statusName: string, hasChannels: boolean, isOffline: boolean) =>
    [
      statusId,
      {
        statusName,
        hasChannels: String(hasChannels),
        isOffline: String(isOffline),
        statusId,
      },
    ] as const;
  return JSON.stringify(
    Object.fromEntries([
      told(OFFLINE_ID, 'Offline', false, true),
      ...statuses.map((status) => told(statusIdOf(status), status.name, status.online, false)),
    ]),
  );
}

/** What a connector's `init` is given: the call center's settings, flat, and what the org adds to them. */
export function connectorConfig(
  settings: Readonly<Record<string, string>>,
  statuses: readonly OmniStatusSeed[],
): Readonly<Record<string, unknown>> {
  return {
    ...(hasCallCenter(settings) ? settings : {}),
    organizationId: '00D5Y000002cAcmUAE',
    orgDomainName: 'acme',
    phoneServiceChannelId: '0N95Y0000008OmV',
    isACWAllowed: true,
    userPresenceStatuses: userPresenceStatuses(statuses),
  };
}
