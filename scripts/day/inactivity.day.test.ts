import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { Stage } from './stage.js';
import { until } from './until.js';

/** PureCloud's organisation-wide inactivity timeout, with times so short that a test can wait for them. */

/** Seconds; a third of it is the warning. */
const LONG = 12;
const SHORT = 6;

describe('an organisation that signs inactive agents out', function () {
  let stage: Stage;
  let console: Console;

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => {
    const complaints = [...console.errors, ...stage.violations.splice(0)];
    await console.page.close();
    expect(complaints).to.deep.equal([]);
  });

  async function begin(timeout: number, readable = true): Promise<void> {
    await stage.reset({ start: { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' } });
    await stage.step({ fault: 'idle', timeout, readable });
    console = await stage.openSignedIn();
    await console.says('Sync is on');
  }

  const calls = async (call: string): Promise<number> =>
    (await stage.state()).log.filter(({ what, text }) => what === 'request' && text.includes(call))
      .length;

  const urgent = async (): Promise<string> => {
    const frame = await console.softphone();
    return String(
      await frame.evaluate(
        `document.querySelector('omni-softphone').shadowRoot.querySelector('[role=alert]').textContent`,
      ),
    );
  };

  it('nothing happens: warned, stays by the keyboard, then leaves and is signed out', async () => {
    await begin(LONG);
    const warning = /PureCloud signs you out at .+ because nothing happened here/;
    await console.says(warning);
    expect(await urgent()).to.match(warning);
    expect(await calls('/tokens/timeout')).to.equal(1);
    expect(await calls('HEAD /tokens/me')).to.equal(0);
    const button = await console.find('button', 'Stay signed in');
    await button.focus();
    await button.press('Enter');
    await console.says(/^(?!.*PureCloud signs you out)/);
    await until('one light call', async () => (await calls('HEAD /tokens/me')) === 1);
    await stage.shows({ pureCloud: 'ON_QUEUE', channels: 1 });
    await console.says(warning);
    await stage.shows({ pureCloud: 'OFFLINE', channels: 0 });
    await console.says('Sign in again');
    expect(await console.text()).not.to.match(warning);
    expect(await calls('HEAD /tokens/me'), 'nothing is sent unasked').to.equal(1);
  });

  it('an interaction lasts longer than the timeout: one light call a third, and no warning', async () => {
    await begin(SHORT);
    await stage.step({ interaction: 'c1', is: 'connected' });
    await stage.shows({ omni: 'Busy' });
    const began = Date.now();
    let warned = false;
    await until('four light calls', async () => {
      warned ||= (await console.text()).includes('signs you out');
      return (await calls('HEAD /tokens/me')) >= 4;
    });
    const thirds = (Date.now() - began) / ((SHORT / 3) * 1_000);
    expect(await calls('HEAD /tokens/me')).to.be.at.most(thirds + 1);
    expect(warned).to.equal(false);
    await stage.shows({ omni: 'Busy', pureCloud: 'ON_QUEUE', channels: 1 });
  });

  it('where the timeout may not be read: asked once, nothing is sent and no call counts as failed', async () => {
    await begin(SHORT + 2, false);
    await until('it was asked for', async () => (await calls('/tokens/timeout')) === 1);
    await console.press('button', 'Connection');
    await console.says('PureCloud answers requests.');
    await stage.shows({ pureCloud: 'OFFLINE' });
    expect(await calls('/tokens/timeout')).to.equal(1);
    expect(await calls('HEAD /tokens/me')).to.equal(0);
  });
});
