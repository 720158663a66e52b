import { expect } from 'chai';
import { LEAVING_MAPPED, PAIR } from './testing/definitions.js';
import { shift, type Shift } from './testing/shift.js';

const MINUTE = 60_000;

/** Omni-Channel was unreachable for so long, while PureCloud went on queue. */
function away(time: number): Shift {
  const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).lose('omni').pureCloud('ON_QUEUE');
  return desk.after(time).back('omni').read('omni');
}

describe('sync: the question after a long loss', () => {
  it('at 5 minutes nothing is asked', () => {
    const desk = away(5 * MINUTE);
    expect(desk.summary.asking).to.equal(false);
    expect(desk.writes()).to.deep.equal(['omni Chat']);
  });

  it('after more than 5 minutes the command is held back, and the panel asks', () => {
    const desk = away(5 * MINUTE + 1);
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.asking).to.equal(true);
    expect(desk.summary.atRest).to.equal(true);
    expect(desk.reply('yes').causes()).to.deep.equal(['omni Chat: mapped']);
  });

  it('is counted from the first word of the loss', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).lose('omni').pureCloud('ON_QUEUE');
    desk
      .after(3 * MINUTE)
      .lose('omni', 'maintenance')
      .after(3 * MINUTE)
      .back('omni')
      .read('omni');
    expect(desk.summary.asking).to.equal(true);
  });

  it('nothing is asked where nothing would go on queue', () => {
    const desk = shift()
      .lose('omni')
      .unheard('omni', 'Lunch')
      .after(10 * MINUTE);
    desk.back('omni').read('omni');
    expect(desk.summary.asking).to.equal(false);
    expect(desk.writes()).to.deep.equal(['pureCloud AVAILABLE']);
  });

  it('a disagreement alone is no reason to ask, other than at the start', () => {
    const rules = [PAIR, LEAVING_MAPPED];
    const desk = shift({ rules, pureCloud: 'MEAL' })
      .lose('omni')
      .after(10 * MINUTE);
    desk.back('omni').read('omni');
    expect(desk.summary.asking).to.equal(false);
  });

  it('stays open for a later change that nobody chose', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' })
      .lose('omni')
      .after(10 * MINUTE);
    desk.back('omni').read('omni').after(MINUTE).omni('Chat', 'toolkit');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.asking).to.equal(true);
  });

  it('No: a base of M becomes what Omni-Channel shows', () => {
    const desk = away(10 * MINUTE).reply('no');
    expect(desk.summary.base.omni).to.equal('Lunch');
    expect(desk.summary.base.pureCloud, 'which showed On Queue').to.equal('AVAILABLE');
    expect(desk.causes()).to.deep.equal(['pureCloud AVAILABLE: leavingMapped']);
  });

  it('No: a base of Q becomes what PureCloud shows', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).lose('pureCloud').omni('Chat');
    desk
      .after(10 * MINUTE)
      .back('pureCloud')
      .read('pureCloud')
      .reply('no');
    expect(desk.summary.base).to.deep.equal({ omni: 'Transition', pureCloud: 'MEAL' });
    expect(desk.writes()).to.deep.equal(['omni Transition']);
  });

  it('is asked after a refresh with a memory older than 5 minutes', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).lose('omni').pureCloud('ON_QUEUE');
    const held = desk
      .refresh(5 * MINUTE + 1)
      .start()
      .read('omni')
      .read('pureCloud');
    expect(held.summary.asking).to.equal(true);
    expect(held.writes()).to.deep.equal([]);
    const fresh = desk
      .refresh(5 * MINUTE)
      .start()
      .read('omni')
      .read('pureCloud');
    expect(fresh.writes()).to.deep.equal(['omni Chat']);
  });

  /** Omni-Channel is lost at 10 s under a call that ends meanwhile; the page is refreshed at 250 s. */
  const lostAcrossRefresh = (back: number): Shift => {
    const desk = shift().interaction('c1', 'connected');
    desk.rest();
    desk.at(10_000).lose('omni').after(1_000).interaction('c1', 'ended').at(250_000);
    return desk.refresh(back - 250_000).start();
  };

  it('is counted from the beginning of a loss that a refresh does not end', () => {
    const asked = lostAcrossRefresh(310_001).read('omni').read('pureCloud');
    expect(asked.writes()).to.deep.equal([]);
    expect(asked.summary.asking).to.equal(true);
    const soon = lostAcrossRefresh(310_000).read('omni').read('pureCloud');
    expect(soon.writes()).to.deep.equal(['omni Chat']);
    expect(soon.summary.asking).to.equal(false);
  });

  it('also where the next page hears of the loss itself, and of the other side first', () => {
    const next = lostAcrossRefresh(260_000).read('pureCloud').lose('omni').at(311_000);
    next.back('omni').read('omni').read('pureCloud');
    expect(next.summary.asking).to.equal(true);
    expect(next.writes()).to.deep.equal([]);
  });

  it('is over once a page has read the side: another loss is counted anew', () => {
    const next = lostAcrossRefresh(260_000).read('omni').lose('omni').read('pureCloud').at(311_000);
    next.back('omni').read('omni').read('pureCloud');
    expect(next.summary.asking).to.equal(false);
    expect(next.writes()).to.deep.equal(['omni Chat']);
  });

  it('outlives a page that never got as far as to read the side', () => {
    const second = lostAcrossRefresh(260_000).read('pureCloud');
    const third = second.refresh(51_000).start().read('omni').read('pureCloud');
    expect(third.summary.asking).to.equal(true);
    expect(third.writes()).to.deep.equal([]);
  });

  it('a choice that has waited since before the loss does not answer it', () => {
    const desk = shift({ duringHold: 'queue', omni: 'Lunch', pureCloud: 'MEAL' });
    desk.interaction('c1', 'connected').rest();
    desk.after(20_000).choose('omni', 'Chat').lose('pureCloud').endUnheard();
    desk
      .after(5 * MINUTE + 1)
      .back('pureCloud')
      .read('pureCloud');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.asking).to.equal(true);
    expect(desk.reply('yes').rest()).to.have.members(['omni Chat', 'pureCloud ON_QUEUE']);
  });

  it('one that is made while it is open, and waits, does', () => {
    const desk = shift({ duringHold: 'queue', omni: 'Lunch', pureCloud: 'MEAL' });
    desk.interaction('c1', 'connected').rest();
    desk
      .lose('pureCloud')
      .after(10 * MINUTE)
      .back('pureCloud')
      .read('pureCloud');
    desk.after(20_000).choose('omni', 'Chat').after(20_000).interaction('c1', 'ended');
    expect(desk.rest()).to.have.members(['omni Chat', 'pureCloud ON_QUEUE']);
  });

  it('a status that a login gave on the return does not answer it', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).lose('omni', 'duplicateLogin');
    desk
      .after(5 * MINUTE + 1)
      .omni('Chat', 'login')
      .read('omni');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.asking).to.equal(true);
  });

  it('an open question outlives a refresh', () => {
    const desk = away(10 * MINUTE)
      .after(1_000)
      .refresh()
      .start()
      .read('omni')
      .read('pureCloud');
    expect(desk.summary.asking).to.equal(true);
    expect(desk.writes()).to.deep.equal([]);
  });

  it('Yes under an override: the newer choice stands, and the hold covers again', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).interaction('c1', 'connected');
    desk.rest();
    desk.after(20_000).omni('Training').rest();
    desk
      .lose('pureCloud')
      .after(10 * MINUTE)
      .omni('Chat', 'toolkit')
      .back('pureCloud');
    desk.read('pureCloud').reply('yes');
    expect(desk.summary.target.omni).to.equal('Busy');
    expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
  });
});
