/** Runs the command-line tools of packages, with this Node and without a shell, on every platform alike. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { isRecord } from '../adapter/ports/json.js';

/** The project's root. */
export const PROJECT = fileURLToPath(new URL('..', import.meta.url));

export interface ToolRun {
  readonly ok: boolean;
  /** Standard output and error, in the order of their arrival. */
  readonly output: string;
}

export interface ToolOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Node's own options, before the tool. */
  readonly node?: readonly string[];
  /** Milliseconds after which the tool is ended; none where left out. */
  readonly limit?: number;
}

export interface Ended {
  /** 1 where a signal ended it. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a process printed, once it has ended; rejects where it cannot be started. */
export const outputOf = (child: ChildProcessByStdio<null, Readable, Readable>): Promise<Ended> =>
  new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.on('error', reject).on('close', (status) => {
      resolve({ status: status ?? 1, stdout, stderr });
    });
  });

/** The file behind a package's command. */
function programOf(packageName: string, command: string): string {
  const folder = path.join(PROJECT, 'node_modules', packageName);
  const about: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const bin = isRecord(about) ? about['bin'] : undefined;
  const file = isRecord(bin) ? bin[command] : bin;
  if (typeof file !== 'string') throw new Error(`The package ${packageName} has no ${command}.`);
  return path.join(folder, file);
}

/** Runs a command of a package at the project's root; never rejects because the tool found something. */
export function runTool(
  packageName: string,
  command: string,
  args: readonly string[],
  options: ToolOptions = {},
): Promise<ToolRun> {
  const program = [...(options.node ?? []), programOf(packageName, command), ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, program, {
      cwd: PROJECT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', ...options.env },
    });
    let output = '';
    const take = (chunk: string): void => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    const timer =
      options.limit === undefined
        ? undefined
        : setTimeout(() => {
            take(
              `\n${command} did not end within ${options.limit} ms and was stopped; something may still be open.\n`,
            );
            // Politely first: a test's browser goes with it then.
            child.kill('SIGTERM');
            setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
          }, options.limit);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ ok: code === 0, output: stripVTControlCharacters(output) });
    });
  });
}
