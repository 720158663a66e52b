import { workInBoth } from '../../adapter/definition/presets.js';
import type { OmniRef } from '../../adapter/definition/status-ref.js';
import { readTextFile } from '../definition/files.js';
import { readCallCenterFile } from '../definition/read-call-center-file.js';
import { jsonFault } from '../json.js';
import { OptionError } from './options.js';
import type { OmniStatusSeed } from './world/omni-side.js';

type Settings = Readonly<Record<string, string>>;

const CLIENT = '/pureCloud/clientId';

/** An OAuth client that exists in the simulated region only. */
const MADE_UP_CLIENT = '6f2a9c14-7b3d-4e85-9a60-1c2d3e4f5a6b';

/** @throws OptionError that names the file. */
export async function readText(file: string, what: string): Promise<string> {
  try {
    return await readTextFile(file);
  } catch (error) {
    throw new OptionError(`The ${what} ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * A definition as an org has it after its import, with an OAuth client that can sign in here. Throws an OptionError with
 * the reasons where Salesforce would not take it.
 */
export function importDefinition(xml: string, file: string): Settings {
  const imported = readCallCenterFile(xml);
  if (!imported.ok) {
    const reasons = imported.problems.map(
      ({ line, column, text }) => `  ${line}:${column} ${text}`,
    );
    throw new OptionError(`Salesforce would not import ${file}:\n${reasons.join('\n')}`);
  }
  const client = imported.settings[CLIENT];
  const placeholder = client !== undefined && /^(|none|[0-]+)$/.test(client.trim());
  return placeholder ? { ...imported.settings, [CLIENT]: MADE_UP_CLIENT } : imported.settings;
}

/** The preset *work in both, one blocks the other*, switched on, with the statuses that this org has. */
export function withPreset(
  settings: Settings,
  statuses: readonly OmniStatusSeed[],
  names: boolean,
): Settings {
  const refOf = (name: string): OmniRef => {
    const id = statuses.find((status) => status.apiName === name)?.id;
    const ref = { side: 'omni', name, text: name } as const;
    return id === undefined || names ? ref : { ...ref, id };
  };
  const items = workInBoth({
    mapped: refOf('Available_Chat'),
    transition: refOf('Transition'),
    busy: refOf('Busy'),
  });
  const entries = Object.entries({ ...items, enabled: 'true' });
  return {
    ...settings,
    ...Object.fromEntries(entries.map(([item, value]) => [`/omniSync/${item}`, value])),
  };
}

/** @throws OptionError where the file holds no JSON. */
export async function readScenario(file: string): Promise<unknown> {
  const text = await readText(file, 'scenario');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new OptionError(`The scenario ${file} is not JSON: ${jsonFault(error)}`);
  }
}
