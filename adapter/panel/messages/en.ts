import type { Messages } from './messages.js';
import { timeIn } from './times.js';
import type { FailureReason, LossReason } from '../../sync/events.js';
import type { Side } from '../../sync/status.js';

const SIDE: Readonly<Record<Side, string>> = { omni: 'Omni-Channel', pureCloud: 'PureCloud' };

const clock = (at: number): string => timeIn('en', at);

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const FAILURE: Readonly<Record<FailureReason, string>> = {
  timeout: 'it did not answer in time',
  network: 'the network failed',
  rateLimited: 'it received too many requests',
  serverError: 'it has an error of its own',
  notPermitted: 'you are not permitted to use it',
  notGranted: 'it is not granted to you',
  refused: 'it gave no reason',
};

const failureAdvice = (reason: FailureReason): string => {
  switch (reason) {
    case 'notPermitted':
    case 'notGranted':
      return 'Choose another status, and ask your administrator for access to this one.';
    case 'network':
      return 'Check your network, then choose the status again.';
    case 'refused':
      return 'Choose another status. If you need this one, tell your administrator.';
    case 'timeout':
    case 'rateLimited':
    case 'serverError':
      return 'Wait a moment, then choose the status again.';
  }
};

const LOSS: Readonly<Record<LossReason, (side: string, since: string) => string>> = {
  connection: (side, since) => `The connection to ${side} was lost at ${since}.`,
  duplicateLogin: (side, since) => `You logged in to ${side} somewhere else at ${since}.`,
  maintenance: (side, since) => `${side} logged you out for maintenance at ${since}.`,
  bridgeSilent: (side, since) => `${side} has not answered since ${since}.`,
  omniMissing: (side, since) => `This app has had no ${side} since ${since}.`,
  signedOut: (side, since) => `You have been signed out of ${side} since ${since}.`,
  tokenExpired: (side, since) => `Your sign-in to ${side} ended at ${since}.`,
};

const LOSS_ADVICE: Readonly<Record<LossReason, string>> = {
  connection: 'Statuses are not kept in step until it is back. It is tried again by itself.',
  duplicateLogin: 'Log in to Omni-Channel here if you want to work in this window.',
  maintenance: 'Log in to Omni-Channel again when the maintenance is over.',
  bridgeSilent: 'It is tried again by itself. If it lasts, reload the page.',
  omniMissing: 'Open your console app, or ask your administrator to add Omni-Channel to this one.',
  signedOut: 'Sign in again to keep your statuses in step.',
  tokenExpired: 'Sign in again to keep your statuses in step.',
};

const RELOAD = 'Reload the page. If it happens again, tell your administrator.';

