/** Salesforce's command line `sf`, asked with `--json`. */
import { spawn } from 'node:child_process';
import { isRecord, type JsonRecord } from '../../adapter/ports/json.js';
import { textAt } from '../json.js';
import { outputOf, type Ended } from '../tool.js';

/** Runs `sf` with arguments. @throws SfMissing where there is none */
export type RunSf = (args: readonly string[]) => Promise<Ended>;

/** There is no `sf` on this machine. */
export class SfMissing extends Error {
  override readonly name = 'SfMissing';
  constructor() {
    super(
      `There is no Salesforce CLI (sf) on this machine. Install it with
  npm install --global @salesforce/cli
or from https://developer.salesforce.com/tools/salesforcecli, then log in:
  sf org login web --alias ALIAS
Without it, docs/install.md says what to click.`,
    );
  }
}

/** `sf` could not do it; the message is its own. */
export class SfFailed extends Error {
  override readonly name = 'SfFailed';
  constructor(
    /** Its name of the error, such as `NamedOrgNotFoundError`. */
    readonly code: string,
    message: string,
    /** What it told besides. */
    readonly result: JsonRecord,
  ) {
    super(message);
  }
}

const WINDOWS = process.platform === 'win32';

/** On Windows `sf` is a script that only a shell runs, which takes quoted arguments apart itself. */
const quoted = (arg: string): string =>
  WINDOWS && /[^\w.:/\\=@-]/.test(arg) ? `"${arg.replaceAll('"', '""')}"` : arg;

/** The `sf` of the PATH, run in a folder that has an sfdx-project.json. */
export const sfOf =
  (folder: string, env: NodeJS.ProcessEnv = process.env): RunSf =>
  async (args) => {
    try {
      return await outputOf(
        spawn('sf', args.map(quoted), {
          cwd: folder,
          stdio: ['ignore', 'pipe', 'pipe'],
          shell: WINDOWS,
          // No updates, no telemetry and no colours in what is to be read.
          env: {
            ...env,
            SF_DISABLE_AUTOUPDATE: 'true',
            SF_SKIP_NEW_VERSION_CHECK: 'true',
            NO_COLOR: '1',
          },
        }),
      );
    } catch (error) {
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      throw isMissing ? new SfMissing() : error;
    }
  };

/**
 * The `result` of a command. `sf` answers `{ status: 0, result, warnings }`, or `{ status, name, message, … }`; a deployment
 * that failed is `{ status: 1, result }`.
 *
 * @throws SfFailed with its words
 */
export async function askSf(run: RunSf, args: readonly string[]): Promise<JsonRecord> {
  const { status, stdout, stderr } = await run([...args, '--json']);
  const answer = parsed(stdout);
  if (answer === null) {
    const words = `${stderr}\n${stdout}`.trim().slice(0, 500);
    throw new SfFailed('', `sf ${args.slice(0, 3).join(' ')} gave no answer: ${words}`, {});
  }
  const result = isRecord(answer['result']) ? answer['result'] : {};
  if (status === 0 && (answer['status'] === undefined || answer['status'] === 0)) return result;
  const code = textAt(answer, 'name');
  const message = textAt(answer, 'message').trim() || `sf ended with status ${status}.`;
  throw new SfFailed(code, message, result);
}

/** What stands before the answer are warnings of `sf` itself. */
function parsed(stdout: string): JsonRecord | null {
  const start = stdout.indexOf('{');
  if (start < 0) return null;
  try {
    const value: unknown = JSON.parse(stdout.slice(start));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
