import type { Catalog, PresenceDefinition, SystemPresence } from '../definition/catalog.js';
import type { RuleSet } from '../sync/rules.js';
import {
  OMNI_OFFLINE,
  isUnresolved,
  unresolvedName,
  type Side,
  type Status,
} from '../sync/status.js';
import { isMapped } from '../sync/target.js';
import type { PresenceChoice, ShownStatus } from './view.js';

export type Language = 'en' | 'ja';

/** PureCloud's language codes that serve a language, best first. */
const LOCALES: Record<Language, readonly string[]> = {
  en: ['en_US', 'en'],
  ja: ['ja', 'en_US', 'en'],
};

/** Labels of the primary statuses where the organisation has none for the language. */
const SYSTEM: Record<SystemPresence, Record<Language, string>> = {
  AVAILABLE: { en: 'Available', ja: '対応可能' },
  BUSY: { en: 'Busy', ja: '取り込み中' },
  AWAY: { en: 'Away', ja: '離席中' },
  BREAK: { en: 'Break', ja: '休憩' },
  MEAL: { en: 'Meal', ja: '食事' },
  MEETING: { en: 'Meeting', ja: '会議' },
  TRAINING: { en: 'Training', ja: 'トレーニング' },
  ON_QUEUE: { en: 'On Queue', ja: 'オンキュー' },
  IDLE: { en: 'Idle', ja: 'アイドル' },
  OFFLINE: { en: 'Offline', ja: 'オフライン' },
};

const OFFLINE: Record<Language, string> = { en: 'Offline', ja: 'オフライン' };

function presenceLabel(definition: PresenceDefinition, language: Language): string {
  const { labels, systemPresence, secondary } = definition;
  // A primary status without a label of its own language has a better word here than in English.
  const own = LOCALES[language]
    .filter((locale) => secondary || locale.startsWith(language))
    .map((locale) => labels[locale])
    .find((label) => label !== undefined && label !== '');
  if (own !== undefined) return own;
  const any = Object.values(labels).find((label) => label !== '');
  return secondary && any !== undefined ? any : SYSTEM[systemPresence][language];
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
  if (status === OMNI_OFFLINE) return { status, label: OFFLINE[language], kind: 'offline' };
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
