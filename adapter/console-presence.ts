/**
 * The chunk of the way to Omni-Channel without the bridge, fetched only where the definition wants it; what it shares with
 * the page is named here for the reason that later.ts gives.
 */
import './page.js';

export { loadConsoleOmni } from './salesforce/console-presence/load.js';
