/**
 * The chunk of the Connection page. It shares most of its code with the first chunk; as it names all of that here,
 * the bundler keeps the first chunk in one piece instead of cutting it up by who needs what, which would make it a
 * tenth larger.
 */
import './page.js';
import './panel/connection/door.js';

export * from './session/diagnostics/all.js';
