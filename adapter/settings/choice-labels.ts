import type { Catalog, PresenceDefinition, SystemPresence } from '../definition/catalog.js';
import { isUnset } from '../definition/settings.js';
import type { FieldOption } from './field.js';
import type { SettingsMessages } from './messages/messages.js';
import {
  omniMenu,
  pureCloudMenu,
  type OmniChoice,
  type PureCloudChoice,
  type StatusMenu,
} from './session/choices.js';
import { syncItem } from './session/items.js';

type Labels = PresenceDefinition['labels'];

const ownLabel = (labels: Labels, language: string): string | undefined =>
  Object.entries(labels).find(([code]) => code.toLowerCase().startsWith(language))?.[1];

/** An organisation's own label in the reader's language, or in any that it has. */
const presenceLabel = (labels: Labels, language: string, otherwise: string): string =>
  ownLabel(labels, language) ?? labels['en_US'] ?? Object.values(labels)[0] ?? otherwise;

export function omniLabel(choice: OmniChoice, { menu }: SettingsMessages): string {
  switch (choice.is) {
    case 'none':
      return menu.none;
    case 'offline':
      return menu.offline;
    case 'status':
      return menu.status(choice.label, menu.kinds[choice.kind]);
    case 'missing':
      return menu.missing(choice.name);
    case 'unread':
      return menu.unreadName(choice.name);
  }
}

function pureCloudLabel(choice: PureCloudChoice, messages: SettingsMessages): string {
  const { menu, language } = messages;
  const primary = (presence: SystemPresence): string => menu.presences[presence];
  switch (choice.is) {
    case 'none':
      return menu.none;
    case 'primary':
      // A primary status is known everywhere, so that we have a word for it where the organisation has none.
      return ownLabel(choice.labels, language) ?? primary(choice.presence);
    case 'secondary':
      return presenceLabel(choice.labels, language, primary(choice.presence));
    case 'unread':
      return menu.unreadSecondary(choice.presence === null ? null : primary(choice.presence));
    case 'deactivated':
      return menu.deactivated(presenceLabel(choice.labels, language, primary(choice.presence)));
    case 'missing':
      return menu.missing(choice.name);
  }
}

/** The options of a menu of Omni-Channel statuses. */
export const omniOptions = (
  { options }: StatusMenu<OmniChoice>,
  messages: SettingsMessages,
): readonly FieldOption[] =>
  options.map(({ value, choice }) => ({ value, label: omniLabel(choice, messages) }));

/** The options of a menu of PureCloud statuses, each primary one with its secondary ones in a group. */
export function pureCloudOptions(
  { options }: StatusMenu<PureCloudChoice>,
  messages: SettingsMessages,
): readonly FieldOption[] {
  const withSecondary = new Set(
    options.flatMap(({ choice }) => (choice.is === 'secondary' ? [choice.presence] : [])),
  );
  return options.map(({ value, choice }) => {
    const label = pureCloudLabel(choice, messages);
    const grouped = choice.is === 'primary' || choice.is === 'secondary';
    return grouped && withSecondary.has(choice.presence)
      ? { value, label, group: messages.menu.presences[choice.presence] }
      : { value, label };
  });
}

const OMNI_ITEMS = ['mappedOmniStatus', 'leavingOnQueueStatus', 'pureCloudWorkStatus'].map(
  syncItem,
);
const PURE_CLOUD_ITEMS = ['leavingMappedStatus', 'salesforceWorkStatus', 'sessionEndStatus'].map(
  syncItem,
);

/** A value of an item as its field would show it. */
export function shownValue(
  item: string,
  value: string,
  catalog: Catalog,
  messages: SettingsMessages,
): string {
  const labelIn = (menu: StatusMenu<unknown>, all: readonly FieldOption[]): string =>
    all.find((option) => option.value === menu.value)?.label ?? value;
  if (OMNI_ITEMS.includes(item)) {
    const menu = omniMenu(value, catalog, true);
    return labelIn(menu, omniOptions(menu, messages));
  }
  if (PURE_CLOUD_ITEMS.includes(item)) {
    const menu = pureCloudMenu(value, catalog.presences, ['OFFLINE']);
    return labelIn(menu, pureCloudOptions(menu, messages));
  }
  const { startupAuthority, duringHold } = messages.more;
  const words = {
    [syncItem('startupAuthority')]: startupAuthority,
    [syncItem('duringHold')]: duringHold,
  };
  const word = Object.entries(words[item] ?? {}).find(([key]) => key === value)?.[1];
  return word ?? (isUnset(value) ? messages.overtaken.notSet : value);
}
