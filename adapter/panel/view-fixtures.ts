import type { PresenceChoice, ShownStatus, SoftphoneView, Trouble } from '../session/view.js';
import type { FailureReason, LossReason } from '../sync/events.js';

/** Example views, one for each state of the panel, for its tests and for looking at it. */

type TroubleOf<K extends Trouble['kind']> = Extract<Trouble, { kind: K }>;

/** 22 November 2026, 14:03 where the reader is. */
export const FIXTURE_TIME = new Date(2026, 10, 22, 14, 3).getTime();

const presence = (
  status: string,
  label: string,
  systemPresence: PresenceChoice['systemPresence'],
  kind: ShownStatus['kind'],
  secondary = false,
): PresenceChoice => ({ status, label, kind, systemPresence, secondary });

export const AVAILABLE = presence('p-available', 'Available', 'AVAILABLE', 'available');
export const BUSY = presence('p-busy', 'Busy', 'BUSY', 'busy');
export const ON_QUEUE = presence('p-on-queue', 'On Queue', 'ON_QUEUE', 'onQueue');
export const COFFEE = presence('p-coffee', 'Coffee Break', 'BREAK', 'away', true);

export const CHOICES: readonly PresenceChoice[] = [
  AVAILABLE,
  BUSY,
  presence('p-paperwork', 'Paperwork', 'BUSY', 'busy', true),
  presence('p-escalation', 'Escalation Call', 'BUSY', 'busy', true),
  presence('p-away', 'Away', 'AWAY', 'away'),
  presence('p-break', 'Break', 'BREAK', 'away'),
  COFFEE,
  presence('p-meal', 'Meal', 'MEAL', 'away'),
  presence('p-meeting', 'Meeting', 'MEETING', 'busy'),
  presence('p-training', 'Training', 'TRAINING', 'busy'),
  ON_QUEUE,
];

export const OMNI_AVAILABLE: ShownStatus = {
  status: '0N5000000000001',
  label: 'Available – Case and Chat',
  kind: 'available',
};
export const OMNI_BUSY: ShownStatus = { status: '0N5000000000002', label: 'Busy', kind: 'busy' };
const OMNI_OFFLINE: ShownStatus = { status: 'Offline', label: 'Offline', kind: 'offline' };

/** Signed in, on queue, on a call: the middle of an agent's day. */
export const READY: SoftphoneView = {
  phase: 'ready',
  signIn: 'signedIn',
  canSignIn: true,
  agentName: 'Aiko Tanaka',
  agentId: '7c8b5e0e-2f55-4d27-a8e0-1c6f0a3f6b51',
  around: null,
  pureCloud: {
    condition: 'ready',
    shown: ON_QUEUE,
    since: FIXTURE_TIME - 754_000,
    routing: { status: 'INTERACTING', since: FIXTURE_TIME - 83_000 },
    pending: null,
    choices: CHOICES,
    onQueue: true,
    onQueueStatus: ON_QUEUE.status,
    offQueueStatus: AVAILABLE.status,
  },
  omni: { condition: 'ready', shown: OMNI_BUSY, since: FIXTURE_TIME - 83_000, pending: null },
  sync: {
    is: 'on',
    last: {
      side: 'omni',
      status: OMNI_BUSY,
      cause: {
        rule: 'pureCloudWork',
        event: { type: 'interaction', side: 'pureCloud', is: 'connected', media: 'voice' },
        at: FIXTURE_TIME,
      },
    },
    holds: { salesforceWork: 0, pureCloudWork: 1 },
  },
  question: null,
  troubles: [],
  phone: null,
  language: 'en',
  noticed: { ringtone: true, notifications: true },
  build: {
    version: '0.1.0',
    id: 'a1b2c3d4',
    revision: '7 2026-11-22 a.admin',
    definition: 'Omni Sync Softphone',
  },
};

/** Like `view`, but for some parts of PureCloud's half. */
export const withPureCloud = (
  view: SoftphoneView,
  pureCloud: Partial<SoftphoneView['pureCloud']>,
): SoftphoneView => ({ ...view, pureCloud: { ...view.pureCloud, ...pureCloud } });

export const withTroubles = (
  view: SoftphoneView,
  ...troubles: readonly Trouble[]
): SoftphoneView => ({ ...view, troubles });

/** Off queue, nothing held, nothing done yet. */
export const IDLE: SoftphoneView = {
  ...withPureCloud(READY, { shown: AVAILABLE, onQueue: false }),
  omni: { condition: 'ready', shown: OMNI_AVAILABLE, since: null, pending: null },
  sync: { is: 'on', last: null, holds: { salesforceWork: 0, pureCloudWork: 0 } },
};

export const SIGNED_OUT: SoftphoneView = {
  ...withPureCloud(IDLE, {
    condition: 'signedOut',
    shown: null,
    choices: [],
    onQueueStatus: null,
    offQueueStatus: null,
  }),
  phase: 'signedOut',
  signIn: 'signedOut',
  agentName: null,
  agentId: null,
  sync: { ...IDLE.sync, is: 'starting' },
};

