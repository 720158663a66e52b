import type { AroundMessages } from './messages.js';

const logs = (count: number): string => (count === 1 ? '1 call log' : `${count} call logs`);

export const en: AroundMessages = {
  language: 'en',
  label: 'Salesforce and your calls',
  level: { warning: 'Warning:', error: 'Error:' },
  refused: {
    signedOut: (number) => ({
      what: `${number} was not called, as you are not signed in.`,
      todo: 'Sign in, then click the number again.',
    }),
    noStation: (number) => ({
      what: `${number} was not called, as no phone is chosen for you.`,
      todo: 'Choose a phone below, then click the number again.',
    }),
    dialing: (number) => ({
      what: `${number} was not called, as another call is being made.`,
      todo: 'Wait until that call is connected, or end it, then click the number again.',
    }),
    switchedOff: (number) => ({
      what: `${number} was not called: calling by a click is switched off.`,
      todo: 'Copy the number into the field of a new call.',
    }),
  },
  dismiss: 'Dismiss',
  unsaved: {
    title: (count) => `${logs(count)} not saved`,
    call: (time, number) => (number === '' ? `Call at ${time}` : `Call at ${time}, ${number}`),
    because: {
      notReady: { what: 'Salesforce is still starting.', todo: '' },
      noAnswer: { what: 'Salesforce did not answer.', todo: '' },
      refused: {
        what: 'Salesforce refused it.',
        todo: 'Relate the call to another record, or tell your administrator.',
      },
      gone: { what: 'Its record is no longer there.', todo: '' },
      unsure: {
        what: 'Salesforce did not answer, so nobody knows whether it was saved.',
        todo: 'Look for it among the tasks of that person.',
      },
    },
    again: (time) => `It is tried again at ${time}.`,
    saveAgain: 'Save again',
    isThere: 'It is there',
    discard: 'Do not save',
    of: (deed, call) => `${deed}: ${call}`,
  },
  leaving: {
    title: 'Sign out?',
    live: (count) =>
      count === 1
        ? 'You have an interaction. It goes on in PureCloud, and is no longer seen here.'
        : `You have ${count} interactions. They go on in PureCloud, and are no longer seen here.`,
    text: (count) =>
      `${logs(count)} ${count === 1 ? 'is' : 'are'} not complete in Salesforce yet. If you sign out, what is missing is lost.`,
    leave: 'Sign out',
    stay: 'Stay signed in',
  },
  related: {
    label: 'Call log',
    to: (record) => (record === '' ? 'Related to a record.' : `Related to ${record}.`),
    toNothing: 'Not related to a record.',
    relate: 'Relate to the record in front',
    noFront: 'No record is in front. Open one, then try again.',
  },
};
