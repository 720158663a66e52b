import { start } from './page.js';

/** The agent's page: finds the place for the softphone in the shell. */

const mount = document.querySelector<HTMLElement>('#softphone');
if (mount !== null) start(mount, () => import('./later.js'));
