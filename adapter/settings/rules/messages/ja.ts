import type { Side } from '../../../sync/status.js';
import type { RuleMessages } from './messages.js';

const SIDE: Readonly<Record<Side, string>> = { omni: 'Omni-Channel', pureCloud: 'PureCloud' };

const CORRECT = 'ルールを修正するか、オフにしてください。';

/** The rule reader's fixed phrases, each by how it begins. */
const EXPECTED: readonly (readonly [begins: string, text: string])[] = [
  ['an Omni-Channel status', 'Omni-Channel ステータス（API 参照名、ID、または「API 参照名:ID」）'],
  ['a PureCloud status', 'PureCloud ステータス（ON_QUEUE など、GUID、または「BREAK:GUID」）'],
  ['an object', 'Case などのオブジェクト名、またはキープレフィックス'],
  ['a media type', 'voice、callback、chat、email、message などのメディア種別'],
  ['a closing "', 'この " を閉じる "'],
];

function expected(text: string): string {
  const fixed = EXPECTED.find(([begins]) => text.startsWith(begins));
  if (fixed !== undefined) return fixed[1];
  const number = /^a whole number from 0 to (\d+) with (\S+),/.exec(text);
  if (number !== null) return `${number[2] ?? ''} を付けた 0 から ${number[1] ?? ''} までの整数`;
  return text
    .replace(' (a name with spaces stands between ")', '（空白を含む名前は " で囲んでください）')
    .replace(/the end \(at most (\d+) characters\)/, '文の終わり（最大 $1 文字）')
    .replace('the end', '文の終わり')
    .replaceAll(', ', '、')
    .replace(' or ', '、または ');
}

