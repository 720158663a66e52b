import type { SessionEndPort } from '../../ports/session-end.js';
import type { Hosts } from '../hosts.js';
import type { FetchLike } from '../transport.js';
import { WRITER_HEADER, writerName } from '../writer-header.js';
import { PRIVATELY } from '../privately.js';
import type { EndMessage, EndRequest } from './message.js';

/** As much of a `ServiceWorkerContainer` as is needed. */
export interface WorkersLike {
  register(url: string): Promise<{ readonly active: WorkerLike | null }>;
}

export interface WorkerLike {
  postMessage(message: EndMessage): void;
}

export interface SessionEndOptions {
  readonly hosts: Hosts;
  /** The agent's token, `null` where nobody is signed in. */
  readonly token: () => string | null;
  /** `null` where the browser has no service workers, or denies them to this page. */
  readonly workers: WorkersLike | null;
  readonly workerUrl: string;
  readonly fetch: FetchLike;
  /** Path of the softphone's page. */
  readonly page: string;
}

/**
 * A worker without a page is ended by the browser after some minutes; one that has to wait longer than this many
 * seconds is not relied upon.
 */
const LONGEST_WAIT = 60;

export function createSessionEnd(options: SessionEndOptions): SessionEndPort {
  const { hosts, token, workers, workerUrl, fetch, page } = options;
  let registered: { readonly active: WorkerLike | null } | null = null;
  let asked = false;

  function requestFor(agent: string, status: string, bearer: string): EndRequest {
    return {
      url: `${hosts.api}/api/v2/users/${encodeURIComponent(agent)}/presences/PURECLOUD`,
      method: 'PATCH',
      headers: {
        Authorization: `Bearer ${bearer}`,
        'Content-Type': 'application/json',
        [WRITER_HEADER]: writerName('sync'),
      },
      body: JSON.stringify({ presenceDefinition: { id: status } }),
    };
  }

  return {
    prepare() {
      if (asked || workers === null) return;
      asked = true;
      workers.register(workerUrl).then(
        (registration) => (registered = registration),
        // Denied, as in a frame whose storage is: then it is sent at once.
        () => undefined,
      );
    },
    end(agent, status, grace, going) {
      const bearer = token();
      if (bearer === null) return 'no';
      const request = requestFor(agent, status, bearer);
      const worker = grace <= LONGEST_WAIT ? (registered?.active ?? null) : null;
      if (worker !== null) {
        // A worker has no origin to name: it is of this page's own, or it could not have been registered.
        worker.postMessage({ is: 'sessionEnd', wait: grace * 1_000, page, request });
        return 'later';
      }
      if (going === 'perhaps') return 'no';
      const { url, ...init } = request;
      fetch(url, {
        ...init,
        ...PRIVATELY,
        keepalive: true,
        // Nobody is left to hear of it.
      }).catch(() => undefined);
      return 'now';
    },
  };
}
