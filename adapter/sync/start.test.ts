import { expect } from 'chai';
import type { StartupAuthority } from './rules.js';
import { PAIR, VERSION_1, whileInteraction, whileWork } from './testing/definitions.js';
import { Shift, shift, type Beginning } from './testing/shift.js';

const CALL = [{ id: 'c1', is: 'connected', media: 'voice' }] as const;
const LUNCH = { omni: 'Lunch', pureCloud: 'MEAL' } as const;
const CASE = [{ id: 'w1', is: 'accepted', object: 'Case' }] as const;

/** The page has loaded and both sides have been read, without anything being carried out. */
const begin = (beginning: Beginning): Shift =>
  new Shift(beginning).start().read('omni').read('pureCloud');

describe('sync: the start without a memory', () => {
  it('reads both sides and writes nothing before both have answered', () => {
    const desk = new Shift({ startupAuthority: 'pureCloud', omni: 'Lunch' }).start();
    expect(desk.reads()).to.have.members(['omni', 'pureCloud']);
    expect(desk.summary.started).to.equal(false);
    desk.read('pureCloud');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.started).to.equal(false);
    desk.read('omni');
    expect(desk.writes()).to.deep.equal(['omni Chat']);
    expect(desk.summary.started).to.equal(true);
  });

  it('takes as base what is there', () => {
    const desk = begin({ omni: 'Lunch', pureCloud: 'BREAK' });
    expect(desk.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'BREAK' });
    expect(desk.writes()).to.deep.equal([]);
  });

  it('builds the holds', () => {
    const desk = begin({
      work: [...CASE, { id: 'w2', is: 'assigned' }],
      interactions: [
        { id: 'c1', is: 'connected', media: 'voice' },
        { id: 'c2', is: 'afterCallWork', media: 'chat' },
        { id: 'c3', is: 'alerting', media: 'voice' },
      ],
    });
    expect(desk.summary.holds).to.deep.equal({
      salesforceWork: ['w1'],
      pureCloudWork: ['c1', 'c2'],
    });
    expect(desk.writes()).to.deep.equal(['omni Busy', 'pureCloud BUSY']);
  });

  it('a side that shows its hold’s status has its partner’s pair as base', () => {
    const onCall = begin({ omni: 'Busy', pureCloud: 'ON_QUEUE', interactions: CALL });
    expect(onCall.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
    const onCase = begin({ omni: 'Chat', pureCloud: 'BUSY', work: CASE });
    expect(onCase.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
  });

  it('and what is there where its partner has no pair', () => {
    const desk = begin({ omni: 'Busy', pureCloud: 'MEAL', interactions: CALL });
    expect(desk.summary.base).to.deep.equal({ omni: 'Busy', pureCloud: 'MEAL' });
  });

  it('a hold covers nothing while the other side is missing: nobody knows yet what it would cover', () => {
    const desk = new Shift({ work: CASE }).start().read('omni').lose('omni').read('pureCloud');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.target.pureCloud).to.equal(null);
  });

  it('the status of a hold that is not in force is nothing but a status', () => {
    const desk = begin({ omni: 'Busy', pureCloud: 'ON_QUEUE' });
    expect(desk.summary.base).to.deep.equal({ omni: 'Busy', pureCloud: 'ON_QUEUE' });
  });

  it('another status under a hold is what is there', () => {
    const desk = begin({ omni: 'Lunch', pureCloud: 'ON_QUEUE', interactions: CALL });
    expect(desk.summary.base.omni).to.equal('Lunch');
  });

  it('a failed read is put again', () => {
    const desk = new Shift().start().read('omni').failRead('pureCloud');
    desk.reads();
    expect(desk.after(5_000).reads()).to.deep.equal(['pureCloud']);
    expect(desk.read('pureCloud').summary.started).to.equal(true);
  });

  it('events heard before a side’s read are kept and taken after it', () => {
    const desk = new Shift({ omni: 'Lunch', pureCloud: 'MEAL' }).start().read('omni');
    desk.pureCloud('ON_QUEUE', { date: 9_000 }).unheard('pureCloud', 'MEAL').read('pureCloud');
    expect(desk.writes()).to.deep.equal(['omni Chat']);
  });

  it('of a side that has been read, while the other has not, as well', () => {
    const desk = new Shift({ omni: 'Lunch', pureCloud: 'MEAL' }).start().read('omni').omni('Chat');
    expect(desk.summary.base.omni).to.equal(null);
    expect(desk.read('pureCloud').causes()).to.deep.equal(['pureCloud ON_QUEUE: mapped']);
  });

  it('a choice that was kept is none against work that began after it', () => {
    const desk = new Shift(LUNCH).start().read('omni').omni('Training');
    desk.interaction('c1', 'connected').endUnheard().read('pureCloud');
    expect(desk.writes()).to.deep.equal(['omni Busy']);
  });

  it('unless they equal what was read', () => {
    const desk = new Shift({ omni: 'Lunch', pureCloud: 'MEAL' }).start().omni('Chat').omni('Lunch');
    expect(desk.read('omni').read('pureCloud').writes()).to.deep.equal([]);
    expect(desk.summary.base.omni).to.equal('Lunch');
  });

  it('events before the start are nobody’s', () => {
    const desk = new Shift({ omni: 'Lunch' }).omni('Chat').work('w1', 'accepted');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.known.omni).to.equal(null);
    expect(desk.summary.started).to.equal(false);
    expect(desk.memory).to.equal(null);
  });

  it('a side lost before the start is read when it is back', () => {
    const desk = new Shift({ omni: 'Lunch', pureCloud: 'MEAL' }).lose('omni').start();
    expect(desk.reads()).to.deep.equal(['pureCloud']);
    desk.read('pureCloud').back('omni');
    desk.rest();
    expect(desk.summary.started).to.equal(true);
    expect(desk.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'MEAL' });
  });

  it('so is PureCloud, and nothing is asked of it before that', () => {
    const desk = new Shift({ omni: 'Lunch', pureCloud: 'MEAL' }).lose('pureCloud').start();
    expect(desk.reads()).to.deep.equal(['omni']);
    desk.read('omni').after(60_000);
    expect(desk.summary.unreachable).to.deep.equal(['pureCloud']);
    desk.back('pureCloud').rest();
    expect(desk.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'MEAL' });
  });

  it('what a read overtook and what comes after it cross, however long the other side takes', () => {
    const desk = new Shift({ pureCloud: 'MEAL' }).start().omni('Lunch').omni('Training');
    desk.unheard('omni', 'Lunch').read('omni').after(5_000).read('pureCloud');
    desk.reads();
    expect(desk.summary.known.omni).to.equal('Training');
    expect(desk.after(1_000).reads()).to.deep.equal(['omni']);
  });

  it('what a read overtook crosses nothing that is heard long after it', () => {
    const desk = new Shift({ pureCloud: 'MEAL' }).start().omni('Lunch').read('omni');
    desk.after(5_000).read('pureCloud').after(500).omni('Training').reads();
    expect(desk.after(2_000).reads()).to.deep.equal([]);
  });

  it('the newer event arrives before the start, the older after it: the read after them tells which it was', () => {
    const early = new Shift({ pureCloud: 'AVAILABLE' }).omni('Chat').after(100).start();
    early.omni('Transition').unheard('omni', 'Chat').read('omni').read('pureCloud');
    early.reads();
    expect(early.after(1_000).reads()).to.deep.equal(['omni']);
    early.rest();
    expect(early.summary.known).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
    const late = new Shift({ pureCloud: 'AVAILABLE' }).omni('Chat').after(100).start();
    late.read('omni').read('pureCloud').after(899).omni('Transition').unheard('omni', 'Chat');
    late.reads();
    expect(late.after(1_000).reads()).to.deep.equal(['omni']);
  });

  it('an event that a read contradicts is uncertain: the side is read once more', () => {
    const desk = new Shift(LUNCH).start().omni('Training').unheard('omni', 'Lunch').read('omni');
    desk.after(5_000).read('pureCloud');
    desk.reads();
    expect(desk.after(999).reads()).to.deep.equal([]);
    expect(desk.after(1).reads()).to.deep.equal(['omni']);
    expect(desk.read('omni').summary.base.omni).to.equal('Lunch');
    expect(desk.after(60_000).reads()).to.deep.equal([]);
  });

  it('so is one before the word that the read repeats', () => {
    const desk = new Shift(LUNCH).start().omni('Training').omni('Lunch').read('omni');
    desk.reads();
    expect(desk.after(3_000).reads()).to.not.include('omni');
    desk.unheard('omni', 'Training').read('pureCloud');
    expect(desk.reads()).to.deep.equal(['omni']);
    expect(desk.read('omni').summary.base.omni).to.equal('Training');
  });

  it('work and interactions that ended before the start do not come back after it', () => {
    const desk = new Shift(LUNCH).work('w1', 'closed').interaction('c1', 'ended').after(100);
    desk.start().work('w1', 'accepted').interaction('c1', 'connected').endUnheard();
    desk.read('omni').read('pureCloud');
    expect(desk.summary.holds).to.deep.equal({ salesforceWork: [], pureCloudWork: [] });
  });

  it('so is one of PureCloud without a date', () => {
    const desk = new Shift({ ...LUNCH, dates: false }).start().read('omni').pureCloud('BREAK');
    desk.unheard('pureCloud', 'MEAL').read('pureCloud').reads();
    expect(desk.after(1_000).reads()).to.deep.equal(['pureCloud']);
  });

  it('one that PureCloud dates is not', () => {
    const desk = new Shift(LUNCH).start().read('omni').pureCloud('BREAK', { date: 9_000 });
    desk.unheard('pureCloud', 'MEAL').read('pureCloud').reads();
    desk.after(100).pureCloud('AWAY', { date: null });
    expect(desk.after(5_000).reads()).to.deep.equal([]);
  });

  it('an event long before the start crosses nothing', () => {
    const desk = new Shift(LUNCH).omni('Lunch').after(1_000).start();
    desk.read('omni').read('pureCloud').omni('Training').reads();
    expect(desk.after(5_000).reads()).to.deep.equal([]);
  });

  it('a side lost and back before the start is read at the start', () => {
    const desk = new Shift().lose('omni').back('omni').start();
    expect(desk.reads()).to.have.members(['omni', 'pureCloud']);
  });

  it('a side lost during the start is waited for; the other is read again with it', () => {
    const desk = new Shift({ omni: 'Lunch', pureCloud: 'MEAL' }).start();
    desk.read('pureCloud').lose('omni').pureCloud('BREAK').after(60_000);
    expect(desk.summary.started).to.equal(false);
    desk.reads();
    desk.back('omni');
    expect(desk.reads()).to.have.members(['omni', 'pureCloud']);
    desk.rest();
    expect(desk.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'BREAK' });
  });

  it('both sides lost during the start: what the first said before is no sign that it is back', () => {
    const desk = new Shift({ omni: 'Lunch', pureCloud: 'MEAL' }).start();
    desk.read('omni').work('w1', 'closed').lose('omni').reads();
    desk.after(60_000).reads();
    desk.lose('pureCloud');
    expect(desk.reads()).to.deep.equal([]);
    expect(desk.after(300_000).reads()).to.deep.equal([]);
    desk.back('omni');
    expect(desk.reads()).to.deep.equal(['omni']);
  });

  it('while the other side is missing, what is heard is simply what is there', () => {
    const desk = new Shift({ omni: 'Lunch', pureCloud: 'MEAL' }).start().read('pureCloud');
    desk.pureCloud('AWAY', { date: 3_000 }).lose('omni');
    expect(desk.summary.known.pureCloud).to.equal('AWAY');
    desk.pureCloud('BREAK', { date: 4_000 }).pureCloud('MEAL', { date: 3_500 });
    expect(desk.summary.known.pureCloud).to.equal('BREAK');
    expect(desk.summary.base.pureCloud).to.equal(null);
  });
});

