import './panel/cards.js';
import type { LoadDiagnostics } from './session/diagnostics/code.js';
import type { LoadNoticed } from './session/noticed/code.js';
import type { Noticed } from './session/noticed/view.js';
import type { LoadPhone } from './session/phone/code.js';
import type { LoadAround } from './session/phone-around/code.js';
import type { LoadEventApi } from './session/event-api/code.js';
import { createEventLine } from './session/event-api/line.js';
import { keptBuild, resourceOf } from './ports/kept-build.js';
import type { BuildWatch } from './session/build/watch-build.js';
import type { SoftphoneView } from './session/view.js';
import type { SalesforceSide } from './session/softphone.js';
import { countForeign, watchPolicy, watchStorage } from './session/around.js';
import { createStored } from './session/stored.js';
import { browserTabs } from './session/tabs/browser-tabs.js';
import { createTabbedSoftphone } from './session/tabs/tabbed-softphone.js';
import { systemClock } from './ports/system-clock.js';
import type { LoadCrm } from './salesforce/crm/salesforce-crm.js';
import { connectHost, type SalesforceHost } from './salesforce/host.js';
import { createOmniAccess } from './salesforce/omni-access.js';
import { createOmniChannel } from './salesforce/omni-client.js';
import { readDefinition } from './definition/read.js';
import { createSignIn, type SignIn } from './purecloud/sign-in/create-sign-in.js';
import { createSessionEnd } from './purecloud/session-end/session-end.js';
import { pureCloudHosts } from './definition/pure-cloud-settings.js';
import type { PureCloudSettings } from './definition/definition.js';
import type { Disposer } from './ports/disposer.js';
import type { EventChannelPort } from './ports/event-channel.js';
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

/** A static resource's address can hold the time of its last change; the OAuth client knows the one that stays. */
const lasting = (address: string): string => address.replace(/\/resource\/\d+\//, '/resource/');

/** Salesforce's own query names the org's Lightning host; statuses are learnt for each org apart. */
const orgOf = (search: string): string =>
  new URLSearchParams(search).get('sfdcIframeOrigin') ?? location.origin;

async function connectSalesforce(
  scriptUrl: string,
  loadCrm: LoadCrm,
): Promise<SalesforceSide & Pick<SalesforceHost, 'messages'>> {
  const host = await connectHost({ window, scriptUrl, timeLimit: HOST_LIMIT });
  const instanceId = crypto.randomUUID();
  const omni = createOmniAccess({
    bridge: createOmniChannel({ messages: host.messages, clock: systemClock, instanceId }),
    async loadConsole() {
      const { loadConsoleOmni } = await import('./salesforce/console-presence/load.js');
      return loadConsoleOmni({ window, openCtiUrl: scriptUrl, clock: systemClock, instanceId });
    },
  });
  return {
    messages: host.messages,
    async settings() {
      const settings = await host.settings();
      omni.use(readDefinition(settings).softphone.omniAccess);
      return settings;
    },
    omni,
    async crm() {
      const { createSalesforceCrm } = await loadCrm();
      return createSalesforceCrm({ openCti: host.openCti, clock: systemClock });
    },
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
  readonly phone: LoadNoticed & LoadPhone & LoadAround & LoadCrm;
  /** Loads what other components of the console are told and can ask for. */
  readonly eventApi: LoadEventCode;
}

/** The Event API, and the way to its other end. */
type LoadEventCode = () => Promise<
  Awaited<ReturnType<LoadEventApi>> & {
    readonly createEventChannel: (messages: SalesforceHost['messages']) => EventChannelPort;
  }
>;

/** Brings the panel to life. */
export function start({ shell, panel, build, later, phone, eventApi }: Start): void {
  const { openCtiUrl = '', signInUrl = '', userEmail = '', federationId = '' } = shell.dataset;
  const redirectUri = lasting(new URL(signInUrl, location.href).href);
  const policyBlocks = watchPolicy(document);
  const local = watchStorage(() => localStorage);
  const session = watchStorage(() => sessionStorage);
  const foreign = countForeign(window, [location.origin, orgOf(location.search)]);
  const { language } = panel;
  const tabs = browserTabs(window);
  const tabsName = `${TABS} ${orgOf(location.search)}`;
  // The token goes between tabs on a channel of its own.
  const siblings = tabs.openChannel(`${tabsName} sign-in`);
  let tokens: SignIn | null = null;

  const salesforce = connectSalesforce(openCtiUrl, phone);
  const softphone = createTabbedSoftphone({
    tabs,
    name: tabsName,
    tab: crypto.randomUUID(),
    connectHost: () => salesforce,
    makeSignIn(settings) {
      tokens = createSignIn({
        hosts: pureCloudHosts(settings),
        settings,
        redirectUri,
        policyBlocks,
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
    salesforceUser: { email: userEmail, federationId },
    redirectUri,
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
    phone: { load: phone, storage: session, around: { load: phone, storage: local } },
    build,
  });

  let noticed: Noticed | null = null;
  async function notice(): Promise<void> {
    const { createNoticed } = await phone();
    noticed ??= createNoticed({
      window,
      locks: tabs.locks,
      name: tabsName,
      storage: local,
      select: (interaction) => softphone.actions.phone({ is: 'select', interaction }),
    });
    panel.noticed = noticed;
    noticed.look(softphone.view);
  }

  const events = createEventLine({
    load: eventApi,
    async console() {
      const side = await salesforce;
      const openChannel = async (): Promise<EventChannelPort> =>
        (await eventApi()).createEventChannel(side.messages);
      return { settings: () => side.settings(), openChannel };
    },
    clock: systemClock,
    instanceId: crypto.randomUUID(),
    actions: softphone.actions,
  });

  const ownBuild = resourceOf(import.meta.url)?.name ?? null;
  const keptHere = (): Storage => sessionStorage;
  let builds: BuildWatch | null = null;
  let namedFirst: string | undefined;
  /** An agent whose definition names no other build waits for nothing of this. */
  async function lookAtBuild({ build: { wanted } }: SoftphoneView): Promise<void> {
    if (wanted === undefined || ownBuild === null) return;
    namedFirst ??= wanted;
    const before = namedFirst === wanted ? null : namedFirst;
    const isElsewhere = wanted === '' ? keptBuild(keptHere) !== null : wanted !== ownBuild;
    if (builds === null && !isElsewhere) return;
    const { createBuildWatch } = await import('./session/build/watch-build.js');
    builds ??= createBuildWatch({
      moduleUrl: import.meta.url,
      before,
      storage: keptHere,
      fetch: (url, init) => fetch(url, init),
      reload: () => location.reload(),
      onChange: () => show(softphone.view),
    });
    builds.look(softphone.view);
  }

  function show(view: SoftphoneView): void {
    const trouble = builds?.trouble ?? null;
    panel.view = trouble === null ? view : { ...view, troubles: [...view.troubles, trouble] };
  }

  panel.actions = { ...softphone.actions, takeBuild: () => builds?.take() };
  panel.view = softphone.view;
  softphone.listen((view) => {
    panel.language = view.language;
    document.documentElement.lang = view.language;
    show(view);
    lookAtBuild(view).catch(() => undefined);
    events.look(view);
    // A follower runs no phone, but shows the leader's, and may be the one that rings.
    if (view.phone !== null) notice().catch(() => undefined);
    else noticed?.look(view);
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
      events.dispose();
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
