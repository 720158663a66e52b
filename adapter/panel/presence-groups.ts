import type { PresenceChoice } from '../session/view.js';

/** A primary status and the organisation's own ones under it; `primary` is `null` where it is not offered. */
export interface PresenceGroup {
  readonly primary: PresenceChoice | null;
  readonly secondary: readonly PresenceChoice[];
}

/** Groups choices by their system presence; groups stand in the order in which they first occur. */
export function groupPresences(choices: readonly PresenceChoice[]): readonly PresenceGroup[] {
  const names = [...new Set(choices.map((choice) => choice.systemPresence))];
  return names.map((name) => {
    const own = choices.filter((choice) => choice.systemPresence === name);
    return {
      primary: own.find((choice) => !choice.secondary) ?? null,
      secondary: own.filter((choice) => choice.secondary),
    };
  });
}

/** The choices in the order in which the menu shows them. */
export const inMenuOrder = (groups: readonly PresenceGroup[]): readonly PresenceChoice[] =>
  groups.flatMap(({ primary, secondary }) =>
    primary === null ? secondary : [primary, ...secondary],
  );
