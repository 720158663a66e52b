import { expect } from 'chai';
import { disagreement, isTold, MAPPED, ON_QUEUE } from './divergence.js';
import type { Shown } from './panel.js';
import type { WorldReport } from './world-link.js';

const world = (omni: string, pureCloud: string): WorldReport => ({
  omni,
  pureCloud,
  ids: { omni: `id of ${omni}`, pureCloud: `id of ${pureCloud}` },
  work: [],
  interactions: [],
  writes: 0,
  channels: 1,
  sockets: 1,
  log: [],
  statusChanges: 0,
  requests: 0,
  busiestMinute: 0,
});

const panel = ({ ids }: WorldReport, over: Partial<Shown> = {}): Shown => ({
  phase: 'ready',
  signIn: 'signedIn',
  sync: 'on',
  ...ids,
  asks: false,
  troubles: [],
  ...over,
});

describe('a disagreement at rest', () => {
  it('is none where both are paired, or neither is', () => {
    for (const [omni, pureCloud] of [
      [MAPPED, ON_QUEUE],
      ['Lunch', 'MEAL'],
    ] as const) {
      const report = world(omni, pureCloud);
      expect(disagreement(panel(report), report)).to.equal(null);
    }
  });

  it('is one where only one side is', () => {
    for (const [omni, pureCloud] of [
      [MAPPED, 'MEAL'],
      ['Lunch', ON_QUEUE],
    ] as const) {
      const report = world(omni, pureCloud);
      expect(disagreement(panel(report), report)).to.equal(
        `Omni-Channel is ${omni}, but PureCloud ${pureCloud}`,
      );
    }
  });

  it('is one where the panel shows another status than there is, or the sync has not come back', () => {
    const report = world('Lunch', 'MEAL');
    expect(disagreement(panel(report, { omni: 'x' }), report)).to.contain('the panel shows x');
    expect(disagreement(panel(report, { pureCloud: null }), report)).to.contain('shows null');
    expect(disagreement(panel(report, { sync: 'paused' }), report)).to.equal('the sync is paused');
  });

  it('is told in the panel where a status was refused, or Omni-Channel cannot tell a log-out from a loss', () => {
    const report = world('Lunch', ON_QUEUE);
    expect(isTold(panel(report), report)).to.equal(false);
    expect(isTold(panel(report, { troubles: ['refused pureCloud'] }), report)).to.equal(true);
    const lost = panel(report, { troubles: ['omni'] });
    expect(isTold(lost, report)).to.equal(false);
    expect(isTold(lost, world('Offline', ON_QUEUE))).to.equal(true);
  });
});
