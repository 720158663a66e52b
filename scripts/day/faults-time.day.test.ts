import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { onOneStageWithTools } from './one-stage.js';
import type { PageTools } from './page-tools.js';
import type { Stage } from './stage.js';
import type { SimulatorState } from '../simulator/world.js';
import { APART, PAIRED } from './statuses.js';
import { until } from './until.js';

/** A slow and uneven network, a computer that slept, and automations that want different things. */

const NOTHING = { omni: 0, pureCloud: 0 };
/** Events that crossed are read a second after the last of them, over the slowest network. */
const SLOW_REST = 2_500;
const HOUR = 60 * 60_000;
/** As the panel calls them. */
const LABELS = new Map([
  ['Available_Chat', 'Available - Chat'],
  ['ON_QUEUE', 'On Queue'],
  ['AVAILABLE', 'Available'],
  ['BREAK', 'Break'],
  ['MEAL', 'Meal'],
]);

describe('faults of the network, the computer and others', function () {
  let stage: Stage;
  let console: Console;
  let tools: PageTools;

  onOneStageWithTools((opened) => {
    ({ stage, console, tools } = opened);
  });

  /** At rest, the one is in the pair exactly when the other is. */
  async function agree(quiet?: number): Promise<SimulatorState> {
    const state = await until('both agree', async () => {
      const { omni, pureCloud, ...more } = await stage.rest(quiet);
      const agreed = (omni === PAIRED.omni) === (pureCloud === PAIRED.pureCloud);
      return agreed ? { omni, pureCloud, ...more } : undefined;
    });
    const { omni, pureCloud } = state;
    await console.says(`PureCloud status : ${LABELS.get(pureCloud) ?? pureCloud}`);
    await console.says(`Omni-Channel ${LABELS.get(omni) ?? omni}`);
    return stage.shows({ omni, pureCloud });
  }

  it('latency of 400 ms with 300 ms jitter: one write a change, and both agree', async () => {
    await stage.begin(console, { start: APART });
    await stage.step({ fault: 'network', latency: 400, jitter: 300 });
    await stage.step({ omni: 'Available_Chat' });
    await stage.shows({ ...PAIRED, writes: { omni: 0, pureCloud: 1 } });
    await stage.step({ interaction: 'c1', is: 'connected' });
    await stage.shows({ omni: 'Busy', writes: { omni: 1, pureCloud: 1 } });
    await stage.step({ interaction: 'c1', is: 'ended' });
    await stage.shows({ ...PAIRED, writes: { omni: 2, pureCloud: 1 } });
    await stage.step({ pureCloud: 'MEAL' });
    await stage.shows({ omni: 'Transition', pureCloud: 'MEAL', writes: { omni: 3, pureCloud: 1 } });
    await console.says('Omni-Channel set to Transition because');
    await console.says('PureCloud status : Meal');
    await console.says('Sync is on');
  });

  it('latency of 400 ms with 300 ms jitter: choices in a hurry on both sides end in agreement', async () => {
    await stage.begin(console, { start: APART });
    await stage.step({ fault: 'network', latency: 400, jitter: 300 });
    await stage.step({ omni: 'Available_Chat' });
    await stage.step({ pureCloud: 'BREAK' });
    await stage.step({ omni: 'Lunch' });
    await stage.step({ pureCloud: 'ON_QUEUE' });
    const { writes } = await agree(SLOW_REST);
    expect(writes.omni + writes.pureCloud).to.be.within(1, 4);
  });

  it('asleep for an hour: noticed at once, both sides are read, and nobody is put on queue unasked', async () => {
    await stage.begin(console, { start: APART });
    await stage.rest();
    await stage.step({ fault: 'socket', is: 'silent' });
    await stage.step({ pureCloud: 'ON_QUEUE' });
    const before = (await stage.rest()).requests;
    const heard = await console.heardWhile(async () => {
      await tools.sleep(HOUR);
      await console.says('PureCloud says On Queue, Omni-Channel says Lunch. Go on queue in both?');
    });
    expect(heard.join('\n')).to.contain('The connection to PureCloud was lost at');
    const after = await stage.rest();
    expect(after.requests - before, 'subscriptions and a snapshot').to.be.within(3, 6);
    expect(after.log.filter(({ text }) => text.startsWith('opened'))).to.have.length(2);
    await stage.shows({ omni: 'Lunch', pureCloud: 'ON_QUEUE', channels: 1, writes: NOTHING });
    await console.press('button', 'Yes');
    await stage.shows({ ...PAIRED, writes: { omni: 1, pureCloud: 0 } });
    await stage.step({ pureCloud: 'BREAK' });
    await stage.shows({
      omni: 'Transition',
      pureCloud: 'BREAK',
      writes: { omni: 2, pureCloud: 0 },
    });
  });

  it('asleep for an hour in the pair: what PureCloud made of it is followed, and nothing is asked', async () => {
    await stage.begin(console, { start: PAIRED });
    await stage.rest();
    await stage.step({ fault: 'socket', is: 'silent' });
    await stage.step({ pureCloud: 'OFFLINE' });
    await stage.rest();
    await stage.shows({ ...PAIRED, pureCloud: 'OFFLINE', writes: NOTHING });
    await tools.sleep(HOUR);
    await stage.shows({
      omni: 'Transition',
      pureCloud: 'OFFLINE',
      writes: { omni: 1, pureCloud: 0 },
    });
    expect(await console.says('Sync is on')).not.to.contain('Go on queue');
  });

  it('two automations that fight over a status: paused and told, and the agent’s Resume goes on', async () => {
    await stage.begin(console, { start: PAIRED });
    await stage.step({ pureCloud: 'MEAL' });
    await until('the panel says that sync is paused', async () => {
      const { omni } = await stage.state();
      if (omni === 'Transition') await stage.step({ omni: 'Available_Chat', by: 'automation' });
      const { pureCloud } = await stage.state();
      if (pureCloud === 'ON_QUEUE') await stage.step({ pureCloud: 'MEAL' });
      return (await console.text()).includes('Sync is paused because the statuses kept changing');
    });
    const { writes } = await stage.rest();
    expect(writes.omni, 'no endless fight').to.be.within(3, 8);
    expect(writes.pureCloud, 'no endless fight').to.be.within(3, 8);
    await stage.step({ pureCloud: 'MEAL' });
    await stage.step({ omni: 'Available_Chat', by: 'automation' });
    await stage.rest();
    await stage.shows({ omni: 'Available_Chat', pureCloud: 'MEAL', writes });
    await console.press('button', 'Resume');
    await console.says('Sync is on');
    await agree();
  });

  // The last one: a page that is reloaded has the computer's own time again, and finds its token from the future.
  it('asleep for longer than the sign-in lasts: told at once', async () => {
    await stage.begin(console, { start: PAIRED });
    await stage.rest();
    await stage.step({ fault: 'token', is: 'expired' });
    await tools.sleep(19 * HOUR);
    await console.says('Your PureCloud sign-in has ended.');
    await stage.shows({ ...PAIRED, channels: 0, writes: NOTHING });
    await console.signIn();
    await console.says('Sync is on');
    await stage.shows({ ...PAIRED, channels: 1, writes: NOTHING });
  });
});
