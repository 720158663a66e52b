import { expect } from 'chai';
import { LEAVING_MAPPED, LEAVING_ON_QUEUE, PAIR } from './testing/definitions.js';
import { Shift, shift, type Beginning } from './testing/shift.js';

/** A start with `ask`, read, with nothing carried out. */
const ask = (beginning: Beginning): Shift =>
  new Shift({ startupAuthority: 'ask', ...beginning }).start().read('omni').read('pureCloud');

describe('sync: a question while a side is lost', () => {
  it('is not answered by what that side showed before', () => {
    const desk = shift({ startupAuthority: 'ask', omni: 'Lunch' }).lose('pureCloud');
    desk.omni('Chat', 'toolkit').unheard('pureCloud', 'MEAL').back('pureCloud').read('pureCloud');
    desk.rest();
    desk.after(15_000).omni('Chat', 'toolkit');
    expect(desk.summary.asking).to.equal(true);
    expect(desk.writes()).to.deep.equal([]);
  });
});

describe('sync: a No under a hold', () => {
  it('leaves the side that is in no pair what it chose, not what its hold shows', () => {
    const call = [{ id: 'c1', is: 'connected', media: 'voice' }] as const;
    const onCall = shift({ startupAuthority: 'ask', omni: 'Lunch', interactions: call });
    onCall.reply('no');
    expect(onCall.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'AVAILABLE' });
    const work = [{ id: 'w1', is: 'accepted', object: 'Case' }] as const;
    const onCase = shift({ startupAuthority: 'ask', pureCloud: 'MEAL', work });
    onCase.reply('no');
    expect(onCase.summary.base).to.deep.equal({ omni: 'Transition', pureCloud: 'MEAL' });
  });
});

