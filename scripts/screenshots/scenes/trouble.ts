import { begin, MARIA, type Story } from './scene.js';

/** What an agent sees when something is not as it should be. */
export const TROUBLE: readonly Story[] = [
  {
    title: 'When something is wrong',
    scenes: [
      {
        name: 'not-saved',
        shows: 'A call’s log that Salesforce did not take: it is tried again, and can be related.',
        async play(hands) {
          const { console, phone, stage } = hands;
          await begin(hands);
          await stage.step({ fault: 'crm', is: 'refused', times: 100 });
          await phone.talk({ interaction: 'c7', from: MARIA, wrapUp: null });
          await console.says('1 call log not saved');
        },
      },
      {
        name: 'signing-out',
        shows: 'Signing out where something would be lost.',
        async play({ console }) {
          await console.press('button', 'Hang up');
          await console.says('No interactions.');
          await console.press('button', 'Sign out');
          await console.says('Sign out?');
          await console.find('button', 'Stay signed in');
        },
      },
      {
        name: 'lost',
        shows: 'The connection to PureCloud is lost: it is made again by itself.',
        async play(hands) {
          const { console, stage } = hands;
          await console.press('button', 'Stay signed in');
          await begin(hands);
          await stage.step({ reach: 'pureCloud', is: 'lost' });
          await console.says('The connection to PureCloud was lost');
        },
      },
      {
        name: 'question',
        shows: 'The two statuses differ at the start: the agent decides.',
        async play({ console, stage }) {
          const start = { omni: 'Lunch', pureCloud: 'ON_QUEUE' };
          await stage.begin(console, { start }, 'Go on queue in both?');
          await console.says('Phone: Robin Sato WebRTC');
        },
      },
    ],
  },
];
