import type { Catalog, OmniStatusRecord, PresenceDefinition } from '../catalog.js';
import type { CallCenterSettings } from '../definition.js';

/** The two made-up orgs of the tests. */
export const OMNI = {
  chat: '0N505Y000001cA1',
  busy: '0N505Y000001cA3',
  lunch: '0N505Y000001cA4',
  transition: '0N505Y000001cA5',
} as const;

export const PURE_CLOUD = {
  available: '6a3af858-942f-489d-9700-5f9bcdcdae9b',
  onQueue: 'e08eaf1b-ee47-4fa9-a231-1200e284798f',
  busy: '31fe3bac-dea6-44b7-bed7-47f91660a1a0',
  away: '5e5c5c66-ea97-4e7f-ac41-6424784829f2',
  break: '227b37e2-f1d0-4dd0-8f50-badd7cf6d158',
  meal: '3fd96123-badb-4f69-bc03-1b1ccc6d8014',
  offline: 'ccf3c10a-aa2c-4845-8e8d-f59fa48c58e5',
  coffee: '9f1c3c5e-7a44-4c0d-9c52-0d6f2f3b7a11',
  gone: '5b8f0a6e-2f61-4b7e-8a35-7c1d9e4f6b22',
  unheardOf: '00000000-1111-2222-3333-444444444444',
} as const;

const omni: readonly OmniStatusRecord[] = [
  { id: OMNI.chat, apiName: 'Available_Chat', label: 'Available - Chat', takesWork: true },
  { id: OMNI.busy, apiName: 'Busy', label: 'Busy', takesWork: false },
  { id: OMNI.lunch, apiName: 'Lunch', label: 'Away for lunch', takesWork: false },
  { id: OMNI.transition, apiName: 'Transition', label: 'Transition', takesWork: false },
];

export const presence = (
  id: string,
  systemPresence: PresenceDefinition['systemPresence'],
  more: Partial<PresenceDefinition> = {},
): PresenceDefinition => ({
  id,
  systemPresence,
  secondary: false,
  deactivated: false,
  labels: {},
  ...more,
});

const presences: readonly PresenceDefinition[] = [
  presence(PURE_CLOUD.available, 'AVAILABLE'),
  presence(PURE_CLOUD.onQueue, 'ON_QUEUE'),
  presence(PURE_CLOUD.busy, 'BUSY'),
  presence(PURE_CLOUD.away, 'AWAY'),
  presence(PURE_CLOUD.coffee, 'BREAK', { secondary: true }),
  presence(PURE_CLOUD.break, 'BREAK'),
  presence(PURE_CLOUD.meal, 'MEAL'),
  presence(PURE_CLOUD.offline, 'OFFLINE'),
  presence(PURE_CLOUD.gone, 'BUSY', { secondary: true, deactivated: true }),
];

/** Everything is known, as on the settings page and in replay. */
export const complete: Catalog = { omni, omniComplete: true, presences };

/** The agents' panel before anything was heard. */
export const empty: Catalog = { omni: [], omniComplete: false, presences: [] };

/** The agents' panel, signed in, when some statuses have been seen. */
export const panel = (...seen: readonly string[]): Catalog => ({
  omni: omni.filter((status) => seen.includes(status.id)),
  omniComplete: false,
  presences,
});

/** A sound definition of version 1, with other items laid over it. */
export const version1Settings = (
  items: Readonly<Record<string, string>> = {},
): CallCenterSettings =>
  settingsOf({
    definitionVersion: '1',
    enabled: 'true',
    mappedOmniStatus: 'Available_Chat',
    leavingMappedStatus: 'AVAILABLE',
    leavingOnQueueStatus: 'Transition',
    salesforceWorkStatus: 'BUSY',
    pureCloudWorkStatus: 'Busy',
    ...items,
  });

/** The items of section `omniSync` as `getCallCenterSettings` gives them. */
export const settingsOf = (items: Readonly<Record<string, string>>): CallCenterSettings =>
  Object.fromEntries(Object.entries(items).map(([item, value]) => [`/omniSync/${item}`, value]));
