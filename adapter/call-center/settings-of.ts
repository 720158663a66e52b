import type { CallCenterSettings } from '../definition/definition.js';
import { DISPLAY_NAME, GENERAL_SECTION, INTERNAL_NAME, isName } from './general-info.js';
import type { CallCenterRecord } from './record.js';

/**
 * The flat object of https://developer.salesforce.com/docs/service/api-cti/guide/sforce-api-cti-getcallcentersettings-lex.html
 * that a softphone gets for this record: every value a string, `sortOrder` with its decimal. `/label` is not explained
 * there; it is taken to be the display name. The two names have their label at the root, and no sortOrder.
 */
export function settingsOf(record: CallCenterRecord): CallCenterSettings {
  const entries: [string, string][] = [
    ['/internalNameLabel', record.internalNameLabel],
    ['/displayNameLabel', record.displayNameLabel],
    ['/label', record.displayName],
    [`/${GENERAL_SECTION}/${INTERNAL_NAME}`, record.internalName],
    [`/${GENERAL_SECTION}/${DISPLAY_NAME}`, record.displayName],
  ];
  record.sections.forEach((section, sectionIndex) => {
    const path = `/${section.name}`;
    // The two names stand first, whether they are items or elements of their own.
    const before = section.name === GENERAL_SECTION ? 2 : 0;
    entries.push([`${path}/label`, section.label], [`${path}/sortOrder`, order(sectionIndex)]);
    section.items
      .filter((item) => before === 0 || !isName(item))
      .forEach((item, index) => {
        const itemPath = `${path}/${item.name}`;
        entries.push([itemPath, item.value], [`${itemPath}/label`, item.label]);
        entries.push([`${itemPath}/sortOrder`, order(before + index)]);
      });
  });
  return Object.fromEntries(entries);
}

const order = (position: number): string => `${position}.0`;
