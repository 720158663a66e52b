import type { DefinedRule, Definition, Written } from './definition.js';
import type { Problem } from './problem.js';
import type { Items } from './settings.js';

/** What section `omniSync` says, in whichever version it is written. */
export interface SectionContent extends Pick<
  Definition,
  | 'enabled'
  | 'startupAuthority'
  | 'duringHold'
  | 'externallyRoutedWork'
  | 'sessionEndGrace'
  | 'revision'
> {
  readonly rules: readonly DefinedRule[];
  readonly sessionEndStatus: Written | null;
  readonly problems: readonly Problem[];
}

/** Reads one version of section `omniSync`. Never throws; what is wrong becomes a problem. */
export interface VersionReader {
  readonly version: number;
  read(items: Items): SectionContent;
}
