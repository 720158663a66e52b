import { until } from '../../day/until.js';
import { begin, KEN, MARIA, type Hands, type Story } from './scene.js';

const gone = ({ console }: Hands, text: string): Promise<unknown> =>
  until(`"${text}" is gone`, async () => !(await console.text()).includes(text));

const ARRIVAL: Story = {
  title: 'Signing in',
  scenes: [
    {
      name: 'signed-out',
      shows: 'Signed out: _Sign in_ opens PureCloud’s own small window.',
      play: ({ console }) => console.says('Sign in to PureCloud'),
    },
    {
      name: 'on-queue',
      shows: 'Signed in and On Queue: both statuses, for how long, and what keeps them in step.',
      async play(hands) {
        const { console, stage } = hands;
        await console.signIn();
        await stage.shows({ channels: 1 });
        await begin(hands);
        await console.says(/Waiting for an interaction \d/);
      },
    },
    {
      name: 'statuses',
      inConsole: true,
      shows: 'PureCloud’s statuses, by click or arrow keys.',
      play: ({ console }) => console.press('button', 'PureCloud status: On Queue'),
    },
    {
      name: 'sound',
      inConsole: true,
      shows: 'Sound and notifications: what rings, how loud, and what the browser refuses.',
      async play({ console }) {
        await console.page.keyboard.press('Escape');
        await console.press('button', 'Sound and notifications');
        await console.find('button', 'Play it once');
      },
    },
  ],
};

const A_CALL: Story = {
  title: 'A call',
  begin,
  scenes: [
    {
      name: 'ringing',
      shows: 'A call rings: who, for which queue, and what can be done with it.',
      async play({ console, phone }) {
        await phone.ring({ from: MARIA, wrapUp: 'mandatory' });
        await console.find('button', 'Answer');
      },
    },
    {
      name: 'connected',
      shows: 'The call is connected; Salesforce’s record and its log stand below.',
      async play({ console }) {
        await console.press('button', 'Answer');
        await console.says('Related to Maria Alvarez.');
        await console.find('button', 'Hold');
      },
    },
    {
      name: 'muted',
      shows: 'Muted: the caller does not hear the agent.',
      async play({ console }) {
        await console.press('button', 'Mute');
        await console.find('button', 'Unmute');
      },
    },
    {
      name: 'recording-paused',
      shows: 'Recording paused, for a card’s number.',
      async play({ console }) {
        await console.press('button', 'Unmute');
        await console.press('button', 'Pause recording');
        await console.find('button', 'Resume recording');
      },
    },
    {
      name: 'keypad',
      shows: 'The keypad, with what was sent; the keyboard’s digits do the same.',
      async play({ console }) {
        await console.press('button', 'Resume recording');
        await console.press('button', 'Keypad');
        await console.page.keyboard.type('12#');
        await console.says('Pressed: 12#');
      },
    },
    {
      name: 'held',
      shows: 'On hold.',
      async play({ console }) {
        await console.press('button', 'Keypad');
        await console.press('button', 'Hold');
        await console.find('button', 'Resume');
      },
    },
    {
      name: 'failed',
      shows: 'What failed, why, and what to do.',
      async play({ console, stage }) {
        await console.press('button', 'Resume');
        await console.find('button', 'Hold');
        await stage.step({ fault: 'rest', method: 'PATCH', status: 500, times: 1 });
        await console.press('button', 'Mute');
        await console.says('You are not muted');
      },
    },
    {
      name: 'transfer',
      shows: 'Whom to transfer to: a person, a queue or a number; at once, or asked first.',
      async play({ console, phone }) {
        await console.press('button', 'Dismiss');
        await console.press('button', 'Transfer');
        await phone.write('Person, queue or number', 'searchbox', 'ki');
        await console.find('button', 'Ask first: Kim Novak');
      },
    },
    {
      name: 'asking',
      shows: 'The colleague is being called; the customer waits.',
      async play({ console, stage }) {
        await stage.step({ answering: null });
        await console.press('button', 'Ask first: Kim Novak');
        await console.says('Kim Novak is being called.');
      },
    },
    {
      name: 'asked',
      shows: 'The colleague is on the line: speak to either or both, complete or cancel.',
      async play({ console, stage }) {
        await stage.step({ consulted: 'c1', is: 'connected' });
        await console.says('Kim Novak is on the line.');
      },
    },
    {
      name: 'wrap-up',
      shows: 'After the call, where the queue wants a code.',
      async play(hands) {
        const { console, phone } = hands;
        await console.press('button', 'Cancel transfer');
        await gone(hands, 'Kim Novak is on the line.');
        await console.press('button', 'Hang up');
        await console.says('A code is required.');
        await phone.codes();
        await console.press('button', 'Save and finish');
        await console.says('Choose a code first.');
      },
    },
    {
      name: 'wrap-up-tags',
      shows: 'With a code, notes and tags.',
      async play({ console, phone }) {
        await (await console.find('combobox', 'Code')).type('Follow');
        await phone.write('Notes', 'textbox', 'Asks for a call on Monday.');
        await phone.write('Tags', 'textbox', 'billing');
        await console.page.keyboard.press('Enter');
        await console.find('button', 'Remove tag billing');
      },
    },
  ],
};

