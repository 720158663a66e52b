import { expect } from 'chai';
import { shift } from './testing/shift.js';

const LUNCH = { omni: 'Lunch', pureCloud: 'MEAL' } as const;

describe('sync: answers that are late', () => {
  it('to an older command than one already confirmed tells nothing new', () => {
    const desk = shift(LUNCH).pureCloud('ON_QUEUE');
    const older = desk.inFlight('omni');
    desk.lose('omni').pureCloud('BREAK').back('omni').read('omni');
    desk.take('omni').answerTo(older);
    expect(desk.summary.known.omni).to.equal('Transition');
    expect(desk.writes()).to.deep.equal(['omni Chat', 'omni Transition']);
  });

  it('to a command that a loss ended tells what the side took', () => {
    const desk = shift(LUNCH).pureCloud('ON_QUEUE');
    const command = desk.inFlight('omni');
    desk.lose('omni').answerTo(command);
    expect(desk.summary.known.omni).to.equal('Chat');
  });

  it('however late, while the side is lost', () => {
    const desk = shift(LUNCH).pureCloud('ON_QUEUE');
    const command = desk.inFlight('omni');
    desk.lose('omni').after(60_000).answerTo(command);
    expect(desk.summary.known.omni).to.equal('Chat');
  });

  it('the echo of the command before it does not make an answer old', () => {
    const desk = shift().pureCloud('MEAL').take('omni').after(2_000).pureCloud('ON_QUEUE');
    expect(desk.answer('omni').summary.known.omni).to.equal('Chat');
  });

  it('a write that PureCloud dates after a choice is what PureCloud shows; the choice is written again', () => {
    const desk = shift().omni('Lunch').pureCloud('MEAL', { date: 4_000 });
    desk.answer('pureCloud', { date: 5_000 });
    expect(desk.summary.known.pureCloud).to.equal('AVAILABLE');
    expect(desk.writes()).to.deep.equal(['pureCloud AVAILABLE', 'pureCloud MEAL']);
  });

  it('a write that PureCloud dates before a choice is old news', () => {
    const desk = shift().omni('Lunch').pureCloud('MEAL', { date: 5_001 });
    desk.answer('pureCloud', { date: 5_000 });
    expect(desk.summary.known.pureCloud).to.equal('MEAL');
    expect(desk.writes()).to.deep.equal(['pureCloud AVAILABLE']);
  });

  it('what was there before our write and was set again after it is a choice', () => {
    const desk = shift().omni('Lunch').pureCloud('ON_QUEUE', { date: 5_001 });
    desk.answer('pureCloud', { date: 5_000 });
    expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
    const [left, back] = desk.commands();
    expect(left).to.deep.include({ side: 'pureCloud', status: 'AVAILABLE' });
    expect(back).to.deep.include({ side: 'omni', status: 'Chat' });
    expect(back?.cause).to.deep.include({
      rule: 'mapped',
      event: { type: 'status', side: 'pureCloud', status: 'ON_QUEUE' },
    });
  });

  it('without a date it outdates nothing', () => {
    const desk = shift().work('w1', 'accepted').pureCloud('BUSY', { date: 5_000 });
    desk.answer('pureCloud', { date: null }).pureCloud('MEAL', { date: 4_999 });
    expect(desk.summary.base.pureCloud).to.equal('MEAL');
  });

  it('a refusal leaves the echoes of the commands before it', () => {
    const desk = shift({ dates: false }).omni('Lunch').answer('pureCloud').after(1_500);
    desk.omni('Chat').answer('pureCloud').after(1_500).work('w1', 'accepted').refuse('pureCloud');
    desk.pureCloud('AVAILABLE');
    expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
  });

  it('and no choice where it was set before our write', () => {
    const desk = shift().omni('Lunch').pureCloud('ON_QUEUE', { date: 4_999 });
    desk.answer('pureCloud', { date: 5_000 });
    expect(desk.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'AVAILABLE' });
    expect(desk.summary.known.pureCloud).to.equal('AVAILABLE');
  });

  it('at the very instant of the change that caused the command, it is newer than that change', () => {
    const desk = shift({ duringHold: 'queue' }).interaction('c1', 'connected');
    desk.rest();
    desk.after(20_000).omni('Training', 'decline').answer('omni');
    expect(desk.summary.known.omni).to.equal('Busy');
    expect(desk.writes()).to.deep.equal(['omni Busy']);
  });

  it('a change within 1 s of a time-out crosses the command, which may still take effect', () => {
    const desk = shift().pureCloud('MEAL').at(10_500).omni('Lunch').after(1_000);
    expect(desk.reads()).to.deep.equal(['omni']);
  });

  for (const reason of ['network', 'timeout'] as const) {
    it(`a command that failed with ${reason} may have worked: its echo is no choice`, () => {
      const desk = shift({ dates: false }).omni('Lunch').after(2_000);
      desk.fail('pureCloud', { kind: 'permanent', reason }).after(2_000).pureCloud('BREAK');
      desk.pureCloud('AVAILABLE');
      expect(desk.summary.base.pureCloud).to.equal('BREAK');
    });
  }

  it('a command that failed otherwise did not: the same value is a choice', () => {
    const desk = shift({ dates: false }).omni('Lunch').after(2_000);
    desk.fail('pureCloud', { kind: 'permanent', reason: 'serverError' }).after(2_000);
    desk.pureCloud('BREAK').pureCloud('AVAILABLE');
    expect(desk.summary.base.pureCloud).to.equal('AVAILABLE');
  });
});

