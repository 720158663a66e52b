import { createOpenCti, type OpenCti } from './client.js';
import { OpenCtiError } from './errors.js';
import type { OpenCtiLibrary } from './library.js';
import type { LoadFault } from './load-words.js';

export interface LoadOptions {
  /** The page's own window; its query string is read and never changed. */
  readonly window: Window;
  /** The org's script, relative to the page's host: see {@link openCtiScript}. */
  readonly scriptUrl: string;
  /** Milliseconds until loading counts as failed. */
  readonly timeLimit?: number;
}

const LOAD_LIMIT = 10_000;

/** Marks our script, so that the library is loaded once for each page: loaded twice, it answers nobody. */
const MARK = 'data-open-cti';

/**
 * Where an org serves its library, e.g. for version `66.0`
 * (https://developer.salesforce.com/docs/atlas.en-us.api_cti.meta/api_cti/sforce_api_cti_connecting.htm).
 */
export const openCtiScript = (apiVersion: string): string =>
  `/support/api/${apiVersion}/lightning/opencti_min.js`;

/**
 * Loads the org's Open CTI library into the page. The library reads `sfdcIframeOrigin` and `mode` from the page's
 * query while it loads, so nothing may have changed that before. Rejects with an {@link OpenCtiError} that says
 * what is wrong: within the time limit, and what the words about it take to be fetched.
 */
export async function loadOpenCti({
  window,
  scriptUrl,
  timeLimit = LOAD_LIMIT,
}: LoadOptions): Promise<OpenCti> {
  const present = libraryOf(window);
  const fault =
    present === null
      ? (frameFault(window) ?? (await loadScript(window, scriptUrl, timeLimit)))
      : null;
  if (fault !== null) throw await errorOf(fault);
  const library = present ?? libraryOf(window);
  if (library === null) throw await errorOf({ reason: 'initFailed', words: '' });
  return createOpenCti(library, window);
}

/** Only a page without the library pays for the words about it. */
async function errorOf(fault: LoadFault): Promise<OpenCtiError> {
  const { reason } = fault;
  const words = await import('./load-words.js').then(
    ({ wordsOfFault }) => wordsOfFault(fault),
    () => reason,
  );
  return new OpenCtiError(reason, words);
}

/** What is missing of what Salesforce gives to a page that it frames; `null`: nothing. */
function frameFault(window: Window): LoadFault | null {
  const query = new URLSearchParams(window.location.search);
  if (window.parent === window) return { reason: 'notFramed' };
  if (!query.get('sfdcIframeOrigin')) {
    return { reason: query.get('sfdcIFrameOrigin') ? 'classicFrame' : 'originMissing' };
  }
  return query.get('mode') ? null : { reason: 'modeMissing' };
}

/** Resolves with what went wrong; `null`: nothing. */
function loadScript(
  window: Window,
  scriptUrl: string,
  timeLimit: number,
): Promise<LoadFault | null> {
  const { document } = window;
  const former = document.querySelector<HTMLScriptElement>(`script[${MARK}]`);
  if (former?.getAttribute(MARK) === 'failed') {
    return Promise.resolve({ reason: 'initFailed', words: 'its script was tried before' });
  }
  const script = former ?? document.createElement('script');

  return new Promise((resolve) => {
    let words = '';
    // While it loads, the library throws a string where it does not like the query.
    const onError = (event: ErrorEvent): void => {
      if (event.filename === script.src) words = event.message.slice(0, 200);
    };
    const end = (fault: LoadFault | null): void => {
      window.clearTimeout(limit);
      window.removeEventListener('error', onError);
      script.removeEventListener('load', onLoad);
      script.removeEventListener('error', onBlocked);
      script.setAttribute(MARK, fault === null ? 'loaded' : 'failed');
      resolve(fault);
    };
    const onLoad = (): void =>
      end(libraryOf(window) === null ? { reason: 'initFailed', words } : null);
    const onBlocked = (): void => end({ reason: 'scriptBlocked', scriptUrl });
    const limit = window.setTimeout(
      () => end({ reason: 'noAnswer', scriptUrl, timeLimit }),
      timeLimit,
    );
    window.addEventListener('error', onError);
    script.addEventListener('load', onLoad);
    script.addEventListener('error', onBlocked);
    if (former === null) {
      script.src = scriptUrl;
      script.setAttribute(MARK, 'loading');
      document.head.append(script);
    }
  });
}

/** The library, where it is there and has what is always used of it. */
function libraryOf(window: Window): OpenCtiLibrary | null {
  const sforce: unknown = Reflect.get(window, 'sforce');
  const library: unknown =
    typeof sforce === 'object' && sforce !== null ? Reflect.get(sforce, 'opencti') : null;
  return isLibrary(library) ? library : null;
}

const isLibrary = (value: unknown): value is OpenCtiLibrary =>
  typeof value === 'object' &&
  value !== null &&
  ['getCallCenterSettings', 'subscribe', 'publish', 'unsubscribe'].every(
    (method) => typeof Reflect.get(value, method) === 'function',
  );
