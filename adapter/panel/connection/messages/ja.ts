import type { FailureReason, LossReason } from '../../../sync/events.js';
import type { Side } from '../../../sync/status.js';
import type { AskedRow, HeardRow } from '../../../session/view.js';
import { wordFor, type ConnectionMessages } from './messages.js';

const SIDE: Readonly<Record<Side, string>> = { omni: 'Omni-Channel', pureCloud: 'PureCloud' };

const FAILURE: Readonly<Record<FailureReason, string>> = {
  timeout: '時間内に応答がありませんでした',
  network: 'ネットワークエラーが発生しました',
  rateLimited: '要求が多すぎます',
  serverError: 'サーバーでエラーが発生しました',
  notPermitted: '権限がありません',
  notGranted: 'このステータスが割り当てられていません',
  refused: '理由は通知されませんでした',
};

const LOSS: Readonly<Record<LossReason, string>> = {
  connection: '接続が切れました',
  duplicateLogin: '別の場所でログインしました',
  maintenance: 'メンテナンスのためログアウトされました',
  bridgeSilent: 'ブリッジの応答がありません',
  omniMissing: 'このアプリケーションでは利用できません',
  signedOut: 'サインアウトしています',
  tokenExpired: 'サインインの有効期限が切れました',
};

const WORK: Readonly<Record<string, string>> = {
  assigned: 'Salesforce の作業項目が割り当てられました',
  accepted: 'Salesforce の作業項目を承認しました',
  declined: 'Salesforce の作業項目が却下されました',
  closed: 'Salesforce の作業項目が終了しました',
};

const INTERACTION: Readonly<Record<string, string>> = {
  alerting: 'PureCloud のインタラクションを呼び出しています',
  connected: 'PureCloud のインタラクションに接続しました',
  afterCallWork: 'PureCloud の後処理が始まりました',
  ended: 'PureCloud のインタラクションが終了しました',
};

const ITEM: Readonly<Record<string, string>> = {
  voice: '通話',
  callback: 'コールバック',
  chat: 'チャット',
  email: 'メール',
  message: 'メッセージ',
  Case: 'ケース',
  Lead: 'リード',
  MessagingSession: 'メッセージングセッション',
  LiveChatTranscript: 'チャット',
};

const ROUTING: Readonly<Record<string, string>> = {
  IDLE: '待機中',
  INTERACTING: '対応中',
  NOT_RESPONDING: '応答なし',
  OFF_QUEUE: 'オフキュー',
  COMMUNICATING: '通信中',
};

const itemIn = ({ item }: HeardRow): string =>
  item === undefined ? '' : `（${wordFor(ITEM, item)}）`;

function status({ side, label = '', is, reason, echo, change }: HeardRow): string {
  const product = SIDE[side ?? 'omni'];
  if (is === 'heldBack')
    return `${product} は、対応が終わるまで「${label}」への変更を保留しています。`;
  if (echo === true) return `設定どおり、${product} が「${label}」になりました。`;
  switch (reason) {
    case 'manual':
      return `ご自身で ${product} を「${label}」に変更しました。`;
    case 'supervisor':
      return `スーパーバイザーが ${product} を「${label}」に変更しました。`;
    case 'pushTimeout':
      return `時間内に作業が承認されなかったため、${product} が「${label}」になりました。`;
    case 'decline':
      return `作業が却下されたため、${product} が「${label}」になりました。`;
    case 'login':
      return `ログイン時に ${product} が「${label}」になりました。`;
    case 'toolkit':
      return `コンソール内の別のプログラムが ${product} を「${label}」に変更しました。`;
    default:
      return change
        ? `${product} が「${label}」になりました。`
        : `${product} は「${label}」のままです。`;
  }
}

const ASKED: Readonly<Record<AskedRow['action'], string>> = {
  setStatus: 'PureCloud のステータスの変更',
  dial: '発信',
  answer: '応答',
  hangUp: '切断',
  hold: '保留',
  resume: '保留の解除',
  mute: 'ミュート',
  unmute: 'ミュートの解除',
  transfer: '転送',
};

