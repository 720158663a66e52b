import { inOrder, noFindings, problemAt, shown, type Findings } from './file-problem.js';
import {
  DISPLAY_NAME,
  GENERAL_SECTION,
  INTERNAL_NAME,
  isName,
  repeatedElements,
} from './general-info.js';
import {
  recordOf,
  type PlacedCallCenter,
  type PlacedItem,
  type PlacedReading,
  type PlacedSection,
  type Reading,
} from './placed.js';
import type { CallCenterItem, CallCenterRecord } from './record.js';
import type { XmlElement } from './xml.js';

export const IMPORT_ROOT = 'callCenter';

/**
 * Reads the form that Setup imports, `<callCenter>`
 * (https://developer.salesforce.com/docs/atlas.en-us.api_cti.meta/api_cti/sforce_api_cti_call_def_file_xml.htm).
 * What cannot be one is a problem; whether Salesforce would take it is told by the linter. Never throws.
 */
export const readImport = (root: XmlElement): Reading => recordOf(placeImport(root));

export function placeImport(root: XmlElement): PlacedReading {
  const findings = noFindings();
  const { problems, warnings } = findings;
  if (root.name !== IMPORT_ROOT) {
    problems.push(
      problemAt(
        root.place,
        `The root element is <${shown(root.name)}>; expected <${IMPORT_ROOT}>.`,
      ),
    );
    return { ok: false, problems };
  }
  const sections = childrenNamed(root, 'section', findings).map((element): PlacedSection => {
    const items = childrenNamed(element, 'item', findings).map((child) =>
      readItem(child, findings),
    );
    return { ...headOf(element), items };
  });
  if (problems.length > 0) return { ok: false, problems: inOrder(problems) };
  const placed: PlacedCallCenter = {
    form: 'import',
    place: root.place,
    sections,
    head: new Map(),
    record: toRecord(sections),
  };
  return { ok: true, placed, warnings };
}

/** The children of an element that may only have `<name>` inside, and at least one. */
function childrenNamed(parent: XmlElement, name: string, { problems }: Findings): XmlElement[] {
  if (parent.text.trim() !== '') {
    problems.push(
      problemAt(
        parent.place,
        `There is text directly inside <${parent.name}>; expected <${name}>.`,
      ),
    );
  }
  const children = parent.children.filter((child) => {
    if (child.name === name) return true;
    problems.push(
      problemAt(
        child.place,
        `The element <${shown(child.name)}> is not known; expected <${name}>.`,
      ),
    );
    return false;
  });
  if (children.length === 0) {
    problems.push(problemAt(parent.place, `<${parent.name}> needs at least one <${name}>.`));
  }
  return children;
}

const ATTRIBUTES: readonly string[] = ['sortOrder', 'name', 'label'];

const headOf = ({ attributes, place }: XmlElement) => ({
  name: attributes.get('name') ?? '',
  label: attributes.get('label') ?? '',
  sortOrder: attributes.get('sortOrder') ?? '',
  place,
  strange: [...attributes.keys()].filter((attribute) => !ATTRIBUTES.includes(attribute)),
  others: [],
});

function readItem(element: XmlElement, { problems }: Findings): PlacedItem {
  const head = headOf(element);
  const [child] = element.children;
  if (child !== undefined) {
    problems.push(
      problemAt(
        child.place,
        `The item ${shown(head.name)} has an element inside; expected text only.`,
      ),
    );
  }
  return { ...head, value: element.text };
}

function toRecord(placed: readonly PlacedSection[]): CallCenterRecord {
  const sections = bySortOrder(placed).map(({ name, label, items }) => ({
    name,
    label,
    items: bySortOrder(items).map((item): CallCenterItem => ({
      name: item.name,
      label: item.label,
      value: item.value,
    })),
  }));
  const general = sections.find(({ name }) => name === GENERAL_SECTION)?.items ?? [];
  const named = (wanted: string) => general.find(({ name }) => name === wanted);
  return {
    internalName: named(INTERNAL_NAME)?.value.trim() ?? '',
    displayName: named(DISPLAY_NAME)?.value ?? '',
    internalNameLabel: named(INTERNAL_NAME)?.label ?? '',
    displayNameLabel: named(DISPLAY_NAME)?.label ?? '',
    sections: sections.map((section) =>
      section.name === GENERAL_SECTION
        ? { ...section, items: section.items.filter((item) => !isName(item)) }
        : section,
    ),
    others: repeatedElements(general),
  };
}

/** The order that Setup shows; what has no number stays where it stands, at the end. */
const bySortOrder = <Sorted extends { readonly sortOrder: string | null }>(
  some: readonly Sorted[],
): readonly Sorted[] => [...some].sort((a, b) => numberOf(a.sortOrder) - numberOf(b.sortOrder));

const numberOf = (sortOrder: string | null): number =>
  sortOrder !== null && /^\d{1,6}$/.test(sortOrder) ? Number(sortOrder) : 1_000_000;
