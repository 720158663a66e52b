/** `npm run deploy`, in the order in which it happens; who builds, asks and remembers is given. */
import path from 'node:path';
import { fitForMetadata } from '../../adapter/call-center/fit.js';
import { itemValue, withItems } from '../../adapter/call-center/edit.js';
import { productDefinition } from '../../adapter/call-center/product.js';
import type { CallCenterRecord } from '../../adapter/call-center/record.js';
import { metadataXml } from '../../adapter/call-center/write.js';
import type { Package } from '../package/make-package.js';
import { assemble } from './assemble.js';
import { NotDone, type Deploying } from './deploying.js';
import { mergeDefinition, type Difference, type Merge } from './merge.js';
import { checkAgents, moveAgents } from './move-agents.js';
import type { DeployOptions } from './options.js';
import {
  failuresOf,
  type Org,
  type OrgBuild,
  type OrgCallCenter,
  type OrgIdentity,
} from './org.js';
import { isOurs } from './ours.js';
import { SfFailed } from './sf.js';
import { tellByHand } from './tell-by-hand.js';
import { count } from './words.js';

/** @throws NotDone, SfFailed or SfMissing in words */
export async function deploy(options: DeployOptions, deploying: Deploying): Promise<void> {
  const { org, say } = deploying;
  const identity = await org.identity();
  say(`Org ${identity.username} (${identity.id}), ${identity.instanceUrl}`);
  const callCenters = await org.callCenters();
  if (options.mode === 'verify') {
    await tellByHand(deploying, identity);
    return;
  }
  if (options.agents.length > 0) await checkAgents(options, deploying);
  const definition = options.agentsOnly
    ? null
    : chooseDefinition(options, callCenters.filter(isOurs), say);
  if (!options.agentsOnly) {
    await deployPackage(options, deploying, { identity, callCenters, definition });
    if (options.mode === 'check') return;
  }
  if (options.agents.length > 0) {
    const named = options.definition ?? definition;
    await moveAgents(options, deploying, { identity, target: named?.internalName ?? null });
  }
  if (options.mode === 'deploy' && !options.agentsOnly) await tellByHand(deploying, identity);
}

function chooseDefinition(
  { definition, pilot }: DeployOptions,
  ours: readonly OrgCallCenter[],
  say: Deploying['say'],
): CallCenterRecord | null {
  if (definition !== null || pilot) return definition;
  if (ours.length === 0) return productDefinition({ version: 1 });
  const names = ours.map(({ internalName }) => internalName).join(', ');
  say(
    `The org keeps its definitions as they are (${names}); --definition brings another or newer one.`,
  );
  return null;
}

interface Reading {
  readonly identity: OrgIdentity;
  readonly callCenters: readonly OrgCallCenter[];
  readonly definition: CallCenterRecord | null;
}

async function deployPackage(
  options: DeployOptions,
  deploying: Deploying,
  { identity, callCenters, definition }: Reading,
): Promise<void> {
  const { org, memory, say } = deploying;
  const region =
    definition === null ? null : (itemValue(definition, 'pureCloud', 'environment') ?? null);
  const made = await deploying.makePackage(region);
  say(`Softphone ${made.version}, build ${made.buildId}`);
  const builds = await org.builds();
  checkSameVersion(options, made, builds);

  const ours =
    definition === null
      ? null
      : fitForMetadata(
          options.pilot ? withItems(definition, 'softphone', { build: made.version }) : definition,
        );
  const merge =
    ours === null ? null : await mergeIntoOrg(options, deploying, { identity, callCenters, ours });
  const record = merge === null || merge.unchanged ? null : merge.merged;

  const groups = [
    'softphone' as const,
    ...(options.withSamples ? ['samples' as const] : []),
    ...(options.withTrustedUrls ? ['trusted-urls' as const] : []),
  ];
  const components = await assemble({
    made,
    groups,
    buildOnly: options.pilot,
    definition: record,
    statuses: options.withSamples ? await statusesThere(options, deploying) : [],
    folder: deploying.folder,
  });
  const what = `${count(components, 'component')} (${path.relative('', deploying.folder)})`;
  tellBuilds(made, builds, options, say);
  if (options.mode === 'dry-run') {
    say(`Would deploy ${what}.`);
    return;
  }
  const checkOnly = options.mode === 'check';
  say(`${checkOnly ? 'Validating' : 'Deploying'} ${what} …`);
  await deployFolder(org, deploying.folder, checkOnly);
  say(checkOnly ? 'Salesforce would take it. Nothing was changed.' : 'Deployed.');
  if (!checkOnly && ours !== null) await memory.remember(identity.id, ours);
}

