import type { DefinitionHost } from '../../call-center/salesforce-rules.js';
import type { Clock } from '../../ports/clock.js';
import type { OmniWay } from '../../ports/omni.js';
import type { Around } from '../around.js';
import type { EngineHost } from '../engine-host.js';
import type { Language } from '../labels.js';
import type { Model } from '../model.js';
import type { PureCloudConnection } from '../pure-cloud-connection.js';
import type { BrowserTabs } from '../tabs/browser-tabs.js';
import type { Diagnostics, SoftphoneView } from '../view.js';

/** What diagnostics may see of the softphone that they watch. */
export interface Watched {
  readonly clock: Clock;
  readonly language: Language;
  readonly model: Model;
  readonly shift: { readonly engine: EngineHost };
  readonly connection: Pick<PureCloudConnection, 'healths'>;
  readonly build: { readonly version: string; readonly id: string };
  /** Where other tabs ask, and under which name. */
  readonly tabs?: Pick<BrowserTabs, 'openChannel'>;
  readonly name?: string;
  readonly around?: Around;
  /** What the page stands in; left out: Open CTI. */
  readonly host?: DefinitionHost | undefined;
  /** By which way Omni-Channel is reached. */
  readonly omniWay?: () => OmniWay;
  /** Where PureCloud returns to after a sign-in. */
  readonly redirectUri?: string;
  /** Whether this tab still leads. */
  readonly mayWrite?: () => Promise<boolean>;
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
  readonly tabs: Pick<BrowserTabs, 'openChannel'>;
  readonly name: string;
  readonly around?: Around;
  readonly host?: DefinitionHost | undefined;
}

/** The code of the diagnostics: a chunk of its own, fetched once Salesforce has answered. */
export type LoadDiagnostics = () => Promise<{
  readonly watch: (softphone: Watched) => Watch;
  readonly askLeader: (tab: FollowingTab) => Promise<Diagnostics>;
}>;
