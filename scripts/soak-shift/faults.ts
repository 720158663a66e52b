import type { Step } from '../day/stage.js';
import type { Chance } from './chance.js';

/** Something that goes wrong for a while. */
export interface Fault {
  readonly name: string;
  readonly steps: readonly Step[];
  /** Milliseconds of the shift's clock until it is over; what ends by itself is just waited for. */
  readonly lasts: number;
  readonly ends: readonly Step[];
}

const SECOND = 1_000;

/** A way on which nothing is ordered any more. */
const QUIET_NETWORK: readonly Step[] = [
  { fault: 'network', latency: 20, jitter: 0, side: 'omni' },
  { fault: 'network', latency: 80, jitter: 0, side: 'pureCloud' },
];

type Make = (chance: Chance) => Fault;

const fault = (
  name: string,
  step: Step,
  lasts: number,
  ends: readonly Step[] = [],
): readonly [number, Make] => [
  1,
  (chance) => ({ name, steps: [step], lasts: lasts * (0.5 + chance.next()), ends }),
];

const rest = (name: string, answer: Step, times: number): readonly [number, Make] =>
  fault(`REST ${name}`, { fault: 'rest', ...answer, times }, 20 * SECOND);

const KINDS: readonly (readonly [number, Make])[] = [
  rest('403', { status: 403 }, 1),
  rest('429', { status: 429 }, 2),
  rest('429 with Retry-After', { status: 429, retryAfter: 3 }, 2),
  rest('500', { status: 500 }, 2),
  rest('503', { status: 503 }, 3),
  rest('time-out', { timeout: true }, 1),
  fault('socket dropped', { fault: 'socket', is: 'drop' }, 10 * SECOND),
  fault('socket closing', { fault: 'socket', is: 'closing' }, 10 * SECOND),
  fault('socket silent', { fault: 'socket', is: 'silent' }, 60 * SECOND, [
    { fault: 'socket', is: 'drop' },
  ]),
  fault('socket refused', { fault: 'socket', is: 'refuse', times: 2 }, 15 * SECOND, [
    { fault: 'socket', is: 'back' },
  ]),
  fault('bridge silent', { fault: 'bridge', is: 'silent' }, 30 * SECOND, [
    { fault: 'bridge', is: 'back' },
  ]),
  fault('bridge absent', { fault: 'bridge', is: 'absent' }, 30 * SECOND, [
    { fault: 'bridge', is: 'back' },
  ]),
  fault('Omni-Channel lost', { reach: 'omni', is: 'lost' }, 20 * SECOND, [
    { reach: 'omni', is: 'back' },
  ]),
  fault('Omni-Channel elsewhere', { reach: 'omni', is: 'duplicateLogin' }, 20 * SECOND, [
    { reach: 'omni', is: 'back' },
  ]),
  fault('PureCloud lost', { reach: 'pureCloud', is: 'lost' }, 20 * SECOND, [
    { reach: 'pureCloud', is: 'back' },
  ]),
  fault(
    'slow network',
    { fault: 'network', latency: 400, jitter: 300 },
    40 * SECOND,
    QUIET_NETWORK,
  ),
  fault('leaving the queue held back', { fault: 'offQueue', is: 'held' }, 15 * SECOND, [
    { fault: 'offQueue', is: 'granted' },
  ]),
  fault(
    'Omni-Channel refuses for a moment',
    { refuse: 'omni', status: 'Transition', how: 'transient', times: 2 },
    15 * SECOND,
  ),
  fault(
    'PureCloud refuses for a moment',
    { refuse: 'pureCloud', status: 'ON_QUEUE', how: 'transient', times: 2 },
    15 * SECOND,
  ),
];

export const anyFault = (chance: Chance): Fault => chance.of(KINDS)(chance);

/** A loss after which the softphone asks before it puts anybody on queue. */
export const longLoss = (side: 'omni' | 'pureCloud'): Fault => ({
  name: `${side} lost for six minutes`,
  steps: [{ reach: side, is: 'lost' }],
  lasts: 6 * 60 * SECOND,
  ends: [{ reach: side, is: 'back' }],
});

/** The agent has to sign in again. */
export const tokenGone = (is: 'expired' | 'revoked'): Fault => ({
  name: `token ${is}`,
  steps: [{ fault: 'token', is }],
  lasts: 5 * SECOND,
  ends: [],
});
