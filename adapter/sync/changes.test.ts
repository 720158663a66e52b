import { expect } from 'chai';
import { LEAVING_MAPPED, LEAVING_ON_QUEUE, PAIR } from './testing/definitions.js';
import { shift } from './testing/shift.js';

describe('sync: what a status change does to the other side', () => {
  it('the mapped status puts PureCloud on queue', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).omni('Chat');
    expect(desk.causes()).to.deep.equal(['pureCloud ON_QUEUE: mapped']);
    expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
  });

  it('On Queue sets Omni-Channel to the mapped status', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).pureCloud('ON_QUEUE');
    expect(desk.causes()).to.deep.equal(['omni Chat: mapped']);
  });

  it('leaving the mapped status gives PureCloud T1', () => {
    expect(shift().omni('Lunch').causes()).to.deep.equal(['pureCloud AVAILABLE: leavingMapped']);
  });

  it('leaving On Queue gives Omni-Channel T2', () => {
    expect(shift().pureCloud('MEAL').causes()).to.deep.equal(['omni Transition: leavingOnQueue']);
  });

  it('logging out of Omni-Channel leaves the mapped status', () => {
    expect(shift().omni('Offline').causes()).to.deep.equal(['pureCloud AVAILABLE: leavingMapped']);
  });

  it('PureCloud OFFLINE leaves On Queue', () => {
    expect(shift().pureCloud('OFFLINE').causes()).to.deep.equal([
      'omni Transition: leavingOnQueue',
    ]);
  });

  for (const reason of ['manual', 'supervisor', 'login', 'pushTimeout', 'decline'] as const) {
    it(`a change with the reason ${reason} follows the rules`, () => {
      expect(shift().omni('Lunch', reason).writes()).to.deep.equal(['pureCloud AVAILABLE']);
    });
  }

  it('T1 that is none leaves PureCloud alone', () => {
    const desk = shift({ rules: [PAIR, LEAVING_ON_QUEUE] }).omni('Lunch');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'ON_QUEUE' });
  });

  it('T2 that is none leaves Omni-Channel alone', () => {
    const desk = shift({ rules: [PAIR, LEAVING_MAPPED] }).pureCloud('MEAL');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'MEAL' });
  });

  it('a change between two statuses that no rule names changes nothing on the other side', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).omni('Training').pureCloud('BREAK');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.base).to.deep.equal({ omni: 'Training', pureCloud: 'BREAK' });
  });

  it('a transition status stays until the agent picks again', () => {
    const desk = shift().omni('Lunch');
    expect(desk.rest()).to.deep.equal(['pureCloud AVAILABLE']);
    desk.after(60_000).omni('Training');
    expect(desk.rest()).to.deep.equal([]);
    desk.after(5_000).omni('Chat');
    expect(desk.rest()).to.deep.equal(['pureCloud ON_QUEUE']);
  });

  it('the echo of a transition status is no change of its own', () => {
    const desk = shift().pureCloud('MEAL');
    expect(desk.rest()).to.deep.equal(['omni Transition']);
    expect(desk.summary.atRest).to.equal(true);
    expect(desk.summary.known).to.deep.equal({ omni: 'Transition', pureCloud: 'MEAL' });
  });

  it('a value that is there already is not written again', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'ON_QUEUE' }).omni('Chat');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.pureCloud('ON_QUEUE').writes()).to.deep.equal([]);
  });

  it('a command says where the side was, why, and when', () => {
    const [command] = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).at(250).omni('Chat').commands();
    expect(command).to.deep.include({ type: 'set', from: 'MEAL', attempt: 1 });
    expect(command?.cause).to.deep.equal({
      rule: 'mapped',
      event: { type: 'status', side: 'omni', status: 'Chat', reason: 'manual' },
      at: 1_800_000_000_250,
    });
  });

  it('commands are numbered, so that their answers can be told apart', () => {
    const desk = shift().omni('Lunch');
    const first = desk.inFlight('pureCloud').id;
    desk.rest();
    desk.after(20_000).omni('Chat');
    expect(desk.inFlight('pureCloud').id).to.be.greaterThan(first);
  });
});

describe('sync: changes that come together', () => {
  it('what changes while a command is in flight is sent once, as the newest target', () => {
    const desk = shift().omni('Lunch');
    expect(desk.writes()).to.deep.equal(['pureCloud AVAILABLE']);
    desk.after(1_500).omni('Chat').after(1_500).omni('Lunch').after(1_500).omni('Chat');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.take('pureCloud').writes()).to.deep.equal(['pureCloud ON_QUEUE']);
  });

  it('a target that came back to what is being written needs no second command', () => {
    const desk = shift().omni('Lunch');
    desk.writes();
    desk.after(1_500).omni('Chat').after(1_500).omni('Lunch');
    expect(desk.take('pureCloud').writes()).to.deep.equal([]);
  });

  it('the order of changes on two sides is the order of their events', () => {
    const omniFirst = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).omni('Chat').pureCloud('BREAK');
    expect(omniFirst.summary.base).to.deep.equal({ omni: 'Transition', pureCloud: 'BREAK' });
    const cloudFirst = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).pureCloud('BREAK').omni('Chat');
    expect(cloudFirst.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
  });

  it('both sides can be written at once', () => {
    const desk = shift().choose('omni', 'Lunch');
    expect(desk.writes()).to.deep.equal(['omni Lunch', 'pureCloud AVAILABLE']);
  });
});

describe('sync: a choice in the panel', () => {
  it('is a change at once: the rules apply, and the write to its own side bears the rule choice', () => {
    const desk = shift().choose('pureCloud', 'MEAL');
    expect(desk.causes()).to.deep.equal([
      'omni Transition: leavingOnQueue',
      'pureCloud MEAL: choice',
    ]);
  });

  it('of what is there already writes nothing', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).choose('omni', 'Lunch');
    expect(desk.writes()).to.deep.equal([]);
  });

  it('becomes what is known when it is refused', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).choose('pureCloud', 'BREAK');
    desk.refuse('pureCloud');
    expect(desk.summary.base.pureCloud).to.equal('MEAL');
    expect(desk.summary.refused).to.deep.equal(['pureCloud']);
    desk.after(20_000).omni('Training');
    expect(desk.writes(), 'nobody tries it again').to.deep.equal(['pureCloud BREAK']);
  });

  it('that is refused on its partner’s side keeps that base: M refused, PureCloud stays on queue', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).choose('pureCloud', 'ON_QUEUE');
    desk.take('pureCloud').refuse('omni');
    expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
    expect(desk.summary.refused).to.deep.equal(['omni']);
  });

  it('is not taken for a side that cannot be reached', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).lose('omni').choose('omni', 'Chat');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'MEAL' });
  });

  it('is not taken before the first event', () => {
    expect(shift({ omni: 'Lunch' }).choose('omni', 'Lunch').summary.atRest).to.equal(true);
  });
});
