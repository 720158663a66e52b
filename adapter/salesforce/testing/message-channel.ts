import type { Clock } from '../../ports/clock.js';
import { isRecord } from '../../ports/json.js';
import type { MessageService } from '../message-service.js';

/** A message on its way, and what becomes of it. */
export interface PassingMessage {
  readonly message: Readonly<Record<string, unknown>>;
  /** How often it arrives: 1 as it should, 0 lost, 2 twice. */
  copies: number;
  /** Extra delay in milliseconds; what comes later may overtake it. */
  delay: number;
}

export interface SimulatedMessageChannel extends MessageService {
  /** Everything that was published, in order. */
  readonly published: readonly Readonly<Record<string, unknown>>[];
  /** Decides what becomes of each message from now on. */
  tamper: (passing: PassingMessage) => void;
}

/**
 * Lightning Message Service within one browser tab: it copies what is published to every subscriber, the sender
 * included, a moment later, and replays nothing.
 */
export function createSimulatedMessageChannel(clock: Clock, latency = 1): SimulatedMessageChannel {
  const listeners = new Set<(message: unknown) => void>();
  const published: Readonly<Record<string, unknown>>[] = [];
  const channel: SimulatedMessageChannel = {
    published,
    tamper: () => {},
    subscribe(_name, listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    publish(_name, message) {
      const text = JSON.stringify(message);
      const copy: unknown = JSON.parse(text);
      if (!isRecord(copy)) return;
      published.push(copy);
      const passing: PassingMessage = { message: copy, copies: 1, delay: 0 };
      channel.tamper(passing);
      for (let nth = 0; nth < passing.copies; nth += 1) {
        clock.after(latency + passing.delay, () => {
          for (const listener of [...listeners]) listener(JSON.parse(text));
        });
      }
    },
  };
  return channel;
}
