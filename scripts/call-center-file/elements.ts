import { problemAt, type FileProblem, type Place } from './file-problem.js';
import type { XmlElement } from './parse-xml.js';
import {
  FORBIDDEN_NAMES,
  KNOWN_REQ_ITEMS,
  KNOWN_REQ_SECTIONS,
  LONGEST_LABEL,
  LONGEST_NAME,
  SAFE_VALUE,
} from './rules-of-salesforce.js';

interface Placed {
  readonly name: string;
  readonly label: string;
  readonly sortOrder: number;
  readonly place: Place;
}

export interface FileItem extends Placed {
  readonly value: string;
}

export interface FileSection extends Placed {
  readonly items: readonly FileItem[];
}

/** Where problems and warnings are collected. */
export interface Findings {
  readonly problems: FileProblem[];
  readonly warnings: FileProblem[];
}

/** Reads sections and items, and checks what holds for all of them: names, labels, order. */
export function readElements(root: XmlElement): Findings & {
  readonly sections: readonly FileSection[];
} {
  const findings: Findings = { problems: [], warnings: [] };
  if (root.name !== 'callCenter') {
    findings.problems.push(
      problemAt(root.place, `The root element is <${root.name}>; expected <callCenter>.`),
    );
    return { ...findings, sections: [] };
  }
  const elements = childrenNamed(root, 'section', findings);
  const sections = elements.map((element): FileSection => {
    const head = readHead(element, 'section', findings);
    const items = childrenNamed(element, 'item', findings).map((child): FileItem => {
      const item = readHead(child, 'item', findings);
      checkValue(child, item.name, findings);
      return { ...item, value: child.text };
    });
    checkSiblings(items, 'item', `section ${head.name}`, findings);
    return { ...head, items };
  });
  checkSiblings(sections, 'section', 'the file', findings);
  return { ...findings, sections };
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
      problemAt(child.place, `The element <${child.name}> is not known; expected <${name}>.`),
    );
    return false;
  });
  if (children.length === 0) {
    problems.push(problemAt(parent.place, `<${parent.name}> needs at least one <${name}>.`));
  }
  return children;
}

const ATTRIBUTES: readonly string[] = ['sortOrder', 'name', 'label'];

function readHead(element: XmlElement, kind: 'section' | 'item', findings: Findings): Placed {
  const { attributes, place } = element;
  const { problems, warnings } = findings;
  const name = attributes.get('name') ?? '';
  const label = attributes.get('label') ?? '';
  if (!/^[A-Za-z0-9]+$/.test(name) || name.length > LONGEST_NAME) {
    problems.push(
      problemAt(
        place,
        `The ${kind} name "${shown(name)}" must be 1 to ${LONGEST_NAME} letters and digits.`,
      ),
    );
  } else if (FORBIDDEN_NAMES.includes(name)) {
    problems.push(problemAt(place, `The ${kind} name "${name}" is not allowed by Salesforce.`));
  } else if (name.startsWith('req') && !known(kind).includes(name)) {
    warnings.push(
      problemAt(
        place,
        `The ${kind} name "${name}" begins with req, which Salesforce keeps for its own.`,
      ),
    );
  }
  if (label.length > LONGEST_LABEL) {
    problems.push(
      problemAt(
        place,
        `The label of ${kind} ${shown(name)} is longer than ${LONGEST_LABEL} characters.`,
      ),
    );
  }
  for (const attribute of attributes.keys()) {
    if (ATTRIBUTES.includes(attribute)) continue;
    warnings.push(
      problemAt(
        place,
        `The attribute "${shown(attribute)}" of ${kind} ${shown(name)} is not known.`,
      ),
    );
  }
  const written = attributes.get('sortOrder') ?? '';
  const sortOrder = /^\d{1,6}$/.test(written) ? Number(written) : Number.NaN;
  if (Number.isNaN(sortOrder)) {
    problems.push(
      problemAt(
        place,
        `The sortOrder "${shown(written)}" of ${kind} ${shown(name)} must be a whole number from 0.`,
      ),
    );
  }
  return { name, label, sortOrder, place };
}

const known = (kind: 'section' | 'item'): readonly string[] =>
  kind === 'section' ? KNOWN_REQ_SECTIONS : KNOWN_REQ_ITEMS;

function checkValue(item: XmlElement, name: string, { problems, warnings }: Findings): void {
  const [child] = item.children;
  if (child !== undefined) {
    problems.push(
      problemAt(child.place, `The item ${shown(name)} has an element inside; expected text only.`),
    );
  }
  if (name !== 'reqDisplayName' && item.text.length > SAFE_VALUE) {
    warnings.push(
      problemAt(
        item.place,
        `The value of item ${shown(name)} is longer than ${SAFE_VALUE} characters.`,
      ),
    );
  }
}

/** Names once each; sortOrder from 0 without gaps, in whichever order they stand. */
function checkSiblings(
  siblings: readonly Placed[],
  kind: 'section' | 'item',
  where: string,
  { problems }: Findings,
): void {
  const names = new Set<string>();
  const orders = new Set<number>();
  for (const { name, sortOrder, place } of siblings) {
    if (names.has(name)) {
      problems.push(
        problemAt(place, `The ${kind} name "${shown(name)}" is there twice in ${where}.`),
      );
    }
    names.add(name);
    if (Number.isNaN(sortOrder)) continue;
    if (orders.has(sortOrder)) {
      problems.push(
        problemAt(
          place,
          `The sortOrder ${sortOrder} of ${kind} ${shown(name)} is there twice in ${where}.`,
        ),
      );
    } else if (sortOrder >= siblings.length) {
      problems.push(
        problemAt(
          place,
          `The sortOrder ${sortOrder} of ${kind} ${shown(name)} leaves a gap; ${where} has ${siblings.length}, counted from 0.`,
        ),
      );
    }
    orders.add(sortOrder);
  }
}

/** A name in a message: short, whatever the file has. */
const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
