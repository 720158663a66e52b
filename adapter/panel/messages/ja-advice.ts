import type { AdviceNeeds, AdviceWords } from './advice.js';
import { japanese } from '../../definition/words-ja.js';
import type { FailureReason, LossReason } from '../../sync/events.js';
import { whyBy } from '../../sync/why.js';
import { japanese as reasons } from '../../sync/words-ja.js';

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

/** Items that hold a status. */
const ITEM: ReadonlyMap<string, string> = new Map([
  ['voice', '通話'],
  ['callback', 'コールバック'],
  ['chat', 'チャット'],
  ['email', 'メール'],
  ['message', 'メッセージ'],
  ['Case', 'ケース'],
  ['Lead', 'リード'],
  ['MessagingSession', 'メッセージングセッション'],
  ['LiveChatTranscript', 'チャット'],
]);

const REDIRECTED =
  'ページを再読み込みしてください。解決しない場合は、コールセンターの「CTI アダプター URL」にソフトフォンのページ自体を指定するよう管理者に依頼してください。リダイレクトするアドレスでは、Salesforce が追加する情報が失われます。';

/** In whole hours or, below one, minutes. */
function duration(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  return minutes < 60 ? ` ${minutes} 分` : ` ${Math.round(minutes / 60)} 時間`;
}

