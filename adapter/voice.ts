import * as connectorBase from '@salesforce/scv-connector-base';
import './panel/softphone.js';
import { startAgentPage, tabsNameOf, type HostSide } from './agent-page.js';
import type { CallCenterSettings } from './definition/definition.js';
import { chunks } from './chunks.js';
import { VOICE_WORDS } from './panel/messages/voice/load.js';
import { HostError } from './ports/host.js';
import { systemClock } from './ports/system-clock.js';
import type { TabChannel } from './ports/tab-channel.js';
import { createOmniChannel } from './salesforce/omni-client.js';
import { isVoiceLibrary } from './salesforce/voice/library.js';
import { noOmni } from './salesforce/voice/panel-side.js';
import { askForSettings, shareSettings } from './salesforce/voice/shared-settings.js';
import { serveVoice } from './salesforce/voice/voice-duties.js';
import { createVoiceHost } from './salesforce/voice/voice-host.js';
import { createVoiceOmni } from './salesforce/voice/voice-omni.js';
import { firstView } from './session/first-view.js';
import type { Softphone } from './session/softphone.js';
import { browserTabs, type BrowserTabs } from './session/tabs/browser-tabs.js';
import { languageOfTag } from './sync/languages.js';
import { voiceAgentOf } from './voice-agent.js';
import { followingTabs } from './voice-panel.js';

declare const __SOFTPHONE_VERSION__: string;
declare const __SOFTPHONE_BUILD__: string;

/**
 * The agent's page in Salesforce Voice: the connector of a contact center with partner telephony. Salesforce draws the
 * calls and Omni-Channel itself and shows this page where the agent has to sign in; the sync, the definition and the
 * PureCloud side are those of Open CTI's page. A bundle of its own, so that nothing of it is in the other one.
 */

/** In the page's query: it is not the connector, and shows the panel beside it. */
const PANEL_ONLY = 'panel';

const build = { version: __SOFTPHONE_VERSION__, id: __SOFTPHONE_BUILD__ };

/** Who frames the page names the org, as in Open CTI, so that both pages of one agent know of each other. */
function consoleOrigin(): string {
  // Firefox does not tell, but says who the page was opened by.
  const ancestors: unknown = Reflect.get(location, 'ancestorOrigins');
  const [parent] = ancestors instanceof DOMStringList ? [...ancestors] : [];
  if (parent !== undefined) return parent;
  return URL.canParse(document.referrer) ? new URL(document.referrer).origin : location.origin;
}

function begin(shell: HTMLElement): void {
  const panel = document.createElement('omni-softphone');
  panel.host = VOICE_WORDS;
  panel.language =
    languageOfTag(shell.dataset['language'] ?? '') ?? languageOfTag(navigator.language) ?? 'en';
  panel.view = firstView(build, panel.language);
  document.documentElement.lang = panel.language;
  shell.replaceChildren(panel);

  const org = consoleOrigin();
  const browser = browserTabs(window);
  const start = (salesforce: Promise<HostSide>, tabs: BrowserTabs): Softphone =>
    startAgentPage({
      shell,
      panel,
      build,
      org,
      salesforce,
      tabs,
      host: 'voice',
      ...chunks,
      phone: () => import('./phone-alone.js'),
    });
  const name = tabsNameOf(org);
  const pages = browser.openChannel(`${name} voice`);
  if (new URLSearchParams(location.search).has(PANEL_ONLY) && pages !== null) {
    start(Promise.resolve(besideConnector(org, pages)), followingTabs(browser, name));
    return;
  }
  const side = new Promise<ReturnType<typeof connect>>((resolve) => resolve(connect(org, pages)));
  const softphone = start(
    side.then(({ salesforce }) => salesforce),
    browser,
  );
  side.then(
    ({ host, library }) => {
      const agent = voiceAgentOf(softphone, systemClock);
      host.serve(serveVoice({ library, agent, host, clock: systemClock }).duties);
    },
    // The panel says what is wrong.
    () => undefined,
  );
}

/** The panel alone, for the agent to look at while Salesforce hides the connector's page. */
function besideConnector(org: string, pages: TabChannel): HostSide {
  const settings = askForSettings(pages, systemClock);
  return {
    org,
    omni: noOmni(),
    settings: () => settings,
    messages: { subscribe: () => () => undefined, publish: () => undefined },
  };
}

/** Listens at once: Salesforce speaks as soon as the page has loaded. Throws a HostError. */
function connect(org: string, pages: TabChannel | null) {
  if (window.parent === window) {
    throw new HostError(
      'notFramed',
      'This page is the connector of a contact center in Salesforce.',
    );
  }
  // A bundle has the library's one export as its default, too.
  const library: unknown = 'default' in connectorBase ? connectorBase.default : connectorBase;
  if (!isVoiceLibrary(library)) {
    throw new HostError('codeMissing', 'The library of Salesforce Voice did not load.');
  }
  const host = createVoiceHost({ library, window });
  const { statuses, messages } = host;
  const clock = systemClock;
  const instanceId = crypto.randomUUID();
  const console = createOmniChannel({ messages, clock, instanceId });
  const own = host.setup.then(({ settings }) => withoutBuild(settings));
  const shared = pages === null ? null : shareSettings(pages, own, clock);
  const salesforce = {
    org,
    messages,
    omni: createVoiceOmni({ statuses, console, clock }),
    settings: () => shared?.newest() ?? own,
  };
  return { host, library, salesforce };
}

/** Which build is loaded is for the vendor's page to say: another one's entry would be that of Open CTI. */
const withoutBuild = (settings: CallCenterSettings): CallCenterSettings =>
  Object.fromEntries(Object.entries(settings).filter(([key]) => key !== '/softphone/build'));

const shell = document.querySelector<HTMLElement>('#softphone');
if (shell !== null) begin(shell);
