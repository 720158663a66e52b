import { expect } from 'chai';
import { shift, type Shift } from './testing/shift.js';

/** Another automation sets Omni-Channel back to `status`, and PureCloud follows. */
const fight = (desk: Shift, index: number): Shift =>
  desk.omni(index % 2 === 0 ? 'Training' : 'Chat', 'toolkit');

/** So many commands to PureCloud, `gap` milliseconds apart, and nobody outside did anything. */
function fought(commands: number, gap = 1_500): Shift {
  const desk = shift();
  for (let index = 0; index < commands; index += 1) {
    fight(desk, index).take('pureCloud').after(gap);
  }
  expect(desk.writes()).to.have.lengthOf(commands);
  return desk;
}

const isPaused = (desk: Shift): boolean => desk.summary.paused;

const paused = (): Shift => fight(fought(5), 5);

describe('sync: the last line of defence', () => {
  it('pauses at the sixth command to one side within 10 s', () => {
    const desk = fought(5);
    expect(desk.summary.paused).to.equal(false);
    fight(desk, 5);
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.paused).to.equal(true);
  });

  it('does not at 10 s after the first', () => {
    const late = fought(5);
    fight(late.at(10_000), 5);
    expect(late.writes()).to.have.lengthOf(1);
    const early = fought(5);
    fight(early.at(9_999), 5);
    expect(early.summary.paused).to.equal(true);
  });

  it('counts no retry', () => {
    const desk = fought(4);
    fight(desk, 4).stumble('pureCloud').after(1_000).take('pureCloud');
    expect(desk.summary.paused).to.equal(false);
  });

  it('counts each side for itself', () => {
    const desk = fought(5);
    desk.choose('omni', 'Lunch');
    expect(desk.summary.paused).to.equal(false);
  });

  for (const [what, happens] of [
    ['a change by the agent', (desk: Shift) => desk.omni('Other')],
    ['a change by a supervisor', (desk: Shift) => desk.omni('Other', 'supervisor')],
    ['a choice in the panel', (desk: Shift) => desk.choose('omni', 'Other')],
    ['a start of work', (desk: Shift) => desk.work('w1', 'assigned')],
    ['a start of an interaction', (desk: Shift) => desk.interaction('c1', 'alerting')],
    ['the loss of a side', (desk: Shift) => desk.lose('omni').back('omni').read('omni')],
    ['a PureCloud change', (desk: Shift) => desk.pureCloud('MEAL')],
  ] as const) {
    it(`counts from anew after ${what}`, () => {
      const desk = fought(5);
      happens(desk).rest();
      for (let index = 0; index < 4; index += 1) fight(desk.after(10), index).rest();
      expect(desk.summary.paused).to.equal(false);
    });
  }

  it('a PureCloud change within 1 s of our write to it is no outside event', () => {
    for (const [wait, pauses] of [
      [999, true],
      [1_000, false],
    ] as const) {
      const desk = shift();
      for (let index = 0; index < 5; index += 1) {
        fight(desk, index)
          .take('pureCloud')
          .after(index === 4 ? wait : 1_200);
      }
      desk.pureCloud('BREAK', { date: 90_000 });
      fight(desk, 1).after(5);
      fight(desk, 2).after(5);
      expect(desk.summary.paused, `after ${wait} ms`).to.equal(pauses);
    }
  });

  it('a PureCloud change within 1 s of sending our write is none either', () => {
    for (const [wait, pauses] of [
      [999, true],
      [1_000, false],
    ] as const) {
      const desk = fought(4);
      fight(desk, 4).after(wait).pureCloud('BREAK', { date: 90_000 }).echo('pureCloud');
      fight(desk.answer('pureCloud'), 5);
      expect(desk.summary.paused, `after ${wait} ms`).to.equal(pauses);
    }
  });

  it('is not reached by an agent who changes often', () => {
    const desk = shift();
    for (let index = 0; index < 8; index += 1) {
      desk
        .pureCloud(index % 2 === 0 ? 'MEAL' : 'ON_QUEUE')
        .take('omni')
        .after(1_100);
    }
    expect(desk.summary.paused).to.equal(false);
    expect(desk.writes()).to.have.lengthOf(8);
  });

  it('an agent’s Omni-Channel change counts even right after our write to PureCloud', () => {
    const desk = fought(4);
    fight(desk, 4).take('pureCloud').omni('Other');
    for (let index = 1; index < 5; index += 1) fight(desk.after(10), index).rest();
    expect(desk.summary.paused).to.equal(false);
  });

  it('a slow write counts until 1 s after its answer', () => {
    const desk = fought(4);
    fight(desk, 4).after(1_500).answer('pureCloud').after(999);
    fight(desk.pureCloud('BREAK', { date: 90_000 }), 5);
    expect(desk.summary.paused).to.equal(true);
  });

  it('a change that a read finds is no outside event', () => {
    const desk = fought(5).omni('Training', 'toolkit').after(500).omni('Lunch', 'toolkit');
    desk.unheard('omni', 'Chat').after(1_000).read('omni');
    expect(desk.summary.paused).to.equal(true);
  });

  it('a PureCloud change where nothing was ever written to it is an outside event', () => {
    expect(shift().pureCloud('MEAL').writes()).to.deep.equal(['omni Transition']);
  });

  it('while paused nothing is sent, to neither side', () => {
    const desk = paused();
    desk.after(500).omni('Lunch').choose('pureCloud', 'MEAL');
    expect(desk.writes()).to.deep.equal([]);
  });

  it('a command in flight ends as usual', () => {
    const desk = paused();
    expect(desk.summary.atRest).to.equal(true);
  });
});

