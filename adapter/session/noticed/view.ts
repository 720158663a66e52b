import type { Disposer } from '../../ports/disposer.js';
import type { SoftphoneView } from '../view.js';

/** How one agent wants to be told of what alerts. */
export interface Preferences {
  readonly ringtone: boolean;
  /** 0 to 100. */
  readonly volume: number;
  readonly notifications: boolean;
}

/**
 * Whether the system may show something for this page: `ask`: it can be asked for; `framed`: browsers refuse it to a
 * frame in another site's page, which is what a softphone in Salesforce is; `missing`: the browser cannot.
 */
export type Permission = 'granted' | 'ask' | 'denied' | 'framed' | 'missing';

/** What the system shows. */
export interface NoticeText {
  readonly title: string;
  readonly body: string;
  readonly language: string;
}

/**
 * Whether the browser lets this page sound: `blocked` until the agent has clicked in it; `missing`: it has no Web Audio.
 */
export type Sound = 'ready' | 'blocked' | 'missing';

/** How the agent is told of what alerts, and what stands in the way; made anew at every change. */
export interface NoticedView {
  readonly preferences: Preferences;
  /** What the definition leaves to the agent. */
  readonly allowed: SoftphoneView['noticed'];
  readonly sound: Sound;
  readonly permission: Permission;
  /** Whether the ringtone sounds in this tab. */
  readonly rings: boolean;
}

/** One tab's part in telling its agent of what alerts. */
export interface Noticed {
  readonly view: NoticedView;
  listen(listener: (view: NoticedView) => void): Disposer;
  /** To be told each view. */
  look(view: SoftphoneView): void;
  prefer(preferences: Preferences): void;
  /** Asks for the permission to notify; only from a click, never by itself. */
  askPermission(): void;
  /** Lets the agent hear it. */
  sample(): void;
  /** The agent has a hand in the page. */
  unlock(): void;
  /** Another tab may have changed what is kept, or the agent the browser's own settings. */
  refresh(): void;
  dispose(): void;
}
