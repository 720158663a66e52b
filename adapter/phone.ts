/**
 * The chunk of the phone, fetched once sync is on; what it shares with the page is named here for the reason that
 * later.ts gives.
 */
import './page.js';
import './panel/phone/phone.js';

export { createPhoneDesk } from './session/phone/desk.js';
