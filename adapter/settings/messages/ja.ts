import type { FieldName, FieldWords, SettingsMessages } from './messages.js';

const FIELDS: Readonly<Record<FieldName, FieldWords>> = {
  enabled: {
    label: 'Omni-Channel 同期を有効にする',
    hint: '無効の間、ソフトフォンがステータスを変更することはありません。',
  },
  mappedOmniStatus: {
    label: 'マップするステータス',
    hint: 'PureCloud のオンキューと対になる Omni-Channel のステータスです。どちらか一方を選んだエージェントは、もう一方にもなります。',
  },
  leavingMappedStatus: {
    label: 'マップしたステータスから離れたとき、PureCloud を次にする',
    hint: '',
  },
  leavingOnQueueStatus: {
    label: 'オンキューから離れたとき、Omni-Channel を次にする',
    hint: '「移行中」など、このために用意した取り込み中のステータスが適しています。',
  },
  salesforceWorkStatus: {
    label: 'Salesforce の作業中、PureCloud を次にする',
    hint: '',
  },
  pureCloudWorkStatus: {
    label: 'PureCloud の対応中、Omni-Channel を次にする',
    hint: '',
  },
  startupAuthority: {
    label: '開始時に両者が一致しないとき',
    hint: 'ここでどちらかを選ばない限り、確認なしにオンキューになることはありません。',
  },
  externallyRoutedWork: {
    label: 'PureCloud がルーティングする作業',
    hint: 'PureCloud 自身が作業をルーティングするオブジェクト（外部ルーティング）をコンマで区切って入力します（例: MessagingSession, LiveChatTranscript）。ない場合は空のままにします。',
  },
  sessionEndStatus: {
    label: '最後のソフトフォンのタブを閉じたとき、PureCloud を次にする',
    hint: 'ブラウザーが許す範囲で行います。電源が切れたコンピューターからは通知できません。',
  },
  sessionEndGrace: {
    label: '別のタブを待つ秒数',
    hint: '再読み込みは終了とみなしません。0 から 3600 まで。',
  },
  duringHold: {
    label: '作業中にエージェントが選んだステータス',
    hint: '',
  },
};

const ITEMS: Readonly<Record<string, string>> = {
  'omniSync/definitionVersion': '定義バージョン',
  'omniSync/leavingMappedStatus': 'マップしたステータスから離れたときの PureCloud ステータス',
  'omniSync/leavingOnQueueStatus': 'オンキューから離れたときの Omni-Channel ステータス',
  'omniSync/salesforceWorkStatus': 'Salesforce の作業中の PureCloud ステータス',
  'omniSync/pureCloudWorkStatus': 'PureCloud の対応中の Omni-Channel ステータス',
  'pureCloud/environment': 'PureCloud のリージョン',
  'pureCloud/clientId': 'PureCloud のクライアント ID',
  'softphone/timeline': 'ソフトフォンの動作とその理由の履歴',
};

const fieldOf = (path: string): string => {
  const known = Object.entries(FIELDS).find(([name]) => path === `omniSync/${name}`);
  return ITEMS[path] ?? known?.[1].label ?? path;
};

