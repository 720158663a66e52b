import { pureCloudHosts } from './definition/pure-cloud-settings.js';
import type { PureCloudSettings } from './definition/definition.js';
import { systemClock } from './ports/system-clock.js';
import { createSetup } from './salesforce/setup/create-setup.js';
import { parseWithDom } from './salesforce/setup/dom-xml.js';
import { loadSettingsMessages } from './settings/messages/load.js';
import { createSettingsSession } from './settings/session/create-settings-session.js';
import type { PureCloudStatuses } from './settings/session/pure-cloud-statuses.js';
import './settings/page.js';
import { languageOfTag } from './sync/languages.js';

/** The administrator's page: finds the place for the settings in the shell. */

const mount = document.querySelector<HTMLElement>('#settings');
if (mount !== null) start(mount);

/** The shell's `data-` attributes are described in static-resources/README.md. */
function start(mount: HTMLElement): void {
  const { session = '', apiVersion = '', userName = '', signInUrl = '' } = mount.dataset;
  // The session is for the page's own calls; nothing that looks at the document needs to see it.
  mount.removeAttribute('data-session');
  const language = languageOfTag(navigator.language) ?? 'en';
  document.documentElement.lang = language;

  const settings = createSettingsSession({
    setup: createSetup({
      origin: location.origin,
      apiVersion,
      session,
      userName,
      parseXml: parseWithDom,
      fetch: (address, init) => fetch(address, init),
      clock: systemClock,
    }),
    connectPureCloud: (of) => connectPureCloud(of, new URL(signInUrl, location.href).href),
    clock: systemClock,
  });
  const page = document.createElement('softphone-settings');
  page.actions = settings.actions;
  page.view = settings.view;
  settings.listen((view) => {
    page.view = view;
  });
  // English is in the page already; it is better than nothing where a language cannot be fetched.
  loadSettingsMessages(language)
    .then((messages) => {
      page.messages = messages;
      document.title = messages.title;
    })
    .catch(() => undefined)
    .finally(() => mount.replaceChildren(page));
  settings.actions.load();
  window.addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) settings.dispose();
  });
}

/** PureCloud's statuses need neither events nor a notification channel, so that no agent's connection is taken. */
async function connectPureCloud(
  settings: PureCloudSettings,
  redirectUri: string,
): Promise<PureCloudStatuses> {
  const [
    { createSignIn },
    grant,
    { createTransport },
    { createSdkApi },
    { readDefinitions },
    errors,
  ] = await Promise.all([
    import('./purecloud/sign-in/create-sign-in.js'),
    import('./purecloud/sign-in/grant.js'),
    import('./purecloud/transport.js'),
    import('./purecloud/sdk.js'),
    import('./purecloud/presence.js'),
    import('./purecloud/rest-error.js'),
  ]);
  const hosts = pureCloudHosts(settings);
  const signIn = createSignIn({
    hosts,
    settings,
    redirectUri,
    storage: sessionStorage,
    window,
    clock: systemClock,
    fetch: (url, init) => fetch(url, init),
    crypto,
    loadGrant: () => Promise.resolve(grant),
  });
  const transport = createTransport({
    fetch: (url, init) => fetch(url, init),
    tokens: signIn,
    clock: systemClock,
    random: () => Math.random(),
  });
  const api = createSdkApi(hosts, transport);
  return {
    signIn,
    async read() {
      try {
        const [definitions, me] = await Promise.all([
          api.presenceDefinitions(),
          // Deactivated ones are among the user's own alone; without them the others are still worth having.
          api.me('definitions').catch(() => undefined),
        ]);
        return readDefinitions(definitions, me);
      } catch (error) {
        throw errors.toPortError(error);
      }
    },
    dispose() {
      transport.dispose();
      signIn.dispose();
    },
  };
}
