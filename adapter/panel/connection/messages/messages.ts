import type { Advice } from '../../messages/advice.js';
import type { AskedRow, HeardRow, LinkName, LinkState, SetRow } from '../../../session/view.js';
import type { OmniWay } from '../../../ports/omni.js';
import type { Side } from '../../../sync/status.js';

/** What a link is called, and what its states mean where no trouble says more; `todo` is empty where nothing is to be done. */
export interface LinkWords extends Readonly<Record<Exclude<LinkState, 'unknown'>, Advice>> {
  readonly name: string;
}

export type Page = 'links' | 'timeline';

/** Everything that the Connection page says in one language. It is loaded with the page. */
export interface ConnectionMessages {
  readonly label: string;
  readonly back: string;
  readonly pages: Readonly<Record<Page, string>>;
  readonly loading: string;
  readonly failed: Advice;
  readonly retry: string;
  readonly saveTimeline: string;
  readonly saveBundle: string;
  /** What a saved file does not hold. */
  readonly saveNote: string;

  readonly state: Readonly<Record<LinkState, string>>;
  readonly since: (time: string) => string;
  readonly links: Readonly<Record<LinkName, LinkWords>>;
  /** By which way Omni-Channel is reached. */
  readonly omniWay: Readonly<Record<OmniWay, string>>;
  /** What PureCloud's own page may have said in the window of a sign-in, and what it means. */
  readonly signInNeeds: {
    readonly title: string;
    readonly redirect: Advice;
    readonly client: Advice;
    readonly region: string;
    readonly clientId: string;
    readonly redirectUri: string;
  };
  /** How many messages of other pages were ignored. */
  readonly foreign: (count: number) => string;
  /** Of any link behind one that does not work. */
  readonly unknown: Advice;

  readonly side: string;
  readonly sides: Readonly<Record<Side | 'both', string>>;
  readonly onlyChanges: string;
  /** Where the definition keeps no timeline. */
  readonly timelineOff: Advice;
  /** The timeline is another tab's, which says nothing. */
  readonly timelineSilent: Advice;
  readonly empty: string;
  readonly rows: (count: number) => string;
  readonly heard: (row: HeardRow) => string;
  readonly asked: (row: AskedRow) => string;
  /** What came of a status that was set; empty where it was taken at the first attempt. */
  readonly outcome: (row: Pick<SetRow, 'outcome' | 'attempt'>) => string;
}

/** A word for a word of the products; an open set says what it was. */
export const wordFor = (
  words: Readonly<Record<string, string>>,
  key: string | undefined,
): string => (key === undefined ? '' : Object.hasOwn(words, key) ? (words[key] ?? key) : key);
