import type { Console } from '../../day/console-tab.js';
import { ON_A_CALL, PAIRED } from '../../day/phone-stage.js';
import { begin, type Story } from './scene.js';

const AWAY = { omni: 'Lunch', pureCloud: 'BREAK' };
const FIELD = 'Number to call';

async function clear(console: Console): Promise<void> {
  const field = await console.find('combobox', FIELD);
  await field.evaluate((node) => node instanceof HTMLInputElement && node.select());
  await field.press('Backspace');
}

/** Opens a part, or closes it. */
async function unfold(console: Console, title: string): Promise<void> {
  const frame = await console.softphone();
  const summary = await frame.waitForSelector(`>>> summary ::-p-text(${title})`);
  await summary?.click();
}

const DIALING: Story = {
  title: 'A call of the agent’s own',
  begin,
  scenes: [
    {
      name: 'number',
      shows: 'A number, and what will be called.',
      async play({ console, phone, stage }) {
        await stage.step({ answering: null });
        await phone.write(FIELD, 'combobox', '+14155550117');
        await console.says('Calls +1 415 555 0117');
      },
    },
    {
      name: 'number-wrong',
      shows: 'A number that cannot be called, and why.',
      async play({ console, phone }) {
        await clear(console);
        await phone.write(FIELD, 'combobox', '+999 1234567');
        await console.page.keyboard.press('Enter');
        await console.says('No country has this code.');
      },
    },
    {
      name: 'people',
      shows: 'Names in PureCloud and in Salesforce.',
      async play({ console, phone }) {
        await clear(console);
        await phone.write(FIELD, 'combobox', 'mori');
        await console.says(/Yuki Mori.*Person/);
        await clear(console);
        await phone.write(FIELD, 'combobox', 'Maria');
        await console.says(/Maria Alvarez.*Contact/);
      },
    },
    {
      name: 'dialing',
      shows: 'The number is being called.',
      async play({ console, phone, stage }) {
        await clear(console);
        await phone.write(FIELD, 'combobox', '+14155550117');
        await console.press('button', 'Call');
        await console.find('button', 'Mute');
        await stage.shows(ON_A_CALL);
      },
    },
    {
      name: 'recent',
      shows: 'Recent calls, each to be called again.',
      async play({ console, phone, stage }) {
        await console.press('button', 'Hang up');
        await console.says('No interactions.');
        await phone.ring({ interaction: 'm1', wrapUp: null });
        await console.find('button', 'Answer');
        await stage.step({ interaction: 'm1', is: 'ended' });
        await console.press('button', 'Back on queue');
        await stage.shows(PAIRED);
        await unfold(console, 'Recent calls');
        await console.says(/Missed/);
      },
    },
    {
      name: 'stations',
      shows: 'The phones (stations) to choose from.',
      async play({ console }) {
        await unfold(console, 'Recent calls');
        await console.press('button', 'Change');
        await console.says('in use by somebody else');
      },
    },
    {
      name: 'not-called',
      shows:
        'A number clicked on a record during a call that is being made, and why it is not called.',
      async play(hands) {
        const { console, phone, stage } = hands;
        await begin(hands);
        await stage.step({ answering: null });
        await phone.write(FIELD, 'combobox', '+14155550117');
        await console.press('button', 'Call');
        await console.find('button', 'Mute');
        await console.openRecord('Priya Nair');
        await console.clickNumber('(415) 555-0118');
        await console.says('was not called');
      },
    },
    {
      name: 'without-phone',
      shows: 'On Queue without a phone: the panel asks first.',
      async play({ console, phone, stage }) {
        await phone.begin({ start: AWAY });
        await stage.step({ station: null });
        await console.whileReloading(() => console.page.reload());
        await console.says('No phone chosen');
        await console.press('switch', 'On Queue');
        await console.says('Go On Queue all the same?');
      },
    },
  ],
};

export const DIALING_STORIES: readonly Story[] = [DIALING];
