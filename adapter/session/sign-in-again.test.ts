import { expect } from 'chai';
import {
  OMNI,
  OTHER_AGENT,
  PC,
  openPage,
  settingsWith,
  type AgentsPage,
} from './testing/agents-page.js';

const MEMORY = 'omni-sync.memory';

const signInAgain = async (page: AgentsPage): Promise<void> => {
  page.softphone.actions.signIn();
  page.signIn.succeed(page.clock.now() + 1_000_000_000);
  await page.advance(500);
};

describe('a sign-in that ends', () => {
  it('leaves the shift on the screen, and goes on when the same agent signs in again', async () => {
    const page = openPage();
    await page.begin();
    page.pureCloud.change(PC.onQueue);
    await page.advance(500);
    expect(page.omni.org.status?.apiName).to.equal('Available_Case');

    page.signIn.become({ is: 'signedOut', because: 'expired' });
    expect(page.view.phase).to.equal('degraded');
    expect(page.view.signIn).to.equal('signedOut');
    expect(page.view.agentName).to.equal('Aoi Tanaka');
    expect(page.trouble('tokenGone')?.because).to.equal('expired');
    expect(page.trouble('unreachable')).to.equal(undefined);
    expect(page.view.sync.is).to.equal('waiting');
    expect(page.view.pureCloud.condition).to.equal('signedOut');

    // A change made meanwhile is taken after the return: this is no fresh start, whose authority is PureCloud.
    page.omni.org.change('Busy', 'manual');
    await page.advance(500);
    page.presence = PC.onQueue;
    await signInAgain(page);
    expect(page.view.phase).to.equal('ready');
    expect(page.view.sync.is).to.equal('on');
    expect(page.pureCloud.status).to.equal(PC.available);
    expect(page.omni.org.status?.apiName).to.equal('Busy');
  });

  it('says that it was withdrawn', async () => {
    const page = openPage();
    await page.begin();
    page.signIn.become({ is: 'signedOut', because: 'revoked' });
    expect(page.trouble('tokenGone')?.because).to.equal('revoked');
    expect(page.storage.entries.has(MEMORY)).to.equal(true);
  });

  it('says that it will end soon, and is renewed without a gap', async () => {
    const page = openPage();
    await page.begin();
    const at = page.clock.now() + 300_000;
    page.signIn.become({ is: 'signedIn', until: at, endsSoon: true });
    await page.advance(100);
    expect(page.trouble('tokenEnds')?.at).to.equal(at);
    const told = page.views.length;
    page.softphone.actions.signIn();
    page.signIn.succeed(at + 1_000_000);
    await page.advance(500);
    expect(page.trouble('tokenEnds')).to.equal(undefined);
    expect(page.attempts).to.have.length(1);
    expect(page.views.slice(told).every(({ sync }) => sync.is === 'on')).to.equal(true);
    expect(page.view.phase).to.equal('ready');
  });

  it('starts fresh for another agent, of whom nothing is known', async () => {
    const page = openPage();
    await page.begin();
    page.pureCloud.change(PC.onQueue);
    await page.advance(500);
    page.signIn.become({ is: 'signedOut', because: 'expired' });
    page.omni.org.change('Busy', 'manual');
    await page.advance(500);

    page.agent = OTHER_AGENT;
    page.presence = PC.onQueue;
    await signInAgain(page);
    // A fresh start by the authority PureCloud; had it gone on, the change to Busy would have left the queue.
    expect(page.view.agentName).to.equal('Ben Sato');
    expect(page.pureCloud.status).to.equal(PC.onQueue);
    expect(page.omni.org.status?.apiName).to.equal('Available_Case');
    expect(page.view.pureCloud.offQueueStatus).to.equal(PC.available);
  });

  it('is noticed where a renewal brings another agent', async () => {
    const page = openPage();
    await page.begin();
    page.softphone.actions.signIn();
    page.connectsAs = OTHER_AGENT;
    page.signIn.succeed(page.clock.now() + 1_000_000_000);
    await page.advance(500);
    expect(page.view.agentName).to.equal('Ben Sato');
    expect(page.view.phase).to.equal('ready');
    expect(page.storage.getItem(MEMORY)).to.include(OTHER_AGENT.id);
  });

  it('tells another agent of a bridge that was missed before', async () => {
    const page = openPage();
    await page.begin();
    page.omni.setCondition('bridgeSilent');
    page.signIn.become({ is: 'signedOut', because: 'expired' });
    page.agent = OTHER_AGENT;
    await signInAgain(page);
    page.pureCloud.change(PC.meal);
    await page.advance(100);
    expect(page.view.pureCloud.shown?.status).to.equal(PC.meal);
    expect(page.trouble('omni')?.condition).to.equal('bridgeSilent');
  });
});

