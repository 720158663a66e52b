import { expect } from 'chai';
import { createListeners } from '../../ports/listeners.js';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import type { TabChannel } from '../../ports/tab-channel.js';
import { askForSettings, shareSettings } from './shared-settings.js';

const SETTINGS = { '/omniSync/enabled': 'true' };
const SAVED = { '/omniSync/enabled': 'false' };

/** Pages of one browser; nothing comes back to its sender. */
function makePages() {
  const all = createListeners<{ readonly from: object; readonly message: unknown }>();
  return (): TabChannel => {
    const self = {};
    return {
      send: (message) => all.tell({ from: self, message: structuredClone(message) }),
      listen: (listener) =>
        all.add(({ from, message }) => {
          if (from !== self) listener(message);
        }),
      close: () => undefined,
    };
  };
}

describe('the settings that a panel beside a connector is told', () => {
  it('are those of a connector that is set up', async () => {
    const open = makePages();
    shareSettings(open(), Promise.resolve(SETTINGS), createManualClock());
    await Promise.resolve();
    expect(await askForSettings(open(), createManualClock())).to.deep.equal(SETTINGS);
  });

  it('come from one that is set up later', async () => {
    const open = makePages();
    let setUp: (settings: typeof SETTINGS) => void = () => undefined;
    shareSettings(open(), new Promise((resolve) => (setUp = resolve)), createManualClock());
    const asked = askForSettings(open(), createManualClock());
    setUp(SETTINGS);
    expect(await asked).to.deep.equal(SETTINGS);
  });

  it('are asked for again until one is opened, and then no more', async () => {
    const open = makePages();
    const clock = createManualClock();
    const asked = askForSettings(open(), clock);
    await clock.advance(5_000);
    shareSettings(open(), new Promise(() => undefined), clock);
    const late = open();
    late.listen(() => late.send({ is: 'settings', settings: SETTINGS, at: 1 }));
    await clock.advance(2_000);
    expect(await asked).to.deep.equal(SETTINGS);
    expect(clock.waiting).to.equal(0);
  });

  const STRANGE = [
    null,
    'settings',
    { is: 'settings' },
    { is: 'settings', settings: SETTINGS },
    { is: 'settings', settings: [1], at: 1 },
    { is: 'settings', settings: { '/omniSync/enabled': true }, at: 1 },
  ];
  for (const strange of STRANGE) {
    it(`are not ${JSON.stringify(strange)}`, async () => {
      const open = makePages();
      const other = open();
      let told: unknown = null;
      void askForSettings(open(), createManualClock()).then((settings) => (told = settings));
      other.send(strange);
      await Promise.resolve();
      expect(told).to.equal(null);
    });
  }
});

describe('the settings of a connector', () => {
  const setUp = () => {
    const open = makePages();
    const clock = createManualClock();
    const connector = (settings: Promise<Readonly<Record<string, string>>>) =>
      shareSettings(open(), settings, clock);
    return { open, clock, connector };
  };

  it('are its own where there is no other page', async () => {
    const { connector } = setUp();
    expect(await connector(Promise.resolve(SETTINGS)).newest()).to.deep.equal(SETTINGS);
  });

  it('are those of a page that was set up later, in every page', async () => {
    const { clock, connector } = setUp();
    const first = connector(Promise.resolve(SETTINGS));
    await clock.advance(60_000);
    const second = connector(Promise.resolve(SAVED));
    expect(await second.newest()).to.deep.equal(SAVED);
    expect(await first.newest()).to.deep.equal(SAVED);
  });

  it('are not those of a page that was set up before it', async () => {
    const { open, clock, connector } = setUp();
    const first = connector(Promise.resolve(SETTINGS));
    await clock.advance(60_000);
    const second = connector(Promise.resolve(SAVED));
    await second.newest();
    open().send({ is: 'ask' });
    open().send({ is: 'settings', settings: SETTINGS, at: clock.now() - 60_000 });
    expect(await second.newest()).to.deep.equal(SAVED);
    expect(await first.newest()).to.deep.equal(SAVED);
  });

  it('are asked for by a page that was frozen while another one was told of newer ones', async () => {
    const { open, clock } = setUp();
    let frozen = false;
    const page = open();
    const first = shareSettings(
      {
        ...page,
        listen: (listener) =>
          page.listen((message) => {
            if (!frozen) listener(message);
          }),
      },
      Promise.resolve(SETTINGS),
      clock,
    );
    await first.newest();
    frozen = true;
    await clock.advance(60_000);
    await shareSettings(open(), Promise.resolve(SAVED), clock).newest();
    expect(await first.newest()).to.deep.equal(SETTINGS);
    frozen = false;
    await first.newest();
    expect(await first.newest()).to.deep.equal(SAVED);
  });

  it('are waited for, whatever others have', async () => {
    const { clock, connector } = setUp();
    let given: (settings: typeof SETTINGS) => void = () => undefined;
    const late = connector(new Promise((resolve) => (given = resolve)));
    await connector(Promise.resolve(SETTINGS)).newest();
    let told: unknown = null;
    const asked = late.newest().then((settings) => (told = settings));
    await clock.advance(60_000);
    expect(told).to.equal(null);
    given(SAVED);
    await asked;
    expect(told).to.deep.equal(SAVED);
  });

  it('fail for whoever asks where the page’s own do', async () => {
    const { connector } = setUp();
    const failure: unknown = await connector(Promise.reject(new Error('gone')))
      .newest()
      .catch((reason: unknown) => reason);
    expect(failure).to.be.instanceOf(Error);
  });

  it('are shared no more by a page that has gone', async () => {
    const { open, clock, connector } = setUp();
    const gone = connector(Promise.resolve(SETTINGS));
    await gone.newest();
    gone.dispose();
    const heard: unknown[] = [];
    const other = open();
    other.listen((message) => heard.push(message));
    other.send({ is: 'ask' });
    await clock.advance(10);
    expect(heard).to.deep.equal([]);
  });
});