describe('sync: the end of a pause', () => {
  it('by Resume: both sides are read afresh, and then written', () => {
    const desk = paused();
    desk.resume();
    expect(desk.summary.paused).to.equal(false);
    expect(desk.reads()).to.have.members(['omni', 'pureCloud']);
    expect(desk.writes(), 'nothing before the reads').to.deep.equal([]);
    expect(desk.rest()).to.deep.equal(['pureCloud ON_QUEUE']);
  });

  it('a side that is lost is not read', () => {
    const desk = paused().lose('omni').resume();
    expect(desk.reads()).to.deep.equal(['pureCloud']);
  });

  it('Resume without a pause does nothing', () => {
    const desk = shift().resume();
    expect(desk.reads()).to.deep.equal([]);
  });

  it('by itself after 60 s', () => {
    const desk = paused();
    const since = desk.now;
    expect(desk.wakesAt).to.equal(since + 60_000);
    desk.at(since + 59_999).hear({ type: 'wake' });
    expect(desk.summary.paused).to.equal(true);
    desk.at(since + 60_000).hear({ type: 'wake' });
    expect(desk.summary.paused).to.equal(false);
    expect(desk.rest()).to.deep.equal(['pureCloud ON_QUEUE']);
  });

  it('forgets refusals: the fresh read is a new beginning', () => {
    const desk = fought(4);
    fight(desk, 4).refuse('pureCloud');
    fight(desk, 5);
    fight(desk, 6);
    desk.resume();
    expect(desk.summary.refused).to.deep.equal([]);
  });

  it('each pause after that is twice as long, up to 30 min', () => {
    const desk = paused();
    const lengths: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const since = desk.now;
      while (isPaused(desk)) desk.at(desk.wakesAt ?? desk.now);
      lengths.push((desk.now - since) / 60_000);
      desk.rest();
      desk.after(2_000);
      for (let index = 0; !isPaused(desk); index += 1) {
        fight(desk, index);
        if (!isPaused(desk)) desk.rest();
        if (!isPaused(desk)) desk.after(10);
      }
    }
    expect(lengths).to.deep.equal([1, 2, 4, 8, 16, 30, 30]);
  });

  it('Resume makes the next pause a short one again', () => {
    const desk = paused();
    desk.at(desk.wakesAt ?? 0).rest();
    for (let index = 1; !isPaused(desk); index += 1) fight(desk.after(1_100), index).rest();
    desk.resume().rest();
    for (let index = 0; !isPaused(desk); index += 1) fight(desk.after(1_100), index).rest();
    expect(desk.wakesAt).to.equal(desk.now + 60_000);
  });

  it('half an hour without a fight makes the next pause a short one again', () => {
    for (const [quiet, length] of [
      [30 * 60_000 + 2_000, 60_000],
      [20 * 60_000, 120_000],
    ] as const) {
      const desk = paused();
      desk.at(desk.wakesAt ?? 0).rest();
      desk.after(quiet);
      for (let index = 1; !isPaused(desk); index += 1) fight(desk.after(1_100), index).rest();
      expect(desk.wakesAt).to.equal(desk.now + length);
    }
  });
});
