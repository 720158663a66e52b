/** `npm run package`: what is deployed into an org, built, converted and checked (docs/components.md). */
import path from 'node:path';
import { readOptions, UsageError } from './definition/options.js';
import { isMain } from './main.js';
import { GROUPS } from './package/groups.js';
import { makePackage, type Package } from './package/make-package.js';
import { PackageError, USUAL_REGION } from './package/package-error.js';
import { PROJECT } from './tool.js';

const USAGE = `npm run package -- [--region REGION]

Builds the softphone, converts its metadata with Salesforce's own converter and checks it. What is left in dist/:

  source/    in source format; sfdx-project.json names it
  package/   for the Metadata API, each with a package.xml:
${GROUPS.map(({ name, about }) => `               ${name.padEnd(13)}${about}`).join('\n')}
  maps/      source maps, which are never deployed

  --region REGION   PureCloud's region, whose hosts the Trusted URLs name (${USUAL_REGION})

Exit status: 0 when the package is fit to be deployed, 1 when it is not, 2 when an option is not known.
`;

const REGION = /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/;

/** The exit status. */
async function run(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const options = readOptions(args, { values: ['--region'] });
  const [unexpected] = options.files;
  if (unexpected !== undefined) throw new UsageError(`${unexpected} is not needed.`);
  const region = options.value('--region') ?? USUAL_REGION;
  if (!REGION.test(region)) {
    throw new UsageError(`The region is ${region}; expected a domain such as mypurecloud.de.`);
  }
  const made = await makePackage({
    root: PROJECT,
    outDir: path.join(PROJECT, 'dist'),
    region,
    log: (line) => void process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`${reportOf(made)}\n`);
  return 0;
}

function reportOf({ version, buildId, apiVersion, groups }: Package): string {
  const lines = [...groups.values()].map(
    ({ name, folder, components }) =>
      `  ${name.padEnd(13)}${String(components.length).padStart(3)} components  ${path.relative(PROJECT, folder)}`,
  );
  return [`Softphone ${version}, build ${buildId}, API version ${apiVersion}`, ...lines].join('\n');
}

if (isMain(import.meta.url)) {
  try {
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof UsageError) process.stderr.write(`${message}\n\n${USAGE}`);
    else if (error instanceof PackageError) {
      process.stderr.write(`The package is not fit to be deployed:\n${message}\n`);
    } else process.stderr.write(`${message}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
