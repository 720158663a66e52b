import { voiceWords } from './words.js';

const OPEN =
  'Salesforce コンソールで Omni-Channel を開いてください。ログインする場所にソフトフォンが表示されます。';

export const jaVoice = voiceWords({
  ofContactCenter: (sentence) => sentence.replaceAll('コールセンター', 'コンタクトセンター'),
  notFramed: {
    what: 'このページは Salesforce の外で開かれています。',
    todo: `${OPEN}管理者の方へ：このページのアドレスは、会話ベンダーの connectorUrl に指定するものです。`,
  },
  identityUnknown: {
    what: 'Salesforce のユーザーが渡されなかったため、2 つのアカウントを照合していません。',
    todo: 'PureCloud のアカウントが自分のものか確認してください。会話ベンダーの connectorUrl に Visualforce ページを指定すると照合できます。',
  },
  frame: { what: 'このページは Salesforce 内に表示されていません。', todo: OPEN },
  connector: {
    name: 'Salesforce Voice のコネクタ',
    ok: { what: 'Salesforce がコネクタを設定しました。', todo: '' },
    waiting: {
      what: 'Salesforce によるコネクタの設定を待っています。',
      todo: 'Salesforce コンソールで Omni-Channel を開いてください。この状態が続く場合は、コンタクトセンターに割り当てられているか、その会話ベンダーにこのページが指定されているかを管理者に確認してください。',
    },
    broken: {
      what: 'Salesforce Voice のコネクタが動作していません。',
      todo: 'ページを再読み込みしてください。解決しない場合は、管理者に連絡してください。',
    },
  },
  bridge: 'Omni-Channel との連携',
  omniWay: {
    bridge: '使用中：ステータスは Salesforce Voice、作業はユーティリティバーのブリッジ',
    alone:
      '使用中：Salesforce Voice のみ。ステータスは届きますが、作業は届かないため、Salesforce の作業に関するルールは動作しません。ユーティリティバーのブリッジと、コンタクトセンターのメッセージブリッジが必要です。',
  },
});
