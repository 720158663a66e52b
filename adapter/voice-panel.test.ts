import { expect } from 'chai';
import { createManualClock } from './ports/simulated/manual-clock.js';
import type { BrowserTabs } from './session/tabs/browser-tabs.js';
import { createLead } from './session/tabs/lead.js';
import { FakeBrowser } from './session/tabs/testing/fake-browser.js';
import { followingTabs } from './voice-panel.js';

const NAME = 'tabs';

describe('a page that shows the panel alone', () => {
  const setUp = () => {
    const clock = createManualClock();
    const browser = new FakeBrowser(clock);
    const connector = browser.open();
    const beside = browser.open();
    const tabs = followingTabs(beside.tabs, NAME);
    return { clock, browser, connector, tabs };
  };
  const leadOf = (
    { locks }: BrowserTabs,
    tab: string,
    clock: ReturnType<typeof createManualClock>,
  ) => {
    if (locks === null) throw new Error('The browser has no locks.');
    const none = (): void => undefined;
    return createLead({ locks, name: NAME, tab, clock, onLead: none, onLost: none });
  };

  it('never leads, whoever is there or is not', async () => {
    const { clock, browser, connector, tabs } = setUp();
    const beside = leadOf(tabs, 'b', clock);
    beside.compete();
    await clock.advance(100);
    expect(browser.holder(NAME)).to.equal(null);
    leadOf(connector.tabs, 'a', clock).compete();
    await clock.advance(100);
    expect(browser.holder(NAME)).to.equal(connector.id);
    beside.take();
    await clock.advance(100);
    expect(browser.holder(NAME)).to.equal(connector.id);
    connector.crash();
    await clock.advance(100);
    expect(browser.holder(NAME)).to.equal(null);
    expect(beside.leads).to.equal(false);
  });

  it('has its other locks', async () => {
    const { clock, browser, tabs } = setUp();
    void tabs.locks?.request('ring', {}, () => new Promise(() => undefined));
    await clock.advance(100);
    expect(browser.holder('ring')).not.to.equal(null);
  });

  it('is not counted among the agent’s pages', async () => {
    const { clock, connector, tabs } = setUp();
    const heard: unknown[] = [];
    connector.tabs.openChannel(NAME)?.listen((message) => heard.push(message));
    const channel = tabs.openChannel(NAME);
    channel?.send({ is: 'hello', from: 'b' });
    channel?.send({ is: 'fitness', fitness: 'unfit', from: 'b' });
    channel?.send({ is: 'active', from: 'b' });
    await clock.advance(100);
    expect(heard).to.deep.equal([
      { is: 'hello', from: 'b' },
      { is: 'bye', from: 'b' },
      { is: 'fitness', fitness: 'unfit', from: 'b' },
      { is: 'bye', from: 'b' },
      { is: 'active', from: 'b' },
    ]);
  });

  it('says nothing more on other channels', async () => {
    const { clock, connector, tabs } = setUp();
    const heard: unknown[] = [];
    connector.tabs.openChannel('sign-in')?.listen((message) => heard.push(message));
    tabs.openChannel('sign-in')?.send({ is: 'hello', from: 'b' });
    await clock.advance(100);
    expect(heard).to.deep.equal([{ is: 'hello', from: 'b' }]);
  });
});
