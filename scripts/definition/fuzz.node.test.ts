import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { fitForImport, fitForMetadata } from '../../adapter/call-center/fit.js';
import { lintRecord } from '../../adapter/call-center/lint.js';
import type { CallCenterRecord } from '../../adapter/call-center/record.js';
import { upgradeToVersion2 } from '../../adapter/call-center/upgrade.js';
import { importXml, metadataFileName, metadataXml } from '../../adapter/call-center/write.js';
import { findingJson, findingText } from './finding-text.js';
import { readCallCenterFile } from './read-call-center-file.js';
import { readDefinitionFile } from './read-file.js';
import { createDice, mutate } from './testing/mutate.js';

const FOLDER = new URL('./examples/', import.meta.url);

/** `FUZZ_RUNS=100000` plays more than the few seconds of an ordinary test run. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 1_500);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_122);

/** What is found must be fit to be told; the answer says what came of it. */
function checked(text: string, file: string): 'unreadable' | 'refused' | 'errors' | 'ok' {
  readCallCenterFile(text);
  const read = readDefinitionFile(text, file);
  if (!read.readable) {
    told(read.problem.line, read.problem.column, read.problem.text);
    return 'unreadable';
  }
  for (const finding of read.findings) {
    told(finding.line, finding.column, findingText(finding));
    JSON.stringify(findingJson(finding));
  }
  if (read.record === null) {
    if (!read.findings.some(({ kind }) => kind === 'error')) throw new Error('refused in silence');
    return 'refused';
  }
  writtenAndRead(read.record);
  return read.findings.some(({ kind }) => kind === 'error') ? 'errors' : 'ok';
}

function told(line: number, column: number, text: string): void {
  if (!(line >= 1 && column >= 1)) throw new Error(`nowhere: ${line}:${column}`);
  if (text.length < 10 || text.length > 3_000)
    throw new Error(`${text.length} characters: ${text}`);
}

function writtenAndRead(record: CallCenterRecord): void {
  lintRecord(record);
  const upgraded = upgradeToVersion2(record);
  const written = [importXml(fitForImport(upgraded)), metadataXml(fitForMetadata(upgraded))];
  for (const xml of written) {
    const again = readDefinitionFile(xml, metadataFileName(record));
    if (!again.readable) throw new Error(`written, but not read: ${again.problem.text}`);
  }
}

describe('mutated definitions', () => {
  const examples = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.xml'))
    .map((name) => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') }));

  it(`are read or refused in words, ${RUNS} of them`, () => {
    const seen = { unreadable: 0, refused: 0, errors: 0, ok: 0 };
    for (let run = 0; run < RUNS; run += 1) {
      const dice = createDice(SEED + run);
      const example = examples[dice(examples.length)];
      if (example === undefined) throw new Error('There is no example.');
      const text = mutate(example.text, dice);
      try {
        seen[checked(text, example.name)] += 1;
      } catch (error) {
        throw new Error(`FUZZ_SEED=${SEED + run} FUZZ_RUNS=1: ${JSON.stringify(text)}`, {
          cause: error,
        });
      }
    }
    if (RUNS < 1_000) return;
    // Else the mutations would not reach what is behind the parser.
    for (const [what, count] of Object.entries(seen)) {
      expect(count, `${what} of ${JSON.stringify(seen)}`).to.be.greaterThan(RUNS / 200);
    }
    if (RUNS > 10_000) process.stdout.write(`      ${JSON.stringify(seen)}\n`);
  }).timeout(Math.max(60_000, RUNS * 20));
});
