import { expect } from 'chai';
import { createListeners } from '../../ports/listeners.js';
import type { OmniPortEvent } from '../../ports/omni.js';
import { PortError } from '../../ports/port-error.js';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import type { TabChannel } from '../../ports/tab-channel.js';
import { askForSettings, noOmni, shareSettings } from './panel-side.js';

const SETTINGS = { '/omniSync/enabled': 'true' };

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

describe('the panel beside a connector in Salesforce Voice', () => {
  it('has its settings from a connector that is set up', async () => {
    const open = makePages();
    shareSettings(open(), Promise.resolve(SETTINGS));
    await Promise.resolve();
    expect(await askForSettings(open(), createManualClock())).to.deep.equal(SETTINGS);
  });

  it('waits for one that is set up later', async () => {
    const open = makePages();
    let setUp: (settings: typeof SETTINGS) => void = () => undefined;
    shareSettings(open(), new Promise((resolve) => (setUp = resolve)));
    const asked = askForSettings(open(), createManualClock());
    setUp(SETTINGS);
    expect(await asked).to.deep.equal(SETTINGS);
  });

  it('asks again for one that is opened later, and then no more', async () => {
    const open = makePages();
    const clock = createManualClock();
    const asked = askForSettings(open(), clock);
    await clock.advance(5_000);
    shareSettings(open(), new Promise(() => undefined));
    const late = open();
    late.listen(() => late.send({ is: 'settings', settings: SETTINGS }));
    await clock.advance(2_000);
    expect(await asked).to.deep.equal(SETTINGS);
    expect(clock.waiting).to.equal(0);
  });

  for (const strange of [null, 'settings', { is: 'settings' }, { is: 'settings', settings: [1] }]) {
    it(`takes ${JSON.stringify(strange)} for nothing`, async () => {
      const open = makePages();
      const other = open();
      let told: unknown = null;
      void askForSettings(open(), createManualClock()).then((settings) => (told = settings));
      other.send(strange);
      await Promise.resolve();
      expect(told).to.equal(null);
    });
  }

  it('is never fit to lead', async () => {
    const heard: OmniPortEvent[] = [];
    const omni = noOmni();
    omni.listen((event) => heard.push(event));
    expect(heard).to.deep.equal([
      { type: 'condition', condition: 'bridgeMissing' },
      { type: 'reach', side: 'omni', is: 'lost', reason: 'bridgeSilent' },
    ]);
    const failure: unknown = await omni.read().catch((reason: unknown) => reason);
    expect(failure).to.be.instanceOf(PortError);
  });
});
