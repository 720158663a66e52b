import { inOrder, noFindings, problemAt, shown, type Findings } from './file-problem.js';
import {
  recordOf,
  type PlacedCallCenter,
  type PlacedItem,
  type PlacedReading,
  type PlacedSection,
  type Reading,
} from './placed.js';
import type { CallCenterItem, CallCenterSection } from './record.js';
import { kept, type Place, type XmlElement } from './xml.js';

export const METADATA_ROOT = 'CallCenter';

/** `<records xsi:type="CallCenter">` of a SOAP answer has the same inside. */
const SOAP_RECORD = 'records';

/**
 * Reads the metadata form, `<CallCenter>`, or one of a SOAP answer's `<records>`
 * (https://developer.salesforce.com/docs/atlas.en-us.260.0.api_meta.meta/api_meta/meta_callcenter.htm). A file has
 * its internal name in its own name, `X.callCenter` or `X.callCenter-meta.xml`, so it is given. Never throws.
 */
export const readMetadata = (root: XmlElement, internalName?: string): Reading =>
  recordOf(placeMetadata(root, internalName));

export function placeMetadata(root: XmlElement, internalName?: string): PlacedReading {
  const findings = noFindings();
  const { problems, warnings } = findings;
  if (root.name !== METADATA_ROOT && root.name !== SOAP_RECORD) {
    problems.push(
      problemAt(
        root.place,
        `The root element is <${shown(root.name)}>; expected <${METADATA_ROOT}>.`,
      ),
    );
    return { ok: false, problems };
  }
  noTextIn(root, findings);
  const sections: PlacedSection[] = [];
  const others: XmlElement[] = [];
  const head = new Map<string, { readonly text: string; readonly place: Place }>();
  for (const child of root.children) {
    if (child.name === 'sections') sections.push(readSection(child, findings));
    else if (HEAD.includes(child.name)) takeOnce(head, child, findings);
    else others.push(child);
  }
  const fullName = head.get('fullName');
  const name = internalName ?? fullName?.text.trim() ?? '';
  if (name === '') {
    problems.push(
      problemAt(
        root.place,
        'The internal name is missing: a metadata file is called by it, such as MySoftphone.callCenter-meta.xml.',
      ),
    );
  } else if (fullName !== undefined && fullName.text.trim() !== name) {
    warnings.push(
      problemAt(
        fullName.place,
        `The fullName "${shown(fullName.text.trim())}" is not the file's name, "${shown(name)}", which counts.`,
      ),
    );
  }
  if (problems.length > 0) return { ok: false, problems: inOrder(problems) };
  const text = (element: string): string => head.get(element)?.text ?? '';
  const placed: PlacedCallCenter = {
    form: 'metadata',
    place: root.place,
    sections,
    head,
    record: {
      internalName: name,
      displayName: text('displayName'),
      internalNameLabel: text('internalNameLabel'),
      displayNameLabel: text('displayNameLabel'),
      sections: sections.map(plainSection),
      others: others.map(kept),
    },
  };
  return { ok: true, placed, warnings };
}

const HEAD: readonly string[] = [
  'fullName',
  'displayName',
  'displayNameLabel',
  'internalNameLabel',
];

function readSection(element: XmlElement, findings: Findings): PlacedSection {
  noTextIn(element, findings);
  const { head, others } = readParts(element, 'section', ['label', 'name'], findings, ['items']);
  const items = element.children
    .filter(({ name }) => name === 'items')
    .map((child) => readItem(child, findings));
  return { ...head, others, items };
}

function readItem(element: XmlElement, findings: Findings): PlacedItem {
  noTextIn(element, findings);
  const { head, others, text } = readParts(element, 'item', ['label', 'name', 'value'], findings);
  return { ...head, others, value: text('value') };
}

function readParts(
  element: XmlElement,
  kind: string,
  names: readonly string[],
  findings: Findings,
  lists: readonly string[] = [],
) {
  const parts = new Map<string, { readonly text: string; readonly place: Place }>();
  const others: XmlElement[] = [];
  for (const child of element.children) {
    if (names.includes(child.name)) takeOnce(parts, child, findings);
    else if (!lists.includes(child.name)) others.push(child);
  }
  const text = (name: string): string => parts.get(name)?.text ?? '';
  const name = text('name').trim();
  for (const { name: other, place } of others) {
    findings.warnings.push(
      problemAt(
        place,
        `The element <${shown(other)}> of ${kind} ${shown(name)} is not known; it is kept as it is.`,
      ),
    );
  }
  const head = {
    name,
    label: text('label'),
    sortOrder: null,
    place: element.place,
    strange: [],
  };
  return { head, others: others.map(kept), text };
}

function takeOnce(
  parts: Map<string, { readonly text: string; readonly place: Place }>,
  element: XmlElement,
  { problems }: Findings,
): void {
  const { name, text, place, children } = element;
  const [child] = children;
  if (child !== undefined) {
    problems.push(problemAt(child.place, `There is an element inside <${name}>; expected text.`));
  }
  if (parts.has(name)) problems.push(problemAt(place, `The element <${name}> is there twice.`));
  parts.set(name, { text, place });
}

function noTextIn(element: XmlElement, { problems }: Findings): void {
  if (element.text.trim() === '') return;
  problems.push(problemAt(element.place, `There is text directly inside <${element.name}>.`));
}

function plainSection({ name, label, items, others }: PlacedSection): CallCenterSection {
  return {
    name,
    label,
    items: items.map((item): CallCenterItem => ({
      name: item.name,
      label: item.label,
      value: item.value,
      ...(item.others.length === 0 ? {} : { others: item.others }),
    })),
    ...(others.length === 0 ? {} : { others }),
  };
}
