/** `npm run deploy`: the softphone into an org, by Salesforce's own command line (docs/install.md). */
import path from 'node:path';
import { FileError, readTextFile } from './definition/files.js';
import { UsageError } from './definition/options.js';
import { memoryIn } from './deploy/memory.js';
import { readDeployOptions, USAGE, type ReadsFiles } from './deploy/options.js';
import { orgOf } from './deploy/org.js';
import { NotDone } from './deploy/deploying.js';
import { deploy } from './deploy/run.js';
import { SfFailed, sfOf, SfMissing } from './deploy/sf.js';
import { isMain } from './main.js';
import { makePackage } from './package/make-package.js';
import { PackageError, USUAL_REGION } from './package/package-error.js';
import { PROJECT } from './tool.js';

const files: ReadsFiles = {
  async read(file) {
    try {
      return await readTextFile(file);
    } catch (error) {
      if (error instanceof FileError && error.missing) return null;
      throw error;
    }
  },
};

/** The exit status. */
async function run(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const options = await readDeployOptions(args, files);
  await deploy(options, {
    org: orgOf(sfOf(PROJECT), options.alias),
    memory: memoryIn(path.join(PROJECT, '.deployed')),
    makePackage: (region) =>
      makePackage({
        root: PROJECT,
        outDir: path.join(PROJECT, 'dist'),
        region: region ?? USUAL_REGION,
        log: (line) => void process.stderr.write(`${line}\n`),
      }),
    folder: path.join(PROJECT, 'dist', 'deployment'),
    now: () => new Date(),
    say: (line) => void process.stdout.write(`${line}\n`),
  });
  return 0;
}

function complaint(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof UsageError) return `${error.message}\n\n${USAGE}`;
  if (error instanceof PackageError)
    return `The package is not fit to be deployed:\n${error.message}`;
  if (error instanceof NotDone || error instanceof SfMissing) return error.message;
  if (error instanceof SfFailed) {
    return `The Salesforce CLI says: ${error.message}${adviceOn(error)}`;
  }
  return error.message;
}

function adviceOn({ code, message }: SfFailed): string {
  if (/NamedOrg|NoOrg/i.test(code)) return '\nTo log in: sf org login web --alias ALIAS';
  if (/RefreshToken|expired|INVALID_SESSION/i.test(`${code} ${message}`)) {
    return '\nThe login has ended. To log in again: sf org login web --alias ALIAS';
  }
  return '';
}

if (isMain(import.meta.url)) {
  try {
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${complaint(error)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
