/** The environment's variable with the folder of a build that all stages of a run serve. */
export const DAY_BUILD = 'DAY_BUILD';
