import { isRecord, type JsonRecord } from '../../../adapter/ports/json.js';
import type { BridgeFault, SimulatorState } from '../world.js';
import type { OmniOrgEvent, OmniStatusSeed } from '../world/omni-side.js';
import type { SetUpFault } from '../world/set-up-fault.js';
import type { AuraFiles } from './aura-files.js';
import type { OrgRecord } from './org-record.js';
import type { SoftphoneLayout } from './softphone-layout.js';

/** What passes between an open console page and the org behind it, over one WebSocket a tab. */

/** Whose phone a console has: a softphone with Open CTI, or the connector of Salesforce Voice. */
export const HOSTS = ['openCti', 'voice'] as const;
export type HostName = (typeof HOSTS)[number];

/** The agent's own click in the Omni-Channel utility. */
export type AgentAction =
  | { readonly do: 'status'; readonly statusId: string }
  | { readonly do: 'logout' }
  | { readonly do: 'accepted' | 'declined' | 'closed'; readonly workId: string };

export type ToServer =
  | {
      readonly type: 'toolkit';
      readonly call: number;
      readonly method: string;
      readonly args: unknown;
      readonly by: 'softphone' | 'agentInPanel';
    }
  | { readonly type: 'agent'; readonly call: number; readonly action: AgentAction }
  | { readonly type: 'org'; readonly call: number; readonly method: string; readonly args: unknown }
  /** The softphone's frame of this tab is gone, as `quiet` asked. */
  | { readonly type: 'quiet'; readonly reset: number };

/** Everything that a console page needs before it can show itself. */
export interface Hello {
  readonly type: 'hello';
  /** Changes with every start of the server and every reset: a page of another world loads itself anew. */
  readonly world: string;
  readonly host: HostName;
  readonly settings: Readonly<Record<string, string>>;
  readonly softphoneOrigin: string;
  readonly pureCloudOrigin: string;
  readonly statuses: readonly OmniStatusSeed[];
  readonly presences: readonly { readonly value: string; readonly name: string }[];
  readonly aura: AuraFiles;
  readonly layout: SoftphoneLayout;
  readonly records: readonly OrgRecord[];
  readonly state: SimulatorState;
  readonly bridgeFault: BridgeFault;
  readonly setUpFault: SetUpFault | null;
}

export type ToTab =
  | Hello
  | { readonly type: 'omni'; readonly event: OmniOrgEvent; readonly reasons: boolean }
  | { readonly type: 'answer'; readonly call: number; readonly ok: true; readonly value: unknown }
  | { readonly type: 'answer'; readonly call: number; readonly ok: false; readonly error: string }
  | { readonly type: 'state'; readonly state: SimulatorState; readonly bridgeFault: BridgeFault }
  | { readonly type: 'records'; readonly records: readonly OrgRecord[] }
  /** The definition was saved: what `getCallCenterSettings` gives from now on. */
  | { readonly type: 'settings'; readonly settings: Readonly<Record<string, string>> }
  /** Take the softphone's frame away and say so: a reset is about to happen. */
  | { readonly type: 'quiet'; readonly reset: number }
  | { readonly type: 'reload'; readonly forget: boolean };

function isCall(value: JsonRecord): boolean {
  return typeof value['call'] === 'number' && Number.isSafeInteger(value['call']);
}

function isAgentAction(value: unknown): value is AgentAction {
  if (!isRecord(value)) return false;
  switch (value['do']) {
    case 'status':
      return typeof value['statusId'] === 'string';
    case 'logout':
      return true;
    case 'accepted':
    case 'declined':
    case 'closed':
      return typeof value['workId'] === 'string';
    default:
      return false;
  }
}

/** Whether a page's message is one that the server knows; anybody on this machine can open the socket. */
export function isToServer(value: unknown): value is ToServer {
  if (!isRecord(value)) return false;
  switch (value['type']) {
    case 'toolkit':
      return (
        isCall(value) &&
        typeof value['method'] === 'string' &&
        (value['by'] === 'softphone' || value['by'] === 'agentInPanel')
      );
    case 'org':
      return isCall(value) && typeof value['method'] === 'string';
    case 'agent':
      return isCall(value) && isAgentAction(value['action']);
    case 'quiet':
      return typeof value['reset'] === 'number';
    default:
      return false;
  }
}

const TO_TAB = new Set([
  'hello',
  'omni',
  'answer',
  'state',
  'records',
  'settings',
  'quiet',
  'reload',
]);

/** The server that sent it also served this page, so its kind is all there is to check. */
export function isToTab(value: unknown): value is ToTab {
  return isRecord(value) && typeof value['type'] === 'string' && TO_TAB.has(value['type']);
}
