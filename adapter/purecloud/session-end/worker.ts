import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import type { FetchLike } from '../transport.js';
import { PRIVATELY } from '../privately.js';
import type { EndMessage } from './message.js';

export interface SessionEndWorkerOptions {
  readonly clock: Pick<Clock, 'after'>;
  readonly fetch: FetchLike;
  /** Addresses of the pages of this origin that are open. */
  readonly openPages: () => Promise<readonly string[]>;
}

/**
 * What outlives the agent's last page: waits, and then sends what that page asked for, unless the softphone has been
 * opened again. The answer to the newest message resolves when it is done; an older one is given up for it.
 */
export function createSessionEndWorker(
  options: SessionEndWorkerOptions,
): (message: EndMessage) => Promise<void> {
  const { clock, fetch, openPages } = options;
  let giveUp: Disposer = () => undefined;

  async function isOpen(page: string): Promise<boolean> {
    return (await openPages()).some((address) => new URL(address).pathname === page);
  }

  async function send({ page, request: { url, ...init } }: EndMessage): Promise<void> {
    if (await isOpen(page)) return;
    // One attempt: what does not arrive now is an old story when it does.
    await fetch(url, {
      ...init,
      ...PRIVATELY,
    }).catch(() => undefined);
  }

  return (message) => {
    giveUp();
    return new Promise((resolve) => {
      const stop = clock.after(message.wait, () => void send(message).then(resolve, resolve));
      giveUp = () => {
        stop();
        resolve();
      };
    });
  };
}
