import type { XmlElement } from '../../call-center/xml.js';

/**
 * Parses an answer of Salesforce; `undefined` where it is not well-formed XML, or has a document type. Whoever parses
 * gives elements and attributes the names of {@link canonicalName}, whatever prefixes the answer has.
 */
export type ParseXml = (text: string) => XmlElement | undefined;

export const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';
export const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';
export const METADATA = 'http://soap.sforce.com/2006/04/metadata';

const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['', ''],
  [METADATA, ''],
  [ENVELOPE, 'soap:'],
  [INSTANCE, 'xsi:'],
  ['http://www.w3.org/XML/1998/namespace', 'xml:'],
]);

/** `soap:Fault`, `xsi:type`, `records`; a name of a strange namespace is `{namespace}name`, like no name that is looked for. */
export const canonicalName = (namespace: string, local: string): string =>
  `${PREFIXES.get(namespace) ?? `{${namespace}}`}${local}`;

/** More than any answer of the three calls is deep. */
export const DEEPEST = 24;

/** The first child of that name. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** The text of the first child of that name; empty where there is none. */
export const textIn = (element: XmlElement | undefined, name: string): string =>
  childOf(element, name)?.text.trim() ?? '';
