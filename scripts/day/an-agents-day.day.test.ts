import { expect } from 'chai';
import { version1Settings as workInBoth } from '../../adapter/definition/testing/catalogs.js';
import type { Console } from './console-tab.js';
import { Stage, type Step } from './stage.js';
import { PAIRED } from './statuses.js';
import { until } from './until.js';

/** The agent's day, in a real browser against the simulator, driven through the panel and the remote control. */

describe('an agent’s day', function () {
  let stage: Stage;
  let console: Console;

  before(async () => {
    stage = await Stage.open();
    console = await stage.openSignedIn();
  });
  after(() => stage.close());

  const begin = (seed: Step = {}): Promise<void> => stage.begin(console, seed);

  afterEach(() => stage.verify(console));

  it('begins with who is signed in and both statuses', async () => {
    await begin();
    const text = await console.text();
    expect(text).to.contain('Robin Sato');
    expect(text).to.contain('PureCloud status : Available');
    expect(text).to.match(/Omni-Channel Offline/);
    await stage.shows({ writes: { omni: 0, pureCloud: 0 } });
  });

  it('goes on queue by the switch in the panel, and leaves by it', async () => {
    await begin({ start: { omni: 'Lunch', pureCloud: 'BREAK' } });
    await console.press('switch', 'On Queue');
    await stage.shows({ ...PAIRED, writes: { omni: 1, pureCloud: 0 }, byAgent: 1 });
    await console.says('Omni-Channel set to Available - Chat because PureCloud is On Queue');
    await console.press('switch', 'On Queue');
    await stage.shows({ omni: 'Transition', pureCloud: 'BREAK', byAgent: 2 });
    await stage.shows({ writes: { omni: 2, pureCloud: 0 } });
  });

  it('chooses a status in the panel by the keyboard alone', async () => {
    await begin({ start: { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' } });
    const menu = await console.find('button', 'PureCloud status: On Queue');
    await menu.focus();
    await console.page.keyboard.press('Enter');
    await console.page.keyboard.type('Meal');
    await console.page.keyboard.press('Enter');
    await stage.shows({ omni: 'Transition', pureCloud: 'MEAL', byAgent: 1 });
  });

  it('goes on queue from PureCloud', async () => {
    await begin();
    await stage.step({ pureCloud: 'ON_QUEUE' });
    await stage.shows({ ...PAIRED, writes: { omni: 1, pureCloud: 0 } });
  });

  it('goes on queue through the mapped status', async () => {
    await begin({ start: { omni: 'Lunch', pureCloud: 'AVAILABLE' } });
    await stage.step({ omni: 'Available_Chat' });
    await stage.shows({ ...PAIRED, writes: { omni: 0, pureCloud: 1 } });
    await console.says('PureCloud set to On Queue because Omni-Channel is Available - Chat');
  });

  it('leaves the pair on either side', async () => {
    await begin({ start: PAIRED });
    await stage.step({ pureCloud: 'MEAL' });
    await stage.shows({ omni: 'Transition', pureCloud: 'MEAL', writes: { omni: 1, pureCloud: 0 } });
    await stage.step({ pureCloud: 'ON_QUEUE' });
    await stage.shows({ ...PAIRED, writes: { omni: 2, pureCloud: 0 } });
    await stage.step({ omni: 'Lunch' });
    await stage.shows({ omni: 'Lunch', pureCloud: 'AVAILABLE', writes: { omni: 2, pureCloud: 1 } });
  });

  it('takes a call with after-call work', async () => {
    await begin({ start: PAIRED });
    await stage.step({ interaction: 'c1', is: 'alerting' });
    await stage.step({ interaction: 'c1', is: 'connected' });
    await stage.shows({ omni: 'Busy', pureCloud: 'ON_QUEUE', writes: { omni: 1, pureCloud: 0 } });
    await console.says('because you are on a call in PureCloud');
    await console.says('1 PureCloud interaction holds Omni-Channel at Busy');
    await stage.step({ interaction: 'c1', is: 'afterCallWork' });
    await stage.shows({ omni: 'Busy', writes: { omni: 1, pureCloud: 0 } });
    await stage.step({ interaction: 'c1', is: 'ended' });
    await stage.shows({ ...PAIRED, writes: { omni: 2, pureCloud: 0 } });
    await console.says('because your work in PureCloud has ended');
  });

  it('takes a case', async () => {
    await begin({ start: PAIRED });
    await stage.step({ work: 'w1', is: 'assigned', channel: 'Case' });
    await stage.step({ work: 'w1', is: 'accepted' });
    await stage.shows({
      omni: 'Available_Chat',
      pureCloud: 'BUSY',
      writes: { omni: 0, pureCloud: 1 },
    });
    await console.says('because you are working on a case in Salesforce');
    await stage.step({ work: 'w1', is: 'closed' });
    await stage.shows({ ...PAIRED, writes: { omni: 0, pureCloud: 2 } });
  });

  it('takes a call and a chat at once', async () => {
    await begin({ start: PAIRED });
    await stage.step({ interaction: 'c1', is: 'connected' });
    await stage.step({ work: 'w1', is: 'accepted', channel: 'MessagingSession' });
    await stage.shows({ omni: 'Busy', pureCloud: 'BUSY', writes: { omni: 1, pureCloud: 1 } });
    await stage.step({ interaction: 'c1', is: 'ended' });
    await stage.shows({ omni: 'Available_Chat', pureCloud: 'BUSY' });
    await stage.step({ work: 'w1', is: 'closed' });
    await stage.shows({ ...PAIRED, writes: { omni: 2, pureCloud: 2 } });
  });

  it('leaves work that PureCloud routes to PureCloud', async () => {
    await begin({
      start: PAIRED,
      settings: workInBoth({
        externallyRoutedWork: 'MessagingSession',
        pureCloudWorkStatus: 'none',
      }),
    });
    await stage.step({ work: 'w1', is: 'accepted', channel: 'MessagingSession' });
    await stage.step({ work: 'w2', is: 'accepted', channel: 'Case' });
    await stage.shows({ pureCloud: 'BUSY', writes: { omni: 0, pureCloud: 1 } });
    await stage.step({ work: 'w2', is: 'closed' });
    await stage.shows({ ...PAIRED, writes: { omni: 0, pureCloud: 2 } });
  });

  it('is taken off queue by a supervisor', async () => {
    await begin({ start: PAIRED });
    await stage.step({ pureCloud: 'AVAILABLE', by: 'supervisor' });
    await stage.shows({
      omni: 'Transition',
      pureCloud: 'AVAILABLE',
      writes: { omni: 1, pureCloud: 0 },
    });
    await begin({ start: PAIRED });
    await stage.step({ omni: 'Busy', by: 'supervisor' });
    await stage.shows({ omni: 'Busy', pureCloud: 'AVAILABLE', writes: { omni: 0, pureCloud: 1 } });
  });

  it('misses a push: outside a call it leaves the pair, on a call it chooses nothing', async () => {
    await begin({ start: PAIRED });
    await stage.step({ omni: 'Lunch', by: 'pushTimeout' });
    await stage.shows({ omni: 'Lunch', pureCloud: 'AVAILABLE' });
    await begin({ start: PAIRED });
    await stage.step({ interaction: 'c1', is: 'connected' });
    await stage.shows({ omni: 'Busy' });
    await stage.step({ omni: 'Lunch', by: 'pushTimeout' });
    await stage.shows({ omni: 'Busy', pureCloud: 'ON_QUEUE', writes: { omni: 2, pureCloud: 0 } });
    await stage.step({ interaction: 'c1', is: 'ended' });
    await stage.shows(PAIRED);
  });

  it('is refused On Queue, and does not look paired', async () => {
    await begin({ start: { omni: 'Lunch', pureCloud: 'BREAK' } });
    await stage.step({ refuse: 'pureCloud', status: 'ON_QUEUE', how: 'permanent' });
    await stage.step({ omni: 'Available_Chat' });
    await stage.shows({
      omni: 'Transition',
      pureCloud: 'BREAK',
      writes: { omni: 1, pureCloud: 0 },
    });
    await console.says('because PureCloud did not take you on queue');
    await console.says(/PureCloud.*not permitted/);
  });

  it('stays as it is with sync disabled, and works as a phone', async () => {
    await stage.begin(
      console,
      { start: PAIRED, settings: workInBoth({ enabled: 'false' }) },
      'Sync is off',
    );
    await stage.step({ omni: 'Lunch' });
    await stage.step({ interaction: 'c1', is: 'connected' });
    await console.says(/Omni-Channel Lunch/);
    await console.press('switch', 'On Queue');
    await stage.shows({ omni: 'Lunch', pureCloud: 'AVAILABLE', byAgent: 1 });
    await stage.shows({ writes: { omni: 0, pureCloud: 0 } });
  });

  it('would not pass with anything that the security policy forbids', async () => {
    await begin();
    const frame = await console.softphone();
    await frame.evaluate(`{
      const script = document.createElement('script');
      script.textContent = 'document.title = "inline";';
      document.head.append(script);
    }`);
    await until('the violation is told', () => Promise.resolve(stage.violations.length > 0));
    stage.violations.length = 0;
  });
});
