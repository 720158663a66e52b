import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { Stage } from './stage.js';

/** A browser that keeps nothing for the softphone: it works, remembers nothing, and says so. */

const inSoftphone = (text: string): string =>
  `if (location.pathname.startsWith('/apex/')) { ${text} }`;

const FULL = inSoftphone(`
  Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
`);

const DENIED = inSoftphone(`
  for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, {
      get() { throw new DOMException('denied', 'SecurityError'); },
    });
  }
`);

const GARBAGE = inSoftphone(`
  Storage.prototype.getItem = () => '{"key":{"user":"x"},"memory":[{"__proto__":{"base":1}}]}';
`);

describe('a browser that keeps nothing', function () {
  let stage: Stage;
  let console: Console;

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  beforeEach(async () => {
    await stage.reset({ start: { omni: 'Lunch', pureCloud: 'AVAILABLE' } });
    console = await stage.openConsole();
  });
  afterEach(async () => {
    await stage.verify(console);
    await console.page.close();
  });

  for (const [name, script] of [
    ['storage full', FULL],
    ['storage denied', DENIED],
    ['storage that gives back garbage', GARBAGE],
  ] as const) {
    it(`${name}: the sync works, the Connection page says what is lost, a refresh forgets`, async () => {
      await console.page.evaluateOnNewDocument(script);
      await console.whileReloading(() => console.page.reload());
      await console.signIn();
      await console.says('Sync is on');
      await stage.step({ omni: 'Available_Chat' });
      await stage.shows({ pureCloud: 'ON_QUEUE', writes: { omni: 0, pureCloud: 1 } });
      await stage.step({ interaction: 'c1', is: 'connected' });
      await stage.shows({ omni: 'Busy', writes: { omni: 1, pureCloud: 1 } });
      await stage.step({ interaction: 'c1', is: 'ended' });
      await stage.shows({ omni: 'Available_Chat', pureCloud: 'ON_QUEUE' });
      await console.press('button', 'Connection');
      await console.says('This browser keeps nothing for this page: a refresh forgets');
      await console.whileReloading(() => console.page.reload());
      await console.says('Sign in to PureCloud');
      await stage.shows({ omni: 'Available_Chat', pureCloud: 'ON_QUEUE' });
    });
  }

  it('a browser that keeps it: nothing is said of that', async () => {
    await console.signIn();
    await console.says('Sync is on');
    await console.press('button', 'Connection');
    const text = await console.says('This browser keeps what this page needs after a refresh.');
    expect(text).not.to.contain('keeps nothing');
  });
});
