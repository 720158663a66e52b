import { expect } from 'chai';
import { PAIR } from './testing/definitions.js';
import { Shift, shift } from './testing/shift.js';

const LUNCH = { omni: 'Lunch', pureCloud: 'MEAL' } as const;

/** PureCloud has been lost and is being read. */
const returning = (given = {}): Shift =>
  shift({ ...LUNCH, ...given })
    .lose('pureCloud')
    .after(20_000)
    .back('pureCloud');

describe('sync: events that are kept while a side is read', () => {
  it('work and interactions are all taken after it, in their order', () => {
    const desk = returning().interaction('c1', 'connected').pureCloud('MEAL');
    desk.interaction('c2', 'connected').endUnheard().read('pureCloud');
    expect(desk.summary.holds.pureCloudWork).to.deep.equal(['c1', 'c2']);
  });

  it('undated ones before the word that the read repeats are old', () => {
    const desk = returning({ dates: false }).pureCloud('ON_QUEUE').pureCloud('MEAL');
    expect(desk.read('pureCloud').writes()).to.deep.equal([]);
    const newer = returning({ dates: false }).pureCloud('MEAL').pureCloud('ON_QUEUE');
    expect(newer.unheard('pureCloud', 'MEAL').read('pureCloud').writes()).to.deep.equal([
      'omni Chat',
    ]);
  });

  it('of two dates, that of the read included, the newer counts', () => {
    const same = returning().pureCloud('ON_QUEUE', { date: 5_000 }).unheard('pureCloud', 'AWAY');
    expect(same.read('pureCloud', { date: 5_000 }).summary.known.pureCloud).to.equal('AWAY');
    const undated = returning().pureCloud('ON_QUEUE', { date: null });
    undated.unheard('pureCloud', 'AWAY').read('pureCloud', { date: 5_000 });
    expect(undated.summary.known.pureCloud).to.equal('ON_QUEUE');
    const blind = returning().pureCloud('ON_QUEUE', { date: 5_000 }).unheard('pureCloud', 'AWAY');
    expect(blind.read('pureCloud', { date: null }).summary.known.pureCloud).to.equal('ON_QUEUE');
  });

  it('one as old as what was read is old, one newer by a millisecond counts', () => {
    for (const [date, known] of [
      [7_000, 'MEAL'],
      [7_001, 'BREAK'],
    ] as const) {
      const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).lose('pureCloud').after(1_000);
      desk.back('pureCloud').pureCloud('BREAK', { date }).unheard('pureCloud', 'MEAL');
      desk.read('pureCloud', { date: 7_000 });
      expect(desk.summary.known.pureCloud, `dated ${date}`).to.equal(known);
    }
  });

  it('a newer word of what was read outdates what comes later and is older', () => {
    const desk = returning().pureCloud('MEAL', { date: 7_002 }).read('pureCloud', { date: 7_000 });
    desk.pureCloud('BREAK', { date: 7_001 });
    expect(desk.summary.known.pureCloud).to.equal('MEAL');
  });

  it('by its date one counts, though the word that the read repeats came after it', () => {
    const desk = returning().pureCloud('BREAK', { date: 7_002 }).pureCloud('MEAL', { date: 7_001 });
    desk.read('pureCloud', { date: 7_000 });
    expect(desk.summary.base.pureCloud).to.equal('BREAK');
  });

  it('the kept echo of a command does not wait for another', () => {
    const desk = shift(LUNCH).pureCloud('ON_QUEUE').lose('omni').back('omni');
    desk.omni('Chat', 'toolkit').omni('Training').read('omni').after(3_000);
    desk.rest();
    desk.after(3_000).omni('Chat', null);
    expect(desk.summary.known.omni, 'a second echo waits for a read').to.equal('Training');
  });

  it('a word of something else does not make our own status somebody’s choice', () => {
    const desk = shift().pureCloud('MEAL').lose('omni').back('omni').omni('Training');
    desk.omni('Transition', 'toolkit').read('omni');
    expect(desk.summary.base.omni).to.equal('Transition');
  });

  it('are taken once', () => {
    const desk = returning().interaction('c1', 'connected').read('pureCloud');
    desk.interaction('c1', 'ended').lose('pureCloud').back('pureCloud').after(5_000);
    desk.read('pureCloud');
    expect(desk.summary.holds.pureCloudWork).to.deep.equal([]);
  });

  it('one side’s do not wait for the other side’s read, once the start is over', () => {
    const desk = returning().omni('Training');
    expect(desk.summary.base.omni).to.equal('Training');
  });

  it('a side that is being read after a pause keeps them as well', () => {
    const desk = shift(LUNCH).lose('omni').back('omni').omni('Chat');
    expect(desk.summary.base.omni).to.equal('Lunch');
    expect(desk.read('omni').summary.base.omni).to.equal('Chat');
  });
});

