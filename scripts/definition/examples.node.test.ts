import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { findingText } from './finding-text.js';
import { readDefinitionFile } from './read-file.js';

const FOLDER = new URL('./examples/', import.meta.url);

interface Expected {
  readonly kind: string;
  /** `line:column`, or `?` where the parser decides. */
  readonly place: string;
  /** A piece of the finding's text. */
  readonly text: string;
}

/** Each example ends in a comment that says what is to be found in it; it ends the file, so that no place moves. */
function expectedIn(example: string): readonly Expected[] {
  const [, lines = ''] = /<!-- expect\n([\s\S]*)\n-->\n$/.exec(example) ?? [];
  if (lines.trim() === '') throw new Error('The example does not say what is expected.');
  if (lines.trim() === 'nothing') return [];
  return lines.split('\n').map((line) => {
    const [, kind = '', place = '', text = ''] = /^ {2}(\w+) (\S+) (.+)$/.exec(line) ?? [];
    return { kind, place, text };
  });
}

function foundIn(example: string, file: string): readonly Expected[] {
  const read = readDefinitionFile(example, file);
  if (!read.readable) {
    const { line, column, text } = read.problem;
    return [{ kind: 'unreadable', place: `${line}:${column}`, text }];
  }
  return read.findings.map((finding) => ({
    kind: finding.kind,
    place: `${finding.line}:${finding.column}`,
    text: findingText(finding),
  }));
}

const inWords = (some: readonly Expected[]): string =>
  some.map(({ kind, place, text }) => `${kind} ${place} ${text}`).join('\n');

describe('examples of definitions', () => {
  const names = readdirSync(fileURLToPath(FOLDER)).filter((name) => name.endsWith('.xml'));

  it('are many, good and bad', () => {
    expect(names.filter((name) => /^good/i.test(name))).to.have.length.greaterThan(10);
    expect(names.filter((name) => !/^good/i.test(name))).to.have.length.greaterThan(30);
  });

  for (const name of names) {
    it(name, () => {
      const example = readFileSync(new URL(name, FOLDER), 'utf8');
      const expected = expectedIn(example);
      const found = foundIn(example, name);
      const matches = expected.filter(({ kind, place, text }) =>
        found.some(
          (other) =>
            other.kind === kind &&
            (place === '?' || other.place === place) &&
            other.text.includes(text),
        ),
      );
      expect(inWords(matches), inWords(found)).to.equal(inWords(expected));
      expect(found, inWords(found)).to.have.length(expected.length);
    });
  }
});
