import { PortError } from '../ports/port-error.js';
import type { Trouble } from './view.js';

/** What PureCloud refused for want of a permission; `null` where it failed for another reason. */
export function deniedBy(reason: unknown): Extract<Trouble, { kind: 'permission' }> | null {
  if (!(reason instanceof PortError) || reason.failure.reason !== 'notPermitted') return null;
  // A token that is gone is not permitted either, and is told by the sign-in.
  if (reason.failure.kind === 'transient') return null;
  const permission = (reason.facts.needs ?? []).join(', ');
  return {
    kind: 'permission',
    permission,
    call: /^[A-Z]+ \/[^\s:]*/.exec(reason.detail)?.[0] ?? '',
  };
}
