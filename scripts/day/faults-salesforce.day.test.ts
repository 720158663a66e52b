import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { onOneStageWithTools } from './one-stage.js';
import type { PageTools } from './page-tools.js';
import type { Stage } from './stage.js';
import { PAIRED } from './statuses.js';

/** Omni-Channel ends, is taken away or does not answer. */

const ON_BREAK = { omni: 'Transition', pureCloud: 'BREAK' };
const NOTHING = { omni: 0, pureCloud: 0 };

describe('faults of Omni-Channel and of the way to it', function () {
  let stage: Stage;
  let console: Console;
  let tools: PageTools;

  onOneStageWithTools((opened) => {
    ({ stage, console, tools } = opened);
  });

  /** Told of the loss, the agent takes a break in PureCloud: nothing is written because of it. */
  async function takesABreakWhile(says: string): Promise<void> {
    await console.says(says);
    await console.says('Sync is waiting');
    await stage.step({ pureCloud: 'BREAK' });
    await console.says('PureCloud status : Break');
    await stage.rest();
    await stage.shows({ ...PAIRED, pureCloud: 'BREAK', writes: NOTHING });
  }

  /** Once Omni-Channel is back, the break is followed there. */
  async function isFollowed(): Promise<void> {
    await stage.shows({ ...ON_BREAK, writes: { omni: 1, pureCloud: 0 } });
    await console.says('Sync is on');
    await console.says('Omni-Channel set to Transition because');
  }

  it('bridge absent from the start: said so, PureCloud works, and Omni-Channel follows when it comes', async () => {
    await stage.begin(console, { start: PAIRED });
    await stage.step({ fault: 'bridge', is: 'absent' });
    await console.whileReloading(() => console.page.reload());
    await tools.hastily(() =>
      console.says('The softphone finds no way to Omni-Channel in this app.'),
    );
    await console.press('switch', 'On Queue');
    await stage.shows({ ...PAIRED, pureCloud: 'AVAILABLE', byAgent: 1 });
    await stage.rest();
    await stage.shows({ ...PAIRED, pureCloud: 'AVAILABLE', writes: NOTHING });
    await stage.step({ fault: 'bridge', is: 'back' });
    await stage.shows({ omni: 'Transition', pureCloud: 'AVAILABLE' });
    await stage.shows({ writes: { omni: 1, pureCloud: 0 } });
    await console.says('Sync is on');
  });

  it('bridge silent, then back: told, and what changed meanwhile is followed', async () => {
    await stage.begin(console, { start: PAIRED });
    await stage.step({ fault: 'bridge', is: 'silent' });
    await tools.hastily(() => takesABreakWhile('The way to Omni-Channel has stopped answering.'));
    await stage.step({ fault: 'bridge', is: 'back' });
    await tools.hastily(isFollowed);
  });

  it('Omni-Channel logged out by the agent: a status as any other', async () => {
    await stage.begin(console, { start: PAIRED });
    await stage.step({ omni: 'Offline' });
    await stage.shows({ omni: 'Offline', pureCloud: 'AVAILABLE' });
    await stage.shows({ writes: { omni: 0, pureCloud: 1 } });
    await console.says('Omni-Channel Offline');
    await console.says('PureCloud set to Available because');
    await console.says('Sync is on');
  });

  it('Omni-Channel logged out by a supervisor: a status as any other', async () => {
    await stage.begin(console, { start: PAIRED });
    await stage.step({ omni: 'Offline', by: 'supervisor' });
    await stage.shows({ omni: 'Offline', pureCloud: 'AVAILABLE' });
    await stage.shows({ writes: { omni: 0, pureCloud: 1 } });
    await console.says('Omni-Channel Offline');
    expect(await console.says('PureCloud set to Available because')).to.contain('Sync is on');
  });

  it('DuplicateLogin: nothing is written because of it, and the return is followed', async () => {
    await stage.begin(console, { start: PAIRED });
    await stage.step({ reach: 'omni', is: 'duplicateLogin' });
    await takesABreakWhile('You logged in to Omni-Channel somewhere else, so it ended here.');
    await stage.step({ reach: 'omni', is: 'back' });
    await isFollowed();
  });

  it('connectionError: nothing is written because of it, and the return is followed', async () => {
    await stage.begin(console, { start: PAIRED });
    await stage.step({ reach: 'omni', is: 'lost' });
    await takesABreakWhile('Omni-Channel has lost its connection.');
    await stage.step({ reach: 'omni', is: 'back' });
    await isFollowed();
  });
});
