import { expect } from 'chai';
import { shift } from './testing/shift.js';

/** A command that sets Omni-Channel to T2 is in flight. */
const leaving = (dates = true) => shift({ dates }).pureCloud('MEAL');

describe('sync: the echo of an Omni-Channel command', () => {
  it('bears the toolkit’s reason and the commanded value: no change', () => {
    const desk = leaving().echo('omni').answer('omni');
    expect(desk.summary.base).to.deep.equal({ omni: 'Transition', pureCloud: 'MEAL' });
    expect(desk.rest()).to.deep.equal(['omni Transition']);
    expect(desk.after(5_000).rest(), 'nor a read').to.deep.equal([]);
    expect(desk.reads()).to.deep.equal([]);
  });

  it('may come after the answer', () => {
    const desk = leaving().answer('omni').echo('omni', leaving().inFlight('omni'));
    desk.after(5_000);
    expect(desk.reads()).to.deep.equal([]);
    expect(desk.summary.base).to.deep.equal({ omni: 'Transition', pureCloud: 'MEAL' });
  });

  it('after the answer is waited for once as well: what could be a second one waits for a read', () => {
    const desk = leaving();
    const command = desk.inFlight('omni');
    desk.answer('omni').echo('omni', command).after(2_000).omni('Lunch').after(2_000);
    desk.omni('Transition', 'toolkit');
    expect(desk.summary.known.omni).to.equal('Lunch');
    expect(desk.after(1_000).reads()).to.deep.equal(['omni']);
  });

  it('without a reason (older orgs) is told by its value', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL', dates: false }).pureCloud('ON_QUEUE');
    desk.after(3_000).omni('Chat', null);
    expect(desk.summary.known.omni).to.equal('Chat');
    desk.answer('omni').after(3_000);
    desk.omni('Lunch', null);
    expect(desk.writes(), 'the one echo has been heard').to.deep.equal([
      'omni Chat',
      'pureCloud AVAILABLE',
    ]);
  });

  it('with the toolkit’s reason and another value is another automation: a change', () => {
    const desk = leaving();
    desk.writes();
    desk.after(3_000).omni('Training', 'toolkit');
    expect(desk.summary.base).to.deep.equal({ omni: 'Training', pureCloud: 'MEAL' });
    desk.after(20_000).omni('Chat', 'toolkit');
    expect(desk.writes()).to.deep.equal(['pureCloud ON_QUEUE']);
  });

  for (const reason of ['manual', 'supervisor', 'pushTimeout', 'decline', 'login'] as const) {
    it(`with the reason ${reason} is never one, even of a commanded value`, () => {
      // The command sets Chat; before its echo, somebody chooses Lunch and then Chat.
      const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).pureCloud('ON_QUEUE');
      desk.take('omni').after(2_000).omni('Lunch');
      desk.take('pureCloud').writes();
      desk.after(2_000).omni('Chat', reason);
      expect(desk.summary.base.omni).to.equal('Chat');
      expect(desk.writes()).to.deep.equal(['pureCloud ON_QUEUE']);
    });
  }

  it('is waited for 10 s: at 10 s the value is somebody’s choice', () => {
    for (const [wait, isEcho] of [
      [9_999, true],
      [10_000, false],
    ] as const) {
      const desk = leaving().answer('omni');
      desk.writes();
      desk.after(4_000).omni('Lunch');
      expect(desk.writes()).to.deep.equal([]);
      desk.at(wait).omni('Transition', 'toolkit');
      expect(desk.summary.base.omni, `after ${wait} ms`).to.equal(isEcho ? 'Lunch' : 'Transition');
    }
  });

  it('is waited for once: what could be a second one waits for a read', () => {
    const desk = leaving().take('omni').after(2_000).omni('Lunch').after(2_000);
    desk.writes();
    desk.omni('Transition', 'toolkit');
    expect(desk.summary.known.omni, 'not believed yet').to.equal('Lunch');
    expect(desk.reads()).to.deep.equal([]);
    desk.after(999);
    expect(desk.reads()).to.deep.equal([]);
    desk.after(1);
    expect(desk.reads()).to.deep.equal(['omni']);
    expect(desk.read('omni').writes(), 'a value that we commanded: the target again').to.deep.equal(
      ['omni Lunch'],
    );
    expect(desk.summary.base.omni).to.equal('Lunch');
  });

  it('a second echo after 10 s is a change', () => {
    const desk = leaving().take('omni').after(2_000).omni('Lunch');
    desk.at(10_000).omni('Transition', 'toolkit');
    expect(desk.summary.base.omni).to.equal('Transition');
  });

  it('of an older command than one already confirmed does not change the known status', () => {
    const desk = leaving();
    const older = desk.inFlight('omni');
    desk.answer('omni').after(200).pureCloud('ON_QUEUE');
    const newer = desk.inFlight('omni');
    expect(newer.status).to.equal('Chat');
    desk.echo('omni', newer).answer('omni').after(50).echo('omni', older);
    expect(desk.summary.known.omni).to.equal('Chat');
    expect(desk.writes()).to.deep.equal(['omni Transition', 'omni Chat']);
  });

  it('of an older command asks for a read, since it has no order of its own', () => {
    const desk = leaving();
    const older = desk.inFlight('omni');
    desk.answer('omni').after(200).pureCloud('ON_QUEUE').take('omni').after(5_000);
    desk.reads();
    desk.echo('omni', older).after(1_000);
    expect(desk.reads()).to.deep.equal(['omni']);
  });

  it('an event that carries the known status changes nothing, whoever made it', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'ON_QUEUE' });
    desk.omni('Lunch', 'supervisor').omni('Lunch').omni('Lunch', null).after(5_000);
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.reads()).to.deep.equal([]);
  });

  it('a repeated echo changes nothing and asks nothing', () => {
    const desk = leaving().take('omni').omni('Transition', 'toolkit').after(3_000);
    expect(desk.reads()).to.deep.equal([]);
    expect(desk.summary.base.omni).to.equal('Transition');
  });

  it('the repeated word of what was before, while a command is under way, asks for a read', () => {
    const desk = leaving().after(3_000).omni('Chat', 'manual');
    expect(desk.summary.base.omni).to.equal('Transition');
    desk.take('omni').after(1_000);
    expect(desk.reads()).to.deep.equal(['omni']);
  });

  it('the word of what the newest command sets asks nothing', () => {
    const desk = leaving().echo('omni').after(100).omni('Transition', 'toolkit').answer('omni');
    desk.after(3_000);
    expect(desk.reads()).to.deep.equal([]);
  });
});

