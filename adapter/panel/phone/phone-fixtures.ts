import type { PhoneView, ShownInteraction } from '../../session/phone/view.js';
import { deedsFor } from '../../ports/phone-rules.js';

/** Example views of the phone, one for each state, for its tests and for looking at it. */

const NOW = Date.now();

const CODES = [
  { id: 'code-solved', name: 'Solved' },
  { id: 'code-follow-up', name: 'Follow-up' },
];

type Parts = Partial<Omit<ShownInteraction, 'can'>>;

export function interaction(parts: Parts = {}): ShownInteraction {
  const whole = {
    id: 'c1',
    media: 'voice',
    state: 'connected',
    direction: 'inbound',
    party: { name: 'Casey Morgan', address: '+15551234567' },
    queue: { id: 'queue-support', name: 'Support' },
    since: NOW - 83_000,
    connectedAt: NOW - 83_000,
    held: false,
    muted: false,
    securePaused: false,
    consultation: null,
    wrapUp: null,
    underWay: [],
    draft: null,
    codes: CODES,
    ...parts,
  } as const;
  return { ...whole, can: deedsFor(whole) };
}

export const PHONE_EMPTY: PhoneView = {
  interactions: [],
  selected: null,
  dialing: null,
  failure: null,
  station: { id: 'station-desk', name: 'Desk 12' },
  choosingStation: false,
  queues: [
    { id: 'queue-support', name: 'Support' },
    { id: 'queue-sales', name: 'Sales' },
  ],
  people: null,
  stations: null,
};

/** The first one is selected. */
export const phoneWith = (...interactions: readonly ShownInteraction[]): PhoneView => ({
  ...PHONE_EMPTY,
  interactions,
  selected: interactions[0]?.id ?? null,
});

const demand = (
  mode: NonNullable<ShownInteraction['wrapUp']>['mode'],
): NonNullable<ShownInteraction['wrapUp']> => ({
  mode,
  until: null,
  requested: false,
  done: false,
  kept: null,
});

export const ALERTING = interaction({
  id: 'c2',
  state: 'alerting',
  party: { name: 'Robin Weber', address: '+4930123456' },
  since: NOW - 4_000,
  connectedAt: null,
});

export const CONNECTED = interaction({ wrapUp: demand('optional') });

export const AFTER = interaction({ state: 'afterCallWork', wrapUp: demand('mandatory') });

export const TIMED = interaction({
  state: 'afterCallWork',
  wrapUp: { ...demand('timed'), until: NOW + 24_000 },
  draft: { code: 'code-solved', notes: 'Wants a call on Monday.' },
});

export const CONSULTING = interaction({
  consultation: { name: 'Kim Novak', state: 'connected', with: 'destination' },
});

/** Every state that the phone can be in, by name. */
export const PHONE_GALLERY: Readonly<Record<string, PhoneView>> = {
  empty: PHONE_EMPTY,
  'no station': { ...PHONE_EMPTY, station: null },
  'station not known': { ...PHONE_EMPTY, station: 'unknown' },
  calling: { ...PHONE_EMPTY, dialing: '+15551234567' },
  alerting: phoneWith(ALERTING),
  'alerting directly': phoneWith({
    ...ALERTING,
    queue: null,
    can: [...ALERTING.can, 'toVoicemail'],
  }),
  'answer under way': phoneWith({ ...ALERTING, underWay: ['answer'] }),
  'alerting during a call': phoneWith(CONNECTED, ALERTING),
  contacting: phoneWith(interaction({ state: 'contacting', direction: 'outbound' })),
  dialing: phoneWith(interaction({ state: 'dialing', direction: 'outbound', queue: null })),
  connected: phoneWith(CONNECTED),
  'held, muted, recording paused': phoneWith(
    interaction({ held: true, muted: true, securePaused: true }),
  ),
  'hold under way': phoneWith({ ...CONNECTED, underWay: ['hold'] }),
  consulting: phoneWith(CONSULTING),
  'wrap-up, mandatory': phoneWith(AFTER),
  'wrap-up, timed': phoneWith(TIMED),
  'wrap-up, timed to the end, saved': phoneWith(
    interaction({
      state: 'afterCallWork',
      wrapUp: { ...demand('timedToTheEnd'), until: NOW + 24_000, done: true },
    }),
  ),
  'wrap-up on request': phoneWith(interaction({ wrapUp: demand('onRequest') })),
  'codes not known': phoneWith({ ...AFTER, codes: null }),
  chat: phoneWith(interaction({ media: 'chat', party: { name: 'Sam', address: '' } })),
  callback: phoneWith(interaction({ media: 'callback' })),
  'of another medium': phoneWith(
    interaction({ media: 'cobrowse', party: { name: '', address: '' }, queue: null }),
  ),
  failed: {
    ...phoneWith(CONNECTED),
    failure: { wanted: 'hold', reason: 'serverError', interaction: 'c1', at: NOW },
  },
};