export const jaAdvice = ({ side: nameOf, time }: AdviceNeeds): AdviceWords => ({
  why: (cause, side, statusName, nameOf) => whyBy(reasons, cause, side, statusName, nameOf),
  trouble: {
    host: ({ reason }) => {
      switch (reason) {
        case 'notFramed':
          return {
            what: 'このページは Salesforce の外で開かれています。',
            todo: 'Salesforce コンソールのユーティリティバーからソフトフォンを開いてください。管理者の方へ：このページのアドレスは、コールセンターの「CTI アダプター URL」に指定するものです。',
          };
        case 'otherFrame':
          return {
            what: 'Salesforce 以外のページにソフトフォンが表示されています。',
            todo: 'Salesforce コンソールのユーティリティバーからソフトフォンを開いてください。',
          };
        case 'classicFrame':
          return {
            what: 'ソフトフォンが Salesforce Classic で開かれました。Lightning Experience でのみ動作します。',
            todo: 'Lightning Experience に切り替えてください。Lightning Experience でも表示される場合は、コールセンターの「Salesforce 互換モード」を Lightning に設定するよう管理者に依頼してください。',
          };
        case 'originMissing':
          return {
            what: 'Salesforce からアドレス (sfdcIframeOrigin) が渡されませんでした。',
            todo: REDIRECTED,
          };
        case 'modeMissing':
          return { what: 'Salesforce から表示モードが渡されませんでした。', todo: REDIRECTED };
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
        case 'codeMissing':
          return { what: 'ソフトフォンの一部を読み込めませんでした。', todo: RELOAD };
        case 'noCallCenter':
          return {
            what: 'コールセンターに割り当てられていないため、ソフトフォンの設定がありません。',
            todo: '「設定」の「コールセンター」、「コールセンターユーザーの管理」で追加するよう管理者に依頼し、ページを再読み込みしてください。',
          };
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
            todo: '準備ができたら、もう一度サインインしてください。ウィンドウにエラーが表示された場合は、「接続状況」で対処方法を確認できます。',
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
        case 'corsBlocked':
          return {
            what: 'PureCloud がこのページに応答しません (CORS)。',
            todo: 'OAuth クライアントの「承認済みリダイレクト URI」にこのページのアドレスを追加するよう管理者に依頼してください。アドレスは「接続状況」に表示されます。',
          };
        case 'policyBlocked':
          return {
            what: 'このページのセキュリティポリシーにより、PureCloud に接続できません。',
            todo: '「設定」の「信頼済み URL」に PureCloud のリージョンを connect-src で追加するよう管理者に依頼してください。',
          };
        case 'unreachable':
          return {
            what: 'PureCloud のリージョンのアドレスから応答がありません。',
            todo: 'ネットワークを確認してください。問題がない場合は、コールセンターのリージョンとファイアウォールの確認を管理者に依頼してください。リージョンは「接続状況」に表示されます。',
          };
        case 'misconfigured':
          return {
            what: 'サインインの設定に誤りがあります。',
            todo: 'コールセンターの環境とクライアント ID の確認を管理者に依頼してください。',
          };
      }
    },
    tokenEnds: ({ at }) => ({
      what: `PureCloud のサインインは${time(at)}に有効期限が切れます。`,
      todo: '接続を維持するには、それまでにもう一度サインインしてください。',
    }),
    newBuild: ({ is, name }) => {
      switch (is) {
        case 'offered':
          return {
            what: `ソフトフォンの別のバージョンを使用できます${name === '' ? '' : `（${name}）`}。`,
            todo: '作業がないときに読み込んでください。サインインは維持されます。',
          };
        case 'missing':
          return {
            what: `コールセンターで指定されたバージョンのソフトフォンが、この組織にありません（${name}）。`,
            todo: '現在のバージョンで続行しています。リリースするか、設定を修正するよう管理者に依頼してください。',
          };
        case 'failed':
          return {
            what: `コールセンターで指定されたバージョンのソフトフォンを読み込めませんでした（${name}）。`,
            todo: '現在のバージョンで続行しています。管理者に連絡してください。',
          };
      }
    },
    tokenShort: ({ life }) => ({
      what: `サインインの有効期間は${duration(life)}で、勤務時間より短くなっています。`,
      todo: 'PureCloud の OAuth クライアントのトークン有効期間を延ばすよう（たとえば 18 時間）管理者に依頼してください。それまでは、案内が表示されたときにもう一度サインインしてください。',
    }),
    permission: ({ permission, call }) => ({
      what:
        permission === ''
          ? `権限がないため、PureCloud が要求を拒否しました${call === '' ? '' : `（${call}）`}。`
          : `PureCloud の権限がありません：${permission}。`,
      todo: 'ロールに権限を追加するよう PureCloud の管理者に依頼し、もう一度サインインしてください。',
    }),
    otherUser: ({ by, salesforce, pureCloud }) => ({
      what:
        by === 'email'
          ? `Salesforce は ${salesforce}、PureCloud は ${pureCloud} のため、ステータスを同期していません。`
          : `Salesforce の統合 ID は ${salesforce}、PureCloud は ${pureCloud} のため、ステータスを同期していません。`,
      todo:
        by === 'email'
          ? 'ここで PureCloud からサインアウトし、自分のアカウントでサインインしてください。どちらも自分のアカウントの場合は、メールアドレスを一致させるよう管理者に依頼してください。'
          : 'ここで PureCloud からサインアウトし、自分のアカウントでサインインしてください。どちらも自分のアカウントの場合は、統合 ID と PureCloud のユーザー名を一致させるよう管理者に依頼してください。',
    }),
    identityUnknown: () => ({
      what: 'Salesforce のユーザーが渡されなかったため、2 つのアカウントを照合していません。',
      todo: 'PureCloud のアカウントが自分のものか確認してください。CTI アダプター URL に Visualforce ページを指定すると照合できます。',
    }),
    idleEnds: ({ at }) => ({
      what: `しばらく操作がないため、${time(at)}に PureCloud からサインアウトされます。`,
      todo: '「サインインを維持」を選択するか、作業を続けてください。',
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
      what: LOSS[reason](nameOf[side], time(since)),
      todo: LOSS_ADVICE[reason],
    }),
    refused: ({ side, status, reason }) => ({
      what: `${nameOf[side]} を「${status.label}」に変更できませんでした。${FAILURE[reason]}。`,
      todo: failureAdvice(reason),
    }),
    choiceFailed: ({ reason }) => ({
      what: `選択したステータスを PureCloud に設定できませんでした。${FAILURE[reason]}。`,
      todo: failureAdvice(reason),
    }),
    holdLong: ({ side, item, since }) => ({
      what:
        side === 'omni'
          ? `PureCloud の${ITEM.get(item) ?? 'インタラクション'}により、${time(since)}から Omni-Channel のステータスが保持されています。`
          : `Salesforce の${ITEM.get(item) ?? '作業項目'}により、${time(since)}から PureCloud のステータスが保持されています。`,
      todo: '対応が終わっている場合は閉じてください。ステータスは自動的に元に戻ります。',
    }),
    newRevision: ({ is, revision }) => {
      const named = revision === '' ? '新しいリビジョン' : `リビジョン ${revision} `;
      switch (is) {
        case 'waiting':
          return {
            what: `設定の${named}が適用を待っています。`,
            todo: '作業がなくなりしだい適用されます。',
          };
        case 'inForce':
          return { what: `設定の${named}を適用しました。`, todo: '操作は必要ありません。' };
        case 'reload':
          return {
            what: `設定の${named}により、PureCloud へのサインイン方法が変わります。`,
            todo: '作業がないときにページを再読み込みしてください。そのほかの設定は適用済みです。',
          };
      }
    },
    paused: ({ until }) => ({
      what: 'ステータスの変更が繰り返されたため、同期を一時停止しました。',
      todo: `「再開」を選択するか、そのままお待ちください。${time(until)}に自動的に再開します。繰り返す場合は、管理者に連絡してください。`,
    }),
  },
  problem: japanese,
});