describe('sync: the question at the start', () => {
  for (const [omni, pureCloud, asks] of [
    ['Chat', 'MEAL', true],
    ['Offline', 'ON_QUEUE', true],
    ['Chat', 'ON_QUEUE', false],
    ['Lunch', 'MEAL', false],
  ] as const) {
    it(`${omni} and ${pureCloud}: ${asks ? 'asks' : 'does not ask'}, and writes nothing`, () => {
      const desk = ask({ omni, pureCloud });
      expect(desk.summary.asking).to.equal(asks);
      expect(desk.writes()).to.deep.equal([]);
    });
  }

  it('is not put before both sides have been read', () => {
    const desk = new Shift({ startupAuthority: 'ask', omni: 'Lunch' }).start().read('pureCloud');
    expect(desk.summary.asking).to.equal(false);
  });

  it('Yes pairs the bases', () => {
    const omniBehind = ask({ omni: 'Lunch' }).reply('yes');
    expect(omniBehind.causes()).to.deep.equal(['omni Chat: mapped']);
    const cloudBehind = ask({ pureCloud: 'MEAL' }).reply('yes');
    expect(cloudBehind.causes()).to.deep.equal(['pureCloud ON_QUEUE: mapped']);
    expect(cloudBehind.summary.asking).to.equal(false);
    expect(cloudBehind.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
  });

  it('Yes keeps the one of several paired statuses that is there', () => {
    const second = { ...PAIR, name: 'rule2', omni: 'Chat and cases' };
    const desk = ask({ rules: [PAIR, second], omni: 'Chat and cases', pureCloud: 'MEAL' });
    expect(desk.reply('yes').writes()).to.deep.equal(['pureCloud ON_QUEUE']);
  });

  it('Yes without any pair changes nothing', () => {
    const rules = [LEAVING_ON_QUEUE];
    const desk = ask({ rules, omni: 'Lunch' }).reply('yes');
    expect(desk.writes()).to.deep.equal([]);
  });

  it('No, PureCloud shows On Queue: it becomes T1', () => {
    const desk = ask({ omni: 'Lunch' }).reply('no');
    expect(desk.causes()).to.deep.equal(['pureCloud AVAILABLE: leavingMapped']);
    expect(desk.summary.base).to.deep.equal({ omni: 'Lunch', pureCloud: 'AVAILABLE' });
    expect(desk.summary.asking).to.equal(false);
  });

  it('No, Omni-Channel shows the mapped status: it becomes T2', () => {
    const desk = ask({ pureCloud: 'MEAL' }).reply('no');
    expect(desk.causes()).to.deep.equal(['omni Transition: leavingOnQueue']);
    expect(desk.summary.base).to.deep.equal({ omni: 'Transition', pureCloud: 'MEAL' });
  });

  it('No, where T1 or T2 is none, writes nothing', () => {
    expect(
      ask({ rules: [PAIR, LEAVING_ON_QUEUE], omni: 'Lunch' })
        .reply('no')
        .writes(),
    ).to.be.empty;
    expect(
      ask({ rules: [PAIR, LEAVING_MAPPED], pureCloud: 'MEAL' })
        .reply('no')
        .writes(),
    ).to.be.empty;
  });

  it('an answer without a question changes nothing', () => {
    const desk = ask({ omni: 'Lunch', pureCloud: 'MEAL' }).reply('yes');
    expect(desk.writes()).to.deep.equal([]);
    expect(shift().reply('no').writes()).to.deep.equal([]);
  });

  it('a question that is answered is not answered again', () => {
    const desk = ask({ omni: 'Lunch' }).reply('no');
    desk.rest();
    expect(desk.reply('yes').writes()).to.deep.equal([]);
  });
});

describe('sync: what else answers the question', () => {
  it('any status that the agent chooses, on either side', () => {
    const omni = ask({ omni: 'Lunch' }).omni('Training');
    expect(omni.summary.asking).to.equal(false);
    const cloud = ask({ pureCloud: 'MEAL' }).pureCloud('BREAK');
    expect(cloud.summary.asking).to.equal(false);
    const panel = ask({ omni: 'Lunch' }).choose('omni', 'Chat');
    expect(panel.writes()).to.deep.equal(['omni Chat']);
    expect(panel.summary.asking).to.equal(false);
  });

  it('a supervisor’s choice', () => {
    expect(ask({ omni: 'Lunch' }).omni('Training', 'supervisor').summary.asking).to.equal(false);
  });

  it('another automation’s change does not', () => {
    const desk = ask({ omni: 'Lunch' }).omni('Training', 'toolkit');
    expect(desk.summary.asking).to.equal(true);
    const raising = ask({ omni: 'Lunch', pureCloud: 'MEAL' }).omni('Chat', 'toolkit');
    expect(raising.summary.asking, 'On Queue is held back').to.equal(true);
    expect(raising.writes()).to.deep.equal([]);
  });

  it('a push time-out does not', () => {
    expect(ask({ pureCloud: 'MEAL', omni: 'Chat' }).work('w', 'assigned').summary.asking).to.equal(
      true,
    );
    const desk = ask({ omni: 'Lunch' }).omni('Training', 'pushTimeout');
    expect(desk.summary.asking).to.equal(true);
  });

  it('a change found by a read does not', () => {
    const desk = ask({ omni: 'Lunch' }).lose('omni').unheard('omni', 'Training');
    desk.back('omni').read('omni');
    expect(desk.summary.asking).to.equal(true);
  });

  it('being on queue in both by itself: nothing is left to ask', () => {
    const desk = ask({ omni: 'Lunch' }).omni('Chat', 'toolkit');
    expect(desk.summary.asking).to.equal(false);
    desk.after(20_000).omni('Lunch', 'toolkit').rest();
    expect(desk.after(20_000).omni('Chat', 'toolkit').rest()).to.deep.equal(['pureCloud ON_QUEUE']);
  });

  it('holds are written while the question stands', () => {
    const desk = ask({ omni: 'Lunch' }).interaction('c1', 'connected');
    expect(desk.writes()).to.deep.equal(['omni Busy']);
    expect(desk.summary.asking).to.equal(true);
  });

  it('while a side is lost nothing is asked; the question is there again with it', () => {
    const desk = ask({ omni: 'Lunch' }).lose('pureCloud');
    expect(desk.summary.asking).to.equal(false);
    expect(desk.reply('yes').writes()).to.deep.equal([]);
    desk.back('pureCloud').read('pureCloud');
    expect(desk.summary.asking).to.equal(true);
  });
});
