import { NOWHERE, type XmlElement } from '../../call-center/xml.js';
import { canonicalName, DEEPEST, type ParseXml } from './xml.js';

/** Reads XML with the browser's own parser, which resolves no external entities. */
export const parseWithDom: ParseXml = (text) => {
  const document = new DOMParser().parseFromString(text, 'text/xml');
  // Browsers tell a fault by an element of this name, whole or somewhere inside.
  const fault = document.getElementsByTagName('parsererror').length > 0;
  return fault || document.doctype !== null
    ? undefined
    : elementOf(document.documentElement, DEEPEST);
};

function elementOf(element: Element, depth: number): XmlElement | undefined {
  if (depth === 0) return undefined;
  const children: XmlElement[] = [];
  let text = '';
  for (const node of element.childNodes) {
    if (node instanceof Element) {
      const child = elementOf(node, depth - 1);
      if (child === undefined) return undefined;
      children.push(child);
    } else if (node instanceof Text) text += node.data;
  }
  return {
    name: canonicalName(element.namespaceURI ?? '', element.localName),
    attributes: new Map(
      [...element.attributes]
        .filter(({ namespaceURI }) => namespaceURI !== 'http://www.w3.org/2000/xmlns/')
        .map(({ namespaceURI, localName, value }) => [
          canonicalName(namespaceURI ?? '', localName),
          value,
        ]),
    ),
    children,
    text,
    place: NOWHERE,
  };
}
