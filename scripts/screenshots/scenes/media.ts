import { begin, KEN, MARIA, type Hands, type Story } from './scene.js';

const offer = ({ stage }: Hands, media: string, more: object = {}): Promise<unknown> =>
  stage.step({
    interaction: media,
    is: 'alerting',
    media,
    from: MARIA,
    queue: 'Support',
    wrapUp: null,
    ...more,
  });

const EMAIL = {
  from: { name: KEN.name, address: 'ken.sato@example.com' },
  subject: 'Invoice 10482',
};

export const MEDIA: readonly Story[] = [
  {
    title: 'Callbacks, messages and email',
    scenes: [
      {
        name: 'callback-offered',
        shows: 'A callback is offered, with the time that was agreed.',
        async play(hands) {
          await begin(hands);
          const numbers = [MARIA.address, '+14155550100'];
          await offer(hands, 'callback', { callback: { numbers, in: 3_600 } });
          await hands.console.find('button', 'Answer');
        },
      },
      {
        name: 'callback',
        shows: 'A callback: one of its numbers is called.',
        async play({ console }) {
          await console.press('button', 'Answer');
          await console.find('button', 'Call back');
        },
      },
      {
        name: 'message',
        shows: 'A message is open; it is read and written in PureCloud.',
        async play(hands) {
          await begin(hands);
          await offer(hands, 'message');
          await hands.console.press('button', 'Answer');
          await hands.console.find('button', 'End');
        },
      },
      {
        name: 'email',
        shows: 'An email is offered, with its subject.',
        async play(hands) {
          await begin(hands);
          await offer(hands, 'email', EMAIL);
          await hands.console.find('button', 'Answer');
        },
      },
    ],
  },
];
