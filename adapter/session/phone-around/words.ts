import type { Language } from '../labels.js';

/** What the utility bar says the phone does. */
export type NoticeKind =
  | 'idle'
  | 'alerting'
  | 'dialing'
  | 'connected'
  | 'held'
  | 'afterCallWork'
  | 'signedOut'
  /** The same of what is no call. */
  | 'offered'
  | 'open';

/** What becomes of a call, for its Task. */
export type CallResult = 'answered' | 'transferred';

/** Words that stand outside the panel: in the utility bar and in Tasks. */
export interface AroundWords {
  readonly notice: Readonly<Record<NoticeKind, string>>;
  readonly result: Readonly<Record<CallResult, string>>;
  readonly direction: { readonly inbound: string; readonly outbound: string };
  /** The subject of a Task; `who` is a number or an address. */
  subject(direction: 'inbound' | 'outbound', who: string): string;
}

const ENGLISH: AroundWords = {
  notice: {
    signedOut: 'Phone: signed out',
    idle: 'Phone',
    alerting: 'Incoming call',
    offered: 'New interaction',
    dialing: 'Calling …',
    connected: 'In a call',
    open: 'Open',
    held: 'On hold',
    afterCallWork: 'After-call work',
  },
  result: { answered: 'Answered', transferred: 'Transferred' },
  direction: { inbound: 'Inbound', outbound: 'Outbound' },
  subject: (direction, who) =>
    (direction === 'inbound' ? 'Call from' : 'Call to') + ` ${who === '' ? 'unknown' : who}`,
};

const JAPANESE: AroundWords = {
  notice: {
    signedOut: '電話: サインアウト中',
    idle: '電話',
    alerting: '着信中',
    offered: '新着',
    dialing: '発信中',
    connected: '通話中',
    open: '対応中',
    held: '保留中',
    afterCallWork: '後処理中',
  },
  result: { answered: '応答', transferred: '転送' },
  direction: { inbound: '着信', outbound: '発信' },
  subject: (direction, who) =>
    `${who === '' ? '非通知' : who} ${direction === 'inbound' ? 'からの着信' : 'への発信'}`,
};

export const AROUND_WORDS: Readonly<Record<Language, AroundWords>> = {
  en: ENGLISH,
  ja: JAPANESE,
};
