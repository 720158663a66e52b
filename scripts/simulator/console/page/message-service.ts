import type { Disposer } from '../../../../adapter/ports/disposer.js';

/** A message channel that the org does not have. */
export class UnknownChannelError extends Error {
  override readonly name = 'UnknownChannelError';

  constructor(channel: string) {
    super(`This org has no message channel ${channel}.`);
  }
}

/**
 * Lightning Message Service within one browser tab: every subscriber of a channel hears every message, the sender's own
 * subscription too, later than the publishing call; who comes late hears nothing of before.
 */
export class MessageService {
  readonly #channels: ReadonlySet<string>;
  readonly #subscribers = new Map<string, Set<(message: unknown) => void>>();

  /** `channels`: those that the org has, as `Name__c`. */
  constructor(channels: readonly string[]) {
    this.#channels = new Set(channels);
  }

  /** Throws an UnknownChannelError. */
  subscribe(channel: string, hear: (message: unknown) => void): Disposer {
    this.#check(channel);
    const subscribers = this.#subscribers.get(channel) ?? new Set();
    this.#subscribers.set(channel, subscribers);
    // A function of its own for each, so that the same listener twice hears twice.
    const own = (message: unknown): void => hear(message);
    subscribers.add(own);
    return () => subscribers.delete(own);
  }

  /** Throws an UnknownChannelError, or a TypeError where the message is not JSON. */
  publish(channel: string, message: unknown): void {
    this.#check(channel);
    const text = JSON.stringify(message ?? null);
    queueMicrotask(() => {
      for (const hear of [...(this.#subscribers.get(channel) ?? [])]) {
        try {
          hear(JSON.parse(text));
        } catch (error) {
          // One subscriber's mistake must not keep a message from the next.
          reportError(error);
        }
      }
    });
  }

  #check(channel: string): void {
    if (!this.#channels.has(channel)) throw new UnknownChannelError(channel);
  }
}
