import { expect } from 'chai';
import { LEAVING_ON_QUEUE, PAIR } from './testing/definitions.js';
import { shift } from './testing/shift.js';

/** A command that sets PureCloud to T1 is in flight. */
const leaving = (dates = true) => shift({ dates }).omni('Lunch');

describe('sync: the echo of a PureCloud command, with modifiedDate', () => {
  it('has the definition and the date of the answer', () => {
    const desk = leaving().answer('pureCloud', { date: 5_000 });
    desk.pureCloud('AVAILABLE', { date: 5_000 }).after(5_000);
    expect(desk.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'AVAILABLE' });
    expect(desk.reads()).to.deep.equal([]);
  });

  it('that comes before the answer is known by its value', () => {
    const desk = leaving().pureCloud('AVAILABLE', { date: 5_000 });
    expect(desk.summary.known.pureCloud).to.equal('AVAILABLE');
    expect(desk.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'AVAILABLE' });
    desk.answer('pureCloud', { date: 5_000 });
    expect(desk.writes()).to.deep.equal(['pureCloud AVAILABLE']);
  });

  it('the same definition with another date is a choice', () => {
    const desk = leaving().answer('pureCloud', { date: 5_000 });
    desk.writes();
    desk.after(500).pureCloud('MEAL', { date: 5_100 });
    desk.after(500).pureCloud('AVAILABLE', { date: 5_200 });
    expect(desk.summary.base.pureCloud).to.equal('AVAILABLE');
    expect(desk.summary.known.pureCloud).to.equal('AVAILABLE');
    desk.after(500).omni('Chat');
    expect(desk.writes()).to.deep.equal(['pureCloud ON_QUEUE']);
  });

  it('that comes after a newer change is an echo all the same, and tells nothing new', () => {
    const desk = leaving().answer('pureCloud', { date: 5_000 });
    desk.pureCloud('ON_QUEUE', { date: 5_100 });
    desk.pureCloud('AVAILABLE', { date: 5_000 });
    expect(desk.summary.known.pureCloud).to.equal('ON_QUEUE');
    expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
  });

  it('that comes before the answer, after a newer change, tells nothing new', () => {
    const desk = leaving().pureCloud('MEAL', { date: 5_100 });
    desk.pureCloud('AVAILABLE', { date: 5_000 });
    expect(desk.summary.known.pureCloud).to.equal('MEAL');
  });

  it('of an older command than one already confirmed tells nothing new', () => {
    const desk = leaving().answer('pureCloud', { date: 5_000 }).after(200).omni('Chat');
    desk.answer('pureCloud', { date: 5_010 });
    desk.pureCloud('AVAILABLE', { date: 5_000 });
    expect(desk.summary.known.pureCloud).to.equal('ON_QUEUE');
    expect(desk.writes()).to.deep.equal(['pureCloud AVAILABLE', 'pureCloud ON_QUEUE']);
  });

  it('is waited for 10 s where no answer told its date', () => {
    for (const [wait, isEcho] of [
      [9_999, true],
      [10_000, false],
    ] as const) {
      const desk = leaving().answer('pureCloud', { date: null }).after(5_000);
      desk.pureCloud('MEAL', { date: 5_000 }).at(wait).pureCloud('AVAILABLE', { date: 5_100 });
      expect(desk.summary.base.pureCloud, `after ${wait} ms`).to.equal(
        isEcho ? 'MEAL' : 'AVAILABLE',
      );
    }
  });

  it('an event older than the newest change is dropped', () => {
    const desk = shift().pureCloud('MEAL', { date: 5_000 });
    desk.rest();
    desk.after(20_000).pureCloud('ON_QUEUE', { date: 4_999 });
    expect(desk.rest()).to.deep.equal([]);
    expect(desk.summary.known.pureCloud).to.equal('MEAL');
  });

  it('an event as old as the newest change is dropped, one newer by a millisecond counts', () => {
    const desk = shift().pureCloud('MEAL', { date: 5_000 }).pureCloud('BREAK', { date: 5_000 });
    expect(desk.summary.base.pureCloud).to.equal('MEAL');
    desk.pureCloud('BREAK', { date: 5_001 });
    expect(desk.summary.base.pureCloud).to.equal('BREAK');
  });

  it('a repeated word of the known status with a newer date outdates what is older', () => {
    const desk = shift().pureCloud('MEAL', { date: 5_000 }).pureCloud('MEAL', { date: 5_010 });
    desk.pureCloud('BREAK', { date: 5_005 });
    expect(desk.summary.known.pureCloud).to.equal('MEAL');
  });

  it('a repeated word with an older date outdates nothing', () => {
    const desk = shift().pureCloud('MEAL', { date: 5_000 }).pureCloud('MEAL', { date: 4_000 });
    desk.pureCloud('AWAY', { date: 4_500 });
    expect(desk.summary.known.pureCloud).to.equal('MEAL');
    desk.pureCloud('BREAK', { date: 5_001 });
    expect(desk.summary.known.pureCloud).to.equal('BREAK');
  });

  it('the word of our own write is no newest change: what was chosen before it still counts', () => {
    const desk = shift().work('w1', 'accepted').answer('pureCloud', { date: 5_000 });
    desk.pureCloud('BUSY', { date: 5_000 }).pureCloud('BUSY', { date: 5_000 });
    desk.pureCloud('MEAL', { date: 4_999 });
    expect(desk.summary.base.pureCloud).to.equal('MEAL');
  });
});

