import type { Catalog } from '../../definition/catalog.js';
import type { CallCenterSettings } from '../../definition/definition.js';
import { normalizeGuid, normalizeOmniId } from '../../definition/names.js';
import type { Recording } from './recording.js';
import type { LabelOf } from './rows.js';
import type { Versions } from './versions.js';

export interface TimelineSource {
  readonly versions: Versions;
  /** Only what may leave the page: `savedSettings`. */
  readonly settings: CallCenterSettings;
  readonly catalog: Catalog;
  readonly label: LabelOf;
  readonly recording: Recording;
}

/** The statuses of the two orgs as a scenario writes them. Of Omni-Channel's, an agent's page knows what it has seen. */
function orgOf(catalog: Catalog, label: LabelOf): object {
  return {
    omniStatuses: catalog.omni
      .filter(({ id }) => normalizeOmniId(id) === id)
      .map(({ id, apiName, takesWork = false }) => ({
        id,
        apiName: apiName ?? label('omni', id),
        name: label('omni', id),
        online: takesWork,
      })),
    presences: catalog.presences
      .filter(({ id }) => normalizeGuid(id) === id)
      .map(({ id, systemPresence, secondary, deactivated }) => ({
        id,
        systemPresence,
        name: label('pureCloud', id),
        secondary,
        deactivated,
      })),
  };
}

/** The lines of a saved timeline: its header, and then what was heard and wanted, as replay reads it. */
export const timelineLines = (source: TimelineSource): readonly object[] => [
  {
    format: 1,
    versions: source.versions,
    settings: source.settings,
    org: orgOf(source.catalog, source.label),
    state: source.recording.state,
  },
  ...source.recording.entries,
];

export const jsonLines = (lines: readonly object[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');
