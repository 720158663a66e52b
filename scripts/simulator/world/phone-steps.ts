import type { Step } from '../../../adapter/replay/step.js';
import { isRecord, type JsonRecord } from '../../../adapter/ports/json.js';
import { shown } from '../../../adapter/replay/fields.js';
import type { Particulars } from './conversations.js';
import { PEOPLE, PERMISSIONS, QUEUES, STATIONS } from './default-org.js';
import { misfit, numberOf, onlyKeys, wordOf } from './guards.js';
import type { CallbackWish, Customer, Person, Queue, WrapUpRule } from './phone-side.js';
import type { LivePureCloud } from './pure-cloud-org.js';

/** Steps around the agent's phone, which only the live world has. */

export type PhoneStep =
  /** The customer hangs up, and the queue's rule says what is left to do. */
  | { readonly kind: 'customer'; readonly id: string; readonly is: 'hungUp' }
  /** Whom the agent asks before a transfer. */
  | { readonly kind: 'consulted'; readonly id: string; readonly is: 'connected' | 'ended' }
  /** What after-call work a queue asks for from now on. */
  | { readonly kind: 'queue'; readonly id: string; readonly rule: WrapUpRule | null }
  /** The names of the codes that a queue offers from now on. */
  | { readonly kind: 'codes'; readonly id: string; readonly names: readonly string[] }
  /** Whether the agent's roles permit something. */
  | { readonly kind: 'permission'; readonly permission: string; readonly is: 'taken' | 'given' }
  /** The agent's station was changed by another client, or given up. */
  | { readonly kind: 'station'; readonly id: string | null }
  /** After how many milliseconds who is called picks up; `null`: never by themselves. */
  | { readonly kind: 'answering'; readonly after: number | null };

/** A replay step with what only the live world knows of an interaction. */
export type InteractionStep = Extract<Step, { kind: 'interaction' }> & {
  readonly particulars: Particulars;
};

const PARTICULARS = [
  'from',
  'queue',
  'wrapUp',
  'wrapUpTime',
  'passedBy',
  'subject',
  'callback',
  'attributes',
] as const;
const MODES = ['optional', 'mandatory', 'timed', 'timedToTheEnd', 'onRequest'] as const;
/** In seconds. */
const WRAP_UP_TIME = 30;

export const isPhoneStep = (step: JsonRecord): boolean =>
  ['customer', 'consulted', 'answering', 'permission', 'station'].some((key) =>
    Object.hasOwn(step, key),
  ) ||
  (Object.hasOwn(step, 'queue') && !Object.hasOwn(step, 'interaction'));

/** Throws a Misfit with the reason where it does not fit. */
export function readPhoneStep(step: JsonRecord): PhoneStep {
  if (Object.hasOwn(step, 'customer')) {
    onlyKeys(step, ['customer', 'is'], 'The step "customer"');
    const is = wordOf(step, 'is', ['hungUp'] as const, 'The step "customer"');
    return { kind: 'customer', id: idIn(step, 'customer'), is };
  }
  if (Object.hasOwn(step, 'consulted')) {
    onlyKeys(step, ['consulted', 'is'], 'The step "consulted"');
    const is = wordOf(step, 'is', ['connected', 'ended'] as const, 'The step "consulted"');
    return { kind: 'consulted', id: idIn(step, 'consulted'), is };
  }
  if (Object.hasOwn(step, 'answering')) {
    onlyKeys(step, ['answering'], 'The step "answering"');
    const after =
      step['answering'] === null ? null : numberOf(step, 'answering', 8, 0, 'The step "answering"');
    return { kind: 'answering', after: after === null ? null : after * 1000 };
  }
  if (Object.hasOwn(step, 'station')) {
    onlyKeys(step, ['station'], 'The step "station"');
    return { kind: 'station', id: stationIn(step['station']) };
  }
  if (Object.hasOwn(step, 'permission')) {
    onlyKeys(step, ['permission', 'is'], 'The step "permission"');
    const is = wordOf(step, 'is', ['taken', 'given'] as const, 'The step "permission"');
    const permission = wordOf(step, 'permission', PERMISSIONS, 'The step "permission"');
    return { kind: 'permission', permission, is };
  }
  onlyKeys(step, ['queue', 'wrapUp', 'wrapUpTime', 'codes'], 'The step "queue"');
  const queue = queueIn(step['queue']);
  if (queue === null) return misfit('The step "queue": name a queue.');
  const names = step['codes'];
  if (names !== undefined) {
    if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) {
      return misfit('The step "queue": "codes" must be a list of names.');
    }
    return { kind: 'codes', id: queue.id, names };
  }
  return { kind: 'queue', id: queue.id, rule: ruleIn(step, 'The step "queue"') };
}

/** The same step as replay.md has it. */
export const withoutParticulars = (step: JsonRecord): JsonRecord =>
  Object.hasOwn(step, 'interaction')
    ? Object.fromEntries(
        Object.entries(step).filter(([key]) => !PARTICULARS.some((each) => each === key)),
      )
    : step;

