import { nearest } from '../../adapter/definition/suggestion.js';
import { check, CHECK_USAGE } from './check.js';
import { convert, CONVERT_USAGE } from './convert.js';
import { FileError, type Files } from './files.js';
import { generate, GENERATE_USAGE } from './generate.js';
import { create, NEW_USAGE } from './new.js';
import { UsageError } from './options.js';
import { upgrade, UPGRADE_USAGE } from './upgrade.js';

interface Command {
  readonly about: string;
  readonly usage: string;
  run(args: readonly string[], files: Files): Promise<number>;
}

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['check', { about: 'what is wrong with definitions', usage: CHECK_USAGE, run: check }],
  ['convert', { about: 'import form or metadata form', usage: CONVERT_USAGE, run: convert }],
  ['new', { about: 'a new definition', usage: NEW_USAGE, run: create }],
  ['upgrade', { about: 'version 1 as version 2', usage: UPGRADE_USAGE, run: upgrade }],
  ['generate', { about: 'the files in callcenter/', usage: GENERATE_USAGE, run: generate }],
]);

const USAGE = `Call center definitions of the softphone (docs/definition.md).

${[...COMMANDS].map(([name, { about }]) => `  npm run --silent definition -- ${name.padEnd(9)} …   ${about}`).join('\n')}

Each has its own --help. Exit status: 0 when all is well, 1 with errors, 2 when something cannot be read or written, or
is not known.
`;

const HELP: readonly (string | undefined)[] = ['--help', '-h', 'help'];

/** Does what the arguments say; the exit status. Faults are told in words. */
export async function runDefinition(args: readonly string[], files: Files): Promise<number> {
  const [name, ...rest] = args;
  if (HELP.includes(name)) {
    files.say(USAGE);
    return 0;
  }
  const command = name === undefined ? undefined : COMMANDS.get(name);
  if (command === undefined) {
    files.complain(`${unknown(name)}\n\n${USAGE}`);
    return 2;
  }
  if (rest.some((arg) => arg === '--help' || arg === '-h')) {
    files.say(command.usage);
    return 0;
  }
  try {
    return await command.run(rest, files);
  } catch (error) {
    if (error instanceof UsageError) files.complain(`${error.message}\n\n${command.usage}`);
    else if (error instanceof FileError) files.complain(error.message);
    else throw error;
    return 2;
  }
}

function unknown(name: string | undefined): string {
  if (name === undefined) return 'Say what to do.';
  const meant = nearest(name, [...COMMANDS.keys()]);
  return `There is no command ${name}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`;
}
