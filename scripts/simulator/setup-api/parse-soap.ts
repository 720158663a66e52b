import { SaxesParser } from 'saxes';
import { NOWHERE, type XmlElement } from '../../../adapter/call-center/xml.js';
import { canonicalName, DEEPEST, type ParseXml } from '../../../adapter/salesforce/setup/xml.js';

interface OpenElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

const DECLARATIONS = 'http://www.w3.org/2000/xmlns/';

/** Reads a SOAP message in Node. A document type is refused, so there are no entities but XML's own. */
export const parseSoap: ParseXml = (text) => {
  const parser = new SaxesParser({ xmlns: true });
  const open: OpenElement[] = [];
  const found: { root: XmlElement | undefined; failed: boolean } = {
    root: undefined,
    failed: false,
  };
  const fail = (): void => {
    found.failed = true;
  };
  parser.on('error', fail);
  parser.on('doctype', fail);
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (open.length >= DEEPEST) fail();
    open.push({
      name: canonicalName(uri, local),
      attributes: new Map(
        Object.values(attributes)
          .filter((attribute) => attribute.uri !== DECLARATIONS)
          .map((attribute) => [canonicalName(attribute.uri, attribute.local), attribute.value]),
      ),
      children: [],
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
    const element = { ...closed, place: NOWHERE };
    const parent = open.at(-1);
    if (parent === undefined) found.root ??= element;
    else parent.children.push(element);
  });
  parser.write(text).close();
  return found.failed ? undefined : found.root;
};
