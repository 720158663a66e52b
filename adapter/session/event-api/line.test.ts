import { expect } from 'chai';
import { READY } from '../../panel/view-fixtures.js';
import type { CallCenterSettings } from '../../definition/definition.js';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import { createSimulatedEventChannel } from '../../ports/simulated/simulated-event-channel.js';
import type { SoftphoneView } from '../view.js';
import { createEventApi } from './event-api.js';
import { createEventLine } from './line.js';

const CONNECTING: SoftphoneView = { ...READY, phase: 'connecting' };
const STARTING: SoftphoneView = { ...READY, sync: { ...READY.sync, is: 'starting' } };
const withRevision = (revision: string): SoftphoneView => ({
  ...READY,
  build: { ...READY.build, revision },
});

function openLine(eventApi: string) {
  const clock = createManualClock();
  const channel = createSimulatedEventChannel(clock);
  const calls: string[] = [];
  const page = { eventApi, fails: 0, slow: 0 };
  const line = createEventLine({
    load: () => {
      calls.push('load');
      return Promise.resolve({ createEventApi });
    },
    console: () =>
      Promise.resolve({
        async settings(): Promise<CallCenterSettings> {
          calls.push('settings');
          const now = { '/softphone/eventApi': page.eventApi };
          const { slow } = page;
          await new Promise<void>((resolve) => void clock.after(slow, resolve));
          if (page.fails > 0) {
            page.fails -= 1;
            throw new Error('no answer');
          }
          return now;
        },
        openChannel: () => Promise.resolve(channel.port),
      }),
    clock,
    instanceId: 'page',
    actions: {
      choosePureCloud: () => undefined,
      phone: () => undefined,
      componentAsked: () => undefined,
    },
  });
  return { clock, channel, calls, page, line };
}

describe('the way to other components', () => {
  for (const eventApi of ['', 'off', 'none', ' OFF ']) {
    it(`fetches nothing where the definition says “${eventApi}”`, async () => {
      const { line, clock, calls, channel } = openLine(eventApi);
      line.look(READY);
      line.look(READY);
      await clock.advance(1_000);
      expect(calls).to.deep.equal(['settings']);
      expect(channel.heard).to.deep.equal([]);
      line.dispose();
    });
  }

  it('waits until the sync is ready, and then says what there is', async () => {
    const { line, clock, calls, channel } = openLine('events');
    for (const view of [CONNECTING, STARTING]) {
      line.look(view);
      await clock.advance(1_000);
    }
    expect(calls).to.deep.equal([]);
    line.look(READY);
    await clock.advance(100);
    expect(calls).to.deep.equal(['settings', 'load']);
    expect(JSON.stringify(channel.heard)).to.contain('"type":"snapshot"');
    line.dispose();
  });

  it('leaves a moment to a sign-in that the page remembers, and tells who is signed out after it', async () => {
    const signedOut: SoftphoneView = { ...READY, phase: 'signedOut', signIn: 'signedOut' };
    const remembering = openLine('events');
    remembering.line.look(signedOut);
    await remembering.clock.advance(500);
    remembering.line.look(STARTING);
    await remembering.clock.advance(1_000);
    expect(remembering.calls).to.deep.equal([]);
    remembering.line.look(READY);
    await remembering.clock.advance(100);
    expect(JSON.stringify(remembering.channel.heard)).to.contain('"signedIn":true');
    remembering.line.dispose();
    const { line, clock, calls, channel } = openLine('events');
    line.look(signedOut);
    await clock.advance(2_900);
    expect(calls).to.deep.equal([]);
    await clock.advance(200);
    expect(JSON.stringify(channel.heard)).to.contain('"signedIn":false');
    line.dispose();
  });

  it('follows the definition on and off, in a page that stays', async () => {
    const { line, clock, channel, page } = openLine('off');
    line.look(withRevision('1'));
    await clock.advance(100);
    page.eventApi = 'events';
    line.look(withRevision('2'));
    await clock.advance(100);
    expect(JSON.stringify(channel.heard.at(-1))).to.contain('"type":"snapshot"');
    page.eventApi = 'off';
    line.look(withRevision('3'));
    await clock.advance(100);
    expect(JSON.stringify(channel.heard.at(-1))).to.contain('switchedOff');
    line.dispose();
  });

  it('race: two revisions in quick succession end with the newer one', async () => {
    const { line, clock, channel, page, calls } = openLine('events');
    page.slow = 500;
    line.look(withRevision('1'));
    await clock.advance(10);
    page.slow = 0;
    page.eventApi = 'off';
    line.look(withRevision('2'));
    await clock.advance(1_000);
    expect(calls.filter((call) => call === 'load')).to.have.length(1);
    expect(JSON.stringify(channel.heard.at(-1))).to.contain('switchedOff');
    line.dispose();
  });

  it('does without where Salesforce does not answer, and tries again half a minute later', async () => {
    const { line, clock, calls, page } = openLine('events');
    page.fails = 1;
    for (let nth = 0; nth < 10; nth += 1) {
      line.look(READY);
      await clock.advance(100);
    }
    expect(calls).to.deep.equal(['settings']);
    await clock.advance(30_000);
    expect(calls).to.deep.equal(['settings', 'settings', 'load']);
    line.dispose();
    expect(clock.waiting).to.equal(0);
  });

  it('tells at once who signs out', async () => {
    const { line, clock, channel } = openLine('events');
    line.look(READY);
    await clock.advance(100);
    line.look({ ...READY, signIn: 'signedOut' });
    await clock.advance(10);
    expect(JSON.stringify(channel.heard.at(-1))).to.contain('"event":"signedOut"');
    line.dispose();
  });

  it('race: a page that goes away meanwhile says nothing', async () => {
    const { line, clock, channel, page } = openLine('events');
    page.slow = 500;
    line.look(READY);
    await clock.advance(10);
    line.dispose();
    await clock.advance(1_000);
    expect(channel.heard).to.deep.equal([]);
    expect(clock.waiting).to.equal(0);
  });
});