describe('sync: somebody chooses what our own write to PureCloud is about to set', () => {
  /** On Queue is on its way to PureCloud, because the agent went on queue in Omni-Channel. */
  const queueing = () => shift({ omni: 'Lunch', pureCloud: 'MEAL' }).omni('Chat');
  const paired = { omni: 'Chat', pureCloud: 'ON_QUEUE' };

  it('and something else after it: the write’s own echo is no choice', () => {
    const desk = queueing().pureCloud('ON_QUEUE', { date: 5_000 });
    desk.pureCloud('BREAK', { date: 5_010 }).pureCloud('ON_QUEUE', { date: 5_020 });
    expect(desk.summary.known.pureCloud).to.equal('ON_QUEUE');
    desk.answer('pureCloud', { date: 5_020 });
    expect(desk.summary.base).to.deep.equal({ omni: 'Transition', pureCloud: 'BREAK' });
    expect(desk.writes()).to.deep.equal([
      'pureCloud ON_QUEUE',
      'omni Transition',
      'pureCloud BREAK',
    ]);
  });

  it('again after it: the answer tells that the second is a choice', () => {
    const desk = queueing().pureCloud('ON_QUEUE', { date: 5_000 });
    desk.pureCloud('BREAK', { date: 5_010 }).pureCloud('ON_QUEUE', { date: 5_020 });
    desk.answer('pureCloud', { date: 5_000 });
    expect(desk.summary.base).to.deep.equal(paired);
    expect(desk.summary.known.pureCloud).to.equal('ON_QUEUE');
  });

  it('again, and something else after that, before the answer: the last is what counts', () => {
    const desk = queueing().pureCloud('ON_QUEUE', { date: 5_000 });
    desk.pureCloud('BREAK', { date: 5_010 }).pureCloud('ON_QUEUE', { date: 5_020 });
    desk.pureCloud('MEAL', { date: 5_030 }).answer('pureCloud', { date: 5_000 });
    desk.pureCloud('AWAY', { date: 5_025 });
    expect(desk.summary.base).to.deep.equal({ omni: 'Transition', pureCloud: 'MEAL' });
    expect(desk.summary.known.pureCloud).to.equal('MEAL');
  });

  it('again, with nothing in between: nobody chose anything new', () => {
    const rules = [PAIR, LEAVING_ON_QUEUE];
    const desk = shift({ rules, omni: 'Lunch', pureCloud: 'MEAL' }).omni('Chat').after(2_000);
    desk.pureCloud('ON_QUEUE', { date: 5_020 }).omni('Lunch').answer('pureCloud', { date: 5_000 });
    expect(desk.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'ON_QUEUE' });
  });

  it('twice, and the older word arrives last: what was chosen before the newer is old news', () => {
    const desk = queueing().pureCloud('ON_QUEUE', { date: 5_020 });
    desk.pureCloud('ON_QUEUE', { date: 5_000 }).answer('pureCloud', { date: 5_000 });
    desk.pureCloud('MEAL', { date: 5_010 });
    expect(desk.summary.known.pureCloud).to.equal('ON_QUEUE');
    expect(desk.summary.base).to.deep.equal(paired);
  });

  it('the older of the two arrives last: it says nothing new', () => {
    const desk = queueing().pureCloud('ON_QUEUE', { date: 5_020 });
    desk.pureCloud('BREAK', { date: 5_030 }).pureCloud('ON_QUEUE', { date: 5_000 });
    expect(desk.summary.known.pureCloud).to.equal('BREAK');
    desk.answer('pureCloud', { date: 5_020 });
    expect(desk.summary.base).to.deep.equal({ omni: 'Transition', pureCloud: 'BREAK' });
    expect(desk.summary.known.pureCloud).to.equal('BREAK');
  });

  it('the echo after it is no newest change: what was chosen between them still counts', () => {
    const desk = shift().work('w1', 'accepted').pureCloud('BUSY', { date: 5_000 });
    desk.pureCloud('BUSY', { date: 5_020 }).pureCloud('MEAL', { date: 5_010 });
    expect(desk.summary.base.pureCloud).to.equal('MEAL');
  });

  it('after the answer: it is a choice, whether or not the echo was heard', () => {
    const desk = queueing().answer('pureCloud', { date: 5_000 }).after(500);
    desk.pureCloud('BREAK', { date: 5_010 }).pureCloud('ON_QUEUE', { date: 5_020 });
    expect(desk.summary.base).to.deep.equal(paired);
  });
});

