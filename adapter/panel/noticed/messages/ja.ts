import type { NoticedMessages } from './messages.js';

export const ja: NoticedMessages = {
  since: (time) => `${time} から`,
  hours: (hours, minutes) => `${hours}時間${String(minutes).padStart(2, '0')}分`,
  routing: {
    IDLE: 'インタラクション待ち',
    INTERACTING: 'インタラクション対応中',
    COMMUNICATING: 'キュー外の通話中',
    NOT_RESPONDING: '応答なし',
  },

  title: '着信音と通知',
  attention: 'ブロックされているものがあります',
  ringtone: '着信音',
  volume: '音量',
  percent: (volume) => `${volume}%`,
  listen: '試聴する',
  notifications: 'システムの通知',
  allow: '通知を許可…',
  close: '閉じる',
  sound: {
    blocked:
      'このページでクリックまたはキー入力をするまで、ブラウザーは音を鳴らしません。ソフトフォンのどこかをクリックしてください。',
    missing: 'このブラウザーでは着信音を鳴らせません。着信はパネルに表示されます。',
    switchedOff: '管理者が着信音をオフにしています。',
  },
  permission: {
    ask: 'ソフトフォンの通知を表示してよいか、ブラウザーが一度だけ確認します。',
    denied:
      'ブラウザーがソフトフォンの通知をブロックしています。ブラウザーの設定でこのサイトの通知を許可してください。それまで着信はパネルに表示されます。',
    framed:
      'Salesforce 内のソフトフォンのように別サイトのページに埋め込まれたページの通知は、ブラウザーでは表示されません。着信はパネルに表示されます。',
    missing: 'このブラウザーには通知機能がありません。着信はパネルに表示されます。',
    switchedOff: '管理者が通知をオフにしています。',
  },
};
