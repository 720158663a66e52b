import { expect } from 'chai';
import axe, { type AxeResults } from 'axe-core';
import { version1Settings } from '../../adapter/definition/testing/catalogs.js';
import type { Console } from './console-tab.js';
import { onOneStage } from './one-stage.js';
import { ON_A_CALL, PAIRED, PhoneStage } from './phone-stage.js';
import { Stage, type Step } from './stage.js';
import { until } from './until.js';

/** Numbers, names, stations and recent calls: all that comes before a call of the agent's own. */

const AWAY = { omni: 'Lunch', pureCloud: 'BREAK' };
const CALLS = '/conversations/calls';
const IN_US = { ...version1Settings(), '/softphone/country': 'US' };

describe('dialing', function () {
  let stage: Stage;
  let console: Console;
  let phone: PhoneStage;

  onOneStage((opened) => {
    ({ stage, console, phone } = opened);
  });

  const begin = async (settings: Step = IN_US, start: Step = PAIRED): Promise<void> => {
    await phone.begin({ start, settings });
    await stage.step({ answering: 0.2 });
  };

  const value = async (): Promise<string> => {
    const field = await console.find('combobox', 'Number to call');
    return field.evaluate((node) => (node instanceof HTMLInputElement ? node.value : ''));
  };

  const type = (text: string): Promise<void> => phone.write('Number to call', 'combobox', text);

  const isAccessible = async (): Promise<void> => {
    const frame = await console.softphone();
    await frame.evaluate(axe.source);
    const results = (await frame.evaluate('axe.run()')) as AxeResults;
    expect(results.violations.map(({ id, help }) => `${id}: ${help}`)).to.deep.equal([]);
  };

  async function endCall(start: Step = PAIRED): Promise<void> {
    await console.press('button', 'Hang up');
    await console.says('No interactions.');
    await stage.shows(start);
  }

  it('formats a national number as it is typed, says whose it is, and calls it once', async () => {
    await begin();
    await type('4155550117');
    await until('it is formatted', async () => (await value()) === '(415) 555-0117');
    await console.says('Calls +1 415 555 0117 (United States).');
    await isAccessible();
    await console.press('button', 'Call');
    await console.page.keyboard.press('Enter');
    await console.says(/\+1 415 555 0117.*Connected/);
    await stage.shows(ON_A_CALL);
    expect(await phone.requests('POST', CALLS)).to.equal(1);
    await endCall();
  });

  it('says what is wrong with a number, by keyboard alone', async () => {
    await begin();
    const { keyboard } = phone;
    await keyboard.start();
    await keyboard.tabTo('Number to call');
    // What the countries' numbers are is fetched with the first digit; until then a number with a + is called as it is.
    await console.page.keyboard.type('4155550117');
    await until('the numbers of countries are known', async () => {
      return (await value()) === '(415) 555-0117';
    });
    await console.page.keyboard.down('Control');
    await console.page.keyboard.press('a');
    await console.page.keyboard.up('Control');
    await console.page.keyboard.type('+999 1234567');
    await console.page.keyboard.press('Enter');
    await console.says('No country has this code.');
    await isAccessible();
    expect(await phone.requests('POST', CALLS)).to.equal(0);
    for (let typed = 0; typed < 12; typed += 1) await console.page.keyboard.press('Backspace');
    await console.page.keyboard.type('911');
    await console.page.keyboard.press('Enter');
    await console.says(/911.*Connected/);
    expect(await phone.deeds()).to.include('calls 911');
    await endCall();
  });

  it('calls a colleague whom the agent looks for by name, by keyboard alone', async () => {
    await begin();
    const { keyboard } = phone;
    await keyboard.start();
    await keyboard.tabTo('Number to call');
    await console.page.keyboard.type('novak');
    await console.says(/Kim Novak.*Person/);
    await isAccessible();
    await console.page.keyboard.press('ArrowDown');
    await isAccessible();
    await console.page.keyboard.press('Enter');
    await until('the name is in the field', async () => (await value()) === 'Kim Novak');
    expect(await phone.requests('POST', CALLS), 'a pick is no call').to.equal(0);
    await console.page.keyboard.press('Enter');
    await console.says(/Kim Novak.*Connected/);
    const calls = async (): Promise<number> =>
      (await phone.deeds()).filter((deed) => deed === 'calls Kim Novak').length;
    expect(await calls()).to.equal(1);
    await endCall();
    // Who has no number is called again all the same.
    await keyboard.use('Recent calls');
    await keyboard.use('Outgoing Kim Novak');
    await console.says(/Kim Novak.*Connected/);
    expect(await calls()).to.equal(2);
    await endCall();
  });

  it('calls a contact of Salesforce whom the agent looks for by name, and pops nothing', async () => {
    await begin();
    const before = (await stage.state()).pops;
    await type('Maria');
    const option = await console.find(
      'option',
      'Maria Alvarez (415) 555-0117 · Salesforce · Contact',
    );
    await option.click();
    await console.says('Calls +1 415 555 0117 (United States).');
    expect((await stage.state()).pops).to.deep.equal(before);
    await console.press('button', 'Call');
    await console.says(/\+1 415 555 0117.*Connected/);
    expect(await phone.requests('POST', CALLS)).to.equal(1);
    await endCall();
  });

  it('says that nobody is called so, and that a search failed', async () => {
    await begin();
    await type('Zzyzx');
    await console.says('Nobody and no queue is called “Zzyzx”.');
    await stage.step({
      fault: 'rest',
      method: 'POST',
      path: '/users/search',
      status: 500,
      times: 3,
    });
    await type('q');
    await console.says(/The search failed/);
    await console.press('button', 'Dismiss');
    for (let typed = 0; typed < 6; typed += 1) await console.page.keyboard.press('Backspace');
    await stage.step({
      fault: 'rest',
      status: 429,
      retryAfter: 1,
      path: '/users/search',
      times: 1,
    });
    await type('Kim');
    await console.says(/Kim Novak/);
    await stage.shows(PAIRED);
  });

  for (const status of [429, 500]) {
    it(`is told of ${status} for a call, and calls by a second try, once`, async () => {
      await begin();
      await stage.step({
        fault: 'rest',
        method: 'POST',
        path: CALLS,
        status,
        times: 1,
        retryAfter: 60,
      });
      await type('+14155550117');
      await console.press('button', 'Call');
      await console.says(/The number was not called: PureCloud/);
      expect((await phone.deeds()).filter((deed) => deed.startsWith('calls'))).to.deep.equal([]);
      if (status === 429) {
        await stage.shows(PAIRED);
        return;
      }
      await console.press('button', 'Call');
      await console.says(/\+1 415 555 0117.*Connected/);
      expect((await phone.deeds()).filter((deed) => deed.startsWith('calls'))).to.have.length(1);
      await endCall();
    });
  }

  it('keeps recent calls, marks the missed one, and calls it again by a click', async () => {
    await begin();
    await phone.ring({ interaction: 'm1', wrapUp: null });
    await console.says('Incoming call');
    await stage.step({ interaction: 'm1', is: 'ended' });
    await console.says('You did not answer');
    await console.press('button', 'Back on queue');
    await stage.shows(PAIRED);
    const frame = await console.softphone();
    const summary = await frame.waitForSelector('>>> summary ::-p-text(Recent calls)');
    await summary?.click();
    await console.says(/Casey Morgan.*Missed/);
    await isAccessible();
    await stage.step({ answering: 0.2 });
    const again = await frame.waitForSelector('>>> omni-recent-calls >>> li:first-child button');
    await again?.click({ count: 2 });
    await console.says(/Connected/);
    expect(await phone.requests('POST', CALLS), 'a double click calls once').to.equal(1);
    await endCall();
  });

  describe('stations', () => {
    it('are seen and chosen; one that somebody else has is refused', async () => {
      await begin();
      await console.says('Phone: Robin Sato WebRTC (in the browser)');
      await console.press('button', 'Change');
      await console.says(/Desk 14.*in use by somebody else/);
      await isAccessible();
      const taken = await console.find('button', 'Use Desk 14');
      await taken.click();
      await console.says('The phone was not changed: somebody else uses it. Choose another phone.');
      await console.press('button', 'Use Desk 12');
      await console.says('Phone: Desk 12 (desk phone)');
      expect(await phone.requests('PUT', '/associatedstation/')).to.equal(1);
      await stage.shows(PAIRED);
    });

    it('that another client of the agent’s chooses, or gives up, is seen', async () => {
      await begin();
      await console.says('Phone: Robin Sato WebRTC (in the browser)');
      await stage.step({ station: 'Desk 12' });
      await console.says('Phone: Desk 12 (desk phone)');
      await stage.step({ station: null });
      await console.says('No phone chosen');
      await stage.shows(PAIRED);
    });

    it('that is missing is asked about before the agent goes On Queue', async () => {
      await begin(IN_US, AWAY);
      await stage.step({ station: null });
      await console.says('No phone chosen');
      await console.press('switch', 'On Queue');
      await console.says('Go On Queue all the same?');
      await isAccessible();
      await stage.shows({ pureCloud: 'BREAK' });
      await console.press('button', 'Cancel');
      await until(
        'nobody is asked any more',
        async () => !(await console.text()).includes('all the same'),
      );
      await console.press('switch', 'On Queue');
      await console.press('button', 'Go On Queue');
      await stage.shows(PAIRED);
    });

    it('that is missing is asked about and chosen, by keyboard alone', async () => {
      await begin(IN_US, AWAY);
      await stage.step({ station: null });
      await console.says('No phone chosen');
      const { keyboard } = phone;
      await keyboard.start();
      await keyboard.use('On Queue', 'Space');
      await console.says('Go On Queue all the same?');
      await keyboard.start();
      await keyboard.use('Choose phone');
      await console.says(/your usual one/);
      await keyboard.use('Use Desk 12');
      await stage.shows(PAIRED);
      await console.says('Phone: Desk 12');
    });

    it('that is missing keeps the agent off queue where the definition wants one', async () => {
      await begin({ ...IN_US, '/softphone/stationRequired': 'true' }, AWAY);
      await stage.step({ station: null });
      await console.says('No phone chosen');
      await console.press('switch', 'On Queue');
      await console.says('You are not On Queue: no phone is chosen. Choose a phone below.');
      await stage.shows({ pureCloud: 'BREAK' });
      await isAccessible();
      // What the sync sets follows the rules alone.
      await stage.step({ omni: 'Available_Chat' });
      await stage.shows(PAIRED);
    });
  });

  it('works in a tab that follows: search, call, recent calls and the question', async () => {
    await begin(IN_US, AWAY);
    await stage.step({ station: null });
    await console.says('No phone chosen');
    const second = await stage.openConsole();
    try {
      await second.says('No phone chosen');
      await second.press('switch', 'On Queue');
      await second.says('Go On Queue all the same?');
      await second.press('button', 'Cancel');
      await stage.step({ station: 'Desk 12' });
      const field = await second.find('combobox', 'Number to call');
      await field.click();
      await field.type('(415) 555-0117');
      await second.press('button', 'Call');
      await second.says(/\+1 415 555 0117.*Connected/);
      expect(await phone.requests('POST', CALLS)).to.equal(1);
      await second.press('button', 'Hang up');
      await second.says('No interactions.');
      const frame = await second.softphone();
      const first = await frame.waitForSelector('>>> omni-recent-calls >>> li:first-child');
      expect(await first?.evaluate((node) => node.textContent)).to.contain(
        '+1\u00a0415\u00a0555\u00a00117',
      );
    } finally {
      await second.page.close();
    }
    await stage.shows({ pureCloud: 'BREAK' });
  });

  it('forgets recent calls when the agent signs out', async () => {
    await begin();
    await type('+14155550117');
    await console.press('button', 'Call');
    await console.says(/\+1 415 555 0117.*Connected/);
    await endCall();
    const frame = await console.softphone();
    const kept = async (): Promise<string> =>
      String(await frame.evaluate(`JSON.stringify({ ...sessionStorage, ...localStorage })`));
    await until('it is kept', async () => (await kept()).includes('omni-sync.recent'));
    await console.press('button', 'Sign out');
    await console.says('Sign in');
    await until('it is forgotten', async () => !(await kept()).includes('omni-sync.recent'));
    await console.signIn();
    await console.says('Sync is on');
  });
});

