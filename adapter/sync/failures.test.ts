import { expect } from 'chai';
import { LEAVING_MAPPED, PAIR, VERSION_1, whileIn, whileWork } from './testing/definitions.js';
import { shift } from './testing/shift.js';

const LUNCH = { omni: 'Lunch', pureCloud: 'MEAL' } as const;

/** A command that sets PureCloud to T1 is in flight. */
const leaving = () => shift().omni('Lunch');

describe('sync: a transient failure', () => {
  it('is tried again after 1, 2 and 4 s, then it is a refusal', () => {
    const desk = leaving();
    expect(desk.commands().map(({ attempt }) => attempt)).to.deep.equal([1]);
    for (const [retry, delay] of [1_000, 2_000, 4_000].entries()) {
      desk.stumble('pureCloud').after(delay - 1);
      expect(desk.writes(), `before retry ${retry + 1}`).to.deep.equal([]);
      expect(desk.summary.refused).to.deep.equal([]);
      expect(desk.summary.atRest).to.equal(false);
      desk.after(1);
      expect(desk.commands().map(({ attempt }) => attempt)).to.deep.equal([retry + 2]);
    }
    desk.stumble('pureCloud').after(60_000);
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.refused).to.deep.equal(['pureCloud']);
    expect(desk.refusal('pureCloud')).to.equal('serverError');
    expect(desk.summary.atRest).to.equal(true);
  });

  it('waits as long as Retry-After asks, where that is longer', () => {
    const desk = leaving().stumble('pureCloud', 30);
    desk.writes();
    expect(desk.after(29_999).writes()).to.deep.equal([]);
    expect(desk.after(1).writes()).to.deep.equal(['pureCloud AVAILABLE']);
  });

  it('waits its own time where Retry-After asks for less', () => {
    const desk = leaving().stumble('pureCloud', 0.5);
    desk.writes();
    expect(desk.after(999).writes()).to.deep.equal([]);
    expect(desk.after(1).writes()).to.deep.equal(['pureCloud AVAILABLE']);
  });

  it('keeps the cause over its retries', () => {
    const desk = leaving().stumble('pureCloud').after(1_000);
    expect(desk.causes()).to.deep.equal([
      'pureCloud AVAILABLE: leavingMapped',
      'pureCloud AVAILABLE: leavingMapped',
    ]);
  });

  it('a newer target replaces the retry, and has its own three', () => {
    const desk = leaving().stumble('pureCloud').after(500).omni('Chat').pureCloud('BREAK');
    desk.omni('Training').pureCloud('MEAL').omni('Chat');
    expect(desk.summary.target.pureCloud).to.equal('ON_QUEUE');
    expect(desk.commands().at(-1)).to.deep.include({ status: 'ON_QUEUE', attempt: 1 });
  });

  it('a target that is there by now ends the retry', () => {
    const desk = leaving().stumble('pureCloud').after(500).pureCloud('AVAILABLE');
    desk.writes();
    expect(desk.after(60_000).writes()).to.deep.equal([]);
    expect(desk.summary.atRest).to.equal(true);
  });

  it('a success in the end leaves nothing behind', () => {
    const desk = leaving().stumble('pureCloud').after(1_000).take('pureCloud');
    expect(desk.summary.refused).to.deep.equal([]);
    expect(desk.summary.atRest).to.equal(true);
    expect(desk.summary.known.pureCloud).to.equal('AVAILABLE');
  });

  it('of a value that is no longer wanted has no consequence', () => {
    const desk = leaving().after(2_000).omni('Chat').stumble('pureCloud');
    desk.writes();
    expect(desk.after(60_000).writes()).to.deep.equal([]);
    expect(desk.summary.atRest).to.equal(true);
  });

  it('the retry wakes the engine in time', () => {
    const desk = leaving().stumble('pureCloud');
    expect(desk.wakesAt).to.equal(1_000);
  });

  it('a network failure may have worked: its echo is still known', () => {
    const desk = shift({ dates: false }).omni('Lunch');
    desk.fail('pureCloud', { kind: 'transient', reason: 'network' });
    desk.after(300).pureCloud('AVAILABLE');
    expect(desk.summary.base.pureCloud).to.equal('AVAILABLE');
    desk.after(60_000);
    expect(desk.writes()).to.deep.equal(['pureCloud AVAILABLE']);
    expect(desk.reads(), 'an echo, no crossing').to.deep.equal([]);
  });

  it('what the product said No to has no echo: the same value is somebody’s choice', () => {
    const desk = shift({ dates: false }).omni('Lunch').refuse('pureCloud').after(2_000);
    desk.writes();
    desk.pureCloud('MEAL').after(2_000).pureCloud('AVAILABLE');
    expect(desk.summary.base.pureCloud).to.equal('AVAILABLE');
    expect(desk.summary.known.pureCloud).to.equal('AVAILABLE');
  });
});

