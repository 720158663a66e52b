import { expect } from 'chai';
import { itemValue, withItems, withoutItems } from '../../adapter/call-center/edit.js';
import { productDefinition } from '../../adapter/call-center/product.js';
import type { CallCenterRecord } from '../../adapter/call-center/record.js';
import { upgradeToVersion2 } from '../../adapter/call-center/upgrade.js';
import { mergeDefinition, type Merge } from './merge.js';

const FIRST = productDefinition({ version: 1 });

const merge = (
  ours: CallCenterRecord,
  theirs: CallCenterRecord,
  base: CallCenterRecord | null,
  force = false,
): Merge =>
  mergeDefinition({ ours, theirs, base, force, at: '2026-11-22T12:00:00Z', author: 'k@x.example' });

const withClient = (value: string): CallCenterRecord =>
  withItems(FIRST, 'pureCloud', { clientId: value });
const clientOf = (record: CallCenterRecord): string | undefined =>
  itemValue(record, 'pureCloud', 'clientId');
const settings = (differences: Merge['taken']): readonly string[] =>
  differences.map(({ setting }) => setting);

describe('a definition into an org that may have edited its own', () => {
  it('changes nothing where the two are the same', () => {
    const { merged, taken, kept, conflicts } = merge(FIRST, FIRST, FIRST);
    expect(merged).to.equal(FIRST);
    expect([...taken, ...kept, ...conflicts]).to.be.empty;
  });

  it('keeps what only Setup has changed', () => {
    const theirs = withClient('abc');
    const { merged, kept } = merge(FIRST, theirs, FIRST);
    expect(clientOf(merged)).to.equal('abc');
    expect(kept).to.deep.equal([{ setting: 'pureCloud/clientId', ours: 'none', theirs: 'abc' }]);
  });

  it('keeps it the third time, too: what was kept does not become ours', () => {
    const theirs = withClient('abc');
    const once = merge(FIRST, theirs, FIRST).merged;
    expect(clientOf(merge(FIRST, once, FIRST).merged)).to.equal('abc');
  });

  it('takes what only the file has changed, and counts the revision up', () => {
    const ours = withClient('new');
    const { merged, taken } = merge(ours, FIRST, FIRST);
    expect(clientOf(merged)).to.equal('new');
    expect(settings(taken)).to.deep.equal(['pureCloud/clientId']);
    expect(itemValue(merged, 'omniSync', 'revision')).to.equal('2 2026-11-22 k@x.example');
  });

  it('leaves to people what both have changed', () => {
    const { merged, conflicts } = merge(withClient('ours'), withClient('theirs'), FIRST);
    expect(settings(conflicts)).to.deep.equal(['pureCloud/clientId']);
    expect(clientOf(merged)).to.equal('theirs');
  });

  it('sees no conflict where both have changed to the same', () => {
    expect(merge(withClient('same'), withClient('same'), FIRST).conflicts).to.be.empty;
  });

  it('takes the file in everything when it is forced to', () => {
    const theirs = withItems(withClient('theirs'), 'extra', { mine: '1' });
    const { merged, taken } = merge(withClient('ours'), theirs, FIRST, true);
    expect(clientOf(merged)).to.equal('ours');
    expect(settings(taken)).to.have.members(['pureCloud/clientId', 'extra/mine']);
    expect(itemValue(merged, 'extra', 'mine')).to.equal(undefined);
  });

  it('knows without a base only what is new', () => {
    const theirs = withoutItems(withClient('abc'), 'pureCloud', ['gateway']);
    const { merged, taken, kept } = merge(withClient('ours'), theirs, null);
    expect(settings(taken)).to.deep.equal(['pureCloud/gateway']);
    expect(settings(kept)).to.deep.equal(['pureCloud/clientId']);
    expect(clientOf(merged)).to.equal('abc');
  });

  it('brings back no settings of version 1 where Setup has upgraded to version 2', () => {
    const theirs = upgradeToVersion2(FIRST);
    for (const base of [FIRST, null]) {
      const { merged, taken } = merge(FIRST, theirs, base);
      expect(taken, base === null ? 'without a base' : 'with a base').to.be.empty;
      expect(merged).to.equal(theirs);
    }
    const newer = withItems(FIRST, 'omniSync', { newItem: '1' });
    expect(merge(newer, theirs, FIRST).taken).to.be.empty;
  });

  it('upgrades where the file alone has gone to version 2', () => {
    const { merged, conflicts } = merge(upgradeToVersion2(FIRST), FIRST, FIRST);
    expect(conflicts).to.be.empty;
    expect(itemValue(merged, 'omniSync', 'definitionVersion')).to.equal('2');
    expect(itemValue(merged, 'omniSync', 'mappedOmniStatus')).to.equal(undefined);
  });

  it('takes away what the file no longer has, where Setup has not touched it', () => {
    const ours = withoutItems(FIRST, 'pureCloud', ['gateway']);
    expect(itemValue(merge(ours, FIRST, FIRST).merged, 'pureCloud', 'gateway')).to.equal(undefined);
  });

  it('keeps the display name that Setup gave', () => {
    const theirs = { ...FIRST, displayName: 'Phone' };
    expect(merge(FIRST, theirs, FIRST).merged.displayName).to.equal('Phone');
    expect(merge({ ...FIRST, displayName: 'New' }, FIRST, FIRST).merged.displayName).to.equal(
      'New',
    );
  });

  it('never takes the revision of the file', () => {
    const theirs = withItems(FIRST, 'omniSync', { revision: '41 2026-11-01 kim' });
    expect(merge(FIRST, theirs, FIRST).merged).to.equal(theirs);
    const { merged } = merge(withClient('new'), theirs, FIRST);
    expect(itemValue(merged, 'omniSync', 'revision')).to.match(/^42 /);
  });
});