describe('signing out', () => {
  it('forgets the shift, and stops', async () => {
    const page = openPage();
    await page.begin();
    expect(page.storage.entries.has(MEMORY)).to.equal(true);
    page.softphone.actions.signOut();
    await page.advance(500);
    expect(page.view.phase).to.equal('signedOut');
    expect(page.view.agentName).to.equal(null);
    expect(page.view.pureCloud.shown).to.equal(null);
    expect(page.view.pureCloud.choices).to.deep.equal([]);
    expect(page.storage.entries.has(MEMORY)).to.equal(false);

    const written = page.omni.written.length;
    page.omni.org.change('Busy', 'manual');
    page.omni.org.change('Available_Case', 'manual');
    await page.advance(120_000);
    expect(page.pureCloud.writes).to.deep.equal([]);
    expect(page.omni.written).to.have.length(written);
  });

  it('stays forgotten when the page goes away', async () => {
    const page = openPage();
    await page.begin();
    page.softphone.actions.signOut();
    page.softphone.remember();
    page.softphone.dispose();
    page.softphone.remember();
    await page.advance(120_000);
    expect(page.storage.entries.has(MEMORY)).to.equal(false);
  });

  it('forgets also while PureCloud has not been reached yet', async () => {
    const first = openPage();
    await first.begin();
    first.softphone.dispose();
    const page = openPage({ storage: first.storage, clock: first.clock });
    page.connectFailure = { kind: 'transient', reason: 'network' };
    await page.begin();
    expect(first.storage.entries.has(MEMORY)).to.equal(true);
    page.softphone.actions.signOut();
    expect(first.storage.entries.has(MEMORY)).to.equal(false);
    expect(page.trouble('unreachable')).to.equal(undefined);
    await page.advance(120_000);
    expect(page.attempts.length).to.be.lessThan(3);
  });

  it('does not forget what a page finds that was never signed in', async () => {
    const first = openPage();
    await first.begin();
    first.softphone.dispose();
    const page = openPage({ storage: first.storage, clock: first.clock });
    await page.advance(500);
    page.softphone.actions.signIn();
    page.signIn.fail('popupClosed');
    await page.advance(500);
    expect(first.storage.entries.has(MEMORY)).to.equal(true);
  });
});

describe('a PureCloud that cannot be reached', () => {
  const network = { kind: 'transient', reason: 'network' } as const;

  const waits = async (random: number): Promise<readonly number[]> => {
    const page = openPage({ random: () => random });
    page.connectFailure = network;
    await page.begin();
    await page.advance(150_000);
    return page.attempts.slice(1, 8).map((at, index) => at - (page.attempts[index] ?? 0));
  };

  it('is tried again at the start, at growing distances', async () => {
    expect(await waits(0.5)).to.deep.equal([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('is not tried by all agents at the same moment', async () => {
    expect((await waits(0)).slice(0, 3)).to.deep.equal([750, 1_500, 3_000]);
    expect((await waits(0.8)).slice(0, 3)).to.deep.equal([1_150, 2_300, 4_600]);
  });

  it('is left alone for as long as it asks', async () => {
    const page = openPage();
    page.connectFailure = { kind: 'transient', reason: 'rateLimited', retryAfter: 42 };
    await page.begin();
    await page.advance(60_000);
    expect((page.attempts[1] ?? 0) - (page.attempts[0] ?? 0)).to.equal(42_000);
  });

  it('is told since when, and no more once it is there', async () => {
    const page = openPage();
    page.connectFailure = network;
    await page.begin();
    const since = page.attempts[0];
    await page.advance(10_000);
    expect(page.view.phase).to.equal('degraded');
    expect(page.view.pureCloud.condition).to.equal('lost');
    expect(page.trouble('unreachable')).to.deep.include({ side: 'pureCloud', since });
    page.connectFailure = null;
    page.softphone.actions.retry();
    await page.advance(500);
    expect(page.view.phase).to.equal('ready');
    expect(page.trouble('unreachable')).to.equal(undefined);
    expect(page.calls).to.include('omni.retryNow');
  });

  it('is told once after a sign-in in mid-shift, and goes on when it is back', async () => {
    const page = openPage();
    await page.begin();
    page.signIn.become({ is: 'signedOut', because: 'expired' });
    page.connectFailure = network;
    await signInAgain(page);
    const told = page.view.troubles.filter(({ kind }) => kind === 'unreachable');
    expect(told).to.have.length(1);
    expect(page.view.phase).to.equal('degraded');
    page.connectFailure = null;
    await page.advance(10_000);
    expect(page.view.phase).to.equal('ready');
    expect(page.view.sync.is).to.equal('on');
  });

  it('is shown as lost in mid-shift, and its side waits', async () => {
    const page = openPage();
    await page.begin();
    page.pureCloud.lose();
    expect(page.trouble('unreachable')).to.deep.include({
      side: 'pureCloud',
      reason: 'connection',
    });
    expect(page.view.sync.is).to.equal('waiting');
    page.omni.org.change('Available_Case', 'manual');
    await page.advance(500);
    expect(page.pureCloud.writes).to.deep.equal([]);
    page.pureCloud.restore();
    await page.advance(500);
    expect(page.trouble('unreachable')).to.equal(undefined);
    expect(page.pureCloud.status).to.equal(PC.onQueue);
    expect(page.omni.org.status?.id.slice(0, 15)).to.equal(OMNI.mapped);
  });

  it('asks before it puts the agent on queue after a long loss', async () => {
    const page = openPage({ settings: settingsWith() });
    await page.begin();
    page.pureCloud.lose();
    page.omni.org.change('Available_Case', 'manual');
    await page.advance(6 * 60_000);
    page.pureCloud.restore();
    await page.advance(500);
    expect(page.view.sync.is).to.equal('waiting');
    expect(page.view.question?.pureCloud.status).to.equal(PC.available);
    expect(page.view.question?.omni.status).to.equal(OMNI.mapped);
    page.softphone.actions.answer(true);
    await page.advance(500);
    expect(page.view.question).to.equal(null);
    expect(page.pureCloud.status).to.equal(PC.onQueue);
  });
});
