/** Has a naive sync run where the softphone does, to be measured beside it. */
import { build } from 'esbuild';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isRecord } from '../../adapter/ports/json.js';
import { sdkAliases } from '../../adapter/purecloud/build-aliases.mjs';
import { until } from '../day/until.js';
import { PROJECT } from '../tool.js';
import { must, SEED, type Place } from './place.js';
import type { BenchTab } from './tab.js';

/** The naive sync's guard, and a little; milliseconds. */
export const NAIVE_PAUSE = 1_100;

/** Puts the naive sync into the softphone's place, with the token that the softphone was given. */
export async function openNaive(place: Place, tab: BenchTab): Promise<BenchTab> {
  const { world, built, pureCloud } = place;
  const stored: unknown = JSON.parse(
    String(await tab.evaluate(`sessionStorage.getItem('pure-cloud-sign-in')`)),
  );
  const omni = (name: string): string =>
    world.omni.statuses.find(({ apiName }) => apiName === name)?.id ?? '';
  const presence = (system: string): string =>
    world.pureCloud.presences.find((one) => !one.secondary && one.systemPresence === system)?.id ??
    '';
  const { outputFiles } = await build({
    entryPoints: [path.join(PROJECT, 'scripts', 'bench', 'naive-page.ts')],
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
    alias: { ...sdkAliases },
    define: {
      global: 'globalThis',
      NAIVE: JSON.stringify({
        region: pureCloud,
        token: isRecord(stored) ? stored['value'] : '',
        omni: { mapped: omni('Available_Chat'), otherwise: omni('Transition') },
        pureCloud: { mapped: presence('ON_QUEUE'), otherwise: presence('AVAILABLE') },
      }),
    },
  });
  await writeFile(path.join(built.resource, 'naive.js'), outputFiles[0]?.text ?? '');
  await writeFile(
    path.join(built.resource, 'naive.html'),
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>naive sync</title>' +
      '<script src="naive.js"></script></head><body>naive sync</body></html>\n',
  );
  const address = '/resource/1/Softphone/naive.html';
  must(world.reset({ ...SEED, settings: { '/reqGeneralInfo/reqAdapterUrl': address } }));
  const naive = await tab.reopen();
  try {
    await until('the naive sync is on', async () => {
      return (await naive.evaluate('document.title')) === 'naive sync is on';
    });
  } catch (error) {
    throw new Error(`${String(error)}: ${naive.console.errors.join('; ')}`, { cause: error });
  }
  // It knows of no status yet, and nothing of what is its own.
  await wait(NAIVE_PAUSE);
  return naive;
}
