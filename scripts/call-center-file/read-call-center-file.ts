import type { CallCenterSettings } from '../../adapter/definition/definition.js';
import { checkGeneralInfo } from './check-general-info.js';
import { readElements, type FileSection } from './elements.js';
import { problemAt, type FileProblem } from './file-problem.js';
import { parseXml } from './parse-xml.js';
import { GENERAL_SECTION } from './rules-of-salesforce.js';

export type CallCenterFile =
  | {
      readonly ok: true;
      /** As `getCallCenterSettings` would give it after the import. */
      readonly settings: CallCenterSettings;
      readonly warnings: readonly FileProblem[];
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Reads a call center definition as Setup › Call Centers › Import does. Never throws. */
export function readCallCenterFile(text: string): CallCenterFile {
  const parsed = parseXml(text.replace(/^\uFEFF/, ''));
  if (!parsed.ok) return { ok: false, problems: [parsed.problem] };
  const { sections, problems, warnings } = readElements(parsed.root);
  const general = sections.find((section) => section.name === GENERAL_SECTION);
  if (general === undefined) {
    problems.push(
      problemAt(
        parsed.root.place,
        `The section ${GENERAL_SECTION} is missing; Salesforce needs it.`,
      ),
    );
  } else {
    checkGeneralInfo(general, { problems, warnings });
  }
  if (problems.length > 0) return { ok: false, problems: inOrder(problems) };
  return { ok: true, settings: settingsOf(sections), warnings: inOrder(warnings) };
}

const inOrder = (problems: readonly FileProblem[]): readonly FileProblem[] =>
  [...problems].sort((a, b) => a.line - b.line || a.column - b.column);

/** These two have their label at the root, and no sortOrder. */
const ROOT_LABELS: ReadonlyMap<string, string> = new Map([
  ['reqInternalName', '/internalNameLabel'],
  ['reqDisplayName', '/displayNameLabel'],
]);

/**
 * The flat object of https://developer.salesforce.com/docs/service/api-cti/guide/sforce-api-cti-getcallcentersettings-lex.html:
 * every value a string, `sortOrder` with its decimal. `/label` is not explained there; it is taken to be the display
 * name.
 */
function settingsOf(sections: readonly FileSection[]): CallCenterSettings {
  const entries: [string, string][] = [];
  for (const section of sections) {
    const path = `/${section.name}`;
    entries.push([`${path}/label`, section.label], [`${path}/sortOrder`, order(section.sortOrder)]);
    for (const item of section.items) {
      const itemPath = `${path}/${item.name}`;
      entries.push([itemPath, item.value]);
      const rootLabel = section.name === GENERAL_SECTION ? ROOT_LABELS.get(item.name) : undefined;
      if (rootLabel === undefined) {
        entries.push([`${itemPath}/label`, item.label]);
        entries.push([`${itemPath}/sortOrder`, order(item.sortOrder)]);
      } else {
        entries.push([rootLabel, item.label]);
      }
      if (rootLabel === '/displayNameLabel') entries.push(['/label', item.value]);
    }
  }
  return Object.fromEntries(entries);
}

const order = (sortOrder: number): string => `${sortOrder}.0`;
