/**
 * The chunk of the phone, fetched once sync is on; what it shares with the page is named here for the reason that
 * later.ts gives.
 */
import './page.js';
import './panel/noticed/alert-settings.js';
import './panel/around/around.js';
import './panel/around/call-log.js';
import { noticeText } from './panel/noticed/notice-text.js';
import './panel/phone/phone.js';
import { createBrowserNoticed } from './session/noticed/browser-noticed.js';
import type { NoticedParts } from './session/noticed/code.js';
import type { Noticed } from './session/noticed/view.js';

export { createPhone } from './purecloud/phone/phone.js';
export { createSalesforceCrm } from './salesforce/crm/salesforce-crm.js';
export { createPhoneDesk } from './session/phone/desk.js';
export { createAroundAtWork } from './session/tabs/around-at-work.js';

/** Tells the agent of what alerts, in the panel's words. */
export const createNoticed = (parts: NoticedParts): Noticed =>
  createBrowserNoticed({
    ...parts,
    textOf: (interaction, { language }) => noticeText(interaction, language),
  });
