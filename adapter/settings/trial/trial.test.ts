import { expect } from 'chai';
import type { Catalog } from '../../definition/catalog.js';
import type { CallCenterSettings } from '../../definition/definition.js';
import {
  complete,
  empty,
  OMNI,
  PURE_CLOUD,
  settingsOf,
  version1Settings,
} from '../../definition/testing/catalogs.js';
import { DEFAULT_NETWORK, type TimedStep } from '../../replay/scenario.js';
import { BUILT_IN } from './built-in-names.js';
import { builtInShift } from './built-in.js';
import { trialWords } from './messages/words.js';
import type { Shift } from './shift.js';
import { trialOf } from './trial.js';
import type { Edition, Segment, Trial } from './trial-types.js';

const { names } = trialWords('en');

const version2 = (...rules: readonly string[]): CallCenterSettings =>
  settingsOf({
    definitionVersion: '2',
    enabled: 'true',
    ...Object.fromEntries(rules.map((rule, index) => [`rule${index + 1}`, rule])),
  });

const shift = (...steps: readonly TimedStep[]): Shift => ({
  network: DEFAULT_NETWORK,
  catalog: null,
  start: { omni: OMNI.chat, pureCloud: PURE_CLOUD.onQueue, work: [], interactions: [] },
  steps,
});

const trial = (
  definitions: Readonly<Record<Edition, CallCenterSettings>>,
  played: Parameters<typeof trialOf>[1],
  catalog: Catalog = complete,
): Trial => trialOf({ definitions, catalog, names }, played);

const brief = (segments: readonly Segment[]): readonly string[] =>
  segments.map(({ from, label, cause }) => `${from} ${label} ${cause.is}`);

const CALL: readonly TimedStep[] = [
  { at: 10_000, step: { kind: 'interaction', id: 'c1', is: 'connected', media: 'voice' } },
  { at: 60_000, step: { kind: 'interaction', id: 'c1', is: 'ended' } },
];

