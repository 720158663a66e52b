/**
 * The chunk of the Connection page. It shares most of its code with the first two; as it names all of that here, the
 * bundler keeps those in one piece each instead of cutting them up by who needs what, which would make them a tenth
 * larger.
 */
import './page.js';
import './panel/connection/door.js';
import './panel/noticed/routing-status.js';

export { createBuildWatch } from './session/build/watch-build.js';
export * from './session/diagnostics/all.js';
export { createEventLine } from './session/event-api/line.js';
