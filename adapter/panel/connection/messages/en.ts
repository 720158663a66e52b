import type { FailureReason, LossReason } from '../../../sync/events.js';
import type { Side } from '../../../sync/status.js';
import type { AskedRow, HeardRow } from '../../../session/view.js';
import { wordFor, type ConnectionMessages } from './messages.js';

const SIDE: Readonly<Record<Side, string>> = { omni: 'Omni-Channel', pureCloud: 'PureCloud' };

const FAILURE: Readonly<Record<FailureReason, string>> = {
  timeout: 'it did not answer in time',
  network: 'the network failed',
  rateLimited: 'it received too many requests',
  serverError: 'it has an error of its own',
  notPermitted: 'it is not permitted',
  notGranted: 'the status is not granted to you',
  refused: 'it gave no reason',
};

const LOSS: Readonly<Record<LossReason, string>> = {
  connection: 'the connection was lost',
  duplicateLogin: 'you logged in somewhere else',
  maintenance: 'you were logged out for maintenance',
  bridgeSilent: 'the bridge does not answer',
  omniMissing: 'this app has no Omni-Channel',
  signedOut: 'you are signed out',
  tokenExpired: 'the sign-in ended',
};

const WORK: Readonly<Record<string, string>> = {
  assigned: 'Salesforce offered you work',
  accepted: 'You accepted Salesforce work',
  declined: 'Salesforce work was declined',
  closed: 'Salesforce work was closed',
};

const INTERACTION: Readonly<Record<string, string>> = {
  alerting: 'PureCloud alerts you',
  connected: 'You are connected in PureCloud',
  afterCallWork: 'After-call work began in PureCloud',
  ended: 'An interaction ended in PureCloud',
};

const ITEM: Readonly<Record<string, string>> = {
  voice: 'call',
  callback: 'callback',
  chat: 'chat',
  email: 'email',
  message: 'message',
  Case: 'case',
  Lead: 'lead',
  MessagingSession: 'messaging session',
  LiveChatTranscript: 'chat',
};

const ROUTING: Readonly<Record<string, string>> = {
  IDLE: 'Idle',
  INTERACTING: 'Interacting',
  NOT_RESPONDING: 'Not Responding',
  OFF_QUEUE: 'Off Queue',
  COMMUNICATING: 'Communicating',
};

const itemIn = ({ item }: HeardRow): string =>
  item === undefined ? '' : ` (${wordFor(ITEM, item)})`;

function status({ side, label = '', is, reason, echo, change }: HeardRow): string {
  const product = SIDE[side ?? 'omni'];
  if (is === 'heldBack') return `${product} holds back ${label} until your interaction ends.`;
  if (echo === true) return `${product} shows ${label}, as it was set.`;
  switch (reason) {
    case 'manual':
      return `You set ${product} to ${label}.`;
    case 'supervisor':
      return `Your supervisor set ${product} to ${label}.`;
    case 'pushTimeout':
      return `${product} became ${label} because work was not accepted in time.`;
    case 'decline':
      return `${product} became ${label} because work was declined.`;
    case 'login':
      return `${product} became ${label} at your login.`;
    case 'toolkit':
      return `Another program in the console set ${product} to ${label}.`;
    default:
      return change ? `${product} became ${label}.` : `${product} still shows ${label}.`;
  }
}

const ASKED: Readonly<Record<AskedRow['action'], string>> = {
  setStatus: 'another PureCloud status',
  dial: 'to call a number',
  answer: 'to answer an interaction',
  hangUp: 'to hang up',
  hold: 'to hold a call',
  resume: 'to resume a call',
  mute: 'to mute a call',
  unmute: 'to unmute a call',
  transfer: 'to transfer an interaction',
};

