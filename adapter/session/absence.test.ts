import { expect } from 'chai';
import { createManualClock, type ManualClock } from '../ports/simulated/manual-clock.js';
import { watchAbsence } from './absence.js';
import { PC, openPage, type AgentsPage } from './testing/agents-page.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A clock whose computer can be put to sleep: the time goes on, and no timer runs. */
function sleepyClock(): ManualClock & { sleep(milliseconds: number): void } {
  const clock = createManualClock();
  let slept = 0;
  return {
    now: () => clock.now() + slept,
    after: (milliseconds, callback) => clock.after(milliseconds, callback),
    advance: (milliseconds) => clock.advance(milliseconds),
    get waiting() {
      return clock.waiting;
    },
    sleep(milliseconds) {
      slept += milliseconds;
    },
  };
}

describe('watchAbsence', () => {
  it('tells since when the page was not there, once and soon', async () => {
    const clock = sleepyClock();
    const told: number[] = [];
    watchAbsence(clock, (since) => told.push(since));
    await clock.advance(10_000);
    const asleep = clock.now();
    clock.sleep(HOUR);
    await clock.advance(2_000);
    expect(told).to.deep.equal([asleep]);
    await clock.advance(HOUR);
    expect(told).to.have.length(1);
  });

  it('is no absence where a tab in the background runs its timers once a minute', async () => {
    const clock = sleepyClock();
    const told: number[] = [];
    watchAbsence(clock, (since) => told.push(since));
    for (let minute = 0; minute < 5; minute += 1) {
      clock.sleep(MINUTE);
      await clock.advance(2_000);
    }
    expect(told).to.deep.equal([]);
  });

  it('looks at once where something woke the page, and is not misled by a clock that was set back', () => {
    const clock = sleepyClock();
    const told: number[] = [];
    const watch = watchAbsence(clock, (since) => told.push(since));
    const asleep = clock.now();
    clock.sleep(HOUR);
    watch.look();
    expect(told).to.deep.equal([asleep]);
    clock.sleep(-2 * HOUR);
    watch.look();
    expect(told).to.have.length(1);
  });

  it('leaves no timer behind', () => {
    const clock = createManualClock();
    watchAbsence(clock, () => undefined).dispose();
    expect(clock.waiting).to.equal(0);
  });
});

describe('a softphone whose computer slept', () => {
  /** On queue in PureCloud was set meanwhile; the event waits in the socket. */
  async function afterSleepOf(milliseconds: number): Promise<AgentsPage> {
    const clock = sleepyClock();
    const page = openPage({ clock });
    await page.begin();
    page.omni.org.change('Busy', 'manual');
    await page.advance(2_000);
    clock.sleep(milliseconds);
    page.pureCloud.change(PC.onQueue);
    return page;
  }

  it('reads both sides afresh before it takes anything, and goes on', async () => {
    const page = await afterSleepOf(3 * MINUTE);
    const { reads } = page.pureCloud;
    await page.advance(2_000);
    expect(page.pureCloud.reads).to.be.greaterThan(reads);
    expect(page.view.question).to.equal(null);
    expect(page.omni.org.status?.apiName).to.equal('Available_Case');
    expect(page.view.sync.is).to.equal('on');
  });

  it('for long, puts nobody on queue unasked', async () => {
    const page = await afterSleepOf(HOUR);
    const { writes } = page.omni.org;
    await page.advance(2_000);
    expect(page.view.question?.pureCloud.label).to.equal('On Queue');
    expect(page.omni.org.writes).to.equal(writes);
    page.softphone.actions.answer(true);
    await page.advance(500);
    expect(page.omni.org.status?.apiName).to.equal('Available_Case');
  });

  it('keeps what covers a status, though the work ended meanwhile', async () => {
    const clock = sleepyClock();
    const page = openPage({ clock });
    await page.begin();
    page.pureCloud.change(PC.onQueue);
    page.pureCloud.interaction('c1', 'connected');
    await page.advance(2_000);
    expect(page.omni.org.status?.apiName).to.equal('Busy');
    clock.sleep(3 * MINUTE);
    page.pureCloud.interaction('c1', 'ended');
    await page.advance(4_000);
    expect(page.omni.org.status?.apiName).to.equal('Available_Case');
    expect(page.pureCloud.status).to.equal(PC.onQueue);
  });

  it('leaves no timer behind when it goes', async () => {
    const page = openPage();
    await page.begin();
    page.softphone.dispose();
    await page.advance(2 * HOUR);
    expect(page.clock.waiting).to.equal(0);
  });
});
