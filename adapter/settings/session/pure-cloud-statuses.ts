import type { PresenceDefinition } from '../../definition/catalog.js';
import type { PureCloudSettings } from '../../definition/definition.js';
import type { SignInPort } from '../../ports/sign-in.js';

/** The statuses of one PureCloud organisation, and the sign-in that they need. */
export interface PureCloudStatuses {
  readonly signIn: SignInPort;
  /** Every presence definition, deactivated ones too. Rejects with a PortError. */
  read(): Promise<readonly PresenceDefinition[]>;
  dispose(): void;
}

/** Loads what talks to PureCloud. Rejects where that cannot be fetched. */
export type ConnectPureCloud = (settings: PureCloudSettings) => Promise<PureCloudStatuses>;
