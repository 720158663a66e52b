import type { CallCenterRecord } from '../../../adapter/call-center/record.js';

/** What the Metadata API says of a record that it does not take. */
export interface SaveRefusal {
  readonly statusCode: string;
  readonly message: string;
}

const FORBIDDEN = new Set(['label', 'sortOrder', 'internalNameLabel', 'displayNameLabel']);
const LONGEST_NAME = 40;
const LONGEST_LABEL = 1000;

/**
 * Looks at a whole record as an org does before it keeps it
 * (https://developer.salesforce.com/docs/atlas.en-us.260.0.api_meta.meta/api_meta/meta_callcenter.htm: what is required; the rules of
 * names are those of the import form).
 */
export function refusalOf(record: CallCenterRecord): SaveRefusal | undefined {
  const { displayName, displayNameLabel, internalNameLabel, sections } = record;
  for (const [field, text] of Object.entries({
    displayName,
    displayNameLabel,
    internalNameLabel,
  })) {
    if (text.trim() === '') return missing(field);
  }
  for (const section of sections) {
    const parts = [section, ...section.items];
    for (const { name, label } of parts) {
      if (name === '') return missing('name');
      if (label.trim() === '') return missing('label');
      if (label.length > LONGEST_LABEL) {
        return { statusCode: 'STRING_TOO_LONG', message: `Label: data value too large: ${name}` };
      }
      if (!/^[a-z0-9]+$/i.test(name) || name.length > LONGEST_NAME || FORBIDDEN.has(name)) {
        return invalid(`The name "${name.slice(0, 60)}" is not valid.`);
      }
    }
    if (section.items.some(({ value }) => value.trim() === '')) return missing('value');
    const twice = twiceIn(section.items);
    if (twice !== undefined) return duplicate(twice);
  }
  const twice = twiceIn(sections);
  return twice === undefined ? undefined : duplicate(twice);
}

const missing = (field: string): SaveRefusal => ({
  statusCode: 'REQUIRED_FIELD_MISSING',
  message: `Required fields are missing: [${field}]`,
});

const invalid = (message: string): SaveRefusal => ({
  statusCode: 'FIELD_INTEGRITY_EXCEPTION',
  message,
});

const duplicate = (name: string): SaveRefusal => ({
  statusCode: 'DUPLICATE_VALUE',
  message: `Duplicate name specified: ${name}`,
});

const twiceIn = (named: readonly { readonly name: string }[]): string | undefined =>
  named.find(({ name }, index) => named.findIndex((other) => other.name === name) !== index)?.name;
