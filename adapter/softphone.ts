import './panel/softphone.js';
import { firstView } from './session/first-view.js';

declare const __SOFTPHONE_VERSION__: string;
declare const __SOFTPHONE_BUILD__: string;

/**
 * The agent's page: draws the panel at once, and brings it to life as soon as the rest of the softphone is there, which
 * the shell has fetched meanwhile.
 */

const shell = document.querySelector<HTMLElement>('#softphone');
const build = { version: __SOFTPHONE_VERSION__, id: __SOFTPHONE_BUILD__ };

if (shell !== null) {
  const panel = document.createElement('omni-softphone');
  panel.language = navigator.language.toLowerCase().startsWith('ja') ? 'ja' : 'en';
  panel.view = firstView(build);
  document.documentElement.lang = panel.language;
  shell.replaceChildren(panel);
  import('./page.js').then(
    ({ start }) =>
      start({
        shell,
        panel,
        build,
        later: () => import('./later.js'),
        phone: () => import('./phone.js'),
      }),
    () => {
      const trouble = { kind: 'host', reason: 'codeMissing' } as const;
      panel.view = { ...firstView(build), phase: 'misconfigured', troubles: [trouble] };
    },
  );
}