describe('sync: what was taken for the echo of a PureCloud command that is then refused', () => {
  /** T1 is on its way; somebody else's T1 is heard before the answer. */
  const twin = () => leaving().pureCloud('AVAILABLE', { date: 5_005 });

  it('was somebody’s change: an older one that comes after it, swapped, is dropped', () => {
    const desk = twin().stumble('pureCloud').pureCloud('MEAL', { date: 5_000 });
    expect(desk.summary.known.pureCloud).to.equal('AVAILABLE');
    expect(desk.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'AVAILABLE' });
    expect(desk.after(5_000).writes(), 'no second try').to.deep.equal(['pureCloud AVAILABLE']);
  });

  it('says nothing of what is newer', () => {
    const desk = twin().refuse('pureCloud').pureCloud('MEAL', { date: 5_006 });
    expect(desk.summary.known.pureCloud).to.equal('MEAL');
  });

  it('makes nothing older that was heard between them', () => {
    const desk = twin().pureCloud('BREAK', { date: 5_020 }).refuse('pureCloud');
    desk.pureCloud('MEAL', { date: 5_010 });
    expect(desk.summary.known.pureCloud).to.equal('BREAK');
  });

  it('overrides no choice that was made in Omni-Channel before the refusal', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).omni('Chat');
    desk.pureCloud('ON_QUEUE', { date: 5_005 }).omni('Offline').refuse('pureCloud');
    expect(desk.summary.base.omni).to.equal('Offline');
  });
});