function heard(row: HeardRow): string {
  const { is, reason, label = '' } = row;
  const product = SIDE[row.side ?? 'omni'];
  switch (row.event) {
    case 'status':
      return status(row);
    case 'work':
      return `${wordFor(WORK, is)}${itemIn(row)}。`;
    case 'workload':
      return `Salesforce の作業負荷は ${is ?? ''}% です。`;
    case 'interaction':
      return `${wordFor(INTERACTION, is)}${itemIn(row)}。`;
    case 'routingStatus':
      return `PureCloud のルーティング状況は「${wordFor(ROUTING, is)}」です。`;
    case 'reach':
      return is === 'back'
        ? `${product} に再び接続しました。`
        : `${product} に接続できません。${wordFor(LOSS, reason)}。`;
    case 'read':
      return is === 'failed'
        ? `${product} を確認できませんでした。${wordFor(FAILURE, reason)}。`
        : `${product} を確認しました：「${label}」。`;
    case 'start':
      return is === 'goesOn'
        ? 'ページの再読み込み後、ソフトフォンを再開しました。'
        : 'ソフトフォンを開始しました。';
    case 'configured':
      return '設定を再度適用しました。';
    case 'chosen':
      return `パネルで ${product} の「${label}」を選択しました。`;
    case 'answered':
      return is === 'yes' ? '「はい」と回答しました。' : '「いいえ」と回答しました。';
    case 'resume':
      return '「再開」を選択しました。';
    case 'answer':
    case 'wake':
      return '';
  }
}

const RELOAD = 'ページを再読み込みしてください。解決しない場合は、管理者に連絡してください。';
const WAIT = 'しばらくお待ちください。続く場合は、ページを再読み込みしてください。';

