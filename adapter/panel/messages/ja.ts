import type { Messages } from './messages.js';
import type { Side } from '../../sync/status.js';

const SIDE: Readonly<Record<Side, string>> = { omni: 'Omni-Channel', pureCloud: 'PureCloud' };

export const ja: Messages = {
  language: 'ja',
  softphone: 'ソフトフォン',
  side: SIDE,

  header: { signOut: 'サインアウト' },
  signIn: {
    title: 'PureCloud にサインイン',
    text: 'サインインすると、PureCloud のステータスをここで確認、変更できます。サインイン用の小さなウィンドウが開きます。',
    button: 'サインイン',
    underWay: '開いたウィンドウでサインインを完了してください。',
    notPossible: '設定に、サインイン先がまだ登録されていません。',
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
    what: 'ソフトフォンはまだ使用できません',
    todo: '理由と、必要な対処は以下のとおりです。',
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
    unknown: 'PureCloud に接続するまで変更できません。',
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
    takeBuild: '読み込む',
    staySignedIn: 'サインインを維持',
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
      misconfigured: 'ソフトフォンはまだ使用できません。',
    },
  },
};
