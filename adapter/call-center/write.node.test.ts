import { expect } from 'chai';
import fc from 'fast-check';
import { parseXml } from '../../scripts/definition/parse-xml.js';
import { productDefinition } from './product.js';
import type { Reading } from './placed.js';
import { readImport } from './read-import.js';
import { readMetadata } from './read-metadata.js';
import type { CallCenterRecord } from './record.js';
import { settingsOf } from './settings-of.js';
import { anyRecord } from './testing/arbitraries.js';
import { importXml, metadataElements, metadataFileName, metadataXml } from './write.js';

function read(xml: string, internalName?: string): CallCenterRecord {
  const parsed = parseXml(xml);
  if (!parsed.ok) throw new Error(`${parsed.problem.text}\n${xml}`);
  const reading: Reading =
    parsed.root.name === 'callCenter'
      ? readImport(parsed.root)
      : readMetadata(parsed.root, internalName);
  if (!reading.ok) throw new Error(reading.problems.map(({ text }) => text).join('\n'));
  return reading.record;
}

/** What XML cannot hold is a replacement character once it has been written. */
const writable = (record: CallCenterRecord): CallCenterRecord =>
  read(metadataXml(record), record.internalName);

describe('a call center definition that is written and read again', () => {
  it('is the same in the metadata form, whatever is in it', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const once = writable(record);
        expect(writable(once)).to.deep.equal(once);
        const { others, ...rest } = record;
        expect({ ...once, others: [] }).to.deep.equal({ ...rest, others: [] });
        expect(once.others.map(({ name }) => name).sort()).to.deep.equal(
          others.map(({ name }) => name).sort(),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('gives a softphone the same settings in the import form', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const again = read(importXml(record));
        expect(settingsOf(again)).to.deep.equal(settingsOf(record));
      }),
      { numRuns: 200 },
    );
  });

  it('goes from the import form to metadata and back unchanged', () => {
    for (const version of [1, 2] as const) {
      const xml = importXml(productDefinition({ version }));
      const record = read(xml);
      expect(importXml(read(metadataXml(record), record.internalName))).to.equal(xml);
    }
  });

  it('has what a metadata file says twice', () => {
    const elements = metadataElements(productDefinition({ version: 1 }));
    expect(elements[0]).to.include({ name: 'adapterUrl', text: '/apex/Softphone' });
    expect(JSON.parse(elements[1]?.text ?? '')).to.deep.equal({
      reqUseApi: 'true',
      reqSoftphoneHeight: '550',
      reqSoftphoneWidth: '340',
      reqSalesforceCompatibilityMode: 'Lightning',
    });
    expect(metadataFileName(productDefinition({ version: 1 }))).to.equal(
      'OmniSyncSoftphone.callCenter-meta.xml',
    );
  });

  it('keeps elements, attributes and order of what it does not know', () => {
    const channels = '<contactCenterChannels><channel xsi:nil="true"/></contactCenterChannels>';
    const xml = `<CallCenter xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      <adapterUrl>/apex/X</adapterUrl>${channels}<displayName>D</displayName>
      <displayNameLabel>a</displayNameLabel><internalNameLabel>b</internalNameLabel>
      <sections><items><label>l</label><name>n</name><value>v</value><help>h</help></items>
      <label>L</label><name>N</name><tint>red</tint></sections><version>7</version></CallCenter>`;
    const record = read(xml, 'Demo');
    expect(record.others.map(({ name }) => name)).to.deep.equal([
      'adapterUrl',
      'contactCenterChannels',
      'version',
    ]);
    expect(record.sections[0]?.items[0]?.others?.[0]).to.include({ name: 'help', text: 'h' });
    const written = metadataXml(record);
    expect(written).to.include('<channel xsi:nil="true"/>').and.to.include('<tint>red</tint>');
    expect(read(written, 'Demo')).to.deep.equal(record);
  });

  it('reads one of the records of a SOAP answer', () => {
    const xml = `<records type="CallCenter"><fullName>Demo</fullName><displayName>D</displayName>
      <displayNameLabel>a</displayNameLabel><internalNameLabel>b</internalNameLabel></records>`;
    expect(read(xml)).to.include({ internalName: 'Demo', displayName: 'D' });
    expect(() => read(xml.replace('<fullName>Demo</fullName>', ''))).to.throw('internal name');
  });
});
