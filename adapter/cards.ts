/**
 * The chunk of the panel's cards, fetched once something is known; what it shares with the page is named here for the
 * reason that later.ts gives.
 */
import './page.js';
import './panel/cards.js';
