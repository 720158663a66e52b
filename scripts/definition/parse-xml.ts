import { SaxesParser } from 'saxes';
import { problemAt, type FileProblem } from '../../adapter/call-center/file-problem.js';
import type { Place, XmlElement } from '../../adapter/call-center/xml.js';

export type ParsedXml =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly problem: FileProblem };

interface OpenElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly place: Place;
  text: string;
}

/** What a parser would say less plainly of a file that was named by mistake; `null`: it may be XML. */
function notXml(text: string): string | null {
  const start = text.trimStart();
  if (start === '') return 'The file is empty; expected a call center definition.';
  if (start.startsWith('<')) return null;
  return 'The file is no XML; expected a call center definition, which begins with <.';
}

/** A definition is three levels deep; what goes deeper is none, and costs no memory here. */
const DEEPEST = 8;

/**
 * Reads XML to its first fault. There are no entities but XML's own five and no document type, so a file can neither
 * reach outside itself nor grow.
 */
export function parseXml(written: string): ParsedXml {
  // A byte order mark is what some editors leave.
  const text = written.replace(/^\uFEFF/, '');
  const placeOf = createPlaces(text);
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: OpenElement[] = [];
  let tagStart: Place = { line: 1, column: 1 };
  const found: { root: XmlElement | null; problem: FileProblem | null } = {
    root: null,
    problem: null,
  };

  const here = (): Place => ({ line: parser.line, column: parser.columnIndex + 1 });
  const fail = (what: string, place: Place = here()): void => {
    found.problem ??= problemAt(place, what);
  };

  parser.on('error', (error) => {
    fail(`The file is not well-formed XML: ${error.message.replace(/^\d+:\d+: /, '')}`);
  });
  parser.on('doctype', () => {
    fail('A document type (<!DOCTYPE …>) is not read; remove it.');
  });
  parser.on('opentagstart', () => {
    // The event comes once the name has been read; the place of an element is its `<`.
    tagStart = placeOf(text.lastIndexOf('<', parser.position - 1));
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= DEEPEST) {
      fail(`The element <${name}> is nested too deep.`, tagStart);
      return;
    }
    open.push({
      name: name.slice(name.indexOf(':') + 1),
      attributes: new Map(Object.entries(attributes)),
      children: [],
      place: tagStart,
      text: '',
    });
  });
  const append = (more: string): void => {
    const last = open.at(-1);
    if (last !== undefined) last.text += more;
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === undefined) return;
    const parent = open.at(-1);
    if (parent === undefined) found.root ??= closed;
    else parent.children.push(closed);
  });

  const wrong = notXml(text);
  if (wrong !== null) return { ok: false, problem: problemAt({ line: 1, column: 1 }, wrong) };
  // Half of a surrogate pair is no character, and at the end of a text the parser stumbles over it.
  const half = HALF_A_PAIR.exec(text);
  if (half !== null) {
    return {
      ok: false,
      problem: problemAt(placeOf(half.index), 'The file is not well-formed XML: broken character.'),
    };
  }
  feed(parser, text, () => found.problem !== null);
  const { root, problem } = found;
  if (problem !== null) return { ok: false, problem };
  return root === null
    ? { ok: false, problem: problemAt({ line: 1, column: 1 }, 'The file is empty.') }
    : { ok: true, root };
}

const HALF_A_PAIR = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** In pieces, so that a fault at the top of a huge file does not cost reading the rest. */
function feed(parser: SaxesParser, text: string, failed: () => boolean): void {
  const PIECE = 65_536;
  for (let start = 0; start < text.length && !failed(); start += PIECE) {
    parser.write(text.slice(start, start + PIECE));
  }
  if (!failed()) parser.close();
}

/** Line and column of an offset; offsets are asked for in rising order, so the text is read only once. */
function createPlaces(text: string): (offset: number) => Place {
  let line = 1;
  let lineStart = 0;
  return (offset) => {
    for (;;) {
      const end = text.indexOf('\n', lineStart);
      if (end < 0 || end >= offset) return { line, column: offset - lineStart + 1 };
      line += 1;
      lineStart = end + 1;
    }
  };
}