describe('a trial', () => {
  const before = version1Settings();
  const after = version1Settings({ pureCloudWorkStatus: 'Lunch' });

  it('shows on each side what was shown before and after the edit, from when and why', () => {
    const { lanes, end } = trial({ before, after }, shift(...CALL));
    expect(brief(lanes.omni.before)).to.deep.equal([
      '0 Available - Chat start',
      '10100 Busy sync',
      '60100 Available - Chat sync',
    ]);
    expect(brief(lanes.omni.after)).to.deep.equal([
      '0 Available - Chat start',
      '10100 Away for lunch sync',
      '60100 Available - Chat sync',
    ]);
    expect(brief(lanes.pureCloud.after)).to.deep.equal(['0 On Queue start']);
    const [, busy] = lanes.omni.before;
    expect(busy).to.deep.include({ to: 60_100, status: OMNI.busy, kind: 'busy' });
    expect(busy?.cause.is === 'sync' ? busy.cause.cause.rule : null).to.equal('pureCloudWork');
    expect(lanes.omni.after.at(-1)?.to).to.equal(end);
  });

  it('tells the differences', () => {
    expect(trial({ before, after }, shift(...CALL)).differences).to.deep.equal([
      { side: 'omni', from: 10_100, to: 60_100, before: 'Busy', after: 'Away for lunch' },
    ]);
    expect(trial({ before, after: before }, shift(...CALL)).differences).to.deep.equal([]);
  });

  it('shows what the agent does, whatever the definition', () => {
    const { lanes, marks } = trial(
      { before, after: version1Settings({ enabled: 'false' }) },
      shift({ at: 5_000, step: { kind: 'omni', status: OMNI.lunch, by: 'agent' } }),
    );
    expect(marks).to.have.length(1);
    expect(brief(lanes.omni.after)).to.deep.equal([
      '0 Available - Chat start',
      '5000 Away for lunch step',
    ]);
    expect(brief(lanes.pureCloud.after)).to.deep.equal(['0 On Queue start']);
    expect(brief(lanes.pureCloud.before)).to.deep.equal([
      '0 On Queue start',
      '5100 Available sync',
    ]);
  });

  it('says where the sync is off, and where errors keep it off', () => {
    const off = version1Settings({ enabled: 'false' });
    const broken = version2('pair Busy to BUSY');
    expect(trial({ before: off, after: broken }, shift(...CALL)).sync).to.deep.equal({
      before: 'off',
      after: 'broken',
    });
    expect(trial({ before, after }, shift()).sync).to.deep.equal({ before: 'on', after: 'on' });
  });

  it('says where the agent would be asked', () => {
    const apart: Shift = {
      ...shift(...CALL),
      start: { omni: OMNI.lunch, pureCloud: PURE_CLOUD.onQueue, work: [], interactions: [] },
    };
    const { remarks } = trial(
      { before, after: version1Settings({ startupAuthority: 'pureCloud' }) },
      apart,
    );
    expect(remarks.map(({ edition, is }) => `${edition} ${is}`)).to.deep.equal(['before asking']);
  });

  it('plays every built-in shift against every way to use the product, to its end', () => {
    const definitions = [
      before,
      version1Settings({ enabled: 'false' }),
      version2('pair Available_Chat with ON_QUEUE', 'pair Lunch with MEAL'),
      settingsOf({}),
    ];
    for (const which of BUILT_IN) {
      for (const one of definitions) {
        const { lanes, end, marks } = trial({ before, after: one }, (rules, catalog) =>
          builtInShift(which, rules, catalog),
        );
        expect(marks.length, which).to.be.above(3);
        for (const lane of [lanes.omni.before, lanes.omni.after, lanes.pureCloud.after]) {
          expect(lane[0]?.from).to.equal(0);
          expect(lane.at(-1)?.to).to.equal(end);
          lane.forEach((segment, index) => {
            expect(segment.to).to.equal(lane[index + 1]?.from ?? end);
            expect(segment.status).to.not.equal(lane[index + 1]?.status);
          });
        }
      }
    }
  });

  it('pairs lunch in the day of an agent whose definition pairs it', () => {
    const { lanes } = trial(
      {
        before,
        after: version2('pair Available_Chat with ON_QUEUE', 'pair Lunch with MEAL'),
      },
      (rules, catalog) => builtInShift('day', rules, catalog),
    );
    expect(lanes.omni.after.map(({ label }) => label)).to.include('Away for lunch');
    expect(lanes.omni.before.map(({ label }) => label)).to.not.include('Away for lunch');
  });

  it('is played before anything was read of the two orgs', () => {
    const secondary = `BREAK:${PURE_CLOUD.coffee}`;
    const { lanes, sync } = trial(
      { before, after: version1Settings({ leavingMappedStatus: secondary }) },
      (rules, catalog) => builtInShift('lunchDuringCall', rules, catalog),
      empty,
    );
    expect(sync).to.deep.equal({ before: 'on', after: 'on' });
    expect(lanes.omni.before.map(({ label }) => label)).to.include('Available_Chat');
    expect(lanes.pureCloud.after.map(({ label }) => label).join()).to.include('Break (9f1c3c5e…)');
  });

  it('takes the statuses of a shift from another org by their names', () => {
    const elsewhere: Catalog = {
      ...complete,
      omni: complete.omni.map((status) => ({ ...status, id: status.id.replace('05Y', '0XX') })),
    };
    const recorded: Shift = {
      ...shift({
        at: 1_000,
        step: { kind: 'omni', status: OMNI.lunch.replace('05Y', '0XX'), by: 'agent' },
      }),
      catalog: elsewhere,
    };
    const { lanes } = trial({ before, after }, recorded);
    expect(lanes.omni.before.map(({ status }) => status)).to.deep.equal([OMNI.chat, OMNI.lunch]);
  });
});
