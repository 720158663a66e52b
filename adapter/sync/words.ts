import type { Cause } from './commands.js';
import type { Side, Status } from './status.js';

export type Language = 'en' | 'ja';

/** The label of a status, as the agent knows it. */
export type NameOf = (side: Side, status: Status) => string;

/**
 * Says in one sentence what was set and why: "Omni-Channel set to Busy because you are on a call in PureCloud".
 * `statusName` is the label of the status that was set.
 */
export function whyText(
  cause: Cause,
  side: Side,
  statusName: string,
  language: Language,
  nameOf: NameOf,
): string {
  const words = WORDS[language];
  return words.sentence(PRODUCT[side], statusName, words.reason(cause, nameOf));
}

const PRODUCT: Record<Side, string> = { omni: 'Omni-Channel', pureCloud: 'PureCloud' };

interface Words {
  sentence(product: string, status: string, reason: string): string;
  reason(cause: Cause, nameOf: NameOf): string;
}

const ENDED = ' ended';

/** What a cause is about, whatever the rule is called. */
type Kind =
  'work' | 'interaction' | 'refused' | 'start' | 'answered' | 'choice' | 'status' | 'other';

function kindOf({ rule, event }: Cause): Kind {
  const name = rule.endsWith(ENDED) ? rule.slice(0, -ENDED.length) : rule;
  if (name === 'onQueueRefused') return 'refused';
  if (name === 'start') return 'start';
  if (name === 'salesforceWork') return 'work';
  if (name === 'pureCloudWork') return 'interaction';
  if (event.type === 'answered') return 'answered';
  if (name === 'choice') return 'choice';
  switch (event.type) {
    case 'work':
    case 'workload':
      return 'work';
    case 'interaction':
    case 'routingStatus':
      return 'interaction';
    case 'status':
    case 'chosen':
    case 'found':
      return 'status';
    default:
      return 'other';
  }
}

const itemOf = (cause: Cause): string => (/^rule\d+/.test(cause.rule) ? ` (${cause.rule})` : '');

const EN_MEDIA: Readonly<Record<string, string>> = {
  voice: 'a call',
  callback: 'a callback',
  chat: 'a chat',
  email: 'an email',
  message: 'a message',
};

const EN_OBJECT: Readonly<Record<string, string>> = {
  Case: 'a case',
  MessagingSession: 'a messaging session',
  LiveChatTranscript: 'a chat',
  Lead: 'a lead',
};

const lookUp = (words: Readonly<Record<string, string>>, key: string | undefined): string | null =>
  key !== undefined && Object.hasOwn(words, key) ? (words[key] ?? null) : null;

const english: Words = {
  sentence: (product, status, reason) => `${product} set to ${status} because ${reason}`,
  reason(cause, nameOf) {
    const { event } = cause;
    const ended = cause.rule.endsWith(ENDED);
    const isNow =
      event.side !== undefined && event.status !== undefined
        ? `${PRODUCT[event.side]} is ${nameOf(event.side, event.status)}`
        : null;
    switch (kindOf(cause)) {
      case 'work':
        return ended
          ? `your work in Salesforce has ended${itemOf(cause)}`
          : `you are working on ${lookUp(EN_OBJECT, event.object) ?? 'a work item'} in Salesforce${itemOf(cause)}`;
      case 'interaction':
        if (event.is === 'NOT_RESPONDING') return `PureCloud says Not Responding${itemOf(cause)}`;
        return ended
          ? `your work in PureCloud has ended${itemOf(cause)}`
          : `you are on ${lookUp(EN_MEDIA, event.media) ?? 'an interaction'} in PureCloud${itemOf(cause)}`;
      case 'refused':
        return 'PureCloud did not take you on queue';
      case 'start':
        return isNow === null ? 'the softphone started' : `at the start ${isNow}`;
      case 'answered':
        return event.is === 'yes' ? 'you answered Yes' : 'you answered No';
      case 'choice':
        if (event.reason === 'supervisor') return 'your supervisor chose it';
        if (event.reason === 'toolkit') return 'another program in the console set it';
        return 'you chose it';
      case 'status':
        if (isNow === null) return 'a status changed';
        if (event.type === 'found') return `it was found that ${isNow}${itemOf(cause)}`;
        return event.reason === 'supervisor'
          ? `your supervisor changed your status: ${isNow}${itemOf(cause)}`
          : `${isNow}${itemOf(cause)}`;
      case 'other':
        return `of rule ${cause.rule}`;
    }
  },
};

const JA_MEDIA: Readonly<Record<string, string>> = {
  voice: '通話',
  callback: 'コールバック',
  chat: 'チャット',
  email: 'メール',
  message: 'メッセージ',
};

const JA_OBJECT: Readonly<Record<string, string>> = {
  Case: 'ケース',
  MessagingSession: 'メッセージングセッション',
  LiveChatTranscript: 'チャット',
  Lead: 'リード',
};

const japanese: Words = {
  sentence: (product, status, reason) => `${reason}ため、${product} を「${status}」に変更しました`,
  reason(cause, nameOf) {
    const { event } = cause;
    const ended = cause.rule.endsWith(ENDED);
    const isNow =
      event.side !== undefined && event.status !== undefined
        ? `${PRODUCT[event.side]} が「${nameOf(event.side, event.status)}」になった`
        : null;
    const item = itemOf(cause);
    switch (kindOf(cause)) {
      case 'work':
        return ended
          ? `Salesforce での作業が終わった${item}`
          : `Salesforce で${lookUp(JA_OBJECT, event.object) ?? '作業項目'}に対応している${item}`;
      case 'interaction':
        if (event.is === 'NOT_RESPONDING') return `PureCloud が応答なしの状態になった${item}`;
        return ended
          ? `PureCloud での対応が終わった${item}`
          : `PureCloud で${lookUp(JA_MEDIA, event.media) ?? 'インタラクション'}に対応している${item}`;
      case 'refused':
        return 'PureCloud がキューへの参加を受け付けなかった';
      case 'start':
        return isNow === null ? 'ソフトフォンを開始した' : `開始時に ${isNow}`;
      case 'answered':
        return event.is === 'yes' ? '「はい」と回答した' : '「いいえ」と回答した';
      case 'choice':
        if (event.reason === 'supervisor') return 'スーパーバイザーが選択した';
        if (event.reason === 'toolkit') return 'コンソール内の別のプログラムが設定した';
        return 'ご自身で選択した';
      case 'status':
        if (isNow === null) return '状況が変わった';
        return event.reason === 'supervisor'
          ? `スーパーバイザーの操作で ${isNow}${item}`
          : `${isNow}${item}`;
      case 'other':
        return `ルール ${cause.rule} による`;
    }
  },
};

const WORDS: Record<Language, Words> = { en: english, ja: japanese };
