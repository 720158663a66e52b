import type { CallCenterItem, CallCenterRecord, KeptElement } from './record.js';
import { textElement } from './xml.js';

/** The section that Salesforce itself reads. */
export const GENERAL_SECTION = 'reqGeneralInfo';

/** The items of the import form that are elements of their own in the metadata form. */
export const INTERNAL_NAME = 'reqInternalName';
export const DISPLAY_NAME = 'reqDisplayName';

export const isName = ({ name }: { readonly name: string }): boolean =>
  name === INTERNAL_NAME || name === DISPLAY_NAME;

const ADAPTER_URL = 'adapterUrl';
const CUSTOM_SETTINGS = 'customSettings';

/**
 * Items that the metadata form repeats in `customSettings`, a JSON object as text. It is not documented; Salesforce's
 * own demo has it (https://github.com/developerforce/open-cti-demo-adapter, `src/callCenters/OpenCTI.callCenter`).
 */
const REPEATED: readonly string[] = [
  'reqTimeout',
  'reqStandbyUrl',
  'reqSoftphoneHeight',
  'reqSoftphoneWidth',
  'reqUseApi',
  'reqSalesforceCompatibilityMode',
];

/** Whether an element of the metadata form says again what items say. */
export const isRepeated = (element: string): boolean =>
  element === ADAPTER_URL || element === CUSTOM_SETTINGS;

/** The elements that say again what the items of `reqGeneralInfo` say. */
export function repeatedElements(items: readonly CallCenterItem[]): readonly KeptElement[] {
  const url = items.find(({ name }) => name === 'reqAdapterUrl');
  const repeated = Object.fromEntries(
    items.flatMap(({ name, value }) => (REPEATED.includes(name) ? [[name, value]] : [])),
  );
  return [
    ...(url === undefined ? [] : [textElement(ADAPTER_URL, url.value)]),
    ...(Object.keys(repeated).length === 0
      ? []
      : [textElement(CUSTOM_SETTINGS, JSON.stringify(repeated))]),
  ];
}

/**
 * Brings `adapterUrl` and `customSettings` in step with items that were changed, or removed (`null`). What was not
 * changed stays as it is, and so does a `customSettings` that is no JSON object.
 */
export function repeatChanges(
  record: CallCenterRecord,
  changed: ReadonlyMap<string, string | null>,
): CallCenterRecord {
  const repeated = [...changed].filter(([name]) => REPEATED.includes(name));
  const url = changed.get('reqAdapterUrl') ?? null;
  const others = record.others.map((element): KeptElement => {
    if (element.name === ADAPTER_URL && url !== null) return { ...element, text: url };
    if (element.name !== CUSTOM_SETTINGS || repeated.length === 0) return element;
    const settings = jsonObject(element.text);
    if (settings === null) return element;
    const all = new Map<string, unknown>([...settings, ...repeated]);
    for (const [name, value] of repeated) if (value === null) all.delete(name);
    return { ...element, text: JSON.stringify(Object.fromEntries(all)) };
  });
  return { ...record, others };
}

/** Items of `reqGeneralInfo` that a metadata file says only in `adapterUrl` and `customSettings`. */
export function unrepeated(record: CallCenterRecord): readonly (readonly [string, string])[] {
  const has = new Set(
    record.sections
      .filter(({ name }) => name === GENERAL_SECTION)
      .flatMap(({ items }) => items.map(({ name }) => name)),
  );
  const said = record.others.flatMap(({ name, text }): (readonly [string, string])[] => {
    if (name === ADAPTER_URL) return [['reqAdapterUrl', text]];
    if (name !== CUSTOM_SETTINGS) return [];
    return (jsonObject(text) ?? []).flatMap(([item, value]): (readonly [string, string])[] =>
      REPEATED.includes(item) && typeof value === 'string' && value !== '' ? [[item, value]] : [],
    );
  });
  return said.filter(([name]) => !has.has(name));
}

/** The entries of a JSON object; `null` where the text is none. */
export function jsonObject(text: string): readonly (readonly [string, unknown])[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value)
      : null;
  } catch {
    return null;
  }
}
