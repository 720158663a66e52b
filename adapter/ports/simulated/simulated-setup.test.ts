import { expect } from 'chai';
import { withItems } from '../../call-center/edit.js';
import { SetupError, type SetupFailure } from '../setup.js';
import { setupContract, type SetupTrouble } from '../setup.contract.js';
import { createSimulatedSetup } from './simulated-setup.js';

const ASSIGNED = 'OmniSyncSoftphone';

const FAILURES: Readonly<Record<SetupTrouble, SetupFailure>> = {
  refused: 'permissionMissing',
  expired: 'sessionRefused',
  down: 'unreachable',
  limit: 'limitReached',
};

setupContract('the simulated org', ({ administrator }) => {
  const setup = createSimulatedSetup({ administrator });
  return Promise.resolve({
    setup,
    assigned: ASSIGNED,
    lacking: { agent: 'Luis Ortega', status: '0N505Y000001cA5' },
    given: '0N505Y000001cA1',
    somebodySaves: (item, value) => {
      setup.somebodySaves(ASSIGNED, { [`omniSync/${item}`]: value });
      return Promise.resolve();
    },
    trouble: (is, times) => {
      setup.fail(FAILURES[is], times);
      return Promise.resolve();
    },
    dispose: () => Promise.resolve(),
  });
});

describe('the simulated Setup', () => {
  it('says so where the org keeps an item otherwise', async () => {
    const setup = createSimulatedSetup();
    setup.alter('omniSync/startupAuthority', 'ask');
    const { record, stamp } = await setup.readCallCenter(ASSIGNED);
    const edited = withItems(record, 'omniSync', { startupAuthority: 'omni' });
    const failure = await setup.saveCallCenter(edited, stamp).catch((error: unknown) => error);
    if (!(failure instanceof SetupError)) throw new Error('Expected a SetupError.');
    expect(failure.reason).to.equal('contentRefused');
    expect(failure.detail).to.contain('startupAuthority').and.to.contain('"ask"');
  });

  it('keeps calls waiting while it is held', async () => {
    const setup = createSimulatedSetup();
    const release = setup.hold();
    let answered = false;
    const listed = setup.listCallCenters().then(() => {
      answered = true;
    });
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(answered).to.equal(false);
    release();
    await listed;
    expect(answered).to.equal(true);
  });

  it('tells a save whose answer was lost as saved when it is tried again', async () => {
    const setup = createSimulatedSetup();
    const { record, stamp } = await setup.readCallCenter(ASSIGNED);
    const edited = { ...record, displayName: 'Another name' };
    setup.loseNextAnswer();
    const failure = await setup.saveCallCenter(edited, stamp).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(SetupError);
    expect((await setup.saveCallCenter(edited, stamp)).is).to.equal('saved');
    expect(setup.writes).to.equal(1);
  });
});
