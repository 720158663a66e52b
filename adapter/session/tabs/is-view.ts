import type { ProblemCode } from '../../definition/problem.js';
import { isRecord, isString, type JsonRecord } from '../../ports/json.js';
import { LANGUAGES } from '../../sync/languages.js';
import { SIDES } from '../../sync/status.js';
import { isCause } from '../stored.js';
import type { ShownStatus, SoftphoneView, Trouble } from '../view.js';
import {
  isBoolean,
  isCount,
  isList,
  isReason,
  isTime,
  isWord,
  orNull,
  shape,
  type Guard,
} from './guards.js';
import { isPhoneView } from './is-phone-view.js';

/**
 * Whether a value is a view as this build's panel can draw it. A tab of a neighbouring build may show what this one has
 * no words for; then this one goes on showing what it knew.
 */
export const isView = (value: unknown): value is SoftphoneView =>
  isRecord(value) &&
  isWord(PHASES)(value['phase']) &&
  isWord(SIGN_INS)(value['signIn']) &&
  isBoolean(value['canSignIn']) &&
  orNull(isString)(value['agentName']) &&
  orNull(isString)(value['agentId']) &&
  isPureCloud(value['pureCloud']) &&
  isOmni(value['omni']) &&
  isSync(value['sync']) &&
  orNull(isQuestion)(value['question']) &&
  isList(isTrouble)(value['troubles']) &&
  orNull(isPhoneView)(value['phone']) &&
  orNull(isAroundView)(value['around']) &&
  isWord(LANGUAGES)(value['language']) &&
  shape({ ringtone: isBoolean, notifications: isBoolean })(value['noticed']) &&
  isBuild(value['build']);

/** Of what is around another tab's phone, only what was not saved is shown here. */
const isAroundView = shape({
  unsaved: isList(
    shape({
      conversation: isString,
      at: isTime,
      number: isString,
      because: isWord(['notReady', 'noAnswer', 'refused', 'gone', 'unsure']),
      again: orNull(isTime),
    }),
  ),
});

type PureCloudView = SoftphoneView['pureCloud'];

const PHASES = ['connecting', 'signedOut', 'ready', 'degraded', 'misconfigured'] as const;
const SIGN_INS = ['signedOut', 'signingIn', 'signedIn'] as const;
const SYNCS = ['off', 'starting', 'on', 'paused', 'waiting'] as const;
const ROUTING = ['IDLE', 'INTERACTING', 'NOT_RESPONDING', 'OFF_QUEUE', 'COMMUNICATING'] as const;
const KINDS = ['available', 'busy', 'away', 'onQueue', 'offline'] as const;
const PURE_CLOUD = ['signedOut', 'connecting', 'ready', 'lost'] as const;
const OMNI_TROUBLES = [
  'bridgeMissing',
  'bridgeSilent',
  'omniMissing',
  'connectionError',
  'duplicateLogin',
  'maintenance',
] as const;
const OMNI = ['connecting', 'ready', ...OMNI_TROUBLES] as const;

const isShown = (value: unknown): value is ShownStatus =>
  isRecord(value) &&
  isString(value['status']) &&
  isString(value['label']) &&
  isWord(KINDS)(value['kind']);

const isChoice: Guard = (value) =>
  isShown(value) &&
  'systemPresence' in value &&
  isString(value.systemPresence) &&
  'secondary' in value &&
  isBoolean(value.secondary);

const isPureCloud = (value: unknown): value is PureCloudView =>
  isRecord(value) &&
  isWord(PURE_CLOUD)(value['condition']) &&
  orNull(isShown)(value['shown']) &&
  orNull(isTime)(value['since']) &&
  orNull(shape({ status: isWord(ROUTING), since: orNull(isTime) }))(value['routing']) &&
  orNull(isShown)(value['pending']) &&
  isList(isChoice)(value['choices']) &&
  isBoolean(value['onQueue']) &&
  orNull(isString)(value['onQueueStatus']) &&
  orNull(isString)(value['offQueueStatus']);

const isOmni: Guard = (value) =>
  isRecord(value) &&
  isWord(OMNI)(value['condition']) &&
  orNull(isShown)(value['shown']) &&
  orNull(isTime)(value['since']) &&
  orNull(isShown)(value['pending']);