describe('sync: the echo of a logout', () => {
  const loggingOut = () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).choose('omni', 'Offline');
    desk.writes();
    return desk;
  };

  for (const reason of [null, 'manual', 'toolkit', 'login'] as const) {
    it(`is its logout within 10 s, with the reason ${reason ?? 'none'}`, () => {
      const desk = loggingOut().omni('Offline', reason).answer('omni');
      expect(desk.summary.base.omni).to.equal('Offline');
      expect(desk.after(5_000).reads()).to.deep.equal([]);
    });
  }

  it('is none where the agent has come back since, and it is older than 10 s', () => {
    const desk = loggingOut().answer('omni').after(2_000).omni('Chat').after(1_000);
    desk.rest();
    desk.at(9_999).omni('Offline');
    expect(desk.summary.known.omni, 'the late echo of an older command').to.equal('Offline');
    expect(desk.summary.base.omni).to.equal('Chat');
    const late = loggingOut().answer('omni').after(2_000).omni('Chat');
    late.rest();
    late.at(10_000).omni('Offline');
    expect(late.summary.base.omni).to.equal('Offline');
  });

  it('a supervisor’s logout is never one', () => {
    const desk = loggingOut().take('omni').after(2_000).omni('Chat');
    desk.rest();
    desk.after(2_000).omni('Offline', 'supervisor');
    expect(desk.writes()).to.deep.equal(['pureCloud AVAILABLE']);
  });
});

describe('sync: the answer to an Omni-Channel command', () => {
  it('makes its value known, before any echo', () => {
    expect(leaving().answer('omni').summary.known.omni).to.equal('Transition');
  });

  it('is outdated where a change has been heard since the command was sent', () => {
    const desk = leaving().omni('Lunch').answer('omni');
    expect(desk.summary.known.omni).to.equal('Lunch');
  });

  it('is not where the change was before the command', () => {
    const desk = shift({ omni: 'Chat', pureCloud: 'ON_QUEUE' }).omni('Lunch').after(1);
    desk.pureCloud('BREAK').pureCloud('ON_QUEUE').answer('omni');
    expect(desk.summary.known.omni).to.equal('Chat');
  });

  it('is outdated where its own echo came before, and a change after that', () => {
    const desk = leaving().echo('omni').after(300).omni('Lunch').answer('omni');
    expect(desk.summary.known.omni).to.equal('Lunch');
    expect(desk.summary.base.omni).to.equal('Lunch');
  });

  it('is outdated where a newer command has been answered: given up, and late', () => {
    const desk = leaving();
    const first = desk.inFlight('omni');
    desk.after(10_000);
    desk.pureCloud('ON_QUEUE').after(1_000);
    const known = desk.summary.known.omni;
    desk.answerTo(first);
    expect(known).to.equal('Chat');
    expect(desk.summary.base.omni).to.equal('Chat');
  });

  it('to a command that nobody sent is no answer', () => {
    const desk = leaving();
    desk.hear({ type: 'answer', command: 9_999, ok: true });
    expect(desk.summary.known.omni).to.equal('Chat');
    expect(desk.summary.atRest).to.equal(false);
  });
});
