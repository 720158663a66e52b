import { expect } from 'chai';
import { build, type Metafile } from 'esbuild';
import { sdkAliases, sdkStandIns } from '../../adapter/purecloud/build-aliases.mjs';
import { PROJECT } from '../tool.js';
import { sdkMethodsPlugin } from './sdk-methods.js';

/** What is of use in Open CTI alone: its library, screen pop, call log, a record's numbers, the console's own toolkit. */
const OPEN_CTI =
  /^adapter\/(?:page\.ts|salesforce\/(?:host|omni-access)\.ts|salesforce\/(?:open-cti|crm|console-presence)\/|panel\/around\/|session\/tabs\/around-at-work)/;

/** The chunks that a page can load that begins with this one, now or later. */
function reachable(outputs: Metafile['outputs'], from: string, found = new Set<string>()) {
  if (found.has(from)) return found;
  found.add(from);
  for (const { path } of outputs[from]?.imports ?? []) reachable(outputs, path, found);
  return found;
}

/** The sources of which something is in a chunk that this entry's page can load. */
async function sourcesOf(entry: string): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: PROJECT,
    entryPoints: [entry],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'silent',
    alias: sdkAliases,
    plugins: [sdkStandIns, sdkMethodsPlugin(PROJECT)],
  });
  const { outputs } = metafile;
  const [first] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === entry) ?? [];
  if (first === undefined) throw new Error(`esbuild gave no file for ${entry}.`);
  const held = [...reachable(outputs, first)].flatMap((chunk) =>
    Object.entries(outputs[chunk]?.inputs ?? {}).flatMap(([file, { bytesInOutput }]) =>
      bytesInOutput > 0 ? file : [],
    ),
  );
  return [...new Set(held)].sort();
}

describe('the modules of the page in Salesforce Voice', function () {
  this.timeout(60_000);

  it('hold nothing of Open CTI', async () => {
    const sources = await sourcesOf('adapter/voice.ts');
    expect(sources).to.include('adapter/panel/phone/phone.ts');
    expect(sources.filter((file) => OPEN_CTI.test(file))).to.deep.equal([]);
  });

  it('are none of the page in Open CTI, which has all of its own', async () => {
    const sources = await sourcesOf('adapter/softphone.ts');
    expect(sources.filter((file) => OPEN_CTI.test(file))).to.have.length.above(10);
    expect(sources.filter((file) => file.includes('voice/'))).to.deep.equal([]);
  });
});
