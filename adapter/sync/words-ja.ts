import type { How, Reason } from './reason.js';
import { lookUp, PRODUCT, type NameOf, type Words } from './vocabulary.js';

const MEDIA: Readonly<Record<string, string>> = {
  voice: '通話',
  callback: 'コールバック',
  chat: 'チャット',
  email: 'メール',
  message: 'メッセージ',
};

const OBJECT: Readonly<Record<string, string>> = {
  Case: 'ケース',
  MessagingSession: 'メッセージングセッション',
  LiveChatTranscript: 'チャット',
  Lead: 'リード',
};

const object = (name: string | undefined): string => lookUp(OBJECT, name) ?? '作業項目';
const media = (name: string | undefined): string => lookUp(MEDIA, name) ?? 'インタラクション';

const CHOSEN: Record<How, string> = {
  agent: 'ご自身で選択した',
  supervisor: 'スーパーバイザーが選択した',
  automation: 'コンソール内の別のプログラムが設定した',
  pushTimeout: '作業項目を時間内に受け付けなかった',
  decline: '作業項目を辞退した',
  found: 'すでにそのように設定されていた',
};

/** What goes before 「Omni-Channel が「昼食」になった」. */
const CHANGED: Record<How, string> = {
  agent: '',
  supervisor: 'スーパーバイザーの操作で ',
  automation: 'コンソール内の別のプログラムにより ',
  pushTimeout: '作業項目を時間内に受け付けず、',
  decline: '作業項目を辞退し、',
  found: '確認の結果、',
};

export const japanese: Words = {
  sentence: (product, status, reason) => `${reason}ため、${product} を「${status}」に変更しました`,
  item: (rule) => `（${rule}）`,
  reason(reason: Reason, nameOf: NameOf): string {
    switch (reason.is) {
      case 'working':
        return `Salesforce で${object(reason.object)}に対応している`;
      case 'offered':
        return `Salesforce で${object(reason.object)}が割り当てられた`;
      case 'closed':
        return `Salesforce で${object(reason.object)}への対応が終わった`;
      case 'declined':
        return `Salesforce で${object(reason.object)}を辞退した`;
      case 'workEnded':
        return 'Salesforce での作業が終わった';
      case 'workload':
        return `Salesforce での作業量が ${reason.percent}% になった`;
      case 'interacting':
        return `PureCloud で${media(reason.media)}に対応している`;
      case 'alerting':
        return `PureCloud で${media(reason.media)}の着信がある`;
      case 'interactionEnded':
        return `PureCloud で${media(reason.media)}への対応が終わった`;
      case 'interactionsEnded':
        return 'PureCloud での対応が終わった';
      case 'afterCallWork':
        return 'PureCloud で後処理をしている';
      case 'notResponding':
        return 'PureCloud が応答なしの状態になった';
      case 'refused':
        return 'PureCloud がキューへの参加を受け付けなかった';
      case 'started':
        return 'ソフトフォンを開始した';
      case 'startedWith':
        return `開始時に ${PRODUCT[reason.side]} が「${nameOf(reason.side, reason.status)}」だった`;
      case 'unreachable':
        return `${PRODUCT[reason.side]} に接続できない`;
      case 'reachable':
        return `${PRODUCT[reason.side]} に再び接続できた`;
      case 'yes':
        return '「はい」と回答した';
      case 'no':
        return '「いいえ」と回答した';
      case 'chosen':
        return CHOSEN[reason.how];
      case 'chosenBefore':
        return '先にご自身で選択していた';
      case 'changed':
        return `${CHANGED[reason.how]}${PRODUCT[reason.side]} が「${nameOf(reason.side, reason.status)}」になった`;
      case 'held':
        return `${reason.rule} の条件がまだ続いている`;
      case 'released':
        return `${reason.rule} の条件が終わった`;
      case 'applied':
        return `${reason.rule} が適用された`;
    }
  },
};
