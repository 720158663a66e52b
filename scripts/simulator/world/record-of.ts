import {
  DISPLAY_NAME,
  GENERAL_SECTION,
  INTERNAL_NAME,
  isName,
  repeatedElements,
} from '../../../adapter/call-center/general-info.js';
import type {
  CallCenterItem,
  CallCenterRecord,
  CallCenterSection,
} from '../../../adapter/call-center/record.js';

type Settings = Readonly<Record<string, string>>;

/**
 * The record behind the flat settings of an imported definition, as the metadata type shows it. What has no label (a
 * scenario's settings have none) gets that of `labels`, or its name.
 */
export function recordOf(settings: Settings, labels: Settings = {}): CallCenterRecord {
  const label = (path: string, name: string): string =>
    nonEmpty(settings[`${path}/label`]) ?? nonEmpty(labels[`${path}/label`]) ?? name;
  const order = (path: string): number =>
    Number(settings[`${path}/sortOrder`] ?? labels[`${path}/sortOrder`] ?? Number.NaN);

  const sections = new Map<string, string[]>([[GENERAL_SECTION, []]]);
  for (const key of Object.keys(settings)) {
    const [, section = '', item, more] = key.split('/');
    if (section === '' || item === undefined || more !== undefined) continue;
    if (item === 'label' || item === 'sortOrder') continue;
    const items = sections.get(section) ?? [];
    sections.set(section, items);
    if (section !== GENERAL_SECTION || !isName({ name: item })) items.push(item);
  }
  const general = (item: string): string | undefined => settings[`/${GENERAL_SECTION}/${item}`];
  const itemsOf = (section: string): readonly CallCenterItem[] =>
    sorted(sections.get(section) ?? [], (item) => order(`/${section}/${item}`)).map((item) => ({
      name: item,
      label: label(`/${section}/${item}`, item),
      value: settings[`/${section}/${item}`] ?? '',
    }));
  return {
    internalName: general(INTERNAL_NAME) ?? 'OmniSyncSoftphone',
    displayName: general(DISPLAY_NAME) ?? 'Omni-Sync Softphone',
    internalNameLabel: settings['/internalNameLabel'] ?? 'Internal Name',
    displayNameLabel: settings['/displayNameLabel'] ?? 'Display Name',
    sections: sorted([...sections.keys()], (name) => order(`/${name}`)).map(
      (name): CallCenterSection => ({
        name,
        label: label(`/${name}`, name),
        items: itemsOf(name),
      }),
    ),
    others: repeatedElements(itemsOf(GENERAL_SECTION)),
  };
}

const nonEmpty = (text: string | undefined): string | undefined =>
  text === undefined || text === '' ? undefined : text;

/** What has no order stays where it is, after the others. */
const sorted = (names: readonly string[], order: (name: string) => number): readonly string[] => {
  const place = (name: string): number => {
    const at = order(name);
    return Number.isNaN(at) ? Number.MAX_SAFE_INTEGER : at;
  };
  return [...names].sort((a, b) => place(a) - place(b));
};
