import type { OmniActor, Step } from '../../../replay/step.js';
import type { InteractionEvent, RoutingStatus, WorkEvent } from '../../../sync/events.js';
import type { Side } from '../../../sync/status.js';
import { ruleWords } from '../../rules/messages/words.js';
import type { NameOf, TrialMessages } from './messages.js';

const SIDE: Readonly<Record<Side, string>> = { omni: 'Omni-Channel', pureCloud: 'PureCloud' };

const EDITION = { before: '変更前', after: '変更後' } as const;

const ACTOR: Readonly<Record<OmniActor, string>> = {
  agent: 'エージェントが',
  supervisor: 'スーパーバイザーが',
  pushTimeout: '作業を時間内に受け付けなかったため、',
  decline: '作業を辞退したため、',
  login: 'ログインにより、',
  automation: 'コンソール内の別のプログラムが',
};

const WORK: Readonly<Record<WorkEvent['is'], string>> = {
  assigned: 'が割り当てられます',
  accepted: 'を受け付けます',
  declined: 'を辞退します',
  closed: 'が終了します',
};

const OBJECT: Readonly<Record<string, string>> = {
  Case: 'ケース',
  LiveChatTranscript: 'Salesforce のチャット',
  MessagingSession: 'メッセージングセッション',
  Lead: 'リード',
};

const INTERACTION: Readonly<Record<InteractionEvent['is'], string>> = {
  alerting: 'が着信します',
  connected: 'がつながります',
  afterCallWork: 'が切断され、後処理が始まります',
  ended: 'が終了します',
};

const MEDIA: Readonly<Record<string, string>> = {
  voice: '通話',
  callback: 'コールバック',
  chat: 'PureCloud のチャット',
  email: 'メール',
  message: 'メッセージ',
};

const ROUTING: Readonly<Record<RoutingStatus, string>> = {
  IDLE: 'アイドル',
  INTERACTING: '対応中',
  NOT_RESPONDING: '応答なし',
  OFF_QUEUE: 'オフキュー',
  COMMUNICATING: '通信中',
};

const REACH = {
  lost: 'に接続できなくなります',
  back: 'に再び接続できます',
  duplicateLogin: 'が、別の場所でのログインによりエージェントをログアウトします',
} as const;

const word = (words: Readonly<Record<string, string>>, key: string | undefined): string | null =>
  key !== undefined && Object.hasOwn(words, key) ? (words[key] ?? null) : null;

function step(one: Step, nameOf: NameOf): string {
  switch (one.kind) {
    case 'omni':
      return `${ACTOR[one.by]} Omni-Channel を「${nameOf('omni', one.status)}」にします。`;
    case 'pureCloud': {
      const who = one.by === 'agent' ? ACTOR.agent : ACTOR.supervisor;
      return `${who} PureCloud を「${nameOf('pureCloud', one.status)}」にします。`;
    }
    case 'work':
      return `${word(OBJECT, one.channel) ?? '作業項目'}${WORK[one.is]}。`;
    case 'workload':
      return `作業量が ${Math.round(one.percent)}% になります。`;
    case 'interaction':
      return `${word(MEDIA, one.media) ?? 'インタラクション'}${INTERACTION[one.is]}。`;
    case 'routingStatus':
      return `PureCloud のルーティングステータスが「${ROUTING[one.status]}」になります。`;
    case 'reach':
      return `${SIDE[one.side]} ${REACH[one.is]}。`;
    case 'refuse':
      return `${SIDE[one.side]} は「${nameOf(one.side, one.status)}」を受け付けません。`;
    case 'answer':
      return `エージェントが「${one.yes ? 'はい' : 'いいえ'}」と回答します。`;
    case 'restart':
      return 'ページが再読み込みされます。';
    case 'forget':
      return 'ソフトフォンが新たに開始します。';
    case 'expect':
      return '';
  }
}

const { presence, offline } = ruleWords('ja');

