import { SOFTPHONE_SECTION } from '../definition/softphone-settings.js';

/** An item of this softphone's own definition: its label in Setup and what it says before anyone has set it. */
export interface ProductItem {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

export interface ProductSection {
  readonly name: string;
  readonly label: string;
  readonly items: readonly ProductItem[];
}

/** The versions of section `omniSync` that a new definition can have. */
export type ProductVersion = 1 | 2;

export const SYNC_SECTION = 'omniSync';

const NONE = 'none';

const item = (name: string, label: string, value = NONE): ProductItem => ({ name, label, value });

/** The labels of the two names, which stand outside the sections. */
export const NAME_LABELS = { internalName: 'Internal Name', displayName: 'Display Name' } as const;

const general: ProductSection = {
  name: 'reqGeneralInfo',
  label: 'General Information',
  items: [
    item('reqAdapterUrl', 'CTI Adapter URL', '/apex/Softphone'),
    item('reqUseApi', 'Use CTI API', 'true'),
    item('reqSoftphoneHeight', 'Softphone height in pixels', '550'),
    item('reqSoftphoneWidth', 'Softphone width in pixels', '340'),
    item('reqSalesforceCompatibilityMode', 'Salesforce compatibility mode', 'Lightning'),
  ],
};

const dialing: ProductSection = {
  name: 'reqDialingOptions',
  label: 'Dialing Options',
  items: [
    item('reqOutsidePrefix', 'Outside prefix', '9'),
    item('reqLongDistPrefix', 'Long-distance prefix', '1'),
    item('reqInternationalPrefix', 'International prefix', '01'),
  ],
};

const pureCloud: ProductSection = {
  name: 'pureCloud',
  label: 'PureCloud (Genesys Cloud)',
  items: [
    item(
      'environment',
      'Region of your organization, such as mypurecloud.com, mypurecloud.de or usw2.pure.cloud',
      'mypurecloud.com',
    ),
    item(
      'clientId',
      'Client ID of a PureCloud OAuth client of grant type PKCE (needed to sign in)',
    ),
    item('organization', 'Single sign-on: short name of your PureCloud organization, or none'),
    item('identityProvider', 'Single sign-on: identity provider, such as okta or adfs, or none'),
    item('gateway', 'Another address for PureCloud, only for test systems, or none'),
  ],
};

/** The label of item `callLogField1`. */
const callLogFieldLabel = (number: number): string =>
  `Call log field ${number}: such as Queue__c = queue, or Subject = "Call with {number}", or none`;

const version = (value: ProductVersion): ProductItem =>
  item(
    'definitionVersion',
    'Definition version: the format of these settings (do not change)',
    `${value}`,
  );

const enabled = item('enabled', 'Enable Omni-Channel sync: true or false', 'false');

const startupAuthority = item(
  'startupAuthority',
  'When the two disagree at the start: ask, or follow pureCloud, or omni, or none',
  'ask',
);

const externallyRoutedWork = item(
  'externallyRoutedWork',
  'Objects whose work items PureCloud routes, such as MessagingSession, or none',
);

const ending: readonly ProductItem[] = [
  item(
    'sessionEndStatus',
    'When the last softphone tab has closed, set PureCloud to (such as OFFLINE, or none)',
  ),
  item('sessionEndGrace', 'Seconds to wait for another tab before that', '10'),
  item('revision', 'Revision of these settings (counted by every save)', '1'),
];

const version1: readonly ProductItem[] = [
  version(1),
  enabled,
  item(
    'mappedOmniStatus',
    'Mapped status: the Omni-Channel status that goes with On Queue in PureCloud',
  ),
  item(
    'leavingMappedStatus',
    'When the agent leaves the mapped status, set PureCloud to (such as AVAILABLE, or none)',
  ),
  item(
    'leavingOnQueueStatus',
    'When the agent leaves On Queue, set Omni-Channel to (a status without channels, or none)',
  ),
  item(
    'salesforceWorkStatus',
    'While the agent works on Salesforce work items, set PureCloud to (such as BUSY, or none)',
  ),
  item(
    'pureCloudWorkStatus',
    'While the agent works on PureCloud interactions, set Omni-Channel to (a status without channels, or none)',
  ),
  startupAuthority,
  externallyRoutedWork,
  ...ending,
];

/** The label of item `rule7`. */
export const ruleLabel = (number: number): string =>
  `Rule ${number}: a sentence, such as pair Lunch with MEAL, or none`;

/** What version 2 starts from (omni-sync.md §5); the Omni-Channel statuses are examples to be replaced. */
export const RECOMMENDED_RULES: readonly string[] = [
  'pair Available_Chat with ON_QUEUE',
  'pair Break with BREAK',
  'pair Lunch with MEAL',
  'pair Training with TRAINING',
  'pair Meeting with MEETING',
  'when omni leaves Available_Chat set pureCloud AVAILABLE',
  'when pureCloud leaves ON_QUEUE set omni Transition',
  'while pureCloud work on voice, callback, chat, message from alerting hold omni Busy',
  'while pureCloud not responding hold omni Busy',
  'while salesforce work hold pureCloud BUSY',
];

const version2: readonly ProductItem[] = [
  version(2),
  enabled,
  ...RECOMMENDED_RULES.map((sentence, index) =>
    item(`rule${index + 1}`, ruleLabel(index + 1), sentence),
  ),
  item(
    'duringHold',
    'A status that the agent chooses during work: override (takes effect at once) or queue (when the work ends)',
    'override',
  ),
  startupAuthority,
  externallyRoutedWork,
  ...ending,
];

const syncItems: Readonly<Record<ProductVersion, readonly ProductItem[]>> = {
  1: version1,
  2: version2,
};

/** The phone, and Salesforce around it. What is not there has its default. */
const softphone: ProductSection = {
  name: SOFTPHONE_SECTION,
  label: 'Softphone',
  items: [
    item(
      'mode',
      'Phone: full, or companion (audio and call controls are in another PureCloud client)',
      'full',
    ),
    item(
      'country',
      'Country whose numbers are dialed without a country code, such as US or DE, or none',
    ),
    item(
      'dialingPrefixes',
      'Dialing options: none (PureCloud gets +1 212 555 0123), or apply (their prefixes are sent)',
    ),
    item(
      'stationRequired',
      'Nobody goes On Queue without a phone (station): true, or false (the softphone asks)',
      'false',
    ),
    item(
      'ringtone',
      'What comes in rings: true or false (each agent can switch it off for themselves)',
      'true',
    ),
    item(
      'notifications',
      'The browser may show what comes in, where it allows that: true or false (agents can switch it off)',
      'true',
    ),
    item(
      'language',
      'Language of the panel: salesforce or pureCloud (the agent’s own there), en, or ja',
      'salesforce',
    ),
    item(
      'identityMatch',
      'The Salesforce user and the PureCloud user must be one person: by email, or federationId, or none',
      'email',
    ),
    item(
      'omniAccess',
      'Way to Omni-Channel: bridge, or console (without a bridge; to be tried in your org first)',
      'bridge',
    ),
    item(
      'timeline',
      'Keep a timeline of what the softphone did and why, in the agent’s browser tab alone: true or false',
      'true',
    ),
    item(
      'build',
      'Version of the softphone that these agents load, such as 0.2.0, or none (the page’s own)',
    ),
    item('clickToDial', 'Clicking a phone number in Salesforce calls it: true or false', 'true'),
    item(
      'screenPop',
      'Screen pop of an inbound call: alert (as soon as it rings), answer, or off',
      'alert',
    ),
    item(
      'screenPopRecord',
      'Screen pop by record: the participant attribute that has a record Id, or none',
    ),
    item(
      'screenPopUrl',
      'Screen pop by address: begins with /, with participant attributes between { and }, or none',
    ),
    item('screenPopFlow', 'Screen pop by flow: the API name of a screen flow, or none'),
    item(
      'screenPopFlowInputs',
      'Inputs of that flow, such as caseId = SF_CaseId, reason = SF_Reason, or none',
    ),
    item('callLog', 'Log each call as a Task: true or false', 'true'),
    item('callLogStatusOpen', 'Status of the Task while the call lasts', 'In Progress'),
    item('callLogStatusDone', 'Status of the Task when the call is over', 'Completed'),
    ...[1, 2, 3].map((number) => item(`callLogField${number}`, callLogFieldLabel(number))),
    item(
      'eventApi',
      'Other components of the console: off, events (they hear what happens), or actions (they act, too)',
      'off',
    ),
    item(
      'eventApiActions',
      'What other components may do, such as setStatus, dial, answer, hangUp, hold, resume, or none',
    ),
    item(
      'eventApiPersonal',
      'Other components are told the name and number of who calls: true or false',
      'false',
    ),
  ],
};

/** Items that a section may have in any number, by how they are called. */
const CALL_LOG_FIELD = /^callLogField([1-9]\d?)$/;

/** Whether section `softphone` of this softphone has such an item. */
export const isSoftphoneItem = (name: string): boolean =>
  CALL_LOG_FIELD.test(name) || SOFTPHONE_ITEMS.includes(name);

/** The names of section `softphone`'s items. */
export const SOFTPHONE_ITEMS: readonly string[] = softphone.items.map(({ name }) => name);

/** Everything that a definition of this softphone has, in the order of Setup. */
export const productSections = (of: ProductVersion): readonly ProductSection[] => [
  general,
  dialing,
  pureCloud,
  softphone,
  { name: SYNC_SECTION, label: 'Omni-Channel Sync', items: syncItems[of] },
];

/** The label that this softphone gives a section, or its name where it has no such section. */
export const sectionLabel = (section: string): string =>
  productSections(1).find(({ name }) => name === section)?.label ?? section;

/** The label that this softphone gives an item, or its name where it has no such item. */
export function itemLabel(section: string, name: string): string {
  if (section === SYNC_SECTION) {
    const [, off, number] = /^rule(Off)?([1-9]\d?)$/.exec(name) ?? [];
    if (number !== undefined) {
      return off === undefined
        ? ruleLabel(Number(number))
        : `Rule ${number}, switched off: the sentence is kept and not used`;
    }
  }
  const [, field] = (section === SOFTPHONE_SECTION ? CALL_LOG_FIELD.exec(name) : null) ?? [];
  if (field !== undefined) return callLogFieldLabel(Number(field));
  const known = ([1, 2] as const)
    .flatMap(productSections)
    .filter((candidate) => candidate.name === section)
    .flatMap(({ items }) => items)
    .find((candidate) => candidate.name === name);
  return known?.label ?? name;
}
