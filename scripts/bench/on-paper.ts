import { createManualClock } from '../../adapter/ports/simulated/manual-clock.js';
import { createChannel } from '../../adapter/purecloud/notifications/channel.js';
import { RestError } from '../../adapter/purecloud/rest-error.js';
import { createFakeSockets, heartbeat } from '../../adapter/purecloud/testing/fake-socket.js';
import { Chance } from '../soak-shift/chance.js';
import { busiest } from './rates.js';

/** Milliseconds. PureCloud's heartbeat keeps a socket. */
const HEARTBEAT = 30_000;

/** Nobody waits longer between two attempts; milliseconds. */
const LONGEST_WAIT = 120_000;

export interface Return {
  /** Attempts that PureCloud would have seen in the busiest second of the outage, had they arrived. */
  readonly attempts: number;
  /** REST calls in the busiest second after it. */
  readonly calls: number;
  /** Until half of all were back, and until the last was; milliseconds. */
  readonly half: number;
  readonly last: number;
}

/**
 * The return of so many softphones after an outage, on a clock of its own: the notification channel's own code, each
 * with a product that answers at once. A return is the renewal of the subscription and so many calls more.
 */
export async function returnOnPaper(
  agents: number,
  outage: number,
  callsAfter: number,
  hasJitter: boolean,
): Promise<Return> {
  const chance = new Chance(agents + outage);
  const clocks = Array.from({ length: agents }, async () => {
    const clock = createManualClock(0);
    const sockets = createFakeSockets();
    sockets.behave('open');
    let lostAt = Infinity;
    const tried: number[] = [];
    const returns: number[] = [];
    const subscribe = (): Promise<unknown> => {
      tried.push(clock.now());
      const isOut = clock.now() >= lostAt && clock.now() < lostAt + outage;
      return isOut ? Promise.reject(new RestError('network', 'subscribe')) : Promise.resolve({});
    };
    const channel = createChannel({
      api: {
        createChannel: () => Promise.resolve({ id: 'c', connectUri: 'ws://localhost/channels/c' }),
        subscribe,
        unsubscribe: () => Promise.resolve({}),
      },
      userId: 'agent',
      openSocket: sockets.openSocket,
      clock,
      random: hasJitter ? () => chance.next() : () => 0.5,
      onEvent: () => undefined,
      onBack: () => void returns.push(clock.now()),
      onLost: () => undefined,
      onGap: () => undefined,
      onSignedOut: () => undefined,
    });
    const pass = async (milliseconds: number): Promise<void> => {
      for (let left = milliseconds; left > 0; left -= HEARTBEAT) {
        await clock.advance(Math.min(left, HEARTBEAT));
        for (const socket of sockets.live) socket.message(heartbeat);
      }
    };
    await channel.open();
    // A connection that has held for long.
    await pass(LONGEST_WAIT);
    lostAt = clock.now();
    tried.length = 0;
    sockets.last.close();
    await pass(outage + LONGEST_WAIT);
    channel.dispose();
    const [back] = returns;
    if (back === undefined) throw new Error('A channel has not come back.');
    return { back: back - lostAt - outage, tried: tried.map((at) => at - lostAt - outage) };
  });
  const all = await Promise.all(clocks);
  const backs = all.map(({ back }) => back).sort((one, other) => one - other);
  const calls = all.flatMap(({ back, tried }) => [
    ...tried.filter((at) => at >= 0),
    ...Array.from({ length: callsAfter }, () => back),
  ]);
  return {
    attempts: busiest(
      all.flatMap(({ tried }) => tried.filter((at) => at < 0)),
      1_000,
    ),
    calls: busiest(calls, 1_000),
    half: backs[Math.floor(backs.length / 2)] ?? Number.NaN,
    last: backs.at(-1) ?? Number.NaN,
  };
}
