import { expect } from 'chai';
import fc from 'fast-check';
import type { Catalog } from '../definition/catalog.js';
import { readDefinition } from '../definition/read.js';
import { resolveDefinition } from '../definition/resolve.js';
import { complete, empty, panel, OMNI } from '../definition/testing/catalogs.js';
import { itemValue, withItems } from './edit.js';
import { PRESETS, productDefinition } from './product.js';
import type { CallCenterRecord } from './record.js';
import { settingsOf } from './settings-of.js';
import { version1Record } from './testing/arbitraries.js';
import { upgradeToVersion2 } from './upgrade.js';

const resolve = (record: CallCenterRecord, catalog: Catalog) => {
  const definition = readDefinition(settingsOf(record));
  return { definition, resolved: resolveDefinition(definition, catalog) };
};

/** What the engine runs on, without what a rule is called. */
const decisions = (record: CallCenterRecord, catalog: Catalog) => {
  const { rules, sessionEnd, notYetKnown } = resolve(record, catalog).resolved;
  const nameless = rules.rules.map((rule) => ({ ...rule, name: '' }));
  return { ...rules, rules: nameless, sessionEnd, notYetKnown };
};

const CATALOGS: readonly Catalog[] = [complete, empty, panel(OMNI.chat, OMNI.busy)];

describe('upgradeToVersion2', () => {
  it('gives the same rules bit for bit, for any version 1 and whatever is known of the orgs', () => {
    let running = 0;
    fc.assert(
      fc.property(version1Record, fc.constantFrom(...CATALOGS), (record, catalog) => {
        const before = decisions(record, catalog);
        const after = decisions(upgradeToVersion2(record), catalog);
        // A definition with errors runs nowhere; its rules are as far as each form can be read.
        if (before.enabled) running += 1;
        if (before.enabled || after.enabled) expect(after).to.deep.equal(before);
        else
          expect({ ...after, rules: [], notYetKnown: [] }).to.deep.equal({
            ...before,
            rules: [],
            notYetKnown: [],
          });
      }),
      { numRuns: 500, seed: 7 },
    );
    expect(running, 'definitions without an error').to.be.greaterThan(20);
  });

  it('loses no item and no label', () => {
    fc.assert(
      fc.property(version1Record, (record) => {
        const upgraded = upgradeToVersion2(record);
        const { sections, ...rest } = record;
        expect({ ...upgraded, sections: [] }).to.deep.equal({ ...rest, sections: [] });
        expect(upgraded.sections.slice(0, -1)).to.deep.equal(sections.slice(0, -1));
        const statuses = /^(?:mapped|leaving|salesforceWork|pureCloudWork)/;
        const others = (some: CallCenterRecord) =>
          some.sections
            .at(-1)
            ?.items.filter(
              ({ name }) => !statuses.test(name) && !/^(?:rule|enabled$|definitionV)/.test(name),
            );
        expect(others(upgraded)).to.deep.equal(others(record));
        expect(itemValue(upgraded, 'omniSync', 'definitionVersion')).to.equal('2');
      }),
    );
  });

  it('keeps an administrator’s own label, and the order', () => {
    const record = productDefinition({ version: 1, preset: 'both' });
    const labelled = {
      ...record,
      sections: record.sections.map((section) => ({
        ...section,
        items: section.items.map((item) =>
          item.name === 'salesforceWorkStatus' ? { ...item, label: 'While on a case' } : item,
        ),
      })),
    };
    const items = upgradeToVersion2(labelled).sections.at(-1)?.items ?? [];
    expect(items.map(({ name }) => name).slice(0, 8)).to.deep.equal([
      'definitionVersion',
      'enabled',
      'rule1',
      'rule2',
      'rule3',
      'rule4',
      'rule5',
      'startupAuthority',
    ]);
    expect(items[5]).to.deep.equal({
      name: 'rule4',
      label: 'While on a case',
      value: 'while salesforce work hold pureCloud BUSY always',
    });
  });

  it('keeps the presets without a warning of its own', () => {
    for (const preset of PRESETS) {
      const { problems } = resolve(
        upgradeToVersion2(productDefinition({ version: 1, preset })),
        empty,
      ).definition;
      expect(problems.map(({ item }) => item)).to.deep.equal(['pureCloud/clientId']);
    }
  });

  it('switches off what errors of version 1 kept off', () => {
    const on = withItems(productDefinition({ version: 1 }), 'omniSync', {
      enabled: 'true',
      leavingOnQueueStatus: 'Transition',
    });
    expect(resolve(on, complete).resolved.rules.enabled).to.equal(false);
    const upgraded = upgradeToVersion2(on);
    expect(itemValue(upgraded, 'omniSync', 'enabled')).to.equal('false');
    expect(itemValue(upgraded, 'omniSync', 'rule1')).to.equal(
      'when pureCloud leaves ON_QUEUE set omni Transition',
    );
  });

  it('leaves another version as it is', () => {
    const record = productDefinition({ version: 2 });
    expect(upgradeToVersion2(record)).to.equal(record);
    const next = withItems(record, 'omniSync', { definitionVersion: '3' });
    expect(upgradeToVersion2(next)).to.equal(next);
  });
});
