import { expect } from 'chai';
import { shift, type Shift } from './testing/shift.js';
import { whileIn } from './testing/definitions.js';

/** The event behind the newest command. */
const event = (desk: Shift) => desk.commands().at(-1)?.cause.event;

const rested = (desk: Shift): Shift => {
  desk.rest();
  return desk.after(5_000);
};

describe('sync: why a status changed', () => {
  it('tells the work item and its object', () => {
    expect(event(shift().work('w1', 'accepted', 'Case'))).to.deep.equal({
      type: 'work',
      is: 'accepted',
      object: 'Case',
    });
    expect(event(shift().work('w1', 'accepted'))).to.deep.equal({ type: 'work', is: 'accepted' });
  });

  it('tells the interaction and its media, but neither id nor name', () => {
    const cause = event(shift().interaction('c1', 'connected', 'chat'));
    expect(cause).to.deep.equal({ type: 'interaction', is: 'connected', media: 'chat' });
  });

  it('tells the routing status and the workload that ended work', () => {
    const acw = rested(shift().interaction('c1', 'afterCallWork')).routing('IDLE');
    expect(event(acw)).to.deep.equal({ type: 'routingStatus', is: 'IDLE' });
    const work = rested(shift().work('w1', 'accepted')).workload(0);
    expect(event(work)).to.deep.equal({ type: 'workload', is: '0' });
  });

  it('tells a choice in the panel, a status change without a reason, and an answer', () => {
    expect(event(shift().choose('omni', 'Lunch'))).to.deep.equal({
      type: 'chosen',
      side: 'omni',
      status: 'Lunch',
    });
    expect(event(shift().omni('Lunch', null))).to.deep.equal({
      type: 'status',
      side: 'omni',
      status: 'Lunch',
    });
    expect(event(shift().pureCloud('MEAL'))).to.deep.equal({
      type: 'status',
      side: 'pureCloud',
      status: 'MEAL',
    });
  });

  it('tells the answer to the question', () => {
    const asked = () => shift({ startupAuthority: 'ask', omni: 'Lunch' });
    expect(event(asked().reply('yes'))).to.deep.equal({ type: 'answered', is: 'yes' });
    expect(event(asked().reply('no'))).to.deep.equal({ type: 'answered', is: 'no' });
  });

  it('tells the refusal', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL' }).omni('Chat').refuse('pureCloud');
    expect(event(desk)).to.deep.equal({ type: 'refused', side: 'pureCloud', status: 'ON_QUEUE' });
  });

  it('tells the loss, the wait and the return', () => {
    const rule = (forSeconds: number) =>
      whileIn('rule1', 'pureCloud', 'AWAY', { on: 'unreachable', side: 'omni', forSeconds });
    const desk = shift({ rules: [rule(0)] }).lose('omni');
    expect(event(desk)).to.deep.equal({ type: 'reach', side: 'omni', is: 'lost' });
    rested(desk).back('omni').read('omni');
    expect(event(desk)).to.deep.equal({ type: 'read' });
    const later = shift({ rules: [rule(30)] })
      .lose('omni')
      .at(30_000);
    expect(event(later)).to.deep.equal({ type: 'wake' });
  });

  it('a command that is sent later keeps what made it, and when', () => {
    const desk = shift().omni('Lunch').after(3_000).omni('Chat').after(3_000).take('pureCloud');
    const command = desk.commands().at(-1);
    expect(command?.status).to.equal('ON_QUEUE');
    expect(command?.cause.event).to.deep.include({ status: 'Chat' });
    expect(command?.cause.at).to.equal(1_800_000_003_000);
  });

  it('T4 that is written back tells what it was written back over', () => {
    const desk = rested(shift().interaction('c1', 'connected')).omni('Training', 'decline');
    expect(event(desk)).to.deep.include({ status: 'Training', reason: 'decline' });
  });

  it('the end of a hold is the cause, not what chose the base before it', () => {
    const desk = shift().interaction('c1', 'connected');
    desk.rest();
    desk.after(5_000).pureCloud('MEAL').rest();
    desk.after(5_000).interaction('c1', 'ended');
    expect(desk.causes()).to.deep.equal(['omni Transition: pureCloudWork ended']);
  });

  it('a choice that ends a hold’s cover is a choice, not the hold’s end', () => {
    const desk = shift().work('w1', 'accepted');
    desk.rest();
    desk.after(5_000).choose('pureCloud', 'MEAL');
    expect(desk.causes()).to.deep.equal([
      'omni Transition: leavingOnQueue',
      'pureCloud MEAL: choice',
    ]);
  });

  it('after the end of a hold, the next choice is a choice', () => {
    const desk = shift().interaction('c1', 'connected');
    desk.rest();
    desk.after(5_000).interaction('c1', 'ended').rest();
    expect(desk.after(5_000).choose('omni', 'Lunch').causes()[0]).to.equal('omni Lunch: choice');
  });
});
