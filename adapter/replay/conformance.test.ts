import { expect } from 'chai';
import { readDefinition } from '../definition/read.js';
import { CONFORMANCE_FILES, readConformanceFile } from './testing/conformance-files.js';
import { misfitText } from './fields.js';
import { replay } from './replay.js';
import { parseScenario, type Network, type Scenario } from './scenario.js';

async function load(file: string): Promise<Scenario> {
  const json: unknown = JSON.parse(await readConformanceFile(file));
  const parsed = parseScenario(json);
  if (!parsed.ok) throw new Error(`${file}: ${parsed.misfits.map(misfitText).join('; ')}`);
  return parsed.scenario;
}

/** A definition of a version that this softphone does not read cannot be played as it is meant. */
const isReadHere = ({ settings }: Scenario): boolean =>
  readDefinition(settings).problems.every(({ code }) => code !== 'version-unsupported');

describe('conformance scenarios', () => {
  for (const file of CONFORMANCE_FILES) {
    it(`${file} goes as expected`, async () => {
      const scenario = await load(file);
      const { report, lines } = replay(scenario);
      if (isReadHere(scenario)) {
        expect(report.failures, lines.join('\n')).to.deep.equal([]);
        expect(report.ok).to.equal(true);
      } else {
        expect(report.timeline, 'an unknown version writes nothing').to.deep.equal([]);
      }
    });
  }

  const NETWORKS: Readonly<Record<string, Partial<Network>>> = {
    'older orgs': { reasons: false, modifiedDates: false },
    'events that come twice': { duplicates: true },
    'events that overtake': { reorder: true },
    'everything at once': {
      reasons: false,
      modifiedDates: false,
      duplicates: true,
      reorder: true,
      omniLatency: 150,
      pureCloudLatency: 10,
    },
    'a slow PureCloud': { pureCloudLatency: 400 },
  };

  for (const [name, network] of Object.entries(NETWORKS)) {
    it(`all go as expected with ${name}`, async () => {
      for (const file of CONFORMANCE_FILES) {
        const scenario = await load(file);
        if (!isReadHere(scenario)) continue;
        const { report, lines } = replay({
          ...scenario,
          network: { ...scenario.network, ...network },
        });
        expect(report.failures, `${file}\n${lines.join('\n')}`).to.deep.equal([]);
      }
    });
  }

  it('plays the same file to the same report', async () => {
    for (const file of CONFORMANCE_FILES) {
      expect(replay(await load(file)).report).to.deep.equal(replay(await load(file)).report);
    }
  });
});
