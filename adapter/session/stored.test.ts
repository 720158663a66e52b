import { expect } from 'chai';
import fc from 'fast-check';
import { initialState, memoryOf, reduce } from '../sync/engine.js';
import type { Memory } from '../sync/memory.js';
import { NO_RULES } from '../sync/state.js';
import { createMemoryStorage } from '../purecloud/testing/memory-storage.js';
import { damaged } from '../ports/testing/hostile.js';
import { createStored, type MemoryKey } from './stored.js';
import { PC, openPage, settingsWith } from './testing/agents-page.js';

const KEY: MemoryKey = { user: 'u', callCenter: 'c', fingerprint: 'f' };
const ORG = 'https://one.lightning.force.com';
const KEYS = ['omni-sync.memory', `omni-sync.statuses.${ORG}`, `omni-sync.refused.${ORG}`];

function aMemory(): Memory {
  const now = 1_000_000;
  let { state } = reduce(initialState(), { type: 'start', rules: NO_RULES }, now);
  const reads = [
    { side: 'omni', status: 'o', work: [] },
    { side: 'pureCloud', status: 'p', interactions: [] },
  ] as const;
  for (const reading of reads) {
    const command = state[reading.side].read?.id ?? 0;
    ({ state } = reduce(state, { type: 'read', command, ok: true, reading }, now));
  }
  const memory = memoryOf(state, now);
  if (memory === null) throw new Error('The engine has not started.');
  const cause = { rule: 'choice', event: { type: 'chosen', side: 'omni' }, at: now } as const;
  const sent = {
    id: 1,
    status: 'o',
    at: now,
    attempt: 1,
    waitsUntil: now + 10_000,
    cause,
    echoed: false,
    answered: false,
    date: null,
  };
  return {
    ...memory,
    cause: { omni: cause, pureCloud: null },
    sent: { omni: [sent], pureCloud: [] },
  };
}

const DENIED: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = {
  getItem: () => {
    throw new DOMException('denied', 'SecurityError');
  },
  setItem: () => {
    throw new DOMException('full', 'QuotaExceededError');
  },
  removeItem: () => {
    throw new DOMException('denied', 'SecurityError');
  },
};

describe('what is stored', () => {
  it('gives a memory back under its own key alone', () => {
    const stored = createStored(createMemoryStorage());
    const memory = aMemory();
    expect(stored.memory(KEY)).to.equal(null);
    stored.saveMemory(KEY, memory);
    expect(stored.memory(KEY)).to.deep.equal(memory);
    expect(stored.memory({ ...KEY, user: 'v' })).to.equal(null);
    expect(stored.memory({ ...KEY, callCenter: 'd' })).to.equal(null);
    expect(stored.memory({ ...KEY, fingerprint: 'g' })).to.equal(null);
    stored.forgetMemory();
    expect(stored.memory(KEY)).to.equal(null);
  });

  it('gives back what was learnt in an org, and what that refused, to that org alone', () => {
    const stored = createStored(createMemoryStorage());
    const statuses = [{ id: '0N5000000000001', apiName: 'Busy', takesWork: false }];
    stored.saveStatuses('a', statuses);
    stored.saveRefused('a', ['0N5000000000009']);
    expect(stored.statuses('a')).to.deep.equal(statuses);
    expect(stored.refused('a')).to.deep.equal(['0N5000000000009']);
    expect(stored.statuses('b')).to.deep.equal([]);
    expect(stored.refused('b')).to.deep.equal([]);
  });

  it('does not grow without end', () => {
    const stored = createStored(createMemoryStorage());
    const ids = Array.from({ length: 2_000 }, (_, index) => String(index));
    stored.saveStatuses(
      'a',
      ids.map((id) => ({ id })),
    );
    stored.saveRefused('a', ids);
    expect(stored.statuses('a')).to.have.length(500);
    expect(stored.refused('a')).to.have.length(500);
  });

  it('leaves out what is no status among what was learnt', () => {
    const storage = createMemoryStorage();
    const good = { id: '0N5000000000001', label: 'Busy' };
    const bad = [null, 7, 'x', [], {}, { id: 7 }, { id: 'x', label: 7 }, { id: 'x', takesWork: 1 }];
    storage.setItem('omni-sync.statuses.a', JSON.stringify([...bad, good]));
    expect(createStored(storage).statuses('a')).to.deep.equal([good]);
  });

  for (const [name, storage] of [
    ['no storage', null],
    ['a storage that is denied or full', DENIED],
  ] as const) {
    it(`costs the memory and nothing else with ${name}`, async () => {
      const page = openPage({ storage });
      await page.begin();
      page.pureCloud.change(PC.onQueue);
      await page.advance(500);
      expect(page.view.phase).to.equal('ready');
      expect(page.omni.org.status?.apiName).to.equal('Available_Case');
      page.softphone.remember();
      page.softphone.actions.signOut();
      expect(page.view.phase).to.equal('signedOut');
      page.softphone.dispose();
    });
  }

  it('takes no memory that is damaged in any place', () => {
    const storage = createMemoryStorage();
    const stored = createStored(storage);
    const memory = aMemory();
    for (const broken of damaged(memory, { not: 'expected' })) {
      storage.setItem('omni-sync.memory', JSON.stringify({ key: KEY, memory: broken }));
      expect(stored.memory(KEY), JSON.stringify(broken)).to.equal(null);
    }
    storage.setItem(
      'omni-sync.memory',
      JSON.stringify({ key: KEY, memory: { ...memory, format: 2 } }),
    );
    expect(stored.memory(KEY)).to.equal(null);
  });

  it('never throws, whatever is in the storage', () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom('null', '[]', '{', '{"key":null}'),
    );
    fc.assert(
      fc.property(text, (value) => {
        const storage = createMemoryStorage();
        for (const key of KEYS) storage.setItem(key, value);
        const stored = createStored(storage);
        expect(stored.memory(KEY)).to.equal(null);
        expect(stored.statuses(ORG)).to.be.an('array');
        expect(stored.refused(ORG)).to.be.an('array');
      }),
    );
  });

  it('lets a shift begin, whatever is in the storage', async () => {
    // The key is right, so that only the memory itself can be told to be none.
    const settings = settingsWith();
    const first = openPage({ settings });
    await first.begin();
    first.softphone.dispose();
    const kept: unknown = JSON.parse(first.storage.getItem('omni-sync.memory') ?? 'null');
    const parts = [...damaged(kept, null), ...damaged(kept, 'x'), ...damaged(kept, {})];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...parts), fc.jsonValue(), async (memory, other) => {
        const storage = createMemoryStorage();
        storage.setItem('omni-sync.memory', JSON.stringify(memory));
        storage.setItem(`omni-sync.statuses.${ORG}`, JSON.stringify([other, ...[other].flat()]));
        storage.setItem(`omni-sync.refused.${ORG}`, JSON.stringify(other));
        const page = openPage({ settings, storage, clock: first.clock });
        await page.begin();
        expect(page.view.agentName).to.equal('Aoi Tanaka');
        expect(page.trouble('host')).to.equal(undefined);
        page.softphone.dispose();
      }),
      { numRuns: 60 },
    );
  });
});
