import type { Messages } from './messages.js';
import type { Side } from '../../sync/status.js';

const SIDE: Readonly<Record<Side, string>> = { omni: 'Omni-Channel', pureCloud: 'PureCloud' };

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const en: Messages = {
  language: 'en',
  softphone: 'Softphone',
  side: SIDE,

  header: { signOut: 'Sign out' },
  signIn: {
    title: 'Sign in to PureCloud',
    text: 'Sign in to see and change your PureCloud status here. A small window opens for it.',
    button: 'Sign in',
    underWay: 'Finish signing in in the window that has opened.',
    notPossible: 'The settings do not say yet where to sign in.',
  },
  connecting: {
    title: 'Connecting…',
    pureCloud: {
      signedOut: 'Signed out of PureCloud',
      connecting: 'Connecting to PureCloud…',
      ready: 'PureCloud is connected',
      lost: 'Connecting to PureCloud again…',
    },
    omni: {
      connecting: 'Waiting for Omni-Channel…',
      ready: 'Omni-Channel is connected',
      other: 'Omni-Channel is not connected',
    },
  },
  misconfigured: {
    what: 'The softphone does not work here yet',
    todo: 'What stands below says why, and who has to act.',
  },
  pureCloud: {
    menu: 'PureCloud status',
    unknown: 'Not known yet',
    pending: (status) => `Waiting for PureCloud to take ${status.label}.`,
    lost: 'Not connected. This is the last status known.',
  },
  queue: {
    label: 'On Queue',
    on: 'PureCloud offers you interactions.',
    off: 'PureCloud offers you no interactions.',
    unknown: 'Cannot be changed until PureCloud is connected.',
    goingOn: 'Going on queue…',
    goingOff: 'Leaving the queue…',
  },
  omni: {
    unknown: 'Not known yet',
    pending: (status) => `${status.label} follows when your work ends.`,
    condition: {
      connecting: 'Waiting for Omni-Channel…',
      ready: '',
      bridgeMissing: 'Not connected',
      bridgeSilent: 'Not connected. This is the last status known.',
      omniMissing: 'Not in this app',
      connectionError: 'Not connected. This is the last status known.',
      duplicateLogin: 'Logged in somewhere else',
      maintenance: 'Logged out for maintenance',
    },
  },
  sync: {
    label: 'Sync',
    is: {
      off: 'Sync is off',
      starting: 'Sync is starting',
      on: 'Sync is on',
      paused: 'Sync is paused',
      waiting: 'Sync is waiting',
    },
    means: {
      off: 'Your two statuses do not follow each other.',
      starting: 'Both statuses are being read.',
      on: '',
      paused: 'Your two statuses do not follow each other for now.',
      waiting: 'It goes on when the point above is settled.',
    },
    nothingYet: 'Nothing has been changed so far.',
    last: (sentence) => `${sentence}.`,
    holds: (by, n, status) => {
      const work =
        by === 'pureCloud'
          ? count(n, 'PureCloud interaction holds', 'PureCloud interactions hold')
          : count(n, 'Salesforce work item holds', 'Salesforce work items hold');
      const other = by === 'pureCloud' ? SIDE.omni : SIDE.pureCloud;
      return status === null ? `${work} the status of ${other}.` : `${work} ${other} at ${status}.`;
    },
  },
  question: {
    title: 'Go on queue?',
    text: ({ pureCloud, omni }) =>
      `PureCloud says ${pureCloud.label}, Omni-Channel says ${omni.label}. Go on queue in both?`,
    yes: 'Yes',
    no: 'No',
  },
  troubles: {
    label: 'Problems',
    notes: 'Notes',
    level: { error: 'Error:', warning: 'Warning:', info: 'Note:' },
    signIn: 'Sign in again',
    resume: 'Resume',
    retry: 'Retry',
    takeBuild: 'Load it now',
    staySignedIn: 'Stay signed in',
  },
  about: {
    label: 'About the softphone',
    version: (version, build) => `Version ${version} (${build})`,
    revision: (revision) => `Revision ${revision}`,
  },
  announce: {
    status: (side, label) => `${SIDE[side]}: ${label}.`,
    phase: {
      connecting: 'Connecting.',
      signedOut: 'You are signed out of PureCloud.',
      ready: 'The softphone is ready.',
      degraded: 'The softphone works in part.',
      misconfigured: 'The softphone does not work here yet.',
    },
  },
};
