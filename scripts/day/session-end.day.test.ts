import { expect } from 'chai';
import { TargetType, type Page } from 'puppeteer-core';
import type { Console } from './console-tab.js';
import { Stage } from './stage.js';
import { until } from './until.js';

/** The last softphone tab closes: `sessionEndStatus` of the definition. */

const SEED = {
  settings: {
    '/omniSync/definitionVersion': '1',
    '/omniSync/enabled': 'true',
    '/omniSync/mappedOmniStatus': 'Available_Chat',
    '/omniSync/leavingMappedStatus': 'AVAILABLE',
    '/omniSync/leavingOnQueueStatus': 'Transition',
    '/omniSync/startupAuthority': 'pureCloud',
    '/omniSync/sessionEndStatus': 'AWAY',
    '/omniSync/sessionEndGrace': '2',
  },
  start: { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' },
};

const ON_QUEUE = { omni: 'Available_Chat', pureCloud: 'ON_QUEUE', tabs: 1, channels: 1 };

const withoutWorkers = (page: Page): Promise<unknown> =>
  page.evaluateOnNewDocument(
    `Object.defineProperty(Navigator.prototype, 'serviceWorker', {
      get: () => ({ register: () => Promise.reject(new DOMException('Denied', 'SecurityError')) }),
    })`,
  );

/** As a person does, so that the page is asked before it goes. */
const closeTab = ({ page }: Console): Promise<void> => page.close({ runBeforeUnload: true });

describe('the last tab closes', function () {
  this.timeout(90_000);
  let stage: Stage;

  const workerIsReady = (): Promise<unknown> =>
    until('the worker is there', () =>
      Promise.resolve(
        stage.browser
          .targets()
          .some(
            (target) =>
              target.type() === TargetType.SERVICE_WORKER && target.url().includes('session-end'),
          ),
      ),
    );

  before(async () => {
    stage = await Stage.open();
  });

  beforeEach(() => stage.reset(SEED));

  afterEach(async () => {
    for (const page of await stage.browser.pages()) {
      if (page.url() !== 'about:blank') await page.close();
    }
    await stage.shows({ tabs: 0 });
  });

  after(() => stage.close());

  it('sets the status when the grace is over, and not before', async () => {
    const console = await stage.openSignedIn();
    await console.says('Sync is on');
    await workerIsReady();
    await closeTab(console);
    const closed = await stage.shows({ tabs: 0 });
    expect(closed.pureCloud).to.equal('ON_QUEUE');
    await stage.shows({ pureCloud: 'AWAY' });
    expect((await stage.state()).writes).to.deep.equal({ omni: 0, pureCloud: 1 });
  });

  it('is no end where it was only reloaded', async () => {
    const console = await stage.openSignedIn();
    await console.says('Sync is on');
    await workerIsReady();
    const reloaded = Date.now();
    await console.whileReloading(() => console.page.reload());
    await stage.shows(ON_QUEUE);
    await until('the grace is over', () => Promise.resolve(Date.now() > reloaded + 2_500));
    expect((await stage.rest()).writes.pureCloud).to.equal(0);
    await stage.shows(ON_QUEUE);
  });

  it('is no end where another tab is open', async () => {
    const first = await stage.openSignedIn();
    const second = await stage.openConsole();
    await first.says('Sync is on');
    // A tab that knows of no sign-in yet could not take over, only ask for one.
    await second.says('Sync is on');
    await stage.shows({ ...ON_QUEUE, tabs: 2 });
    await closeTab(first);
    await stage.shows(ON_QUEUE);
    expect((await stage.rest()).writes.pureCloud).to.equal(0);
  });

  it('sets it at once where no worker can wait, and the next tab takes it back', async () => {
    const settings = { ...SEED.settings, '/omniSync/sessionEndGrace': '60' };
    await stage.reset({ ...SEED, settings });
    const console = await stage.openConsole(withoutWorkers);
    await console.signIn();
    await console.says('Sync is on');
    await closeTab(console);
    await stage.shows({ pureCloud: 'AWAY' });
    await stage.openSignedIn();
    await stage.shows(ON_QUEUE);
  });
});