export const SIGNING_IN: SoftphoneView = { ...SIGNED_OUT, signIn: 'signingIn' };

export const CONNECTING: SoftphoneView = {
  ...withPureCloud(SIGNED_OUT, { condition: 'connecting' }),
  phase: 'connecting',
  signIn: 'signedIn',
  omni: { condition: 'ready', shown: OMNI_AVAILABLE, since: null, pending: null },
};

export const ASKING: SoftphoneView = {
  ...READY,
  omni: { condition: 'ready', shown: OMNI_OFFLINE, since: null, pending: null },
  sync: { is: 'waiting', last: null, holds: { salesforceWork: 0, pureCloudWork: 0 } },
  question: { pureCloud: ON_QUEUE, omni: OMNI_OFFLINE },
};

export const DEGRADED: SoftphoneView = {
  ...withPureCloud(READY, { condition: 'lost' }),
  phase: 'degraded',
  sync: { ...READY.sync, is: 'waiting', holds: { salesforceWork: 0, pureCloudWork: 0 } },
  troubles: [
    { kind: 'unreachable', side: 'pureCloud', reason: 'connection', since: FIXTURE_TIME },
    { kind: 'notYetKnown', name: 'Transition' },
  ],
};

export const MISCONFIGURED: SoftphoneView = {
  ...SIGNED_OUT,
  phase: 'misconfigured',
  canSignIn: false,
  sync: { ...SIGNED_OUT.sync, is: 'off' },
  troubles: [
    {
      kind: 'definition',
      problem: {
        code: 'version-unsupported',
        kind: 'error',
        item: 'omniSync/definitionVersion',
        value: '3',
        expected: '1',
      },
    },
  ],
};

/** A phase without an example does not compile. */
export const PHASES = {
  connecting: CONNECTING,
  signedOut: SIGNED_OUT,
  ready: READY,
  degraded: DEGRADED,
  misconfigured: MISCONFIGURED,
} satisfies Record<SoftphoneView['phase'], SoftphoneView>;

const host = (reason: TroubleOf<'host'>['reason']): Trouble => ({ kind: 'host', reason });
const signIn = (reason: TroubleOf<'signIn'>['reason']): Trouble => ({ kind: 'signIn', reason });
const omni = (condition: TroubleOf<'omni'>['condition']): Trouble => ({ kind: 'omni', condition });
const unreachable = (reason: LossReason): Trouble => ({
  kind: 'unreachable',
  side: reason === 'bridgeSilent' || reason === 'omniMissing' ? 'omni' : 'pureCloud',
  reason,
  since: FIXTURE_TIME,
});
const refused = (reason: FailureReason): Trouble => ({
  kind: 'refused',
  side: 'pureCloud',
  status: ON_QUEUE,
  reason,
});
const choiceFailed = (reason: FailureReason): Trouble => ({ kind: 'choiceFailed', reason });

/** Every failure once; one without an example does not compile. */
const eachFailure = (make: (reason: FailureReason) => Trouble): Record<FailureReason, Trouble> => ({
  timeout: make('timeout'),
  network: make('network'),
  rateLimited: make('rateLimited'),
  serverError: make('serverError'),
  notPermitted: make('notPermitted'),
  notGranted: make('notGranted'),
  refused: make('refused'),
});

const HOST: Record<TroubleOf<'host'>['reason'], Trouble> = {
  notFramed: host('notFramed'),
  otherFrame: host('otherFrame'),
  classicFrame: host('classicFrame'),
  originMissing: host('originMissing'),
  modeMissing: host('modeMissing'),
  scriptBlocked: host('scriptBlocked'),
  initFailed: host('initFailed'),
  noAnswer: host('noAnswer'),
  noCallCenter: host('noCallCenter'),
  settingsRefused: host('settingsRefused'),
  codeMissing: host('codeMissing'),
};

const SIGN_IN: Record<TroubleOf<'signIn'>['reason'], Trouble> = {
  popupBlocked: signIn('popupBlocked'),
  popupClosed: signIn('popupClosed'),
  denied: signIn('denied'),
  stateMismatch: signIn('stateMismatch'),
  exchangeFailed: signIn('exchangeFailed'),
  timeout: signIn('timeout'),
  corsBlocked: signIn('corsBlocked'),
  policyBlocked: signIn('policyBlocked'),
  unreachable: signIn('unreachable'),
  misconfigured: signIn('misconfigured'),
};

const OMNI: Record<TroubleOf<'omni'>['condition'], Trouble> = {
  bridgeMissing: omni('bridgeMissing'),
  bridgeSilent: omni('bridgeSilent'),
  omniMissing: omni('omniMissing'),
  connectionError: omni('connectionError'),
  duplicateLogin: omni('duplicateLogin'),
  maintenance: omni('maintenance'),
};

