import type { EventApiAction } from '../../definition/event-api-settings.js';
import { isRecord, isString } from '../../ports/json.js';
import type { Status } from '../../sync/status.js';

/** What an agent did in a panel, as far as it is the leader's to carry out. */
export type Deed =
  | { readonly action: 'choosePureCloud'; readonly status: Status }
  | { readonly action: 'componentAsked'; readonly what: EventApiAction }
  | { readonly action: 'answer'; readonly yes: boolean }
  | { readonly action: 'resume' }
  | { readonly action: 'retry' }
  | { readonly action: 'staySignedIn' }
  /** It is for the phone's code to know what it is, which the leader has. */
  | { readonly action: 'phone'; readonly deed: unknown }
  | { readonly action: 'around'; readonly deed: unknown };

/** How well a tab could lead: whether its bridge to Omni-Channel lives. */
export type Fitness = 'unknown' | 'fit' | 'unfit';

/** What the tabs tell each other. None of it is a token. */
export type TabMessage =
  /** A tab has opened, or wants to be told afresh: each tab says how fit it is, and the leader what it shows. */
  | { readonly is: 'hello' }
  | { readonly is: 'fitness'; readonly fitness: Fitness }
  | { readonly is: 'bye' }
  /** A visible tab asks whether the leader lives. */
  | { readonly is: 'ask' }
  /** The leader lives. `fresh`: it has only just begun. */
  | { readonly is: 'here'; readonly fresh: boolean }
  /** What the leader shows; who has to draw it finds out whether it is a view (is-view.ts). */
  | { readonly is: 'view'; readonly view: unknown }
  /** A follower's agent did something; repeated under the same name until it is done. */
  | { readonly is: 'do'; readonly id: string; readonly deed: Deed }
  | { readonly is: 'done'; readonly id: string }
  /** The agent does something in a follower, be it only to look at it. */
  | { readonly is: 'active' }
  /** The leader asks another tab to take the lead. */
  | { readonly is: 'take'; readonly to: string };

/** A message with the tab that sent it. */
export type Signed = TabMessage & { readonly from: string };

/** `null` for what is no message, as from a tab that still runs another build. */
export function readMessage(value: unknown): Signed | null {
  if (!isRecord(value) || !isString(value['from'])) return null;
  const { from } = value;
  const message = readUnsigned(value);
  return message === null ? null : { ...message, from };
}

function readUnsigned(value: Readonly<Record<string, unknown>>): TabMessage | null {
  const { is, id, to, fitness, fresh, view } = value;
  switch (is) {
    case 'hello':
    case 'bye':
    case 'ask':
    case 'active':
      return { is };
    case 'fitness':
      return fitness === 'fit' || fitness === 'unfit' || fitness === 'unknown'
        ? { is, fitness }
        : null;
    case 'here':
      return { is, fresh: fresh === true };
    case 'view':
      return { is, view };
    case 'do': {
      const deed = readDeed(value['deed']);
      return isString(id) && deed !== null ? { is, id, deed } : null;
    }
    case 'done':
      return isString(id) ? { is, id } : null;
    case 'take':
      return isString(to) ? { is, to } : null;
    default:
      return null;
  }
}

function readDeed(value: unknown): Deed | null {
  if (!isRecord(value)) return null;
  const { action, status, what, yes, deed } = value;
  switch (action) {
    case 'choosePureCloud':
      return isString(status) ? { action, status } : null;
    case 'componentAsked':
      return isAsked(what) ? { action, what } : null;
    case 'answer':
      return typeof yes === 'boolean' ? { action, yes } : null;
    case 'resume':
    case 'retry':
    case 'staySignedIn':
      return { action };
    case 'phone':
    case 'around':
      return { action, deed };
    default:
      return null;
  }
}

const isAsked = (value: unknown): value is EventApiAction =>
  isString(value) && Object.hasOwn(ASKED, value);

/** A new action does not compile until it is known here. */
const ASKED: Readonly<Record<EventApiAction, true>> = {
  setStatus: true,
  dial: true,
  answer: true,
  hangUp: true,
  hold: true,
  resume: true,
  mute: true,
  unmute: true,
  transfer: true,
};
