/** The two products' stand-ins for a benchmark: at no latency, and with a token that may be used without limit. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, type BuiltFolders } from '../build.js';
import { createWorld } from '../simulator/create-world.js';
import { createRegion } from '../simulator/region/create-region.js';
import { startServer } from '../simulator/server.js';
import { importDefinition, readText, withPreset } from '../simulator/set-up.js';
import type { StepResult, World } from '../simulator/world.js';
import { PROJECT } from '../tool.js';

export interface Place {
  /** Origins. */
  readonly console: string;
  readonly softphone: string;
  readonly pureCloud: string;
  readonly world: World;
  readonly built: BuiltFolders;
  close(): Promise<void>;
}

/** Milliseconds, one way. */
export const NETWORK = { omniLatency: 0, pureCloudLatency: 0 };

/** The statuses that the preset pairs. */
export const PAIRED = { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' };

/** A shift of changes goes by in a minute here, which no token of PureCloud's would take. */
const CALLS_A_MINUTE = 1_000_000;

export const SEED = { start: PAIRED, network: NETWORK };

/** Throws with the world's reason where it did not take a step. */
export function must(result: StepResult): void {
  if (!result.ok) throw new Error(result.reason);
}

/** The definition of version 1 with its preset switched on, as the world's settings want it. */
export async function benchSettings(world: Pick<World, 'omni'>): Promise<Record<string, string>> {
  const file = path.join(PROJECT, 'callcenter/version-1.xml');
  const imported = importDefinition(await readText(file, 'definition'), file);
  return { ...withPreset(imported, world.omni.statuses, false) };
}

export async function openPlace(): Promise<Place> {
  const outDir = await mkdtemp(path.join(tmpdir(), 'softphone-bench-'));
  const settings: Record<string, string> = {};
  const world = createWorld(SEED, { settings });
  Object.assign(settings, await benchSettings(world));
  let softphoneOrigins: readonly string[] = [];
  const region = createRegion(world, {
    softphoneOrigins: () => softphoneOrigins,
    callsAMinute: CALLS_A_MINUTE,
  });
  const built = await build({ quiet: true, outDir });
  const pureCloud = `http://localhost:${await region.listen(0)}`;
  settings['/pureCloud/gateway'] = pureCloud;
  world.reset(SEED);
  const server = await startServer({
    world,
    built,
    bridge: path.join(PROJECT, 'adapter/omni-bridge'),
    pureCloud,
    port: 0,
  });
  softphoneOrigins = [server.softphone];
  return {
    console: server.console,
    softphone: server.softphone,
    pureCloud,
    world,
    built,
    async close() {
      await Promise.all([server.close(), region.close()]);
      world.dispose();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
