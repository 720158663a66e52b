import { externalRouting, oneProductAtATime, workInBoth } from '../definition/presets.js';
import type { OmniRef } from '../definition/status-ref.js';
import { withItems } from './edit.js';
import { repeatedElements } from './general-info.js';
import {
  NAME_LABELS,
  productSections,
  SYNC_SECTION,
  type ProductVersion,
} from './product-items.js';
import type { CallCenterRecord } from './record.js';
import { upgradeToVersion2 } from './upgrade.js';

/** The three documented ways to use version 1 (omni-sync.md §4). */
export const PRESETS = ['one-product', 'both', 'external'] as const;

export type Preset = (typeof PRESETS)[number];

export interface ProductChoice {
  readonly version: ProductVersion;
  /** Version 1 as it is written down; version 2 in rules that say the same. */
  readonly preset?: Preset;
}

const named = (name: string): OmniRef => ({ side: 'omni', name, text: name });

/** Omni-Channel statuses by the names that they often have; an administrator replaces them by the org's own. */
const EXAMPLES = {
  online: named('Available_Chat'),
  inPureCloud: named('In_PureCloud'),
  busy: named('Busy'),
  transition: named('Transition'),
};

interface ReadyMade {
  readonly internalName: string;
  readonly displayName: string;
  readonly items: Readonly<Record<string, string>>;
}

function presetOf(preset: Preset): ReadyMade {
  const { online, inPureCloud, busy, transition } = EXAMPLES;
  switch (preset) {
    case 'one-product':
      return {
        internalName: 'OmniSyncOneProduct',
        displayName: 'Omni-Sync Softphone: one product at a time',
        items: { ...oneProductAtATime({ mapped: inPureCloud, transition }) },
      };
    case 'both':
      return {
        internalName: 'OmniSyncBoth',
        displayName: 'Omni-Sync Softphone: both products, one blocks the other',
        items: { ...workInBoth({ mapped: online, transition, busy }) },
      };
    case 'external':
      return {
        internalName: 'OmniSyncExternalRouting',
        displayName: 'Omni-Sync Softphone: both products, external routing',
        items: { ...externalRouting({ mapped: online, busy }) },
      };
  }
}

function plain(version: ProductVersion): ReadyMade {
  return version === 1
    ? { internalName: 'OmniSyncSoftphone', displayName: 'Omni-Sync Softphone', items: {} }
    : { internalName: 'OmniSyncSoftphone2', displayName: 'Omni-Sync Softphone (rules)', items: {} };
}

/** A new definition of this softphone, with sync switched off until an administrator has chosen the statuses. */
export function productDefinition({ version, preset }: ProductChoice): CallCenterRecord {
  if (version === 2 && preset !== undefined) {
    const same = upgradeToVersion2(productDefinition({ version: 1, preset }));
    return { ...same, internalName: `${same.internalName}2` };
  }
  const { items, ...names } = preset === undefined ? plain(version) : presetOf(preset);
  const sections = productSections(version);
  const [general] = sections;
  const record: CallCenterRecord = {
    ...names,
    internalNameLabel: NAME_LABELS.internalName,
    displayNameLabel: NAME_LABELS.displayName,
    sections,
    others: repeatedElements(general?.items ?? []),
  };
  return withItems(record, SYNC_SECTION, items);
}
