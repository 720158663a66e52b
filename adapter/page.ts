import type { LoadDiagnostics } from './session/diagnostics/code.js';
import type { SalesforceSide } from './session/softphone.js';
import { createStored } from './session/stored.js';
import { browserTabs } from './session/tabs/browser-tabs.js';
import { createTabbedSoftphone } from './session/tabs/tabbed-softphone.js';
import { systemClock } from './ports/system-clock.js';
import { connectHost } from './salesforce/host.js';
import { createOmniChannel } from './salesforce/omni-client.js';
import { createSignIn, type SignIn } from './purecloud/sign-in/create-sign-in.js';
import { pureCloudHosts } from './definition/pure-cloud-settings.js';
import type { PureCloudSettings } from './definition/definition.js';
import type { Disposer } from './ports/disposer.js';
import './panel/softphone.js';

declare const __SOFTPHONE_VERSION__: string;
declare const __SOFTPHONE_BUILD__: string;

/** A library or a setting that takes longer than this is not coming. */
const HOST_LIMIT = 10_000;

/** Names the lock and the channels that the tabs of one org share. Never changed: tabs of two builds are one agent's. */
const TABS = 'omni-sync.tabs';

/** Whatever the browser denies here is `null`: an agent with blocked storage loses the memory, not the phone. */
function storageOf(take: () => Storage): Storage | null {
  try {
    return take();
  } catch {
    return null;
  }
}

const inMemory = (): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> => {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
};

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

/**
 * Puts the softphone into the shell, whose `data-` attributes say where Salesforce's library and our own pages are. `later` loads what the
 * first paint does without: the diagnostics, and with them the page that shows them.
 */
export function start(mount: HTMLElement, later: LoadDiagnostics): void {
  const { openCtiUrl = '', signInUrl = '' } = mount.dataset;
  const language = navigator.language.toLowerCase().startsWith('ja') ? 'ja' : 'en';
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
        storage: storageOf(() => sessionStorage) ?? inMemory(),
        window,
        clock: systemClock,
        fetch: (url, init) => fetch(url, init),
        crypto,
        ...(siblings === null ? {} : { siblings }),
      });
      return tokens;
    },
    makePureCloud: (settings) => connectPureCloud(settings, tokens),
    stored: createStored(storageOf(() => localStorage)),
    clock: systemClock,
    random: () => Math.random(),
    language,
    loadDiagnostics: later,
    build: { version: __SOFTPHONE_VERSION__, id: __SOFTPHONE_BUILD__ },
  });

  const panel = document.createElement('omni-softphone');
  panel.language = language;
  panel.actions = softphone.actions;
  panel.view = softphone.view;
  softphone.listen((view) => {
    panel.view = view;
  });
  document.documentElement.lang = language;
  mount.replaceChildren(panel);
  // Every tab has the way to the Connection page, fetched while there is a network.
  panel.updateComplete.then(later).catch(() => undefined);
  window.addEventListener('pagehide', ({ persisted }) => {
    // A page that may come back goes on where it was; one that ends gives its notification channel back.
    if (persisted) softphone.remember();
    else softphone.dispose();
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
