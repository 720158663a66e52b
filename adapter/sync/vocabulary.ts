import type { Reason } from './reason.js';
import type { Side, Status } from './status.js';

/** The label of a status, as the agent knows it. */
export type NameOf = (side: Side, status: Status) => string;

/** One language's way to say why a status was set. */
export interface Words {
  /** The whole sentence. */
  sentence(product: string, status: string, reason: string): string;
  /** A reason, so that it fits into the sentence. */
  reason(reason: Reason, nameOf: NameOf): string;
  /** The item of the definition that did it. */
  item(rule: string): string;
}

export const PRODUCT: Record<Side, string> = { omni: 'Omni-Channel', pureCloud: 'PureCloud' };

/** A word from a list; the keys come from outside. */
export const lookUp = (
  words: Readonly<Record<string, string>>,
  key: string | undefined,
): string | null => (key !== undefined && Object.hasOwn(words, key) ? (words[key] ?? null) : null);
