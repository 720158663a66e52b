import { DISPLAY_NAME, GENERAL_SECTION, INTERNAL_NAME, isName } from './general-info.js';
import type { CallCenterItem, CallCenterRecord, CallCenterSection, KeptElement } from './record.js';
import { elementsXml, escapeAttribute, escapeText, textElement } from './xml.js';

const HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n';

const METADATA_NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const SCHEMA_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance';

/** The metadata form as a whole file; its name is `metadataFileName`. */
export function metadataXml(record: CallCenterRecord): string {
  const elements = metadataElements(record);
  const schema = elements.some(usesSchema) ? ` xmlns:xsi="${SCHEMA_NAMESPACE}"` : '';
  const head = `<CallCenter xmlns="${METADATA_NAMESPACE}"${schema}>`;
  return `${HEADER}${head}\n${elementsXml(elements, '    ')}</CallCenter>\n`;
}

/** Kept elements may say `xsi:nil` or `xsi:type`. */
const usesSchema = ({ attributes, children }: KeptElement): boolean =>
  Object.keys(attributes).some((name) => name.startsWith('xsi:')) || children.some(usesSchema);

/** Where a deployment looks for it, below `callCenters/`. */
export const metadataFileName = ({ internalName }: CallCenterRecord): string =>
  `${internalName}.callCenter-meta.xml`;

/**
 * What stands inside a metadata file, and after `<fullName>` in `updateMetadata`. The elements are in the order of
 * Salesforce's own files, which is that of the alphabet; what was read besides keeps its order.
 */
export function metadataElements(record: CallCenterRecord): readonly KeptElement[] {
  const early = record.others.filter(({ name }) => name < 'displayName');
  const late = record.others.filter(({ name }) => name >= 'displayName');
  return [
    ...early,
    textElement('displayName', record.displayName),
    textElement('displayNameLabel', record.displayNameLabel),
    textElement('internalNameLabel', record.internalNameLabel),
    ...record.sections.map(sectionElement),
    ...late,
  ];
}

const sectionElement = ({ name, label, items, others = [] }: CallCenterSection): KeptElement =>
  parent('sections', [
    ...items.map(itemElement),
    textElement('label', label),
    textElement('name', name),
    ...others,
  ]);

const itemElement = ({ name, label, value, others = [] }: CallCenterItem): KeptElement =>
  parent('items', [
    textElement('label', label),
    textElement('name', name),
    textElement('value', value),
    ...others,
  ]);

const parent = (name: string, children: readonly KeptElement[]): KeptElement => ({
  name,
  attributes: {},
  text: '',
  children,
});

/**
 * The form that Setup imports, as a whole file; `comment` stands at its top. What only the metadata form has is not in
 * it.
 */
export function importXml(record: CallCenterRecord, comment = ''): string {
  const sections = withGeneral(record).map((section, index) => {
    const names = section.name === GENERAL_SECTION ? nameItems(record) : [];
    const items = [
      ...names,
      ...section.items.filter((item) => names.length === 0 || !isName(item)),
    ];
    const lines = items.map(
      (item, place) => `    <item ${heading(item, place)}>${escapeText(item.value)}</item>\n`,
    );
    return `  <section ${heading(section, index)}>\n${lines.join('')}  </section>\n`;
  });
  const about = comment === '' ? '' : `<!--\n  ${comment.replaceAll('--', '- -')}\n-->\n`;
  return `${HEADER}${about}<callCenter>\n${sections.join('')}</callCenter>\n`;
}

const heading = (
  { name, label }: { readonly name: string; readonly label: string },
  sortOrder: number,
): string =>
  `sortOrder="${sortOrder}" name="${escapeAttribute(name)}" label="${escapeAttribute(label)}"`;

/** Setup wants the two names first in their section, so there must be one. */
const withGeneral = ({ sections }: CallCenterRecord): readonly CallCenterSection[] =>
  sections.some(({ name }) => name === GENERAL_SECTION)
    ? sections
    : [{ name: GENERAL_SECTION, label: 'General Information', items: [] }, ...sections];

const nameItems = (record: CallCenterRecord): readonly CallCenterItem[] => [
  { name: INTERNAL_NAME, label: record.internalNameLabel, value: record.internalName },
  { name: DISPLAY_NAME, label: record.displayNameLabel, value: record.displayName },
];
