import type { AdviceNeeds, AdviceWords } from './advice.js';
import { english } from '../../definition/words-en.js';
import type { FailureReason, LossReason } from '../../sync/events.js';
import { whyBy } from '../../sync/why.js';
import { english as reasons } from '../../sync/words-en.js';

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

/** Items that hold a status, as the beginning of a sentence. */
const ITEM: ReadonlyMap<string, string> = new Map([
  ['voice', 'A call'],
  ['callback', 'A callback'],
  ['chat', 'A chat'],
  ['email', 'An email'],
  ['message', 'A message'],
  ['Case', 'A case'],
  ['Lead', 'A lead'],
  ['MessagingSession', 'A messaging session'],
  ['LiveChatTranscript', 'A chat'],
]);

const RELOAD = 'Reload the page. If it happens again, tell your administrator.';

/** In whole hours or, below one, minutes. */
function duration(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  const hours = Math.round(minutes / 60);
  if (minutes < 60) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  return hours === 1 ? '1 hour' : `${hours} hours`;
}

export const enAdvice = ({ side: nameOf, time }: AdviceNeeds): AdviceWords => ({
  why: (cause, side, statusName, nameOf) => whyBy(reasons, cause, side, statusName, nameOf),
  trouble: {
    host: ({ reason }) => {
      switch (reason) {
        case 'notFramed':
          return {
            what: 'This page was opened outside Salesforce.',
            todo: 'Open the softphone from the utility bar of your Salesforce console. For administrators: this page belongs in a call center, as its CTI Adapter URL.',
          };
        case 'otherFrame':
          return {
            what: 'Another page than Salesforce shows the softphone.',
            todo: 'Open the softphone from the utility bar of your Salesforce console.',
          };
        case 'classicFrame':
          return {
            what: 'Salesforce Classic opened the softphone, which works in Lightning Experience only.',
            todo: 'Switch to Lightning Experience. If it happens there, ask your administrator to set the call center’s Salesforce compatibility mode to Lightning.',
          };
        case 'originMissing':
          return {
            what: 'Salesforce did not tell the softphone its address (sfdcIframeOrigin).',
            todo: 'Reload the page. If it happens again, ask your administrator to set the call center’s CTI Adapter URL to the softphone’s page itself: an address that redirects loses what Salesforce adds.',
          };
        case 'modeMissing':
          return {
            what: 'Salesforce did not tell the softphone which mode it runs in.',
            todo: 'Reload the page. If it happens again, ask your administrator to set the call center’s CTI Adapter URL to the softphone’s page itself: an address that redirects loses what Salesforce adds.',
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
        case 'codeMissing':
          return { what: 'A part of the softphone did not load.', todo: RELOAD };
        case 'noCallCenter':
          return {
            what: 'You are in no call center, so Salesforce has no settings for the softphone.',
            todo: 'Ask your administrator to add you in Setup, Call Centers, Manage Call Center Users. Then reload the page.',
          };
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
            todo: 'Sign in again when you are ready. If the window showed an error, Connection says what it means.',
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
        case 'corsBlocked':
          return {
            what: 'PureCloud does not answer this page (CORS).',
            todo: 'Ask your administrator to add the address of this page to the authorized redirect URIs of the OAuth client; Connection shows it.',
          };
        case 'policyBlocked':
          return {
            what: 'The security policy of this page keeps it from reaching PureCloud.',
            todo: 'Ask your administrator to add the PureCloud region in Setup, Trusted URLs, with the directive connect-src.',
          };
        case 'unreachable':
          return {
            what: 'Nothing answers at the address of your PureCloud region.',
            todo: 'Check your network. If it works, ask your administrator to check the region in the call center and the firewall; Connection shows the region.',
          };
        case 'misconfigured':
          return {
            what: 'The sign-in is not set up correctly.',
            todo: 'Ask your administrator to check the environment and the client ID in the call center.',
          };
      }
    },
    tokenEnds: ({ at }) => ({
      what: `Your PureCloud sign-in ends at ${time(at)}.`,
      todo: 'Sign in again before that to stay connected.',
    }),
    newBuild: ({ is, name }) => {
      switch (is) {
        case 'offered':
          return {
            what:
              name === ''
                ? 'Another version of the softphone is ready.'
                : `Another version of the softphone is ready (${name}).`,
            todo: 'Load it while you have no work. You stay signed in.',
          };
        case 'missing':
          return {
            what: `Your call center names a version of the softphone that is not in this org (${name}).`,
            todo: 'The softphone goes on with the version that it has. Ask your administrator to deploy it, or to correct the setting.',
          };
        case 'failed':
          return {
            what: `The version of the softphone that your call center names did not load (${name}).`,
            todo: 'The softphone goes on with the version that it has. Tell your administrator.',
          };
      }
    },
    tokenShort: ({ life }) => ({
      what: `A sign-in lasts ${duration(life)}, which is shorter than a shift.`,
      todo: 'Ask your administrator for a longer token duration in the OAuth client of PureCloud, 18 hours for example. Until then, sign in again when the softphone says so.',
    }),
    permission: ({ permission, call }) => ({
      what:
        permission === ''
          ? `PureCloud refused a request for want of a permission${call === '' ? '' : ` (${call})`}.`
          : `A permission is missing in PureCloud: ${permission}.`,
      todo: 'Ask your PureCloud administrator to add it to one of your roles, then sign in again.',
    }),
    otherUser: ({ by, salesforce, pureCloud }) => ({
      what:
        by === 'email'
          ? `Salesforce is ${salesforce}, PureCloud is ${pureCloud}: statuses are not kept in step.`
          : `Salesforce’s federation ID is ${salesforce}, PureCloud is ${pureCloud}: statuses are not kept in step.`,
      todo:
        by === 'email'
          ? 'Sign out of PureCloud here and sign in with your own account. If both are yours, ask your administrator to make the email addresses agree.'
          : 'Sign out of PureCloud here and sign in with your own account. If both are yours, ask your administrator to make the federation ID agree with the PureCloud user name.',
    }),
    identityUnknown: () => ({
      what: 'Salesforce did not tell this page who you are, so nobody compared the two accounts.',
      todo: 'Check that the PureCloud account is your own. The Visualforce page as CTI Adapter URL makes the comparison possible.',
    }),
    idleEnds: ({ at }) => ({
      what: `PureCloud signs you out at ${time(at)} because nothing happened here.`,
      todo: 'Choose Stay signed in, or just go on working.',
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
      what: LOSS[reason](nameOf[side], time(since)),
      todo: LOSS_ADVICE[reason],
    }),
    refused: ({ side, status, reason }) => ({
      what: `${nameOf[side]} did not take ${status.label}: ${FAILURE[reason]}.`,
      todo: failureAdvice(reason),
    }),
    choiceFailed: ({ reason }) => ({
      what: `Your choice did not reach PureCloud: ${FAILURE[reason]}.`,
      todo: failureAdvice(reason),
    }),
    holdLong: ({ side, item, since }) => ({
      what:
        side === 'omni'
          ? `${ITEM.get(item) ?? 'An interaction'} in PureCloud has held your Omni-Channel status since ${time(since)}.`
          : `${ITEM.get(item) ?? 'A work item'} in Salesforce has held your PureCloud status since ${time(since)}.`,
      todo: 'Close it if you are done with it. Your status then goes back by itself.',
    }),
    newRevision: ({ is, revision }) => {
      const named = revision === '' ? 'A new revision' : `Revision ${revision}`;
      switch (is) {
        case 'waiting':
          return {
            what: `${named} of the settings is waiting.`,
            todo: 'It takes effect as soon as you have no work.',
          };
        case 'inForce':
          return {
            what: `${named} of the settings is in force now.`,
            todo: 'You need not do anything.',
          };
        case 'reload':
          return {
            what: `${named} of the settings changes how you sign in to PureCloud.`,
            todo: 'Reload the page when you have no work. Everything else is in force now.',
          };
      }
    },
    paused: ({ until }) => ({
      what: 'Sync is paused because the statuses kept changing back and forth.',
      todo: `Choose Resume, or wait: it goes on by itself at ${time(until)}. If it happens again, tell your administrator.`,
    }),
  },
  problem: english,
});
