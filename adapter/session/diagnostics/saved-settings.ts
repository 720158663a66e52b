import type { CallCenterSettings } from '../../definition/definition.js';
import { OMNI_SYNC_SECTION } from '../../definition/item-reader.js';
import { PURE_CLOUD_SECTION } from '../../definition/pure-cloud-settings.js';
import { readSections } from '../../definition/settings.js';
import { revisionWithoutAuthor } from './versions.js';

const ITEM =
  /^(?:definitionVersion|enabled|mappedOmniStatus|leavingMappedStatus|leavingOnQueueStatus|salesforceWorkStatus|pureCloudWorkStatus|startupAuthority|externallyRoutedWork|sessionEndStatus|sessionEndGrace|duringHold|revision|rule(?:Off)?[1-9]\d?)$/;

/** Whether an item of section `omniSync` is one of ours; any other may hold anything. */
export const isOwnItem = (item: string): boolean => ITEM.test(item);

/**
 * What may leave the page of a definition: our own items, and the PureCloud region. The rest of it (dialling options,
 * the OAuth client, other adapters' sections) is nobody's business here.
 */
export function savedSettings(
  settings: CallCenterSettings,
  environment: string | null,
): CallCenterSettings {
  const saved: Record<string, string> = {};
  for (const [item, value] of readSections(settings).sections.get(OMNI_SYNC_SECTION) ?? []) {
    if (!isOwnItem(item)) continue;
    saved[`/${OMNI_SYNC_SECTION}/${item}`] =
      item === 'revision' ? revisionWithoutAuthor(value) : value;
  }
  if (environment !== null) saved[`/${PURE_CLOUD_SECTION}/environment`] = environment;
  return saved;
}
