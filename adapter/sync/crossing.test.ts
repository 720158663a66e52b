import { expect } from 'chai';
import { shift } from './testing/shift.js';

const LUNCH = { omni: 'Lunch', pureCloud: 'MEAL' } as const;

describe('sync: events that cross', () => {
  it('two Omni-Channel events within 1 s: the side is read once, 1 s after the last', () => {
    const desk = shift(LUNCH).omni('Training').after(999).omni('Lunch').after(999);
    expect(desk.reads()).to.deep.equal([]);
    desk.after(1);
    expect(desk.reads()).to.deep.equal(['omni']);
    desk.read('omni').after(60_000);
    expect(desk.reads()).to.deep.equal([]);
  });

  it('two Omni-Channel events 1 s apart have their order', () => {
    const desk = shift(LUNCH).omni('Training').after(1_000).omni('Lunch').after(60_000);
    expect(desk.reads()).to.deep.equal([]);
  });

  it('a third event puts the read off', () => {
    const desk = shift(LUNCH).omni('Training').after(500).omni('Lunch').after(700);
    desk.omni('Training').after(999);
    expect(desk.reads()).to.deep.equal([]);
    expect(desk.after(1).reads()).to.deep.equal(['omni']);
  });

  it('a repeated word counts as an arrival', () => {
    const desk = shift(LUNCH).omni('Lunch').after(500).omni('Training').after(1_000);
    expect(desk.reads()).to.deep.equal(['omni']);
  });

  it('undated PureCloud events cross, dated ones have their order', () => {
    const undated = shift({ ...LUNCH, dates: false });
    undated.pureCloud('BREAK').after(300).pureCloud('MEAL').after(1_000);
    expect(undated.reads()).to.deep.equal(['pureCloud']);
    const dated = shift(LUNCH).pureCloud('BREAK').after(300).pureCloud('MEAL').after(5_000);
    expect(dated.reads()).to.deep.equal([]);
  });

  it('events of the two sides do not cross each other', () => {
    const desk = shift({ ...LUNCH, dates: false })
      .omni('Training')
      .pureCloud('BREAK')
      .after(5_000);
    expect(desk.reads()).to.deep.equal([]);
  });

  it('a change while a command to that side is in flight is read, but only once that has ended', () => {
    const desk = shift().pureCloud('MEAL').after(2_000).omni('Lunch').after(3_000);
    expect(desk.reads()).to.deep.equal([]);
    desk.answer('omni');
    expect(desk.reads()).to.deep.equal(['omni']);
  });

  it('a change within 1 s of the answer is read', () => {
    const desk = shift().pureCloud('MEAL').answer('omni').after(999).omni('Lunch').after(1_000);
    expect(desk.reads()).to.deep.equal(['omni']);
  });

  it('a change 1 s after the answer is not', () => {
    const desk = shift().pureCloud('MEAL').answer('omni').after(1_000).omni('Lunch').after(5_000);
    expect(desk.reads()).to.deep.equal([]);
  });

  it('a change long after a time-out is not', () => {
    const desk = shift().omni('Lunch').after(25_000);
    desk.reads();
    desk.omni('Training').after(5_000);
    expect(desk.reads()).to.deep.equal([]);
  });

  it('an undated PureCloud change while a command to it is in flight is read', () => {
    const desk = shift({ dates: false }).omni('Lunch').after(2_000).pureCloud('BREAK');
    desk.answer('pureCloud').after(1_000);
    expect(desk.reads()).to.deep.equal(['pureCloud']);
  });

  it('a repeated word that contradicts a command under way, or just ended, is read', () => {
    const flying = shift().pureCloud('MEAL').omni('Chat').answer('omni').after(1_000);
    expect(flying.reads()).to.deep.equal(['omni']);
    const refused = shift().pureCloud('MEAL').refuse('omni').omni('Chat').after(1_000);
    expect(refused.reads()).to.deep.equal(['omni']);
    const later = shift().pureCloud('MEAL').refuse('omni').after(1_000).omni('Chat').after(5_000);
    expect(later.reads()).to.deep.equal([]);
  });

  it('is woken for what comes first, and rests when all is done', () => {
    const desk = shift().pureCloud('MEAL').omni('Lunch');
    expect(desk.wakesAt).to.equal(1_000);
    desk.answer('omni');
    expect(desk.summary.atRest, 'a read is due').to.equal(false);
    expect(desk.after(1_000).summary.atRest, 'it is read').to.equal(false);
    expect(desk.unheard('omni', 'Lunch').read('omni').summary.atRest).to.equal(true);
  });

  it('an echo alone asks for no read, in flight or just answered', () => {
    const early = shift({ dates: false }).omni('Lunch').after(50).echo('pureCloud');
    expect(early.answer('pureCloud').after(5_000).reads()).to.deep.equal([]);
    const late = shift({ dates: false }).omni('Lunch');
    const command = late.inFlight('pureCloud');
    late.answer('pureCloud').after(50).echo('pureCloud', command).after(5_000);
    expect(late.reads()).to.deep.equal([]);
  });

  it('an echo within 1 s of a change crosses it', () => {
    const desk = shift().pureCloud('MEAL').omni('Lunch').after(300).omni('Transition', 'toolkit');
    desk.answer('omni').take('omni').after(1_000);
    expect(desk.reads()).to.deep.equal(['omni']);
  });
});

