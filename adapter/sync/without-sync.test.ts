import { expect } from 'chai';
import { Shift, shift } from './testing/shift.js';

const off = (given = {}) => shift({ enabled: false, startupAuthority: 'ask', ...given });

describe('sync disabled', () => {
  it('writes nothing at the start, whatever disagrees, and asks nothing', () => {
    const desk = off({ omni: 'Lunch' });
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary).to.deep.include({ enabled: false, asking: false, started: true });
  });

  it('no authority decides anything', () => {
    for (const startupAuthority of ['pureCloud', 'omni'] as const) {
      const desk = new Shift({ enabled: false, startupAuthority, omni: 'Lunch' }).start();
      expect(desk.read('omni').read('pureCloud').writes()).to.deep.equal([]);
    }
  });

  it('writes nothing for changes, work and losses; the bases are what is there', () => {
    const desk = off().omni('Lunch').pureCloud('MEAL').work('w1', 'accepted');
    desk.interaction('c1', 'connected').lose('omni').back('omni').rest();
    desk.after(600_000).lose('pureCloud').after(600_000).back('pureCloud').read('pureCloud');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'MEAL' });
    expect(desk.summary.target).to.deep.equal(desk.summary.known);
    expect(desk.summary.asking).to.equal(false);
  });

  it('knows the agent’s work all the same', () => {
    const desk = off().work('w1', 'accepted').interaction('c1', 'connected');
    expect(desk.summary.holds).to.deep.equal({ salesforceWork: ['w1'], pureCloudWork: ['c1'] });
  });

  it('a choice in the panel is carried out, and nothing else', () => {
    const desk = off().choose('pureCloud', 'MEAL');
    expect(desk.causes()).to.deep.equal(['pureCloud MEAL: choice']);
    desk.take('pureCloud');
    expect(desk.summary.atRest).to.equal(true);
    desk.after(60_000).pureCloud('BREAK');
    expect(desk.writes(), 'the next choice in PureCloud is not fought').to.deep.equal([]);
    expect(desk.summary.base.pureCloud).to.equal('BREAK');
  });

  it('a choice during work is carried out, too', () => {
    const desk = off().work('w1', 'accepted').choose('pureCloud', 'MEAL');
    expect(desk.writes()).to.deep.equal(['pureCloud MEAL']);
    expect(
      off({ duringHold: 'queue' }).work('w1', 'accepted').choose('pureCloud', 'MEAL').writes(),
    ).to.have.lengthOf(1);
  });

  it('a choice that is refused becomes what is known', () => {
    const desk = off().choose('pureCloud', 'MEAL').refuse('pureCloud');
    expect(desk.summary.base.pureCloud).to.equal('ON_QUEUE');
    desk.writes();
    desk.after(5_000).omni('Lunch');
    expect(desk.writes()).to.deep.equal([]);
  });

  it('On Queue refused compensates nothing', () => {
    const desk = off({ pureCloud: 'MEAL' }).choose('pureCloud', 'ON_QUEUE').refuse('pureCloud');
    expect(desk.writes()).to.deep.equal(['pureCloud ON_QUEUE']);
    expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'MEAL' });
  });

  it('a transient failure of a choice is tried again', () => {
    const desk = off().choose('pureCloud', 'MEAL').stumble('pureCloud');
    expect(desk.after(1_000).writes()).to.have.lengthOf(2);
  });

  it('an override and a waiting choice of before are forgotten', () => {
    const desk = shift().interaction('c1', 'connected');
    desk.rest();
    desk.after(5_000).omni('Lunch').rest();
    const page = desk.after(5_000).refresh(500, { enabled: false }).start();
    page.read('omni').read('pureCloud');
    expect(page.memory?.override).to.deep.equal({ omni: false, pureCloud: false });
    expect(page.memory?.waiting).to.deep.equal({ omni: null, pureCloud: null });
  });
});

describe('sync: the phone works while Omni-Channel is missing', () => {
  const alone = (enabled: boolean) => {
    const desk = new Shift({ enabled, omni: 'Lunch', pureCloud: 'MEAL' }).lose('omni').start();
    desk.read('pureCloud');
    return desk;
  };

  for (const enabled of [true, false]) {
    it(`the agent’s own choice is carried out (sync ${enabled ? 'on' : 'off'})`, () => {
      const desk = alone(enabled).choose('pureCloud', 'BREAK');
      expect(desk.causes()).to.deep.equal(['pureCloud BREAK: choice']);
      expect(desk.commands()).to.deep.equal([]);
    });

    it(`what was chosen elsewhere since is not fought (sync ${enabled ? 'on' : 'off'})`, () => {
      const desk = alone(enabled).choose('pureCloud', 'BREAK').take('pureCloud');
      desk.after(2_000).pureCloud('AWAY');
      expect(desk.writes()).to.deep.equal(['pureCloud BREAK']);
    });
  }

  it('a choice for the missing side is not taken', () => {
    expect(alone(true).choose('omni', 'Chat').writes()).to.deep.equal([]);
  });
});