describe('sync: what a whole read knows', () => {
  it('a command of ours from a change', () => {
    for (const [found, base] of [
      ['BUSY', 'ON_QUEUE'],
      ['MEAL', 'MEAL'],
    ] as const) {
      const desk = shift().work('w1', 'accepted').lose('pureCloud').unheard('pureCloud', found);
      desk.back('pureCloud').read('pureCloud');
      expect(desk.summary.base.pureCloud, found).to.equal(base);
    }
  });

  it('whose off-queue request PureCloud holds back', () => {
    const ours = shift().omni('Lunch');
    ours.answer('pureCloud', { status: 'ON_QUEUE', future: 'AVAILABLE' }).after(2_000);
    ours.lose('pureCloud').back('pureCloud').read('pureCloud', { future: 'AVAILABLE' });
    ours.after(20_000).omni('Chat').after(20_000).pureCloud('AVAILABLE');
    expect(ours.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
    const agents = shift().work('w1', 'accepted').work('w1', 'closed');
    agents.rest();
    agents.lose('pureCloud').back('pureCloud').read('pureCloud', { future: 'MEAL' });
    agents.after(20_000).pureCloud('MEAL');
    expect(agents.summary.base).to.deep.equal({ omni: 'Transition', pureCloud: 'MEAL' });
  });

  it('on the next page, that a date is our own write’s: an older choice still counts', () => {
    const desk = shift().work('w1', 'accepted').answer('pureCloud', { date: 5_000 });
    const next = desk.refresh().start().read('omni').read('pureCloud', { date: 5_000 });
    next.pureCloud('MEAL', { date: 4_999 });
    expect(next.summary.base.pureCloud).to.equal('MEAL');
  });

  it('a date that is our own write’s is no change: an older choice still counts', () => {
    const desk = shift().work('w1', 'accepted').answer('pureCloud', { date: 5_000 });
    desk.lose('pureCloud').back('pureCloud').read('pureCloud', { date: 5_000 });
    desk.pureCloud('MEAL', { date: 4_999 });
    expect(desk.summary.base.pureCloud).to.equal('MEAL');
  });

  it('that a command whose answer was lost has ended: the date is its echo’s', () => {
    const desk = shift().work('w1', 'accepted').lose('pureCloud').unheard('pureCloud', 'BUSY');
    desk.back('pureCloud').read('pureCloud', { date: 5_000 });
    desk.pureCloud('ON_QUEUE', { date: 5_100 }).pureCloud('BUSY', { date: 5_200 });
    expect(desk.summary.base.pureCloud, 'a choice of T3 itself').to.equal('BUSY');
  });

  it('the date of what it finds outdates what comes later and is older', () => {
    const desk = returning().unheard('pureCloud', 'AWAY').read('pureCloud', { date: 5_000 });
    desk.pureCloud('ON_QUEUE', { date: 4_999 });
    expect(desk.summary.known.pureCloud).to.equal('AWAY');
    desk.pureCloud('ON_QUEUE', { date: 5_001 });
    expect(desk.summary.known.pureCloud).to.equal('ON_QUEUE');
  });

  it('an older date than the newest change does not make it forgotten', () => {
    const desk = shift(LUNCH).pureCloud('BREAK', { date: 6_000 }).lose('pureCloud');
    desk.unheard('pureCloud', 'AWAY').back('pureCloud').read('pureCloud', { date: 5_000 });
    desk.pureCloud('MEAL', { date: 5_500 });
    expect(desk.summary.known.pureCloud).to.equal('AWAY');
  });

  it('a command of more than 10 s ago has ended: its value is somebody’s choice from then on', () => {
    const desk = shift().pureCloud('MEAL').lose('omni').after(20_000).back('omni').read('omni');
    desk.writes();
    desk.take('omni').after(12_000).omni('Lunch').after(2_000).omni('Transition', 'toolkit');
    expect(desk.summary.base.omni).to.equal('Transition');
  });

  it('a return takes no read that was under way for another reason', () => {
    const desk = shift(LUNCH).omni('Training').omni('Lunch').after(1_000);
    const crossing = desk.readInFlight('omni').id;
    desk.lose('omni').back('omni');
    expect(desk.readInFlight('omni').id).to.not.equal(crossing);
  });

  it('externally routed work that it finds is no Salesforce work', () => {
    const desk = new Shift({
      externallyRoutedWork: ['MessagingSession'],
      work: [{ id: 'w1', is: 'accepted', object: 'MessagingSession' }],
    }).start();
    expect(desk.read('omni').read('pureCloud').writes()).to.deep.equal([]);
  });

  it('a change that it finds answers no question', () => {
    const desk = new Shift({ startupAuthority: 'ask', rules: [PAIR], omni: 'Lunch' }).start();
    desk.read('omni').read('pureCloud').lose('pureCloud').unheard('pureCloud', 'MEAL');
    desk.back('pureCloud').read('pureCloud').after(5_000).omni('Chat', 'toolkit');
    expect(desk.summary.asking).to.equal(true);
    expect(desk.writes()).to.deep.equal([]);
  });
});
