import { expect } from 'chai';
import fc from 'fast-check';
import type { CallCenterSettings, Definition } from './definition.js';
import type { Problem } from './problem.js';
import { readDefinition } from './read.js';
import { settingsOf, version1Settings } from './testing/catalogs.js';

const brief = (problems: readonly Problem[]): string[] =>
  problems.map(({ kind, code, item, value }) => `${kind} ${code} ${item} ${value}`.trim());

const problemsOf = (items: Readonly<Record<string, string>>): string[] =>
  brief(readDefinition(version1Settings(items)).problems);

/** What comes from outside, whatever its type says. */
const readAnything = (settings: unknown): Definition =>
  readDefinition(settings as CallCenterSettings);

/** Random tests may take their time on a busy machine, in milliseconds. */
const PATIENCE = 60_000;

describe('readDefinition', () => {
  it('takes Offline for T2 alone: paired or held, it would log the agent out', () => {
    expect(problemsOf({ leavingOnQueueStatus: 'Offline' })).to.deep.equal([]);
    expect(
      problemsOf({ mappedOmniStatus: 'Offline', pureCloudWorkStatus: 'offline' }),
    ).to.deep.equal([
      'error value-invalid omniSync/mappedOmniStatus Offline',
      'error value-invalid omniSync/pureCloudWorkStatus offline',
    ]);
  });

  it('reads a sound definition of version 1 without a problem', () => {
    const definition = readDefinition({
      ...version1Settings({
        startupAuthority: 'PureCloud',
        externallyRoutedWork: 'messagingsession, 570',
        sessionEndStatus: 'Offline',
        sessionEndGrace: '25',
        revision: '7 2026-11-22 a.admin',
      }),
      '/reqGeneralInfo/reqInternalName': 'OmniSyncSoftphone',
      '/reqGeneralInfo/reqDisplayName': 'Omni-Sync',
    });
    expect(definition).to.deep.include({
      version: 1,
      enabled: true,
      startupAuthority: 'pureCloud',
      duringHold: 'override',
      externallyRoutedWork: ['MessagingSession', 'LiveChatTranscript'],
      sessionEndGrace: 25,
      revision: '7 2026-11-22 a.admin',
      internalName: 'OmniSyncSoftphone',
      displayName: 'Omni-Sync',
      pureCloud: null,
      problems: [],
    });
    expect(definition.sessionEndStatus?.ref).to.deep.include({ systemPresence: 'OFFLINE' });
    expect(definition.rules.map((rule) => `${rule.kind} ${rule.name}`)).to.deep.equal([
      'pair mapped',
      'leaves leavingMapped',
      'leaves leavingOnQueue',
      'hold salesforceWork',
      'hold pureCloudWork',
    ]);
  });

  it('takes the defaults where items are absent, empty or none', () => {
    for (const unset of ['', ' ', 'none', 'NONE']) {
      const definition = readDefinition(
        settingsOf({
          definitionVersion: '1',
          enabled: unset,
          sessionEndStatus: unset,
          sessionEndGrace: unset,
          externallyRoutedWork: unset,
          revision: unset,
        }),
      );
      expect(definition).to.deep.include({
        enabled: false,
        startupAuthority: 'ask',
        externallyRoutedWork: [],
        sessionEndStatus: null,
        sessionEndGrace: 10,
        revision: '',
        rules: [],
        problems: [],
      });
    }
  });

  it('knows that none is a word of startupAuthority, and no default', () => {
    const of = (startupAuthority: string) =>
      readDefinition(version1Settings({ startupAuthority })).startupAuthority;
    expect(of('none')).to.equal('none');
    expect(of('')).to.equal('ask');
    expect(of('OMNI')).to.equal('omni');
  });

  it('leaves out the rule of a status that is none or empty', () => {
    const names = (items: Readonly<Record<string, string>>) =>
      readDefinition(version1Settings(items)).rules.map((rule) => rule.name);
    expect(names({ leavingMappedStatus: 'none', pureCloudWorkStatus: '' })).to.deep.equal([
      'mapped',
      'leavingOnQueue',
      'salesforceWork',
    ]);
  });

  it('compiles version 1 to the rules of omni-sync.md §5', () => {
    const [pair, leavingMapped, leavingOnQueue, salesforceWork, pureCloudWork] =
      readDefinition(version1Settings()).rules;
    expect(pair).to.nested.include({ 'omni.ref.name': 'Available_Chat' });
    expect(pair).to.nested.include({ 'pureCloud.ref.systemPresence': 'ON_QUEUE' });
    expect(leavingMapped).to.nested.include({ side: 'omni', 'status.ref.name': 'Available_Chat' });
    expect(leavingMapped).to.nested.include({ 'set.ref.systemPresence': 'AVAILABLE' });
    expect(leavingOnQueue).to.nested.include({ side: 'pureCloud', 'set.ref.name': 'Transition' });
    expect(salesforceWork).to.deep.include({
      side: 'pureCloud',
      always: true,
      condition: { on: 'salesforceWork', objects: null, from: 'accepted', atPercent: null },
    });
    expect(pureCloudWork).to.deep.include({
      side: 'omni',
      always: true,
      condition: { on: 'pureCloudWork', media: null, from: 'connected', until: 'wrapup' },
    });
  });

  it('trims values and strips the phone link that Salesforce appends', () => {
    const definition = readDefinition(
      version1Settings({
        enabled: ' TRUE ',
        mappedOmniStatus: '0N505Y000001cA1 (tel:0505000001)',
        revision: '(415) 555-1212 (tel:4155551212)',
      }),
    );
    expect(definition.enabled).to.equal(true);
    expect(definition.revision).to.equal('(415) 555-1212');
    expect(definition.rules[0]).to.nested.include({ 'omni.ref.id': '0N505Y000001cA1' });
    expect(definition.problems).to.deep.equal([]);
  });

  it('tells labels and sort orders from items', () => {
    const definition = readDefinition({
      ...version1Settings(),
      '/label': 'Omni-Sync',
      '/omniSync/label': 'Omni-Channel Sync',
      '/omniSync/sortOrder': '3.0',
      '/omniSync/enabled/label': 'Enable',
      '/omniSync/enabled/sortOrder': '1.0',
      '/omniSync/enabled/label/more': 'x',
    });
    expect(definition.problems).to.deep.equal([]);
    expect(definition.enabled).to.equal(true);
  });

  describe('tells each problem', () => {
    it('not-assigned: there is no section omniSync at all', () => {
      for (const settings of [{}, { '/reqGeneralInfo/reqInternalName': 'Other' }]) {
        const definition = readDefinition(settings);
        expect(brief(definition.problems)).to.deep.equal(['error not-assigned omniSync']);
        expect(definition.version).to.equal(null);
        expect(definition.enabled).to.equal(false);
      }
    });

    it('version-missing: the section is there without it', () => {
      const missing = ['error version-missing omniSync/definitionVersion'];
      expect(brief(readDefinition(settingsOf({ enabled: 'true' })).problems)).to.deep.equal(
        missing,
      );
      expect(brief(readDefinition({ '/omniSync/label': 'x' }).problems)).to.deep.equal(missing);
      expect(problemsOf({ definitionVersion: 'none' })).to.deep.equal(missing);
    });

    it('version-unsupported: names what it reads, and reads nothing else', () => {
      const definition = readDefinition(
        version1Settings({ definitionVersion: '99', revision: '4 x', enabled: 'maybe' }),
      );
      expect(brief(definition.problems)).to.deep.equal([
        'error version-unsupported omniSync/definitionVersion 99',
      ]);
      expect(definition.problems[0]?.expected).to.match(/^version 1\b/);
      expect(definition).to.deep.include({
        version: 99,
        enabled: false,
        rules: [],
        revision: '4 x',
      });
      for (const odd of ['1.0', 'one', '-1', '1e0', '9'.repeat(400)]) {
        expect(problemsOf({ definitionVersion: odd })[0]).to.match(/^error version-unsupported/);
      }
    });

    it('value-invalid: what is no boolean, status, word, object or number', () => {
      const cases: readonly (readonly [item: string, value: string])[] = [
        ['enabled', 'yes'],
        ['mappedOmniStatus', '0N505Y000001'],
        ['mappedOmniStatus', 'Available_Chat:12345'],
        ['leavingMappedStatus', 'Coffee'],
        ['leavingMappedStatus', 'BREAK:Coffee'],
        ['salesforceWorkStatus', 'COFFEE:9f1c3c5e-7a44-4c0d-9c52-0d6f2f3b7a11'],
        ['startupAuthority', 'salesforce'],
        ['externallyRoutedWork', 'MessagingSession; Case'],
        ['externallyRoutedWork', 'MessagingSession,,'],
        ['sessionEndStatus', 'Gone'],
        ['sessionEndGrace', '1.5'],
        ['sessionEndGrace', '-1'],
        ['sessionEndGrace', '3601'],
      ];
      for (const [item, value] of cases) {
        expect(problemsOf({ [item]: value }), `${item} = ${value}`).to.deep.equal([
          `error value-invalid omniSync/${item} ${value}`,
        ]);
      }
    });

    it('mapped-missing: only where sync is enabled, and not where the value is wrong', () => {
      const missing = ['error mapped-missing omniSync/mappedOmniStatus'];
      expect(problemsOf({ mappedOmniStatus: 'none' })).to.deep.equal(missing);
      expect(
        brief(readDefinition(settingsOf({ definitionVersion: '1', enabled: 'true' })).problems),
      ).to.deep.equal(missing);
      expect(problemsOf({ mappedOmniStatus: '', enabled: 'false' })).to.deep.equal([]);
      expect(problemsOf({ mappedOmniStatus: '0N5' })).to.have.length(1);
    });

    it('item-unknown: an item that this version does not have', () => {
      expect(problemsOf({ leavingMapedStatus: 'BUSY', rule1: 'x' })).to.deep.equal([
        'warning item-unknown omniSync/leavingMapedStatus BUSY',
        'warning item-unknown omniSync/rule1 x',
      ]);
    });
  });

  it('tells a value that is no text', () => {
    const definition = readAnything({ ...version1Settings(), '/omniSync/enabled': true });
    expect(brief(definition.problems)).to.deep.equal([
      'error value-invalid omniSync/enabled (boolean)',
    ]);
  });

  it('cuts a huge value in a problem', () => {
    const [problem] = readDefinition(version1Settings({ enabled: 'x'.repeat(1_000_000) })).problems;
    expect(problem?.value).to.have.length(256);
  });

  describe('never throws', () => {
    it('on anything', () => {
      fc.assert(
        fc.property(
          fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true }),
          (settings) => {
            expect(readAnything(settings).problems).to.be.an('array').that.is.not.empty;
          },
        ),
      );
    }).timeout(PATIENCE);

    it('on any values of the items it knows', () => {
      const items = [
        'definitionVersion',
        'enabled',
        'mappedOmniStatus',
        'leavingMappedStatus',
        'externallyRoutedWork',
        'startupAuthority',
        'sessionEndGrace',
        'rule1',
        'rule2',
        '__proto__',
        'constructor',
      ];
      const key = fc.oneof(
        fc.constantFrom(...items).map((item) => `/omniSync/${item}`),
        fc.constantFrom(
          '/pureCloud/environment',
          '/pureCloud/gateway',
          '/__proto__/x',
          '__proto__',
        ),
        fc.string(),
      );
      const value = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('1', '2', 'true', 'none'),
      );
      fc.assert(
        fc.property(
          fc.array(fc.tuple(key, fc.oneof(value, fc.integer(), fc.constant(null))), {
            maxLength: 12,
          }),
          (entries) => {
            readAnything(Object.fromEntries(entries));
          },
        ),
        { numRuns: 200 },
      );
    }).timeout(PATIENCE);

    it('on keys of prototypes and on objects that throw', () => {
      const settings = {
        ...version1Settings(),
        '/omniSync/__proto__': 'x',
        '/__proto__/label': 'x',
      };
      expect(readAnything(settings).version).to.equal(1);
      const hostile = new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('no');
          },
        },
      );
      expect(brief(readAnything(hostile).problems)).to.deep.equal(['error not-assigned omniSync']);
    }).timeout(PATIENCE);

    it('on huge values, in no time', () => {
      const long = ' '.repeat(500_000);
      for (const huge of [
        `x${long})`,
        `(tel:${long})`,
        `${'(tel:'.repeat(100_000)})`,
        `a${long}b`,
        ':'.repeat(500_000),
      ]) {
        const began = Date.now();
        for (const item of [
          'enabled',
          'mappedOmniStatus',
          'leavingMappedStatus',
          'externallyRoutedWork',
        ]) {
          readDefinition(version1Settings({ [item]: huge }));
        }
        readDefinition({ '/pureCloud/environment': huge, '/pureCloud/gateway': `http://${huge}` });
        expect(Date.now() - began).to.be.below(10_000);
      }
    }).timeout(PATIENCE);
  });
});