describe('sync: who decides at the start', () => {
  const outcome = (startupAuthority: StartupAuthority, omni: string, pureCloud: string) =>
    begin({ startupAuthority, omni, pureCloud }).writes();

  for (const [authority, omni, pureCloud, writes] of [
    ['pureCloud', 'Lunch', 'ON_QUEUE', ['omni Chat']],
    ['pureCloud', 'Offline', 'ON_QUEUE', ['omni Chat']],
    ['pureCloud', 'Chat', 'MEAL', ['omni Transition']],
    ['pureCloud', 'Lunch', 'MEAL', []],
    ['pureCloud', 'Chat', 'ON_QUEUE', []],
    ['omni', 'Chat', 'MEAL', ['pureCloud ON_QUEUE']],
    ['omni', 'Lunch', 'ON_QUEUE', ['pureCloud AVAILABLE']],
    ['omni', 'Lunch', 'MEAL', []],
    ['omni', 'Chat', 'ON_QUEUE', []],
    ['none', 'Lunch', 'ON_QUEUE', []],
    ['none', 'Chat', 'MEAL', []],
    ['ask', 'Lunch', 'ON_QUEUE', []],
    ['ask', 'Chat', 'MEAL', []],
  ] as const) {
    it(`${authority}: ${omni} and ${pureCloud} give ${writes[0] ?? 'nothing'}`, () => {
      expect(outcome(authority, omni, pureCloud)).to.deep.equal(writes);
    });
  }

  it('says so: the rule is start, and what it went by', () => {
    const desk = begin({ startupAuthority: 'pureCloud', omni: 'Lunch' });
    expect(desk.commands()[0]?.cause).to.deep.include({
      rule: 'start',
      event: { type: 'start', side: 'pureCloud', status: 'ON_QUEUE' },
    });
  });

  it('goes by the bases, not by the statuses shown', () => {
    const onCall = { omni: 'Busy', pureCloud: 'ON_QUEUE', interactions: CALL } as const;
    for (const startupAuthority of ['pureCloud', 'omni', 'ask'] as const) {
      const desk = begin({ ...onCall, startupAuthority });
      expect(desk.writes(), startupAuthority).to.deep.equal([]);
      expect(desk.summary.asking).to.equal(false);
      expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
    }
  });

  it('writes no transition status that is none', () => {
    const rules = [PAIR, whileWork('BUSY'), whileInteraction('Busy')];
    expect(begin({ rules, startupAuthority: 'pureCloud', pureCloud: 'MEAL' }).writes()).to.be.empty;
    expect(begin({ rules, startupAuthority: 'omni', omni: 'Lunch' }).writes()).to.be.empty;
  });

  it('after the start of none, the next change counts', () => {
    const desk = begin({ startupAuthority: 'none', omni: 'Chat', pureCloud: 'MEAL' });
    expect(desk.after(5_000).omni('Lunch').writes()).to.deep.equal(['pureCloud AVAILABLE']);
  });

  it('a start in the middle of a shift begins afresh', () => {
    const desk = shift({ rules: VERSION_1 }).work('w1', 'accepted');
    desk.rest();
    desk.endUnheard().start();
    desk.read('omni').read('pureCloud');
    expect(desk.summary.holds.salesforceWork).to.deep.equal([]);
    expect(desk.summary.base.pureCloud, 'what is there').to.equal('BUSY');
  });
});
