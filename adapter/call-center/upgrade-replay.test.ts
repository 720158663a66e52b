import { expect } from 'chai';
import fc from 'fast-check';
import type { CallCenterSettings } from '../definition/definition.js';
import { readDefinition } from '../definition/read.js';
import { version1 } from '../replay/model/definitions.js';
import { replay } from '../replay/replay.js';
import { readScenario } from '../replay/model/run.js';
import { scenarioOf, shifts } from '../replay/model/shifts.js';
import type { Scenario } from '../replay/scenario.js';
import { CONFORMANCE_FILES, readConformanceFile } from '../replay/testing/conformance-files.js';
import type { CallCenterRecord } from './record.js';
import { settingsOf } from './settings-of.js';
import { upgradeToVersion2 } from './upgrade.js';

/** A record with nothing but the section that the scenario has. */
const recordOf = (settings: CallCenterSettings): CallCenterRecord => ({
  internalName: 'Demo',
  displayName: 'Demo',
  internalNameLabel: '',
  displayNameLabel: '',
  sections: [
    {
      name: 'omniSync',
      label: 'Sync',
      items: Object.entries(settings).flatMap(([path, value]) => {
        const [, section, name = '', ...more] = path.split('/');
        return section === 'omniSync' && more.length === 0 ? [{ name, label: name, value }] : [];
      }),
    },
  ],
  others: [],
});

const upgraded = (settings: CallCenterSettings): CallCenterSettings =>
  settingsOf(upgradeToVersion2(recordOf(settings)));

/** What a scenario came to, with rules by their place instead of their names; the words for why name rules, too. */
function played(scenario: Scenario) {
  const { report } = replay(scenario);
  const places = new Map(
    readDefinition(scenario.settings).rules.map(({ name }, index) => [name, `#${index}`]),
  );
  const timeline = report.timeline.map(({ at, side, from, to, rule }) => {
    const [name = '', ...more] = rule.split(' ');
    return { at, side, from, to, rule: [places.get(name) ?? name, ...more].join(' ') };
  });
  return { ...report, timeline };
}

describe('a shift under an upgraded definition', () => {
  for (const name of CONFORMANCE_FILES) {
    it(`is the same: ${name}`, async () => {
      const scenario = readScenario(JSON.parse(await readConformanceFile(name)));
      const settings = upgraded(scenario.settings);
      expect(readDefinition(settings).version).to.equal(2);
      expect(replay({ ...scenario, settings }).report.ok).to.equal(true);
      expect(played({ ...scenario, settings })).to.deep.equal(played(scenario));
    });
  }

  it('is the same for any definition of version 1', () => {
    fc.assert(
      fc.property(shifts(version1), (shift) => {
        const scenario = readScenario(scenarioOf(shift, 'a shift'));
        const after = { ...scenario, settings: upgraded(scenario.settings) };
        expect(readDefinition(after.settings).version).to.equal(2);
        expect(played(after)).to.deep.equal(played(scenario));
      }),
      { numRuns: 150 },
    );
  });
});
