/** What the trial needs only when it is opened: the replay engine and all that stands on it. */
export { axisOf, type Axis } from './axis.js';
export { builtInShift } from './built-in.js';
export { LONGEST_FILE, readShift } from './saved-shift.js';
export { trialOf } from './trial.js';
