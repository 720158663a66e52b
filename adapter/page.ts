import type { LoadDiagnostics } from './session/diagnostics/code.js';
import type { LoadPhone } from './session/phone/code.js';
import type { SalesforceSide } from './session/softphone.js';
import { countForeign, watchStorage } from './session/around.js';
import { createStored } from './session/stored.js';
import { browserTabs } from './session/tabs/browser-tabs.js';
import { createTabbedSoftphone } from './session/tabs/tabbed-softphone.js';
import { systemClock } from './ports/system-clock.js';
import { connectHost } from './salesforce/host.js';
import { createOmniChannel } from './salesforce/omni-client.js';
import { createSignIn, type SignIn } from './purecloud/sign-in/create-sign-in.js';
import { createSessionEnd } from './purecloud/session-end/session-end.js';
import { pureCloudHosts } from './definition/pure-cloud-settings.js';
import type { PureCloudSettings } from './definition/definition.js';
import type { Disposer } from './ports/disposer.js';
import type { OmniSoftphone } from './panel/softphone.js';

/** A library or a setting that takes longer than this is not coming. */
const HOST_LIMIT = 10_000;

/** Names the lock and the channels that the tabs of one org share. Never changed: tabs of two builds are one agent's. */
const TABS = 'omni-sync.tabs';

/** The network may be there again, or the agent looks at the page again. */
function hints(listener: () => void): Disposer {
  const whenVisible = (): void => {
    if (document.visibilityState === 'visible') listener();
  };
  window.addEventListener('online', listener);
  document.addEventListener('visibilitychange', whenVisible);
  return () => {
    window.removeEventListener('online', listener);
    document.removeEventListener('visibilitychange', whenVisible);
  };
}

/** The agent has a hand in this page, or turns to it. For as long as the page lives. */
function whenActive(listener: () => void): void {
  for (const type of ['pointerdown', 'keydown']) window.addEventListener(type, listener);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') listener();
  });
}

/** Salesforce's own query names the org's Lightning host; statuses are learnt for each org apart. */
const orgOf = (search: string): string =>
  new URLSearchParams(search).get('sfdcIframeOrigin') ?? location.origin;

async function connectSalesforce(scriptUrl: string): Promise<SalesforceSide> {
  const host = await connectHost({ window, scriptUrl, timeLimit: HOST_LIMIT });
  return {
    settings: () => host.settings(),
    omni: createOmniChannel({
      messages: host.messages,
      clock: systemClock,
      instanceId: crypto.randomUUID(),
    }),
    org: orgOf(location.search),
  };
}

export interface Start {
  /** Its `data-` attributes say where Salesforce's library and our own pages are. */
  readonly shell: HTMLElement;
  /** Drawn already, with nothing known. */
  readonly panel: OmniSoftphone;
  readonly build: { readonly version: string; readonly id: string };
  /** Loads what sync does without: the diagnostics, and with them the page that shows them. */
  readonly later: LoadDiagnostics;
  /** Loads the phone, and with it the part of the panel that shows it. */
  readonly phone: LoadPhone;
}

/** Brings the panel to life. */
export function start({ shell, panel, build, later, phone }: Start): void {
  const { openCtiUrl = '', signInUrl = '' } = shell.dataset;
  const local = watchStorage(() => localStorage);
  const session = watchStorage(() => sessionStorage);
  const foreign = countForeign(window, [location.origin, orgOf(location.search)]);
  const { language } = panel;
  const tabs = browserTabs(window);
  const tabsName = `${TABS} ${orgOf(location.search)}`;
  // The token goes between tabs on a channel of its own.
  const siblings = tabs.openChannel(`${tabsName} sign-in`);
  let tokens: SignIn | null = null;

  const softphone = createTabbedSoftphone({
    tabs,
    name: tabsName,
    tab: crypto.randomUUID(),
    connectHost: () => connectSalesforce(openCtiUrl),
    makeSignIn(settings) {
      tokens = createSignIn({
        hosts: pureCloudHosts(settings),
        settings,
        redirectUri: new URL(signInUrl, location.href).href,
        storage: session,
        window,
        clock: systemClock,
        fetch: (url, init) => fetch(url, init),
        crypto,
        ...(siblings === null ? {} : { siblings }),
      });
      return tokens;
    },
    makePureCloud: (settings) => connectPureCloud(settings, tokens),
    makeSessionEnd: (settings) =>
      createSessionEnd({
        hosts: pureCloudHosts(settings),
        token: () => tokens?.token() ?? null,
        workers: 'serviceWorker' in navigator ? navigator.serviceWorker : null,
        workerUrl: new URL('session-end-worker.js', import.meta.url).href,
        fetch: (url, init) => fetch(url, init),
        page: location.pathname,
      }),
    stored: createStored(local),
    around: {
      get keeps() {
        return local.keeps && session.keeps;
      },
      get foreignMessages() {
        return foreign.count;
      },
    },
    clock: systemClock,
    random: () => Math.random(),
    hints,
    language,
    loadDiagnostics: later,
    phone: { load: phone, storage: session },
    build,
  });

  panel.actions = softphone.actions;
  panel.view = softphone.view;
  softphone.listen((view) => {
    panel.view = view;
    // A follower runs no phone, but shows the leader's.
    if (view.phone !== null) phone().catch(() => undefined);
  });
  // Every tab has the way to the Connection page, fetched while there is a network.
  panel.updateComplete.then(later).catch(() => undefined);
  whenActive(() => softphone.actions.active());
  // What a frame says to a worker while its tab closes is lost by then; before, it is heard.
  window.addEventListener('beforeunload', () => softphone.leave('perhaps'));
  window.addEventListener('pagehide', ({ persisted }) => {
    // A page that may come back goes on where it was; one that ends gives its notification channel back.
    if (persisted) softphone.remember();
    else {
      softphone.leave('surely');
      softphone.dispose();
    }
  });
}

async function connectPureCloud(settings: PureCloudSettings, tokens: SignIn | null) {
  if (tokens === null) throw new Error('PureCloud is connected before there is a sign-in');
  const { createPureCloud } = await import('./purecloud/pure-cloud-client.js');
  return createPureCloud({
    settings,
    tokens,
    fetch: (url, init) => fetch(url, init),
    openSocket: (address) => new WebSocket(address),
    clock: systemClock,
    random: () => Math.random(),
    hints,
  });
}
