import type { SystemPresence } from '../definition/catalog.js';

/** What statuses are called where the two orgs do not say. */
export interface LabelWords {
  /** PureCloud's language codes that serve this language, best first. */
  readonly locales: readonly string[];
  /** Labels of the primary statuses where the organisation has none for the language. */
  readonly system: Readonly<Record<SystemPresence, string>>;
  /** Omni-Channel's Offline, which has no label in an org. */
  readonly offline: string;
}
