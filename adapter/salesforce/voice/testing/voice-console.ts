import type { Clock } from '../../../ports/clock.js';
import { isRecord, textOf } from '../../../ports/json.js';
import type { SimulatedOmniOrg } from '../../../ports/simulated/omni-org.js';
import type { CallCenterSettings } from '../../../definition/definition.js';
import type { SimulatedMessageChannel } from '../../testing/message-channel.js';
import type { ConnectorPort, FrameWindow } from './real-library.js';

/** What the connector sent, without its lines for Salesforce's log. */
export interface ConnectorSaid {
  readonly type: string;
  readonly event: string;
  readonly payload: unknown;
}

/** Salesforce's half of the connector's protocol, over a simulated org. */
export interface VoiceConsole {
  readonly said: readonly ConnectorSaid[];
  /** Payloads of the events of that name, in order. */
  saidOf(event: string): readonly unknown[];
  /** Speaks to the connector as the phone's controls do. */
  ask(message: Readonly<Record<string, unknown>>): void;
  /** Sets the connector up, as Salesforce does once its frame has loaded. */
  setUp(): void;
}

export interface VoiceConsoleOptions {
  readonly clock: Clock;
  readonly org: SimulatedOmniOrg;
  readonly window: FrameWindow;
  /** The console that frames the page. */
  readonly console: unknown;
  readonly settings?: CallCenterSettings;
  /** Carries messages between the connector and the console; left out: the contact center names no bridge. */
  readonly channel?: SimulatedMessageChannel;
  /** One way, in milliseconds. */
  readonly latency?: number;
}

const ORIGIN = 'https://acme.lightning.force.com';
const CHANNEL = 'OmniBridge__c';

export function createVoiceConsole(options: VoiceConsoleOptions): VoiceConsole {
  const { clock, org, window, channel, latency = 10 } = options;
  const said: ConnectorSaid[] = [];

  const port: ConnectorPort = {
    onmessage: null,
    postMessage(message) {
      const copy: unknown = structuredClone(message);
      clock.after(latency, () => hear(copy));
    },
  };
  const ask = (message: Readonly<Record<string, unknown>>): void => {
    const data: unknown = structuredClone(message);
    clock.after(latency, () => port.onmessage?.({ data }));
  };

  function hear(message: unknown): void {
    if (!isRecord(message) || message['type'] === 'LOG') return;
    const payload = isRecord(message['payload']) ? message['payload'] : {};
    const event = textOf(payload['telephonyEventType']) ?? '';
    const told = payload['telephonyEventPayload'];
    said.push({ type: String(message['type']), event, payload: event === '' ? payload : told });
    if (event === 'SET_AGENT_STATUS' && isRecord(told)) change(String(told['statusId']));
    if (event === 'MESSAGE' && isRecord(told) && isRecord(told['message'])) {
      channel?.publish(String(told['channel']), told['message']);
    }
    if (message['type'] === 'CONNECTOR_READY' && org.status !== null) tell();
  }

  /** What the org refuses is not answered. */
  function change(statusId: string): void {
    if (!org.reachable) return;
    try {
      if (statusId === '0') org.toolkitLogout();
      else org.toolkitSet(statusId);
    } catch {
      // It says nothing.
    }
  }

  function tell(): void {
    const { status } = org;
    ask({
      type: 'SET_AGENT_STATUS',
      agentStatus: status === null ? 'Offline' : 'Online',
      statusInfo:
        status === null
          ? { statusId: '0', statusApiName: 'Offline', statusName: 'Offline' }
          : { statusId: status.id, statusApiName: status.apiName, statusName: status.label },
    });
  }

  org.listen((event) => {
    if (event.name === 'statusChanged' || event.name === 'logout') tell();
  });
  channel?.subscribe(CHANNEL, (message) =>
    ask({ type: 'MESSAGE', message: { channel: CHANNEL, message } }),
  );

  return {
    said,
    saidOf: (event) => said.filter((one) => one.event === event).map(({ payload }) => payload),
    ask,
    setUp() {
      const granted = org.statuses.filter((status) => status.granted);
      const statuses = [
        { statusId: '0', statusName: 'Offline', hasChannels: 'false', isOffline: 'true' },
        ...granted.map(({ id, label, takesWork }) => ({
          statusId: id.slice(0, 15),
          statusName: label,
          hasChannels: String(takesWork),
          isOffline: 'false',
        })),
      ];
      const connectorConfig = {
        ...options.settings,
        orgDomainName: 'acme',
        userPresenceStatuses: JSON.stringify(
          Object.fromEntries(statuses.map((status) => [status.statusId, status])),
        ),
      };
      window.deliver({ type: 'SETUP_CONNECTOR', connectorConfig }, ORIGIN, options.console, port);
    },
  };
}