function heard(row: HeardRow): string {
  const { is, reason, label = '' } = row;
  const product = SIDE[row.side ?? 'omni'];
  switch (row.event) {
    case 'status':
      return status(row);
    case 'work':
      return `${wordFor(WORK, is)}${itemIn(row)}.`;
    case 'workload':
      return `Your Salesforce workload is ${is ?? ''} %.`;
    case 'interaction':
      return `${wordFor(INTERACTION, is)}${itemIn(row)}.`;
    case 'routingStatus':
      return `PureCloud’s routing status is ${wordFor(ROUTING, is)}.`;
    case 'reach':
      return is === 'back'
        ? `${product} can be reached again.`
        : `${product} cannot be reached: ${wordFor(LOSS, reason)}.`;
    case 'read':
      return is === 'failed'
        ? `${product} could not be read: ${wordFor(FAILURE, reason)}.`
        : `${product} was read: ${label}.`;
    case 'start':
      return is === 'goesOn'
        ? 'The softphone went on after a page refresh.'
        : 'The softphone started.';
    case 'configured':
      return 'The settings were taken again.';
    case 'chosen':
      return `You chose ${label} for ${product} in the panel.`;
    case 'answered':
      return is === 'yes' ? 'You answered Yes.' : 'You answered No.';
    case 'resume':
      return 'You chose Resume.';
    case 'answer':
    case 'wake':
      return '';
  }
}

const RELOAD = 'Reload the page. If it happens again, tell your administrator.';
const WAIT = 'Wait a moment. If it lasts, reload the page.';