export const ja: ConnectionMessages = {
  label: '接続状況と履歴',
  back: '戻る',
  pages: { links: '接続状況', timeline: '履歴' },
  loading: 'お待ちください…',
  failed: {
    what: '情報を取得できませんでした。',
    todo: 'もう一度お試しください。解決しない場合は、ページを再読み込みしてください。',
  },
  retry: '再試行',
  saveTimeline: '履歴を保存',
  saveBundle: 'サポート情報を保存',
  saveNote: '管理者に渡すためのファイルです。パスワード、氏名、電話番号は含まれません。',

  state: { ok: '正常', waiting: '待機中', broken: '異常', unknown: '不明' },
  since: (time) => `${time}から`,
  links: {
    frame: {
      name: 'Salesforce 内の表示',
      ok: { what: 'Salesforce がこのページを表示しています。', todo: '' },
      waiting: { what: 'Salesforce の応答を待っています。', todo: WAIT },
      broken: {
        what: 'このページは Salesforce 内に表示されていません。',
        todo: 'Salesforce コンソールのユーティリティバーからソフトフォンを開いてください。',
      },
    },
    host: {
      name: 'Open CTI の接続',
      ok: { what: 'Salesforce の Open CTI スクリプトが応答しています。', todo: '' },
      waiting: { what: 'Salesforce の Open CTI スクリプトを開始しています。', todo: WAIT },
      broken: { what: 'Salesforce の Open CTI スクリプトが動作していません。', todo: RELOAD },
    },
    definition: {
      name: 'コールセンターの設定',
      ok: { what: 'コールセンターの設定を読み込みました。', todo: '' },
      waiting: { what: 'コールセンターの設定を読み込んでいます。', todo: WAIT },
      broken: {
        what: 'コールセンターの設定を使用できません。',
        todo: '最初のページの内容を管理者に伝えてください。',
      },
    },
    bridge: {
      name: 'Omni-Channel ブリッジ',
      ok: { what: 'Omni-Channel との連携が応答しています。', todo: '' },
      waiting: { what: 'Omni-Channel との連携の応答を待っています。', todo: WAIT },
      broken: { what: 'Omni-Channel との連携が応答していません。', todo: RELOAD },
    },
    omniChannel: {
      name: 'Omni-Channel の接続',
      ok: { what: 'Omni-Channel に接続しています。', todo: '' },
      waiting: { what: 'Omni-Channel の応答を待っています。', todo: WAIT },
      broken: {
        what: 'Omni-Channel に接続していません。',
        todo: 'ユーティリティバーの Omni-Channel を開いてください。',
      },
    },
    signIn: {
      name: 'PureCloud のサインイン',
      ok: { what: 'PureCloud にサインインしています。', todo: '' },
      waiting: {
        what: 'PureCloud にまだサインインしていません。',
        todo: '前の画面に戻ってサインインしてください。',
      },
      broken: {
        what: 'PureCloud にサインインしていません。',
        todo: '前の画面に戻って、もう一度サインインしてください。',
      },
    },
    identity: {
      name: '2 つのアカウントの照合',
      ok: { what: 'Salesforce と PureCloud のユーザーは一致しています。', todo: '' },
      waiting: { what: 'PureCloud のユーザーをまだ確認していません。', todo: WAIT },
      broken: {
        what: 'Salesforce と PureCloud のユーザーが一致していません。',
        todo: 'ここで PureCloud からサインアウトし、自分のアカウントでサインインしてください。',
      },
    },
    rest: {
      name: 'PureCloud への要求',
      ok: { what: 'PureCloud が要求に応答しています。', todo: '' },
      waiting: { what: 'PureCloud への要求はまだありません。', todo: WAIT },
      broken: {
        what: 'PureCloud への最後の要求が失敗しました。',
        todo: 'ネットワークを確認してください。続く場合は、サポート情報を管理者に渡してください。',
      },
    },
    notifications: {
      name: 'PureCloud からの通知',
      ok: { what: 'PureCloud の変更がすぐに通知されます。', todo: '' },
      waiting: { what: '接続しています。', todo: WAIT },
      broken: {
        what: '接続が切れました。',
        todo: '自動的に再試行しています。続く場合は、ネットワークを確認してください。',
      },
    },
    leader: {
      name: '同期を担当するタブ',
      ok: { what: 'ブラウザーのタブの 1 つがステータスを同期しています。', todo: '' },
      waiting: { what: '同期を担当するタブがまだ決まっていません。', todo: WAIT },
      broken: { what: '同期を担当するタブが応答していません。', todo: RELOAD },
    },
    storage: {
      name: 'ブラウザーの保存領域',
      ok: { what: '再読み込み後に必要な情報をブラウザーに保存しています。', todo: '' },
      waiting: { what: 'ブラウザーに情報を保存できるか確認しています。', todo: WAIT },
      broken: {
        what: 'ブラウザーに情報を保存できません。再読み込みすると、サインインまたはステータスの保持に関する情報が失われます。',
        todo: 'ソフトフォンはこのまま利用できます。このページによるデータの保存を許可するよう、管理者に依頼してください。',
      },
    },
  },
  omniWay: {
    bridge: '使用中：ユーティリティバーのブリッジ',
    console: '使用中：コンソールのツールキット (integration.js)、ブリッジなし',
    bridgeInstead:
      '使用中：ユーティリティバーのブリッジ。コールセンターではコンソールのツールキット (integration.js) が指定されていますが、このページでは応答しません。',
    alone: '使用中：Salesforce からの通知、ブリッジなし',
  },
  signInNeeds: {
    title: 'サインイン用のウィンドウにエラーが表示された場合',
    redirect: {
      what: 'リダイレクトアドレス (redirect URI) に関するエラー',
      todo: 'PureCloud の OAuth クライアントの「承認済みリダイレクト URI」に、次のアドレスをそのまま追加するよう管理者に依頼してください。',
    },
    client: {
      what: 'クライアントまたは組織が見つからないというエラー',
      todo: 'コールセンターのリージョンとクライアント ID を PureCloud と照合するよう管理者に依頼してください。クライアントと組織は、それぞれのリージョンにのみ存在します。',
    },
    region: 'リージョン',
    clientId: 'クライアント ID',
    redirectUri: 'リダイレクトアドレス',
  },
  foreign: (count) => `ほかの Web ページからのメッセージ ${count} 件を無視しました。`,
  unknown: {
    what: 'この前の項目が正常になると確認できます。',
    todo: '',
  },

  side: '対象',
  sides: { both: '両方', ...SIDE },
  onlyChanges: 'ステータスの変更のみ',
  timelineOff: {
    what: 'このコールセンターの設定では、履歴は残りません。起きたことは何も記録されていません。',
    todo: '今の状態は最初のページで確認できます。サポート情報にも今の状態だけが入ります。',
  },
  timelineSilent: {
    what: '履歴は同期を担当するタブにありますが、そのタブが応答していません。',
    todo: RELOAD,
  },
  empty: 'まだ何も起きていません。',
  rows: (count) => `${count} 件`,
  heard,
  asked: ({ action }) => `コンソールの別のコンポーネントからの依頼: ${ASKED[action]}。`,
  outcome: ({ outcome, attempt }) => {
    const again = attempt === 1 ? '' : `${attempt} 回目の試行。`;
    if (outcome === 'taken') return again;
    return outcome === 'unanswered'
      ? `${again}応答がありません。`
      : `${again}変更できませんでした。${FAILURE[outcome]}。`;
  },
};
