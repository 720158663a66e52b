import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { PageTools } from './page-tools.js';
import { Stage } from './stage.js';
import { until } from './until.js';

/** Builds side by side: the definition says which one its agents load. */

const OTHER = 'Softphone_9_9_9';
const START = { omni: 'Lunch', pureCloud: 'AVAILABLE' };

describe('builds side by side', function () {
  let stage: Stage;
  let console: Console;
  let tools: PageTools;
  /** Addresses of the softphone's code that its page asked for. */
  let asked: string[];

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(() => console.page.close());

  async function open(
    build: string,
    is: 'deployed' | 'broken' | 'gone' = 'deployed',
  ): Promise<void> {
    await stage.reset({ start: START });
    await stage.step({ fault: 'build', name: OTHER, is });
    if (build !== '') await stage.step({ definition: { 'softphone/build': build } });
    asked = [];
    ({ console, tools } = await PageTools.open(stage));
    console.page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/resource/')) asked.push(pathname);
    });
  }

  /** The resource whose build draws the panel. */
  async function running(): Promise<string> {
    const frame = await console.softphone();
    const names: unknown = await frame.evaluate(
      `performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('/assets/page-') && name.endsWith('.js'))`,
    );
    const last = Array.isArray(names) ? String(names.at(-1)) : '';
    return /\/resource\/(?:\d+\/)?(\w+)\//.exec(last)?.[1] ?? '';
  }

  const runs = (name: string): Promise<unknown> =>
    until(`${name} runs`, async () => (await running()) === name);

  it('no other build is named: nothing more is asked for than ever', async () => {
    await open('');
    await console.signIn();
    await console.says('Sync is on');
    await runs('Softphone');
    asked = [];
    await console.whileReloading(() => console.page.reload());
    await console.says('Sync is on');
    expect(asked.some((path) => path.includes('/Softphone/assets/softphone-'))).to.equal(true);
    expect(asked.filter((path) => path.includes('manifest'))).to.deep.equal([]);
    expect(asked.every((path) => path.includes('/Softphone/'))).to.equal(true);
  });

  it('another build is named: the page moves to it once, and begins with it from then on', async () => {
    await open('9.9.9');
    await runs(OTHER);
    await console.signIn();
    await console.says('Sync is on');
    asked = [];
    await console.whileReloading(() => console.page.reload());
    await console.says('Sync is on');
    await runs(OTHER);
    expect(asked.filter((path) => path.includes('manifest'))).to.deep.equal([]);
    expect(
      asked.filter((path) => /\/Softphone\/assets\/page-.*\.js/.test(path)).length,
    ).to.be.below(2);
    const frame = await console.softphone();
    expect(frame.url()).to.contain('sfdcIframeOrigin=').and.to.contain('mode=');
  });

  it('named in mid-shift: offered while there is no work, and taken by a click', async () => {
    await open('');
    await console.signIn();
    await console.says('Sync is on');
    await stage.step({ interaction: 'c1', is: 'connected' });
    await stage.shows({ omni: 'Busy' });
    await stage.step({ definition: { 'softphone/build': '9.9.9' } });
    await lookAgain('of the settings is waiting');
    expect(await console.text()).not.to.contain('Another version of the softphone is ready');
    await stage.step({ interaction: 'c1', is: 'ended' });
    await console.says('Another version of the softphone is ready');
    await runs('Softphone');
    await console.press('button', 'Load it now');
    await runs(OTHER);
    await console.says('Sync is on');
  });

  it('rolled back: the page goes home, and no further', async () => {
    await open('9.9.9');
    await runs(OTHER);
    await stage.step({ definition: { 'softphone/build': 'none' } });
    await console.whileReloading(() => console.page.reload());
    await runs('Softphone');
    await console.says('Sign in to PureCloud');
  });

  it('a build that is not in the org: said so, and the page goes on with its own', async () => {
    await open('9.9.9', 'gone');
    await console.says(
      'names a version of the softphone that is not in this org (Softphone_9_9_9)',
    );
    await console.signIn();
    await console.says('Sync is on');
    await runs('Softphone');
  });

  it('a build that does not load: said so, and the page goes on with its own', async () => {
    await open('9.9.9', 'broken');
    await console.says('did not load (Softphone_9_9_9)');
    await console.signIn();
    await console.says('Sync is on');
  });

  it('a build that breaks after it was taken: the next page falls back, says so and does not loop', async () => {
    await open('9.9.9');
    await runs(OTHER);
    await stage.step({ fault: 'build', name: OTHER, is: 'broken' });
    await console.page.setCacheEnabled(false);
    await console.whileReloading(() => console.page.reload());
    await console.says('did not load (Softphone_9_9_9)');
    await runs('Softphone');
    await stage.rest();
    await console.says('did not load (Softphone_9_9_9)');
  });

  /** The agent looks at the page again, which asks for the definition anew. */
  async function lookAgain(says: string): Promise<void> {
    await tools.hastily(() =>
      until(`the panel says ${says}`, async () => {
        const frame = await console.softphone();
        await frame.evaluate(`window.dispatchEvent(new Event('online'))`);
        return (await console.text()).includes(says);
      }),
    );
  }
});
