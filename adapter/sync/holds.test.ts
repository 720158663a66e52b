import { expect } from 'chai';
import {
  PAIR,
  LEAVING_MAPPED,
  VERSION_1,
  whileInteraction,
  whileWork,
} from './testing/definitions.js';
import { shift } from './testing/shift.js';

const ON_A_CALL = { interactions: [{ id: 'c1', is: 'connected', media: 'voice' }] } as const;

describe('sync: a hold covers the base', () => {
  it('setting T3 is not leaving On Queue, setting T4 is not leaving the mapped status', () => {
    const desk = shift().work('w1', 'accepted').interaction('c1', 'connected');
    expect(desk.rest()).to.have.members(['pureCloud BUSY', 'omni Busy']);
    expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
  });

  it('both holds may be in force at once and end independently', () => {
    const desk = shift().work('w1', 'accepted').interaction('c1', 'connected');
    desk.rest();
    expect(desk.after(5_000).work('w1', 'closed').rest()).to.deep.equal(['pureCloud ON_QUEUE']);
    expect(desk.summary.known.omni).to.equal('Busy');
    expect(desk.after(5_000).interaction('c1', 'ended').rest()).to.deep.equal(['omni Chat']);
  });

  it('covers Lunch as well as the mapped status', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).interaction('c1', 'connected');
    expect(desk.rest()).to.deep.equal(['omni Busy']);
    expect(desk.after(5_000).interaction('c1', 'ended').rest()).to.deep.equal(['omni Lunch']);
  });

  it('never covers Offline, on neither side', () => {
    const desk = shift({ omni: 'Offline', pureCloud: 'OFFLINE' });
    desk.work('w1', 'accepted').interaction('c1', 'connected');
    expect(desk.writes()).to.deep.equal([]);
  });

  it('T3 that is On Queue covers nothing: a hold never raises availability', () => {
    const rules = [PAIR, whileWork('ON_QUEUE')];
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL', rules }).work('w1', 'accepted');
    expect(desk.writes()).to.deep.equal([]);
  });

  it('T4 that is the mapped status covers nothing', () => {
    const rules = [PAIR, whileInteraction('Chat')];
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL', rules }).interaction('c1', 'connected');
    expect(desk.writes()).to.deep.equal([]);
  });

  it('T3 and T4 that are none do nothing', () => {
    const desk = shift({ rules: VERSION_1.slice(0, 3) });
    desk.work('w1', 'accepted').interaction('c1', 'connected');
    expect(desk.writes()).to.deep.equal([]);
  });

  it('a base that a rule changes under a hold is taken back to when it ends', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).interaction('c1', 'connected');
    desk.rest();
    desk.after(5_000).pureCloud('ON_QUEUE');
    expect(desk.rest(), 'T4 stays').to.deep.equal([]);
    desk.after(5_000).interaction('c1', 'ended');
    expect(desk.causes()).to.deep.equal(['omni Chat: pureCloudWork ended']);
  });
});

