/** What both products show, as most shifts have it. */

/** Free for work, in agreement by the rules. */
export const PAIRED = { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' };
/** At work on what PureCloud gave. */
export const ON_A_CALL = { omni: 'Busy', pureCloud: 'ON_QUEUE' };
/** At work in neither, each for itself. */
export const APART = { omni: 'Lunch', pureCloud: 'AVAILABLE' };
