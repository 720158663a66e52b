import { isUnset } from '../definition/settings.js';
import { GENERAL_SECTION, unrepeated } from './general-info.js';
import type { CallCenterRecord } from './record.js';

/**
 * What of a definition keeps Salesforce from showing the softphone in Lightning Experience. No page of an agent can tell:
 * nothing of it is loaded then.
 */
export type FramingFault = 'classicOnly' | 'apiOff' | 'noAddress' | 'insecureAddress';

export function framingFaults(record: CallCenterRecord): readonly FramingFault[] {
  const said = new Map<string, string>([
    ...unrepeated(record),
    ...record.sections
      .filter(({ name }) => name === GENERAL_SECTION)
      .flatMap(({ items }) => items.map(({ name, value }): [string, string] => [name, value])),
  ]);
  const word = (name: string): string => (said.get(name) ?? '').trim().toLowerCase();
  // Salesforce Voice takes page and size from the vendor that is named, and reads none of these.
  if (!isUnset(word('reqVendorInfoApiName'))) return [];
  const address = word('reqAdapterUrl');
  return [
    // Without the item, Salesforce takes the definition for one of Classic.
    ...(word('reqSalesforceCompatibilityMode').includes('lightning')
      ? []
      : ['classicOnly' as const]),
    ...(word('reqUseApi') === 'true' ? [] : ['apiOff' as const]),
    ...(isUnset(address) ? ['noAddress' as const] : []),
    ...(address.startsWith('http:') ? ['insecureAddress' as const] : []),
  ];
}
