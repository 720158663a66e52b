import { deedsFor } from '../phone-rules.js';
import type { Interaction } from '../phone.js';

/** A call of somebody unknown in the middle of it, unless something else is said; what can be done with it follows. */
export function interaction(parts: Partial<Omit<Interaction, 'can'>> = {}): Interaction {
  const whole = {
    id: 'c1',
    media: 'voice',
    state: 'connected',
    direction: 'inbound',
    party: { name: '', address: '' },
    queue: null,
    since: 0,
    connectedAt: 0,
    held: false,
    muted: false,
    securePaused: false,
    consultation: null,
    participants: [],
    wrapUp: null,
    subject: '',
    callback: null,
    ...parts,
  } as const;
  return { ...whole, can: deedsFor(whole) };
}