const UNREACHABLE: Record<LossReason, Trouble> = {
  connection: unreachable('connection'),
  duplicateLogin: unreachable('duplicateLogin'),
  maintenance: unreachable('maintenance'),
  bridgeSilent: unreachable('bridgeSilent'),
  omniMissing: unreachable('omniMissing'),
  signedOut: unreachable('signedOut'),
  tokenExpired: unreachable('tokenExpired'),
};

/** Every kind of trouble, and every reason that it can have; a new one does not compile without an example. */
export const TROUBLES: { readonly [K in Trouble['kind']]: readonly Trouble[] } = {
  host: Object.values(HOST),
  definition: [
    ...MISCONFIGURED.troubles,
    {
      kind: 'definition',
      problem: {
        code: 'hold-is-mapped',
        kind: 'warning',
        item: 'omniSync/pureCloudWorkStatus',
        value: 'Available',
        expected: 'a busy-type status',
      },
    },
  ],
  notYetKnown: [{ kind: 'notYetKnown', name: 'Transition' }],
  signIn: Object.values(SIGN_IN),
  tokenEnds: [{ kind: 'tokenEnds', at: FIXTURE_TIME }],
  newBuild: [
    { kind: 'newBuild', is: 'offered', name: 'Softphone_0_2_0' },
    { kind: 'newBuild', is: 'offered', name: '' },
    { kind: 'newBuild', is: 'missing', name: 'Softphone_0_2_0' },
    { kind: 'newBuild', is: 'failed', name: 'Softphone_0_2_0' },
  ],
  tokenShort: [
    { kind: 'tokenShort', life: 300_000 },
    { kind: 'tokenShort', life: 60_000 },
    { kind: 'tokenShort', life: 3_600_000 },
    { kind: 'tokenShort', life: 14_400_000 },
  ],
  permission: [
    { kind: 'permission', permission: 'routing:agent:onqueue', call: 'GET /api/v2/users/me' },
    { kind: 'permission', permission: '', call: 'GET /api/v2/users/me' },
    { kind: 'permission', permission: '', call: '' },
  ],
  otherUser: (['email', 'federationId'] as const).map((by) => ({
    kind: 'otherUser',
    by,
    salesforce: 'aiko.tanaka@example.com',
    pureCloud: 'kim.novak@example.com',
  })),
  identityUnknown: [{ kind: 'identityUnknown' }],
  tokenGone: [
    { kind: 'tokenGone', because: 'expired' },
    { kind: 'tokenGone', because: 'revoked' },
  ],
  omni: Object.values(OMNI),
  unreachable: Object.values(UNREACHABLE),
  refused: Object.values(eachFailure(refused)),
  choiceFailed: Object.values(eachFailure(choiceFailed)),
  paused: [{ kind: 'paused', until: FIXTURE_TIME + 60_000 }],
  idleEnds: [{ kind: 'idleEnds', at: FIXTURE_TIME }],
  holdLong: [
    { kind: 'holdLong', side: 'omni', item: 'email', since: FIXTURE_TIME },
    { kind: 'holdLong', side: 'omni', item: 'fax', since: FIXTURE_TIME },
    { kind: 'holdLong', side: 'pureCloud', item: 'Case', since: FIXTURE_TIME },
    { kind: 'holdLong', side: 'pureCloud', item: '', since: FIXTURE_TIME },
  ],
  newRevision: [
    { kind: 'newRevision', is: 'waiting', revision: '8 2026-11-22 a.admin' },
    { kind: 'newRevision', is: 'inForce', revision: '8 2026-11-22 a.admin' },
    { kind: 'newRevision', is: 'inForce', revision: '' },
    { kind: 'newRevision', is: 'reload', revision: '8 2026-11-22 a.admin' },
  ],
};

/** Everything worth looking at, by name. */
export const GALLERY: Readonly<Record<string, SoftphoneView>> = {
  'signed-out': SIGNED_OUT,
  'signing-in': SIGNING_IN,
  'popup-blocked': withTroubles(SIGNED_OUT, SIGN_IN.popupBlocked),
  connecting: CONNECTING,
  idle: IDLE,
  'on-a-call': READY,
  pending: withPureCloud(READY, { pending: COFFEE }),
  asking: ASKING,
  degraded: DEGRADED,
  misconfigured: MISCONFIGURED,
  paused: {
    ...withTroubles(READY, ...TROUBLES.paused, ...TROUBLES.tokenEnds),
    phase: 'degraded',
    sync: { ...READY.sync, is: 'paused' },
  },
  'signed-out-by-time': {
    ...withTroubles(SIGNED_OUT, ...TROUBLES.tokenGone.slice(0, 1)),
    agentName: 'Aiko Tanaka',
  },
  'sync-off': {
    ...withTroubles(IDLE, ...MISCONFIGURED.troubles),
    phase: 'degraded',
    sync: { ...IDLE.sync, is: 'off' },
  },
  'bridge-missing': {
    ...withTroubles(IDLE, OMNI.bridgeMissing),
    phase: 'degraded',
    omni: { condition: 'bridgeMissing', shown: null, since: null, pending: null },
    sync: { ...IDLE.sync, is: 'waiting' },
  },
};
