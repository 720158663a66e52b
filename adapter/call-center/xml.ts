import type { KeptElement } from './record.js';

/** A place in a file, both counted from 1; 0 and 0 where whoever parsed it cannot tell. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export const NOWHERE: Place = { line: 0, column: 0 };

/** An element as it was parsed, with the text directly inside it. Namespace prefixes are stripped by the parser. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  readonly place: Place;
}

/** An element to be written back as it was read; blanks between its children are layout, not content. */
export const kept = ({ name, attributes, children, text }: XmlElement): KeptElement => ({
  name,
  attributes: Object.fromEntries(attributes),
  text: children.length > 0 && text.trim() === '' ? '' : text,
  children: children.map(kept),
});

/** An element without attributes that holds text alone. */
export const textElement = (name: string, text: string): KeptElement => ({
  name,
  attributes: {},
  text,
  children: [],
});

/** What XML 1.0 cannot hold, even escaped (https://www.w3.org/TR/xml/#charsets), halves of surrogate pairs included. */
const UNWRITABLE =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

const escaped = (text: string, special: RegExp): string =>
  text.replace(UNWRITABLE, '\ufffd').replace(special, (one) => ENTITIES[one] ?? one);

export const escapeText = (text: string): string => escaped(text, /[&<>\r]/g);

export const escapeAttribute = (text: string): string => escaped(text, /[&<>"\t\n\r]/g);

const STEP = '    ';

/** Elements as XML, one a line; what is in them is escaped, so that text never becomes markup. */
export const elementsXml = (elements: readonly KeptElement[], indent = ''): string =>
  elements.map((element) => elementXml(element, indent)).join('');

function elementXml({ name, attributes, text, children }: KeptElement, indent: string): string {
  const head = Object.entries(attributes).reduce(
    (start, [attribute, value]) => `${start} ${attribute}="${escapeAttribute(value)}"`,
    `${indent}<${name}`,
  );
  if (children.length > 0) {
    const inside = `${escapeText(text)}\n${elementsXml(children, indent + STEP)}`;
    return `${head}>${inside}${indent}</${name}>\n`;
  }
  return text === '' ? `${head}/>\n` : `${head}>${escapeText(text)}</${name}>\n`;
}