describe('dialing without what is known of numbers', () => {
  /** A browser that never had the chunk: one that is in its cache is not asked for again. */
  it('calls by E.164, and says why it cannot call a national number', async () => {
    const stage = await Stage.open();
    try {
      let blocked = 0;
      const console = await stage.openConsole(async (page) => {
        await page.setRequestInterception(true);
        page.on('request', (request) => {
          if (!request.url().includes('/number-library-')) {
            void request.continue();
            return;
          }
          blocked += 1;
          void request.abort();
        });
      });
      await console.signIn();
      await stage.shows({ channels: 1 });
      const phone = new PhoneStage(stage, console);
      await phone.begin({ start: PAIRED, settings: IN_US });
      await stage.step({ answering: 0.2 });
      await phone.write('Number to call', 'combobox', '(415) 555-0117');
      await console.press('button', 'Call');
      await console.says('National numbers cannot be read just now.');
      expect(blocked).to.be.greaterThan(0);
      expect(await phone.requests('POST', CALLS)).to.equal(0);
      for (let typed = 0; typed < 14; typed += 1) await console.page.keyboard.press('Backspace');
      await phone.write('Number to call', 'combobox', '+1 415 555 0117');
      await console.press('button', 'Call');
      await console.says(/\+1 415 555 0117.*Connected/);
      expect(await phone.requests('POST', CALLS)).to.equal(1);
    } finally {
      await stage.close();
    }
  });
});
