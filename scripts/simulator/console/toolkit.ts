import type { World } from '../world.js';
import type { OmniStatusSeed } from '../world/omni-side.js';
import { isRecord } from '../../../adapter/ports/json.js';

/** `channels` of the toolkit's answers and events: a JSON string, empty for a status that takes no work. */
export function channelsOf(status: OmniStatusSeed): string {
  return JSON.stringify(
    status.online ? [{ channelId: '0N9000000000001', developerName: 'sfdc_liveagent' }] : [],
  );
}

function textOf(args: unknown, key: string): string {
  const value = isRecord(args) ? args[key] : undefined;
  if (typeof value !== 'string' || value === '') {
    throw new Error(`The argument ${key} is missing.`);
  }
  return value;
}

function describe(status: OmniStatusSeed) {
  return {
    statusId: status.id.slice(0, 15),
    statusName: status.name,
    statusApiName: status.apiName,
  };
}

/** For whom the bridge calls: a rule of the sync, or the agent's click in the softphone's panel. */
export type ToolkitCaller = 'softphone' | 'agentInPanel';

/**
 * Carries out a method of `lightning:omniToolkitAPI` in the org and gives what its promise resolves with
 * (https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/aura-omni-toolkit-api.html).
 * Throws an Error with the words that the promise is rejected with.
 */
export function callToolkit(
  { omni }: Pick<World, 'omni'>,
  method: string,
  args: unknown,
  by: ToolkitCaller,
): unknown {
  if (omni.reach === 'elsewhere') {
    throw new Error('The agent is logged in to Omni-Channel in another session.');
  }
  switch (method) {
    case 'login':
      omni.setStatus(textOf(args, 'statusId'), by);
      return true;
    case 'logout':
      omni.logout(by);
      return true;
    case 'setServicePresenceStatus': {
      const status = omni.setStatus(textOf(args, 'statusId'), by);
      return { ...describe(status), channels: channelsOf(status) };
    }
    case 'getServicePresenceStatusId':
      if (!omni.status) throw new Error('The agent is not logged in to Omni-Channel.');
      return describe(omni.status);
    case 'getServicePresenceStatusChannels':
      if (!omni.status) throw new Error('The agent is not logged in to Omni-Channel.');
      return { channels: channelsOf(omni.status) };
    case 'getAgentWorks':
      return {
        works: JSON.stringify(
          omni.work.map((item) => ({
            workItemId: item.workItemId,
            workId: item.id,
            isEngaged: item.is === 'accepted',
          })),
        ),
      };
    case 'getAgentWorkload':
      return {
        configuredCapacity: omni.configuredCapacity,
        currentWorkload: (omni.workload * omni.configuredCapacity) / 100,
        configuredInterruptibleCapacity: 0,
        currentInterruptibleWorkload: 0,
      };
    case 'acceptAgentWork':
      omni.moveWork(textOf(args, 'workId'), 'accepted');
      return true;
    case 'declineAgentWork':
      omni.moveWork(textOf(args, 'workId'), 'declined');
      return true;
    case 'closeAgentWork':
      omni.moveWork(textOf(args, 'workId'), 'closed');
      return true;
    case 'raiseAgentWorkFlag':
    case 'lowerAgentWorkFlag':
      textOf(args, 'workId');
      return true;
    default:
      throw new Error(`lightning:omniToolkitAPI has no method ${method}.`);
  }
}
