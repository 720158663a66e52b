import { escapeText } from '../../call-center/xml.js';
import type { Clock } from '../../ports/clock.js';
import { SetupError } from '../../ports/setup.js';
import { ENVELOPE, INSTANCE, METADATA } from './xml.js';

/** An answer of the org, read to its end. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** The org's API on the page's own host, with the page's session. */
export interface SalesforceApi {
  readonly apiVersion: string;
  /** Calls the Metadata API with this content of the SOAP body. Rejects with a SetupError where nothing answers. */
  soap(body: string): Promise<Answer>;
  /** Gets a path below `/services/data/`. Rejects with a SetupError where nothing answers. */
  get(path: string): Promise<Answer>;
}

export interface SalesforceApiOptions {
  /** Origin of the page: the session goes nowhere else. */
  readonly origin: string;
  /** As in addresses: `66.0`. */
  readonly apiVersion: string;
  /** The page's session; it stays inside the closure. */
  readonly session: string;
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  readonly clock: Clock;
}

/** How long one call may take, in milliseconds. */
export const CALL_LIMIT = 20_000;

export function createSalesforceApi(options: SalesforceApiOptions): SalesforceApi {
  const { origin, apiVersion, session, fetch, clock } = options;

  const call = (address: string, init: RequestInit): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const ended = new AbortController();
      const stop = clock.after(CALL_LIMIT, () => {
        reject(
          new SetupError('unreachable', `Salesforce gave no answer in ${CALL_LIMIT / 1000} s.`),
        );
        ended.abort();
      });
      const ask = async (): Promise<Answer> => {
        const response = await fetch(address, {
          ...init,
          // The session is in the header or the body; a redirect would carry it elsewhere.
          credentials: 'omit',
          redirect: 'manual',
          cache: 'no-store',
          signal: ended.signal,
        });
        return { status: statusOf(response), text: await response.text() };
      };
      ask()
        .then(resolve, () => {
          // What the browser says of a failed request names the address at most; our sentence is clearer.
          reject(new SetupError('unreachable', 'Salesforce could not be reached.'));
        })
        .finally(stop);
    });

  return {
    apiVersion,
    soap: (body) =>
      call(`${origin}/services/Soap/m/${apiVersion}`, {
        method: 'POST',
        headers: { 'Content-Type': 'text/xml; charset=UTF-8', SOAPAction: '""' },
        body:
          `<?xml version="1.0" encoding="UTF-8"?>` +
          `<soapenv:Envelope xmlns:soapenv="${ENVELOPE}" xmlns:xsi="${INSTANCE}">` +
          `<soapenv:Header><SessionHeader xmlns="${METADATA}">` +
          `<sessionId>${escapeText(session)}</sessionId></SessionHeader></soapenv:Header>` +
          `<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`,
      }),
    get: (path) => {
      const address = ownAddress(path, origin);
      return address === undefined
        ? Promise.reject(
            new SetupError('answerUnreadable', 'Salesforce named an address that is not its own.'),
          )
        : call(address, {
            method: 'GET',
            headers: { Accept: 'application/json', Authorization: `Bearer ${session}` },
          });
    },
  };
}

/** A redirect is not followed; browsers show it without its status. */
const statusOf = (response: Response): number =>
  response.type === 'opaqueredirect' ? 302 : response.status;

/** The paths of further pages come from the org's answers, so they are looked at. */
function ownAddress(path: string, origin: string): string | undefined {
  if (!path.startsWith('/services/data/')) return undefined;
  const address = new URL(path, origin);
  return address.origin === origin && address.pathname.startsWith('/services/data/')
    ? address.href
    : undefined;
}
