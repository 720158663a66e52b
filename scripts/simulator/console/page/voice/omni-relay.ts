import { isRecord, textOf } from '../../../../../adapter/ports/json.js';
import type { OmniOrgEvent, OmniStatusSeed } from '../../../world/omni-side.js';
import { OFFLINE_ID, statusIdOf } from './connector-config.js';

export interface OmniRelayOptions {
  readonly statuses: readonly OmniStatusSeed[];
  /** A method of `lightning:omniToolkitAPI`, which the phone's part of Omni-Channel is built on. */
  readonly toolkit: (method: string, args: unknown) => Promise<unknown>;
  /** Whether the agent is Offline in the org, where a rejected read leaves that open. */
  readonly isOffline: () => boolean;
  readonly send: (type: string, data: Readonly<Record<string, unknown>>) => void;
  /** The agent is on a call that the connector has told of. */
  readonly onCall: () => boolean;
  /** The connector keeps a status for the time after a call. */
  readonly keepsPending: () => boolean;
  /** Tells the agent why a status was not set. */
  readonly says: (words: string) => void;
}

type Known = OmniStatusSeed | 'offline';

/** The agent's Omni-Channel status on its way to the connector, and back. */
export class OmniRelay {
  readonly #options: OmniRelayOptions;
  /** The one that the connector was told of last; `null`: none, or no longer. */
  #told: Known | null = null;
  /** True once the connector is ready, which it is told of nothing before. */
  #ready = false;
  /** Counts the connectors of this page, so that what one asked for is not told to the next. */
  #connector = 0;

  constructor(options: OmniRelayOptions) {
    this.#options = options;
  }

  /** The connector is gone. */
  end(): void {
    this.#ready = false;
    this.#told = null;
    this.#connector += 1;
  }

  /** The connector is ready: it is told of the status that there is, also where it was before. */
  begin(): void {
    this.end();
    this.#ready = true;
    void this.#read(this.#connector);
  }

  /** What Omni-Channel tells the console. */
  heard(event: OmniOrgEvent): void {
    switch (event.event) {
      case 'statusChanged':
        this.#tell(this.#find(event.status.id));
        return;
      case 'loginSuccess':
        this.#tell(this.#find(event.statusId));
        return;
      case 'logout':
        // Another session has the agent now: this one hears of no status, and sets none.
        if (event.reason === 'DuplicateLogin' || event.reason === 'Maintenance') this.#told = null;
        else this.#tell('offline');
        return;
      case 'connectionError':
        this.#told = null;
        return;
      default:
    }
  }

  /** The connector's `SET_AGENT_STATUS`. That it was carried out is told by the change alone. */
  async set(payload: unknown): Promise<void> {
    const { toolkit, onCall, keepsPending, says } = this.#options;
    const statusId = isRecord(payload) ? textOf(payload['statusId']) : undefined;
    if (statusId === undefined) {
      says('The connector has set no status: its Id is missing.');
      return;
    }
    if (onCall() && !keepsPending()) {
      says('The connector’s status was ignored: the agent is on a call.');
      return;
    }
    try {
      if (statusId === OFFLINE_ID) await toolkit('logout', {});
      else await toolkit('setServicePresenceStatus', { statusId });
    } catch (error) {
      says(`The status was not set: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Says the status once more, as after a call's wrap-up. */
  again(): void {
    const told = this.#told;
    this.#told = null;
    this.#tell(told);
  }

  async #read(connector: number): Promise<void> {
    const status = await this.#options.toolkit('getServicePresenceStatusId', {}).then(
      (value) => this.#find(isRecord(value) ? textOf(value['statusId']) : undefined),
      () => (this.#options.isOffline() ? ('offline' as const) : null),
    );
    if (connector === this.#connector) this.#tell(status);
  }

  #find(statusId: string | undefined): OmniStatusSeed | null {
    if (statusId === undefined) return null;
    const id = statusId.slice(0, 15);
    return this.#options.statuses.find((status) => statusIdOf(status) === id) ?? null;
  }

  #tell(status: Known | null): void {
    if (!this.#ready || status === null || status === this.#told) return;
    const wasAvailable = isAvailable(this.#told);
    const first = this.#told === null;
    this.#told = status;
    const { send, onCall, keepsPending } = this.#options;
    send('SET_AGENT_STATUS', {
      ...agentStatusOf(status),
      enqueueNextState: onCall() && keepsPending(),
    });
    const available = isAvailable(status);
    if (first || available !== wasAvailable) send('AGENT_AVAILABLE', { isAvailable: available });
  }
}

const isAvailable = (status: Known | null): boolean =>
  status !== null && status !== 'offline' && status.online;

function agentStatusOf(status: Known) {
  return status === 'offline'
    ? {
        agentStatus: 'Offline',
        statusInfo: { statusId: OFFLINE_ID, statusApiName: null, statusName: 'Offline' },
      }
    : {
        agentStatus: 'Online',
        statusInfo: {
          statusId: statusIdOf(status),
          statusApiName: status.apiName,
          statusName: status.name,
        },
      };
}
