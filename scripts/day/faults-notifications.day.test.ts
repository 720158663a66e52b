import { expect } from 'chai';
import { WebSocket } from 'ws';
import type { Console } from './console-tab.js';
import { onOneStageWithTools } from './one-stage.js';
import type { PageTools } from './page-tools.js';
import type { Stage, Step } from './stage.js';
import { PAIRED } from './statuses.js';
import { until } from './until.js';

/** What PureCloud says comes late, twice, in the wrong order or not at all, or its socket is not what it was. */

const ON_BREAK = { omni: 'Transition', pureCloud: 'BREAK' };
const LOST = 'The connection to PureCloud was lost at';
const BECAUSE_LEFT = 'Omni-Channel set to Transition because';

describe('faults of PureCloud’s notifications', function () {
  let stage: Stage;
  let console: Console;
  let tools: PageTools;

  onOneStageWithTools((opened) => {
    ({ stage, console, tools } = opened);
  });

  const begin = (seed: Step = {}): Promise<void> =>
    stage.begin(console, { start: PAIRED, ...seed });

  const logged = async (what: string): Promise<readonly string[]> =>
    (await stage.state()).log.filter((entry) => entry.what === what).map(({ text }) => text);

  /** Leaving the queue is heard and followed: the socket that is open now works. */
  async function takesABreak(): Promise<void> {
    await stage.step({ pureCloud: 'BREAK' });
    await stage.shows({ ...ON_BREAK, channels: 1, sockets: 1 });
    await stage.shows({ writes: { omni: 1, pureCloud: 0 } });
    await console.says(BECAUSE_LEFT);
  }

  it('socket dropped: told, and heard again within seconds', async () => {
    await begin();
    const heard = await console.heardWhile(async () => {
      await stage.step({ fault: 'socket', is: 'drop' });
      await until('it is open again', async () => (await logged('socket')).length >= 3);
      await console.says('Sync is on');
    });
    expect(heard.join('\n')).to.contain(LOST);
    await takesABreak();
  });

  it('reconnect refused for a while: told, and the change is found afterwards', async () => {
    await begin();
    await stage.step({ fault: 'socket', is: 'refuse', times: 3 });
    await console.says(LOST);
    await stage.step({ pureCloud: 'BREAK' });
    await stage.shows({ ...PAIRED, pureCloud: 'BREAK', writes: { omni: 0, pureCloud: 0 } });
    await tools.hastily(() => stage.shows({ ...ON_BREAK, channels: 1 }));
    await stage.shows({ writes: { omni: 1, pureCloud: 0 } });
    await console.says('Sync is on');
  });

  it('socket silent: noticed by its missing heartbeat, and the lost change is found', async () => {
    await begin();
    await stage.step({ fault: 'socket', is: 'silent' });
    await stage.step({ pureCloud: 'BREAK' });
    await stage.rest();
    await stage.shows({ ...PAIRED, pureCloud: 'BREAK', writes: { omni: 0, pureCloud: 0 } });
    await tools.hastily(() => stage.shows(ON_BREAK));
    await stage.shows({ channels: 1, sockets: 1, writes: { omni: 1, pureCloud: 0 } });
    await console.says(BECAUSE_LEFT);
    await console.says('Sync is on');
  });

  it('socket_closing: a new socket takes over before the old one goes, and nobody notices', async () => {
    await begin();
    const heard = await console.heardWhile(async () => {
      await stage.step({ fault: 'socket', is: 'closing' });
      await until('the old one is closed', async () =>
        (await logged('socket')).at(-1)?.startsWith('closed'),
      );
    });
    const [, second] = await logged('socket');
    expect(second, 'the second is opened first').to.match(/^opened/);
    expect(heard.filter((text) => !text.includes('Sync is on'))).to.deep.equal([]);
    await takesABreak();
  });

  it('channel gone: a new one is made, and heard', async () => {
    await begin();
    const puts = async (): Promise<number> =>
      (await logged('request')).filter((text) => text.startsWith('PUT /notifications')).length;
    const before = await puts();
    await stage.step({ fault: 'socket', is: 'gone' });
    await until(
      'the old one is asked for, and a new one',
      async () => (await puts()) >= before + 2,
    );
    await console.says('Sync is on');
    const made = (await logged('request')).filter(
      (text) => text === 'POST /notifications/channels',
    );
    expect(made.length).to.be.greaterThan(1);
    await takesABreak();
  });

  it('second socket on the same channel: the softphone takes its place back', async () => {
    await begin();
    const address = await tools.socketAddress();
    const intruder = new WebSocket(address);
    const closed = new Promise<number>((resolve) => intruder.on('close', resolve));
    expect(await closed, 'another socket has opened on this channel').to.equal(1001);
    await console.says('Sync is on');
    await takesABreak();
  });

  it('events late: each product ends with what was chosen in it, and both agree', async () => {
    await begin();
    await stage.step({ fault: 'network', side: 'pureCloud', latency: 1_200 });
    await stage.step({ pureCloud: 'BREAK' });
    // Heard first, so that PureCloud leaves the queue for its sake; the break is heard when that is on its way.
    await stage.step({ omni: 'Lunch' });
    await stage.shows({ omni: 'Lunch', pureCloud: 'AVAILABLE' });
    await stage.step({ fault: 'network', latency: 20 });
    await stage.shows({ omni: 'Lunch', pureCloud: 'BREAK', writes: { omni: 0, pureCloud: 2 } });
    await console.says('PureCloud status : Break');
    await console.says('Omni-Channel Lunch');
  });

  it('events doubled: each is taken once', async () => {
    await begin({ network: { duplicates: true } });
    await stage.step({ interaction: 'c1', is: 'connected' });
    await stage.shows({ omni: 'Busy', writes: { omni: 1, pureCloud: 0 } });
    await stage.step({ interaction: 'c1', is: 'ended' });
    await stage.shows({ ...PAIRED, writes: { omni: 2, pureCloud: 0 } });
    await stage.step({ pureCloud: 'MEAL' });
    await stage.shows({ omni: 'Transition', pureCloud: 'MEAL', writes: { omni: 3, pureCloud: 0 } });
    await stage.step({ omni: 'Available_Chat' });
    await stage.shows({ ...PAIRED, writes: { omni: 3, pureCloud: 1 } });
    await console.says('PureCloud set to On Queue because Omni-Channel is Available - Chat');
  });

  it('events swapped: what is there is read, and both agree', async () => {
    await begin({
      start: { omni: 'Lunch', pureCloud: 'AVAILABLE' },
      network: { reorder: true, omniLatency: 60 },
    });
    await stage.step({ omni: 'Busy' });
    await stage.step({ omni: 'Available_Chat' });
    await stage.shows(PAIRED);
    await console.says('Omni-Channel Available - Chat');
    await stage.step({ omni: 'Available_All' });
    await stage.step({ omni: 'Lunch' });
    await stage.shows({ omni: 'Lunch', pureCloud: 'AVAILABLE' });
    await console.says('Omni-Channel Lunch');
    const { writes } = await stage.rest();
    expect(writes.omni).to.equal(0);
    expect(writes.pureCloud).to.be.within(2, 4);
  });

  it('event of Omni-Channel lost: its gap is noticed at the next word, and what is there is read', async () => {
    await begin();
    await tools.loseNext('statusChanged');
    await stage.step({ omni: 'Lunch' });
    await until('it is lost', async () => (await tools.lost()) === 1);
    await stage.shows({ omni: 'Lunch', pureCloud: 'AVAILABLE', writes: { omni: 0, pureCloud: 1 } });
    await console.says('Omni-Channel Lunch');
    await console.says('PureCloud set to Available because');
  });
});
