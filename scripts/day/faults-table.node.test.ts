import { expect } from 'chai';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { recordsOf } from '../../adapter/ports/json.js';
import { readJsonFile, textAt } from '../json.js';
import { PROJECT, runTool } from '../tool.js';

/** The table of faults in the docs says what is tested, and nothing else. */

const LIMIT = 60_000;

interface Row {
  readonly fault: string;
  readonly sentences: readonly string[];
  readonly file: string;
  readonly test: string;
}

const quoted = (text: string): readonly string[] =>
  [...text.matchAll(/“([^”]+)”/g)].map(([, inside = '']) => inside);

function rowsIn(text: string): readonly Row[] {
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  return lines.flatMap((line) => {
    const [, fault = '', sees = '', , test = ''] = line.split('|').map((cell) => cell.trim());
    if (fault === 'Fault' || /^-+$/.test(fault)) return [];
    const file = /^`([\w-]+\.day\.test\.ts)` “/.exec(test)?.[1] ?? '';
    return [{ fault, sentences: quoted(sees), file, test: quoted(test)[0] ?? '' }];
  });
}

interface Test {
  readonly file: string;
  readonly title: string;
  /** With the names of the groups that it is in. */
  readonly full: string;
}

/** All tests in the files, generated ones too; none of them is run. */
async function testsIn(files: readonly string[]): Promise<readonly Test[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'faults-table-'));
  try {
    const output = path.join(folder, 'tests.json');
    const args = ['--dry-run', '--reporter', 'json', '--reporter-option', `output=${output}`];
    const run = await runTool('mocha', 'mocha', [...args, ...files], {
      node: ['--import', 'tsx'],
      limit: LIMIT,
    });
    expect(run.ok, run.output).to.equal(true);
    const tests = recordsOf((await readJsonFile(output))['tests']) ?? [];
    return tests.map((test) => ({
      file: path.basename(textAt(test, 'file')),
      title: textAt(test, 'title'),
      full: textAt(test, 'fullTitle'),
    }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('the table of faults', function () {
  this.timeout(LIMIT);
  let rows: readonly Row[];

  before(async () => {
    rows = rowsIn(await readFile(path.join(PROJECT, 'docs/faults.md'), 'utf8'));
  });

  it('has a test in every row', () => {
    expect(rows.length).to.be.greaterThan(35);
    expect(rows.filter(({ file, test }) => file === '' || test === '')).to.deep.equal([]);
  });

  it('names tests that are there', async () => {
    const files = [...new Set(rows.map(({ file }) => path.join('scripts/day', file)))];
    const tests = await testsIn(files);
    // A row may name a whole group.
    const isThere = ({ file, test }: Row): boolean =>
      tests.some(
        (one) => one.file === file && (one.title === test || one.full.includes(` ${test} `)),
      );
    const missing = rows.filter((row) => !isThere(row));
    expect(missing.map(({ fault, file, test }) => `${fault}: ${file} “${test}”`)).to.deep.equal([]);
  });

  it('tells the sentences that those tests look for', async () => {
    const strange: string[] = [];
    for (const { fault, sentences, file } of rows) {
      const source = await readFile(path.join(PROJECT, 'scripts/day', file), 'utf8');
      for (const sentence of sentences) {
        const parts = sentence.split('…').map((part) => part.trim());
        if (!parts.every((part) => source.includes(part))) strange.push(`${fault}: ${sentence}`);
      }
    }
    expect(strange).to.deep.equal([]);
  });
});
