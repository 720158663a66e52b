import type { CallCenterSettings } from '../definition/definition.js';

/** Why Salesforce's side of the page does not work. */
export type HostFailure =
  /** A part of our own code did not load. */
  | 'codeMissing'
  | 'notFramed'
  | 'originMissing'
  | 'modeMissing'
  | 'scriptBlocked'
  | 'initFailed'
  | 'noAnswer'
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
