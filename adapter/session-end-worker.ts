import { systemClock } from './ports/system-clock.js';
import { readEndMessage } from './purecloud/session-end/message.js';
import { createSessionEndWorker } from './purecloud/session-end/worker.js';

/**
 * A service worker that serves no page and keeps nothing: it waits for a moment after the agent's last softphone has
 * gone, which a page cannot do, and sets the status that the definition asks for (`sessionEndStatus`).
 */

interface Extendable extends MessageEvent {
  waitUntil(done: Promise<unknown>): void;
}

const isExtendable = (event: Event): event is Extendable =>
  'waitUntil' in event && 'data' in event && 'origin' in event;

interface Clients {
  matchAll(options: object): Promise<readonly { readonly url: string }[]>;
}

const isClients = (value: unknown): value is Clients =>
  typeof value === 'object' && value !== null && 'matchAll' in value;

const clients: unknown = Reflect.get(globalThis, 'clients');

const end = createSessionEndWorker({
  clock: systemClock,
  fetch: (url, init) => fetch(url, init),
  async openPages() {
    if (!isClients(clients)) return [];
    const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true });
    return pages.map(({ url }) => url);
  },
});

globalThis.addEventListener('message', (event) => {
  if (!isExtendable(event) || event.origin !== location.origin) return;
  const message = readEndMessage(event.data);
  if (message !== null) event.waitUntil(end(message));
});
