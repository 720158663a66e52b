import { expect } from 'chai';
import type { OmniReason } from './events.js';
import { PAIR, VERSION_1, whileInteraction } from './testing/definitions.js';
import type { Shift } from './testing/shift.js';
import { shift } from './testing/shift.js';

const LUNCH = { omni: 'Lunch', pureCloud: 'MEAL' } as const;
const HOUR = 3_600_000;

/** The next page has loaded and both sides have been read. */
const goOn = (page: Shift): Shift => page.start().read('omni').read('pureCloud');

describe('sync: what a refresh takes for its own', () => {
  it('what the page before was about to show, though it had not sent it', () => {
    const desk = shift().lose('omni').interaction('c1', 'connected').unheard('omni', 'Busy');
    const next = desk.refresh().start().read('omni').read('pureCloud');
    expect(next.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
  });

  it('nothing but the very value of a command whose end was not seen', () => {
    const desk = shift().work('w1', 'accepted').unheard('pureCloud', 'MEAL');
    const next = desk.refresh().start().read('omni').read('pureCloud');
    expect(next.summary.base).to.deep.equal({ omni: 'Transition', pureCloud: 'MEAL' });
  });

  it('after more than 5 minutes nobody is put on queue unasked', () => {
    for (const [wait, writes] of [
      [300_000, ['pureCloud ON_QUEUE']],
      [300_001, []],
    ] as const) {
      const next = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).refresh(wait).start();
      next.read('omni').read('pureCloud').omni('Chat', 'toolkit');
      expect(next.writes(), `after ${wait} ms`).to.deep.equal(writes);
      expect(next.summary.asking).to.equal(writes.length === 0);
    }
  });
});

