import type { Problem } from './problem.js';
import { itemOf, wordFor, type ProblemWords } from './words-of-problems.js';

const ITEMS: Readonly<Record<string, string>> = {
  'omniSync/definitionVersion': '定義バージョン',
  'omniSync/enabled': 'Omni-Channel 同期の有効化',
  'omniSync/mappedOmniStatus': 'マップするステータス',
  'omniSync/leavingMappedStatus': 'マップしたステータスから離れたときの PureCloud ステータス',
  'omniSync/leavingOnQueueStatus': 'オンキューから離れたときの Omni-Channel ステータス',
  'omniSync/salesforceWorkStatus': 'Salesforce の作業中の PureCloud ステータス',
  'omniSync/pureCloudWorkStatus': 'PureCloud の対応中の Omni-Channel ステータス',
  'omniSync/startupAuthority': '開始時に優先する側',
  'omniSync/externallyRoutedWork': 'PureCloud がルーティングする作業',
  'omniSync/sessionEndStatus': '最後のタブを閉じたときの PureCloud ステータス',
  'omniSync/sessionEndGrace': '別のタブを待つ秒数',
  'omniSync/duringHold': '作業中に選んだステータスの扱い',
  pureCloud: 'PureCloud のセクション',
  'pureCloud/environment': 'PureCloud のリージョン',
  'pureCloud/clientId': 'PureCloud のクライアント ID',
  'pureCloud/organization': 'シングルサインオンの組織',
  'pureCloud/identityProvider': 'シングルサインオンの ID プロバイダー',
  'pureCloud/gateway': 'PureCloud の別アドレス',
};

/** What may stand in an item; a problem's own `expected` is English. */
const EXPECTED: Readonly<Record<string, string>> = {
  'omniSync/enabled': 'true または false',
  'omniSync/mappedOmniStatus': 'Omni-Channel ステータス（API 参照名、ID、または「API 参照名:ID」）',
  'omniSync/leavingMappedStatus':
    'PureCloud ステータス（AVAILABLE など、GUID、または「BREAK:GUID」）',
  'omniSync/leavingOnQueueStatus':
    'Omni-Channel ステータス（API 参照名、ID、または「API 参照名:ID」）',
  'omniSync/salesforceWorkStatus': 'PureCloud ステータス（BUSY など、GUID、または「BREAK:GUID」）',
  'omniSync/pureCloudWorkStatus':
    'Omni-Channel ステータス（API 参照名、ID、または「API 参照名:ID」）',
  'omniSync/startupAuthority': 'ask、pureCloud、omni、none のいずれか',
  'omniSync/externallyRoutedWork':
    'コンマ区切りのオブジェクト名（例: MessagingSession, LiveChatTranscript）',
  'omniSync/sessionEndStatus': 'PureCloud ステータス（OFFLINE など、GUID、または「BREAK:GUID」）',
  'omniSync/sessionEndGrace': '0 から 3600 までの秒数',
  'omniSync/duringHold': 'override または queue',
  pureCloud: 'environment と clientId のあるセクション',
  'pureCloud/environment': 'PureCloud リージョンのドメイン（例: mypurecloud.jp）',
  'pureCloud/clientId': 'PKCE の OAuth クライアントのクライアント ID（GUID）',
  'pureCloud/organization': 'identityProvider と両方を設定するか、両方を none にする',
  'pureCloud/identityProvider': 'organization と両方を設定するか、両方を none にする',
  'pureCloud/gateway': 'PureCloud のドメイン配下の https、またはこのコンピューター自身のアドレス',
};

function the(problem: Problem): string {
  const label = wordFor(ITEMS, problem.item);
  return label === undefined ? `「${itemOf(problem)}」` : `「${label}」(${itemOf(problem)})`;
}

const value = ({ value: text }: Problem): string => (text === '' ? '未設定' : `「${text}」`);

