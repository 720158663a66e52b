/**
 * The phone with nothing of Open CTI around it: screen pop, call log and a record's numbers are Salesforce Voice's own.
 */
import './agent-page.js';
import './panel/noticed/alert-settings.js';
import { noticeText } from './panel/noticed/notice-text.js';
import './panel/phone/phone.js';
import { createBrowserNoticed } from './session/noticed/browser-noticed.js';
import type { NoticedParts } from './session/noticed/code.js';
import type { Noticed } from './session/noticed/view.js';

export { createPhone } from './purecloud/phone/phone.js';
export { createPhoneDesk } from './session/phone/desk.js';

/** Tells the agent of what alerts, in the panel's words. */
export const createNoticed = (parts: NoticedParts): Noticed =>
  createBrowserNoticed({
    ...parts,
    textOf: (interaction, { language }) => noticeText(interaction, language),
  });