describe('sync: a command that is not answered', () => {
  it('has failed after 10 s, and is tried again 1 s later', () => {
    const desk = leaving();
    desk.writes();
    expect(desk.wakesAt).to.equal(10_000);
    expect(desk.at(10_999).writes()).to.deep.equal([]);
    expect(desk.at(11_000).commands()).to.have.lengthOf(1);
  });

  it('is still waited for at 9.999 s', () => {
    const desk = leaving();
    desk.at(9_999).hear({ type: 'wake' });
    expect(desk.summary.atRest).to.equal(false);
    desk.answer('pureCloud').after(20_000);
    expect(desk.writes()).to.deep.equal(['pureCloud AVAILABLE']);
  });

  it('an answer after that still tells what the side took, and ends the retry', () => {
    const desk = shift().omni('Lunch');
    const command = desk.inFlight('pureCloud');
    desk.at(9_000).omni('Training');
    desk.at(9_999).answerTo(command);
    expect(desk.summary.known.pureCloud).to.equal('AVAILABLE');
    expect(desk.after(20_000).writes()).to.deep.equal(['pureCloud AVAILABLE']);
  });

  it('a refusal after that has no consequence: the retry decides', () => {
    const desk = leaving();
    const first = desk.inFlight('pureCloud');
    desk.at(11_000);
    expect(desk.inFlight('pureCloud').id).to.not.equal(first.id);
    desk.fail('pureCloud', { kind: 'permanent', reason: 'refused' }, first);
    expect(desk.summary.refused).to.deep.equal([]);
    desk.take('pureCloud');
    expect(desk.summary.atRest).to.equal(true);
  });

  it('told in the end in words: a time-out', () => {
    const desk = leaving().at(60_000);
    expect(desk.commands()).to.have.lengthOf(4);
    expect(desk.refusal('pureCloud')).to.equal('timeout');
  });
});

describe('sync: a permanent refusal', () => {
  it('is not retried, and marks the side', () => {
    const desk = leaving().fail('pureCloud', { kind: 'permanent', reason: 'notPermitted' });
    desk.writes();
    expect(desk.summary.refused).to.deep.equal(['pureCloud']);
    expect(desk.refusal('pureCloud')).to.equal('notPermitted');
    expect(desk.after(60_000).writes()).to.deep.equal([]);
    expect(desk.summary.atRest).to.equal(true);
  });

  it('an answer with another status than the one asked for is one', () => {
    const desk = leaving().answer('pureCloud', { status: 'ON_QUEUE' });
    expect(desk.refusal('pureCloud')).to.equal('refused');
    desk.writes();
    expect(desk.after(60_000).writes()).to.deep.equal([]);
  });

  for (const [what, happens] of [
    ['a change on the same side', (desk: ReturnType<typeof shift>) => desk.pureCloud('AWAY')],
    ['a change on the other side', (desk: ReturnType<typeof shift>) => desk.omni('Training')],
    ['a start of Salesforce work', (desk: ReturnType<typeof shift>) => desk.work('w', 'accepted')],
    ['an interaction', (desk: ReturnType<typeof shift>) => desk.interaction('c', 'alerting')],
  ] as const) {
    it(`is forgotten with ${what}`, () => {
      const desk = leaving().refuse('pureCloud');
      expect(happens(desk.after(2_000)).summary.refused).to.deep.equal([]);
    });
  }

  it('is forgotten with the end of work', () => {
    const desk = shift().work('w1', 'accepted').refuse('pureCloud');
    expect(desk.summary.refused).to.deep.equal(['pureCloud']);
    expect(desk.work('w1', 'closed').summary.refused).to.deep.equal([]);
  });

  it('is forgotten with the ends that nobody heard of', () => {
    const work = shift().work('w1', 'accepted').omni('Lunch').refuse('pureCloud');
    expect(work.workload(0).summary.refused).to.deep.equal([]);
    const ended = shift().interaction('c1', 'connected').refuse('omni');
    expect(ended.interaction('c1', 'ended').summary.refused).to.deep.equal([]);
    const idle = shift().interaction('c1', 'afterCallWork').refuse('omni');
    expect(idle.routing('IDLE').summary.refused).to.deep.equal([]);
  });

  it('is not forgotten with a repeated word of work', () => {
    const desk = shift().interaction('c1', 'connected').work('w1', 'accepted').refuse('omni');
    desk.interaction('c1', 'connected').interaction('c1', 'alerting').work('w1', 'accepted');
    expect(desk.summary.refused).to.deep.equal(['omni']);
  });

  it('is not forgotten with an event that changes nothing', () => {
    const desk = leaving().refuse('pureCloud').after(2_000).omni('Lunch').pureCloud('ON_QUEUE');
    desk.work('w9', 'closed').interaction('c9', 'ended').workload(0).routing('IDLE');
    expect(desk.summary.refused).to.deep.equal(['pureCloud']);
  });

  it('is tried again once forgotten, where it is still wanted', () => {
    const desk = leaving().refuse('pureCloud');
    desk.writes();
    expect(desk.after(2_000).omni('Training').writes()).to.deep.equal(['pureCloud AVAILABLE']);
  });

  it('of one value does not keep another from being sent; a success ends it', () => {
    const desk = shift().work('w1', 'accepted').refuse('pureCloud');
    desk.choose('pureCloud', 'MEAL');
    expect(desk.summary.refused).to.deep.equal([]);
    desk.take('pureCloud');
    expect(desk.summary.refused).to.deep.equal([]);
  });

  it('is forgotten when a command succeeds that nothing but time has caused', () => {
    const lost = whileIn('rule1', 'pureCloud', 'AWAY', {
      on: 'unreachable',
      side: 'omni',
      forSeconds: 60,
    });
    const desk = shift({ rules: [PAIR, lost] })
      .choose('pureCloud', 'MEAL')
      .refuse('pureCloud');
    desk.lose('omni').after(59_999);
    expect(desk.summary.refused).to.deep.equal(['pureCloud']);
    desk.after(1).take('pureCloud');
    expect(desk.summary.refused).to.deep.equal([]);
  });

  it('of a value that is no longer the target has no consequence', () => {
    const desk = leaving().after(2_000).omni('Chat').refuse('pureCloud');
    expect(desk.summary.refused).to.deep.equal([]);
    expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
  });

  it('of a value that the side shows by now has no consequence', () => {
    const desk = leaving().pureCloud('AVAILABLE', { date: 9_000 }).refuse('pureCloud');
    expect(desk.summary.refused).to.deep.equal([]);
    expect(desk.summary.atRest).to.equal(true);
  });

  it('of a status chosen in the product keeps the base, and waits for the next change', () => {
    const desk = leaving().refuse('pureCloud');
    expect(desk.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'AVAILABLE' });
  });
});