export const japanese: ProblemWords = {
  'version-missing': () => ({
    what: 'コールセンター定義に、Omni-Channel 同期の定義バージョンがありません。',
    todo: '管理者に、定義をインポートし直すか、definitionVersion を設定するよう依頼してください。',
  }),
  'version-unsupported': (problem) => ({
    what: `Omni-Channel 同期の設定の定義バージョン${value(problem)}は、このソフトフォンでは読み取れません。読み取れるのは ${problem.expected.replace('version', 'バージョン').replaceAll(' or ', '、')} です。`,
    todo: '管理者に、ソフトフォンを更新するか、読み取れる定義バージョンのコールセンターに割り当てるよう依頼してください。',
  }),
  'value-invalid': (problem) => ({
    what:
      problem.column === undefined
        ? `設定${the(problem)}の値（${value(problem)}）は使用できません。`
        : `設定${the(problem)}は ${problem.column} 文字目から読み取れません: ${value(problem)}`,
    todo: `管理者に、コールセンター定義の値を修正するよう依頼してください。指定できる値: ${wordFor(EXPECTED, problem.item) ?? problem.expected}`,
  }),
  'mapped-missing': (problem) => ({
    what: problem.item.includes('/')
      ? 'Omni-Channel 同期は有効ですが、オンキューに対応する Omni-Channel ステータスが設定されていません。'
      : 'Omni-Channel 同期は有効ですが、ルールが 1 つもありません。',
    todo: problem.item.includes('/')
      ? '管理者に、マップするステータスを選択するか、同期を無効にするよう依頼してください。'
      : '管理者に、ルールを追加するか、同期を無効にするよう依頼してください。',
  }),
  'transition-is-mapped': (problem) => ({
    what: `設定${the(problem)}が${value(problem)}のため、ステータスから離れてもすぐに元へ戻ってしまいます。`,
    todo: '管理者に、離れるステータスと対になっていないステータスを選択するよう依頼してください。',
  }),
  'status-unknown': (problem) => ({
    what: `設定${the(problem)}のステータス${value(problem)}は存在しません。`,
    todo: '管理者に、存在するステータスを選択するか、そのステータスを作成するよう依頼してください。',
  }),
  'status-deactivated': (problem) => ({
    what: `設定${the(problem)}の PureCloud ステータス${value(problem)}は無効になっています。代わりにプライマリステータスを使用します。`,
    todo: '管理者に、有効なステータスを選択するか、PureCloud でこのステータスを有効にするよう依頼してください。',
  }),
  'rule-unreachable': (problem) => ({
    what: `ルール${the(problem)}は、前にあるルールが必ず優先されるため、適用されることがありません。`,
    todo: '管理者に、このルールを前に移動するか、削除するよう依頼してください。',
  }),
  'transition-online': (problem) => ({
    what: `設定${the(problem)}の${value(problem)}は作業を受け付けるステータスのため、移行中に作業が届くことがあります。`,
    todo: '管理者に、チャネルのないステータスを選択するよう依頼してください。',
  }),
  'hold-is-mapped': (problem) => ({
    what: `設定${the(problem)}がマップしたステータス${value(problem)}と同じため、通話中も Salesforce の作業が届きます。`,
    todo: '管理者に、取り込み中のステータスを選択するか、PureCloud がルーティングする作業（externallyRoutedWork）を指定するよう依頼してください。',
  }),
  'item-unknown': (problem) => ({
    what: `設定${the(problem)}はこの定義バージョンにないため、無視されます。`,
    todo: '管理者に、綴りを確認するか、この項目を削除するよう依頼してください。',
  }),
  'not-assigned': () => ({
    what: '割り当てられているコールセンターには、このソフトフォンの Omni-Channel 同期の設定がありません。',
    todo: '管理者に、このソフトフォンのコールセンターに割り当てるよう依頼してください。',
  }),
  'hold-online': (problem) => ({
    what: `設定${the(problem)}の${value(problem)}は作業を受け付けるステータスのため、対応中に Salesforce の作業が届くことがあります。`,
    todo: '管理者に、チャネルのないステータスを選択するよう依頼してください。',
  }),
};
