import { PURE_CLOUD_SECTION } from '../definition/pure-cloud-settings.js';
import { SOFTPHONE_SECTION } from '../definition/softphone-settings.js';
import { GENERAL_SECTION, isRepeated, unrepeated } from './general-info.js';
import { itemLabel, NAME_LABELS, SYNC_SECTION } from './product-items.js';
import type { CallCenterItem, CallCenterRecord, CallCenterSection } from './record.js';

/** In these sections `none` stands for what is not set; elsewhere it might be taken for a value. */
const OURS: readonly string[] = [SYNC_SECTION, PURE_CLOUD_SECTION, SOFTPHONE_SECTION];

/**
 * Fills what the metadata form wants filled: labels by names, and the values of this softphone's sections by `none`.
 * A value of another section that is empty stays so, for only its adapter knows what would mean the same.
 */
export const fitForMetadata = (record: CallCenterRecord): CallCenterRecord => ({
  ...record,
  internalNameLabel: filled(record.internalNameLabel, NAME_LABELS.internalName),
  displayNameLabel: filled(record.displayNameLabel, NAME_LABELS.displayName),
  sections: record.sections.map((section) => ({
    ...section,
    label: filled(section.label, section.name),
    items: section.items.map((item) => ({
      ...item,
      label: filled(item.label, item.name),
      value: OURS.includes(section.name) ? filled(item.value, 'none') : item.value,
    })),
  })),
});

const filled = (text: string, otherwise: string): string => (text.trim() === '' ? otherwise : text);

/** Makes items of what a metadata file may say in `adapterUrl` and `customSettings` alone. */
export function fitForImport(record: CallCenterRecord): CallCenterRecord {
  const missing = unrepeated(record).map(([name, value]): CallCenterItem => ({
    name,
    label: itemLabel(GENERAL_SECTION, name),
    value,
  }));
  if (missing.length === 0) return record;
  const there = record.sections.some(({ name }) => name === GENERAL_SECTION);
  const sections: readonly CallCenterSection[] = there
    ? record.sections
    : [{ name: GENERAL_SECTION, label: 'General Information', items: [] }, ...record.sections];
  return {
    ...record,
    sections: sections.map((section) =>
      section.name === GENERAL_SECTION
        ? { ...section, items: [...section.items, ...missing] }
        : section,
    ),
  };
}

/** The elements of the metadata form, by their names, that the import form cannot say. */
export function lostOnImport(record: CallCenterRecord): readonly string[] {
  const inside = record.sections.flatMap(({ others = [], items }) => [
    ...others,
    ...items.flatMap((item) => item.others ?? []),
  ]);
  const names = [...record.others, ...inside].map(({ name }) => name);
  return [...new Set(names.filter((name) => !isRepeated(name)))].map((name) => `<${name}>`);
}
