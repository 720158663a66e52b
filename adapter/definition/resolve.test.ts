import { expect } from 'chai';
import fc from 'fast-check';
import type { RuleSet } from '../sync/rules.js';
import { SYSTEM_PRESENCES, type Catalog } from './catalog.js';
import type { Resolved } from './definition.js';
import { readDefinition } from './read.js';
import { resolveDefinition } from './resolve.js';
import { statusNamed } from './resolve-status.js';
import { complete, empty, OMNI, panel, PURE_CLOUD, version1Settings } from './testing/catalogs.js';

const resolve = (
  items: Readonly<Record<string, string>> = {},
  catalog: Catalog = complete,
): Resolved => resolveDefinition(readDefinition(version1Settings(items)), catalog);

const codes = (resolved: Resolved): string[] =>
  resolved.problems.map(({ kind, code, item }) => `${kind} ${code} ${item}`);

const mapped = ({ rules }: Resolved): string | undefined => {
  const [pair] = rules.rules;
  return pair?.kind === 'pair' ? pair.omni : undefined;
};

const leavingMapped = ({ rules }: Resolved): string | undefined => {
  const rule = rules.rules.find(({ name }) => name === 'leavingMapped');
  return rule?.kind === 'leaves' ? rule.set : undefined;
};

describe('resolveDefinition', () => {
  it('gives the engine exactly the five rules of version 1', () => {
    const expected: RuleSet = {
      enabled: true,
      rules: [
        { kind: 'pair', name: 'mapped', omni: OMNI.chat, pureCloud: PURE_CLOUD.onQueue },
        {
          kind: 'leaves',
          name: 'leavingMapped',
          side: 'omni',
          status: OMNI.chat,
          set: PURE_CLOUD.available,
        },
        {
          kind: 'leaves',
          name: 'leavingOnQueue',
          side: 'pureCloud',
          status: PURE_CLOUD.onQueue,
          set: OMNI.transition,
        },
        {
          kind: 'hold',
          name: 'salesforceWork',
          side: 'pureCloud',
          status: PURE_CLOUD.busy,
          condition: { on: 'salesforceWork', objects: null, from: 'accepted', atPercent: null },
          always: true,
        },
        {
          kind: 'hold',
          name: 'pureCloudWork',
          side: 'omni',
          status: OMNI.busy,
          condition: { on: 'pureCloudWork', media: null, from: 'connected', until: 'wrapup' },
          always: true,
        },
      ],
      startupAuthority: 'ask',
      duringHold: 'override',
      externallyRoutedWork: [],
      onQueue: PURE_CLOUD.onQueue,
      pureCloudOffline: PURE_CLOUD.offline,
      omniWithoutChannels: [OMNI.busy, OMNI.lunch, OMNI.transition],
    };
    expect(resolve()).to.deep.equal({
      rules: expected,
      problems: [],
      notYetKnown: [],
      sessionEnd: null,
    });
  });

  it('resolves the status of the session end', () => {
    expect(resolve({ sessionEndStatus: 'OFFLINE', sessionEndGrace: '5' }).sessionEnd).to.deep.equal(
      {
        status: PURE_CLOUD.offline,
        grace: 5,
      },
    );
  });

  it('keeps sync off with an error, and on with a warning', () => {
    expect(resolve({ startupAuthority: 'x' }).rules.enabled).to.equal(false);
    expect(resolve({ nonsense: 'x' }).rules.enabled).to.equal(true);
    expect(resolve({ enabled: 'false' }).rules.enabled).to.equal(false);
  });

  describe('an Omni-Channel status', () => {
    it('is found by Id, DeveloperName or label, in any case of the latter two', () => {
      for (const text of [
        OMNI.chat,
        `${OMNI.chat}AAA`,
        'Available_Chat',
        'available_chat',
        'Available - Chat',
        `Available_Chat:${OMNI.chat}`,
        `Available_Chat:${OMNI.chat}QAK`,
      ]) {
        expect(mapped(resolve({ mappedOmniStatus: text })), text).to.equal(OMNI.chat);
      }
    });

    it('has Ids whose case matters', () => {
      expect(codes(resolve({ mappedOmniStatus: '0N505Y000001CA1' }))).to.deep.equal([
        'error status-unknown omniSync/mappedOmniStatus',
      ]);
    });

    it('is what the Id says where name and Id disagree and both exist', () => {
      expect(mapped(resolve({ mappedOmniStatus: `Available_Chat:${OMNI.lunch}` }))).to.equal(
        OMNI.lunch,
      );
    });

    it('is what the name says where the org has no such Id', () => {
      const resolved = resolve({ mappedOmniStatus: 'Available_Chat:0N5000000000999' });
      expect(mapped(resolved)).to.equal(OMNI.chat);
      expect(resolved.problems).to.deep.equal([]);
    });

    it('is what its Id says in the panel, though it was never seen', () => {
      const unseen = { mappedOmniStatus: 'Available_Chat:0N5000000000999' };
      expect(mapped(resolve(unseen, empty))).to.equal('0N5000000000999');
      expect(mapped(resolve(unseen, panel(OMNI.chat)))).to.equal('0N5000000000999');
      expect(resolve(unseen, panel()).notYetKnown).to.not.include('Available_Chat');
    });

    it('is what its name says once the org has refused the Id and shown the name', () => {
      const foreign = { mappedOmniStatus: 'Available_Chat:0N5000000000999' };
      const refused = { omniRefused: ['0N5000000000999'] };
      expect(mapped(resolve(foreign, { ...panel(), ...refused }))).to.equal('0N5000000000999');
      expect(mapped(resolve(foreign, { ...panel(OMNI.chat), ...refused }))).to.equal(OMNI.chat);
    });

    it('waits for its Id where only the name is written, and that is no error', () => {
      const resolved = resolve({}, panel(OMNI.busy));
      expect(mapped(resolved)).to.equal('name:Available_Chat');
      expect(resolved.notYetKnown).to.deep.equal(['Available_Chat', 'Transition']);
      expect(resolved.problems).to.deep.equal([]);
      expect(resolved.rules.enabled).to.equal(true);
    });

    it('can be looked up by the name that it waited for', () => {
      expect(statusNamed('available_chat', panel(OMNI.chat))).to.equal(OMNI.chat);
      expect(statusNamed('Available - Chat', panel(OMNI.chat))).to.equal(OMNI.chat);
      expect(statusNamed('Busy', panel(OMNI.chat))).to.equal(null);
    });

    it('may be Offline, which is no record', () => {
      const resolved = resolve({ leavingOnQueueStatus: 'offline' });
      expect(resolved.rules.rules[2]).to.include({ set: 'Offline' });
      expect(resolved.problems).to.deep.equal([]);
    });

    it('is not guessed from a label that two statuses bear', () => {
      const twice: Catalog = {
        ...complete,
        omni: [
          ...complete.omni,
          { id: '0N505Y000001cA9', apiName: 'Busy2', label: 'Away for lunch' },
        ],
      };
      const resolved = resolve({ mappedOmniStatus: 'Away for lunch' }, twice);
      expect(codes(resolved)).to.deep.equal(['error status-unknown omniSync/mappedOmniStatus']);
    });
  });

  describe('a PureCloud status', () => {
    it('is found by any spelling of its system presence, by GUID, or by both', () => {
      const cases: readonly (readonly [text: string, id: string])[] = [
        ['available', PURE_CLOUD.available],
        ['Break', PURE_CLOUD.break],
        [PURE_CLOUD.coffee.toUpperCase(), PURE_CLOUD.coffee],
        [`BREAK:${PURE_CLOUD.coffee}`, PURE_CLOUD.coffee],
        [`Break: ${PURE_CLOUD.unheardOf}`, PURE_CLOUD.break],
      ];
      for (const [text, id] of cases) {
        const resolved = resolve({ leavingMappedStatus: text });
        expect(leavingMapped(resolved), text).to.equal(id);
        expect(resolved.problems, text).to.deep.equal([]);
      }
    });

    it('falls back to its primary where it is deactivated, with a warning', () => {
      for (const text of [PURE_CLOUD.gone, `BUSY:${PURE_CLOUD.gone}`]) {
        const resolved = resolve({ leavingMappedStatus: text });
        expect(leavingMapped(resolved)).to.equal(PURE_CLOUD.busy);
        expect(codes(resolved)).to.deep.equal([
          'warning status-deactivated omniSync/leavingMappedStatus',
        ]);
        expect(resolved.rules.enabled).to.equal(true);
      }
    });

    it('is unknown only once the list is', () => {
      const items = { leavingMappedStatus: PURE_CLOUD.unheardOf, salesforceWorkStatus: 'TRAINING' };
      expect(codes(resolve(items, { ...complete, presences: [] }))).to.deep.equal([]);
      expect(codes(resolve(items))).to.deep.equal([
        'error status-unknown omniSync/leavingMappedStatus',
        'error status-unknown omniSync/salesforceWorkStatus',
      ]);
    });

    it('waits for the list', () => {
      const { rules } = resolve({}, empty);
      expect(rules.onQueue).to.equal('name:ON_QUEUE');
      expect(rules.pureCloudOffline).to.equal('name:OFFLINE');
      expect(rules.rules[0]).to.include({ pureCloud: 'name:ON_QUEUE' });
    });

    it('tells an organisation without On Queue once', () => {
      const presences = complete.presences.filter((known) => known.systemPresence !== 'ON_QUEUE');
      expect(codes(resolve({}, { ...complete, presences }))).to.deep.equal([
        'error status-unknown omniSync/mappedOmniStatus',
      ]);
    });
  });

  describe('tells each problem between rules', () => {
    it('transition-is-mapped: T1 is On Queue', () => {
      const secondary = PURE_CLOUD.unheardOf;
      const presences = [
        ...complete.presences,
        {
          id: secondary,
          systemPresence: 'ON_QUEUE',
          secondary: true,
          deactivated: false,
          labels: {},
        } as const,
      ];
      for (const text of ['On Queue', 'OnQueue', PURE_CLOUD.onQueue, secondary]) {
        const resolved = resolve({ leavingMappedStatus: text }, { ...complete, presences });
        expect(codes(resolved), text).to.deep.equal([
          'error transition-is-mapped omniSync/leavingMappedStatus',
        ]);
      }
      expect(codes(resolve({ leavingMappedStatus: 'ON_QUEUE' }, empty))).to.deep.equal([
        'error transition-is-mapped omniSync/leavingMappedStatus',
      ]);
    });

    it('transition-is-mapped: T2 is M, however both are written', () => {
      const expected = ['error transition-is-mapped omniSync/leavingOnQueueStatus'];
      expect(codes(resolve({ leavingOnQueueStatus: 'Available - Chat' }))).to.deep.equal(expected);
      expect(codes(resolve({ leavingOnQueueStatus: 'Available_Chat' }, empty))).to.deep.equal(
        expected,
      );
    });

    it('transition-online: T2 takes work', () => {
      const items = { mappedOmniStatus: 'Busy', pureCloudWorkStatus: 'none' };
      expect(codes(resolve({ ...items, leavingOnQueueStatus: 'Available_Chat' }))).to.deep.equal([
        'warning transition-online omniSync/leavingOnQueueStatus',
      ]);
    });

    it('hold-is-mapped: T4 is M, but not with external routing', () => {
      const items = { pureCloudWorkStatus: 'Available_Chat' };
      expect(codes(resolve(items))).to.deep.equal([
        'warning hold-is-mapped omniSync/pureCloudWorkStatus',
      ]);
      expect(codes(resolve({ ...items, externallyRoutedWork: 'MessagingSession' }))).to.deep.equal(
        [],
      );
    });

    it('hold-online: T4 takes work and is not M', () => {
      expect(
        codes(resolve({ mappedOmniStatus: 'Lunch', pureCloudWorkStatus: 'Available_Chat' })),
      ).to.deep.equal(['warning hold-online omniSync/pureCloudWorkStatus']);
    });

    it('status-unknown: each status once', () => {
      expect(codes(resolve({ mappedOmniStatus: 'Nobody' }))).to.deep.equal([
        'error status-unknown omniSync/mappedOmniStatus',
      ]);
    });
  });

  it('never throws, whatever the catalog holds', () => {
    const text = fc.oneof(
      fc.constantFrom(OMNI.chat, 'Busy', PURE_CLOUD.coffee, 'BREAK', 'Offline', 'none'),
      fc.string(),
    );
    const catalog: fc.Arbitrary<Catalog> = fc.record({
      omni: fc.array(fc.record({ id: text, apiName: text, label: text, takesWork: fc.boolean() })),
      omniComplete: fc.boolean(),
      presences: fc.array(
        fc.record({
          id: text,
          systemPresence: fc.constantFrom(...SYSTEM_PRESENCES),
          secondary: fc.boolean(),
          deactivated: fc.boolean(),
          labels: fc.constant({}),
        }),
      ),
    });
    fc.assert(
      fc.property(catalog, text, text, (known, omni, pureCloud) => {
        const resolved = resolve(
          { mappedOmniStatus: omni, leavingMappedStatus: pureCloud, pureCloudWorkStatus: omni },
          known,
        );
        const wrong = resolved.problems.some(({ kind }) => kind === 'error');
        expect(resolved.rules.enabled).to.equal(!wrong);
      }),
    );
  }).timeout(60_000);
});
