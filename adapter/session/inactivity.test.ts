import { expect } from 'chai';
import { createManualClock } from '../ports/simulated/manual-clock.js';
import { createInactivity } from './inactivity.js';
import { openPage, type AgentsPage } from './testing/agents-page.js';

const MINUTE = 60_000;
const TIMEOUT = 15 * MINUTE;

describe('PureCloud’s inactivity timeout', () => {
  let page: AgentsPage;

  /** A page whose organisation signs out after a quarter of an hour, once that is known. */
  async function open(timeout: number | null = TIMEOUT): Promise<void> {
    page = openPage();
    await page.begin();
    page.pureCloud.inactivityTimeout = timeout;
    await page.advance(10_000);
  }
  afterEach(() => page.softphone.dispose());

  const lastCall = (): number => page.pureCloud.calls.at(-1) ?? Number.NaN;

  it('is read when the start is over, once a sign-in', async () => {
    page = openPage();
    await page.begin();
    await page.advance(4_000);
    expect(page.pureCloud.timeoutReads).to.equal(0);
    await page.advance(2_000);
    expect(page.pureCloud.timeoutReads).to.equal(1);
    page.softphone.actions.active();
    await page.advance(60 * MINUTE);
    expect(page.pureCloud.timeoutReads).to.equal(1);
    page.signIn.become({ is: 'signedIn', until: page.clock.now() + 60 * MINUTE, endsSoon: false });
    await page.advance(10_000);
    expect(page.pureCloud.timeoutReads).to.equal(2);
  });

  it('where there is none, or it cannot be read: nothing is sent, and nobody is warned', async () => {
    await open(null);
    const calls = page.pureCloud.calls.length;
    for (let minute = 0; minute < 60; minute += 1) {
      page.softphone.actions.active();
      await page.advance(MINUTE);
      expect(page.trouble('idleEnds')).to.equal(undefined);
    }
    expect(page.pureCloud.calls).to.have.length(calls);
  });

  it('nothing happens: nothing is sent, and the agent is warned two minutes before the end', async () => {
    await open();
    const last = lastCall();
    await page.advance(last + TIMEOUT - 2 * MINUTE - 1 - page.clock.now());
    expect(page.trouble('idleEnds')).to.equal(undefined);
    await page.advance(1);
    expect(page.trouble('idleEnds')).to.deep.equal({ kind: 'idleEnds', at: last + TIMEOUT });
    expect(page.view.phase).to.equal('ready');
    await page.advance(2 * MINUTE);
    expect(page.trouble('idleEnds'), 'what is over').to.equal(undefined);
    await page.advance(60 * MINUTE);
    expect(lastCall()).to.equal(last);
  });

  it('a short timeout: the agent is warned a third of it before the end', async () => {
    await open(90_000);
    await page.advance(lastCall() + 59_999 - page.clock.now());
    expect(page.trouble('idleEnds')).to.equal(undefined);
    await page.advance(1);
    expect(page.trouble('idleEnds')).not.to.equal(undefined);
  });

  it('the agent stays signed in: one light call, and the warning goes', async () => {
    await open();
    await page.advance(TIMEOUT - MINUTE);
    expect(page.trouble('idleEnds')).not.to.equal(undefined);
    page.softphone.actions.staySignedIn();
    await page.advance(1_000);
    expect(page.trouble('idleEnds')).to.equal(undefined);
    expect(page.pureCloud.touches).to.equal(1);
    await page.advance(TIMEOUT - MINUTE);
    expect(page.trouble('idleEnds')).not.to.equal(undefined);
  });

  it('an interaction lasts: one call in each third, no more, and no warning', async () => {
    await open();
    page.pureCloud.interaction('e-1', 'connected', 'email');
    for (let minute = 0; minute < 60; minute += 1) {
      await page.advance(MINUTE);
      expect(page.trouble('idleEnds')).to.equal(undefined);
    }
    expect(page.pureCloud.touches).to.be.within(11, 12);
    const gaps = page.pureCloud.calls.map((at, index, all) => at - (all[index - 1] ?? at));
    expect(Math.max(...gaps)).to.be.at.most(TIMEOUT / 3 + 1_000);
  });

  it('a work item lasts: the same', async () => {
    await open();
    page.omni.org.assign('0Bz000000000001', '500000000000001');
    page.omni.org.accept('0Bz000000000001');
    await page.advance(60 * MINUTE);
    expect(page.pureCloud.touches).to.be.within(11, 12);
    expect(page.trouble('idleEnds')).to.equal(undefined);
  });

  it('work ends: its end counts, and what follows it is inactivity', async () => {
    await open();
    page.pureCloud.interaction('c-1', 'connected', 'voice');
    await page.advance(12 * MINUTE);
    page.pureCloud.interaction('c-1', 'ended', 'voice');
    const end = page.clock.now();
    await page.advance(TIMEOUT / 3 + 1_000);
    expect(lastCall()).to.be.within(end, end + TIMEOUT / 3);
    const touches = page.pureCloud.touches;
    await page.advance(60 * MINUTE);
    expect(page.pureCloud.touches).to.equal(touches);
  });

  it('the agent clicks now and then: a call in each third in which there was a click', async () => {
    await open();
    for (let minute = 0; minute < 60; minute += 1) {
      page.softphone.actions.active();
      await page.advance(MINUTE);
    }
    expect(page.pureCloud.touches).to.be.within(11, 12);
  });

  it('the agent is back after a while: a call at once', async () => {
    await open();
    await page.advance(TIMEOUT / 2);
    page.softphone.actions.active();
    await page.advance(0);
    expect(page.pureCloud.touches).to.equal(0);
    await page.advance(1_000);
    expect(page.pureCloud.touches).to.equal(1);
  });

  for (const reason of ['manual', 'login'] as const) {
    it(`an Omni-Channel status by the agent (${reason}) is activity`, async () => {
      await open();
      await page.advance(TIMEOUT - MINUTE);
      page.omni.org.change('Busy', reason);
      await page.advance(2_000);
      expect(page.pureCloud.calls.at(-1)).to.be.greaterThan(page.clock.now() - 2_100);
      expect(page.trouble('idleEnds')).to.equal(undefined);
    });
  }

  for (const reason of ['supervisor', 'pushTimeout'] as const) {
    it(`an Omni-Channel status by the ${reason} is none`, async () => {
      await open();
      await page.advance(TIMEOUT - MINUTE);
      // Nothing follows from it in PureCloud, so that nothing is sent for another reason.
      page.omni.org.change('Busy', reason);
      await page.advance(2_000);
      expect(page.pureCloud.touches).to.equal(0);
      expect(page.trouble('idleEnds')).not.to.equal(undefined);
    });
  }

  it('a write of the sync is a call like any other: the warning goes', async () => {
    await open();
    await page.advance(TIMEOUT - MINUTE);
    expect(page.trouble('idleEnds')).not.to.equal(undefined);
    page.omni.org.change('Available_Case', 'supervisor');
    await page.advance(2_000);
    expect(page.pureCloud.writes).to.have.length(1);
    expect(page.trouble('idleEnds')).to.equal(undefined);
    expect(page.pureCloud.touches).to.equal(0);
  });

  it('a call that fails is tried again, and not all the time', async () => {
    await open();
    page.pureCloud.interaction('e-1', 'connected', 'email');
    await page.advance(1_000);
    page.pureCloud.lose();
    const sent = page.pureCloud.calls.length;
    await page.advance(10 * MINUTE);
    page.pureCloud.restore();
    await page.advance(MINUTE + 1_000);
    expect(page.pureCloud.calls.length).to.be.within(sent + 1, sent + 3);
    expect(page.trouble('idleEnds')).to.equal(undefined);
  });

  it('signed out: nobody is warned, nothing is sent, and no timer stays', async () => {
    await open();
    await page.advance(TIMEOUT - MINUTE);
    page.signIn.become({ is: 'signedOut' });
    expect(page.trouble('idleEnds')).to.equal(undefined);
    page.softphone.actions.staySignedIn();
    await page.advance(TIMEOUT);
    expect(page.trouble('idleEnds')).to.equal(undefined);
    page.softphone.dispose();
    page.omni.port.dispose();
    expect(page.clock.waiting).to.equal(0);
  });
});