describe('sync: a command that was given up and takes effect after all', () => {
  /** The agent goes on queue and, 9 s later, to lunch; PureCloud has not answered to On Queue within 10 s. */
  function gaveUp(dates = true) {
    const desk = shift({ ...LUNCH, dates }).omni('Chat');
    const command = desk.inFlight('pureCloud');
    desk.at(9_000).omni('Lunch').at(10_000);
    expect(desk.writes()).to.deep.equal(['pureCloud ON_QUEUE', 'pureCloud AVAILABLE']);
    return { desk, command };
  }
  const LEFT = { omni: 'Lunch', pureCloud: 'AVAILABLE' };

  for (const dates of [true, false]) {
    it(`its late echo is no choice, ${dates ? 'with' : 'without'} a date`, () => {
      const { desk, command } = gaveUp(dates);
      desk.at(15_000).echo('pureCloud', command);
      expect(desk.summary.base).to.deep.equal(LEFT);
      expect(desk.summary.known.pureCloud).to.equal('ON_QUEUE');
      desk.answerTo(command).take('pureCloud');
      expect(desk.summary.known.pureCloud).to.equal('AVAILABLE');
    });
  }

  it('its late answer tells what the side took', () => {
    const { desk, command } = gaveUp();
    desk.at(15_000).answerTo(command, { date: 5_000 });
    expect(desk.summary.known.pureCloud).to.equal('ON_QUEUE');
    expect(desk.writes(), 'the newer command is still under way').to.deep.equal([]);
    desk.pureCloud('ON_QUEUE', { date: 5_000 });
    expect(desk.summary.base).to.deep.equal(LEFT);
  });

  it('the date of its late answer tells its echo from a choice', () => {
    const { desk, command } = gaveUp();
    desk.at(15_000).answerTo(command, { date: 5_000 }).take('pureCloud');
    desk.at(16_000).pureCloud('ON_QUEUE', { date: 90_000 });
    expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
  });

  it('its echo is waited for another 10 s, no longer', () => {
    for (const [time, base] of [
      [19_999, 'AVAILABLE'],
      [20_000, 'ON_QUEUE'],
    ] as const) {
      const { desk } = gaveUp();
      desk.take('pureCloud').at(time).pureCloud('ON_QUEUE');
      expect(desk.summary.base.pureCloud, `at ${time} ms`).to.equal(base);
    }
  });

  it('after its late answer its echo is waited for as long again', () => {
    for (const [time, base] of [
      [24_999, 'AVAILABLE'],
      [25_000, 'ON_QUEUE'],
    ] as const) {
      const { desk, command } = gaveUp(false);
      desk.at(15_000).answerTo(command).take('pureCloud').at(time).pureCloud('ON_QUEUE');
      expect(desk.summary.base.pureCloud, `at ${time} ms`).to.equal(base);
    }
  });

  it('its late answer ends the retry', () => {
    const desk = shift(LUNCH).omni('Chat');
    const command = desk.inFlight('pureCloud');
    desk.at(10_500).answerTo(command);
    expect(desk.summary.known.pureCloud).to.equal('ON_QUEUE');
    expect(desk.after(30_000).writes()).to.deep.equal(['pureCloud ON_QUEUE']);
  });

  it('its answer is taken for 20 s, also when the agent was told that it failed', () => {
    for (const [time, known] of [
      [56_999, 'ON_QUEUE'],
      [57_000, 'MEAL'],
    ] as const) {
      const desk = shift(LUNCH).omni('Chat').at(37_000);
      const last = desk.inFlight('pureCloud');
      desk.at(time).answerTo(last);
      expect(desk.summary.known.pureCloud, `at ${time} ms`).to.equal(known);
    }
  });

  it('once the agent was told that it failed, the same value is a choice', () => {
    const desk = shift(LUNCH).omni('Chat').at(47_000);
    expect(desk.refusal('pureCloud')).to.equal('timeout');
    desk.at(48_000).pureCloud('ON_QUEUE');
    expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
  });
});
