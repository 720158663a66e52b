import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { Stage, type Step } from './stage.js';
import { until } from './until.js';

/** Calls, taken and made in the panel, with the sync on. */

const PAIRED = { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' };
const ON_A_CALL = { omni: 'Busy', pureCloud: 'ON_QUEUE' };

describe('an agent’s phone', function () {
  let stage: Stage;
  let console: Console;

  before(async () => {
    stage = await Stage.open();
    console = await stage.openSignedIn();
  });
  after(() => stage.close());
  afterEach(() => stage.verify(console));

  async function begin(seed: Step = { start: PAIRED }): Promise<void> {
    await stage.begin(console, seed);
    await console.says('No interactions.');
  }

  const ring = (more: Step = {}): Promise<unknown> =>
    stage.step({
      interaction: 'c1',
      is: 'alerting',
      from: { name: 'Casey Morgan', address: '+15551234567' },
      queue: 'Support',
      ...more,
    });

  /** Calls of that method whose address ends so. */
  const calls = async (method: string, end: string): Promise<number> =>
    (await stage.state()).log.filter(
      ({ what, text }) => what === 'request' && text.startsWith(method) && text.includes(end),
    ).length;

  /** By keyboard alone, from wherever the focus is. */
  async function tabTo(name: string): Promise<void> {
    await until(`the focus comes to ${name}`, async () => {
      await console.page.keyboard.press('Tab');
      const frame = await console.softphone();
      const at: unknown = await frame.evaluate(`(() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? '';
      })()`);
      return typeof at === 'string' && at.startsWith(name);
    });
  }

  async function write(label: string, role: string, text: string): Promise<void> {
    const field = await console.find(role, label);
    await field.click();
    await field.type(text);
  }

  it('takes a call: answer, hold, mute, hang up and wrap-up, and both statuses follow', async () => {
    await begin();
    await ring({ wrapUp: 'mandatory' });
    await console.says(/Casey Morgan.*Incoming call.*Support/);
    await console.press('button', 'Answer');
    await stage.shows(ON_A_CALL);
    await console.says('Connected');
    await console.press('button', 'Hold');
    await console.says('On hold');
    await console.press('button', 'Resume');
    await console.press('button', 'Mute');
    await console.says('Muted');
    await console.press('button', 'Unmute');
    await console.press('button', 'Hang up');
    await console.says('A code is required.');
    await stage.shows(ON_A_CALL);
    await console.press('button', 'Save and finish');
    await console.says('Choose a code first.');
    const code = await console.find('combobox', 'Code');
    await until('the codes are there', async () =>
      (await code.evaluate((node) => node.textContent)).includes('Solved'),
    );
    await code.type('Sol');
    await write('Notes', 'textbox', 'Wants a call on Monday.');
    await console.press('button', 'Save and finish');
    await console.says('No interactions.');
    await stage.shows(PAIRED);
  });

  it('takes a call by keyboard alone', async () => {
    await begin();
    await ring({ wrapUp: null });
    await console.says('Incoming call');
    const frame = await console.softphone();
    await frame.focus('body');
    await tabTo('Answer');
    await console.page.keyboard.press('Enter');
    await stage.shows(ON_A_CALL);
    await console.says('Connected');
    // The focus is with the call's own controls now.
    await until('the call is on hold', async () => {
      const at: unknown = await frame.evaluate(`(() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at?.textContent?.trim();
      })()`);
      return at === 'Hold';
    });
    await console.page.keyboard.press('Space');
    await console.says('On hold');
    await tabTo('Hang up');
    await console.page.keyboard.press('Enter');
    await console.says('No interactions.');
    await stage.shows(PAIRED);
  });

  it('declines a call', async () => {
    await begin();
    await ring();
    await console.press('button', 'Decline');
    await console.says('No interactions.');
    expect((await stage.state()).interactions).to.deep.equal([]);
    await stage.shows({ omni: 'Available_Chat' });
  });

  it('makes a call by keyboard, with tones, and ends it', async () => {
    await begin();
    await stage.step({ answering: 0.2 });
    const number = await console.find('textbox', 'Number to call');
    await number.focus();
    await number.type('0301234567');
    await console.page.keyboard.press('Enter');
    await console.says('country code');
    expect(await calls('POST', '/conversations/calls')).to.equal(0);
    for (let typed = 0; typed < 10; typed += 1) await console.page.keyboard.press('Backspace');
    await number.type('+49 30 1234567');
    await console.page.keyboard.press('Enter');
    await console.page.keyboard.press('Enter');
    await console.says(/\+49301234567.*Connected/);
    await stage.shows(ON_A_CALL);
    expect(await calls('POST', '/conversations/calls')).to.equal(1);
    await console.press('button', 'Keypad');
    await console.page.keyboard.type('12#');
    await console.says('Sent: 12#');
    await until('the tones are sent', async () => (await calls('POST', '/digits')) === 3);
    await console.press('button', 'Hang up');
    await console.says('No interactions.');
    await stage.shows(PAIRED);
  });

  it('gives a call to another queue', async () => {
    await begin();
    await ring({ wrapUp: null });
    await console.press('button', 'Answer');
    await stage.shows(ON_A_CALL);
    await console.press('button', 'Transfer');
    await write('Person, queue or number', 'searchbox', 'Bill');
    await console.press('button', 'Transfer to Billing');
    await console.says('No interactions.');
    await stage.shows(PAIRED);
    expect(await calls('POST', '/replace/queue')).to.equal(1);
  });

  it('asks somebody before a transfer, and leaves the customer to them', async () => {
    await begin();
    await ring({ wrapUp: null });
    await console.press('button', 'Answer');
    await console.says('Connected');
    await console.press('button', 'Transfer');
    await write('Person, queue or number', 'searchbox', '+4930555123');
    await console.press('button', 'Ask first: +4930555123');
    await console.says('is being called.');
    await stage.step({ consulted: 'c1', is: 'connected' });
    await console.says('is on the line.');
    await console.press('button', 'Everyone');
    await console.press('button', 'Complete transfer');
    await console.says('No interactions.');
    await stage.shows(PAIRED);
  });

  it('says why something failed, and lets it be tried again', async () => {
    await begin();
    await ring({ wrapUp: null });
    await console.press('button', 'Answer');
    await console.says('Connected');
    await stage.step({ fault: 'rest', method: 'PATCH', status: 500, times: 1 });
    await console.press('button', 'Mute');
    await console.says('You are not muted: PureCloud has an error of its own. Try again.');
    await console.press('button', 'Mute');
    await console.says('Muted');
    expect(await console.text()).not.to.contain('You are not muted');
    await stage.shows(ON_A_CALL);
    await stage.step({ interaction: 'c1', is: 'ended' });
    await stage.shows(PAIRED);
  });

  it('shows the call and what was written again after a refresh in mid-call', async () => {
    await begin();
    await ring({ wrapUp: 'mandatory' });
    await console.press('button', 'Answer');
    await console.says('Connected');
    const frame = await console.softphone();
    const summary = await frame.waitForSelector('>>> summary ::-p-text(Wrap-up)');
    await summary?.click();
    await write('Notes', 'textbox', 'Asks for Monday');
    await console.whileReloading(() => console.page.reload());
    await console.says(/Casey Morgan.*Connected/);
    const notes = await console.find('textbox', 'Notes');
    await until('the draft is there', async () =>
      notes.evaluate(
        (node) => node instanceof HTMLTextAreaElement && node.value === 'Asks for Monday',
      ),
    );
    await stage.shows(ON_A_CALL);
    await console.press('button', 'Hang up');
    await console.says('A code is required.');
    const after = await console.find('textbox', 'Notes');
    expect(
      await after.evaluate((node) => (node instanceof HTMLTextAreaElement ? node.value : '')),
    ).to.equal('Asks for Monday');
  });

  it('forgets what was written when the agent signs out', async () => {
    await begin();
    await ring({ interaction: 'c2', wrapUp: 'optional' });
    await console.press('button', 'Answer');
    await console.says('Connected');
    const frame = await console.softphone();
    const summary = await frame.waitForSelector('>>> summary ::-p-text(Wrap-up)');
    await summary?.click();
    await write('Notes', 'textbox', 'secret');
    const kept = (): Promise<unknown> => frame.evaluate(`JSON.stringify({ ...sessionStorage })`);
    await until('it is kept', async () => String(await kept()).includes('secret'));
    await console.press('button', 'Sign out');
    await console.says('Sign in');
    await until('it is forgotten', async () => !String(await kept()).includes('secret'));
    await console.signIn();
    await console.says('Sync is on');
  });
});
