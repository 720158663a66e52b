import { expect } from 'chai';
import { PAIR, whileInteraction } from './testing/definitions.js';
import { shift } from './testing/shift.js';

/** On a call, T4 shown, with `duringHold` = `queue`. */
function onACall() {
  const desk = shift({ duringHold: 'queue' }).interaction('c1', 'connected');
  desk.rest();
  return desk.after(5_000);
}

describe('sync: duringHold = queue', () => {
  it('keeps the agent’s choice, shows it as pending and writes the hold’s status back', () => {
    const desk = onACall().omni('Lunch');
    expect(desk.causes()).to.deep.equal(['omni Busy: pureCloudWork']);
    expect(desk.summary.pending).to.deep.equal(['omni']);
    expect(desk.summary.waiting.omni).to.equal('Lunch');
    expect(desk.summary.base).to.deep.equal({ omni: 'Chat', pureCloud: 'ON_QUEUE' });
  });

  it('lets it take effect when the hold ends, with its rules', () => {
    const desk = onACall().omni('Lunch');
    desk.rest();
    desk.after(5_000).interaction('c1', 'ended');
    expect(desk.causes()).to.deep.equal([
      'omni Lunch: choice',
      'pureCloud AVAILABLE: leavingMapped',
    ]);
    expect(desk.summary.pending).to.deep.equal([]);
  });

  it('not while another hold of that side is in force', () => {
    const desk = onACall().interaction('c2', 'connected').omni('Lunch');
    desk.rest();
    desk.after(5_000).interaction('c1', 'ended');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.waiting.omni).to.equal('Lunch');
  });

  it('the last of several choices counts', () => {
    const desk = onACall().omni('Lunch');
    desk.rest();
    desk.after(2_000).omni('Training');
    desk.rest();
    desk.after(5_000).interaction('c1', 'ended');
    expect(desk.rest()).to.deep.equal(['omni Training', 'pureCloud AVAILABLE']);
  });

  it('choosing the hold’s own status withdraws what is pending', () => {
    const desk = onACall().omni('Lunch').choose('omni', 'Busy');
    expect(desk.summary.pending).to.deep.equal([]);
    desk.rest();
    expect(desk.after(5_000).interaction('c1', 'ended').rest()).to.deep.equal(['omni Chat']);
  });

  it('choosing in the panel waits as well, and writes nothing', () => {
    const desk = onACall().choose('omni', 'Lunch');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.waiting.omni).to.equal('Lunch');
  });

  it('a choice in the panel that is refused once it takes effect: the base is what is known', () => {
    const desk = onACall().choose('omni', 'Lunch').after(5_000).interaction('c1', 'ended');
    expect(desk.causes()).to.include('omni Lunch: choice');
    desk.refuse('omni');
    expect(desk.summary.base.omni).to.equal('Busy');
  });

  it('also where the page was refreshed while it waited', () => {
    const desk = onACall().choose('omni', 'Lunch').after(1_000);
    const next = desk.refresh().start().read('omni').read('pureCloud');
    next.after(5_000).interaction('c1', 'ended').refuse('omni');
    expect(next.summary.base.omni).to.equal('Busy');
  });

  it('one made in the product that is refused when it takes effect stays', () => {
    const desk = onACall().omni('Lunch');
    desk.rest();
    desk.after(5_000).interaction('c1', 'ended').refuse('omni');
    expect(desk.summary.base.omni).to.equal('Lunch');
  });

  it('Offline takes effect at once, on either side', () => {
    const desk = onACall().omni('Offline');
    expect(desk.writes()).to.deep.equal(['pureCloud AVAILABLE']);
    expect(desk.summary.pending).to.deep.equal([]);
    const cloud = shift({ duringHold: 'queue' }).work('w1', 'accepted');
    cloud.rest();
    cloud.after(5_000).pureCloud('OFFLINE');
    expect(cloud.writes()).to.deep.equal(['omni Transition']);
  });

  it('PureCloud’s choices wait for the end of Salesforce work', () => {
    const desk = shift({ duringHold: 'queue' }).work('w1', 'accepted');
    desk.rest();
    desk.after(5_000).pureCloud('MEAL');
    expect(desk.rest()).to.deep.equal(['pureCloud BUSY']);
    desk.after(5_000).work('w1', 'closed');
    expect(desk.rest()).to.deep.equal(['omni Transition', 'pureCloud MEAL']);
  });

  it('a supervisor’s change is never kept waiting, and replaces what waits', () => {
    const desk = onACall().omni('Lunch');
    desk.rest();
    desk.after(2_000).omni('Training', 'supervisor');
    expect(desk.writes()).to.deep.equal(['pureCloud AVAILABLE']);
    expect(desk.summary.pending).to.deep.equal([]);
    expect(desk.summary.base.omni).to.equal('Training');
  });

  it('nor is another automation’s, which changes the base under the hold', () => {
    const desk = onACall().omni('Training', 'toolkit');
    expect(desk.summary.base.omni).to.equal('Training');
    expect(desk.writes()).to.deep.equal(['omni Busy', 'pureCloud AVAILABLE']);
  });

  it('a decline chooses nothing here, either', () => {
    const desk = onACall().omni('Lunch');
    desk.rest();
    desk.after(2_000).omni('Training', 'decline');
    expect(desk.rest()).to.deep.equal(['omni Busy']);
    expect(desk.summary.waiting.omni).to.equal('Lunch');
  });

  it('a rule that writes the base replaces what waits: the newer choice', () => {
    const desk = onACall().omni('Lunch');
    desk.rest();
    desk.after(2_000).pureCloud('MEAL');
    expect(desk.summary.pending).to.deep.equal([]);
    expect(desk.summary.base.omni).to.equal('Transition');
  });

  it('without a hold, or under one that covers nothing, a choice takes effect at once', () => {
    const free = shift({ duringHold: 'queue' }).omni('Lunch');
    expect(free.writes()).to.deep.equal(['pureCloud AVAILABLE']);
    const rules = [PAIR, { ...whileInteraction('Busy'), always: false }];
    const desk = shift({ duringHold: 'queue', rules, omni: 'Lunch', pureCloud: 'MEAL' });
    desk.interaction('c1', 'connected').omni('Training');
    expect(desk.summary.base.omni).to.equal('Training');
    expect(desk.summary.pending).to.deep.equal([]);
  });

  it('override, the default, keeps nothing waiting', () => {
    const desk = shift().interaction('c1', 'connected');
    desk.rest();
    desk.after(5_000).omni('Lunch');
    expect(desk.summary.pending).to.deep.equal([]);
    expect(desk.summary.base.omni).to.equal('Lunch');
  });
});