describe('sync: what a read after a crossing finds', () => {
  const crossed = () => {
    const desk = shift(LUNCH).omni('Training').after(100).omni('Lunch');
    desk.writes();
    return desk;
  };

  it('what is known already: nothing happens', () => {
    const desk = crossed().after(1_000).read('omni');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.atRest).to.equal(true);
  });

  it('something else: a change', () => {
    const desk = crossed().unheard('omni', 'Chat').after(1_000).read('omni');
    expect(desk.summary.known.omni).to.equal('Chat');
    expect(desk.causes()).to.deep.equal(['pureCloud ON_QUEUE: mapped']);
  });

  it('a value that we commanded in the last 10 s: the target is written again', () => {
    const desk = shift().pureCloud('MEAL').answer('omni').after(500).omni('Lunch');
    desk.writes();
    desk.unheard('omni', 'Transition').after(1_000).read('omni');
    expect(desk.writes()).to.deep.equal(['omni Lunch']);
    expect(desk.summary.base.omni).to.equal('Lunch');
  });

  it('a value that we commanded 10 s ago: a change', () => {
    const desk = shift().pureCloud('MEAL').answer('omni').after(8_000).omni('Lunch').after(500);
    desk.omni('Training').unheard('omni', 'Transition').at(9_999);
    desk.read('omni');
    expect(desk.summary.base.omni).to.equal('Training');
    const late = shift().pureCloud('MEAL').answer('omni').after(8_500).omni('Lunch').after(500);
    late.omni('Training').unheard('omni', 'Transition').at(10_000);
    late.read('omni');
    expect(late.summary.base.omni).to.equal('Transition');
  });

  it('whatever, once something was heard since the question: it is asked again 1 s later', () => {
    const desk = crossed().after(1_000).after(10).omni('Training').unheard('omni', 'Chat');
    desk.reads();
    desk.read('omni');
    expect(desk.summary.known.omni, 'the stale answer is not believed').to.equal('Training');
    desk.after(999);
    expect(desk.reads()).to.deep.equal([]);
    expect(desk.after(1).reads()).to.deep.equal(['omni']);
  });

  it('nothing, when it fails: the question is put again after 5 s, then 10 s', () => {
    const desk = crossed().after(1_000).failRead('omni');
    desk.reads();
    expect(desk.after(4_999).reads()).to.deep.equal([]);
    expect(desk.after(1).reads()).to.deep.equal(['omni']);
    desk.failRead('omni').after(9_999);
    expect(desk.reads()).to.deep.equal([]);
    expect(desk.after(1).reads()).to.deep.equal(['omni']);
  });

  it('nothing, again and again: the question is put every 60 s at least', () => {
    const desk = crossed().after(1_000);
    for (const wait of [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]) {
      desk
        .failRead('omni')
        .after(wait - 1)
        .reads();
      expect(desk.isReading('omni'), `before ${wait} ms`).to.equal(false);
      expect(desk.after(1).reads(), `after ${wait} ms`).to.deep.equal(['omni']);
    }
  });

  it('nothing within 10 s: the read has failed', () => {
    const desk = crossed().after(1_000);
    desk.reads();
    expect(desk.after(14_999).reads()).to.deep.equal([]);
    expect(desk.after(1).reads()).to.deep.equal(['omni']);
  });

  it('a success forgets how often it failed', () => {
    const desk = crossed().after(1_000).failRead('omni').after(5_000).read('omni');
    desk.after(5_000).omni('Training').omni('Lunch').after(1_000).failRead('omni').after(5_000);
    expect(desk.isReading('omni')).to.equal(true);
  });

  it('by its date, what is older than it is old news', () => {
    const desk = shift({ ...LUNCH, dates: false })
      .pureCloud('BREAK')
      .pureCloud('MEAL');
    desk.unheard('pureCloud', 'AWAY').after(1_000).read('pureCloud', { date: 7_000 });
    desk.after(5_000).pureCloud('BREAK', { date: 6_999 });
    expect(desk.summary.known.pureCloud).to.equal('AWAY');
  });

  it('an answer to a read that nobody asked for is not taken', () => {
    const desk = crossed();
    desk.hear({
      type: 'read',
      command: 9_999,
      ok: true,
      reading: { side: 'omni', status: 'Chat', work: [] },
    });
    expect(desk.summary.known.omni).to.equal('Lunch');
  });

  it('an answer about the other side counts as failed', () => {
    const desk = crossed().after(1_000);
    desk.reads();
    desk.hear({
      type: 'read',
      command: desk.readInFlight('omni').id,
      ok: true,
      reading: { side: 'pureCloud', status: 'BREAK', interactions: [] },
    });
    expect(desk.summary.known).to.deep.equal(LUNCH);
    expect(desk.after(5_000).reads()).to.deep.equal(['omni']);
  });
});

describe('sync: races between the two sides', () => {
  it('the agent leaves the mapped status while On Queue is on its way: ends where the agent is', () => {
    const desk = shift(LUNCH).omni('Chat').after(30).omni('Lunch');
    desk.take('pureCloud');
    desk.rest();
    desk.after(1_000).rest();
    expect(desk.summary.known).to.deep.equal({ omni: 'Lunch', pureCloud: 'AVAILABLE' });
    expect(desk.summary.atRest).to.equal(true);
  });

  it('both sides go on queue at the same time: nothing more is written', () => {
    const desk = shift(LUNCH).omni('Chat').pureCloud('ON_QUEUE').take('pureCloud');
    desk.rest();
    expect(desk.after(2_000).rest()).to.deep.equal([]);
    expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
  });

  it('the newer choice arrives before the older one: the read after them tells which it was', () => {
    const desk = shift(LUNCH).omni('Chat').after(10).omni('Training');
    desk.rest();
    desk.unheard('omni', 'Chat').after(1_000).rest();
    expect(desk.summary.known).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
  });
});
