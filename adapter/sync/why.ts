import type { Cause } from './commands.js';
import { reasonOf } from './reason.js';
import type { Side } from './status.js';
import { PRODUCT, type NameOf, type Words } from './vocabulary.js';

/**
 * Says in one sentence what was set and why: "Omni-Channel set to Busy because you are on a call in PureCloud".
 * `statusName` is the label of the status that was set.
 */
export function whyBy(
  words: Words,
  cause: Cause,
  side: Side,
  statusName: string,
  nameOf: NameOf,
): string {
  const reason = reasonOf(cause, side);
  // What is told by its rule alone names it already.
  const item = 'rule' in reason ? null : (/^rule\d+/.exec(cause.rule)?.[0] ?? null);
  const told = words.reason(reason, nameOf) + (item === null ? '' : words.item(item));
  return words.sentence(PRODUCT[side], statusName, told);
}
