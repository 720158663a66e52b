import type { PhoneMessages } from './messages.js';

const quoted = (text: string): string => `「${text}」`;

const AGAIN = 'もう一度お試しください。';
const PERMISSION = '管理者に権限の付与を依頼してください。';

export const ja: PhoneMessages = {
  language: 'ja',
  label: '電話',
  empty: {
    what: '対応中のものはありません。',
    todo: '着信、チャット、メールはここに表示されます。',
  },
  unknownParty: '不明',
  media: {
    voice: '通話',
    callback: 'コールバック',
    chat: 'チャット',
    email: 'メール',
    message: 'メッセージ',
    other: 'インタラクション',
  },
  state: (state, media) => {
    switch (state) {
      case 'alerting':
        return media === 'voice' ? '着信中' : `新しい${ja.media[media]}`;
      case 'contacting':
        return '自分の電話を呼出中';
      case 'dialing':
        return '発信中';
      case 'connected':
        return media === 'voice' ? '通話中' : '対応中';
      case 'held':
        return '保留中';
      case 'afterCallWork':
        return '後処理';
    }
  },
  direction: { inbound: '受信', outbound: '発信' },
  queue: (name) => name,
  members: (count) => `${count} 人`,
  muted: 'ミュート中',
  securePaused: '録音停止中',
  since: (time) => `経過 ${time}`,
  list: '対応中の一覧',

  controls: '操作',
  deed: {
    answer: '応答',
    decline: '拒否',
    hangUp: '切断',
    hold: '保留',
    resume: '保留解除',
    mute: 'ミュート',
    unmute: 'ミュート解除',
    securePause: '録音停止',
    secureResume: '録音再開',
    toVoicemail: '留守電へ',
    requestAfterCallWork: '後処理あり',
    endAfterCallWork: '終了',
    completeConsultation: '転送を完了',
    cancelConsultation: '取消',
    digits: 'キーパッド',
    transfer: '転送',
    consult: '相談',
    speakTo: '話す相手',
    callBack: 'かけ直す',
    merge: '通話を統合',
    removeParticipant: '退出させる',
  },
  endOther: '終了',
  underWay: '処理中',
  deedWith: (deed, who) => `${deed}: ${who}`,
  callNumber: (number) => `${number} に発信`,
  elsewhere: '内容は PureCloud で読み書きします。',
  callbackNumbers: 'かけ直す番号',
  scheduledFor: (time) => `予定 ${time}`,

  conference: {
    participants: 'この通話の参加者',
    ringing: '呼出中',
    remove: '退出させる',
    removeOne: (who) => `${who} を退出させる`,
    choose: '統合する相手',
    mergeWith: (who) => `${who} との通話と統合`,
  },
  missed: {
    title: '応答しなかった対応',
    what: '応答しなかったため、PureCloud から次の対応が来ません。',
    back: 'キューに戻る',
  },

  keypad: { label: 'キーパッド', pressed: (digits) => `押したキー: ${digits}` },
  transfer: {
    title: '転送先',
    search: '担当者、キュー、番号',
    hint: '名前の一部、または番号を入力してください。',
    searching: '検索中…',
    found: ({ text, found }) =>
      found === null || found.length === 0
        ? `「${text}」に一致する担当者やキューはありません。`
        : `${found.length} 件見つかりました。`,
    kind: { person: '担当者', queue: 'キュー', number: '番号' },
    blind: '転送',
    consult: '相談',
    blindTo: (name) => `${name} に転送`,
    consultWith: (name) => `${name} に相談`,
    close: '閉じる',
  },
  consultation: {
    title: '相談してから転送',
    state: (state, name) =>
      state === 'ringing' ? `${name} を呼び出しています。` : `${name} につながっています。`,
    speakTo: '話す相手',
    with: (to, asked, party) => {
      switch (to) {
        case 'destination':
          return asked;
        case 'object':
          return party;
        case 'both':
          return '全員';
      }
    },
    complete: '転送を完了',
    cancel: '転送を取消',
  },
  dial: {
    title: '新規発信',
    number: '発信先の番号',
    queue: '発信元のキュー',
    noQueue: 'キューなし',
    call: '発信',
    calling: (number) => `${number} に発信しています…`,
    problem: {
      empty: '先に番号を入力してください。',
      letters: '番号に文字は使えません。先頭に + と国番号を付け、数字で入力してください。',
      country: '+81 3 1234 5678 のように、先頭に + と国番号を付けてください。内線は 6 桁までです。',
      tooShort: '番号が短すぎます。番号を確認するか、先頭に + と国番号を付けてください。',
      tooLong: '番号が長すぎます。+ と国番号を付けて 15 桁までです。',
      countryCode: 'この国番号の国はありません。+ の後の数字を確認してください。',
      library:
        '国内番号を今は判別できません。+81 3 1234 5678 のように、先頭に + と国番号を付けてください。',
      sip: 'SIP アドレスは sip:name@example.com の形です。',
    },
    hint: '番号、または名前の一部を入力してください。',
    calls: (number, country) => `${number}${country === '' ? '' : `（${country}）`}に発信します。`,
    unusual: (country) =>
      `${country === '' ? 'どの国' : country}にもこのような番号は知られていません。確認してください。`,
    searching: '検索しています…',
    found: ({ text, found }) =>
      found === null || found.length === 0
        ? `「${text}」という人もキューもありません。`
        : `${found.length} 件見つかりました。`,
    failed: '検索できませんでした。入力を続けると、もう一度検索します。',
    kind: { person: '人', queue: 'キュー', contact: 'Salesforce' },
    searchQueue: 'キューを検索',
    clearQueue: 'キューなし',
  },
  recent: {
    title: (count) => `最近の通話（${count}）`,
    missed: '不在着信',
    none: '通話はまだありません。',
    call: (who) => `${who} に発信`,
    noNumber: '発信できる番号がありません。',
    direction: { inbound: '着信', outbound: '発信' },
  },
  onQueue: {
    title: '電話機なしでオンキュー',
    question: '電話機が選ばれていないため、通話を聞けません。それでもオンキューにしますか。',
    yes: 'オンキューにする',
    choose: '電話機を選ぶ',
    no: 'キャンセル',
  },
  station: {
    title: '電話機',
    unknown: '電話機を確認しています…',
    none: '電話機が選ばれていないため、通話を聞けません。',
    change: '変更',
    choose: '電話機を選ぶ',
    search: '電話機を検索',
    searching: '検索中…',
    found: ({ text, found }) =>
      found === null || found.length === 0
        ? text === ''
          ? '使用できる電話機がありません。'
          : `「${text}」に一致する電話機はありません。`
        : `${found.length} 件見つかりました。`,
    use: (name) => `${name} を使う`,
    stop: '電話機を使わない',
    close: '閉じる',
    kind: { webRtc: 'ブラウザー', remote: 'リモート電話', phone: '卓上電話' },
    isOwn: '使用中',
    isUsual: '既定の電話機',
    isTaken: '他の人が使用中',
    useUsual: (name) => `既定の電話機を使う: ${name}`,
    failed: '検索できませんでした。入力を続けると、もう一度検索します。',
  },
  wrapUp: {
    title: '後処理',
    code: 'コード',
    noCode: 'コードを選択',
    loading: 'コードを読み込んでいます…',
    notes: 'メモ',
    later: '対応の終了まで保持されます。',
    save: '保存して終了',
    saveOnly: '保存',
    finish: 'コードなしで終了',
    saved: '保存しました。',
    required: 'コードは必須です。',
    codeMissing: '先にコードを選択してください。',
    remaining: (time) => `${time} 後に自動で終了します。`,
    soon: (seconds) => `後処理はあと ${seconds} 秒で終了します。`,
    searchCodes: 'コードを検索',
    codesFound: (found, all) => `${all} 件中 ${found} 件。`,
    tags: 'タグ',
    tagsHint: '1 つずつ Enter で追加します。',
    removeTag: (tag) => `タグ ${tag} を削除`,
    tagAdded: (tag) => `タグ ${tag} を追加しました。`,
    tagRemoved: (tag) => `タグ ${tag} を削除しました。`,
    tagsFull: (most) => `タグは ${most} 個までです。`,
  },
  failure: {
    level: 'エラー:',
    what: {
      answer: '応答できませんでした',
      decline: '拒否できませんでした',
      hangUp: '終了できませんでした',
      hold: '保留にできませんでした',
      resume: '保留を解除できませんでした',
      mute: 'ミュートにできませんでした',
      unmute: 'ミュートを解除できませんでした',
      securePause: '録音を停止できませんでした',
      secureResume: '録音を再開できませんでした',
      toVoicemail: '留守電に送れませんでした',
      requestAfterCallWork: '後処理を要求できませんでした',
      endAfterCallWork: '後処理を終了できませんでした',
      completeConsultation: '転送を完了できませんでした',
      cancelConsultation: '転送を取り消せませんでした',
      digits: '番号を送信できませんでした',
      transfer: '転送できませんでした',
      consult: '相談先を呼び出せませんでした',
      speakTo: '話す相手を変えられませんでした',
      callBack: '発信できませんでした',
      merge: '通話を統合できませんでした',
      removeParticipant: '参加者を退出させられませんでした',
      backOnQueue: 'キューに戻れませんでした',
      wrapUp: '後処理を保存できませんでした',
      keepWrapUp: '後処理を保持できませんでした',
      dial: '発信できませんでした',
      useStation: '電話機を変更できませんでした',
      goOnQueue: 'オンキューになっていません',
      lookUp: '検索できませんでした',
    },
    digitsUnsure: {
      what: '番号が送信されていない可能性があります',
      todo: '相手に届いたかを音声で確かめてから、もう一度押してください。',
    },
    why: {
      timeout: 'PureCloud から時間内に応答がありません',
      network: 'PureCloud に接続できません',
      rateLimited: 'PureCloud への要求が多すぎます',
      serverError: 'PureCloud でエラーが発生しました',
      notPermitted: '権限がありません',
      notGranted: '権限がありません',
      refused: 'PureCloud に拒否されました',
      noStation: '電話機が選ばれていません',
      stationTaken: '他の人が使用しています',
      alreadyDialing: '別の番号に発信中です',
      stale: 'すでに終了していました',
      nobody: '選んだ相手が PureCloud に見つかりません',
    },
    todo: {
      timeout: AGAIN,
      network: `ネットワークを確認してください。${AGAIN}`,
      rateLimited: `少し待ってから、${AGAIN}`,
      serverError: AGAIN,
      notPermitted: PERMISSION,
      notGranted: PERMISSION,
      refused: '別の方法を試すか、管理者に連絡してください。',
      noStation: '下で電話機を選んでください。',
      stationTaken: '別の電話機を選んでください。',
      alreadyDialing: '先にその通話を終了してください。',
      stale: '',
      nobody: '終了していないか確認するか、別の相手を選んでください。',
    },
    missing: (permissions) => `権限${permissions.map(quoted).join('または')}がありません`,
    forbidden: (permissions) => `権限${permissions.map(quoted).join('または')}が必要です。`,
    wait: (seconds) =>
      seconds > 120
        ? `${Math.ceil(seconds / 60)} 分後に${AGAIN}`
        : `${Math.max(1, Math.ceil(seconds))} 秒後に${AGAIN}`,
    stop: '。',
    dismiss: '閉じる',
  },
  announce: {
    alerting: (media, who, queue) =>
      `${media}の着信: ${who}${queue === null ? '' : `、キュー ${queue}`}。`,
    connected: (media, who) => `${who} との${media}がつながりました。`,
    held: (who) => `${who} を保留にしました。`,
    wrapUp: (who) => `${who}: 後処理。`,
    ended: (media, who) => `${who} との${media}が終了しました。`,
  },
};
