import { expect } from 'chai';
import type { ElementHandle, Page } from 'puppeteer-core';
import { Stage } from './stage.js';
import { until } from './until.js';

/** What an administrator saves on the settings page is what an agent's softphone goes by. */

describe('the settings page', function () {
  let stage: Stage;
  let page: Page;

  /** The element that the path leads to, each step in any shadow root below the one before; waits for it. */
  const find = (...path: readonly string[]): Promise<ElementHandle> =>
    until(path.join(' '), () => page.$(deep(...path)));

  const deep = (...path: readonly string[]): string => `>>> ${path.join(' >>> ')}`;

  const click = async (...path: readonly string[]): Promise<void> => {
    const element = await find(...path);
    await element.click();
  };

  const textOf = async (...path: readonly string[]): Promise<string> => {
    const text = await (await find(...path)).getProperty('textContent');
    return text.jsonValue();
  };

  const open = async (): Promise<void> => {
    page = await stage.browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(`${stage.addresses.softphone}/apex/SoftphoneSettings`);
    await click('settings-call-centers', 'input:not([disabled])');
    await find('settings-presets', '[data-preset]');
  };

  const save = async (): Promise<void> => {
    await click('settings-saving', '.save');
    const anyway = await until('it asks, or has saved', async () =>
      page.$(deep('settings-saving', '.anyway, .said.success')),
    );
    await anyway.click();
    await until('it has saved', async () =>
      (await textOf('settings-saving', '[role=status]')).includes('Saved as revision'),
    );
  };

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  beforeEach(() => stage.reset());
  afterEach(() => page.close());

  it('saves another way to work, which an agent has in the next tab', async () => {
    await open();
    await click('[data-preset="oneProductAtATime"]');
    await click('settings-presets', '.yes');
    await save();
    const console = await stage.openSignedIn();
    await console.says('Sync is on');
    await stage.step({ omni: 'Busy' });
    await stage.shows({ pureCloud: 'ON_QUEUE' });
    await console.page.close();
  });

  it('retrieves secondary statuses after a sign-in, with nothing lost', async () => {
    await open();
    await click('.retrieve');
    const popup = new Promise<Page | null>((resolve) => page.once('popup', resolve));
    await click('.sign-in');
    const window = await popup;
    if (window === null) throw new Error('No sign-in window opened.');
    await until('the form is there', () => window.$('button'));
    await window.click('button');
    await until('they are retrieved', async () =>
      /Retrieved: \d+ secondary/.test(await textOf('settings-pure-cloud', '[role=status]')),
    );
    expect(await textOf('settings-field[data-item="leavingMappedStatus"]', 'select')).to.contain(
      'Available',
    );
  });

  it('shows its session to nobody who looks at the document', async () => {
    await open();
    expect(await page.content()).not.to.match(/data-session/);
    expect(String(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')))
      .to //
      .equal('{}');
  });
});
