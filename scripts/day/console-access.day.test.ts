import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { Stage } from './stage.js';

/** A console without the bridge: Omni-Channel by the org's own toolkit, which tells nothing by itself. */

describe('Omni-Channel by the console’s toolkit', function () {
  let stage: Stage;
  let console: Console;

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  async function open(omniAccess: string, fault = 'right'): Promise<readonly string[]> {
    await stage.reset({ start: { omni: 'Lunch', pureCloud: 'AVAILABLE' } });
    await stage.step({ definition: { 'softphone/omniAccess': omniAccess } });
    await stage.step({ fault: 'setUp', is: fault });
    const asked: string[] = [];
    console = await stage.openConsole((page) =>
      Promise.resolve(page.on('request', (request) => asked.push(request.url()))),
    );
    await console.signIn();
    return asked;
  }

  afterEach(async () => {
    await stage.verify(console);
    await console.page.close();
  });

  it('keeps both in step without the bridge, and says which way is in use', async () => {
    await open('console');
    await console.says('Sync is on');
    await console.press('button', 'Connection');
    await console.says('In use: the console’s own toolkit (integration.js), without a bridge.');
    await console.press('button', 'Back');
    await stage.step({ fault: 'bridge', is: 'absent' });
    await stage.step({ omni: 'Available_Chat' });
    await stage.shows({ omni: 'Available_Chat', pureCloud: 'ON_QUEUE' });
    await stage.step({ interaction: 'c1', is: 'connected' });
    await stage.shows({ omni: 'Busy' });
    await stage.step({ interaction: 'c1', is: 'ended' });
    await stage.shows({ omni: 'Available_Chat', pureCloud: 'ON_QUEUE' });
    await stage.step({ omni: 'Offline' });
    await stage.shows({ omni: 'Offline', pureCloud: 'AVAILABLE' });
    await stage.rest();
    await stage.shows({ writes: { omni: 2, pureCloud: 2 } });
  });

  it('takes the bridge where the toolkit is not there, and says so', async () => {
    await open('console', 'noConsoleToolkit');
    await console.says('Sync is on');
    await stage.step({ omni: 'Available_Chat' });
    await stage.shows({ pureCloud: 'ON_QUEUE' });
    await console.press('button', 'Connection');
    await console.says('which does not answer in this page');
    stage.violations.length = 0;
  });

  it('is not asked for by anybody else', async () => {
    const asked = await open('bridge');
    await console.says('Sync is on');
    expect(asked.filter((url) => /integration\.js|\/load-/.test(url))).to.deep.equal([]);
    await console.press('button', 'Connection');
    await console.says('In use: the bridge in the utility bar.');
  });
});
