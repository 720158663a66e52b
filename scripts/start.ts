/** `npm start`: a Salesforce console and a PureCloud region on this machine, with the softphone in between. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, builtIn } from './build.js';
import { isMain } from './main.js';
import { makeCertificate } from './simulator/certificate.js';
import { createWorld } from './simulator/create-world.js';
import { OptionError, parseOptions, USAGE, type StartOptions } from './simulator/options.js';
import { placesFor } from './simulator/places.js';
import { createRegion } from './simulator/region/create-region.js';
import { startServer } from './simulator/server.js';
import { importDefinition, readScenario, readText, withPreset } from './simulator/set-up.js';
import type { World } from './simulator/world.js';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const DEFAULT_DEFINITION = path.join(PROJECT, 'callcenter/version-1.xml');

/** What `npm start` serves. */
export interface Started {
  /** Origins. */
  readonly console: string;
  readonly softphone: string;
  readonly pureCloud: string;
  /** What exists in the two products. */
  readonly world: World;
  close(): Promise<void>;
}

export interface StartExtras {
  /** Takes the build's progress; standard error where left out. */
  readonly log?: (line: string) => void;
  /** Folder of a build that is there already, as `npm run build` leaves it; the softphone is built afresh where left out. */
  readonly built?: string;
  /** Builds what is larger than a release, and there sooner. */
  readonly quick?: boolean;
  /** See {@link createRegion}. */
  readonly callsAMinute?: number;
}

/** @throws OptionError where a file or port that was asked for cannot be used; the build's errors. */
export async function start(options: StartOptions, extras: StartExtras = {}): Promise<Started> {
  const scenario = options.scenario === null ? {} : await readScenario(options.scenario);
  const file = options.definition ?? DEFAULT_DEFINITION;
  const imported = importDefinition(await readText(file, 'definition'), file);
  if (options.openCti !== null) await readText(options.openCti, 'Open CTI library');

  const host = options.host ?? 'openCti';
  // The connector's library listens to Salesforce's own https origins alone.
  const secure = options.tls || host === 'voice';
  const tls = secure ? await makeCertificate() : undefined;

  // The address of the region goes into the definition once its port is known.
  const settings: Record<string, string> = { ...imported };
  const names = options.names;
  const world = worldOf(scenario, settings, names);
  if (options.definition === null) {
    Object.assign(settings, withPreset(settings, world.omni.statuses, names));
  }
  // Of its own, so that several can run side by side and beside a build.
  const outDir = await mkdtemp(path.join(tmpdir(), 'softphone-'));
  const tidy = (): Promise<void> => rm(outDir, { recursive: true, force: true });
  const { built: folder, callsAMinute, ...building } = extras;
  const serving = {
    softphoneOrigins: (): readonly string[] => softphoneOrigins,
    ...(callsAMinute === undefined ? {} : { callsAMinute }),
  };
  let softphoneOrigins: readonly string[] = [];
  const region = createRegion(world, tls ? { ...serving, tls } : serving);
  try {
    const built = folder === undefined ? await build({ ...building, outDir }) : builtIn(folder);
    const scheme = tls ? 'https' : 'http';
    const pureCloudPort = await taken(options.port === 0 ? 0 : options.port + 1, (port) =>
      region.listen(port),
    );
    const pureCloud = `${scheme}://localhost:${pureCloudPort}`;
    settings['/pureCloud/gateway'] = pureCloud;
    world.reset(scenario);
    const server = await taken(options.port, (port) =>
      startServer({
        world,
        built,
        bridge: path.join(PROJECT, 'adapter/omni-bridge'),
        pureCloud,
        port,
        host,
        ...(options.openCti === null ? {} : { openCti: options.openCti }),
        ...(tls ? { tls } : {}),
      }),
    );
    softphoneOrigins = placesFor(server.port, secure).map(
      (place) => `${scheme}://${place.softphone}`,
    );
    return {
      console: server.console,
      softphone: server.softphone,
      pureCloud,
      world,
      async close() {
        await Promise.all([server.close(), region.close()]);
        world.dispose();
        await tidy();
      },
    };
  } catch (error) {
    await region.close();
    world.dispose();
    await tidy();
    throw error;
  }
}

function worldOf(scenario: unknown, settings: Record<string, string>, names: boolean) {
  try {
    return createWorld(scenario, { settings, names });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new OptionError(`The scenario does not fit: ${why}`);
  }
}

/** Says it in words when a port is another program's. */
async function taken<T>(port: number, listen: (port: number) => Promise<T>): Promise<T> {
  try {
    return await listen(port);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') {
      throw new OptionError(
        `Port ${port} is in use; choose another with --port, or 0 for any free one.`,
      );
    }
    if (code === 'EACCES')
      throw new OptionError(`Port ${port} may not be used; choose one above 1023.`);
    throw error;
  }
}

/** Whoever started npm may end it without a word to us; ports that nobody can find the owner of help nobody. */
function endWithParent(end: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 1_000);
  watch.unref();
  process.stdout.on('error', end);
}

const BROWSER =
  'A browser finds it with --host-resolver-rules="MAP *.force.com 127.0.0.1", and is to accept the certificate.\n';

async function main(args: readonly string[]): Promise<void> {
  try {
    const options = parseOptions(args);
    if (options === 'help') {
      process.stdout.write(USAGE);
      return;
    }
    const started = await start(options, { quick: true });
    const { console, pureCloud } = started;
    process.stdout.write(`${JSON.stringify({ console, pureCloud })}\n`);
    process.stderr.write(`The console is at ${console}/ (Ctrl-C ends it).\n`);
    process.stderr.write(
      `The settings page is the console’s tab Softphone settings, or ${started.softphone}/apex/SoftphoneSettings.\n`,
    );
    if (started.console.startsWith('https:')) process.stderr.write(BROWSER);
    const end = (): void => {
      // A second signal ends at once what does not end by itself.
      process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
      void started.close().then(() => process.exit(0));
    };
    process.on('SIGINT', end).on('SIGTERM', end);
    endWithParent(end);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof OptionError ? 2 : 1;
  }
}

if (isMain(import.meta.url)) await main(process.argv.slice(2));