describe('sync: On Queue refused', () => {
  it('as the base: the agent must not look paired, so Omni-Channel goes to T2', () => {
    const desk = shift(LUNCH).omni('Chat').refuse('pureCloud');
    expect(desk.causes()).to.deep.equal([
      'pureCloud ON_QUEUE: mapped',
      'omni Transition: onQueueRefused',
    ]);
    expect(desk.summary.base).to.deep.equal({ omni: 'Transition', pureCloud: 'MEAL' });
    expect(desk.summary.refused).to.deep.equal(['pureCloud']);
  });

  it('leaves Omni-Channel unchanged where T2 is none', () => {
    const desk = shift({ ...LUNCH, rules: [PAIR, LEAVING_MAPPED] })
      .omni('Chat')
      .refuse('pureCloud');
    expect(desk.writes()).to.deep.equal(['pureCloud ON_QUEUE']);
    expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'MEAL' });
  });

  it('after the last retry is the same', () => {
    const desk = shift(LUNCH).omni('Chat');
    for (const delay of [1_000, 2_000, 4_000]) desk.stumble('pureCloud').after(delay);
    expect(desk.summary.base.omni).to.equal('Chat');
    desk.stumble('pureCloud');
    expect(desk.summary.base.omni).to.equal('Transition');
  });

  it('while a hold has covered it by now has no consequence', () => {
    const desk = shift(LUNCH).omni('Chat').after(2_000).work('w1', 'accepted').refuse('pureCloud');
    expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
    expect(desk.summary.refused).to.deep.equal([]);
  });

  it('does so for a choice in the panel as well', () => {
    const desk = shift(LUNCH).choose('pureCloud', 'ON_QUEUE').take('omni').refuse('pureCloud');
    expect(desk.summary.base).to.deep.equal({ omni: 'Transition', pureCloud: 'MEAL' });
  });

  it('T3 refused compensates nothing', () => {
    const desk = shift().work('w1', 'accepted').refuse('pureCloud');
    expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
    expect(desk.after(5_000).writes()).to.deep.equal(['pureCloud BUSY']);
  });

  it('another status refused compensates nothing on the other side', () => {
    const desk = leaving().refuse('pureCloud');
    expect(desk.writes()).to.deep.equal(['pureCloud AVAILABLE']);
  });
});

describe('sync: the mapped status refused', () => {
  it('keeps the base: the agent stays on queue, and the panel warns', () => {
    const desk = shift(LUNCH).pureCloud('ON_QUEUE').refuse('omni').after(60_000);
    expect(desk.writes()).to.deep.equal(['omni Chat']);
    expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
    expect(desk.summary.refused).to.deep.equal(['omni']);
  });

  it('T4 refused leaves Omni-Channel as it is until the work ends', () => {
    const desk = shift().interaction('c1', 'connected').refuse('omni').after(60_000);
    expect(desk.writes()).to.deep.equal(['omni Busy']);
    expect(desk.interaction('c1', 'ended').writes()).to.deep.equal([]);
  });

  it('a choice refused under a hold leaves what is known', () => {
    const rules = [...VERSION_1, whileWork('BUSY')];
    const desk = shift({ rules }).work('w1', 'accepted');
    desk.rest();
    desk.after(5_000).choose('pureCloud', 'MEAL').refuse('pureCloud');
    expect(desk.summary.base.pureCloud).to.equal('BUSY');
  });
});
