/** Our Open CTI library in a frame, as the softphone has it, for tests. */

type Api = Readonly<Record<string, (args?: unknown) => void>>;

export interface FramedClient {
  readonly frame: HTMLIFrameElement;
  readonly api: Api;
  /** Calls a method and gives what its callback is called with. */
  call(method: string, args?: Readonly<Record<string, unknown>>): Promise<unknown>;
  remove(): void;
}

declare global {
  interface Window {
    sforce?: { opencti?: Api };
  }
}

const FRAME = new URL('./frame.html', import.meta.url);
const LIBRARY = new URL('../../opencti_min.js', import.meta.url);

/** A frame with this query; its scripts are the caller's. */
export async function openFrame(query: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.src = FRAME.href + query;
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
    document.body.append(frame);
  });
  return frame;
}

/** Loads the library. Gives what it threw, or null. */
export async function loadLibrary(frame: HTMLIFrameElement): Promise<unknown> {
  const { contentWindow, contentDocument } = frame;
  if (!contentWindow || !contentDocument) throw new Error('The frame has no page.');
  let thrown: unknown = null;
  contentWindow.addEventListener('error', (event) => {
    thrown = event.error;
    event.preventDefault();
  });
  const script = contentDocument.createElement('script');
  script.src = LIBRARY.href;
  await new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', reject);
    contentDocument.head.append(script);
  });
  return thrown;
}

export async function openClient(): Promise<FramedClient> {
  const origin = encodeURIComponent(window.location.origin);
  return clientIn(await openFrame(`?sfdcIframeOrigin=${origin}&mode=Lightning`));
}

/** The same frame with a fresh page in it. */
export async function reloadClient({ frame }: FramedClient): Promise<FramedClient> {
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
    frame.contentWindow?.location.reload();
  });
  return clientIn(frame);
}

async function clientIn(frame: HTMLIFrameElement): Promise<FramedClient> {
  const thrown = await loadLibrary(frame);
  const api = frame.contentWindow?.sforce?.opencti;
  if (thrown !== null || !api) throw new Error(`The library did not load: ${String(thrown)}`);
  return {
    frame,
    api,
    call: (method, args = {}) =>
      new Promise((resolve, reject) => {
        const act = api[method];
        if (act) act({ ...args, callback: resolve });
        else reject(new Error(`no ${method}`));
      }),
    remove: () => frame.remove(),
  };
}
