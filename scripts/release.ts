/** `npm run release`: one archive with the package, the definitions and the documents. */
import path from 'node:path';
import { readOptions, UsageError } from './definition/options.js';
import { isMain } from './main.js';
import { makeRelease } from './release/make-release.js';
import { PROJECT } from './tool.js';

const USAGE = `npm run release

Makes the package (npm run package) and packs it into dist/release/, the same to the byte each time:

  NAME-VERSION.zip        deploy/*.zip for the Metadata API, callcenter/*.xml to import in Setup, documents, checksums
  NAME-VERSION.cdx.json   the software bill of materials (CycloneDX)
  SHA256SUMS              of both

The version is that of package.json, and CHANGELOG.md must have a dated section for it.

Exit status: 0 when done, 1 when there is nothing fit to be released, 2 when an option is not known.
`;

/** The exit status. */
async function run(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const [unexpected] = readOptions(args, {}).files;
  if (unexpected !== undefined) throw new UsageError(`${unexpected} is not needed.`);
  const { made, files, sha256 } = await makeRelease({
    root: PROJECT,
    outDir: path.join(PROJECT, 'dist'),
    log: (line) => void process.stderr.write(`${line}\n`),
  });
  const names = files.map((file) => `  ${path.relative(PROJECT, file)}`);
  process.stdout.write(
    `${[`Softphone ${made.version}, build ${made.buildId}`, ...names, `SHA-256 ${sha256}`].join('\n')}\n`,
  );
  return 0;
}

if (isMain(import.meta.url)) {
  try {
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const usage = error instanceof UsageError;
    process.stderr.write(usage ? `${message}\n\n${USAGE}` : `${message}\n`);
    process.exitCode = usage ? 2 : 1;
  }
}
