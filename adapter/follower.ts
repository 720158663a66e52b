/**
 * The chunk of a tab that follows another one; what it shares with the page is named here for the reason that later.ts
 * gives.
 */
import './page.js';

export { isView } from './session/tabs/is-view.js';
