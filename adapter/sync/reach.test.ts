import { expect } from 'chai';
import { shift } from './testing/shift.js';

const LUNCH = { omni: 'Lunch', pureCloud: 'MEAL' } as const;
const MINUTE = 60_000;

describe('sync: a side that cannot be reached', () => {
  for (const side of ['omni', 'pureCloud'] as const) {
    for (const reason of ['connection', 'duplicateLogin', 'maintenance', 'bridgeSilent'] as const) {
      it(`${side} lost (${reason}): no rule fires, nothing is written because of it`, () => {
        const desk = shift().lose(side, reason);
        expect(desk.writes()).to.deep.equal([]);
        expect(desk.summary.unreachable).to.deep.equal([side]);
        expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
      });
    }
  }

  it('gets no command while it is lost, and its target when it is back', () => {
    const desk = shift().lose('pureCloud').omni('Lunch');
    expect(desk.after(MINUTE).writes()).to.deep.equal([]);
    expect(desk.summary.atRest).to.equal(true);
    desk.back('pureCloud');
    expect(desk.reads()).to.deep.equal(['pureCloud']);
    expect(desk.writes(), 'read first').to.deep.equal([]);
    desk.read('pureCloud');
    expect(desk.causes()).to.deep.equal(['pureCloud AVAILABLE: leavingMapped']);
    expect(desk.summary.unreachable).to.deep.equal([]);
  });

  it('does not keep the other side from being written', () => {
    const desk = shift().lose('omni').work('w1', 'accepted').choose('pureCloud', 'MEAL');
    expect(desk.writes()).to.deep.equal(['pureCloud MEAL']);
  });

  it('takes a retry down with it', () => {
    const desk = shift().omni('Lunch').stumble('pureCloud').lose('pureCloud');
    desk.writes();
    expect(desk.after(MINUTE).writes()).to.deep.equal([]);
    expect(desk.wakesAt).to.equal(null);
  });

  it('is waited for from its first loss, though it is told twice', () => {
    const desk = shift()
      .lose('omni')
      .after(3 * MINUTE)
      .lose('omni', 'maintenance');
    desk
      .after(2 * MINUTE + 1)
      .back('omni')
      .read('omni');
    desk.pureCloud('MEAL').rest();
    expect(desk.lose('omni').summary.unreachable).to.deep.equal(['omni']);
  });

  it('whatever it says shows that it is back: it is read, and what it said is taken after that', () => {
    const desk = shift().lose('omni').after(MINUTE).omni('Lunch');
    expect(desk.reads()).to.deep.equal(['omni']);
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.read('omni').writes()).to.deep.equal(['pureCloud AVAILABLE']);
  });

  it('word of its work shows it too', () => {
    const desk = shift().lose('omni').work('w1', 'accepted').read('omni');
    expect(desk.writes()).to.deep.equal(['pureCloud BUSY']);
    const cloud = shift().lose('pureCloud').interaction('c1', 'connected').read('pureCloud');
    expect(cloud.writes()).to.deep.equal(['omni Busy']);
    expect(shift().lose('pureCloud').routing('IDLE').reads()).to.deep.equal(['pureCloud']);
    expect(shift().lose('omni').workload(0).reads()).to.deep.equal(['omni']);
  });

  it('back though it was never lost asks nothing', () => {
    expect(shift().back('omni').reads()).to.deep.equal([]);
  });
});