export const ja: SettingsMessages = {
  language: 'ja',
  title: 'ソフトフォンの設定',
  intro: 'Omni-Channel と PureCloud のステータスをどのように連動させるかを設定します。',
  retry: '再試行',
  required: '必須',
  failure: {
    sessionRefused: {
      what: 'このページのセッションが Salesforce に受け付けられませんでした。',
      todo: '再読み込みすると、保存していない内容は失われます。先に定義をダウンロードしてから、ページを再読み込みしてログインし直してください。API へのアクセスを制限している組織（API アクセス制御）では、ダウンロードした定義のリリースを依頼してください。',
      reading:
        'ページを再読み込みして、ログインし直してください。API へのアクセスを制限している組織（API アクセス制御）では、このページを使用できません。[設定] の [コールセンター] で値を編集するか、定義ファイルをインポートしてください。',
    },
    permissionMissing: {
      what: 'この操作に必要な権限がありません。',
      todo: '「アプリケーションのカスタマイズ」と「メタデータ API 関数を使用したメタデータの変更」の権限を依頼するか、定義をダウンロードして、権限のある人にインポートを依頼してください。',
      reading:
        '「アプリケーションのカスタマイズ」と「メタデータ API 関数を使用したメタデータの変更」の権限を依頼してください。権限がない場合は、[設定] の [コールセンター] で値を編集するか、定義ファイルのインポートを依頼してください。',
    },
    unreachable: {
      what: 'Salesforce から応答がありませんでした。',
      todo: 'ネットワークを確認して、もう一度お試しください。',
      reading: 'ネットワークを確認して、もう一度お試しください。',
    },
    notFound: {
      what: 'このコールセンター定義は、組織にもうありません。',
      todo: '一覧を読み込み直してください。編集中の内容は、ダウンロードして新しい定義としてインポートできます。',
      reading: '一覧を読み込み直してください。',
    },
    contentRefused: {
      what: 'Salesforce が定義を受け付けませんでした。',
      todo: '下に示された箇所を修正するか、定義をダウンロードしてインポートしてください。',
      reading: '下に示された箇所を、[設定] の [コールセンター] で修正してください。',
    },
    limitReached: {
      what: '組織の API 要求数が上限に達しています。',
      todo: '時間をおいて再試行するか、定義をダウンロードしてインポートしてください。',
      reading: '時間をおいて再試行してください。',
    },
    answerUnreadable: {
      what: 'Salesforce の応答を読み取れませんでした。',
      todo: 'もう一度お試しください。繰り返す場合は、定義をダウンロードしてインポートしてください。',
      reading:
        'もう一度お試しください。繰り返す場合は、[設定] の [コールセンター] で値を編集してください。',
    },
  },
  orgSays: (detail) => `Salesforce の説明: ${detail}`,

  prerequisites: {
    title: 'はじめに',
    app: 'コンソールナビゲーションを使用する Salesforce アプリケーション。',
    utilities:
      'そのユーティリティバーに、Open CTI ソフトフォン、Omni-Channel、同期ブリッジがあること。',
    agents:
      'エージェントが、コールセンターのユーザーであり（「設定」の「コールセンター」、「コールセンターユーザーの管理」）、ソフトフォンの権限セットを割り当てられていること。',
    client:
      'PureCloud のセカンダリステータスとエージェントのサインインのために、付与タイプ PKCE の PureCloud OAuth クライアント。シークレットは一切保存しません。',
    framing:
      'コールセンターで、CTI アダプターの URL がソフトフォンのページであり、CTI API の使用が有効で、Salesforce 互換性モードに Lightning が含まれること。',
    framingThere: '選択した定義はそのとおりです。',
    framingFault: {
      classicOnly:
        '選択した定義は Salesforce Classic 用です。Lightning Experience ではソフトフォンが空白になります。「設定」の「コールセンター」、「編集」で、Salesforce 互換性モードを Lightning にしてください。',
      apiOff:
        '選択した定義では CTI API の使用が無効です。「設定」の「コールセンター」、「編集」で true にしてください。',
      noAddress:
        '選択した定義に CTI アダプターの URL がありません。「設定」の「コールセンター」、「編集」で /apex/Softphone にしてください。',
      insecureAddress:
        '選択した定義の CTI アダプターの URL が http: で始まっているため、Lightning Experience には表示されません。「設定」の「コールセンター」、「編集」で https にしてください。',
    },
    clientThere: '選択した定義に設定されています。',
    clientMissing: '選択した定義には設定されていません。',
    notChecked:
      '最初の 3 つは、このページでは確認できません。満たされていない場合、ソフトフォンは表示されないか、空白になります。すべて満たしているのに接続が拒否されたとフレームに表示される場合は、CTI アダプターの URL に、ホストを含むページの完全なアドレスを指定してください。',
  },
  list: {
    title: 'コールセンターの選択',
    hint: '選択したコールセンターのエージェントに、下の設定が適用されます。',
    loading: '組織のコールセンター定義を読み込んでいます…',
    opening: (name) => `${name} を読み込んでいます…`,
    none: 'このソフトフォンのコールセンター定義が組織にありません。[設定] の [コールセンター] で定義をインポートしてから、一覧を読み込み直してください。',
    others: (names) =>
      `omniSync セクションがなく、別のアダプターのものであるため表示していない定義: ${names.join('、')}`,
    internalName: (name) => `内部名 ${name}`,
    version: (version) => (version === null ? '定義バージョンなし' : `定義バージョン ${version}`),
    revision: (revision) => (revision === '' ? 'ここでの保存なし' : `リビジョン ${revision}`),
    notEditable: (version, reads) =>
      version === null
        ? '編集できません: 定義バージョンが記載されていません。'
        : `編集できません: このソフトフォンが読み取れる定義バージョンは ${reads.join('、')} です。先にソフトフォンを更新してください。`,
  },
  leaving: {
    title: '保存せずに移動しますか?',
    text: (from, to) => `${from} の変更は保存されていません。${to} に移動すると失われます。`,
    leave: '変更を破棄する',
    stay: 'このまま編集を続ける',
  },
  statuses: {
    noNames:
      'プレゼンス状況の API 参照名を読み取る権限（「DeveloperName の参照」）がありません。ステータスは ID だけで保存されるため、別の組織では使えません。',
    noChannels:
      'どのステータスが作業を受け付けるかを読み取れませんでした。オンラインか取り込み中かをご自身で確認してください。',
  },
  sync: {
    title: (name) => `Omni-Channel 同期の設定: ${name}`,
    terms: (version, revision) =>
      `定義バージョン ${version}${revision === '' ? '' : `、リビジョン ${revision}`}`,
    on: '組織では、同期は有効です。',
    faulty: '組織では、同期は有効に設定されていますが、定義のエラーのため動作していません。',
    off: '組織では、同期は無効です。',
    switchOff: '同期を今すぐ停止',
    switchOffHint:
      '緊急用です。ほかの変更は保存せず、定義を読み直したすべてのソフトフォンがステータスの変更を停止します。',
  },
  presets: {
    title: '一般的な使い方から始める',
    hint: '下の欄に入力します。まだ保存はされません。',
    names: {
      oneProductAtATime: {
        label: '一度に 1 つの製品',
        hint: 'PureCloud でオンキューのエージェントは、Omni-Channel では取り込み中になります。',
      },
      workInBoth: {
        label: '両方の製品、片方の作業中はもう片方を止める',
        hint: 'エージェントは両方の作業を受け、片方の作業中はもう片方の作業が届きません。',
      },
      externalRouting: {
        label: '両方の製品、外部ルーティング',
        hint: 'Salesforce のメッセージングセッションを PureCloud がルーティングし、エージェントの余力も PureCloud が把握します。',
      },
    },
    ask: (name) => `「${name}」にすると、選択済みの次の項目が変わります。`,
    overwrite: (field, value) => `${field}: ${value}`,
    yes: '変更する',
    no: '今のままにする',
    filled: (name) => `「${name}」を入力しました。保存する前に確認してください。`,
    gaps: {
      mapped:
        'マップするステータスに適した種類のステータスが組織にありません。ご自身で選択してください。',
      transition:
        '移行中に使える取り込み中のステータスが組織にありません。作成するか、別のものを選択してください。',
      busy: 'PureCloud の対応中に使える取り込み中のステータスが組織にありません。作成するか、別のものを選択してください。',
    },
  },
  undo: '元に戻す',
  upgraded: '同じ働きのまま、定義バージョン 2 になりました。まだ保存されていません。',
  upgradedOff:
    'バージョン 1 ではエラーのために同期が止まっていましたが、バージョン 2 にはそのエラーがありません。そのため「有効にする」はオフになっています。ルールを確認してからチェックしてください。',
  discarded: '変更を破棄しました。',
  mapping: {
    title: 'マップするステータス',
    omni: 'Omni-Channel のステータス',
    pureCloud: 'PureCloud のステータス',
    onQueue: 'オンキュー',
    goesWith: 'と対になる',
  },
  transitions: {
    title: '移行ステータス',
    hint: 'エージェントが対のステータスから離れたとき、またはもう一方の製品で作業しているときに、各製品に表示するステータスです。',
  },
  fields: FIELDS,
  leaving1: (mapped) => `エージェントが「${mapped}」から離れたとき、PureCloud を次にする`,
  menu: {
    none: 'なし（何も変更しない）',
    offline: 'オフライン（Omni-Channel からログアウト）',
    kinds: {
      online: 'オンライン',
      busy: '取り込み中',
      unknown: 'オンラインか取り込み中か不明',
    },
    status: (label, kind) => `${label}（${kind}）`,
    missing: (name) => `${name}（この組織にはありません）`,
    unreadName: (name) => `${name}（未確認）`,
    presences: {
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
    unreadSecondary: (primary) =>
      primary === null
        ? 'セカンダリステータス（未取得）'
        : `${primary}: セカンダリステータス（未取得）`,
    deactivated: (label) => `${label}（PureCloud で無効）`,
  },
  pureCloud: {
    title: 'PureCloud のステータス',
    retrieve: 'PureCloud からステータスを取得',
    hint: 'プライマリステータスは常に選択できます。これにより、組織のセカンダリステータスが加わります。',
    notConfigured: {
      what: 'セカンダリステータスを取得できません: 定義に PureCloud のリージョンまたは OAuth クライアントがありません。',
      todo: '下の「詳細」で、リージョンとクライアント ID を入力してください。',
    },
    signInNeeded: '先に PureCloud にサインインしてください。選択済みの内容は失われません。',
    signIn: 'PureCloud にサインイン',
    signingIn: '開いたウィンドウでサインインを完了してください。',
    retrieving: '取得しています…',
    retrieved: (secondary) =>
      secondary === 0
        ? '取得しました。組織にセカンダリステータスはありません。'
        : `セカンダリステータスを ${secondary} 件取得しました。`,
    refused: {
      what: 'PureCloud からステータスを取得できませんでした。',
      todo: 'OAuth クライアントにはスコープ「presence」、ご自身にはプレゼンス定義の参照権限が必要です。',
    },
    unreachable: {
      what: 'PureCloud から応答がありませんでした。',
      todo: 'ネットワークを確認して、もう一度お試しください。',
    },
    signInFailed: {
      popupBlocked:
        'サインインのウィンドウがブラウザーにブロックされました。このページのウィンドウを許可して、もう一度お試しください。',
      popupClosed: 'サインインの途中でウィンドウが閉じられました。',
      denied: 'PureCloud でサインインが許可されませんでした。',
      stateMismatch: 'このサインインに対する応答ではありませんでした。もう一度お試しください。',
      corsBlocked:
        'PureCloud がこのページに応答しません (CORS)。OAuth クライアントの「承認済みリダイレクト URI」にこのページのアドレスを追加してください。',
      policyBlocked:
        'このページのセキュリティポリシーにより、PureCloud に接続できません。「設定」の「信頼済み URL」にリージョンを connect-src で追加してください。',
      unreachable:
        'この PureCloud リージョンのアドレスから応答がありません。ネットワークと、定義のリージョンを確認してください。',
      exchangeFailed:
        'PureCloud のサインインを完了できませんでした。クライアント ID とリダイレクト先のアドレスを確認してください。',
      timeout: 'サインインに時間がかかりすぎました。もう一度お試しください。',
      misconfigured: '定義の PureCloud セクションではサインインできません。',
      expired: 'サインインの有効期限が切れました。もう一度サインインしてください。',
      revoked: '別の場所でサインアウトされました。もう一度サインインしてください。',
    },
  },
  more: {
    title: '詳細',
    startupAuthority: {
      ask: 'エージェントに確認する（推奨）',
      pureCloud: 'PureCloud に合わせる',
      omni: 'Omni-Channel に合わせる',
      none: '次の変更まで何もしない',
    },
    timeline: {
      kept: 'エージェントのタブを閉じるまで残す',
      off: '残さない（何も記録しない）',
      hint: 'ステータスが変わった理由をエージェントに示し、エージェントが保存するサポート情報にも入ります。どこにも送信されません。',
    },
    duringHold: {
      override: 'すぐに反映する',
      queue: '作業が終わったときに反映する',
    },
  },
  upgrade: {
    title: '2 つ以上を対にするには',
    text: '定義バージョン 2 では、同じ内容をルールで表し、対や方向、条件を追加できます。アップグレードしてもエージェントから見た動作は変わらず、保存するまでは元に戻せます。コールセンター定義は同じレコードのままで、リビジョンは続けて数えます。',
    button: '定義バージョン 2 にアップグレード',
  },
  rules: {
    title: 'ルール',
  },
  problem: {
    error: 'エラー',
    warning: '警告',
    others: 'この定義のその他の指摘',
    todo: {
      'version-missing': () => 'definitionVersion を設定するか、定義をインポートし直してください。',
      'version-unsupported': () => 'ソフトフォンを更新してください。',
      'value-invalid': () => '値を修正してください。',
      'mapped-missing': () => '選択するか、同期を無効にしてください。',
      'transition-is-mapped': () =>
        '離れるステータスと対になっていないステータスを選択してください。',
      'status-unknown': () => '存在するステータスを選択するか、作成してください。',
      'status-deactivated': () =>
        '有効なステータスを選択するか、PureCloud でこのステータスを有効にしてください。',
      'rule-unreachable': () => 'ルールを前に移動するか、削除してください。',
      'transition-online': () => 'チャネルのないステータスが適しています。',
      'hold-is-mapped': () =>
        '取り込み中のステータスを選択するか、PureCloud がルーティングする作業を指定してください。',
      'item-unknown': () => '定義の綴りを確認してください。そのまま保持されます。',
      'not-assigned': () => 'このソフトフォンの定義を選択してください。',
      'hold-online': () => 'チャネルのないステータスが適しています。',
    },
  },
  coverage: {
    title: '対象のエージェント',
    hint: 'Omni-Channel は、割り当てられたステータスにしか変更できません。このコールセンターのエージェントのうち、必要なステータスがない人を表示します。',
    check: 'エージェントを確認',
    checking: 'このコールセンターのエージェントを確認しています…',
    outdated: '定義に必要なステータスが変わりました。もう一度確認してください。',
    all: (agents) => `${agents} 人のエージェントを確認しました。ステータスが足りない人はいません。`,
    some: (uncovered, agents) =>
      `確認したエージェント ${agents} 人のうち、${uncovered} 人にステータスが足りません。`,
    nobody: 'エージェントを確認できなかったか、このコールセンターに割り当てられた人がいません。',
    lacks: (name, statuses) => `${name}: ${statuses.join('、')}`,
    unchecked: {
      agents: '未確認: コールセンターのエージェント。',
      permissionSets: '未確認: 権限セットによる割り当て。',
      profiles: '未確認: プロファイルによる割り当て。',
    },
    unknownNames: (names) => `どのステータスか不明なため、確認していません: ${names.join('、')}`,
  },
  trial: '保存する前に試す',
  save: {
    label: '保存',
    button: '保存',
    again: 'もう一度保存',
    discard: '変更を破棄',
    unchanged: '保存していない変更はありません。',
    changed: (changes) => `保存していない変更が ${changes} 件あります。`,
    checking: '対象のエージェントを確認しています…',
    saving: '保存しています…',
    blocked: (errors) => `保存していません: 先に ${errors} 件のエラーを修正してください。`,
    asking: (uncovered) =>
      `必要なステータスがないエージェントが ${uncovered} 人います（「対象のエージェント」を参照）。それでも保存しますか?`,
    anyway: 'それでも保存',
    notYet: '保存しない',
    saved: (revision) => `リビジョン ${revision} として保存しました。`,
    switchedOff: (revision) =>
      `同期を停止しました（リビジョン ${revision}）。ほかの変更は保存していません。`,
    refused: '保存していません。',
    notSwitchedOff: '同期を停止できませんでした。',
    kept: '入力した内容は失われていません。',
    download: '定義をダウンロード',
    downloadHint: 'このページからの保存を受け付けない組織のために。',
    noFile: '現在のルールはファイルに保存できません。先に修正してください。',
    importFile: '[設定] でインポート（XML）',
    metadataFile: 'リリース用（メタデータ）',
  },
  overtaken: {
    title: 'ほかの人が、その間にこの定義を保存しました',
    by: (who, when) =>
      `保存: ${[who === '' ? 'ほかの人' : who, when].filter((part) => part !== '').join('、')}`,
    afterwards: 'こちらの保存が先に届き、その後に上書きされました。',
    text: '設定ごとに、どちらを残すかを選んでから、もう一度保存してください。入力した内容は失われていません。',
    nothing:
      'もう一方の保存は、こちらの変更と重なりません。もう一度保存すると、こちらの変更が加わります。',
    theirs: '相手の値',
    mine: '自分の値',
    clash: '両方で変更されています。',
    notSet: '未設定',
    rules: 'すべてのルール',
    wholeSection: 'すべての同期の設定（定義バージョンが異なります）',
    item: fieldOf,
  },
};
