import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { onOneStage } from './one-stage.js';
import { ON_A_CALL, PAIRED, type PhoneStage } from './phone-stage.js';
import type { Stage } from './stage.js';
import { until } from './until.js';

/** Calls, taken and made in the panel, with the sync on. */

describe('an agent’s phone', function () {
  let stage: Stage;
  let console: Console;
  let phone: PhoneStage;

  onOneStage((opened) => {
    ({ stage, console, phone } = opened);
  });

  it('takes a call: answer, hold, mute, hang up and wrap-up, and both statuses follow', async () => {
    await phone.begin();
    await phone.ring({ wrapUp: 'mandatory' });
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
    await phone.codes();
    await (await console.find('combobox', 'Code')).type('Sol');
    await phone.write('Notes', 'textbox', 'Wants a call on Monday.');
    await console.press('button', 'Save and finish');
    await phone.isFree();
  });

  it('takes a call by keyboard alone', async () => {
    await phone.begin();
    await phone.ring({ wrapUp: null });
    await console.says('Incoming call');
    await phone.keyboard.start();
    await phone.keyboard.use('Answer');
    await stage.shows(ON_A_CALL);
    await console.says('Connected');
    // The focus is with the call's own controls now.
    await until(
      'it is at the first of them',
      async () => (await phone.keyboard.focused()) === 'Hold',
    );
    await console.page.keyboard.press('Space');
    await console.says('On hold');
    await phone.keyboard.use('Hang up');
    await phone.isFree();
  });

  it('declines a call', async () => {
    await phone.begin();
    await phone.ring();
    await console.press('button', 'Decline');
    await console.says('No interactions.');
    await until('the call is gone', async () => (await stage.state()).interactions.length === 0);
    await stage.shows({ omni: 'Available_Chat' });
  });

  it('makes a call by keyboard, with tones by mouse and keys, and ends it', async () => {
    await phone.begin();
    await stage.step({ answering: 0.2 });
    const number = await console.find('combobox', 'Number to call');
    await number.focus();
    await number.type('0301234567');
    await console.page.keyboard.press('Enter');
    await console.says('country code');
    expect(await phone.requests('POST', '/conversations/calls')).to.equal(0);
    for (let typed = 0; typed < 10; typed += 1) await console.page.keyboard.press('Backspace');
    await number.type('+49 30 1234567');
    await console.page.keyboard.press('Enter');
    await console.page.keyboard.press('Enter');
    await console.says(/\+49 3 0123 4567.*Connected/);
    await stage.shows(ON_A_CALL);
    expect(await phone.requests('POST', '/conversations/calls')).to.equal(1);
    await console.press('button', 'Keypad');
    await console.press('button', '1');
    await console.page.keyboard.type('2#');
    await console.says('Pressed: 12#');
    await until('the tones are sent', async () => (await phone.requests('POST', '/digits')) === 3);
    await console.press('button', 'Hang up');
    await phone.isFree();
  });

  it('gives a call to another queue', async () => {
    await phone.begin();
    await phone.talk();
    await console.press('button', 'Transfer');
    await phone.write('Person, queue or number', 'searchbox', 'Bill');
    await console.press('button', 'Transfer to Billing');
    await phone.isFree();
    expect(await phone.requests('POST', '/replace/queue')).to.equal(1);
  });

  it('asks somebody before a transfer, and leaves the customer to them', async () => {
    await phone.begin();
    await phone.talk();
    await console.press('button', 'Transfer');
    await phone.write('Person, queue or number', 'searchbox', '+4930555123');
    await console.press('button', 'Ask first: +4930555123');
    await console.says('is being called.');
    await stage.step({ consulted: 'c1', is: 'connected' });
    await console.says('is on the line.');
    await console.press('button', 'Everyone');
    await console.press('button', 'Complete transfer');
    await phone.isFree();
  });

  it('says why something failed, and lets it be tried again', async () => {
    await phone.begin();
    await phone.talk();
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
    await phone.begin();
    await phone.talk({ wrapUp: 'mandatory' });
    const frame = await console.softphone();
    const summary = await frame.waitForSelector('>>> summary ::-p-text(Wrap-up)');
    await summary?.click();
    await phone.write('Notes', 'textbox', 'Asks for Monday');
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
    await phone.begin();
    await phone.ring({ interaction: 'c2', wrapUp: 'optional' });
    await console.press('button', 'Answer');
    await console.says('Connected');
    const frame = await console.softphone();
    const summary = await frame.waitForSelector('>>> summary ::-p-text(Wrap-up)');
    await summary?.click();
    await phone.write('Notes', 'textbox', 'secret');
    const kept = (): Promise<unknown> => frame.evaluate(`JSON.stringify({ ...sessionStorage })`);
    await until('it is kept', async () => String(await kept()).includes('secret'));
    await console.press('button', 'Sign out');
    // The call goes on, so that its log is not complete.
    await console.says(/1 call log is not complete/);
    const leave = await frame.waitForSelector('>>> [role="alertdialog"] button:not(.stay)');
    await leave?.click();
    await console.says('Sign in');
    await until('it is forgotten', async () => !String(await kept()).includes('secret'));
    await console.signIn();
    await console.says('Sync is on');
  });
});