describe('sync: a page refresh', () => {
  it('takes over the bases: work that ends after it restores them', () => {
    const desk = shift().interaction('c1', 'connected');
    desk.rest();
    const next = goOn(desk.after(5_000).refresh());
    expect(next.writes()).to.deep.equal([]);
    expect(next.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
    expect(next.after(5_000).interaction('c1', 'ended').writes()).to.deep.equal(['omni Chat']);
  });

  it('does not ask its authority', () => {
    const desk = shift({ ...LUNCH, pureCloud: 'ON_QUEUE' });
    const next = goOn(desk.refresh(500, { startupAuthority: 'pureCloud' }));
    expect(next.writes()).to.deep.equal([]);
  });

  it('takes over the override', () => {
    const desk = shift().interaction('c1', 'connected');
    desk.rest();
    desk.after(5_000).omni('Lunch').rest();
    expect(goOn(desk.after(5_000).refresh()).writes()).to.deep.equal([]);
  });

  it('takes over a choice that waits', () => {
    const desk = shift({ duringHold: 'queue' }).interaction('c1', 'connected');
    desk.rest();
    desk.after(5_000).omni('Lunch').rest();
    const next = goOn(desk.after(5_000).refresh());
    expect(next.summary.waiting.omni).to.equal('Lunch');
    next.after(5_000).interaction('c1', 'ended');
    expect(next.rest()).to.deep.equal(['omni Lunch', 'pureCloud AVAILABLE']);
  });

  it('writes a remembered target that nobody had sent yet', () => {
    const desk = shift().lose('pureCloud').omni('Lunch');
    const next = goOn(desk.refresh());
    expect(next.causes()).to.deep.equal(['pureCloud AVAILABLE: leavingMapped']);
  });

  it('tells the cause of a hold that was not sent yet by what began it', () => {
    const desk = shift().lose('pureCloud').work('w1', 'accepted', 'Case');
    const [command] = goOn(desk.refresh()).commands();
    expect(command?.cause.rule).to.equal('salesforceWork');
    expect(command?.cause.event).to.deep.equal({ type: 'work', is: 'accepted', object: 'Case' });
  });

  it('a status that is the one last known is no change', () => {
    const desk = shift(LUNCH);
    expect(goOn(desk.refresh()).writes()).to.deep.equal([]);
  });

  it('a status that is the remembered target is no change', () => {
    const desk = shift().omni('Lunch').unheard('pureCloud', 'AVAILABLE');
    const next = goOn(desk.refresh(30_000));
    expect(next.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'AVAILABLE' });
    expect(next.writes()).to.deep.equal([]);
  });

  it('a status of a command whose end was not seen is no change, though it is no target any more', () => {
    const desk = shift().omni('Lunch').after(2_000).omni('Chat').unheard('pureCloud', 'AVAILABLE');
    const next = goOn(desk.refresh());
    expect(next.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
    expect(next.writes()).to.deep.equal(['pureCloud ON_QUEUE']);
  });

  it('a status of a command that was answered is a change', () => {
    const desk = shift().omni('Lunch').take('pureCloud').after(2_000).omni('Chat');
    desk.take('pureCloud').unheard('pureCloud', 'AVAILABLE');
    const next = goOn(desk.refresh());
    expect(next.summary.base).to.deep.equal({ omni: 'Transition', pureCloud: 'AVAILABLE' });
  });

  it('another status was changed while away', () => {
    const desk = shift().unheard('omni', 'Lunch');
    expect(goOn(desk.refresh()).causes()).to.deep.equal(['pureCloud AVAILABLE: leavingMapped']);
  });

  it('PureCloud’s change is taken first, so that Omni-Channel’s is the newer', () => {
    const desk = shift(LUNCH).unheard('omni', 'Chat').unheard('pureCloud', 'BREAK');
    const next = goOn(desk.refresh());
    expect(next.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
  });

  it('an echo of the page before is known as such', () => {
    const desk = shift().omni('Lunch');
    const command = desk.inFlight('pureCloud');
    const next = goOn(desk.refresh(100));
    next.writes();
    next.hear({ type: 'status', side: 'pureCloud', status: 'AVAILABLE', modifiedDate: 9_999 });
    expect(command.status).to.equal('AVAILABLE');
    expect(next.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'AVAILABLE' });
  });

  /** A call has ended, but its T4 may still be on its way when the page is refreshed; the agent chooses Busy. */
  const overtaken = (reason: OmniReason) => {
    const desk = shift().interaction('c1', 'connected').after(100).interaction('c1', 'ended');
    const next = desk.refresh(100).start();
    return next.omni('Busy', reason).read('omni').read('pureCloud');
  };

  it('a choice of what the page before had commanded is told by its reason', () => {
    const next = overtaken('manual');
    expect(next.summary.base).to.deep.equal({ omni: 'Busy', pureCloud: 'AVAILABLE' });
    expect(next.writes()).to.deep.equal(['pureCloud AVAILABLE']);
    expect(overtaken('toolkit').writes()).to.deep.equal(['omni Chat']);
  });

  it('and is a person’s choice, which answers an open question', () => {
    const desk = shift({ startupAuthority: 'ask', pureCloud: 'MEAL' });
    desk.interaction('c1', 'connected').after(100).interaction('c1', 'ended');
    const next = desk.refresh(100).start();
    next.omni('Busy', 'supervisor').read('omni').read('pureCloud');
    expect(next.summary.asking).to.equal(false);
    expect(next.summary.base).to.deep.equal({ omni: 'Busy', pureCloud: 'AVAILABLE' });
  });

  it('what a login gives is nobody’s choice', () => {
    expect(overtaken('login').summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
  });

  it('a word of what was last known is no choice, whatever its reason', () => {
    const desk = shift().interaction('c1', 'connected').take('omni').after(100);
    const next = desk.refresh(100).start().omni('Busy').read('omni').read('pureCloud');
    expect(next.summary.base.omni).to.equal('Chat');
  });

  it('the choice leaves the echo of the command to come', () => {
    const desk = shift().interaction('c1', 'connected').after(100);
    const next = desk.refresh(100).start();
    next.omni('Busy', 'manual').read('omni').read('pureCloud').after(2_000).omni('Lunch');
    next.after(2_000).omni('Busy', 'toolkit');
    expect(next.summary.base.omni).to.equal('Lunch');
    expect(next.after(2_000).reads(), 'it is waited for: no read is needed').to.deep.equal([
      'omni',
      'pureCloud',
    ]);
  });

  it('a choice of what the page before had commanded overtakes the newest command’s echo: the side is read', () => {
    const desk = shift({ dates: false }).work('w1', 'accepted').unheard('pureCloud', 'BUSY');
    const next = desk.endUnheard().refresh(100).start().read('omni').read('pureCloud');
    next.after(100).pureCloud('BUSY').answer('pureCloud').after(60).pureCloud('ON_QUEUE');
    next.reads();
    expect(next.after(1_000).reads()).to.deep.equal(['pureCloud']);
    next.unheard('pureCloud', 'BUSY').read('pureCloud');
    expect(next.summary.known.pureCloud).to.equal('BUSY');
  });

  it('numbers its commands on, so that an old answer is no answer to a new one', () => {
    const desk = shift().omni('Lunch');
    const { id } = desk.inFlight('pureCloud');
    const next = desk.refresh().start();
    expect(next.readInFlight('omni').id).to.be.greaterThan(id);
  });

  it('remembers PureCloud’s newest change where the read tells no date', () => {
    const desk = shift(LUNCH).pureCloud('BREAK', { date: 5_000 });
    const next = desk.refresh().start().read('omni').read('pureCloud', { date: null });
    next.pureCloud('MEAL', { date: 4_999 });
    expect(next.summary.known.pureCloud).to.equal('BREAK');
  });

  it('remembers that a rule has just set the base', () => {
    const desk = shift().omni('Lunch').answer('pureCloud', { date: 5_000 });
    const next = desk.refresh().start().read('omni').read('pureCloud', { date: 5_000 });
    next.pureCloud('MEAL', { date: 4_999 });
    expect(next.summary.base.pureCloud).to.equal('AVAILABLE');
  });

  it('a page that is refreshed before its start has ended leaves the memory it had', () => {
    const desk = shift().interaction('c1', 'connected');
    desk.rest();
    const second = desk.after(1_000).refresh().start().read('omni');
    const third = goOn(second.refresh());
    expect(third.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
  });

  it('the memory is plain JSON', () => {
    const desk = shift().omni('Lunch');
    expect(JSON.parse(JSON.stringify(desk.memory))).to.deep.equal(desk.memory);
    expect(desk.memory).to.deep.include({
      format: 1,
      base: { omni: 'Lunch', pureCloud: 'AVAILABLE' },
      known: { omni: 'Lunch', pureCloud: 'ON_QUEUE' },
      target: { omni: 'Lunch', pureCloud: 'AVAILABLE' },
    });
  });
});

describe('sync: the age of a memory', () => {
  const rested = () => {
    const desk = shift().interaction('c1', 'connected');
    desk.rest();
    return desk;
  };

  it('12 hours old is good', () => {
    const next = goOn(rested().refresh(12 * HOUR));
    expect(next.summary.base.omni).to.equal('Chat');
    expect(next.writes()).to.deep.equal([]);
  });

  it('older is none: the start decides', () => {
    const rules = [PAIR, whileInteraction('Busy'), ...VERSION_1];
    const desk = rested().unheard('pureCloud', 'MEAL');
    const next = goOn(desk.refresh(12 * HOUR + 1, { rules }));
    expect(next.summary.base).to.deep.equal({ omni: 'Busy', pureCloud: 'MEAL' });
  });

  it('up to 5 minutes nothing is asked', () => {
    const desk = shift().lose('omni').unheard('pureCloud', 'ON_QUEUE');
    const next = goOn(desk.refresh(5 * 60_000, { omni: 'Chat' }));
    next.omni('Chat');
    expect(next.summary.asking).to.equal(false);
  });
});