describe('PureCloud’s inactivity timeout and a computer that slept', () => {
  it('nobody is warned of what is over', async () => {
    const manual = createManualClock();
    let slept = 0;
    let touches = 0;
    const warned: (number | null)[] = [];
    const called = manual.now();
    const inactivity = createInactivity({
      clock: { ...manual, now: () => manual.now() + slept },
      port: () => ({
        inactivityTimeout: () => Promise.resolve(TIMEOUT),
        touch: () => Promise.resolve(void (touches += 1)),
        lastCall: () => called,
      }),
      works: () => false,
      onChange: () => warned.push(inactivity.endsAt),
    });
    inactivity.begin();
    await manual.advance(10_000);
    slept = 60 * MINUTE;
    // The timer of the warning comes late by that hour.
    await manual.advance(TIMEOUT);
    expect({ warned, touches }).to.deep.equal({ warned: [], touches: 0 });
    expect(manual.waiting).to.equal(0);
  });
});

describe('PureCloud’s inactivity timeout and a click that is heard twice', () => {
  it('a key and the button that it presses: one light call, not another a third later', async () => {
    const clock = createManualClock();
    let touches = 0;
    let called = clock.now();
    const inactivity = createInactivity({
      clock,
      port: () => ({
        inactivityTimeout: () => Promise.resolve(TIMEOUT),
        touch: () => {
          touches += 1;
          called = clock.now();
          return new Promise((answered) => void clock.after(100, () => answered()));
        },
        lastCall: () => called,
      }),
      works: () => false,
      onChange: () => undefined,
    });
    inactivity.begin();
    await clock.advance(TIMEOUT - MINUTE);
    inactivity.active();
    await clock.advance(1);
    inactivity.active();
    await clock.advance(TIMEOUT - 1);
    expect(touches).to.equal(1);
    inactivity.active();
    await clock.advance(TIMEOUT);
    expect(touches, 'who comes back later is another matter').to.equal(2);
  });
});
