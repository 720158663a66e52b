import type { CallCenterSettings } from '../../definition/definition.js';
import type { EventApiAction } from '../../definition/event-api-settings.js';
import type { Clock } from '../../ports/clock.js';
import type { EventChannelPort } from '../../ports/event-channel.js';
import type { SoftphoneActions } from '../view.js';
import type { SeenView } from './facts.js';

/** What other components can have done, by way of what the agent can do in the panel. */
export interface EventApiActions extends Pick<SoftphoneActions, 'choosePureCloud' | 'phone'> {
  /** Takes down for the timeline that the next deed is another component's. */
  componentAsked(action: EventApiAction): void;
}

export interface EventApiOptions {
  /** This tab's console. Disposed of with the rest. */
  readonly channel: EventChannelPort;
  readonly clock: Clock;
  /** This page's own name, unlike any other's. */
  readonly instanceId: string;
  readonly settings: CallCenterSettings;
  /** The definition as Salesforce hands it out now; may reject. */
  readonly readSettings: () => Promise<CallCenterSettings>;
  readonly view: SeenView;
  readonly actions: EventApiActions;
}

/** The other components of one tab's console. */
export interface EventApi {
  /** To be called with every view of the panel. */
  look(view: SeenView): void;
  /** Another revision of the definition is in force. */
  use(settings: CallCenterSettings): void;
  dispose(): void;
}

/** The code of the Event API: a chunk of its own, fetched only where the definition switches it on. */
export type LoadEventApi = () => Promise<{
  readonly createEventApi: (options: EventApiOptions) => EventApi;
}>;
