import './panel/softphone.js';
import type { DefinitionHost } from './call-center/salesforce-rules.js';
import type { LoadDiagnostics } from './session/diagnostics/code.js';
import type { LoadNoticed } from './session/noticed/code.js';
import type { Noticed } from './session/noticed/view.js';
import type { LoadPhone } from './session/phone/code.js';
import type { LoadAround } from './session/phone-around/code.js';
import type { LoadEventApi } from './session/event-api/code.js';
import type { createEventLine, EventLine } from './session/event-api/line.js';
import { keptBuild, resourceOf } from './ports/kept-build.js';
import type { BuildWatch, BuildWatchOptions } from './session/build/watch-build.js';
import type { SoftphoneView } from './session/view.js';
import type { SalesforceSide, Softphone } from './session/softphone.js';
import { countForeign, watchPolicy, watchStorage } from './session/around.js';
import { createCodeToCome } from './session/code-to-come.js';
import { createStored } from './session/stored.js';
import { browserTabs, type BrowserTabs } from './session/tabs/browser-tabs.js';
import { hasStarted } from './session/tabs/follower-view.js';
import { createTabbedSoftphone, type LoadFollower } from './session/tabs/tabbed-softphone.js';
import { systemClock } from './ports/system-clock.js';
import type { MessageService } from './salesforce/message-service.js';
import { createSignIn, type LoadGrant, type SignIn } from './purecloud/sign-in/create-sign-in.js';
import type { LoadPhone as LoadPureCloudPhone } from './purecloud/phone-access.js';
import { createPureCloud, type PureCloudClient } from './purecloud/pure-cloud-client.js';
import { createSdkApi } from './purecloud/sdk.js';
import { createSessionEnd } from './purecloud/session-end/session-end.js';
import { pureCloudHosts } from './definition/pure-cloud-settings.js';
import type { PureCloudSettings } from './definition/definition.js';
import type { Disposer } from './ports/disposer.js';
import type { EventChannelPort } from './ports/event-channel.js';
import type { OmniSoftphone } from './panel/softphone.js';

/** Names the lock and the channels that the tabs of one org share. Never changed: tabs of two builds are one agent's. */
const TABS = 'omni-sync.tabs';

export const tabsNameOf = (org: string): string => `${TABS} ${org}`;

/** Whose sync is still not on by then is shown what there is, and may look for the reason; in milliseconds. */
const CONNECTING_LIMIT = 3_000;

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

/** Salesforce as the page stands in it, and the console's messages. */
export type HostSide = SalesforceSide & { readonly messages: MessageService };

export interface AgentPage {
  /** Its `data-` attributes say who the agent is and where our own pages are. */
  readonly shell: HTMLElement;
  /** Drawn already, with nothing known. */
  readonly panel: OmniSoftphone;
  readonly build: { readonly version: string; readonly id: string };
  /** Rejects with a HostError. */
  readonly salesforce: Promise<HostSide>;
  /** Left out: Open CTI. */
  readonly host?: DefinitionHost;
  /** Origin of the console, which names the org. */
  readonly org: string;
  /** The browser's, where left out. */
  readonly tabs?: BrowserTabs;
  /** Loads what the panel shows once something is known. */
  readonly cards: () => Promise<unknown>;
  /** Loads what only an agent who signs in needs. */
  readonly grant: LoadGrant;
  /** Loads what only a tab that follows another one needs. */
  readonly follower: LoadFollower;
  /** Loads what sync does without: the diagnostics, and with them the page that shows them. */
  readonly later: LoadDiagnostics & LoadBuildWatch & LoadEventLine;
  /** Loads the phone, and with it the part of the panel that shows it. */
  readonly phone: LoadNoticed & LoadPhone & LoadPureCloudPhone;
  /** Loads Salesforce around the phone; left out: there is nothing around it. */
  readonly around?: LoadAround;
  /** Loads what other components of the console are told and can ask for. */
  readonly eventApi: LoadEventCode;
}

/** The Event API, and the way to its other end. */
type LoadEventCode = () => Promise<
  Awaited<ReturnType<LoadEventApi>> & {
    readonly createEventChannel: (messages: MessageService) => EventChannelPort;
  }
>;

type LoadBuildWatch = () => Promise<{
  readonly createBuildWatch: (options: BuildWatchOptions) => BuildWatch;
}>;

type LoadEventLine = () => Promise<{ readonly createEventLine: typeof createEventLine }>;