const isLast: Guard = (value) =>
  isRecord(value) &&
  isWord(SIDES)(value['side']) &&
  isShown(value['status']) &&
  isCause(value['cause']) &&
  isTime(value['cause'].at);

const isSync: Guard = (value) =>
  isRecord(value) &&
  isWord(SYNCS)(value['is']) &&
  orNull(isLast)(value['last']) &&
  isRecord(value['holds']) &&
  isCount(value['holds']['salesforceWork']) &&
  isCount(value['holds']['pureCloudWork']);

const isQuestion: Guard = (value) =>
  isRecord(value) && isShown(value['pureCloud']) && isShown(value['omni']);

const isBuild: Guard = (value) =>
  isRecord(value) &&
  ['version', 'id', 'revision', 'definition'].every((name) => isString(value[name])) &&
  (value['wanted'] === undefined || isString(value['wanted']));

/** A code without words here could not be told. */
const PROBLEM_CODES: Readonly<Record<ProblemCode, true>> = {
  'version-missing': true,
  'version-unsupported': true,
  'value-invalid': true,
  'mapped-missing': true,
  'transition-is-mapped': true,
  'status-unknown': true,
  'status-deactivated': true,
  'rule-unreachable': true,
  'transition-online': true,
  'hold-is-mapped': true,
  'item-unknown': true,
  'not-assigned': true,
  'hold-online': true,
};

const PROBLEM_TEXTS = ['item', 'value', 'expected'];

const isProblem: Guard = (value) =>
  isRecord(value) &&
  isWord(Object.keys(PROBLEM_CODES))(value['code']) &&
  isWord(['error', 'warning'])(value['kind']) &&
  PROBLEM_TEXTS.every((name) => isString(value[name])) &&
  (value['suggestion'] === undefined || isString(value['suggestion'])) &&
  (value['column'] === undefined || isCount(value['column']));

const isLoss = isWord([
  'connection',
  'duplicateLogin',
  'maintenance',
  'bridgeSilent',
  'omniMissing',
  'signedOut',
  'tokenExpired',
]);

const isHostFailure = isWord([
  'notFramed',
  'otherFrame',
  'classicFrame',
  'originMissing',
  'modeMissing',
  'scriptBlocked',
  'initFailed',
  'noAnswer',
  'noCallCenter',
  'settingsRefused',
  'codeMissing',
]);

const isSignInFailure = isWord([
  'popupBlocked',
  'popupClosed',
  'denied',
  'stateMismatch',
  'exchangeFailed',
  'timeout',
  'corsBlocked',
  'policyBlocked',
  'unreachable',
  'misconfigured',
]);

/** A new kind of trouble does not compile until it is known here what belongs to it. */
const TROUBLES: {
  readonly [K in Trouble['kind']]: Readonly<
    Record<Exclude<keyof Extract<Trouble, { kind: K }>, 'kind'>, Guard>
  >;
} = {
  host: { reason: isHostFailure },
  definition: { problem: isProblem },
  notYetKnown: { name: isString },
  signIn: { reason: isSignInFailure },
  tokenEnds: { at: isTime },
  idleEnds: { at: isTime },
  tokenGone: { because: isWord(['expired', 'revoked']) },
  tokenShort: { life: isTime },
  permission: { permission: isString, call: isString },
  otherUser: { by: isWord(['email', 'federationId']), salesforce: isString, pureCloud: isString },
  identityUnknown: {},
  newBuild: { is: isWord(['offered', 'missing', 'failed']), name: isString },
  omni: { condition: isWord(OMNI_TROUBLES) },
  unreachable: { side: isWord(SIDES), reason: isLoss, since: isTime },
  refused: { side: isWord(SIDES), status: isShown, reason: isReason },
  choiceFailed: { reason: isReason },
  paused: { until: isTime },
  newRevision: { is: isWord(['waiting', 'inForce', 'reload']), revision: isString },
  holdLong: { side: isWord(SIDES), item: isString, since: isTime },
};

const isKind = (value: unknown): value is Trouble['kind'] =>
  isString(value) && Object.hasOwn(TROUBLES, value);

function isTrouble(value: unknown): boolean {
  if (!isRecord(value) || !isKind(value['kind'])) return false;
  const trouble: JsonRecord = value;
  return Object.entries(TROUBLES[value['kind']]).every(([name, is]) => is(trouble[name]));
}
