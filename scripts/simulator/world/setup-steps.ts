import { isRecord, type JsonRecord } from '../../../adapter/ports/json.js';
import { shown } from '../../../adapter/replay/fields.js';
import { misfit, numberOf, onlyKeys, wordOf } from './guards.js';
import { API_FAULTS, type ApiFault } from './setup-side.js';

/** What happens to the settings page's org. */

export interface MetadataFaultStep {
  readonly kind: 'metadataFault';
  readonly is: ApiFault;
  readonly times: number;
}

/** Somebody saves a call center definition, past the settings page. */
export interface DefinitionStep {
  readonly kind: 'definition';
  /** Values by item of the section `omniSync`, or by `section/item`. */
  readonly items: Readonly<Record<string, string>>;
  /** Its internal name; null: the one that the agents are assigned to. */
  readonly of: string | null;
  /** null: another administrator. */
  readonly by: string | null;
}

export function readMetadataFault(fields: JsonRecord, where: string): MetadataFaultStep {
  onlyKeys(fields, ['fault', 'is', 'times'], where);
  return {
    kind: 'metadataFault',
    is: wordOf(fields, 'is', API_FAULTS, where),
    times: numberOf(fields, 'times', 1, 1, where),
  };
}

export function readDefinition(fields: JsonRecord): DefinitionStep {
  const where = 'The step "definition"';
  onlyKeys(fields, ['definition', 'of', 'by'], where);
  const items = fields['definition'];
  if (!isRecord(items)) {
    return misfit(`${where} must be an object of items and values, not ${shown(items)}.`);
  }
  return {
    kind: 'definition',
    items: Object.fromEntries(
      Object.entries(items).map(([item, value]): [string, string] => [
        item,
        typeof value === 'string'
          ? value
          : misfit(`${where}: the value of "${item}" must be a text, not ${shown(value)}.`),
      ]),
    ),
    of: nameIn(fields, 'of', where),
    by: nameIn(fields, 'by', where),
  };
}

function nameIn(fields: JsonRecord, key: string, where: string): string | null {
  const value = fields[key];
  if (value === undefined) return null;
  return typeof value === 'string' && value !== ''
    ? value
    : misfit(`${where}: "${key}" must be a name, not ${shown(value)}.`);
}
