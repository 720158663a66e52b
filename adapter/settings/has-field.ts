import type { Problem } from '../definition/problem.js';
import { ENABLED, isRulePath, TIMELINE } from './session/items.js';
import type { EditView } from './session/view.js';

/** Of other sections than `omniSync`. */
const OTHERS: readonly string[] = ['pureCloud/environment', 'pureCloud/clientId', TIMELINE];
const VERSION_1 = [
  'mappedOmniStatus',
  'leavingMappedStatus',
  'leavingOnQueueStatus',
  'salesforceWorkStatus',
  'pureCloudWorkStatus',
];
const BOTH = ['startupAuthority', 'externallyRoutedWork', 'sessionEndStatus', 'sessionEndGrace'];

/** Whether a problem is shown beside a field of the page as it stands. */
export function hasField(
  { item, code }: Problem,
  { version, items }: EditView,
  enabled: boolean,
): boolean {
  if (item === ENABLED) return true;
  if (!enabled || code === 'item-unknown') return false;
  if (OTHERS.includes(item)) return true;
  const name = item.slice(item.indexOf('/') + 1);
  if (version !== 1) return isRulePath(item) || BOTH.includes(name) || name === 'duringHold';
  const mapped = items.get('omniSync/mappedOmniStatus') ?? '';
  const revealed = mapped !== '' && mapped.toLowerCase() !== 'none';
  if (name === 'mappedOmniStatus') return true;
  return BOTH.includes(name) || (VERSION_1.includes(name) && revealed);
}
