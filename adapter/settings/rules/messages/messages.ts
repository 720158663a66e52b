import type { SystemPresence } from '../../../definition/catalog.js';
import type { ProblemCode } from '../../../definition/problem.js';
import type { Side } from '../../../sync/status.js';
import type { RecommendedStatuses } from '../recommended.js';
import type { Direction, RuleChoice } from '../rule-draft.js';
import type { RuleRefusal } from '../rule-items.js';
import type { OmniGroup } from '../status-menu.js';

/** Everything that the rule table says in one language. Rules and positions count from 1. */
export interface RuleMessages {
  readonly side: Readonly<Record<Side, string>>;
  readonly presence: Readonly<Record<SystemPresence, string>>;
  /** Omni-Channel's Offline, which is no record of the org. */
  readonly offline: string;

  /** Accessible name of the list. */
  readonly list: string;
  readonly intro: string;
  readonly empty: string;
  readonly add: string;
  readonly addButton: string;
  /** The kinds of rule, as an administrator would say what they want. */
  readonly choice: Readonly<Record<RuleChoice, string>>;
  /** The same as a row's heading. */
  readonly kind: Readonly<Record<RuleChoice, string>>;
  /** In place of a kind. */
  readonly unreadable: string;
  readonly rule: (position: number) => string;

  readonly direction: Readonly<
    Record<'follow' | 'leaves' | 'ignore' | 'unreachable', Readonly<Record<Direction, string>>>
  >;
  readonly directionLabel: string;
  readonly becomes: (side: Side) => string;
  readonly leaves: (side: Side) => string;
  readonly ignored: (side: Side) => string;
  readonly set: (side: Side) => string;
  readonly hold: (side: Side) => string;
  readonly pairStatus: (side: Side) => string;
  readonly any: string;
  readonly choose: string;
  readonly notInOrg: (status: string) => string;
  readonly group: Readonly<Record<OmniGroup, string>>;

  readonly after: string;
  readonly reason: Readonly<Record<'pushTimeout' | 'decline', string>>;
  readonly media: string;
  readonly allMedia: string;
  readonly mediaName: Readonly<Record<string, string>>;
  readonly objects: string;
  readonly objectsHint: string;
  readonly objectsWrong: (text: string) => string;
  readonly from: string;
  readonly phase: Readonly<Record<'assigned' | 'accepted' | 'alerting' | 'connected', string>>;
  readonly until: string;
  readonly end: Readonly<Record<'disconnected' | 'wrapup', string>>;
  readonly workload: string;
  readonly workloadAny: string;
  readonly seconds: string;
  readonly wholeNumber: (most: number) => string;
  readonly always: string;

  readonly on: string;
  readonly up: (position: number) => string;
  readonly down: (position: number) => string;
  readonly remove: (position: number) => string;
  readonly asText: (position: number) => string;
  readonly asMenus: (position: number) => string;
  readonly dragHint: string;
  readonly stored: string;
  readonly textOf: (position: number) => string;
  readonly fault: (column: number, expected: string) => string;
  /** The words of the rule reader, which are English, in this language. */
  readonly expected: (expected: string) => string;
  readonly instead: string;
  readonly correctFirst: string;
  readonly unchosen: string;
  readonly undo: string;

  /** Said to those who cannot see it. */
  readonly said: {
    readonly added: (position: number) => string;
    readonly moved: (position: number, of: number) => string;
    readonly dragged: (position: number, of: number) => string;
    readonly removed: (position: number) => string;
    readonly restored: (position: number) => string;
    readonly switched: (position: number, off: boolean) => string;
  };
  readonly level: Readonly<Record<'error' | 'warning', string>>;
  readonly refusal: (refusal: RuleRefusal) => string;
  /** What an administrator can do about a problem; what is wrong is told by the definition's own words. */
  readonly todo: Readonly<Record<ProblemCode, string>>;

  readonly start: {
    readonly title: string;
    readonly text: string;
    readonly status: Readonly<Record<keyof RecommendedStatuses, string>>;
    readonly none: string;
    readonly create: string;
    readonly mappedFirst: string;
  };
}
