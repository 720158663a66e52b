import type { WrittenBy } from '../ports/omni.js';
import { RestError } from './rest-error.js';

/**
 * Says with each presence that is set whether the agent or a rule wanted it, so that a support engineer can
 * tell the two apart. `Genesys-App` is the header by which the SDK lets an application name itself
 * (ApiClient.setGenesysAppHeader).
 */
export const WRITER_HEADER = 'Genesys-App';

export const writerName = (by: WrittenBy): string => `omni-sync-softphone ${by}`;

/** So many times a write that failed with the header and then succeeded without it: it is not let through. */
const REFUSALS = 2;

/**
 * Whether a region's preflight lets the header through is not documented. A refused preflight looks like a
 * broken connection; so after one, the next write goes without the header, and should that succeed twice,
 * all do: the header is worth a line in a log, not an agent's status.
 */
export function createWriterHeader(): {
  send<T>(by: WrittenBy, write: (headers: Record<string, string>) => Promise<T>): Promise<T>;
} {
  let suspected = false;
  let refusals = 0;
  return {
    async send(by, write) {
      const named = !suspected && refusals < REFUSALS;
      try {
        const answer = await write(named ? { [WRITER_HEADER]: writerName(by) } : {});
        if (suspected) refusals += 1;
        else if (named) refusals = 0;
        suspected = false;
        return answer;
      } catch (error) {
        const broken = error instanceof RestError && error.trouble === 'network';
        if (named && broken) suspected = true;
        throw error;
      }
    },
  };
}
