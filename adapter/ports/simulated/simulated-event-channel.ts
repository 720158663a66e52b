import type { Clock } from '../clock.js';
import type { EventChannelPort } from '../event-channel.js';
import { plainJson } from '../json.js';
import { createListeners } from '../listeners.js';

export interface SimulatedEventChannel {
  readonly port: EventChannelPort;
  /** Another component sends something. */
  say(message: unknown): void;
  /** What other components have heard, in order. */
  readonly heard: readonly unknown[];
}

/** A console tab's message channel with somebody at its other end. A message arrives `latency` milliseconds later. */
export function createSimulatedEventChannel(clock: Clock, latency = 1): SimulatedEventChannel {
  const ours = createListeners<unknown>();
  const heard: unknown[] = [];
  let disposed = false;

  const deliver = (message: unknown, alsoToOthers: boolean): void => {
    const copy = plainJson(message);
    clock.after(latency, () => {
      if (alsoToOthers) heard.push(copy);
      ours.tell(plainJson(copy));
    });
  };

  return {
    port: {
      listen: (listener) => ours.add(listener),
      publish(message) {
        if (!disposed) deliver(message, true);
      },
      dispose() {
        disposed = true;
        ours.clear();
      },
    },
    say: (message) => deliver(message, false),
    heard,
  };
}