export const ja: TrialMessages = {
  names: { language: 'ja', presence, offline },
  side: SIDE,
  intro:
    '変更前の設定と、このページの現在の設定で、エージェントの 1 日を再現します。保存はされず、エージェントへの影響もありません。',
  shift: '再現するシフト',
  builtIn: {
    day: '1 日の流れ: ログイン、通話、チャット、昼食、ログアウト',
    chatAndCall: 'Salesforce のチャット中の通話',
    lunchDuringCall: '通話中に昼食を選択',
    missed: '応答しなかった通話とケース',
    lost: '接続が切れて復旧する',
  },
  ownFile: (name) => `ファイル: ${name}`,
  pick: 'タイムラインファイルを選択…',
  dropHint: 'または、エージェントが保存したタイムラインをここにドロップ',
  playing: 'シフトを再現しています…',
  failed: 'シフトを再現できませんでした。',
  retry: '再試行',

  edition: EDITION,
  lane: (side, edition) => `${SIDE[side]}（${EDITION[edition]}）`,
  chart: 'エージェントに表示されるステータス',
  axisNote: '変化のない長い時間は短く表示しています。',
  events: 'できごと',
  segment: (time, status, cause) => `${time}: ${status}。${cause}`,
  span: (from, to) => `${from}～${to}`,
  hint: 'ステータスやできごとにポインターを合わせると、時間と理由が表示されます。キーボードでは Tab で行に移動し、矢印キーを使います。',
  atStart: '開始時のステータスです。',
  differs: '相違',

  same: 'このシフトでは、変更前と変更後に違いはありません。',
  differences: (count) => `このシフトでの違い: ${count} 件`,
  difference: ({ side, before, after }) =>
    `${SIDE[side]} は「${before}」ではなく「${after}」になります。`,
  sync: {
    before: {
      off: '変更前の設定では、同期はオフです。',
      broken: '変更前の設定にはエラーがあるため、同期はオフのままです。',
    },
    after: {
      off: '変更後の設定では、同期はオフです。',
      broken: '変更後の設定にはエラーがあるため、同期はオフのままです。',
    },
  },
  remark: ({ edition, is }, time) =>
    is === 'asking'
      ? `${time}（${EDITION[edition]}）: キューに入るかどうかを、ソフトフォンがエージェントに確認します。`
      : `${time}（${EDITION[edition]}）: ステータスが繰り返し元に戻されるため、同期が一時停止します。`,

  showTable: '表で表示',
  hideTable: '表を閉じる',
  table: 'エージェントに表示されるステータスの表',
  time: '時間',
  event: 'できごと',

  step,
  sentence: (why) => `エージェントへの表示: 「${why}。」`,
  problemTitle: (file) => `${file} は再現できません。`,
  moreProblems: (count) => `ほかに ${count} 件あります。`,
  problem: (problem) => {
    switch (problem.is) {
      case 'line': {
        const { field, expected, found } = problem.misfit;
        const where = field === '' ? '' : `の「${field}」`;
        return `${problem.line} 行目${where}を読み取れません。必要な値: ${expected}、実際の値: ${found}`;
      }
      case 'step': {
        const { step: number, field, expected, found } = problem.misfit;
        const where = number === null ? 'ファイル' : `ステップ ${number + 1}`;
        const name = field === '' ? '' : `の「${field}」`;
        return `${where}${name}を読み取れません。必要な値: ${expected}、実際の値: ${found}`;
      }
      case 'other':
        return 'このソフトフォンのタイムラインではありません。エージェントが「履歴を保存」で保存したファイル（JSON Lines）か、再現ツールのシナリオを選択してください。';
      case 'empty':
        return '何も記録されていません。できごとの後に保存したタイムラインを選択してください。';
      case 'tooLarge':
        return '20 MB を超えています。より短いタイムラインを選択してください。';
      case 'unreadable':
        return 'ブラウザーで読み取れませんでした。ファイルがあることを確認して、選択し直してください。';
    }
  },
};
