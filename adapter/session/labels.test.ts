import { expect } from 'chai';
import { SYSTEM_PRESENCES, type Catalog, type PresenceDefinition } from '../definition/catalog.js';
import { NO_RULES } from '../sync/state.js';
import { OMNI_OFFLINE } from '../sync/status.js';
import { presenceChoices, showStatus, type Language } from './labels.js';
import type { ShownStatus } from './view.js';
import { openPage } from './testing/agents-page.js';

const presence = (
  labels: Readonly<Record<string, string>>,
  more: Partial<PresenceDefinition> = {},
): PresenceDefinition => ({
  id: 'p-1',
  systemPresence: 'BREAK',
  secondary: false,
  deactivated: false,
  labels,
  ...more,
});

const secondary = { secondary: true } as const;

const showPresence = (definition: PresenceDefinition, language: Language): ShownStatus => {
  const catalog: Catalog = { omni: [], omniComplete: false, presences: [definition] };
  return showStatus('pureCloud', definition.id, catalog, NO_RULES, language);
};

const presenceLabel = (definition: PresenceDefinition, language: Language): string =>
  showPresence(definition, language).label;

describe('the label of a PureCloud status', () => {
  it('is that of the organisation in the language of the agent', () => {
    const labels = { en_US: 'Coffee', ja: 'コーヒー', de: 'Kaffee' };
    for (const more of [{}, secondary]) {
      expect(presenceLabel(presence(labels, more), 'en')).to.equal('Coffee');
      expect(presenceLabel(presence(labels, more), 'ja')).to.equal('コーヒー');
    }
  });

  it('is our own word for a primary status without one in that language', () => {
    expect(presenceLabel(presence({ en_US: 'Break' }), 'ja')).to.equal('休憩');
    expect(presenceLabel(presence({ de: 'Pause' }), 'en')).to.equal('Break');
    expect(presenceLabel(presence({}), 'en')).to.equal('Break');
    expect(presenceLabel(presence({ ja: '' }), 'ja')).to.equal('休憩');
  });

  it('is another language for a secondary one, English first, and its primary as the last resort', () => {
    expect(presenceLabel(presence({ de: 'Kaffee', en_US: 'Coffee' }, secondary), 'ja')).to.equal(
      'Coffee',
    );
    expect(presenceLabel(presence({ de: 'Kaffee' }, secondary), 'ja')).to.equal('Kaffee');
    expect(presenceLabel(presence({ de: 'Kaffee' }, secondary), 'en')).to.equal('Kaffee');
    expect(presenceLabel(presence({}, secondary), 'ja')).to.equal('休憩');
  });

  it('is there for every primary status in both languages', () => {
    for (const systemPresence of SYSTEM_PRESENCES) {
      for (const language of ['en', 'ja'] as const) {
        expect(presenceLabel(presence({}, { systemPresence }), language)).to.not.equal('');
      }
    }
  });

  it('comes with the kind of status that it is', () => {
    const kinds = SYSTEM_PRESENCES.map(
      (systemPresence) => showPresence(presence({}, { systemPresence }), 'en').kind,
    );
    expect(Object.fromEntries(SYSTEM_PRESENCES.map((name, at) => [name, kinds[at]]))).to.deep.equal(
      {
        AVAILABLE: 'available',
        BUSY: 'busy',
        AWAY: 'away',
        BREAK: 'away',
        MEAL: 'away',
        MEETING: 'busy',
        TRAINING: 'busy',
        ON_QUEUE: 'onQueue',
        IDLE: 'away',
        OFFLINE: 'offline',
      },
    );
  });
});

describe('a status as it is shown', () => {
  const catalog: Catalog = {
    omni: [
      { id: 'o-1', apiName: 'Busy', label: 'Busy now', takesWork: false },
      { id: 'o-2', apiName: 'Chat', takesWork: true },
      { id: 'o-3' },
    ],
    omniComplete: false,
    presences: [presence({ en_US: 'Coffee' }, { id: 'p-1', secondary: true })],
  };
  const show = (side: 'omni' | 'pureCloud', status: string, rules = NO_RULES) =>
    showStatus(side, status, catalog, rules, 'en');

  it('bears the best name that is known', () => {
    expect(show('omni', 'o-1')).to.deep.equal({ status: 'o-1', label: 'Busy now', kind: 'busy' });
    expect(show('omni', 'o-2')).to.deep.equal({ status: 'o-2', label: 'Chat', kind: 'available' });
    expect(show('omni', 'o-3').label).to.equal('o-3');
    expect(show('omni', 'o-9').label).to.equal('o-9');
    expect(show('omni', 'name:Lunch').label).to.equal('Lunch');
    expect(show('omni', 'name:Busy').label).to.equal('Busy now');
    expect(show('pureCloud', 'p-1').label).to.equal('Coffee');
    expect(show('pureCloud', 'p-9').label).to.equal('p-9');
    expect(show('pureCloud', 'name:MEAL').label).to.equal('MEAL');
  });

  it('takes work where that is not known, if it is paired with On Queue', () => {
    const pair = { kind: 'pair', name: 'mapped', omni: 'o-3', pureCloud: 'q' } as const;
    expect(show('omni', 'o-3').kind).to.equal('busy');
    expect(show('omni', 'o-3', { ...NO_RULES, onQueue: 'q', rules: [pair] }).kind).to.equal(
      'available',
    );
  });

  it('knows Offline in the language of the agent', () => {
    expect(showStatus('omni', OMNI_OFFLINE, catalog, NO_RULES, 'ja')).to.deep.equal({
      status: OMNI_OFFLINE,
      label: 'オフライン',
      kind: 'offline',
    });
  });

  it('is offered while it is active and a person may choose it', () => {
    const all: Catalog = {
      ...catalog,
      presences: [
        ...SYSTEM_PRESENCES.map((systemPresence) =>
          presence({}, { id: systemPresence, systemPresence }),
        ),
        presence({}, { id: 'gone', deactivated: true }),
      ],
    };
    const offered = presenceChoices(all, 'en').map(({ status }) => status);
    expect(offered).to.include.members(['AVAILABLE', 'BUSY', 'AWAY', 'BREAK', 'MEAL', 'TRAINING']);
    for (const never of ['IDLE', 'OFFLINE', 'gone']) expect(offered).to.not.include(never);
  });

  it('is shown in Japanese to whom the page speaks Japanese', async () => {
    const page = openPage({ language: 'ja' });
    await page.begin();
    expect(page.view.pureCloud.shown?.label).to.equal('対応可能');
    expect(page.view.omni.shown?.label).to.equal('オフライン');
  });
});