export const en: Messages = {
  language: 'en',
  softphone: 'Softphone',
  side: SIDE,
  time: clock,

  header: { signOut: 'Sign out' },
  signIn: {
    title: 'Sign in to PureCloud',
    text: 'Sign in to see and change your PureCloud status here. A small window opens for it.',
    button: 'Sign in',
    underWay: 'Finish signing in in the window that has opened.',
    notPossible: 'The call center settings do not say yet where to sign in.',
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
    what: 'The softphone is not set up yet',
    todo: 'Your administrator must act first. Pass on what stands below.',
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
  },
  trouble: {
    host: ({ reason }) => {
      switch (reason) {
        case 'notFramed':
          return {
            what: 'This page was opened outside Salesforce.',
            todo: 'Open the softphone from the utility bar of your Salesforce console.',
          };
        case 'originMissing':
          return {
            what: 'Salesforce did not tell the softphone its address (sfdcIframeOrigin).',
            todo: RELOAD,
          };
        case 'modeMissing':
          return {
            what: 'Salesforce did not tell the softphone which mode it runs in.',
            todo: RELOAD,
          };
        case 'scriptBlocked':
          return {
            what: 'Salesforce’s Open CTI script did not load.',
            todo: 'Reload the page. If it happens again, tell your administrator: the network, an extension or a security policy may block it.',
          };
        case 'initFailed':
          return { what: 'Salesforce’s Open CTI script did not start.', todo: RELOAD };
        case 'noAnswer':
          return { what: 'Salesforce does not answer the softphone.', todo: RELOAD };
        case 'settingsRefused':
          return {
            what: 'Salesforce did not give the settings of your call center.',
            todo: 'Ask your administrator whether you are assigned to a call center, then reload the page.',
          };
      }
    },
    notYetKnown: ({ name }) => ({
      what: `The Omni-Channel status “${name}” has not been seen here yet, so it cannot be set.`,
      todo: 'Choose it once in Omni-Channel. The softphone remembers it from then on.',
    }),
    signIn: ({ reason }) => {
      switch (reason) {
        case 'popupBlocked':
          return {
            what: 'The browser blocked the sign-in window.',
            todo: 'Allow pop-ups for this page in the address bar, then sign in again.',
          };
        case 'popupClosed':
          return {
            what: 'The sign-in window was closed before you were signed in.',
            todo: 'Sign in again when you are ready.',
          };
        case 'denied':
          return {
            what: 'PureCloud did not let you sign in.',
            todo: 'Check that you used the right account. If you did, ask your administrator for access.',
          };
        case 'stateMismatch':
          return {
            what: 'The answer to your sign-in could not be trusted and was dropped.',
            todo: 'Close other sign-in windows, then sign in again.',
          };
        case 'exchangeFailed':
          return {
            what: 'PureCloud did not complete your sign-in.',
            todo: 'Wait a moment, then sign in again. If it happens again, tell your administrator.',
          };
        case 'timeout':
          return { what: 'The sign-in took too long.', todo: 'Sign in again.' };
        case 'misconfigured':
          return {
            what: 'The sign-in is not set up correctly.',
            todo: 'Ask your administrator to check the environment and the client ID in the call center.',
          };
      }
    },
    tokenEnds: ({ at }) => ({
      what: `Your PureCloud sign-in ends at ${clock(at)}.`,
      todo: 'Sign in again before that to stay connected.',
    }),
    tokenGone: ({ because }) => ({
      what:
        because === 'expired'
          ? 'Your PureCloud sign-in has ended.'
          : 'Your PureCloud sign-in was withdrawn.',
      todo: 'Sign in again to keep your statuses in step.',
    }),
    omni: ({ condition }) => {
      switch (condition) {
        case 'bridgeMissing':
          return {
            what: 'The softphone finds no way to Omni-Channel in this app.',
            todo: 'Reload the page. If it happens again, ask your administrator to add the Omni-Channel bridge to the utility bar.',
          };
        case 'bridgeSilent':
          return {
            what: 'The way to Omni-Channel has stopped answering.',
            todo: LOSS_ADVICE.bridgeSilent,
          };
        case 'omniMissing':
          return { what: 'This app has no Omni-Channel.', todo: LOSS_ADVICE.omniMissing };
        case 'connectionError':
          return {
            what: 'Omni-Channel has lost its connection.',
            todo: 'It is tried again by itself. If it lasts, open Omni-Channel in the utility bar.',
          };
        case 'duplicateLogin':
          return {
            what: 'You logged in to Omni-Channel somewhere else, so it ended here.',
            todo: LOSS_ADVICE.duplicateLogin,
          };
        case 'maintenance':
          return {
            what: 'Salesforce logged you out of Omni-Channel for maintenance.',
            todo: LOSS_ADVICE.maintenance,
          };
      }
    },
    unreachable: ({ side, reason, since }) => ({
      what: LOSS[reason](SIDE[side], clock(since)),
      todo: LOSS_ADVICE[reason],
    }),
    refused: ({ side, status, reason }) => ({
      what: `${SIDE[side]} did not take ${status.label}: ${FAILURE[reason]}.`,
      todo: failureAdvice(reason),
    }),
    choiceFailed: ({ reason }) => ({
      what: `Your choice did not reach PureCloud: ${FAILURE[reason]}.`,
      todo: failureAdvice(reason),
    }),
    paused: ({ until }) => ({
      what: 'Sync is paused because the statuses kept changing back and forth.',
      todo: `Choose Resume, or wait: it goes on by itself at ${clock(until)}. If it happens again, tell your administrator.`,
    }),
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
      misconfigured: 'The softphone is not set up yet.',
    },
  },
};