export const en: ConnectionMessages = {
  label: 'Connection and timeline',
  back: 'Back',
  pages: { links: 'Connection', timeline: 'Timeline' },
  loading: 'One moment…',
  failed: {
    what: 'This could not be read.',
    todo: 'Try again. If that does not help, reload the page.',
  },
  retry: 'Try again',
  saveTimeline: 'Save timeline',
  saveBundle: 'Save support bundle',
  saveNote: 'For your administrator. The files hold no password, no name and no phone number.',

  state: { ok: 'Works', waiting: 'Waiting', broken: 'Does not work', unknown: 'Not known' },
  since: (time) => `since ${time}`,
  links: {
    frame: {
      name: 'Frame in Salesforce',
      ok: { what: 'Salesforce shows this page.', todo: '' },
      waiting: { what: 'Salesforce has not answered yet.', todo: WAIT },
      broken: {
        what: 'This page does not stand in Salesforce.',
        todo: 'Open the softphone from the utility bar of your Salesforce console.',
      },
    },
    host: {
      name: 'Open CTI',
      ok: { what: 'Salesforce’s Open CTI script answers.', todo: '' },
      waiting: { what: 'Salesforce’s Open CTI script is starting.', todo: WAIT },
      broken: { what: 'Salesforce’s Open CTI script does not work.', todo: RELOAD },
    },
    definition: {
      name: 'Call center settings',
      ok: { what: 'The settings of your call center were read.', todo: '' },
      waiting: { what: 'The settings of your call center are being read.', todo: WAIT },
      broken: {
        what: 'The settings of your call center cannot be used.',
        todo: 'Tell your administrator, with what the first page says.',
      },
    },
    bridge: {
      name: 'Omni-Channel bridge',
      ok: { what: 'The way to Omni-Channel answers.', todo: '' },
      waiting: { what: 'The way to Omni-Channel has not answered yet.', todo: WAIT },
      broken: { what: 'The way to Omni-Channel does not answer.', todo: RELOAD },
    },
    omniChannel: {
      name: 'Omni-Channel',
      ok: { what: 'Omni-Channel is connected.', todo: '' },
      waiting: { what: 'Omni-Channel has not answered yet.', todo: WAIT },
      broken: {
        what: 'Omni-Channel is not connected.',
        todo: 'Open Omni-Channel in the utility bar.',
      },
    },
    signIn: {
      name: 'PureCloud sign-in',
      ok: { what: 'You are signed in to PureCloud.', todo: '' },
      waiting: { what: 'You are not signed in to PureCloud yet.', todo: 'Go back and sign in.' },
      broken: { what: 'You are not signed in to PureCloud.', todo: 'Go back and sign in again.' },
    },
    identity: {
      name: 'Same person in both',
      ok: { what: 'Your Salesforce user and your PureCloud user go together.', todo: '' },
      waiting: { what: 'It is not known yet who you are in PureCloud.', todo: WAIT },
      broken: {
        what: 'Your Salesforce user and the PureCloud user are two people.',
        todo: 'Sign out of PureCloud here and sign in with your own account.',
      },
    },
    rest: {
      name: 'PureCloud requests',
      ok: { what: 'PureCloud answers requests.', todo: '' },
      waiting: { what: 'PureCloud has not been asked for anything yet.', todo: WAIT },
      broken: {
        what: 'The last request to PureCloud failed.',
        todo: 'Check your network. If it lasts, give a support bundle to your administrator.',
      },
    },
    notifications: {
      name: 'PureCloud notifications',
      ok: { what: 'PureCloud tells the softphone of every change at once.', todo: '' },
      waiting: { what: 'The connection is being made.', todo: WAIT },
      broken: {
        what: 'The connection is lost.',
        todo: 'It is tried again by itself. Check your network if it lasts.',
      },
    },
    leader: {
      name: 'Leading tab',
      ok: { what: 'One of your browser tabs keeps your statuses in step.', todo: '' },
      waiting: { what: 'No browser tab has taken the lead yet.', todo: WAIT },
      broken: { what: 'The leading browser tab does not answer.', todo: RELOAD },
    },
    storage: {
      name: 'Browser storage',
      ok: { what: 'This browser keeps what this page needs after a refresh.', todo: '' },
      waiting: { what: 'It is not known yet whether this browser keeps anything.', todo: WAIT },
      broken: {
        what: 'This browser keeps nothing for this page: a refresh forgets your sign-in, or what held your statuses.',
        todo: 'The softphone works all the same. Ask your administrator to let this page store data.',
      },
    },
  },
  omniWay: {
    bridge: 'In use: the bridge in the utility bar.',
    console: 'In use: the console’s own toolkit (integration.js), without a bridge.',
    bridgeInstead:
      'In use: the bridge in the utility bar. The call center asks for the console’s own toolkit (integration.js), which does not answer in this page.',
    alone: 'In use: what Salesforce itself tells, without a bridge.',
  },
  signInNeeds: {
    title: 'If the sign-in window showed an error',
    redirect: {
      what: 'It named the redirect address (redirect URI).',
      todo: 'Ask your administrator to add this address to the authorized redirect URIs of the OAuth client in PureCloud, letter by letter.',
    },
    client: {
      what: 'It did not know the client, or your organization.',
      todo: 'Ask your administrator to compare region and client ID in the call center with PureCloud: each region knows only its own clients and organizations.',
    },
    region: 'Region',
    clientId: 'Client ID',
    redirectUri: 'Redirect address',
  },
  foreign: (count) =>
    count === 1
      ? '1 message from another web page was ignored.'
      : `${count} messages from other web pages were ignored.`,
  unknown: {
    what: 'It can be told once the links before it work.',
    todo: '',
  },

  side: 'Side',
  sides: { both: 'Both sides', ...SIDE },
  onlyChanges: 'Only status changes',
  timelineOff: {
    what: 'Your call center keeps no timeline: nothing is recorded of what happened.',
    todo: 'The first page tells how things stand now, and a support bundle holds just that.',
  },
  timelineSilent: {
    what: 'The leading browser tab has the timeline, and does not answer.',
    todo: RELOAD,
  },
  empty: 'Nothing has happened yet.',
  rows: (count) => (count === 1 ? '1 entry' : `${count} entries`),
  heard,
  asked: ({ action }) => `Another part of the console asked for this: ${ASKED[action]}.`,
  outcome: ({ outcome, attempt }) => {
    const again = attempt === 1 ? '' : `Attempt ${attempt}. `;
    if (outcome === 'taken') return again.trim();
    return outcome === 'unanswered'
      ? `${again}Not answered.`
      : `${again}Not taken: ${FAILURE[outcome]}.`;
  },
};
