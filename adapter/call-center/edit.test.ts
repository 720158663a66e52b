import { expect } from 'chai';
import fc from 'fast-check';
import { itemValue, nextRevision, withItems, withNextRevision, withoutItems } from './edit.js';
import { productDefinition } from './product.js';
import type { CallCenterRecord } from './record.js';
import { anyRecord } from './testing/arbitraries.js';

const custom = ({ others }: CallCenterRecord): unknown =>
  JSON.parse(others.find(({ name }) => name === 'customSettings')?.text ?? 'null');

describe('withItems', () => {
  const record = productDefinition({ version: 1 });

  it('changes what is named, and nothing else', () => {
    fc.assert(
      fc.property(anyRecord, fc.nat(), (some, pick) => {
        const section = some.sections[pick % some.sections.length];
        const item = section?.items[pick % section.items.length];
        if (section === undefined || item === undefined || section.name === 'reqGeneralInfo')
          return;
        const edited = withItems(some, section.name, { [item.name]: 'new' });
        expect(itemValue(edited, section.name, item.name)).to.equal('new');
        const back = withItems(edited, section.name, { [item.name]: item.value });
        expect(back).to.deep.equal(some);
      }),
    );
  });

  it('adds a missing item at the end with the label that a new definition has', () => {
    const edited = withItems(record, 'omniSync', { rule7: 'ignore omni any', duringHold: 'queue' });
    expect(edited.sections.at(-1)?.items.slice(-2)).to.deep.equal([
      {
        name: 'rule7',
        label: 'Rule 7: a sentence, such as pair Lunch with MEAL, or none',
        value: 'ignore omni any',
      },
      {
        name: 'duringHold',
        label:
          'A status that the agent chooses during work: override (takes effect at once) or queue (when the work ends)',
        value: 'queue',
      },
    ]);
  });

  it('adds a missing section', () => {
    const bare = { ...record, sections: record.sections.slice(0, 1) };
    const edited = withItems(bare, 'pureCloud', { clientId: 'x' });
    expect(edited.sections).to.have.length(2);
    expect(edited.sections[1]).to.deep.include({
      name: 'pureCloud',
      label: 'PureCloud (Genesys Cloud)',
    });
  });

  it('writes none for what is empty', () => {
    const edited = withItems(record, 'omniSync', { mappedOmniStatus: ' ' });
    expect(itemValue(edited, 'omniSync', 'mappedOmniStatus')).to.equal('none');
  });

  it('keeps what the metadata form says twice in step', () => {
    const edited = withItems(record, 'reqGeneralInfo', {
      reqSoftphoneHeight: '700',
      reqAdapterUrl: '/apex/Other',
    });
    expect(custom(edited)).to.include({ reqSoftphoneHeight: '700', reqSoftphoneWidth: '340' });
    expect(edited.others[0]).to.include({ name: 'adapterUrl', text: '/apex/Other' });
    const without = withoutItems(edited, 'reqGeneralInfo', ['reqSoftphoneHeight']);
    expect(custom(without)).to.not.have.property('reqSoftphoneHeight');
  });

  it('leaves custom settings that it cannot read as they are', () => {
    const strange = {
      ...record,
      others: [{ name: 'customSettings', attributes: {}, text: '[1]', children: [] }],
    };
    const edited = withItems(strange, 'reqGeneralInfo', { reqSoftphoneHeight: '700' });
    expect(edited.others).to.deep.equal(strange.others);
  });

  it('has no trouble with names of the language itself', () => {
    const edited = withItems(
      record,
      'omniSync',
      Object.fromEntries([
        ['__proto__', 'a'],
        ['constructor', 'b'],
      ]),
    );
    expect(itemValue(edited, 'omniSync', '__proto__')).to.equal('a');
    expect(itemValue(edited, 'omniSync', 'constructor')).to.equal('b');
  });
});

describe('withoutItems', () => {
  it('removes items and keeps the others in their order', () => {
    const record = productDefinition({ version: 2 });
    const edited = withoutItems(record, 'omniSync', ['rule1', 'rule3', 'nothing']);
    const names = (some: CallCenterRecord) => some.sections.at(-1)?.items.map(({ name }) => name);
    expect(names(edited)).to.deep.equal(
      names(record)?.filter((name) => name !== 'rule1' && name !== 'rule3'),
    );
  });
});

describe('nextRevision', () => {
  const at = '2026-11-22T10:00:00.000Z';
  const after = (revision: string): string =>
    nextRevision(
      withItems(productDefinition({ version: 1 }), 'omniSync', { revision }),
      at,
      'a.admin',
    );

  it('counts up and says when and who', () => {
    expect(after('7 2026-11-21 b.admin')).to.equal('8 2026-11-22 a.admin');
    expect(after('9')).to.equal('10 2026-11-22 a.admin');
  });

  it('begins with 1 where there is no number', () => {
    for (const revision of ['none', 'first', '-3', '99999999999999999999']) {
      expect(after(revision), revision).to.equal('1 2026-11-22 a.admin');
    }
  });

  it('is short, whoever saves', () => {
    const record = productDefinition({ version: 1 });
    expect(nextRevision(record, at, '')).to.equal('2 2026-11-22');
    expect(nextRevision(record, at, 'x'.repeat(500))).to.have.length.below(255);
    expect(itemValue(withNextRevision(record, at, 'a\nb'), 'omniSync', 'revision')).to.equal(
      '2 2026-11-22 a b',
    );
  });
});
