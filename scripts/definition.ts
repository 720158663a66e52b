/** `npm run definition -- COMMAND …`: checks, converts, makes and upgrades call center definitions (docs/definition.md). */
import { runDefinition } from './definition/run.js';
import { nodeFiles } from './definition/files.js';

process.exitCode = await runDefinition(process.argv.slice(2), nodeFiles);