describe('sync: the agent’s own choice under a hold', () => {
  it('is never fought', () => {
    const desk = shift().interaction('c1', 'connected');
    desk.rest();
    desk.after(5_000).omni('Lunch');
    expect(desk.causes()).to.deep.equal(['pureCloud AVAILABLE: leavingMapped']);
    expect(desk.summary.target.omni).to.equal('Lunch');
    desk.rest();
    expect(desk.after(20_000).interaction('c2', 'connected').writes()).to.deep.equal([]);
  });

  it('stays after the hold', () => {
    const desk = shift().interaction('c1', 'connected');
    desk.rest();
    desk.after(5_000).omni('Lunch').rest();
    expect(desk.after(5_000).interaction('c1', 'ended').rest()).to.deep.equal([]);
  });

  it('ends with the hold: the next one covers again', () => {
    const desk = shift().interaction('c1', 'connected');
    desk.rest();
    desk.after(5_000).omni('Lunch').rest();
    desk.after(5_000).interaction('c1', 'ended').rest();
    expect(desk.after(5_000).interaction('c2', 'connected').rest()).to.deep.equal(['omni Busy']);
  });

  it('on the side of Salesforce work likewise', () => {
    const desk = shift().work('w1', 'accepted');
    desk.rest();
    desk.after(5_000).pureCloud('MEAL');
    expect(desk.causes()).to.deep.equal(['omni Transition: leavingOnQueue']);
    expect(desk.summary.target.pureCloud).to.equal('MEAL');
  });

  it('of T4 itself is a change of the base without an override', () => {
    const desk = shift({ ...ON_A_CALL, omni: 'Busy', pureCloud: 'ON_QUEUE' });
    expect(desk.summary.base.omni).to.equal('Chat');
    desk.after(1_500).omni('Training').after(1_500).omni('Busy', 'supervisor');
    desk.rest();
    expect(desk.summary.base.omni).to.equal('Busy');
    desk.after(20_000).pureCloud('MEAL').rest();
    desk.after(20_000).pureCloud('ON_QUEUE').rest();
    expect(desk.summary.base.omni).to.equal('Chat');
    expect(desk.summary.known.omni, 'covered again').to.equal('Busy');
  });

  it('is superseded by a rule that writes the base: the newer choice', () => {
    const desk = shift().interaction('c1', 'connected');
    desk.rest();
    desk.after(5_000).omni('Lunch').rest();
    desk.after(20_000).pureCloud('ON_QUEUE');
    expect(desk.writes(), 'the base is Chat, covered by T4').to.deep.equal(['omni Busy']);
    expect(desk.summary.base.omni).to.equal('Chat');
  });

  it('chosen before the hold began is no choice under it', () => {
    const desk = shift().omni('Lunch');
    desk.rest();
    expect(desk.after(20_000).interaction('c1', 'connected').rest()).to.deep.equal(['omni Busy']);
  });

  it('a supervisor’s counts as well', () => {
    const desk = shift().interaction('c1', 'connected');
    desk.rest();
    desk.after(5_000).omni('Lunch', 'supervisor');
    expect(desk.summary.target.omni).to.equal('Lunch');
  });

  it('another automation’s does not: the base follows, the hold stays', () => {
    const desk = shift().interaction('c1', 'connected');
    desk.rest();
    desk.after(20_000).omni('Training', 'toolkit');
    expect(desk.causes()).to.deep.equal([
      'omni Busy: pureCloudWork',
      'pureCloud AVAILABLE: leavingMapped',
    ]);
    expect(desk.summary.base.omni).to.equal('Training');
  });
});

describe('sync: a push time-out or a decline', () => {
  for (const reason of ['pushTimeout', 'decline'] as const) {
    it(`${reason} while T4 covers the base chooses nothing: T4 is written back`, () => {
      const desk = shift().interaction('c1', 'connected');
      desk.rest();
      desk.after(5_000).omni('Training', reason);
      expect(desk.causes()).to.deep.equal(['omni Busy: pureCloudWork']);
      expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
      desk.rest();
      expect(desk.after(20_000).interaction('c1', 'ended').rest()).to.deep.equal(['omni Chat']);
    });

    it(`${reason} without a hold is a change`, () => {
      const desk = shift().omni('Training', reason);
      expect(desk.summary.base).to.deep.equal({ omni: 'Training', pureCloud: 'AVAILABLE' });
    });

    it(`${reason} under a hold that the agent has overridden is a change`, () => {
      const desk = shift().interaction('c1', 'connected');
      desk.rest();
      desk.after(5_000).omni('Other', 'manual').rest();
      desk.after(20_000).omni('Training', reason);
      expect(desk.summary.base.omni).to.equal('Training');
      expect(desk.rest()).to.deep.equal([]);
    });
  }

  it('under a hold that covers nothing is a change', () => {
    const rules = [PAIR, LEAVING_MAPPED, whileInteraction('Chat')];
    const desk = shift({ rules }).interaction('c1', 'connected').omni('Training', 'pushTimeout');
    expect(desk.summary.base).to.deep.equal({ omni: 'Training', pureCloud: 'AVAILABLE' });
  });
});
