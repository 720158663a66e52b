import type { CallCenterSettings } from '../definition/definition.js';

/** Why Salesforce's side of the page does not work. */
export type HostFailure =
  /** A part of our own code did not load. */
  | 'codeMissing'
  | 'notFramed'
  /** Another page frames it, with an address that Salesforce once made. */
  | 'otherFrame'
  /** Salesforce Classic opened it, by a definition whose compatibility mode is Classic. */
  | 'classicFrame'
  | 'originMissing'
  | 'modeMissing'
  | 'scriptBlocked'
  | 'initFailed'
  | 'noAnswer'
  /** Salesforce gives no settings: the user is in no call center. */
  | 'noCallCenter'
  | 'settingsRefused';

/** Salesforce's side of the page does not work. The message is for the support bundle. */
export class HostError extends Error {
  override readonly name = 'HostError';

  constructor(
    readonly reason: HostFailure,
    message: string,
  ) {
    super(message);
  }
}

/** The page's host, as far as the softphone's set-up needs it. */
export interface HostPort {
  /** The agent's call center definition. Rejects with a HostError. */
  settings(): Promise<CallCenterSettings>;
}
