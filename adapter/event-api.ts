/**
 * The chunk of the Event API, fetched only where the definition switches it on; what it shares with the page is named
 * here for the reason that later.ts gives.
 */
import './page.js';

export { createEventChannel } from './salesforce/event-channel.js';
export { createEventApi } from './session/event-api/event-api.js';
