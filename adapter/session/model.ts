import type { Catalog } from '../definition/catalog.js';
import type { CallCenterSettings, Definition, Resolved } from '../definition/definition.js';
import type { HostFailure } from '../ports/host.js';
import type { OmniCondition } from '../ports/omni.js';
import type { PureCloudAgent, PureCloudCondition } from '../ports/pure-cloud.js';
import type { SignInFailure, SignInState } from '../ports/sign-in.js';
import type { FailureReason } from '../sync/events.js';
import type { Status } from '../sync/status.js';
import type { Identity } from './identity.js';
import type { PhoneView } from './phone/view.js';
import type { Trouble } from './view.js';

/** Everything that the view is made from. */
export interface Model {
  hostFailure: HostFailure | null;
  definition: Definition | null;
  resolved: Resolved | null;
  catalog: Catalog;
  signIn: SignInState;
  signInFailure: SignInFailure | null;
  agent: PureCloudAgent | null;
  omniCondition: OmniCondition;
  /** What Omni-Channel showed last, as far as it was heard outside a shift. */
  omniSeen: Status | null;
  pureCloudCondition: PureCloudCondition;
  /** Since when PureCloud could not be reached at the start of a shift; milliseconds since the epoch. */
  connectFailedSince: number | null;
  /** What PureCloud refused at the start of a shift, as it cannot begin without it. */
  denied: Extract<Trouble, { kind: 'permission' }> | null;
  /** Whether Salesforce's user and PureCloud's are one person, as far as it can be told. */
  identity: Identity;
  choiceFailure: FailureReason | null;
  /** As Salesforce gave them; empty where it did not. */
  settings: CallCenterSettings;
  /** Told by the watch (diagnostics/watch.ts): items that hold a status for unusually long. */
  longHolds: readonly Trouble[];
  /** Whether the browser keeps what the page stores. */
  keeps: boolean;
  /** When PureCloud signs the agent out because nothing happens, where that is near; milliseconds since the epoch. */
  idleEndsAt: number | null;
  /** By how many milliseconds PureCloud's clock is ahead of this machine's; `null`: not readable. */
  clockSkew: number | null;
  /** What the agent had before On Queue, for the switch. */
  beforeQueue: Status | null;
  phone: PhoneView | null;
  /** What has become of a newer revision of the definition. */
  newRevision: Extract<Trouble, { kind: 'newRevision' }> | null;
}

/** A page that has heard nothing yet. */
export const freshModel = (): Model => ({
  hostFailure: null,
  definition: null,
  resolved: null,
  catalog: { omni: [], omniComplete: false, presences: [] },
  signIn: { is: 'signedOut' },
  signInFailure: null,
  agent: null,
  omniCondition: 'connecting',
  omniSeen: null,
  pureCloudCondition: 'signedOut',
  connectFailedSince: null,
  denied: null,
  identity: { is: 'waiting' },
  choiceFailure: null,
  settings: {},
  longHolds: [],
  keeps: true,
  idleEndsAt: null,
  clockSkew: null,
  beforeQueue: null,
  phone: null,
  newRevision: null,
});
