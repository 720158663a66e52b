import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { CONFORMANCE_FILES } from './testing/conformance-files.js';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const COPIES = folder('./conformance/');
/** Beside the clone, where the specification is at hand. */
const ORIGINALS = folder('../../../shared/conformance/');

const scenariosIn = (path: string): readonly string[] =>
  readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .sort();

describe('copies of the conformance scenarios', () => {
  it('are all played', () => {
    expect([...CONFORMANCE_FILES]).to.deep.equal(scenariosIn(COPIES));
  });

  it('are the same as the originals, where these stand beside the clone', () => {
    if (!existsSync(ORIGINALS)) return;
    expect(scenariosIn(COPIES)).to.deep.equal(scenariosIn(ORIGINALS));
    for (const name of scenariosIn(ORIGINALS)) {
      const copy = readFileSync(`${COPIES}${name}`, 'utf8');
      expect(copy, name).to.equal(readFileSync(`${ORIGINALS}${name}`, 'utf8'));
    }
  });
});
