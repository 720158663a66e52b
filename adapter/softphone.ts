import './panel/softphone.js';
import { chunks } from './chunks.js';
import { keepBuild, otherBuild } from './ports/kept-build.js';
import { firstView } from './session/first-view.js';
import { languageOfTag } from './sync/languages.js';

declare const __SOFTPHONE_VERSION__: string;
declare const __SOFTPHONE_BUILD__: string;

/**
 * The agent's page: draws the panel at once, and brings it to life as soon as the rest of the softphone is there, which
 * the shell has fetched meanwhile.
 */

const shell = document.querySelector<HTMLElement>('#softphone');
const build = { version: __SOFTPHONE_VERSION__, id: __SOFTPHONE_BUILD__ };

/** The build that this tab was moved to; where it does not load, this one goes on. */
const other = otherBuild(import.meta.url);

if (other !== null) {
  import(other.url).catch(() => {
    keepBuild(() => sessionStorage, { ...other.choice, failed: true });
    location.reload();
  });
} else if (shell !== null) {
  const panel = document.createElement('omni-softphone');
  // The agent's language in Salesforce; where this is not Salesforce, or not spoken here, that of the browser.
  panel.language =
    languageOfTag(shell.dataset['language'] ?? '') ?? languageOfTag(navigator.language) ?? 'en';
  panel.view = firstView(build, panel.language);
  document.documentElement.lang = panel.language;
  shell.replaceChildren(panel);
  import('./page.js').then(
    ({ start }) =>
      start({
        shell,
        panel,
        build,
        ...chunks,
        phone: () => import('./phone.js'),
        consolePresence: () => import('./console-presence.js'),
      }),
    () => {
      const trouble = { kind: 'host', reason: 'codeMissing' } as const;
      panel.view = {
        ...firstView(build, panel.language),
        phase: 'misconfigured',
        troubles: [trouble],
      };
    },
  );
}
