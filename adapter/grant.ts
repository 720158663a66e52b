/**
 * The chunk of whoever signs in; what it shares with the page is named here for the reason that later.ts gives.
 */
import './page.js';

export * from './purecloud/sign-in/grant.js';
