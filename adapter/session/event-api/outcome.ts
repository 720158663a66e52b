import type { PhoneDeedMessage, PhoneFailure } from '../phone/view.js';
import type { SoftphoneView, Trouble } from '../view.js';
import type { SeenView } from './facts.js';
import type { AnswerBody } from './protocol.js';
import { REASONS, reasonOf, type Reason } from './reasons.js';
import type { AskedAction } from './read-message.js';

/** A choice that is still pending after so long is told as pending, in milliseconds. */
const PENDING_AFTER = 3_000;

/** What shows is done after so long, whether PureCloud has answered or not; in milliseconds. */
const SETTLED_AFTER = 3_000;

export const refusal = (
  reason: Reason,
  more: { readonly message?: string; readonly retryAfter?: number } = {},
): AnswerBody => ({ result: 'refused', reason, message: REASONS[reason], ...more });

const DONE: AnswerBody = { result: 'done' };

/** What an action comes to, as far as the panel's view tells. */
export interface Expectation {
  /** To be looked at before anything is done: an answer where nothing has to be, or can be, done. */
  readonly before: AnswerBody | null;
  /** What the agent would have done in the panel. */
  readonly deed: Deed | null;
  /** The answer, once a later view tells it. `waited`: since the deed, in milliseconds. */
  look(view: SeenView, waited: number): AnswerBody | null;
}

/** What an agent does in the panel. */
export type Deed =
  | { readonly is: 'choose'; readonly status: string }
  | { readonly is: 'phone'; readonly deed: PhoneDeedMessage };

const answered = (before: AnswerBody): Expectation => ({
  before,
  deed: null,
  look: () => before,
});

export function expect(asked: AskedAction, view: SeenView): Expectation {
  if (view.signIn !== 'signedIn') return answered(refusal('signedOut'));
  if (asked.action === 'setStatus') return expectStatus(asked.status, view);
  if (view.phone === null) return answered(refusal('notReady'));
  return asked.action === 'dial' ? expectCall(asked, view.phone) : expectChange(asked, view.phone);
}

// ---- a status

function expectStatus(wanted: string, { pureCloud, troubles, phone }: SeenView): Expectation {
  if (pureCloud.condition !== 'ready') return answered(refusal('notReady'));
  const lower = wanted.toLowerCase();
  const choice =
    pureCloud.choices.find(({ status }) => status === lower) ??
    pureCloud.choices.find(
      ({ systemPresence, secondary }) => !secondary && systemPresence.toLowerCase() === lower,
    );
  if (choice === undefined) return answered(refusal('unknownStatus'));
  const { status } = choice;
  const old = troubles.filter((trouble) => failsFor(trouble, status)).map(textOf);
  const noStation = newFailure(phone?.failure ?? null);
  return {
    before: null,
    deed: { is: 'choose', status },
    look(now, waited) {
      if (now.pureCloud.shown?.status === status) return DONE;
      const failed = now.troubles.find(
        (trouble) => failsFor(trouble, status) && !old.includes(textOf(trouble)),
      );
      if (failed !== undefined && 'reason' in failed) return refusal(reasonOf(failed.reason));
      if (choice.systemPresence === 'ON_QUEUE' && now.phone !== null) {
        const held = noStation(now.phone, 'goOnQueue', null);
        if (held !== null) return held;
        if (now.phone.asksOnQueue && phone?.asksOnQueue !== true) return refusal('asksAgent');
      }
      const pending = now.pureCloud.pending?.status === status;
      return pending && waited >= PENDING_AFTER ? { result: 'done', pending: true } : null;
    },
  };
}

/** What was told before is no answer to what was asked now. */
const failsFor = (trouble: Trouble, status: string): boolean =>
  trouble.kind === 'choiceFailed' ||
  (trouble.kind === 'refused' && trouble.side === 'pureCloud' && trouble.status.status === status);

const textOf = (value: unknown): string => JSON.stringify(value);

