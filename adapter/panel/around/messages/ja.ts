import type { AroundMessages } from './messages.js';

export const ja: AroundMessages = {
  language: 'ja',
  label: 'Salesforce と通話',
  level: { warning: '警告:', error: 'エラー:' },
  refused: {
    signedOut: (number) => ({
      what: `サインインしていないため、${number} に発信しませんでした。`,
      todo: 'サインインしてから、もう一度番号をクリックしてください。',
    }),
    noStation: (number) => ({
      what: `電話機が選択されていないため、${number} に発信しませんでした。`,
      todo: '下で電話機を選択してから、もう一度番号をクリックしてください。',
    }),
    dialing: (number) => ({
      what: `別の発信が進行中のため、${number} に発信しませんでした。`,
      todo: 'その通話がつながるのを待つか終了してから、もう一度番号をクリックしてください。',
    }),
    switchedOff: (number) => ({
      what: `クリックによる発信が無効のため、${number} に発信しませんでした。`,
      todo: '番号を新しい発信の欄にコピーしてください。',
    }),
  },
  dismiss: '閉じる',
  unsaved: {
    title: (count) => `保存されていない通話記録: ${count} 件`,
    call: (time, number) => (number === '' ? `${time} の通話` : `${time} の通話、${number}`),
    because: {
      notReady: { what: 'Salesforce がまだ起動中です。', todo: '' },
      noAnswer: { what: 'Salesforce から応答がありませんでした。', todo: '' },
      refused: {
        what: 'Salesforce に拒否されました。',
        todo: '通話を別のレコードに関連付けるか、管理者に連絡してください。',
      },
      gone: { what: 'レコードがもうありません。', todo: '' },
      unsure: {
        what: 'Salesforce から応答がなかったため、保存されたかどうかわかりません。',
        todo: 'その相手の ToDo にあるか確認してください。',
      },
    },
    again: (time) => `${time} に再試行します。`,
    saveAgain: 'もう一度保存',
    isThere: '保存されている',
    discard: '保存しない',
    of: (deed, call) => `${deed}: ${call}`,
  },
  leaving: {
    title: 'サインアウトしますか?',
    live: (count) =>
      `対応中のものが ${count} 件あります。サインアウトしても PureCloud では続きますが、ここには表示されなくなります。`,
    text: (count) =>
      `Salesforce の通話記録 ${count} 件がまだ完成していません。サインアウトすると、保存されていない内容は失われます。`,
    leave: 'サインアウト',
    stay: 'サインインしたままにする',
  },
  related: {
    label: '通話記録',
    to: (record) =>
      record === '' ? 'レコードに関連付けられています。' : `${record} に関連付けられています。`,
    toNothing: 'レコードに関連付けられていません。',
    relate: '表示中のレコードに関連付ける',
    noFront: '表示中のレコードがありません。レコードを開いてから、もう一度お試しください。',
  },
};