describe('sync: a PureCloud choice that our own write overtook', () => {
  it('is a change of the base: it was made before our write arrived', () => {
    const desk = shift().work('w1', 'accepted').answer('pureCloud', { date: 5_000 });
    desk.writes();
    desk.pureCloud('MEAL', { date: 4_999 });
    expect(desk.summary.base).to.deep.equal({ omni: 'Transition', pureCloud: 'MEAL' });
    expect(desk.summary.known.pureCloud, 'PureCloud shows our write').to.equal('BUSY');
    expect(desk.writes(), 'and gets the choice back').to.deep.equal([
      'omni Transition',
      'pureCloud MEAL',
    ]);
  });

  it('is dropped where a rule has set the base in the last 10 s: that is newer', () => {
    for (const [wait, isDropped] of [
      [9_999, true],
      [10_000, false],
    ] as const) {
      const desk = leaving().after(9_000).answer('pureCloud', { date: 5_000 }).at(wait);
      desk.pureCloud('MEAL', { date: 4_999 });
      expect(desk.summary.base.pureCloud, `after ${wait} ms`).to.equal(
        isDropped ? 'AVAILABLE' : 'MEAL',
      );
      expect(desk.summary.known.pureCloud).to.equal('AVAILABLE');
    }
  });

  it('is not dropped for a rule that somebody’s choice has replaced since', () => {
    const desk = leaving().answer('pureCloud', { date: 5_000 }).after(100);
    desk.pureCloud('MEAL', { date: 5_100 }).after(100).work('w1', 'accepted');
    desk.answer('pureCloud', { date: 5_300 }).after(50).pureCloud('BREAK', { date: 5_200 });
    expect(desk.summary.base.pureCloud).to.equal('BREAK');
  });

  it('also where the write’s echo came before its answer', () => {
    const desk = shift().work('w1', 'accepted').pureCloud('BUSY', { date: 5_000 });
    desk.answer('pureCloud', { date: 5_000 }).pureCloud('MEAL', { date: 4_999 });
    expect(desk.summary.base.pureCloud).to.equal('MEAL');
    expect(desk.summary.known.pureCloud).to.equal('BUSY');
  });

  it('by the newest of our writes', () => {
    const desk = shift().work('w1', 'accepted').answer('pureCloud', { date: 5_000 });
    desk.work('w1', 'closed').answer('pureCloud', { date: 5_100 });
    desk.pureCloud('MEAL', { date: 5_050 });
    expect(desk.summary.base.pureCloud).to.equal('MEAL');
    expect(desk.summary.known.pureCloud).to.equal('ON_QUEUE');
  });

  it('of the same date as our write is no older', () => {
    const desk = shift().work('w1', 'accepted').answer('pureCloud', { date: 5_000 });
    desk.pureCloud('MEAL', { date: 5_000 });
    expect(desk.summary.known.pureCloud).to.equal('MEAL');
  });
});

describe('sync: the echo of a PureCloud command, without modifiedDate', () => {
  it('is told by its value', () => {
    const desk = leaving(false).pureCloud('AVAILABLE');
    expect(desk.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'AVAILABLE' });
    expect(desk.answer('pureCloud').after(5_000).reads()).to.deep.equal([]);
  });

  it('is waited for once: what could be a second one waits for a read', () => {
    const desk = leaving(false).take('pureCloud').after(2_000).pureCloud('MEAL').after(2_000);
    desk.writes();
    desk.pureCloud('AVAILABLE');
    expect(desk.summary.known.pureCloud).to.equal('MEAL');
    desk.after(999);
    expect(desk.reads()).to.deep.equal([]);
    desk.after(1).read('pureCloud');
    expect(desk.writes()).to.deep.equal(['pureCloud MEAL']);
  });

  it('that comes 10 s after the command is a choice', () => {
    for (const [wait, isChoice] of [
      [9_999, false],
      [10_000, true],
    ] as const) {
      const desk = leaving(false).answer('pureCloud').after(5_000).pureCloud('MEAL').at(wait);
      desk.pureCloud('AVAILABLE');
      expect(desk.summary.base.pureCloud).to.equal(isChoice ? 'AVAILABLE' : 'MEAL');
    }
  });

  it('another value is a change', () => {
    const desk = leaving(false).after(3_000).pureCloud('BREAK');
    expect(desk.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'BREAK' });
    desk.after(500).answer('pureCloud');
    expect(desk.summary.known.pureCloud, 'no answer undoes it').to.equal('BREAK');
  });
});