export const ja: RuleMessages = {
  side: SIDE,
  presence: {
    AVAILABLE: '対応可能',
    BUSY: '取り込み中',
    AWAY: '離席中',
    BREAK: '休憩',
    MEAL: '食事',
    MEETING: '会議',
    TRAINING: 'トレーニング',
    ON_QUEUE: 'オンキュー',
    IDLE: 'アイドル',
    OFFLINE: 'オフライン',
  },
  offline: 'オフライン（ログアウト）',

  list: 'ルール',
  intro: 'ルールは上から順に調べられ、複数が当てはまるときは先にあるものが適用されます。',
  empty: 'ルールはまだありません。',
  add: '追加するルールの種類',
  addButton: 'ルールを追加',
  choice: {
    follow: '一方のステータスに他方を合わせる',
    leaves: 'あるステータスから離れたときに設定する',
    ignore: 'あるステータスでは他方を変更しない',
    after: '作業を受け付けなかった、または辞退したときに設定する',
    salesforceWork: 'Salesforce の作業中に PureCloud を固定する',
    pureCloudWork: 'PureCloud の対応中に Omni-Channel を固定する',
    notResponding: 'PureCloud が応答なしの間、Omni-Channel を固定する',
    unreachable: '一方に接続できない間、他方を固定する',
  },
  kind: {
    follow: '対応するステータス',
    leaves: 'ステータスから離れたとき',
    ignore: '無視するステータス',
    after: '作業を受け付けなかったとき',
    salesforceWork: 'Salesforce の作業中',
    pureCloudWork: 'PureCloud の対応中',
    notResponding: 'PureCloud が応答なしの間',
    unreachable: '一方に接続できない間',
  },
  unreadable: '読み取れない文',
  rule: (position) => `ルール ${position}`,

  direction: {
    follow: {
      both: '双方向',
      omni: 'PureCloud を Omni-Channel に合わせる',
      pureCloud: 'Omni-Channel を PureCloud に合わせる',
    },
    leaves: {
      both: '',
      omni: 'Omni-Channel のステータスから離れたとき',
      pureCloud: 'PureCloud のステータスから離れたとき',
    },
    ignore: { both: '', omni: 'Omni-Channel のステータス', pureCloud: 'PureCloud のステータス' },
    unreachable: {
      both: '',
      omni: 'Omni-Channel に接続できないとき',
      pureCloud: 'PureCloud に接続できないとき',
    },
  },
  directionLabel: '方向',
  becomes: (side) => `${SIDE[side]} がこのステータスになったとき`,
  leaves: (side) => `${SIDE[side]} がこのステータスから離れたとき`,
  ignored: (side) => `無視する ${SIDE[side]} のステータス`,
  set: (side) => `${SIDE[side]} に設定するステータス`,
  hold: (side) => `固定する ${SIDE[side]} のステータス`,
  pairStatus: (side) => `${SIDE[side]} のステータス`,
  any: 'その他のすべてのステータス',
  choose: 'ステータスを選択…',
  notInOrg: (status) => `${status}（見つかりません）`,
  group: {
    online: 'オンライン（作業を受け付ける）',
    busy: '取り込み中（作業を受け付けない）',
    unknown: '種類が不明なステータス',
  },

  after: 'きっかけ',
  reason: { pushTimeout: '作業を時間内に受け付けなかった', decline: '作業を辞退した' },
  media: '対象のインタラクション',
  allMedia: 'すべて',
  mediaName: {
    voice: '音声',
    callback: 'コールバック',
    chat: 'チャット',
    email: 'メール',
    message: 'メッセージ',
  },
  objects: '対象のオブジェクト',
  objectsHint: '空欄: すべて（例: Case, MessagingSession）',
  objectsWrong: (text) =>
    `「${text}」はオブジェクトではありません。オブジェクト名またはキープレフィックスをコンマ区切りで入力してください（例: Case, MessagingSession）。`,
  from: '開始',
  phase: {
    assigned: '割り当てられたとき',
    accepted: '受け付けたとき',
    alerting: '着信したとき',
    connected: 'つながったとき',
  },
  until: '終了',
  end: { disconnected: '切断したとき', wrapup: '後処理が終わったとき' },
  workload: '作業量の下限（%）',
  workloadAny: '指定なし',
  seconds: '待つ時間（秒）',
  wholeNumber: (most) => `0 から ${most} までの整数を入力してください。`,
  always: '作業を受け付けないステータス（昼食など）も対象にする',

  on: 'オン',
  up: (position) => `ルール ${position} を上へ移動`,
  down: (position) => `ルール ${position} を下へ移動`,
  remove: (position) => `ルール ${position} を削除`,
  asText: (position) => `ルール ${position} をテキストで編集`,
  asMenus: (position) => `ルール ${position} をメニューで編集`,
  dragHint: 'ドラッグで移動できます。キーボードでは Alt と矢印キーを使います。',
  stored: '保存される文',
  textOf: (position) => `ルール ${position} のテキスト`,
  fault: (column, text) => `${column} 文字目から読み取れません。指定できるもの: ${text}`,
  expected,
  instead: 'もしかして:',
  correctFirst: '先にテキストを修正してください。修正するとメニューで表示できます。',
  unchosen: '未選択のステータスを選択してください。',
  undo: '元に戻す',

  said: {
    added: (position) => `ルール ${position} を追加しました。`,
    moved: (position, of) => `移動しました。現在は ${of} 件中 ${position} 番目です。`,
    dragged: (position, of) => `${of} 件中 ${position} 番目に移動します。`,
    removed: (position) => `ルール ${position} を削除しました。`,
    restored: (position) => `ルール ${position} を元に戻しました。`,
    switched: (position, off) => `ルール ${position} を${off ? 'オフ' : 'オン'}にしました。`,
  },
  level: { error: 'エラー:', warning: '警告:' },
  refusal: (refusal) =>
    refusal.is === 'tooMany'
      ? `定義に保存できるルールは 99 件までです（現在 ${refusal.rules} 件）。保存する前に減らしてください。`
      : `ルール ${refusal.rule} は ${refusal.length} 文字です。保存できるのは 255 文字までです。短くするか、2 つのルールに分けてください。`,
  todo: {
    'version-missing': CORRECT,
    'version-unsupported': CORRECT,
    'value-invalid': CORRECT,
    'mapped-missing': 'ルールを追加するか、同期を無効にしてください。',
    'transition-is-mapped': '離れるステータスと対になっていないステータスを選択してください。',
    'status-unknown': '存在するステータスを選択するか、先に作成してください。',
    'status-deactivated':
      '有効なステータスを選択するか、PureCloud でこのステータスを有効にしてください。',
    'rule-unreachable': 'ルールを上へ移動するか、削除してください。',
    'transition-online': '作業を受け付けないステータスを選択してください。',
    'hold-is-mapped': '作業を受け付けないステータスを選択してください。',
    'item-unknown': CORRECT,
    'not-assigned': CORRECT,
    'hold-online': '作業を受け付けないステータスを選択してください。',
  },

  start: {
    title: '推奨ルールから始める',
    text: 'それぞれに当たる Omni-Channel のステータスを選択してください。休憩、食事、トレーニング、会議を対応付けるため、スケジュール遵守のレポートが正しく保たれます。内容は後からすべて変更できます。',
    status: {
      mapped: 'オンキューに対応',
      break: '休憩に対応',
      meal: '食事に対応',
      training: 'トレーニングに対応',
      meeting: '会議に対応',
      transition: 'キューから離れた後',
      interacting: 'PureCloud の対応中',
      notResponding: '応答なしの間',
    },
    none: 'なし',
    create: 'これらのルールを作成',
    mappedFirst: 'オンキューに対応するステータスを選択してください。',
  },
};
