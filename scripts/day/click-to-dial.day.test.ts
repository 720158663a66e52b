import { expect } from 'chai';
import { version1Settings as workInBoth } from '../../adapter/definition/testing/catalogs.js';
import type { Console } from './console-tab.js';
import { onOneStage } from './one-stage.js';
import { PAIRED, type PhoneStage } from './phone-stage.js';
import type { Stage, Step } from './stage.js';
import { until } from './until.js';

/** Numbers on the records of the console, clicked. */

const MARIA = '(415) 555-0117';
const CALLS = '/conversations/calls';

describe('click-to-dial', function () {
  let stage: Stage;
  let console: Console;
  let phone: PhoneStage;

  onOneStage((opened) => {
    ({ stage, console, phone } = opened);
  });

  const begin = (items: Step = {}): Promise<void> =>
    phone.begin({
      start: PAIRED,
      settings: { ...workInBoth(), '/softphone/country': 'US', ...items },
    });

  it('calls the number of a record, and says that the call is about that record', async () => {
    await begin();
    await console.openRecord('Maria Alvarez');
    await console.clickNumber(MARIA);
    await until('the call is there', async () => (await stage.state()).interactions.length === 1);
    await stage.step({ interaction: await phone.only(), is: 'connected' });
    await console.says('Related to Maria Alvarez.');
    await until('it is logged', async () =>
      (await stage.state()).tasks.some(({ CallType, WhoId }) => CallType === 'Outbound' && WhoId),
    );
    expect(await phone.requests('POST', CALLS)).to.equal(1);
    expect((await stage.state()).pops).to.deep.equal([]);
  });

  it('a double click calls once', async () => {
    await begin();
    await console.openRecord('Maria Alvarez');
    await console.clickNumber(MARIA);
    await console.clickNumber(MARIA);
    await until('the call is there', async () => (await stage.state()).interactions.length === 1);
    await stage.rest();
    expect(await phone.requests('POST', CALLS)).to.equal(1);
  });

  it('is refused without a phone, and says what to do', async () => {
    await begin();
    await console.press('button', 'Change');
    await console.press('button', 'Use no phone');
    await console.says('No phone chosen');
    await console.openRecord('Maria Alvarez');
    await console.clickNumber(MARIA);
    await console.says(
      /\(415\) 555-0117 was not called, as no phone is chosen for you\. Choose a phone/,
    );
    await console.press('button', 'Dismiss');
    await until(
      'it is said no more',
      async () => !(await console.text()).includes('was not called'),
    );
    await stage.rest();
    expect(await phone.requests('POST', CALLS)).to.equal(0);
  });

  it('is refused while another number is being called', async () => {
    await begin();
    await stage.step({ answering: null });
    await console.openRecord('Maria Alvarez');
    await console.clickNumber(MARIA);
    await until('the call is there', async () => (await stage.state()).interactions.length === 1);
    await console.says('Calling');
    await console.openRecord('Priya Nair');
    await console.clickNumber('(415) 555-0118');
    await console.says(/\(415\) 555-0118 was not called, as another call is being made/);
    expect(await phone.requests('POST', CALLS)).to.equal(1);
    await stage.step({ interaction: await phone.only(), is: 'ended' });
    await console.says('No interactions.');
  });

  it('opens the panel, so that the agent sees what comes of it', async () => {
    await begin();
    await console.openRecord('Maria Alvarez');
    await until('the number is a link', async () =>
      console.page.$(`::-p-aria([name="${MARIA}"][role="button"])`),
    );
    await console.closePanel();
    await console.clickNumber(MARIA);
    await until('the panel is open', async () => console.page.$('#panel-softphone:not(.closed)'));
  });

  it('a click in a tab that does not lead calls once, and shows there, too', async () => {
    await begin();
    const second = await stage.openConsole();
    try {
      await second.says('No interactions.');
      await second.page.bringToFront();
      await second.openRecord('Maria Alvarez');
      await second.clickNumber(MARIA);
      await until('the call is there', async () => (await stage.state()).interactions.length === 1);
      await stage.step({ interaction: await phone.only(), is: 'connected' });
      await second.says('Related to Maria Alvarez.');
      await stage.rest();
      expect(await phone.requests('POST', CALLS)).to.equal(1);
    } finally {
      await second.page.close();
      await console.page.bringToFront();
      await stage.shows({ tabs: 1 });
    }
  });

  it('numbers are no links while it is switched off, nor for who signed out', async () => {
    const isLink = async (): Promise<boolean> =>
      (await console.page.$(`::-p-aria([name="${MARIA}"][role="button"])`)) !== null;
    await begin({ '/softphone/clickToDial': 'false' });
    await console.openRecord('Maria Alvarez');
    await stage.rest();
    expect(await isLink()).to.equal(false);
    await begin();
    await console.openRecord('Maria Alvarez');
    await until('the number is a link', isLink);
    await console.press('button', 'Sign out');
    await console.says('Sign in');
    await until('the number is no link', async () => !(await isLink()));
    await console.utilityIs('Phone: signed out', 'end_call');
    await console.signIn();
    await until('the number is a link again', isLink);
    await console.utilityIs('Phone', 'call');
  });
});