/** The sample statuses have usual names, and an org's own of that name may have channels. */
async function statusesThere(
  { force }: DeployOptions,
  { org, say }: Deploying,
): Promise<readonly string[]> {
  if (force) return [];
  const names = ((await org.presenceStatuses()) ?? []).flatMap(({ apiName }) => apiName ?? []);
  if (names.length > 0) say('Sample statuses whose names the org has stay as they are there.');
  return names;
}

async function deployFolder(org: Org, folder: string, checkOnly: boolean): Promise<void> {
  try {
    await org.deploy(folder, { checkOnly });
  } catch (error) {
    if (!(error instanceof SfFailed)) throw error;
    const failures = failuresOf(error).map(
      ({ component, problem }) => `  ${component}: ${problem}`,
    );
    if (failures.length === 0) throw error;
    throw new NotDone(
      ['Salesforce did not take it, and nothing was changed:', ...failures].join('\n'),
    );
  }
}

/** A page that has loaded a build may still fetch parts of it, so a version's files stay what they are. */
function checkSameVersion(
  { force }: DeployOptions,
  made: Package,
  builds: readonly OrgBuild[],
): void {
  const there = builds.find(({ resource }) => resource === made.resource);
  if (there === undefined || there.buildId === made.buildId || force) return;
  throw new NotDone(
    `The org has version ${made.version} as build ${there.buildId || '(unknown)'}; this is build ${made.buildId}. Agents who have it open could miss files of theirs. Count the version in package.json up, or say --force.`,
  );
}

function tellBuilds(
  made: Package,
  builds: readonly OrgBuild[],
  { pilot }: DeployOptions,
  say: Deploying['say'],
): void {
  const others = builds.filter(({ resource }) => resource !== made.resource);
  if (others.length === 0) return;
  const names = others.map(({ resource }) => resource).join(', ');
  say(
    pilot
      ? `Beside it the org keeps ${names}; the pages go on loading what they load.`
      : `Beside it the org keeps ${names}, for pages that are open and definitions that name them in softphone/build.`,
  );
}

interface Merging {
  readonly identity: OrgIdentity;
  readonly callCenters: readonly OrgCallCenter[];
  readonly ours: CallCenterRecord;
}

async function mergeIntoOrg(
  { force, mode }: DeployOptions,
  { org, memory, now, say }: Deploying,
  { identity, callCenters, ours }: Merging,
): Promise<{ readonly merged: CallCenterRecord; readonly unchanged: boolean }> {
  const name = ours.internalName;
  if (!callCenters.some(({ internalName }) => internalName === name)) {
    say(`The call center ${name} is new in the org.`);
    return { merged: ours, unchanged: false };
  }
  const [theirs] = await org.definitions([name]);
  if (theirs === undefined) throw new Error(`The call center ${name} could not be read.`);
  const base = await memory.last(identity.id, name);
  const at = now().toISOString();
  const merge = mergeDefinition({ ours, theirs, base, force, at, author: identity.username });
  tellMerge(name, merge, say);
  if (merge.conflicts.length > 0) {
    throw new NotDone(
      [
        `${name}: both the file and Setup have changed since the last deployment:`,
        ...merge.conflicts.map(inWords),
        'Nothing was changed. Put what is right into the file, or say --force to take the file.',
      ].join('\n'),
    );
  }
  if (merge.taken.length > 0 && mode === 'deploy') {
    const file = await memory.keep(
      identity.id,
      `before/${name}-${at.replace(/[:.]/g, '-')}.callCenter-meta.xml`,
      metadataXml(theirs),
    );
    say(`What Setup has now is kept in ${path.relative('', file)}.`);
  }
  return { merged: merge.merged, unchanged: merge.taken.length === 0 };
}

function tellMerge(name: string, { taken, kept, conflicts }: Merge, say: Deploying['say']): void {
  if (taken.length + kept.length + conflicts.length === 0) {
    say(`The call center ${name} is as the file says.`);
  }
  if (taken.length > 0) say(`${name}: ${count(taken.length, 'setting')} of the file for Setup's:`);
  taken.map(inWords).forEach(say);
  if (kept.length > 0) {
    say(
      `${name}: ${count(kept.length, 'setting')} stay as edited in Setup (--force would take the file's):`,
    );
  }
  kept.map(inWords).forEach(say);
}

const shown = (value: string | null): string =>
  value === null ? 'not there' : JSON.stringify(value);

const inWords = ({ setting, ours, theirs }: Difference): string =>
  `  ${setting}: in the file ${shown(ours)}, in Setup ${shown(theirs)}`;
