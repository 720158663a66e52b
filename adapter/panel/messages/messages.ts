import type { ShownStatus, SoftphoneView } from '../../session/view.js';
import type { Side } from '../../sync/status.js';
import type { Language } from '../../sync/words.js';

/**
 * Everything that the panel says in one language, but for what it says of troubles (advice.ts). Sentences that hold a number, a time or a name are functions,
 * so that each language puts them in its own order.
 */
export interface Messages {
  readonly language: Language;
  /** The panel's own name, where no agent is known. */
  readonly softphone: string;
  readonly side: Readonly<Record<Side, string>>;

  readonly header: {
    readonly signOut: string;
  };
  readonly signIn: {
    readonly title: string;
    readonly text: string;
    readonly button: string;
    readonly underWay: string;
    readonly notPossible: string;
  };
  readonly connecting: {
    readonly title: string;
    readonly pureCloud: Readonly<Record<SoftphoneView['pureCloud']['condition'], string>>;
    readonly omni: Readonly<Record<'connecting' | 'ready' | 'other', string>>;
  };
  readonly misconfigured: { readonly what: string; readonly todo: string };
  readonly pureCloud: {
    /** Accessible name of the menu's button; the status follows in its text. */
    readonly menu: string;
    readonly unknown: string;
    readonly pending: (status: ShownStatus) => string;
    readonly lost: string;
  };
  readonly queue: {
    readonly label: string;
    readonly on: string;
    readonly off: string;
    /** PureCloud cannot be reached. */
    readonly unknown: string;
    readonly goingOn: string;
    readonly goingOff: string;
  };
  readonly omni: {
    readonly unknown: string;
    readonly pending: (status: ShownStatus) => string;
    readonly condition: Readonly<Record<SoftphoneView['omni']['condition'], string>>;
  };
  readonly sync: {
    readonly label: string;
    readonly is: Readonly<Record<SoftphoneView['sync']['is'], string>>;
    /** What the state means for the agent; empty where the last change says enough. */
    readonly means: Readonly<Record<SoftphoneView['sync']['is'], string>>;
    readonly nothingYet: string;
    /** Ends the sentence about the last change. */
    readonly last: (sentence: string) => string;
    /** The work on one side holds the other; `status` is what it shows, `null` where that is not known. */
    readonly holds: (by: Side, count: number, status: string | null) => string;
  };
  readonly question: {
    readonly title: string;
    readonly text: (question: NonNullable<SoftphoneView['question']>) => string;
    readonly yes: string;
    readonly no: string;
  };
  readonly troubles: {
    readonly label: string;
    readonly notes: string;
    /** What kind of line it is, for those who do not see its icon. */
    readonly level: Readonly<Record<'error' | 'warning' | 'info', string>>;
    readonly signIn: string;
    readonly resume: string;
    readonly retry: string;
    readonly staySignedIn: string;
    readonly takeBuild: string;
  };
  readonly about: {
    readonly label: string;
    readonly version: (version: string, build: string) => string;
    readonly revision: (revision: string) => string;
  };
  readonly announce: {
    readonly status: (side: Side, label: string) => string;
    readonly phase: Readonly<Record<SoftphoneView['phase'], string>>;
  };
}