describe('sync: the read of a side that is back', () => {
  const away = () => shift().lose('omni').after(MINUTE);

  it('finds it as it was: nothing happens', () => {
    const desk = away().back('omni').read('omni');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.atRest).to.equal(true);
  });

  it('finds another status: a change made while away', () => {
    const desk = away().unheard('omni', 'Lunch').back('omni').read('omni');
    const [command] = desk.commands();
    expect(command?.cause).to.deep.include({ rule: 'leavingMapped' });
    expect(command?.cause.event).to.deep.equal({ type: 'found', side: 'omni', status: 'Lunch' });
  });

  it('a choice of what we had commanded, heard while it is read, is told by its reason', () => {
    const desk = shift().interaction('c1', 'connected').lose('omni').after(1_000);
    desk.writes();
    desk.interaction('c1', 'ended').back('omni').omni('Busy', 'manual').read('omni');
    expect(desk.summary.base).to.deep.equal({ omni: 'Busy', pureCloud: 'AVAILABLE' });
    expect(desk.writes()).to.deep.equal(['pureCloud AVAILABLE']);
  });

  it('finds work that began or ended unseen', () => {
    const desk = shift().work('w1', 'accepted');
    desk.rest();
    desk.lose('omni').endUnheard().after(MINUTE).back('omni').read('omni');
    expect(desk.writes()).to.deep.equal(['pureCloud ON_QUEUE']);
  });

  it('finds an interaction that ended unseen', () => {
    const desk = shift().interaction('c1', 'connected');
    desk.rest();
    desk.lose('pureCloud').endUnheard().after(MINUTE).back('pureCloud').read('pureCloud');
    expect(desk.writes()).to.deep.equal(['omni Chat']);
  });

  it('does not bring back what ended within the last 2 s', () => {
    const desk = shift().lose('omni').lose('pureCloud').back('omni').back('pureCloud');
    desk.work('w1', 'accepted').interaction('c1', 'connected');
    const ended = shift().work('w1', 'closed').interaction('c1', 'ended').lose('omni');
    ended.lose('pureCloud').back('omni').back('pureCloud').after(1_999);
    ended.work('w1', 'accepted').interaction('c1', 'connected').read('omni').read('pureCloud');
    expect(ended.summary.holds).to.deep.equal({ salesforceWork: [], pureCloudWork: [] });
  });

  it('finds what we had commanded, unseen: no change', () => {
    const desk = shift().pureCloud('MEAL').lose('omni').after(30_000);
    desk.unheard('omni', 'Transition').back('omni').read('omni');
    expect(desk.summary.base).to.deep.equal({ omni: 'Transition', pureCloud: 'MEAL' });
    expect(desk.summary.known.omni).to.equal('Transition');
    expect(desk.writes()).to.deep.equal(['omni Transition']);
  });

  it('finds a status set before the command could arrive: the target is written again', () => {
    const desk = shift().pureCloud('MEAL').lose('omni').after(30_000).back('omni').read('omni');
    expect(desk.writes()).to.deep.equal(['omni Transition', 'omni Transition']);
  });

  it('finds a status that we commanded long ago, answered: a change', () => {
    const desk = shift().pureCloud('MEAL');
    desk.rest();
    desk.after(1_000).omni('Lunch').lose('omni').after(30_000);
    desk.unheard('omni', 'Transition').back('omni').read('omni');
    expect(desk.summary.base.omni).to.equal('Transition');
  });

  it('by its date, outdates what was kept', () => {
    const desk = shift(LUNCH).lose('pureCloud').back('pureCloud');
    desk.pureCloud('BREAK', { date: 4_000 }).unheard('pureCloud', 'AWAY');
    desk.read('pureCloud', { date: 5_000 });
    expect(desk.summary.known.pureCloud).to.equal('AWAY');
    desk.pureCloud('TRAINING', { date: 4_500 });
    expect(desk.summary.known.pureCloud).to.equal('AWAY');
  });

  it('and what is newer than it counts', () => {
    const desk = shift(LUNCH).lose('pureCloud').back('pureCloud');
    desk.pureCloud('ON_QUEUE', { date: 6_000 }).unheard('pureCloud', 'AWAY');
    desk.read('pureCloud', { date: 5_000 });
    expect(desk.writes()).to.deep.equal(['omni Chat']);
    expect(desk.summary.known.pureCloud).to.equal('ON_QUEUE');
  });

  it('events up to the one that the read tells of are not taken again', () => {
    const desk = shift(LUNCH).lose('omni').back('omni');
    desk.omni('Chat').omni('Lunch').read('omni');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.known.omni).to.equal('Lunch');
  });

  it('an event that the read does not know of yet is taken after it', () => {
    const desk = shift(LUNCH).lose('omni').back('omni').omni('Chat').unheard('omni', 'Lunch');
    expect(desk.read('omni').writes()).to.deep.equal(['pureCloud ON_QUEUE']);
  });

  it('shows an off-queue request that PureCloud holds back', () => {
    const desk = shift().lose('pureCloud').back('pureCloud').read('pureCloud', { future: 'MEAL' });
    expect(desk.summary.pending).to.deep.equal(['pureCloud']);
    expect(desk.pureCloud('MEAL').writes()).to.deep.equal(['omni Transition']);
  });

  it('knows such a request as ours where we asked for it', () => {
    const desk = shift().omni('Lunch').lose('pureCloud').back('pureCloud');
    desk.read('pureCloud', { future: 'AVAILABLE' });
    expect(desk.writes()).to.deep.equal(['pureCloud AVAILABLE']);
    desk.after(MINUTE).pureCloud('AVAILABLE');
    expect(desk.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'AVAILABLE' });
  });

  it('shows that such a request is gone', () => {
    const desk = shift().pureCloud('ON_QUEUE', { future: 'MEAL' }).lose('pureCloud');
    desk.back('pureCloud').read('pureCloud', { future: 'ON_QUEUE' });
    expect(desk.summary.pending).to.deep.equal([]);
  });

  it('that fails is probed again after 5 s, doubling to 60 s, for as long as it takes', () => {
    const desk = away().back('omni');
    const waits: number[] = [];
    for (let probe = 0; probe < 6; probe += 1) {
      const since = desk.failRead('omni').now;
      desk.at(desk.wakesAt ?? since);
      waits.push((desk.now - since) / 1_000);
      expect(desk.summary.unreachable).to.deep.equal(['omni']);
    }
    expect(waits).to.deep.equal([5, 10, 20, 40, 60, 60]);
    expect(desk.read('omni').summary.unreachable).to.deep.equal([]);
  });

  it('that is not answered has failed after 10 s', () => {
    const desk = away().back('omni');
    desk.reads();
    expect(desk.after(14_999).reads()).to.deep.equal([]);
    expect(desk.after(1).reads()).to.deep.equal(['omni']);
  });

  it('a new loss forgets how often it failed', () => {
    const desk = away().back('omni').failRead('omni').lose('omni').back('omni').failRead('omni');
    expect(desk.wakesAt).to.equal(desk.now + 5_000);
  });

  it('an answer that comes after a new loss is not taken', () => {
    const desk = away().back('omni');
    const { id } = desk.readInFlight('omni');
    desk.lose('omni');
    desk.hear({
      type: 'read',
      command: id,
      ok: true,
      reading: { side: 'omni', status: 'Lunch', work: [] },
    });
    expect(desk.summary.unreachable).to.deep.equal(['omni']);
  });
});

describe('sync: probes of a lost side', () => {
  it('are no unrest', () => {
    const desk = shift().lose('omni').back('omni').failRead('omni');
    expect(desk.summary.atRest).to.equal(true);
  });

  it('kept events of an earlier return are not taken after a later one', () => {
    const desk = shift(LUNCH).lose('omni').back('omni').omni('Chat');
    desk.lose('omni').unheard('omni', 'Lunch').back('omni').read('omni');
    expect(desk.writes()).to.deep.equal([]);
  });
});