// ---- the phone

type Phone = NonNullable<SoftphoneView['phone']>;
type Interaction = Phone['interactions'][number];

/** Tells a failure that was there before the deed from one that came of it. */
function newFailure(before: PhoneFailure | null) {
  const old = textOf(before);
  return (
    { failure }: Phone,
    wanted: PhoneFailure['wanted'],
    interaction: string | null,
  ): AnswerBody | null => {
    if (failure?.wanted !== wanted || textOf(failure) === old) return null;
    const isOurs = failure.interaction === interaction || failure.interaction === null;
    return isOurs ? refusal(reasonOf(failure.reason)) : null;
  };
}

function expectCall(
  { number, queue }: Extract<AskedAction, { action: 'dial' }>,
  phone: Phone,
): Expectation {
  if (phone.station === null) return answered(refusal('noStation'));
  if (phone.dialing !== null || phone.interactions.some(isBeingDialed)) {
    return answered(refusal('alreadyDialing'));
  }
  const known = new Set(phone.interactions.map(({ id }) => id));
  const failed = newFailure(phone.failure);
  return {
    before: null,
    deed: { is: 'phone', deed: { is: 'dial', number, queue } },
    look({ phone: now }) {
      if (now === null) return null;
      const failure = failed(now, 'dial', null);
      if (failure !== null) return failure;
      const call = now.interactions.find(
        ({ id, direction }) => direction === 'outbound' && !known.has(id),
      );
      return call === undefined ? null : { result: 'done', interaction: call.id };
    },
  };
}

const isBeingDialed = ({ state, direction }: Interaction): boolean =>
  direction === 'outbound' && (state === 'dialing' || state === 'contacting');

type ChangeAction = Exclude<AskedAction, { action: 'setStatus' } | { action: 'dial' }>;

/** Whether an interaction is as the action wants it; `undefined`: it is no longer there. */
const IS_SO: {
  readonly [A in ChangeAction['action']]: (interaction: Interaction | undefined) => boolean;
} = {
  answer: (now) => now !== undefined && now.state !== 'alerting',
  hangUp: (now) => now === undefined || now.state === 'afterCallWork',
  transfer: (now) => now === undefined || now.state === 'afterCallWork',
  hold: (now) => now?.held === true,
  resume: (now) => now?.held === false,
  mute: (now) => now?.muted === true,
  unmute: (now) => now?.muted === false,
};

/** What is so already needs not be done; a transfer never is. */
const isSoAlready = (action: ChangeAction['action'], interaction: Interaction): boolean =>
  action !== 'transfer' && IS_SO[action](interaction);

function expectChange(asked: ChangeAction, phone: Phone): Expectation {
  const { action, interaction: id } = asked;
  const found = phone.interactions.find((one) => one.id === id);
  if (found === undefined) return answered(refusal('unknownInteraction'));
  if (isSoAlready(action, found)) return answered(DONE);
  if (!found.can.includes(action)) return answered(refusal('notPossible'));
  if (found.underWay.length > 0 && !found.underWay.includes(action) && action !== 'hangUp') {
    return answered(refusal('busy'));
  }
  const failed = newFailure(phone.failure);
  const deed =
    asked.action === 'transfer'
      ? { do: asked.action, interaction: id, to: asked.to }
      : { do: asked.action, interaction: id };
  return {
    before: null,
    deed: { is: 'phone', deed: { is: 'perform', action: deed } },
    look({ phone: now }, waited) {
      if (now === null) return null;
      const failure = failed(now, action, id);
      if (failure !== null) return failure;
      const changed = now.interactions.find((one) => one.id === id);
      // An event can come before PureCloud's answer; until then the next action would find the interaction busy.
      const settled = changed?.underWay.includes(action) !== true || waited >= SETTLED_AFTER;
      if (IS_SO[action](changed)) return settled ? DONE : null;
      return changed === undefined ? refusal('unknownInteraction') : null;
    },
  };
}
