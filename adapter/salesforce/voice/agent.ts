import type { Disposer } from '../../ports/disposer.js';
import type { Found, Interaction, PhoneAction } from '../../ports/phone.js';

/** The agent's PureCloud side, as far as Salesforce Voice draws and drives it. */
export interface VoiceAgent {
  /** `null`: it is not known yet, as no definition was read. */
  readonly signedIn: boolean | null;
  /** The PureCloud status; `null`: not known. */
  readonly status: VendorStatus | null;
  /** Whatever the medium, in the order in which they began; empty where there is no phone, or not yet. */
  readonly interactions: readonly Interaction[];
  /** Told when any of these may be another. */
  listen(listener: () => void): Disposer;
  signOut(): void;
  /** Resolves when what was asked for shows. Rejects with an Error that says why it does not. */
  perform(action: PhoneAction): Promise<void>;
  /** Saves the wrap-up that the agent has written in the panel. Rejects where there is none that can be saved. */
  wrapUp(interaction: string): Promise<void>;
  /** Calls a number, or somebody of the organisation. Resolves with the conversation once it shows. */
  dial(callee: Callee): Promise<Interaction>;
  /** People and queues by a part of their name; of an empty one, the agent's own queues. */
  search(text: string): Promise<readonly Found[]>;
}

export interface VendorStatus {
  /** Id of the presence definition. */
  readonly id: string;
  readonly label: string;
  readonly kind: string;
}

export type Callee =
  | { readonly number: string }
  | { readonly kind: Found['kind']; readonly id: string; readonly name: string };
