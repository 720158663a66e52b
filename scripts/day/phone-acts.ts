import type { Console } from './console-tab.js';
import { FREE, patch, step, type Act } from './phone-act.js';
import { ON_A_CALL, PAIRED, type PhoneStage } from './phone-stage.js';
import { until } from './until.js';

/** What an agent does with calls. */

const NUMBER = '+4930555123';
/** On his record, with its country's code. */
const KEN = '+81 22 555 0143';

const chooseCode = async (tab: Console, phone: PhoneStage): Promise<void> => {
  await phone.codes(tab);
  const code = await tab.find('combobox', 'Code');
  await code.type('Sol');
};

const openTransfer =
  (text: string) =>
  async (tab: Console): Promise<void> => {
    await tab.press('button', 'Transfer');
    const field = await tab.find('searchbox', 'Person, queue or number');
    await field.type(text);
  };

export const ACTS = {
  answer: {
    name: 'answer',
    button: 'Answer',
    ...patch(),
    deed: /: answered$/,
    failed: 'It was not answered',
    done: { button: 'Hold' },
    statuses: ON_A_CALL,
  },
  decline: {
    name: 'decline',
    button: 'Decline',
    ...patch(),
    deed: /: declined$/,
    failed: 'It was not declined',
    done: { says: FREE },
    statuses: { omni: 'Available_Chat' },
    next: (phone) => phone.stage.step({ routingStatus: 'IDLE' }),
  },
  backOnQueue: {
    name: 'back on queue',
    button: 'Back on queue',
    method: 'PUT',
    path: '/routingstatus',
    deed: /^routing status IDLE$/,
    failed: 'You are not back on queue',
    done: { gone: 'offers you nothing more' },
    statuses: { ...PAIRED, routingStatus: 'IDLE' },
  },
  mute: {
    name: 'mute',
    button: 'Mute',
    ...patch(),
    deed: /: muted$/,
    failed: 'You are not muted',
    done: { button: 'Unmute' },
    statuses: ON_A_CALL,
  },
  unmute: {
    name: 'unmute',
    like: 'mute',
    button: 'Unmute',
    ...patch(),
    deed: /: unmuted$/,
    failed: 'You are still muted',
    done: { button: 'Mute' },
    statuses: ON_A_CALL,
  },
  hold: {
    name: 'hold',
    button: 'Hold',
    ...patch(),
    deed: /: held$/,
    failed: 'It was not put on hold',
    done: { button: 'Resume' },
    statuses: ON_A_CALL,
  },
  resume: {
    name: 'resume',
    like: 'hold',
    button: 'Resume',
    ...patch(),
    deed: /: resumed$/,
    failed: 'It is still on hold',
    done: { button: 'Hold' },
    statuses: ON_A_CALL,
  },
  digit: {
    name: 'a tone',
    async prepare(tab) {
      if ((await tab.look('button', '5')) === undefined) await tab.press('button', 'Keypad');
    },
    button: '5',
    method: 'POST',
    path: '/digits',
    deed: /: digits$/,
    failed: 'The digits',
    untold: true,
    done: { button: 'Hold' },
    statuses: ON_A_CALL,
  },
  merge: {
    name: 'merge',
    button: 'Merge calls',
    ...patch('/conference'),
    deed: /: merged with /,
    failed: 'The calls were not merged',
    done: { says: 'In this call' },
    statuses: ON_A_CALL,
  },
  remove: {
    name: 'have one leave',
    button: 'Remove Robin Weber',
    ...patch(),
    deed: /: somebody left$/,
    failed: 'Nobody was removed',
    done: { gone: 'In this call' },
    statuses: ON_A_CALL,
    next: step((interaction) => ({ interaction, is: 'ended' })),
  },
  hangUp: {
    name: 'hang up',
    button: 'Hang up',
    ...patch(),
    deed: /: hung up$/,
    failed: 'It was not ended',
    done: { says: 'A code is required.' },
    statuses: ON_A_CALL,
  },
  wrapUp: {
    name: 'wrap-up',
    prepare: chooseCode,
    button: 'Save and finish',
    ...patch(),
    deed: /: wrap-up saved$/,
    failed: 'The wrap-up was not saved',
    done: { says: FREE },
    statuses: PAIRED,
  },
  wrapUpToTheEnd: {
    name: 'wrap-up that lasts',
    prepare: chooseCode,
    like: 'wrap-up',
    button: 'Save',
    ...patch(),
    deed: /: wrap-up saved$/,
    failed: 'The wrap-up was not saved',
    done: { says: 'Saved.' },
    statuses: ON_A_CALL,
    next: step((interaction) => ({ interaction, is: 'ended' })),
  },
  transfer: {
    name: 'transfer',
    prepare: openTransfer('Bill'),
    button: 'Transfer to Billing',
    method: 'POST',
    path: '/replace/queue',
    deed: /: to queue Billing$/,
    failed: 'It was not transferred',
    done: { says: 'Ends by itself in' },
    statuses: ON_A_CALL,
  },
  consult: {
    name: 'consult',
    prepare: openTransfer(NUMBER),
    button: `Ask first: ${NUMBER}`,
    method: 'POST',
    path: '/voice/consult',
    deed: /: asks /,
    failed: 'The other person was not called',
    done: { says: 'is being called.' },
    statuses: ON_A_CALL,
  },
  cancel: {
    name: 'cancel the consultation',
    button: 'Cancel transfer',
    method: 'DELETE',
    path: '/consult',
    deed: /: consult cancelled$/,
    failed: 'The transfer was not cancelled',
    done: { button: 'Hold' },
    statuses: ON_A_CALL,
  },
  complete: {
    name: 'complete the transfer',
    async prepare(tab, phone) {
      await phone.stage.step({ consulted: await phone.only(), is: 'connected' });
      await tab.says('is on the line.');
    },
    button: 'Complete transfer',
    ...patch(),
    deed: /: hung up$/,
    failed: 'The transfer was not completed',
    done: { says: FREE },
    statuses: PAIRED,
  },
  dial: {
    name: 'dial',
    async prepare(tab) {
      const field = await tab.find('combobox', 'Number to call');
      await field.evaluate((node) => node instanceof HTMLInputElement && node.select());
      await field.type(NUMBER);
    },
    button: 'Call',
    method: 'POST',
    path: '/conversations/calls',
    deed: /^calls /,
    failed: 'The number was not called',
    done: { button: 'Hang up' },
    statuses: ON_A_CALL,
    next: step((interaction) => ({ interaction, is: 'connected' })),
  },
  click: {
    name: 'click a number',
    prepare: (tab) => tab.openRecord('Ken Sato'),
    button: KEN,
    inRecord: true,
    method: 'POST',
    path: '/conversations/calls',
    deed: /^calls /,
    failed: 'The number was not called',
    done: { button: 'Hang up' },
    statuses: ON_A_CALL,
    async next(phone) {
      const interaction = await phone.only();
      await phone.stage.step({ interaction, is: 'connected' });
      // Its log is about whom the agent clicked, and begins when the other party answers.
      await until('the call is logged', async () =>
        (await phone.stage.state()).tasks.find(
          (task) => task['CallObject'] === interaction && String(task['WhoId']).startsWith('003'),
        ),
      );
      await phone.stage.step({ interaction, is: 'ended' });
    },
  },
} as const satisfies Readonly<Record<string, Act>>;
