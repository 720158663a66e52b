import type { Clock } from '../../ports/clock.js';
import type { PureCloudApi } from '../api.js';
import { isRecord, textOf } from '../../ports/json.js';
import { dateOf } from '../dates.js';
import { isSocketAddress } from '../hosts.js';
import { RestError, isPassing, isSignedOut } from '../rest-error.js';

export type ChannelApi = Pick<PureCloudApi, 'createChannel' | 'subscribe' | 'unsubscribe'>;

/** The one channel that is held, and its subscriptions. */
export interface Lease {
  /**
   * Subscribes, which also lets the channel live for another day, and makes a new one where there is none or it is
   * gone. Answers with the address to open. Asked twice at once, it does so once: a user has 20
   * channels, and each one more costs an older one its life.
   */
  ensure(): Promise<string>;
  /** The address of the channel that is held, or `null`. */
  readonly address: string | null;
  /** The channel is of no use any more: the next {@link ensure} makes a new one. */
  forget(): void;
  /** Ends the subscriptions, as far as they can be ended. */
  dispose(): void;
}

interface Channel {
  readonly id: string;
  readonly address: string;
  /** Milliseconds since the epoch, by PureCloud's clock. */
  readonly expires: number;
}

/** A right that is missing is missing on a new channel, too. */
const isGone = (error: unknown): boolean =>
  error instanceof RestError &&
  error.trouble === 'status' &&
  error.status !== 403 &&
  !isPassing(error) &&
  !isSignedOut(error);

const DAY = 24 * 60 * 60_000;

/** `prepared`: a channel that was asked for already; it is used once. */
export function createLease(
  api: ChannelApi,
  topics: readonly string[],
  clock: Clock,
  prepared?: Promise<unknown>,
): Lease {
  let first = prepared;
  let channel: Channel | null = null;
  let underWay: Promise<string> | null = null;
  let disposed = false;

  function read(answer: unknown): Channel {
    const record = isRecord(answer) ? answer : {};
    const id = textOf(record['id']);
    const address = textOf(record['connectUri']);
    if (id === undefined || address === undefined || !isSocketAddress(address)) {
      throw new RestError('status', 'POST /api/v2/notifications/channels', {
        status: 502,
        code: 'answer without a usable address',
      });
    }
    return { id, address, expires: dateOf(record['expires']) ?? clock.now() + DAY };
  }

  async function make(): Promise<Channel> {
    // Kept even if the subscription fails: the next attempt shall not cost another channel.
    const asked = first ?? api.createChannel();
    first = undefined;
    const made = read(await asked);
    channel = made;
    await api.subscribe(made.id, topics);
    return made;
  }

  /** The held channel, if PureCloud still has it. */
  async function keep(held: Channel): Promise<Channel | null> {
    if (held.expires <= clock.now()) return null;
    try {
      await api.subscribe(held.id, topics);
      return { ...held, expires: clock.now() + DAY };
    } catch (error) {
      if (isGone(error)) return null;
      throw error;
    }
  }

  async function obtain(): Promise<string> {
    const kept = channel && (await keep(channel));
    channel = kept ?? (await make());
    if (disposed) release();
    return channel.address;
  }

  function release(): void {
    if (channel !== null) api.unsubscribe(channel.id).catch(() => undefined);
  }

  return {
    ensure() {
      underWay ??= obtain().finally(() => {
        underWay = null;
      });
      return underWay;
    },
    get address() {
      return channel?.address ?? null;
    },
    forget() {
      channel = null;
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      if (underWay === null) release();
    },
  };
}
