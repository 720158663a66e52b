import type { CallCenterSettings, Definition } from './definition.js';
import { OMNI_SYNC_SECTION, pathOf } from './item-reader.js';
import type { Problem } from './problem.js';
import { error } from './problems.js';
import { PURE_CLOUD_SECTION, readPureCloudSettings } from './pure-cloud-settings.js';
import { isUnset, readSections, type Items } from './settings.js';
import { readSoftphoneSettings, SOFTPHONE_SECTION } from './softphone-settings.js';
import type { SectionContent } from './version-reader.js';
import { VERSIONS } from './versions.js';

/**
 * Reads a call center definition as `getCallCenterSettings` gives it. Never throws and never guesses: what cannot be
 * read becomes a problem (omni-sync.md §6). What only the two orgs can tell comes with `resolveDefinition`.
 */
export function readDefinition(settings: CallCenterSettings): Definition {
  const { sections, problems: unreadable } = readSections(settings);
  const general = sections.get('reqGeneralInfo');
  const sync = readSync(sections.get(OMNI_SYNC_SECTION));
  const pureCloudItems = sections.get(PURE_CLOUD_SECTION);
  const pureCloud = pureCloudItems ? readPureCloudSettings(pureCloudItems) : null;
  const softphone = readSoftphoneSettings(sections.get(SOFTPHONE_SECTION));
  return {
    version: sync.version,
    ...sync.content,
    internalName: general?.get('reqInternalName') ?? '',
    displayName: general?.get('reqDisplayName') ?? '',
    pureCloud: pureCloud?.settings ?? null,
    softphone: softphone.settings,
    problems: [
      ...unreadable.filter((problem) => OURS.test(problem.item)),
      ...sync.content.problems,
      ...(pureCloud?.problems ?? []),
      ...softphone.problems,
    ],
  };
}

const OURS = new RegExp(`^(?:${OMNI_SYNC_SECTION}|${PURE_CLOUD_SECTION}|${SOFTPHONE_SECTION})/`);

const NOTHING: SectionContent = {
  enabled: false,
  rules: [],
  startupAuthority: 'ask',
  duringHold: 'override',
  externallyRoutedWork: [],
  sessionEndStatus: null,
  sessionEndGrace: 10,
  revision: '',
  problems: [],
};

function readSync(items: Items | undefined): {
  readonly version: number | null;
  readonly content: SectionContent;
} {
  const failed = (version: number | null, problem: Problem) => ({
    version,
    content: { ...NOTHING, revision: items?.get('revision') ?? '', problems: [problem] },
  });
  if (items === undefined) {
    return failed(
      null,
      error('not-assigned', OMNI_SYNC_SECTION, '', 'a call center with the section omniSync'),
    );
  }
  const expected = `version ${VERSIONS.map((reader) => reader.version).join(' or ')}`;
  const item = pathOf('definitionVersion');
  const value = items.get('definitionVersion') ?? '';
  if (isUnset(value)) {
    return failed(null, error('version-missing', item, '', expected));
  }
  const version = /^\d{1,9}$/.test(value) ? Number(value) : null;
  const reader = VERSIONS.find((candidate) => candidate.version === version);
  if (reader === undefined) {
    return failed(version, error('version-unsupported', item, value, expected));
  }
  return { version, content: reader.read(items) };
}
