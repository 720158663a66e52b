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
    expect(desk.writes()).to.deep.equal(['pureCloud AVAILABLE', 'omni Chat']);
  });

  it('and no choice where it was set before our write', () => {
    const desk = shift().omni('Lunch').pureCloud('ON_QUEUE', { date: 4_999 });
    desk.answer('pureCloud', { date: 5_000 });
    expect(desk.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'AVAILABLE' });
    expect(desk.summary.known.pureCloud).to.equal('AVAILABLE');
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
