import type { Package } from '../package/make-package.js';
import type { Memory } from './memory.js';
import type { Org } from './org.js';

export interface Deploying {
  readonly org: Org;
  readonly memory: Memory;
  /** Builds and checks the package; the region is PureCloud's. */
  readonly makePackage: (region: string | null) => Promise<Package>;
  /** Where what is deployed is put together. */
  readonly folder: string;
  readonly now: () => Date;
  /** Takes a line of the report. */
  readonly say: (line: string) => void;
}

/** There is something to decide, or to do, first; nothing was changed. */
export class NotDone extends Error {
  override readonly name = 'NotDone';
}
