import { expect } from 'chai';
import { recordsOf } from '../../adapter/ports/json.js';
import { assertInChangelog } from './changelog.js';
import { reproducibleSbom, shippedPackages } from './sbom.js';

const bom = (serial: string, names: readonly string[]) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  serialNumber: `urn:uuid:${serial}`,
  metadata: {
    timestamp: serial,
    tools: [{ name: 'npm', version: serial }],
    component: { 'bom-ref': 'x@1', name: serial, type: 'library', licenses: [] },
  },
  components: names.map((name) => ({ 'bom-ref': `${name}@1`, name, scope: 'required' })),
  dependencies: [
    { ref: 'x@1', dependsOn: ['a@1', 'b@1', 'tool@1'] },
    ...names.map((name) => ({ ref: `${name}@1`, dependsOn: name === 'a' ? ['deep@1'] : [] })),
  ],
});

describe('the software bill of materials', () => {
  const product = { name: 'x', version: '1', dependencies: ['a', 'b'] };
  const shipped = new Set(['a@1']);

  it('is the same whenever, wherever and by whichever npm it is made', () => {
    const first = reproducibleSbom(bom('first-run', ['a', 'b']), product, shipped);
    const second = reproducibleSbom(bom('second-run', ['b', 'a']), product, shipped);
    expect(JSON.stringify(first)).to.equal(JSON.stringify(second));
    expect(JSON.stringify(first)).not.to.contain('first-run');
  });

  it('tells what is shipped from what is not', () => {
    const { components } = reproducibleSbom(bom('first-run', ['a', 'b']), product, shipped);
    expect((recordsOf(components) ?? []).map((one) => one['scope'])).to.deep.equal([
      'required',
      'excluded',
    ]);
  });

  it('has what the product depends on, however deep, and no tool', () => {
    const all = bom('first-run', ['a', 'b', 'deep', 'tool']);
    const { components } = reproducibleSbom(all, product, shipped);
    const names = (recordsOf(components) ?? []).map((one) => one['name']);
    expect(names).to.deep.equal(['a', 'b', 'deep']);
  });

  it('is not made where the resource has code of a package that nobody listed', () => {
    expect(() =>
      reproducibleSbom(bom('first-run', ['a']), product, new Set(['lit@3.3.3'])),
    ).to.throw('code of lit@3.3.3');
  });

  it('knows what is shipped by its licences', () => {
    const licences =
      'It contains:\n\n@lit/x 1.0.0 (BSD-3-Clause)\n--------\ntext (c) 1 (two)\n\nlit 3.3.3 (MIT OR X)\n----\n';
    expect([...shippedPackages(licences)]).to.deep.equal(['@lit/x@1.0.0', 'lit@3.3.3']);
  });
});

describe('a version of the changelog', () => {
  it('has a dated section', () => {
    const changelog = '## [Unreleased]\n\n## [0.2.0] - 2026-11-22\n\n## [0.1.0]\n';
    expect(() => {
      assertInChangelog(changelog, '0.2.0');
    }).not.to.throw();
    expect(() => {
      assertInChangelog(changelog, '0.3.0');
    }).to.throw('no section for 0.3.0');
    expect(() => {
      assertInChangelog(changelog, '0.1.0');
    }).to.throw('no date for 0.1.0');
  });
});
