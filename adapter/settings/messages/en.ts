import type { FieldName, FieldWords, SettingsMessages } from './messages.js';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const FIELDS: Readonly<Record<FieldName, FieldWords>> = {
  enabled: {
    label: 'Enable Omni-Channel sync',
    hint: 'While it is off, the softphone never changes a status.',
  },
  mappedOmniStatus: {
    label: 'Mapped status',
    hint: 'The Omni-Channel status that goes with On Queue in PureCloud. An agent who takes one gets the other.',
  },
  leavingMappedStatus: {
    label: 'When the agent leaves the mapped status, set PureCloud to',
    hint: '',
  },
  leavingOnQueueStatus: {
    label: 'When the agent leaves On Queue, set Omni-Channel to',
    hint: 'Best a busy status made for this, such as Transition.',
  },
  salesforceWorkStatus: {
    label: 'While the agent works on Salesforce work items, set PureCloud to',
    hint: '',
  },
  pureCloudWorkStatus: {
    label: 'While the agent works on PureCloud interactions, set Omni-Channel to',
    hint: '',
  },
  startupAuthority: {
    label: 'When the two disagree at the start',
    hint: 'Nobody is put on queue unasked, unless you choose a side here.',
  },
  externallyRoutedWork: {
    label: 'Work that PureCloud routes',
    hint: 'Objects whose work items PureCloud routes itself (external routing), separated by commas: MessagingSession, LiveChatTranscript. Leave it empty for none.',
  },
  sessionEndStatus: {
    label: 'When the last softphone tab closes, set PureCloud to',
    hint: 'As well as the browser allows: a computer that is switched off says nothing.',
  },
  sessionEndGrace: {
    label: 'Seconds to wait for another tab',
    hint: 'A reload is no end. 0 to 3600.',
  },
  duringHold: {
    label: 'A status that the agent chooses during work',
    hint: '',
  },
};

const ITEMS: Readonly<Record<string, string>> = {
  'omniSync/definitionVersion': 'Definition version',
  'omniSync/mappedOmniStatus': 'Mapped status',
  'omniSync/leavingMappedStatus': 'PureCloud status on leaving the mapped status',
  'omniSync/leavingOnQueueStatus': 'Omni-Channel status on leaving On Queue',
  'omniSync/salesforceWorkStatus': 'PureCloud status during Salesforce work',
  'omniSync/pureCloudWorkStatus': 'Omni-Channel status during PureCloud interactions',
  'pureCloud/environment': 'PureCloud region',
  'pureCloud/clientId': 'PureCloud client ID',
  'softphone/timeline': 'Timeline of what the softphone did, and why',
};

const fieldOf = (path: string): string => {
  const known = Object.entries(FIELDS).find(([name]) => path === `omniSync/${name}`);
  return ITEMS[path] ?? known?.[1].label ?? path;
};

