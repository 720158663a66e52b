import type { FileSection, Findings } from './elements.js';
import { problemAt } from './file-problem.js';
import { COMPATIBILITY_MODES, REQUIRED_ITEMS } from './rules-of-salesforce.js';

/** Checks the items of `reqGeneralInfo` that Salesforce itself reads. */
export function checkGeneralInfo(section: FileSection, { problems, warnings }: Findings): void {
  for (const { name, sortOrder, expects } of REQUIRED_ITEMS) {
    const item = section.items.find((candidate) => candidate.name === name);
    if (item === undefined) {
      problems.push(problemAt(section.place, `The item ${name} is missing in ${section.name}.`));
      continue;
    }
    if (sortOrder !== undefined && item.sortOrder !== sortOrder) {
      problems.push(
        problemAt(item.place, `The item ${name} must have the sortOrder ${sortOrder}.`),
      );
    }
    const expected = expects(item.value.trim());
    if (expected !== null) {
      const value = item.value.trim().slice(0, 60);
      problems.push(problemAt(item.place, `The value "${value}" of ${name} must be ${expected}.`));
    }
  }

  const valueOf = (name: string) => section.items.find((item) => item.name === name);
  const adapterUrl = valueOf('reqAdapterUrl');
  if (adapterUrl !== undefined && /^http:/i.test(adapterUrl.value.trim())) {
    warnings.push(problemAt(adapterUrl.place, 'In Lightning, reqAdapterUrl must be https.'));
  }

  const mode = valueOf('reqSalesforceCompatibilityMode');
  if (mode === undefined) {
    warnings.push(
      problemAt(
        section.place,
        'Without reqSalesforceCompatibilityMode the softphone is for Classic only, and not seen in Lightning.',
      ),
    );
  } else if (!COMPATIBILITY_MODES.includes(mode.value.trim())) {
    problems.push(
      problemAt(
        mode.place,
        `The value "${mode.value.trim().slice(0, 60)}" of ${mode.name} must be one of ${COMPATIBILITY_MODES.join(', ')}.`,
      ),
    );
  }

  const standbyUrl = valueOf('reqStandbyUrl');
  const timeout = valueOf('reqTimeout');
  const alone = standbyUrl === undefined ? timeout : timeout === undefined ? standbyUrl : undefined;
  if (alone !== undefined) {
    warnings.push(
      problemAt(alone.place, 'reqStandbyUrl and reqTimeout belong together; one is missing.'),
    );
  }
}
