import type { CallCenterSettings } from '../../definition/definition.js';
import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import type { EngineHost } from '../engine-host.js';
import type { Language } from '../labels.js';
import type { Model } from '../model.js';
import type { PureCloudConnection } from '../pure-cloud-connection.js';
import type { Diagnostics, SoftphoneView } from '../view.js';
import type { Leadership } from './links.js';

/** What diagnostics may see of the softphone that they watch. */
export interface Watched {
  readonly clock: Clock;
  readonly language: Language;
  readonly model: Model;
  readonly shift: { readonly engine: EngineHost };
  readonly connection: Pick<PureCloudConnection, 'healths'>;
  /** Absent: not known. */
  readonly leadership?: () => Leadership;
  /** As Salesforce gave them; empty where it did not. */
  readonly settings: () => CallCenterSettings;
  readonly view: () => SoftphoneView;
  /** Called when the view is to be made anew though nothing was heard. */
  readonly show: () => void;
}

/** Looks on while a softphone runs. */
export interface Watch {
  /** Takes note of how it stands; to be called before each view is made. */
  look(): void;
  diagnose(): Diagnostics;
  dispose(): void;
}

/** A tab that does not lead, so that it has to ask. */
export interface FollowingTab {
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly language: Language;
  readonly view: SoftphoneView;
  readonly ask: () => void;
  /** What a leader answers, as it came over the channel. */
  readonly listen: (listener: (diagnostics: unknown) => void) => Disposer;
}

/** The code of the diagnostics: a chunk of its own, fetched once Salesforce has answered. */
export type LoadDiagnostics = () => Promise<{
  watch(softphone: Watched): Watch;
  askLeader(tab: FollowingTab): Promise<Diagnostics>;
}>;