/** Throws a Misfit with the reason where they do not fit. */
export function readParticulars(step: JsonRecord): Particulars {
  const where = 'The step "interaction"';
  return {
    ...(step['from'] === undefined ? {} : { customer: customerIn(step['from']) }),
    ...(step['queue'] === undefined ? {} : { queue: queueIn(step['queue']) }),
    ...(step['wrapUp'] === undefined ? {} : { wrapUp: ruleIn(step, where) }),
    ...(step['passedBy'] === undefined ? {} : { passedBy: personIn(step['passedBy']) }),
    ...(step['subject'] === undefined ? {} : { subject: textIn(step, 'subject') }),
    ...(step['callback'] === undefined ? {} : { callback: callbackIn(step['callback']) }),
    ...(step['attributes'] === undefined ? {} : { attributes: attributesIn(step['attributes']) }),
  };
}

/** What the queue asks for counts where the step does not say; a call that the agent makes is answered. */
export function playInteraction(pureCloud: LivePureCloud, step: InteractionStep): void {
  const { id, is, media = null, particulars } = step;
  const { phone } = pureCloud;
  if (is === 'connected' && phone.called(id)) return;
  const begins = pureCloud.findConversation(id) === undefined;
  if (!begins) {
    pureCloud.interaction(id, is, media, particulars);
    return;
  }
  const onQueue = pureCloud.presence.definition.systemPresence === 'ON_QUEUE';
  const offering = onQueue ? (phone.queues[0] ?? null) : null;
  const queue = particulars.queue === undefined ? offering : particulars.queue;
  const wrapUp = phone.afterCallWork.ruleOf(queue);
  pureCloud.interaction(id, is, media, { wrapUp, ...particulars });
}

const idIn = (step: JsonRecord, key: string): string => {
  const id = step[key];
  return typeof id === 'string' && id !== ''
    ? id
    : misfit(`The step "${key}": name an interaction, not ${shown(id)}.`);
};

const textIn = (step: JsonRecord, key: string): string => {
  const text = step[key];
  return typeof text === 'string' ? text : misfit(`"${key}" must be a text, not ${shown(text)}.`);
};

/** By name. */
const personIn = (value: unknown): Person =>
  PEOPLE.find(({ name }) => value === name) ??
  misfit(
    `"passedBy" must be one of ${PEOPLE.map(({ name }) => name).join(', ')}, not ${shown(value)}.`,
  );

/** `{ "numbers": ["+1…"], "in": 60 }`; without `in` (seconds): as soon as possible. */
function callbackIn(value: unknown): CallbackWish {
  const where = 'The step "interaction": "callback"';
  if (!isRecord(value)) return misfit(`${where} must be an object, not ${shown(value)}.`);
  onlyKeys(value, ['numbers', 'in'], where);
  const { numbers } = value;
  if (!Array.isArray(numbers) || !numbers.every((one) => typeof one === 'string')) {
    return misfit(`${where}: "numbers" must be a list of numbers.`);
  }
  const seconds = value['in'];
  if (seconds !== undefined && typeof seconds !== 'number') {
    return misfit(`${where}: "in" must be a number of seconds.`);
  }
  return { numbers, scheduledAt: seconds === undefined ? null : Date.now() + seconds * 1000 };
}

/** What the queue's flow has noted of the customer. */
function attributesIn(value: unknown): Particulars['attributes'] & object {
  const entries = isRecord(value) ? Object.entries(value) : [];
  if (!isRecord(value) || !entries.every(([, text]) => typeof text === 'string')) {
    return misfit(`"attributes" must be an object of texts, not ${shown(value)}.`);
  }
  return Object.fromEntries(entries.map(([name, text]) => [name, String(text)]));
}

/** By name; null: none. */
function stationIn(value: unknown): string | null {
  if (value === null) return null;
  const free = STATIONS.filter(({ takenBy }) => takenBy === null);
  const names = free.map(({ name }) => name).join(', ');
  return (
    free.find(({ name }) => name === value)?.id ??
    misfit(`"station" must be null or one of ${names}, not ${shown(value)}.`)
  );
}

/** By name or id; null: none. */
function queueIn(value: unknown): Queue | null {
  if (value === null) return null;
  return (
    QUEUES.find(({ id, name }) => value === id || value === name) ??
    misfit(
      `"queue" must be null or one of ${QUEUES.map(({ name }) => name).join(', ')}, not ${shown(value)}.`,
    )
  );
}

function ruleIn(step: JsonRecord, where: string): WrapUpRule | null {
  const seconds = numberOf(step, 'wrapUpTime', WRAP_UP_TIME, 0, where);
  return step['wrapUp'] === null
    ? null
    : { mode: wordOf(step, 'wrapUp', MODES, where), time: seconds * 1000 };
}

/** A number or an address of mail, or an object with a name beside it. */
function customerIn(value: unknown): Partial<Customer> {
  const { name = '', address = value } = isRecord(value) ? value : {};
  if (typeof address !== 'string' || typeof name !== 'string') {
    return misfit(`"from" must be a number, or { "name", "address" }, not ${shown(value)}.`);
  }
  return address.includes('@') ? { name, email: address } : { name, number: address };
}