/** Brings the panel to life, whatever host it stands in. */
export function startAgentPage(page: AgentPage): Softphone {
  const { shell, panel, build, salesforce, org, later, phone, around, eventApi } = page;
  const { cards: loadCards } = page;
  const { signInUrl = '', userEmail = '', federationId = '' } = shell.dataset;
  const redirectUri = lasting(new URL(signInUrl, location.href).href);
  const policyBlocks = watchPolicy(document);
  const local = watchStorage(() => localStorage);
  const session = watchStorage(() => sessionStorage);
  const foreign = countForeign(window, [location.origin, org]);
  const { language } = panel;
  const { tabs = browserTabs(window) } = page;
  const tabsName = tabsNameOf(org);
  // The token goes between tabs on a channel of its own.
  const siblings = tabs.openChannel(`${tabsName} sign-in`);
  let tokens: SignIn | null = null;
  /** Sync is on, or nothing is to come, or it takes long: what it does without may be fetched. */
  let begun = false;
  let tellBegun: () => void = () => undefined;
  const hasBegun = new Promise<void>((resolve) => (tellBegun = resolve));

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
        loadGrant: page.grant,
        ...(siblings === null ? {} : { siblings }),
      });
      return tokens;
    },
    makePureCloud: (settings) => connectPureCloud(settings, tokens, phone),
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
    loadFollower: page.follower,
    async loadDiagnostics() {
      await hasBegun;
      return later();
    },
    host: page.host,
    phone: { load: phone, storage: session, around: around && { load: around, storage: local } },
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

  let events: EventLine | null = null;
  let isOver = false;
  const loadEventLine: LoadEventLine = later;
  /** Other components hear nothing before the sync is on, so that the way to them need not be there before. */
  async function openEventLine(): Promise<void> {
    const code = await loadEventLine();
    if (isOver) return;
    events ??= code.createEventLine({
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
    events.look(softphone.view);
  }

  const loadBuildWatch: LoadBuildWatch = later;
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
    const { createBuildWatch } = await loadBuildWatch();
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

  /** What the panel shows once something is known: it need not be there before the sync. */
  const cards = createCodeToCome({
    load: loadCards,
    clock: systemClock,
    onChange: () => show(softphone.view),
  });
  // Every tab has the way to the Connection page and to other components, fetched while there is a network.
  const laterCode = createCodeToCome({
    load: openEventLine,
    clock: systemClock,
    onChange: () => undefined,
  });
  systemClock.after(CONNECTING_LIMIT, () => {
    begin();
    show(softphone.view);
  });

  function begin(): void {
    if (begun) return;
    begun = true;
    tellBegun();
    laterCode.want();
  }

  function show(view: SoftphoneView): void {
    if (hasStarted(view) || view.question !== null) begin();
    if (begun && view.phase !== 'connecting') cards.want();
    const troubles = [...view.troubles];
    if (cards.is === 'missing') troubles.push({ kind: 'host', reason: 'codeMissing' });
    const another = builds?.trouble ?? null;
    if (another !== null) troubles.push(another);
    const waits = cards.is === 'unasked' || cards.is === 'underWay';
    const phase = waits && view.phase !== 'misconfigured' ? 'connecting' : view.phase;
    panel.view = { ...view, troubles, phase };
  }

  panel.actions = { ...softphone.actions, takeBuild: () => builds?.take() };
  show(softphone.view);
  softphone.listen((view) => {
    panel.language = view.language;
    document.documentElement.lang = view.language;
    show(view);
    lookAtBuild(view).catch(() => undefined);
    events?.look(view);
    // A follower runs no phone, but shows the leader's, and may be the one that rings.
    if (view.phone !== null) notice().catch(() => undefined);
    else noticed?.look(view);
  });
  whenActive(() => softphone.actions.active());
  // What a frame says to a worker while its tab closes is lost by then; before, it is heard.
  window.addEventListener('beforeunload', () => softphone.leave('perhaps'));
  window.addEventListener('pagehide', ({ persisted }) => {
    // A page that may come back goes on where it was; one that ends gives its notification channel back.
    if (persisted) softphone.remember();
    else {
      softphone.leave('surely');
      softphone.dispose();
      isOver = true;
      events?.dispose();
    }
  });
  return softphone;
}

function connectPureCloud(
  settings: PureCloudSettings,
  tokens: SignIn | null,
  loadPhone: LoadPureCloudPhone,
): Promise<PureCloudClient> {
  if (tokens === null) {
    return Promise.reject(new Error('PureCloud is connected before there is a sign-in'));
  }
  const client = createPureCloud({
    settings,
    tokens,
    fetch: (url, init) => fetch(url, init),
    openSocket: (address) => new WebSocket(address),
    clock: systemClock,
    random: () => Math.random(),
    hints,
    loadSdk: () => Promise.resolve({ createSdkApi }),
    loadPhone,
  });
  return Promise.resolve(client);
}
