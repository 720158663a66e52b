import { problemAt, shown, type Findings } from './file-problem.js';
import { DISPLAY_NAME, GENERAL_SECTION, INTERNAL_NAME, unrepeated } from './general-info.js';
import type { PlacedCallCenter } from './placed.js';
import { COMPATIBILITY_MODES, REQUIRED_ITEMS, type DefinitionHost } from './salesforce-rules.js';
import type { Place } from './xml.js';

/** A value that Salesforce reads, wherever its form has it. */
interface Said {
  readonly value: string;
  readonly place: Place;
  /** `null`: in this form it has none. */
  readonly sortOrder: string | null;
}

/** Checks what Salesforce itself reads: the names, the address, the size. */
export function checkGeneralInfo(
  placed: PlacedCallCenter,
  findings: Findings,
  host: DefinitionHost,
): void {
  const { problems, warnings } = findings;
  const section = placed.sections.find(({ name }) => name === GENERAL_SECTION);
  const place = section?.place ?? placed.place;
  if (section === undefined && placed.form === 'import') {
    problems.push(
      problemAt(place, `The section ${GENERAL_SECTION} is missing; Salesforce needs it.`),
    );
    return;
  }
  const said = saidBy(placed, place);
  checkRequired(said, place, placed.form, findings, host);
  // The rest is about Open CTI's frame, which a contact center may well say nothing of.
  if (host === 'voice') return;

  const adapterUrl = said.get('reqAdapterUrl');
  if (adapterUrl !== undefined && /^http:/i.test(adapterUrl.value.trim())) {
    warnings.push(problemAt(adapterUrl.place, 'In Lightning, reqAdapterUrl must be https.'));
  }

  const mode = said.get('reqSalesforceCompatibilityMode');
  if (mode === undefined) {
    warnings.push(
      problemAt(
        place,
        'Without reqSalesforceCompatibilityMode the softphone is for Classic only, and not seen in Lightning.',
      ),
    );
  } else if (!COMPATIBILITY_MODES.includes(mode.value.trim())) {
    problems.push(
      problemAt(
        mode.place,
        `The value "${shown(mode.value.trim())}" of reqSalesforceCompatibilityMode must be one of ${COMPATIBILITY_MODES.join(', ')}.`,
      ),
    );
  }

  const standbyUrl = said.get('reqStandbyUrl');
  const timeout = said.get('reqTimeout');
  const alone = standbyUrl === undefined ? timeout : timeout === undefined ? standbyUrl : undefined;
  if (alone !== undefined) {
    warnings.push(
      problemAt(alone.place, 'reqStandbyUrl and reqTimeout belong together; one is missing.'),
    );
  }
}

function saidBy(placed: PlacedCallCenter, place: Place): ReadonlyMap<string, Said> {
  const said = new Map<string, Said>();
  const section = placed.sections.find(({ name }) => name === GENERAL_SECTION);
  for (const { name, value, sortOrder, place: at } of section?.items ?? []) {
    if (!said.has(name)) said.set(name, { value, sortOrder, place: at });
  }
  if (placed.form === 'import') return said;
  for (const [name, value] of unrepeated(placed.record)) {
    said.set(name, { value, place, sortOrder: null });
  }
  const { internalName, displayName } = placed.record;
  const at = (element: string): Place => placed.head.get(element)?.place ?? placed.place;
  said.set(INTERNAL_NAME, { value: internalName, place: at('fullName'), sortOrder: null });
  said.set(DISPLAY_NAME, { value: displayName, place: at('displayName'), sortOrder: null });
  return said;
}

/** In the metadata form these have other names. */
const ELEMENTS: ReadonlyMap<string, string> = new Map([
  [INTERNAL_NAME, 'internal name'],
  [DISPLAY_NAME, 'displayName'],
]);

function checkRequired(
  said: ReadonlyMap<string, Said>,
  place: Place,
  form: PlacedCallCenter['form'],
  { problems, warnings }: Findings,
  host: DefinitionHost,
): void {
  for (const { name, sortOrder, expects } of REQUIRED_ITEMS) {
    if (host === 'voice' && name !== INTERNAL_NAME && name !== DISPLAY_NAME) continue;
    const item = said.get(name);
    if (item === undefined) {
      const text = `The item ${name} is missing in ${GENERAL_SECTION}.`;
      // A deployment without sizes is taken; one without an address has nothing to open.
      const needed = form === 'import' || name === 'reqAdapterUrl';
      (needed ? problems : warnings).push(problemAt(place, text));
      continue;
    }
    if (sortOrder !== undefined && item.sortOrder !== null && item.sortOrder !== `${sortOrder}`) {
      problems.push(
        problemAt(item.place, `The item ${name} must have the sortOrder ${sortOrder}.`),
      );
    }
    const value = item.value.trim();
    const expected = expects(value);
    if (expected === null) continue;
    const called = form === 'metadata' ? (ELEMENTS.get(name) ?? name) : name;
    problems.push(
      problemAt(item.place, `The value "${shown(value)}" of ${called} must be ${expected}.`),
    );
  }
}
