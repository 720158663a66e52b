import { expect } from 'chai';
import { createManualClock } from '../ports/simulated/manual-clock.js';
import { createCatchUp, type CatchUpEnd } from './catch-up.js';

function setUp(...ends: CatchUpEnd[]) {
  const clock = createManualClock();
  const begun = clock.now();
  const reads: number[] = [];
  const catchUp = createCatchUp(clock, () => {
    reads.push(clock.now() - begun);
    return Promise.resolve(ends.shift() ?? 'done');
  });
  return { clock, reads, catchUp };
}

describe('catching up', () => {
  it('reads once where the reading holds', async () => {
    const { clock, reads, catchUp } = setUp();
    catchUp.start();
    await clock.advance(600_000);
    expect(reads).to.deep.equal([0]);
  });

  it('reads again a second after each reading that was overtaken', async () => {
    const { clock, reads, catchUp } = setUp('overtaken', 'overtaken');
    catchUp.start();
    await clock.advance(60_000);
    expect(reads).to.deep.equal([0, 1_000, 2_000]);
  });

  it('reads ever more seldom while it fails', async () => {
    const { clock, reads, catchUp } = setUp(...Array<CatchUpEnd>(9).fill('failed'));
    catchUp.start();
    await clock.advance(20 * 60_000);
    expect(reads.slice(0, 4)).to.deep.equal([0, 5_000, 15_000, 35_000]);
    expect((reads[8] ?? 0) - (reads[7] ?? 0)).to.equal(5 * 60_000);
  });

  it('begins anew where something more may have been missed', async () => {
    const { clock, reads, catchUp } = setUp('failed', 'failed');
    catchUp.start();
    await clock.advance(1_000);
    catchUp.start();
    await clock.advance(60_000);
    expect(reads).to.deep.equal([0, 1_000, 6_000]);
  });

  it('reads nothing more once it is stopped, in a wait or in a reading', async () => {
    const { clock, reads, catchUp } = setUp('failed', 'failed');
    catchUp.start();
    catchUp.stop();
    await clock.advance(60_000);
    catchUp.start();
    await clock.advance(1);
    catchUp.stop();
    await clock.advance(60_000);
    expect(reads).to.have.length(2);
    expect(clock.waiting).to.equal(0);
  });
});
