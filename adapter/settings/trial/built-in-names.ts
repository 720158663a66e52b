/** The shifts that come with the page. */
export const BUILT_IN = ['day', 'chatAndCall', 'lunchDuringCall', 'missed', 'lost'] as const;

export type BuiltIn = (typeof BUILT_IN)[number];
