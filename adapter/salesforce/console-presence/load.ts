import type { Clock } from '../../ports/clock.js';
import { createOmniChannel, type OmniChannel } from '../omni-client.js';
import { consolePresence } from './library.js';
import { createPageBridge } from './page-bridge.js';

export interface ConsoleOmniOptions {
  readonly window: Window;
  /** The org's Open CTI script, beside which the toolkit's is: `/support/api/NN.0/…`. */
  readonly openCtiUrl: string;
  readonly clock: Clock;
  readonly instanceId: string;
}

/** This code: a chunk of its own, for whom it is switched on. */
export type LoadConsoleOmni = () => Promise<{
  readonly loadConsoleOmni: (options: ConsoleOmniOptions) => Promise<OmniChannel | null>;
}>;

/** Milliseconds, for the script and for the first answer, each. */
const LIMIT = 10_000;

/** https://developer.salesforce.com/docs/service/api-console/guide/sforce-api-console-login.html */
const toolkitUrl = (openCtiUrl: string): string =>
  openCtiUrl.replace(
    /\/support\/api\/(\d+\.\d+)\/lightning\/.*$/,
    '/support/console/$1/integration.js',
  );

/** Omni-Channel over the Console Integration Toolkit; `null`: it does not answer in this page. */
export async function loadConsoleOmni(options: ConsoleOmniOptions): Promise<OmniChannel | null> {
  const { window, clock, instanceId } = options;
  if (!(await loadScript(window.document, toolkitUrl(options.openCtiUrl), clock))) return null;
  const presence = consolePresence(window);
  if (presence === null) return null;
  const answers = await within(clock, presence.call('getServicePresenceStatusId'));
  if (!answers) return null;
  const visible = (): boolean => window.document.visibilityState === 'visible';
  const messages = createPageBridge({ presence, clock, visible, instanceId: `page-${instanceId}` });
  return createOmniChannel({ messages, clock, instanceId });
}

/** Whether it came about in time. */
const within = (clock: Clock, call: Promise<unknown>): Promise<boolean> =>
  new Promise((resolve) => {
    const stop = clock.after(LIMIT, () => resolve(false));
    call.then(
      () => {
        stop();
        resolve(true);
      },
      () => {
        stop();
        resolve(false);
      },
    );
  });

function loadScript(document: Document, url: string, clock: Clock): Promise<boolean> {
  const script = document.createElement('script');
  const loaded = new Promise<void>((resolve, reject) => {
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(`${url} did not load`)));
  });
  script.src = url;
  document.head.append(script);
  return within(clock, loaded);
}
