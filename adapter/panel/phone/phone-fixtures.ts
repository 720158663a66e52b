import { INTERNATIONAL } from '../../definition/check-number.js';
import type { PhoneView, ShownInteraction } from '../../session/phone/view.js';
import { interaction as bareInteraction } from '../../ports/simulated/interaction.js';

/** Example views of the phone, one for each state, for its tests and for looking at it. */

const NOW = Date.now();

const CODES = [
  { id: 'code-solved', name: 'Solved' },
  { id: 'code-follow-up', name: 'Follow-up' },
];

type Parts = Partial<Omit<ShownInteraction, 'can'>>;

export const interaction = ({
  underWay = [],
  draft = null,
  codes = CODES,
  ...parts
}: Parts = {}): ShownInteraction => ({
  ...bareInteraction({
    party: { name: 'Casey Morgan', address: '+15551234567' },
    queue: { id: 'queue-support', name: 'Support' },
    since: NOW - 83_000,
    connectedAt: NOW - 83_000,
    ...parts,
  }),
  underWay,
  draft,
  codes,
});

export const PHONE_EMPTY: PhoneView = {
  interactions: [],
  selected: null,
  dialing: null,
  failure: null,
  forbidden: [],
  notResponding: 'no',
  station: { id: 'station-desk', name: 'Desk 12' },
  choosingStation: false,
  queues: [
    { id: 'queue-support', name: 'Support' },
    { id: 'queue-sales', name: 'Sales' },
  ],
  people: null,
  stations: null,
  usualStation: null,
  asksOnQueue: false,
  numbers: INTERNATIONAL,
  recent: [],
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
  draft: { code: 'code-solved', notes: 'Wants a call on Monday.', tags: ['billing'] },
});

export const CONSULTING = interaction({
  consultation: { name: 'Kim Novak', state: 'connected', with: 'destination' },
});

export const HELD = interaction({
  id: 'c3',
  held: true,
  party: { name: 'Robin Weber', address: '+4930123456' },
});

export const CONFERENCE = interaction({
  participants: [
    { id: 'p1', name: 'Casey Morgan', address: '+15551234567', state: 'connected' },
    { id: 'p2', name: '', address: '+4930123456', state: 'ringing' },
  ],
});

export const MANY_CODES = Array.from({ length: 30 }, (_each, index) => ({
  id: `code-${index}`,
  name: `Code ${index}`,
}));

/** Every state that the phone can be in, by name. */
export const PHONE_GALLERY: Readonly<Record<string, PhoneView>> = {
  empty: PHONE_EMPTY,
  'no station': { ...PHONE_EMPTY, station: null },
  'station not known': { ...PHONE_EMPTY, station: 'unknown' },
  'On Queue without a station': { ...PHONE_EMPTY, station: null, asksOnQueue: true },
  'recent calls': {
    ...PHONE_EMPTY,
    recent: [
      {
        id: 'r1',
        number: '+15551234567',
        name: 'Casey Morgan',
        direction: 'inbound',
        at: NOW - 60_000,
        missed: true,
      },
      {
        id: 'r2',
        number: '+4930123456',
        name: '',
        direction: 'outbound',
        at: NOW - 90_000,
        missed: false,
      },
    ],
  },
  'a number that is none': {
    ...PHONE_EMPTY,
    failure: { wanted: 'dial', reason: 'country', needs: [], interaction: null, at: NOW },
  },
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
  conference: phoneWith(CONFERENCE),
  'two calls': phoneWith(CONNECTED, HELD),
  'two calls, merge under way': phoneWith({ ...CONNECTED, underWay: ['merge'] }, HELD),
  'not permitted': {
    ...phoneWith(CONNECTED, HELD),
    forbidden: [
      { deed: 'merge', needs: ['conversation:conference:add'] },
      { deed: 'hold', needs: ['conversation:participant:wrapup'] },
    ],
  },
  missed: { ...PHONE_EMPTY, notResponding: 'yes' },
  'missed, going back': { ...PHONE_EMPTY, notResponding: 'asked' },
  email: phoneWith(
    interaction({
      media: 'email',
      party: { name: 'Sam', address: 'sam@example.com' },
      subject: 'An invoice',
    }),
  ),
  'scheduled callback with two numbers': phoneWith(
    interaction({
      media: 'callback',
      callback: { numbers: ['+15551234567', '+15557654321'], scheduledAt: NOW + 3_600_000 },
    }),
  ),
  'wrap-up with many codes': phoneWith({ ...AFTER, codes: MANY_CODES }),
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
  callback: phoneWith(
    interaction({ media: 'callback', callback: { numbers: ['+15551234567'], scheduledAt: null } }),
  ),
  'of another medium': phoneWith(
    interaction({ media: 'cobrowse', party: { name: '', address: '' }, queue: null }),
  ),
  failed: {
    ...phoneWith(CONNECTED),
    failure: { wanted: 'hold', reason: 'serverError', needs: [], interaction: 'c1', at: NOW },
  },
};
