import { expect } from 'chai';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import { PC } from '../testing/agents-page.js';
import { Desk } from '../tabs/testing/shared-desk.js';

/** What the timeline says of actions of other components. */

const START = 4_000;

describe('the timeline of the Event API', () => {
  it('says of a status that was set in another tab that a component asked for it, and nothing of whom', async () => {
    const clock = createManualClock();
    const desk = new Desk(clock);
    const leader = desk.open({ visible: true });
    await clock.advance(START);
    const follower = desk.open();
    await clock.advance(START);
    expect([leader.leads, follower.leads]).to.deep.equal([true, false]);
    follower.softphone.actions.componentAsked('setStatus');
    follower.softphone.actions.choosePureCloud(PC.busy);
    await clock.advance(1_000);
    expect(desk.presence).to.equal(PC.busy);
    expect(desk.writes.at(-1)).to.deep.equal({ status: PC.busy, by: 'agent' });
    const { rows, timelineFile } = await leader.softphone.diagnose();
    const asked = rows.findIndex(({ kind }) => kind === 'asked');
    expect(rows[asked]).to.deep.include({ kind: 'asked', action: 'setStatus', side: null });
    const later = rows.slice(0, asked).map((row) => (row.kind === 'heard' ? row.event : row.kind));
    expect(later).to.include('chosen');
    expect(timelineFile).to.match(/"asked":"setStatus"/);
    for (const { softphone } of [leader, follower]) softphone.dispose();
  });
});
