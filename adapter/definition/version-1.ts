import { OMNI_OFFLINE } from '../sync/status.js';
import type { DefinedRule, Written } from './definition.js';
import { createItemReader, pathOf, type ItemReader } from './item-reader.js';
import { error } from './problems.js';
import { isUnset } from './settings.js';
import type { VersionReader } from './version-reader.js';

const ITEMS: readonly string[] = [
  'mappedOmniStatus',
  'leavingMappedStatus',
  'leavingOnQueueStatus',
  'salesforceWorkStatus',
  'pureCloudWorkStatus',
  'externallyRoutedWork',
];

const MAPPED = pathOf('mappedOmniStatus');

/** Version 1 says On Queue by its very form; a problem with it is one of the mapping. */
const ON_QUEUE: Written = {
  ref: { side: 'pureCloud', systemPresence: 'ON_QUEUE', text: 'ON_QUEUE' },
  item: MAPPED,
};

/** PureCloud's own settings: one mapped status and up to four transition statuses (omni-sync.md §4). */
export const version1: VersionReader = {
  version: 1,
  read(items) {
    const reader = createItemReader(items);
    const common = reader.common();
    const rules = readRules(reader);
    const externallyRoutedWork = reader.objects('externallyRoutedWork');
    if (common.enabled && isUnset(items.get('mappedOmniStatus') ?? '')) {
      reader.problems.push(
        error('mapped-missing', MAPPED, '', 'the Omni-Channel status that is paired with On Queue'),
      );
    }
    reader.rejectOthers(1, ITEMS);
    return {
      ...common,
      rules,
      duringHold: 'override',
      externallyRoutedWork,
      problems: reader.problems,
    };
  },
};

/** At most five rules; one whose status is not set does nothing, so it is left out. */
function readRules(reader: ItemReader): readonly DefinedRule[] {
  const mapped = loggedIn(reader, 'mappedOmniStatus');
  const leavingMapped = reader.status('leavingMappedStatus', 'pureCloud');
  const leavingOnQueue = reader.status('leavingOnQueueStatus', 'omni');
  const salesforceWork = reader.status('salesforceWorkStatus', 'pureCloud');
  const pureCloudWork = loggedIn(reader, 'pureCloudWorkStatus');

  const rules: DefinedRule[] = [];
  if (mapped !== null) {
    rules.push({ kind: 'pair', ...named('mapped', mapped), omni: mapped, pureCloud: ON_QUEUE });
  }
  if (mapped !== null && leavingMapped !== null) {
    rules.push({
      kind: 'leaves',
      ...named('leavingMapped', leavingMapped),
      side: 'omni',
      status: mapped,
      set: leavingMapped,
    });
  }
  if (leavingOnQueue !== null) {
    rules.push({
      kind: 'leaves',
      ...named('leavingOnQueue', leavingOnQueue),
      side: 'pureCloud',
      status: ON_QUEUE,
      set: leavingOnQueue,
    });
  }
  if (salesforceWork !== null) {
    rules.push({
      kind: 'hold',
      ...named('salesforceWork', salesforceWork),
      side: 'pureCloud',
      status: salesforceWork,
      condition: { on: 'salesforceWork', objects: null, from: 'accepted', atPercent: null },
      always: true,
    });
  }
  if (pureCloudWork !== null) {
    rules.push({
      kind: 'hold',
      ...named('pureCloudWork', pureCloudWork),
      side: 'omni',
      status: pureCloudWork,
      condition: { on: 'pureCloudWork', media: null, from: 'connected', until: 'wrapup' },
      always: true,
    });
  }
  return rules;
}

/** Offline is no status that can be paired or held: setting it would log the agent out of Omni-Channel. */
function loggedIn(reader: ItemReader, item: string): Written | null {
  const status = reader.status(item, 'omni');
  if (status?.ref.side !== 'omni' || status.ref.name !== OMNI_OFFLINE) return status;
  reader.problems.push(
    error(
      'value-invalid',
      pathOf(item),
      status.ref.text,
      'an Omni-Channel status other than Offline',
    ),
  );
  return null;
}

/** A rule of version 1 is known by the item that gives its status. */
const named = (name: string, { item, ref }: Written) => ({ name, item, text: ref.text });