const AFTERWARDS: Story = {
  title: 'Other kinds of wrap-up',
  scenes: [
    {
      name: 'wrap-up-timed',
      shows: 'A wrap-up that ends by itself, with the time that is left.',
      async play(hands) {
        const { console, phone } = hands;
        await begin(hands);
        await phone.talk({ interaction: 'c3', from: MARIA, wrapUp: 'timed', wrapUpTime: 120 });
        await console.press('button', 'Hang up');
        await console.says('Ends by itself in');
        await phone.codes();
      },
    },
    {
      name: 'wrap-up-optional',
      shows: 'A wrap-up that may be left out.',
      async play(hands) {
        const { console, phone } = hands;
        await begin(hands);
        await phone.talk({ interaction: 'c4', from: MARIA, wrapUp: 'optional' });
        await console.press('button', 'Hang up');
        await console.find('button', 'Finish without code');
        await phone.codes();
      },
    },
  ],
};

const SEVERAL: Story = {
  title: 'Several at once',
  begin,
  scenes: [
    {
      name: 'several',
      shows: 'A call on hold, one that is connected, and a message that is offered.',
      async play({ console, phone, stage }) {
        await phone.talk({ interaction: 'c5', from: MARIA, wrapUp: null });
        await console.press('button', 'Hold');
        await console.find('button', 'Resume');
        await phone.ring({ interaction: 'c6', from: KEN, wrapUp: null });
        await console.press('button', 'Answer: Ken Sato');
        await console.says(/Ken Sato.*Connected/);
        await stage.step({
          interaction: 'm1',
          is: 'alerting',
          media: 'message',
          from: { name: 'Jo Park', address: 'jo.park@example.com' },
          queue: 'Support',
          wrapUp: null,
        });
        await console.says('New message');
        await console.find('button', 'Merge calls');
      },
    },
    {
      name: 'conference',
      shows: 'The two calls are one: each of those in it can be taken out.',
      async play({ console }) {
        await console.press('button', 'Merge calls');
        await console.says(/In this call.*Ken Sato/);
      },
    },
    {
      name: 'missed',
      shows: 'An interaction was not answered: _Back on queue_, and PureCloud offers the next one.',
      async play(hands) {
        const { console, phone, stage } = hands;
        await begin(hands);
        await phone.ring({ interaction: 'c8', from: MARIA, wrapUp: null });
        await console.find('button', 'Answer');
        await stage.step({ interaction: 'c8', is: 'ended' });
        await console.find('button', 'Back on queue');
      },
    },
  ],
};

export const CALLS: readonly Story[] = [ARRIVAL, A_CALL, AFTERWARDS, SEVERAL];
