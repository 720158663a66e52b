import type { PhoneAction } from '../../ports/phone.js';
import { permittedDeedOf } from '../../ports/phone-rules.js';
import type { Forbidden, PermittedDeed } from '../../ports/phone.js';
import { PortError } from '../../ports/port-error.js';
import { failureOf } from '../engine-host.js';
import type { PhoneFailure } from './view.js';

export type Why = Pick<PhoneFailure, 'reason' | 'needs' | 'wait'>;

/** Why a port's call came to nothing, for the agent. */
export function whyOf(error: unknown): Why {
  const { needs = [], because } = error instanceof PortError ? error.facts : {};
  if (because === 'gone') return { reason: 'stale', needs };
  if (because === 'notFound') return { reason: 'nobody', needs };
  const { reason, retryAfter: wait } = failureOf(error);
  return { reason, needs, ...(wait === undefined ? {} : { wait }) };
}

/** `null`: nothing is known against it. */
export function notPermitted(
  forbidden: readonly Forbidden[],
  deed: PhoneAction | Extract<PermittedDeed, 'dial' | 'useStation'>,
): Why | null {
  const wanted = typeof deed === 'string' ? deed : permittedDeedOf(deed);
  const found = forbidden.find((each) => each.deed === wanted);
  return found === undefined ? null : { reason: 'notPermitted', needs: found.needs };
}

/** Why it was not even asked for. */
export const because = (reason: Why['reason']): Why => ({ reason, needs: [] });
