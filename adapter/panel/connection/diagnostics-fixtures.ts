import { FIXTURE_TIME, TROUBLES } from '../view-fixtures.js';
import type {
  Diagnostics,
  HeardRow,
  Link,
  LinkName,
  LinkState,
  SetRow,
  TimelineRow,
} from '../../session/view.js';

/** Example diagnostics, for the tests of the page and for looking at it. */

const MINUTE = 60_000;

const link = (
  name: LinkName,
  state: LinkState,
  trouble: Link['trouble'] = null,
  since: number | null = FIXTURE_TIME,
): Link => ({ name, state, trouble, since: state === 'unknown' ? null : since });

const NAMES: readonly LinkName[] = [
  'frame',
  'host',
  'definition',
  'bridge',
  'omniChannel',
  'signIn',
  'identity',
  'rest',
  'notifications',
  'leader',
  'storage',
];

export const linksAll = (state: LinkState): readonly Link[] =>
  NAMES.map((name) => link(name, state));

const heard = (row: Partial<HeardRow> & Pick<HeardRow, 'event'>): HeardRow => ({
  kind: 'heard',
  at: FIXTURE_TIME,
  side: 'pureCloud',
  change: false,
  ...row,
});

export const SET: SetRow = {
  kind: 'set',
  at: FIXTURE_TIME + 2 * MINUTE,
  side: 'omni',
  change: true,
  label: 'Busy',
  cause: {
    rule: 'pureCloudWork',
    event: { type: 'interaction', is: 'connected', media: 'voice' },
    at: FIXTURE_TIME,
  },
  causeLabel: '',
  attempt: 1,
  outcome: 'taken',
};

/** Everything that a timeline can tell, each once; a kind of event without an example does not compile. */
const HEARD: { readonly [E in HeardRow['event']]: readonly HeardRow[] } = {
  status: [
    heard({ event: 'status', change: true, label: 'On Queue' }),
    heard({ event: 'status', label: 'On Queue' }),
    heard({ event: 'status', is: 'heldBack', label: 'Available' }),
    heard({ event: 'status', side: 'omni', label: 'Busy', reason: 'toolkit', echo: true }),
    ...['manual', 'supervisor', 'pushTimeout', 'decline', 'login', 'toolkit'].map((reason) =>
      heard({ event: 'status', side: 'omni', change: true, label: 'Lunch', reason }),
    ),
  ],
  work: ['assigned', 'accepted', 'declined', 'closed'].map((is) =>
    heard({ event: 'work', side: 'omni', is, item: 'Case' }),
  ),
  workload: [heard({ event: 'workload', side: 'omni', is: '50' })],
  interaction: ['alerting', 'connected', 'afterCallWork', 'ended'].map((is) =>
    heard({ event: 'interaction', is, item: 'voice' }),
  ),
  routingStatus: ['IDLE', 'INTERACTING', 'NOT_RESPONDING', 'OFF_QUEUE', 'COMMUNICATING'].map((is) =>
    heard({ event: 'routingStatus', is }),
  ),
  reach: [
    ...[
      'connection',
      'duplicateLogin',
      'maintenance',
      'bridgeSilent',
      'omniMissing',
      'signedOut',
      'tokenExpired',
    ].map((reason) => heard({ event: 'reach', is: 'lost', reason })),
    heard({ event: 'reach', is: 'back' }),
  ],
  read: [
    heard({ event: 'read', label: 'Meal' }),
    heard({ event: 'read', is: 'failed', reason: 'timeout' }),
  ],
  start: [
    heard({ event: 'start', side: null, is: 'fresh' }),
    heard({ event: 'start', side: null, is: 'goesOn' }),
  ],
  configured: [heard({ event: 'configured', side: null })],
  chosen: [heard({ event: 'chosen', change: true, label: 'Break' })],
  answered: [
    heard({ event: 'answered', side: null, is: 'yes' }),
    heard({ event: 'answered', side: null, is: 'no' }),
  ],
  resume: [heard({ event: 'resume', side: null })],
  answer: [],
  wake: [],
};

export const EVERY_HEARD: readonly HeardRow[] = Object.values(HEARD).flat();

export const ROWS: readonly TimelineRow[] = [
  { ...SET, side: 'pureCloud', label: 'Available', attempt: 2, outcome: 'notGranted' },
  SET,
  heard({ event: 'interaction', at: FIXTURE_TIME + 2 * MINUTE, is: 'connected', item: 'voice' }),
  heard({ event: 'interaction', at: FIXTURE_TIME + MINUTE, is: 'alerting', item: 'voice' }),
  heard({ event: 'status', side: 'omni', change: true, label: 'Available', reason: 'manual' }),
  heard({ event: 'status', change: true, label: 'On Queue' }),
  heard({ event: 'start', at: FIXTURE_TIME - MINUTE, side: null, is: 'fresh' }),
];

export const WELL: Diagnostics = {
  at: FIXTURE_TIME + 3 * MINUTE,
  links: linksAll('ok'),
  omniWay: 'bridge',
  signInNeeds: {
    region: 'mypurecloud.de',
    clientId: '6f2a9c14-7b3d-4e85-9a60-1c2d3e4f5a6b',
    redirectUri: 'https://acme--c.vf.force.com/apex/SoftphoneSignIn',
  },
  foreignMessages: 0,
  rows: ROWS,
  timelineFile: '{"format":1}\n',
  bundleFile: '{}\n',
};

/** A laptop that is back from sleep: Salesforce is there, PureCloud is not. */
export const LOST: Diagnostics = {
  ...WELL,
  links: NAMES.map((name) => {
    if (name === 'notifications') return link(name, 'broken', TROUBLES.unreachable[0] ?? null);
    return link(name, name === 'rest' ? 'broken' : name === 'leader' ? 'waiting' : 'ok');
  }),
};

/** The definition keeps no timeline. */
export const NO_TIMELINE: Diagnostics = { ...WELL, rows: [], timelineFile: '' };

/** A page that stands nowhere. */
export const NOT_FRAMED: Diagnostics = {
  ...WELL,
  links: NAMES.map((name) =>
    name === 'frame'
      ? link(name, 'broken', TROUBLES.host[0] ?? null)
      : link(name, name === 'leader' ? 'ok' : 'unknown'),
  ),
  rows: [],
};
