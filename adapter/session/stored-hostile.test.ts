import { expect } from 'chai';
import fc from 'fast-check';
import { createMemoryStorage } from '../purecloud/testing/memory-storage.js';
import {
  HOSTILE_JSON,
  HOSTILE_TEXTS,
  hostileAnything,
  hostileCopies,
  isPolluted,
  jsonOf,
} from '../ports/testing/hostile.js';
import { openPage, PC, settingsWith, type AgentsPage } from './testing/agents-page.js';

/** Whatever an earlier build, another page of this origin or a fault left in the storage: a shift begins all the same. */

const ORG = 'https://one.lightning.force.com';

describe('a hostile memory', () => {
  const settings = settingsWith();
  let first: AgentsPage;
  let kept: unknown;

  before(async () => {
    first = openPage({ settings });
    await first.begin();
    first.pureCloud.change(PC.onQueue);
    await first.advance(1_000);
    first.softphone.dispose();
    kept = JSON.parse(first.storage.getItem('omni-sync.memory') ?? 'null');
    expect(kept).to.have.nested.property('memory.format');
  });

  /** Texts under the keys that a softphone reads. */
  async function begins(texts: Readonly<Record<string, string>>): Promise<void> {
    const storage = createMemoryStorage();
    for (const [key, text] of Object.entries(texts)) storage.setItem(key, text);
    const page = openPage({ settings, storage, clock: first.clock });
    await page.begin();
    expect(page.view.agentName).to.equal('Aoi Tanaka');
    expect(page.trouble('host')).to.equal(undefined);
    page.pureCloud.change(PC.busy);
    await page.advance(1_000);
    expect(page.view.pureCloud.shown?.status).to.equal(PC.busy);
    page.softphone.dispose();
    page.omni.port.dispose();
  }

  const memory = (text: string) => begins({ 'omni-sync.memory': text });

  it('lets a shift begin, with any part of it replaced', async () => {
    for (const value of hostileCopies([kept], HOSTILE_JSON)) {
      const text = jsonOf(value);
      if (text !== undefined) await memory(text);
    }
    expect(isPolluted()).to.equal(false);
  }).timeout(60_000);

  it('lets a shift begin, whatever text it is, and so do hostile statuses', async () => {
    for (const text of HOSTILE_TEXTS) {
      await begins({
        'omni-sync.memory': text,
        [`omni-sync.statuses.${ORG}`]: text,
        [`omni-sync.refused.${ORG}`]: text,
      });
    }
    const statuses = [{ id: '0N5000000000001', apiName: 'A', label: 'B', takesWork: true }];
    for (const value of hostileCopies([statuses, ['0N5000000000009']], HOSTILE_JSON)) {
      const text = jsonOf(value);
      if (text === undefined) continue;
      await begins({ [`omni-sync.statuses.${ORG}`]: text, [`omni-sync.refused.${ORG}`]: text });
    }
  }).timeout(60_000);

  it('of any shape: the same', () =>
    fc.assert(
      fc.asyncProperty(hostileAnything([kept]), async (value) => {
        await memory(jsonOf(value) ?? '');
      }),
      { numRuns: 50 },
    )).timeout(60_000);
});
