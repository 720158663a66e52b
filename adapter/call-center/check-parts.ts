import { problemAt, shown, type Findings } from './file-problem.js';
import { DISPLAY_NAME } from './general-info.js';
import type { Form, PlacedCallCenter, PlacedItem, PlacedSection } from './placed.js';
import {
  FORBIDDEN_NAMES,
  knownNames,
  LONGEST_LABEL,
  LONGEST_NAME,
  SAFE_VALUE,
  type DefinitionHost,
} from './salesforce-rules.js';

type Kind = 'section' | 'item';

/** What holds for every section and item: names, labels, order, and what each form wants filled. */
export function checkParts(
  { form, sections }: PlacedCallCenter,
  findings: Findings,
  host: DefinitionHost,
): void {
  for (const section of sections) {
    checkPart(section, 'section', form, findings, host);
    for (const item of section.items) {
      checkPart(item, 'item', form, findings, host);
      checkValue(item, form, findings);
    }
    checkSiblings(section.items, 'item', `section ${section.name}`, findings);
  }
  checkSiblings(sections, 'section', 'the file', findings);
}

function checkPart(
  part: PlacedSection | PlacedItem,
  kind: Kind,
  form: Form,
  { problems, warnings }: Findings,
  host: DefinitionHost,
): void {
  const { name, label, place } = part;
  if (!/^[A-Za-z0-9]+$/.test(name) || name.length > LONGEST_NAME) {
    problems.push(
      problemAt(
        place,
        `The ${kind} name "${shown(name)}" must be 1 to ${LONGEST_NAME} letters and digits.`,
      ),
    );
  } else if (FORBIDDEN_NAMES.includes(name)) {
    problems.push(problemAt(place, `The ${kind} name "${name}" is not allowed by Salesforce.`));
  } else if (name.startsWith('req') && !knownNames(kind, host).includes(name)) {
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
  if (form === 'metadata' && label.trim() === '') {
    problems.push(
      problemAt(place, `The ${kind} ${shown(name)} has no label; the Metadata API wants one.`),
    );
  }
  for (const attribute of part.strange) {
    warnings.push(
      problemAt(
        place,
        `The attribute "${shown(attribute)}" of ${kind} ${shown(name)} is not known.`,
      ),
    );
  }
}

function checkValue(
  { name, value, place }: PlacedItem,
  form: Form,
  { problems, warnings }: Findings,
): void {
  if (form === 'metadata' && value.trim() === '') {
    problems.push(
      problemAt(
        place,
        `The item ${shown(name)} has no value; the Metadata API wants one, such as none.`,
      ),
    );
  }
  if (name !== DISPLAY_NAME && value.length > SAFE_VALUE) {
    warnings.push(
      problemAt(place, `The value of item ${shown(name)} is longer than ${SAFE_VALUE} characters.`),
    );
  }
}

/** Names once each; where there is a sortOrder, from 0 without gaps, in whichever order they stand. */
function checkSiblings(
  siblings: readonly (PlacedSection | PlacedItem)[],
  kind: Kind,
  where: string,
  { problems }: Findings,
): void {
  const names = new Set<string>();
  const orders = new Set<number>();
  for (const { name, sortOrder, place } of siblings) {
    if (names.has(name)) {
      problems.push(
        problemAt(place, `The ${kind} name "${shown(name)}" is there twice in ${shown(where)}.`),
      );
    }
    names.add(name);
    if (sortOrder === null) continue;
    const order = /^\d{1,6}$/.test(sortOrder) ? Number(sortOrder) : null;
    if (order === null) {
      problems.push(
        problemAt(
          place,
          `The sortOrder "${shown(sortOrder)}" of ${kind} ${shown(name)} must be a whole number from 0.`,
        ),
      );
    } else if (orders.has(order)) {
      problems.push(
        problemAt(
          place,
          `The sortOrder ${order} of ${kind} ${shown(name)} is there twice in ${shown(where)}.`,
        ),
      );
    } else if (order >= siblings.length) {
      problems.push(
        problemAt(
          place,
          `The sortOrder ${order} of ${kind} ${shown(name)} leaves a gap; ${shown(where)} has ${siblings.length}, counted from 0.`,
        ),
      );
    }
    if (order !== null) orders.add(order);
  }
}
