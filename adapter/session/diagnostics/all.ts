/** What `LoadDiagnostics` loads. */
export { askLeader } from './ask-leader.js';
export { watch } from './watch.js';