export const en: SettingsMessages = {
  language: 'en',
  title: 'Softphone settings',
  intro: 'Say how the statuses of Omni-Channel and PureCloud follow each other.',
  retry: 'Try again',
  required: 'required',
  failure: {
    sessionRefused: {
      what: 'Salesforce did not accept the session of this page.',
      todo: 'A reload loses what is not saved: download the definition first, then reload the page and log in again. Where your org restricts access to its API (API Access Control), have the downloaded definition deployed.',
      reading:
        'Reload the page and log in again. Where your org restricts access to its API (API Access Control), this page cannot be used: edit the values in Setup, under Call Centers, or import a definition file there.',
    },
    permissionMissing: {
      what: 'You lack a permission for this.',
      todo: 'Ask for “Customize Application” together with “Modify Metadata Through Metadata API Functions”, or download the definition and have someone import it who may.',
      reading:
        'Ask for “Customize Application” together with “Modify Metadata Through Metadata API Functions”. Without them, edit the values in Setup, under Call Centers, or have a definition file imported there.',
    },
    unreachable: {
      what: 'Salesforce did not answer.',
      todo: 'Check the network and try again.',
      reading: 'Check the network and try again.',
    },
    notFound: {
      what: 'The org no longer has this call center definition.',
      todo: 'Read the list again. You can download what you have and import it as a new definition.',
      reading: 'Read the list again.',
    },
    contentRefused: {
      what: 'Salesforce did not take the definition.',
      todo: 'Correct what Salesforce names below, or download the definition and import it.',
      reading: 'Correct in Setup, under Call Centers, what Salesforce names below.',
    },
    limitReached: {
      what: 'The org has used up its API requests for now.',
      todo: 'Try again later, or download the definition and import it.',
      reading: 'Try again later.',
    },
    answerUnreadable: {
      what: 'Salesforce gave an answer that this page does not understand.',
      todo: 'Try again. Where it happens again, download the definition and import it.',
      reading: 'Try again. Where it happens again, edit the values in Setup, under Call Centers.',
    },
  },
  orgSays: (detail) => `Salesforce says: ${detail}`,

  prerequisites: {
    title: 'Before you begin',
    app: 'A Salesforce app with console navigation.',
    utilities: 'In its utility bar: the Open CTI softphone, Omni-Channel, and the sync bridge.',
    agents:
      'Agents who are users of the call center (Setup, Call Centers, Manage Call Center Users) and have the permission set of the softphone.',
    client:
      'For secondary PureCloud statuses and for agents to sign in: a PureCloud OAuth client of grant type PKCE. No secret is ever stored.',
    framing:
      'In the call center: the softphone’s page as CTI Adapter URL, Use CTI API on, and a Salesforce compatibility mode with Lightning.',
    framingThere: 'The chosen definition has that.',
    framingFault: {
      classicOnly:
        'The chosen definition is for Salesforce Classic: in Lightning Experience the softphone stays empty. Set Salesforce compatibility mode to Lightning in Setup, Call Centers, Edit.',
      apiOff:
        'The chosen definition has Use CTI API off. Set it to true in Setup, Call Centers, Edit.',
      noAddress:
        'The chosen definition has no CTI Adapter URL. Set it to /apex/Softphone in Setup, Call Centers, Edit.',
      insecureAddress:
        'The CTI Adapter URL of the chosen definition begins with http:, which Lightning Experience does not show. Make it https in Setup, Call Centers, Edit.',
    },
    clientThere: 'The chosen definition names one.',
    clientMissing: 'The chosen definition names none.',
    notChecked:
      'This page cannot check the first three. Where one is missing, the softphone is not there or stays empty. Where nothing is missing and its frame says that it refused to connect, give the whole address of the page as CTI Adapter URL, with its host.',
  },
  list: {
    title: 'Select a call center',
    hint: 'The agents of the call center that you choose get the settings below.',
    loading: 'Reading the call center definitions of the org…',
    opening: (name) => `Reading ${name}…`,
    none: 'There is no call center definition of this softphone in the org. Import one in Setup, under Call Centers, and read the list again.',
    others: (names) =>
      `Not listed, because they have no section omniSync and so belong to another adapter: ${names.join(', ')}.`,
    internalName: (name) => `Internal name ${name}`,
    version: (version) =>
      version === null ? 'No definition version' : `Definition version ${version}`,
    revision: (revision) => (revision === '' ? 'never saved here' : `revision ${revision}`),
    notEditable: (version, reads) =>
      version === null
        ? 'Cannot be edited: it does not say which definition version it has.'
        : `Cannot be edited: this softphone reads definition version ${reads.join(' and ')}. Update the softphone first.`,
  },
  leaving: {
    title: 'Leave without saving?',
    text: (from, to) =>
      `Your changes to ${from} are not saved. They are lost when you go on to ${to}.`,
    leave: 'Discard my changes',
    stay: 'Stay here',
  },
  statuses: {
    noNames:
      'You may not read the API names of the presence statuses (permission “View DeveloperName”). Statuses are saved by their Id alone, which another org does not know.',
    noChannels: 'It could not be told which statuses take work. Check online and busy yourself.',
  },
  sync: {
    title: (name) => `Omni-Channel Sync Settings: ${name}`,
    terms: (version, revision) =>
      `Definition version ${version}${revision === '' ? '' : `, revision ${revision}`}`,
    on: 'In the org, the sync is on.',
    faulty: 'In the org, the sync is enabled, but errors in the definition keep it off.',
    off: 'In the org, the sync is off.',
    switchOff: 'Switch sync off now',
    switchOffHint:
      'For an emergency: saves nothing else, and stops every softphone from changing statuses as soon as it reads the definition again.',
  },
  presets: {
    title: 'Start from a usual way to work',
    hint: 'Fills the fields below; nothing is saved yet.',
    names: {
      oneProductAtATime: {
        label: 'One product at a time',
        hint: 'An agent on queue in PureCloud is busy in Omni-Channel.',
      },
      workInBoth: {
        label: 'Both products, one blocks the other',
        hint: 'An agent takes work from both; work in one keeps that of the other away.',
      },
      externalRouting: {
        label: 'Both, with external routing',
        hint: 'PureCloud routes the messaging sessions of Salesforce, and knows how much an agent can take.',
      },
    },
    ask: (name) => `“${name}” changes what you have chosen:`,
    overwrite: (field, value) => `${field}: ${value}`,
    yes: 'Change it',
    no: 'Keep what I have',
    filled: (name) => `Filled in: ${name}. Look at it before you save.`,
    gaps: {
      mapped:
        'The org has no status of the kind that the mapped status should be. Choose one yourself.',
      transition:
        'The org has no busy status left for the transition. Create one, or choose another.',
      busy: 'The org has no busy status for work in PureCloud. Create one, or choose another.',
    },
  },
  undo: 'Undo',
  upgraded: 'This is definition version 2 now, with the same effect. It is not saved yet.',
  upgradedOff:
    'Errors kept the sync off in version 1, and version 2 does not have them: “Enable” is off now. Look at the rules, then tick it.',
  discarded: 'Your changes are discarded.',
  mapping: {
    title: 'Mapped status',
    omni: 'Omni-Channel status',
    pureCloud: 'PureCloud status',
    onQueue: 'On Queue',
    goesWith: 'goes with',
  },
  transitions: {
    title: 'Transition status',
    hint: 'What each product shows when the agent leaves the pair, or works in the other product.',
  },
  fields: FIELDS,
  leaving1: (mapped) => `When the agent leaves ${mapped}, set PureCloud to`,
  menu: {
    none: 'None (change nothing)',
    offline: 'Offline (logs out of Omni-Channel)',
    kinds: { online: 'online', busy: 'busy', unknown: 'online or busy not known' },
    status: (label, kind) => `${label} (${kind})`,
    missing: (name) => `${name} (not in this org)`,
    unreadName: (name) => `${name} (not looked up)`,
    presences: {
      AVAILABLE: 'Available',
      BUSY: 'Busy',
      AWAY: 'Away',
      BREAK: 'Break',
      MEAL: 'Meal',
      MEETING: 'Meeting',
      TRAINING: 'Training',
      ON_QUEUE: 'On Queue',
      IDLE: 'Idle',
      OFFLINE: 'Offline',
    },
    unreadSecondary: (primary) =>
      primary === null
        ? 'A secondary status (not retrieved yet)'
        : `${primary}: a secondary status (not retrieved yet)`,
    deactivated: (label) => `${label} (deactivated in PureCloud)`,
  },
  pureCloud: {
    title: 'PureCloud statuses',
    retrieve: 'Retrieve statuses from PureCloud',
    hint: 'Primary statuses are always there. This adds the secondary ones of your organization.',
    notConfigured: {
      what: 'Secondary statuses cannot be retrieved: the definition names no PureCloud region or no OAuth client.',
      todo: 'Give the region and the client ID below, under “More”.',
    },
    signInNeeded: 'Sign in to PureCloud first. Nothing that you have chosen is lost.',
    signIn: 'Sign in to PureCloud',
    signingIn: 'Finish signing in in the window that has opened.',
    retrieving: 'Retrieving…',
    retrieved: (secondary) =>
      secondary === 0
        ? 'Retrieved. Your organization has no secondary statuses.'
        : `Retrieved: ${count(secondary, 'secondary status', 'secondary statuses')}.`,
    refused: {
      what: 'PureCloud did not give out the statuses.',
      todo: 'The OAuth client needs the scope “presence”, and you the permission to read presence definitions.',
    },
    unreachable: { what: 'PureCloud did not answer.', todo: 'Check the network and try again.' },
    signInFailed: {
      popupBlocked:
        'The browser blocked the sign-in window. Allow windows for this page and try again.',
      popupClosed: 'The sign-in window was closed before the end.',
      denied: 'PureCloud did not allow the sign-in.',
      stateMismatch: 'The answer was not the one to this sign-in. Try again.',
      corsBlocked:
        'PureCloud does not answer this page (CORS). Add the address of this page to the authorized redirect URIs of the OAuth client.',
      policyBlocked:
        'The security policy of this page keeps it from reaching PureCloud. Add the region in Setup, Trusted URLs, with the directive connect-src.',
      unreachable:
        'Nothing answers at the address of this PureCloud region. Check your network and the region in the definition.',
      exchangeFailed:
        'PureCloud did not complete the sign-in. Check the client ID and its redirect address.',
      timeout: 'The sign-in took too long. Try again.',
      misconfigured: 'The definition’s PureCloud section cannot be used for a sign-in.',
      expired: 'The sign-in has ended. Sign in again.',
      revoked: 'The sign-in was ended elsewhere. Sign in again.',
    },
  },
  more: {
    title: 'More',
    startupAuthority: {
      ask: 'Ask the agent (recommended)',
      pureCloud: 'Follow PureCloud',
      omni: 'Follow Omni-Channel',
      none: 'Do nothing until the next change',
    },
    timeline: {
      kept: 'Kept in the agent’s tab until it closes',
      off: 'None: nothing is recorded',
      hint: 'It tells the agent why a status changed, and goes into a support bundle that the agent saves. It is sent nowhere.',
    },
    duringHold: {
      override: 'Takes effect at once',
      queue: 'Takes effect when the work ends',
    },
  },
  upgrade: {
    title: 'More than one pair?',
    text: 'Definition version 2 says the same in rules, and lets you add pairs, directions and conditions. The upgrade changes nothing that agents see, and can be undone until you save. The call center definition stays the same record; its revision is counted on.',
    button: 'Upgrade to definition version 2',
  },
  rules: {
    title: 'Rules',
  },
  problem: {
    error: 'Error',
    warning: 'Warning',
    others: 'Other findings in this definition',
    todo: {
      'version-missing': () => 'Set definitionVersion, or import the definition again.',
      'version-unsupported': () => 'Update the softphone.',
      'value-invalid': ({ expected }) => `Expected: ${expected}.`,
      'mapped-missing': () => 'Choose one, or turn the sync off.',
      'transition-is-mapped': () => 'Choose a status that is not paired with the one that is left.',
      'status-unknown': () => 'Choose a status that exists, or create it.',
      'status-deactivated': () => 'Choose an active status, or activate this one in PureCloud.',
      'rule-unreachable': () => 'Move the rule up, or remove it.',
      'transition-online': () => 'A status without channels is better.',
      'hold-is-mapped': () => 'Choose a busy status, or name the work that PureCloud routes.',
      'item-unknown': () => 'Check its spelling in the definition. It is kept as it is.',
      'not-assigned': () => 'Choose a definition of this softphone.',
      'hold-online': () => 'A status without channels is better.',
    },
  },
  coverage: {
    title: 'Who is covered?',
    hint: 'Omni-Channel sets a status only for agents to whom it has been given. This lists the agents of the call center who lack one.',
    check: 'Check the agents',
    checking: 'Checking the agents of this call center…',
    outdated: 'The definition needs other statuses by now. Check again.',
    all: (agents) => `${count(agents, 'agent was', 'agents were')} checked. Nobody lacks a status.`,
    some: (uncovered, agents) =>
      `${uncovered} of ${count(agents, 'agent', 'agents')} checked ${uncovered === 1 ? 'lacks' : 'lack'} a status:`,
    nobody: 'No agent could be checked, or none is assigned to this call center.',
    lacks: (name, statuses) => `${name}: ${statuses.join(', ')}`,
    unchecked: {
      agents: 'Not checked: the agents of the call center.',
      permissionSets: 'Not checked: what permission sets give.',
      profiles: 'Not checked: what profiles give.',
    },
    unknownNames: (names) =>
      `Not checked, because it is not known which statuses they are: ${names.join(', ')}.`,
  },
  trial: 'Try it before saving',
  save: {
    label: 'Save',
    button: 'Save',
    again: 'Save again',
    discard: 'Discard changes',
    unchanged: 'No unsaved changes.',
    changed: (changes) => `${count(changes, 'unsaved change', 'unsaved changes')}.`,
    checking: 'Checking who is covered…',
    saving: 'Saving…',
    blocked: (errors) =>
      `Not saved: ${count(errors, 'error is', 'errors are')} to be corrected first.`,
    asking: (uncovered) =>
      `${count(uncovered, 'agent lacks', 'agents lack')} a status that this needs; see “Who is covered?”. Save nevertheless?`,
    anyway: 'Save nevertheless',
    notYet: 'Not yet',
    saved: (revision) => `Saved as revision ${revision}.`,
    switchedOff: (revision) =>
      `The sync is switched off, as revision ${revision}. Nothing else was saved.`,
    refused: 'Not saved.',
    notSwitchedOff: 'The sync was not switched off.',
    kept: 'Nothing that you typed is lost.',
    download: 'Download definition',
    downloadHint: 'For orgs that take no save from this page.',
    noFile: 'No file can hold the rules as they are. Correct them first.',
    importFile: 'To import in Setup (XML)',
    metadataFile: 'To deploy (metadata)',
  },
  overtaken: {
    title: 'Somebody else has saved this definition meanwhile',
    by: (who, when) =>
      ['Saved', who === '' ? '' : `by ${who}`, when === '' ? '' : `on ${when}`]
        .filter((part) => part !== '')
        .join(' ') + '.',
    afterwards: 'Your save arrived first, and was then written over.',
    text: 'Choose for each setting what is to stay; then save again. Nothing of yours is lost.',
    nothing:
      'What the other save changed does not touch yours. Save again to put your changes on top.',
    theirs: 'Theirs',
    mine: 'Mine',
    clash: 'Both of you have changed this.',
    notSet: 'not set',
    rules: 'All rules',
    wholeSection: 'All sync settings (the definition version differs)',
    item: fieldOf,
  },
};
