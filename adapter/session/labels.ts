import type { Catalog, PresenceDefinition, SystemPresence } from '../definition/catalog.js';
import type { Language } from '../sync/languages.js';
import type { RuleSet } from '../sync/rules.js';
import {
  OMNI_OFFLINE,
  isUnresolved,
  unresolvedName,
  type Side,
  type Status,
} from '../sync/status.js';
import { isMapped } from '../sync/target.js';
import type { LabelWords } from './label-words.js';
import { englishLabels } from './labels-en.js';
import { japaneseLabels } from './labels-ja.js';
import type { PresenceChoice, ShownStatus } from './view.js';

export type { Language } from '../sync/languages.js';

const WORDS: Readonly<Record<Language, LabelWords>> = { en: englishLabels, ja: japaneseLabels };

function presenceLabel(definition: PresenceDefinition, language: Language): string {
  const { labels, systemPresence, secondary } = definition;
  const { locales, system } = WORDS[language];
  // A primary status without a label of its own language has a better word here than in English.
  const own = locales
    .filter((locale) => secondary || locale.startsWith(language))
    .map((locale) => labels[locale])
    .find((label) => label !== undefined && label !== '');
  if (own !== undefined) return own;
  const any = Object.values(labels).find((label) => label !== '');
  return secondary && any !== undefined ? any : system[systemPresence];
}

const PRESENCE_KIND: Partial<Record<SystemPresence, ShownStatus['kind']>> = {
  AVAILABLE: 'available',
  ON_QUEUE: 'onQueue',
  OFFLINE: 'offline',
  BUSY: 'busy',
  MEETING: 'busy',
  TRAINING: 'busy',
};

function showPresence(definition: PresenceDefinition, language: Language): ShownStatus {
  return {
    status: definition.id,
    label: presenceLabel(definition, language),
    kind: PRESENCE_KIND[definition.systemPresence] ?? 'away',
  };
}

/** A status of either side as the panel shows it; one that the catalog lacks shows what is known of it. */
export function showStatus(
  side: Side,
  status: Status,
  catalog: Catalog,
  rules: RuleSet,
  language: Language,
): ShownStatus {
  if (side === 'pureCloud') {
    const definition = catalog.presences.find(({ id }) => id === status);
    return definition === undefined
      ? { status, label: unresolvedName(status), kind: 'away' }
      : showPresence(definition, language);
  }
  if (status === OMNI_OFFLINE) return { status, label: WORDS[language].offline, kind: 'offline' };
  const record = catalog.omni.find(
    ({ id, apiName }) =>
      id === status || (isUnresolved(status) && apiName === unresolvedName(status)),
  );
  const label = record?.label ?? record?.apiName ?? unresolvedName(status);
  const takesWork = record?.takesWork ?? isMapped(rules, status);
  return { status, label, kind: takesWork ? 'available' : 'busy' };
}

/** What the status menu offers: every active status but those that only the platform sets. */
export function presenceChoices(catalog: Catalog, language: Language): readonly PresenceChoice[] {
  return catalog.presences
    .filter(
      ({ systemPresence, deactivated }) =>
        !deactivated && !['IDLE', 'OFFLINE'].includes(systemPresence),
    )
    .map((definition) => ({
      ...showPresence(definition, language),
      systemPresence: definition.systemPresence,
      secondary: definition.secondary,
    }));
}
