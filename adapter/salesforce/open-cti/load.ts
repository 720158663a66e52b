import { createOpenCti, type OpenCti } from './client.js';
import { OpenCtiError } from './errors.js';
import type { OpenCtiLibrary } from './library.js';

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
 * query while it loads, so nothing may have changed that before. Rejects with an {@link OpenCtiError}, within the
 * time limit, that says what is wrong.
 */
export async function loadOpenCti({
  window,
  scriptUrl,
  timeLimit = LOAD_LIMIT,
}: LoadOptions): Promise<OpenCti> {
  const present = libraryOf(window);
  if (present === null) {
    checkFrame(window);
    await loadScript(window, scriptUrl, timeLimit);
  }
  const library = present ?? libraryOf(window);
  if (library === null) throw initFailed('');
  return createOpenCti(library, window);
}

/** What Salesforce gives to a page that it frames, or an error that says what is missing. */
function checkFrame(window: Window): void {
  const query = new URLSearchParams(window.location.search);
  if (window.parent === window) {
    throw new OpenCtiError(
      'notFramed',
      'This page was not opened by Salesforce. Open the phone in the utility bar of a Salesforce console instead.',
    );
  }
  if (!query.get('sfdcIframeOrigin') && query.get('sfdcIFrameOrigin')) {
    throw new OpenCtiError(
      'classicFrame',
      'The page was opened with sfdcIFrameOrigin, as Salesforce Classic and Visualforce frames do, and not with ' +
        'sfdcIframeOrigin, as Lightning Experience does. Set reqSalesforceCompatibilityMode to Lightning.',
    );
  }
  if (!query.get('sfdcIframeOrigin')) {
    throw new OpenCtiError(
      'originMissing',
      'The address of the page lacks sfdcIframeOrigin, which Salesforce adds. Check that nothing redirects the ' +
        'page of reqAdapterUrl or removes its query.',
    );
  }
  if (!query.get('mode')) {
    throw new OpenCtiError(
      'modeMissing',
      'The address of the page lacks mode, which Salesforce adds. Check that nothing redirects the page of ' +
        'reqAdapterUrl or removes its query.',
    );
  }
}

const initFailed = (words: string): OpenCtiError =>
  new OpenCtiError(
    'initFailed',
    `The Open CTI library was loaded but did not start${words === '' ? '' : ` (${words})`}. Check that the page is ` +
      'framed by Salesforce itself, by https and from a Salesforce domain.',
  );

function loadScript(window: Window, scriptUrl: string, timeLimit: number): Promise<void> {
  const { document } = window;
  const former = document.querySelector<HTMLScriptElement>(`script[${MARK}]`);
  if (former?.getAttribute(MARK) === 'failed')
    return Promise.reject(initFailed('its script was tried before'));
  const script = former ?? document.createElement('script');

  return new Promise((resolve, reject) => {
    let words = '';
    // While it loads, the library throws a string where it does not like the query.
    const onError = (event: ErrorEvent): void => {
      if (event.filename === script.src) words = event.message.slice(0, 200);
    };
    const end = (error: OpenCtiError | null): void => {
      window.clearTimeout(limit);
      window.removeEventListener('error', onError);
      script.removeEventListener('load', onLoad);
      script.removeEventListener('error', onBlocked);
      script.setAttribute(MARK, error === null ? 'loaded' : 'failed');
      if (error === null) resolve();
      else reject(error);
    };
    const onLoad = (): void => end(libraryOf(window) === null ? initFailed(words) : null);
    const onBlocked = (): void =>
      end(
        new OpenCtiError(
          'scriptBlocked',
          `The Open CTI library could not be fetched from ${scriptUrl}. Check that the page is on a Salesforce ` +
            'host, and that no content security policy or browser extension blocks the script.',
        ),
      );
    const limit = window.setTimeout(() => {
      end(
        new OpenCtiError(
          'noAnswer',
          `The Open CTI library was not there within ${timeLimit} ms (${scriptUrl}). Check the network, and reload.`,
        ),
      );
    }, timeLimit);
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
