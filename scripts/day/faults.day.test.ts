import { expect } from 'chai';
import { version1Settings as workInBoth } from '../../adapter/definition/testing/catalogs.js';
import type { Console } from './console-tab.js';
import { onOneStage } from './one-stage.js';
import { Stage, type Step } from './stage.js';
import { PAIRED } from './statuses.js';

/** What goes wrong in an agent's day: losses, refreshes, disagreement, long absences. Each single fault: docs/faults.md. */

const SIX_MINUTES = 6 * 60_000;

describe('an agent’s day with faults', function () {
  let stage: Stage;
  let console: Console;

  onOneStage((opened) => {
    ({ stage, console } = opened);
  });

  const begin = (seed: Step = {}): Promise<void> => stage.begin(console, seed);

  it('socket dropped and status changed meanwhile: the change is found afterwards', async () => {
    await begin({ start: PAIRED });
    await stage.step({ reach: 'pureCloud', is: 'lost' });
    await console.says('The connection to PureCloud was lost');
    await stage.step({ pureCloud: 'MEAL' });
    await stage.shows({ ...PAIRED, pureCloud: 'MEAL', writes: { omni: 0, pureCloud: 0 } });
    await stage.step({ reach: 'pureCloud', is: 'back' });
    await stage.shows({ omni: 'Transition', pureCloud: 'MEAL', writes: { omni: 1, pureCloud: 0 } });
    await console.says('Sync is on');
  });

  it('page refreshed during a call: nobody signs in again, nothing is written', async () => {
    await begin({ start: PAIRED });
    await stage.step({ interaction: 'c1', is: 'connected' });
    await stage.shows({ omni: 'Busy', writes: { omni: 1, pureCloud: 0 } });
    await console.whileReloading(() => stage.step({ restart: true }));
    await console.says('Sync is on');
    await stage.shows({ omni: 'Busy', pureCloud: 'ON_QUEUE', channels: 1 });
    await stage.shows({ writes: { omni: 1, pureCloud: 0 } });
    await stage.step({ interaction: 'c1', is: 'ended' });
    await stage.shows({ ...PAIRED, writes: { omni: 2, pureCloud: 0 } });
  });

  it('start in disagreement, answered Yes: both go on queue', async () => {
    await stage.begin(
      console,
      { start: { omni: 'Lunch', pureCloud: 'ON_QUEUE' } },
      'PureCloud says On Queue, Omni-Channel says Lunch. Go on queue in both?',
    );
    await stage.shows({ omni: 'Lunch', pureCloud: 'ON_QUEUE', writes: { omni: 0, pureCloud: 0 } });
    await console.press('button', 'Yes');
    await stage.shows({ ...PAIRED, writes: { omni: 1, pureCloud: 0 } });
  });

  it('start in disagreement, answered No: the pair is left', async () => {
    await stage.begin(
      console,
      { start: { omni: 'Offline', pureCloud: 'ON_QUEUE' } },
      'PureCloud says On Queue, Omni-Channel says Offline. Go on queue in both?',
    );
    await console.press('button', 'No');
    await stage.shows({
      omni: 'Offline',
      pureCloud: 'AVAILABLE',
      writes: { omni: 0, pureCloud: 1 },
    });
  });

  it('start in disagreement, answered by a choice in PureCloud', async () => {
    await stage.begin(
      console,
      { start: { omni: 'Lunch', pureCloud: 'ON_QUEUE' } },
      'Go on queue in both?',
    );
    await stage.step({ pureCloud: 'MEAL' });
    await stage.shows({ omni: 'Transition', pureCloud: 'MEAL' });
    expect(await console.text()).not.to.contain('Go on queue in both?');
  });

  it('a long loss: nobody is put on queue unasked', async () => {
    await begin({ start: PAIRED });
    await stage.step({ interaction: 'c1', is: 'connected' });
    await stage.shows({ omni: 'Busy' });
    await stage.step({ reach: 'omni', is: 'lost' });
    await console.says(/Omni-Channel (has lost|lost)/);
    await stage.step({ interaction: 'c1', is: 'ended' });
    await console.later(SIX_MINUTES);
    await stage.step({ reach: 'omni', is: 'back' });
    await console.says('PureCloud says On Queue, Omni-Channel says Busy. Go on queue in both?');
    await stage.shows({ omni: 'Busy', pureCloud: 'ON_QUEUE', writes: { omni: 1, pureCloud: 0 } });
    await console.press('button', 'No');
    await stage.shows({ omni: 'Busy', pureCloud: 'AVAILABLE', writes: { omni: 1, pureCloud: 1 } });
  });

  it('a status whose Id is not yet known: said so, then learnt', async () => {
    const names = await Stage.open({ names: true });
    try {
      const tab = await names.openSignedIn();
      await names.begin(
        tab,
        { start: { omni: 'Lunch', pureCloud: 'AVAILABLE' }, settings: workInBoth() },
        'The Omni-Channel status “Available_Chat” has not been seen here yet',
      );
      // What is chosen before the start is over is no change to follow.
      await tab.says('Sync is on');
      await names.step({ omni: 'Available_Chat' });
      await names.shows(PAIRED);
      await tab.says(/^(?!.*“Available_Chat” has not been seen)/);
      await names.step({ omni: 'Lunch' });
      await names.shows({ omni: 'Lunch', pureCloud: 'AVAILABLE' });
      await names.step({ pureCloud: 'ON_QUEUE' });
      await names.shows(PAIRED);
    } finally {
      await names.close();
    }
  });
});
