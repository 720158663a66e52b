import { PRESETS, productDefinition } from '../../adapter/call-center/product.js';
import type { CallCenterRecord } from '../../adapter/call-center/record.js';
import { readDefinitionFile } from '../definition/read-file.js';
import { findingText } from '../definition/finding-text.js';
import { readOptions, UsageError } from '../definition/options.js';
import { readAgents, type Wanted } from './agents.js';

export const USAGE = `npm run deploy -- --target-org ALIAS [OPTIONS]

Builds the softphone and deploys it with the Salesforce CLI (sf), reads an edit that was made in Setup before it touches a
definition, assigns agents, and tells what is left to do by hand. It may be run again at any time.

  --target-org ALIAS    the org, as sf knows it (sf org list)
  --definition V        1, 2, ${PRESETS.join(', ')}, or a file: the call center definition to deploy. Without it, an org
                        that has one of the softphone keeps it as it is, and another gets version 1
  --agents A,B | FILE   user names, separated by commas, or a file with one a line: they get the permission set
                        SoftphoneAgent and are moved into the call center of --definition. In a file, a call center's
                        internal name (or none) may stand behind a comma. Where they were is kept in a file that undoes it
  --wave N              moves at most N agents; run again for the next N
  --agents-only         moves agents and deploys nothing
  --pilot               deploys the new build beside the one in use: the static resource, and a definition whose agents
                        load it. Everybody else keeps what they have
  --with-samples        deploys the sample console and presence statuses, too
  --with-trusted-urls   deploys the Trusted URLs, too
  --check               has Salesforce validate the deployment, and changes nothing
  --dry-run             tells what would be done, and changes nothing
  --verify              tells what is left to do by hand, and changes nothing
  --force               takes the file's settings where Setup has others, and replaces a build of the same version

Exit status: 0 when done, 1 when it could not be done or there is something to decide first, 2 when an option is not known.
`;

export interface DeployOptions {
  readonly alias: string;
  /** `null`: the org keeps what it has. */
  readonly definition: CallCenterRecord | null;
  readonly agents: readonly Wanted[];
  readonly wave: number | null;
  readonly mode: 'deploy' | 'check' | 'dry-run' | 'verify';
  readonly agentsOnly: boolean;
  readonly pilot: boolean;
  readonly withSamples: boolean;
  readonly withTrustedUrls: boolean;
  readonly force: boolean;
}

export interface ReadsFiles {
  /** `null`: there is no such file. @throws Error in words where it cannot be read */
  read(file: string): Promise<string | null>;
}

const FLAGS = [
  '--agents-only',
  '--pilot',
  '--with-samples',
  '--with-trusted-urls',
  '--check',
  '--dry-run',
  '--verify',
  '--force',
];

const MODES = ['check', 'dry-run', 'verify'] as const;

/** @throws UsageError, or Error that names the file and what is wrong in it */
export async function readDeployOptions(
  args: readonly string[],
  files: ReadsFiles,
): Promise<DeployOptions> {
  const options = readOptions(args, {
    flags: FLAGS,
    values: ['--target-org', '--definition', '--agents', '--wave'],
  });
  const [unexpected] = options.files;
  if (unexpected !== undefined) {
    throw new UsageError(`${unexpected} is not needed; --target-org ALIAS names the org.`);
  }
  const alias = options.value('--target-org');
  if (alias === undefined) throw new UsageError('Say the org: --target-org ALIAS.');
  const [mode, ...others] = MODES.filter((one) => options.has(`--${one}`));
  if (others.length > 0)
    throw new UsageError(`Choose one of ${MODES.map((one) => `--${one}`).join(', ')}.`);
  const agents = options.value('--agents');
  const wave = options.value('--wave');
  if (wave !== undefined && !/^[1-9]\d{0,5}$/.test(wave)) {
    throw new UsageError(`--wave is ${wave}; expected a number of agents.`);
  }
  if (options.has('--agents-only') && agents === undefined) {
    throw new UsageError('--agents-only wants --agents.');
  }
  if (wave !== undefined && agents === undefined) throw new UsageError('--wave wants --agents.');
  const definition = options.value('--definition');
  if (options.has('--pilot') && definition === undefined) {
    throw new UsageError("--pilot wants --definition FILE: a definition of the pilot's own.");
  }
  return {
    alias,
    definition: definition === undefined ? null : await readDefinition(definition, files),
    agents: agents === undefined ? [] : await agentsOf(agents, files),
    wave: wave === undefined ? null : Number(wave),
    mode: mode ?? 'deploy',
    agentsOnly: options.has('--agents-only'),
    pilot: options.has('--pilot'),
    withSamples: options.has('--with-samples'),
    withTrustedUrls: options.has('--with-trusted-urls'),
    force: options.has('--force'),
  };
}

async function readDefinition(value: string, files: ReadsFiles): Promise<CallCenterRecord> {
  if (value === '1' || value === '2') return productDefinition({ version: value === '1' ? 1 : 2 });
  const preset = PRESETS.find((one) => one === value);
  if (preset !== undefined) return productDefinition({ version: 1, preset });
  const text = await files.read(value);
  if (text === null) {
    throw new UsageError(
      `--definition is ${value}; expected 1, 2, ${PRESETS.join(', ')} or a file that is there.`,
    );
  }
  const read = readDefinitionFile(text, value);
  if (!read.readable) {
    const { line, column, text: problem } = read.problem;
    throw new Error(`${value}:${line}:${column}: ${problem}`);
  }
  const errors = read.findings.filter(({ kind }) => kind === 'error');
  if (read.record === null || errors.length > 0) {
    const words = errors.map(
      (finding) => `${value}:${finding.line}:${finding.column}: ${findingText(finding)}`,
    );
    throw new Error(words.join('\n'));
  }
  return read.record;
}

async function agentsOf(value: string, files: ReadsFiles): Promise<readonly Wanted[]> {
  const text = await files.read(value);
  const agents = text === null ? readAgents(value) : readAgents(text, value);
  if (agents.length === 0) throw new Error(`--agents ${value} names nobody.`);
  return agents;
}
