import type { Messages } from './messages.js';
import { timeIn } from './times.js';
import type { FailureReason, LossReason } from '../../sync/events.js';
import type { Side } from '../../sync/status.js';

const SIDE: Readonly<Record<Side, string>> = { omni: 'Omni-Channel', pureCloud: 'PureCloud' };

const clock = (at: number): string => timeIn('ja', at);

const FAILURE: Readonly<Record<FailureReason, string>> = {
  timeout: '時間内に応答がありませんでした',
  network: 'ネットワークエラーが発生しました',
  rateLimited: '要求が多すぎます',
  serverError: 'サーバーでエラーが発生しました',
  notPermitted: '使用する権限がありません',
  notGranted: 'このステータスが割り当てられていません',
  refused: '理由は通知されませんでした',
};

const failureAdvice = (reason: FailureReason): string => {
  switch (reason) {
    case 'notPermitted':
    case 'notGranted':
      return '別のステータスを選択し、必要な場合は管理者に権限の付与を依頼してください。';
    case 'network':
      return 'ネットワークを確認してから、もう一度ステータスを選択してください。';
    case 'refused':
      return '別のステータスを選択してください。このステータスが必要な場合は、管理者に連絡してください。';
    case 'timeout':
    case 'rateLimited':
    case 'serverError':
      return 'しばらく待ってから、もう一度ステータスを選択してください。';
  }
};

const LOSS: Readonly<Record<LossReason, (side: string, since: string) => string>> = {
  connection: (side, since) => `${since}に ${side} との接続が切れました。`,
  duplicateLogin: (side, since) => `${since}に別の場所で ${side} にログインしました。`,
  maintenance: (side, since) => `メンテナンスのため、${since}に ${side} からログアウトされました。`,
  bridgeSilent: (side, since) => `${since}から ${side} の応答がありません。`,
  omniMissing: (side, since) => `${since}から、このアプリケーションで ${side} を利用できません。`,
  signedOut: (side, since) => `${since}に ${side} からサインアウトしました。`,
  tokenExpired: (side, since) => `${since}に ${side} のサインインの有効期限が切れました。`,
};

const LOSS_ADVICE: Readonly<Record<LossReason, string>> = {
  connection: '自動的に再接続を試みています。接続が回復するまで、ステータスは同期されません。',
  duplicateLogin: 'このウィンドウで作業する場合は、ここで Omni-Channel にログインしてください。',
  maintenance: 'メンテナンスの終了後に、もう一度 Omni-Channel にログインしてください。',
  bridgeSilent: '自動的に再試行しています。続く場合は、ページを再読み込みしてください。',
  omniMissing:
    'コンソールアプリケーションを開くか、管理者に Omni-Channel の追加を依頼してください。',
  signedOut: 'ステータスを同期するには、もう一度サインインしてください。',
  tokenExpired: 'ステータスを同期するには、もう一度サインインしてください。',
};

const RELOAD = 'ページを再読み込みしてください。解決しない場合は、管理者に連絡してください。';

