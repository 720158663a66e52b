import { expect } from 'chai';
import { createMemoryStorage } from '../../purecloud/testing/memory-storage.js';
import type { Memory } from '../../sync/memory.js';
import { createStored } from '../stored.js';
import { fenceStored } from './fenced-stored.js';

const KEY = { user: 'user', callCenter: 'center', fingerprint: 'f' };

const BOTH = { omni: null, pureCloud: null };
const memoryAt = (at: number): Memory => ({
  format: 1,
  at,
  nextCommand: 1,
  base: BOTH,
  known: BOTH,
  target: BOTH,
  waiting: BOTH,
  cause: BOTH,
  ruleSetAt: BOTH,
  lostSince: BOTH,
  override: { omni: false, pureCloud: false },
  sent: { omni: [], pureCloud: [] },
  guard: null,
  newestChange: null,
});

function setUp() {
  const stored = createStored(createMemoryStorage());
  const answers: ((leads: boolean) => void)[] = [];
  const lead = {
    leads: true,
    isSure: true,
    confirm: () => new Promise<boolean>((resolve) => void answers.push(resolve)),
  };
  const fenced = fenceStored(stored, lead);
  const saved = (): number | undefined => stored.memory(KEY)?.at;
  const answer = async (leads: boolean): Promise<void> => {
    for (const one of answers.splice(0)) one(leads);
    await Promise.resolve();
  };
  return { fenced, lead, saved, answer, answers };
}

describe('the memory of a tab that may have lost the lead', () => {
  it('is written at once while the lead is sure', () => {
    const { fenced, saved } = setUp();
    fenced.saveMemory(KEY, memoryAt(1));
    expect(saved()).to.equal(1);
  });

  it('waits for the browser’s word where it is not, and only the newest is written', async () => {
    const { fenced, lead, saved, answer, answers } = setUp();
    lead.isSure = false;
    fenced.saveMemory(KEY, memoryAt(1));
    fenced.saveMemory(KEY, memoryAt(2));
    expect([saved(), answers.length]).to.deep.equal([undefined, 1]);
    await answer(true);
    expect(saved()).to.equal(2);
  });

  it('is not written where another tab leads by now', async () => {
    const { fenced, lead, saved, answer } = setUp();
    fenced.saveMemory(KEY, memoryAt(1));
    lead.isSure = false;
    fenced.saveMemory(KEY, memoryAt(2));
    fenced.forgetMemory();
    await answer(false);
    expect(saved()).to.equal(1);
    lead.leads = false;
    lead.isSure = true;
    fenced.saveMemory(KEY, memoryAt(3));
    fenced.forgetMemory();
    expect(saved()).to.equal(1);
  });

  it('is not laid over a newer one that was written while it waited', async () => {
    const { fenced, lead, saved, answer } = setUp();
    lead.isSure = false;
    fenced.saveMemory(KEY, memoryAt(1));
    lead.isSure = true;
    fenced.saveMemory(KEY, memoryAt(2));
    await answer(true);
    expect(saved()).to.equal(2);
  });
});
