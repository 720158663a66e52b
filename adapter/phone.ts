/**
 * The chunk of the phone, fetched once sync is on; what it shares with the page is named here for the reason that
 * later.ts gives.
 */
import './page.js';
import './panel/around/around.js';
import './panel/around/call-log.js';

export * from './phone-alone.js';
export { createSalesforceCrm } from './salesforce/crm/salesforce-crm.js';
export { createAroundAtWork } from './session/tabs/around-at-work.js';