export const ja: Messages = {
  language: 'ja',
  softphone: 'ソフトフォン',
  side: SIDE,
  time: clock,

  header: { signOut: 'サインアウト' },
  signIn: {
    title: 'PureCloud にサインイン',
    text: 'サインインすると、PureCloud のステータスをここで確認、変更できます。サインイン用の小さなウィンドウが開きます。',
    button: 'サインイン',
    underWay: '開いたウィンドウでサインインを完了してください。',
    notPossible: 'コールセンターの設定に、サインイン先がまだ登録されていません。',
  },
  connecting: {
    title: '接続しています…',
    pureCloud: {
      signedOut: 'PureCloud にサインインしていません',
      connecting: 'PureCloud に接続しています…',
      ready: 'PureCloud に接続しました',
      lost: 'PureCloud に再接続しています…',
    },
    omni: {
      connecting: 'Omni-Channel の応答を待っています…',
      ready: 'Omni-Channel に接続しました',
      other: 'Omni-Channel に接続していません',
    },
  },
  misconfigured: {
    what: 'ソフトフォンの設定が完了していません',
    todo: '管理者による設定が必要です。以下の内容を管理者に伝えてください。',
  },
  pureCloud: {
    menu: 'PureCloud のステータス',
    unknown: '確認中',
    pending: (status) => `PureCloud が「${status.label}」に切り替わるのを待っています。`,
    lost: '接続していません。最後に確認したステータスを表示しています。',
  },
  queue: {
    label: 'オンキュー',
    on: 'インタラクションを受け付けます。',
    off: 'インタラクションを受け付けません。',
    goingOn: 'オンキューに切り替えています…',
    goingOff: 'オフキューに切り替えています…',
  },
  omni: {
    unknown: '確認中',
    pending: (status) => `対応が終わると「${status.label}」に切り替わります。`,
    condition: {
      connecting: 'Omni-Channel の応答を待っています…',
      ready: '',
      bridgeMissing: '接続していません',
      bridgeSilent: '接続していません。最後に確認したステータスを表示しています。',
      omniMissing: 'このアプリケーションでは利用できません',
      connectionError: '接続していません。最後に確認したステータスを表示しています。',
      duplicateLogin: '別の場所でログインしています',
      maintenance: 'メンテナンスのためログアウトされました',
    },
  },
  sync: {
    label: '同期',
    is: {
      off: '同期: オフ',
      starting: '同期: 準備中',
      on: '同期: オン',
      paused: '同期: 一時停止中',
      waiting: '同期: 待機中',
    },
    means: {
      off: '2 つのステータスは連動しません。',
      starting: '両方のステータスを確認しています。',
      on: '',
      paused: '現在、2 つのステータスは連動していません。',
      waiting: '上記の内容が解決すると再開します。',
    },
    nothingYet: 'まだ変更はありません。',
    last: (sentence) => `${sentence}。`,
    holds: (by, n, status) => {
      const work =
        by === 'pureCloud' ? `PureCloud で ${n} 件対応中` : `Salesforce の作業項目 ${n} 件に対応中`;
      const other = by === 'pureCloud' ? SIDE.omni : SIDE.pureCloud;
      return status === null
        ? `${work}のため、${other} のステータスを保持しています。`
        : `${work}のため、${other} を「${status}」にしています。`;
    },
  },
  question: {
    title: 'オンキューにしますか?',
    text: ({ pureCloud, omni }) =>
      `PureCloud は「${pureCloud.label}」、Omni-Channel は「${omni.label}」です。両方をオンキューにしますか?`,
    yes: 'はい',
    no: 'いいえ',
  },
  troubles: {
    label: '問題',
    notes: 'お知らせ',
    level: { error: 'エラー:', warning: '警告:', info: 'お知らせ:' },
    signIn: '再サインイン',
    resume: '再開',
    retry: '再試行',
  },
  trouble: {
    host: ({ reason }) => {
      switch (reason) {
        case 'notFramed':
          return {
            what: 'このページは Salesforce の外で開かれています。',
            todo: 'Salesforce コンソールのユーティリティバーからソフトフォンを開いてください。',
          };
        case 'originMissing':
          return {
            what: 'Salesforce からアドレス (sfdcIframeOrigin) が渡されませんでした。',
            todo: RELOAD,
          };
        case 'modeMissing':
          return { what: 'Salesforce から表示モードが渡されませんでした。', todo: RELOAD };
        case 'scriptBlocked':
          return {
            what: 'Salesforce の Open CTI スクリプトを読み込めませんでした。',
            todo: 'ページを再読み込みしてください。解決しない場合は、ネットワーク、拡張機能、またはセキュリティポリシーでブロックされている可能性があることを管理者に伝えてください。',
          };
        case 'initFailed':
          return {
            what: 'Salesforce の Open CTI スクリプトを開始できませんでした。',
            todo: RELOAD,
          };
        case 'noAnswer':
          return { what: 'Salesforce から応答がありません。', todo: RELOAD };
        case 'settingsRefused':
          return {
            what: 'コールセンターの設定を Salesforce から取得できませんでした。',
            todo: 'コールセンターに割り当てられているかどうかを管理者に確認し、ページを再読み込みしてください。',
          };
      }
    },
    notYetKnown: ({ name }) => ({
      what: `Omni-Channel のステータス「${name}」はまだ確認されていないため、設定できません。`,
      todo: 'Omni-Channel で一度このステータスを選択してください。以後は自動的に設定できます。',
    }),
    signIn: ({ reason }) => {
      switch (reason) {
        case 'popupBlocked':
          return {
            what: 'サインイン用のウィンドウがブラウザーでブロックされました。',
            todo: 'アドレスバーでこのページのポップアップを許可してから、もう一度サインインしてください。',
          };
        case 'popupClosed':
          return {
            what: 'サインインが完了する前にウィンドウが閉じられました。',
            todo: '準備ができたら、もう一度サインインしてください。',
          };
        case 'denied':
          return {
            what: 'PureCloud へのサインインが拒否されました。',
            todo: '正しいアカウントを使用しているか確認してください。正しい場合は、管理者にアクセス権の付与を依頼してください。',
          };
        case 'stateMismatch':
          return {
            what: 'サインインの応答を検証できなかったため、破棄しました。',
            todo: 'ほかのサインイン用ウィンドウを閉じてから、もう一度サインインしてください。',
          };
        case 'exchangeFailed':
          return {
            what: 'PureCloud でサインインを完了できませんでした。',
            todo: 'しばらく待ってから、もう一度サインインしてください。解決しない場合は、管理者に連絡してください。',
          };
        case 'timeout':
          return {
            what: 'サインインがタイムアウトしました。',
            todo: 'もう一度サインインしてください。',
          };
        case 'misconfigured':
          return {
            what: 'サインインの設定に誤りがあります。',
            todo: 'コールセンターの環境とクライアント ID の確認を管理者に依頼してください。',
          };
      }
    },
    tokenEnds: ({ at }) => ({
      what: `PureCloud のサインインは${clock(at)}に有効期限が切れます。`,
      todo: '接続を維持するには、それまでにもう一度サインインしてください。',
    }),
    tokenGone: ({ because }) => ({
      what:
        because === 'expired'
          ? 'PureCloud のサインインの有効期限が切れました。'
          : 'PureCloud のサインインが取り消されました。',
      todo: 'ステータスを同期するには、もう一度サインインしてください。',
    }),
    omni: ({ condition }) => {
      switch (condition) {
        case 'bridgeMissing':
          return {
            what: 'このアプリケーションでは Omni-Channel と連携できません。',
            todo: 'ページを再読み込みしてください。解決しない場合は、ユーティリティバーに Omni-Channel ブリッジを追加するよう管理者に依頼してください。',
          };
        case 'bridgeSilent':
          return {
            what: 'Omni-Channel との連携が応答しなくなりました。',
            todo: LOSS_ADVICE.bridgeSilent,
          };
        case 'omniMissing':
          return {
            what: 'このアプリケーションには Omni-Channel がありません。',
            todo: LOSS_ADVICE.omniMissing,
          };
        case 'connectionError':
          return {
            what: 'Omni-Channel の接続が切れました。',
            todo: '自動的に再試行しています。続く場合は、ユーティリティバーの Omni-Channel を開いてください。',
          };
        case 'duplicateLogin':
          return {
            what: '別の場所で Omni-Channel にログインしたため、ここでの接続は終了しました。',
            todo: LOSS_ADVICE.duplicateLogin,
          };
        case 'maintenance':
          return {
            what: 'メンテナンスのため、Omni-Channel からログアウトされました。',
            todo: LOSS_ADVICE.maintenance,
          };
      }
    },
    unreachable: ({ side, reason, since }) => ({
      what: LOSS[reason](SIDE[side], clock(since)),
      todo: LOSS_ADVICE[reason],
    }),
    refused: ({ side, status, reason }) => ({
      what: `${SIDE[side]} を「${status.label}」に変更できませんでした。${FAILURE[reason]}。`,
      todo: failureAdvice(reason),
    }),
    choiceFailed: ({ reason }) => ({
      what: `選択したステータスを PureCloud に設定できませんでした。${FAILURE[reason]}。`,
      todo: failureAdvice(reason),
    }),
    paused: ({ until }) => ({
      what: 'ステータスの変更が繰り返されたため、同期を一時停止しました。',
      todo: `「再開」を選択するか、そのままお待ちください。${clock(until)}に自動的に再開します。繰り返す場合は、管理者に連絡してください。`,
    }),
  },
  about: {
    label: 'ソフトフォンについて',
    version: (version, build) => `バージョン ${version} (${build})`,
    revision: (revision) => `リビジョン ${revision}`,
  },
  announce: {
    status: (side, label) => `${SIDE[side]}: ${label}`,
    phase: {
      connecting: '接続しています。',
      signedOut: 'PureCloud にサインインしていません。',
      ready: 'ソフトフォンを利用できます。',
      degraded: 'ソフトフォンの一部の機能を利用できません。',
      misconfigured: 'ソフトフォンの設定が完了していません。',
    },
  },
};