describe('sync: an off-queue request that PureCloud holds back', () => {
  it('is shown as pending, and is neither a refusal nor a change', () => {
    const desk = leaving().answer('pureCloud', { status: 'ON_QUEUE', future: 'AVAILABLE' });
    desk.writes();
    expect(desk.summary.pending).to.deep.equal(['pureCloud']);
    expect(desk.summary.waiting.pureCloud).to.equal('AVAILABLE');
    expect(desk.summary.refused).to.deep.equal([]);
    expect(desk.summary.known.pureCloud).to.equal('ON_QUEUE');
    expect(desk.after(60_000).writes(), 'it is not asked for twice').to.deep.equal([]);
  });

  it('is fulfilled by the presence itself: our own write, no choice', () => {
    const desk = leaving().answer('pureCloud', { status: 'ON_QUEUE', future: 'AVAILABLE' });
    desk.writes();
    desk.after(60_000).pureCloud('AVAILABLE');
    expect(desk.summary.pending).to.deep.equal([]);
    expect(desk.summary.known.pureCloud).to.equal('AVAILABLE');
    expect(desk.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'AVAILABLE' });
    expect(desk.writes()).to.deep.equal([]);
  });

  it('that is granted after the agent has come back: it is no choice, and is undone', () => {
    const desk = leaving().answer('pureCloud', { status: 'ON_QUEUE', future: 'AVAILABLE' });
    desk.after(20_000).omni('Chat').writes();
    desk.after(20_000).pureCloud('AVAILABLE');
    expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
    expect(desk.writes()).to.deep.equal(['pureCloud ON_QUEUE']);
  });

  it('that the agent made in PureCloud leaves the pair only when it is granted', () => {
    const desk = shift().pureCloud('ON_QUEUE', { future: 'MEAL' });
    expect(desk.summary.pending).to.deep.equal(['pureCloud']);
    expect(desk.writes()).to.deep.equal([]);
    desk.after(60_000).pureCloud('MEAL');
    expect(desk.writes()).to.deep.equal(['omni Transition']);
    expect(desk.summary.pending).to.deep.equal([]);
  });

  it('that is heard of before the answer is ours by its value', () => {
    const desk = leaving().pureCloud('ON_QUEUE', { future: 'AVAILABLE' });
    desk.answer('pureCloud', { status: 'ON_QUEUE', future: 'AVAILABLE' });
    desk.after(60_000).pureCloud('AVAILABLE');
    expect(desk.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'AVAILABLE' });
  });

  it('stays ours however often PureCloud says so', () => {
    const desk = leaving().answer('pureCloud', { status: 'ON_QUEUE', future: 'AVAILABLE' });
    desk.after(20_000).pureCloud('ON_QUEUE', { future: 'AVAILABLE' }).omni('Chat').writes();
    desk.after(20_000).pureCloud('AVAILABLE');
    expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
  });

  it('is withdrawn by a presence that says nothing of it', () => {
    const desk = shift().pureCloud('ON_QUEUE', { future: 'MEAL' }).pureCloud('ON_QUEUE');
    expect(desk.summary.pending).to.deep.equal([]);
  });

  it('of the status that is there is none', () => {
    const desk = shift().pureCloud('ON_QUEUE', { future: 'ON_QUEUE' });
    expect(desk.summary.pending).to.deep.equal([]);
    desk.omni('Lunch').answer('pureCloud', { future: 'AVAILABLE' });
    expect(desk.summary.pending).to.deep.equal([]);
  });

  it('does not stand in the way of another target', () => {
    const desk = leaving().answer('pureCloud', { status: 'ON_QUEUE', future: 'AVAILABLE' });
    desk.writes();
    desk.after(20_000).work('w1', 'accepted');
    expect(desk.writes()).to.deep.equal(['pureCloud BUSY']);
  });
});
