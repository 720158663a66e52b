import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { isRecord } from '../adapter/ports/json.js';
import { OptionError, parseOptions } from './simulator/options.js';
import { start, type Started } from './start.js';

const PROGRAM = fileURLToPath(new URL('./start.ts', import.meta.url));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program to its end. */
function run(...args: string[]): Promise<Run> {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, ...args]);
  let out = '';
  let err = '';
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

describe('npm start', function () {
  this.timeout(60_000);
  let folder: string;
  const running: Started[] = [];

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'start-'));
  });

  after(() => rm(folder, { recursive: true }));

  afterEach(async () => {
    for (const each of running.splice(0)) await each.close();
  });

  async function begin(...args: string[]): Promise<Started> {
    const options = parseOptions(['--port', '0', ...args]);
    if (options === 'help') throw new Error('help');
    const started = await start(options, { log: () => undefined, quick: true });
    running.push(started);
    return started;
  }

  const state = async (origin: string): Promise<unknown> =>
    (await fetch(`${origin}/simulator/state`)).json();

  it('serves the console, the softphone’s page with its scripts, and the region', async () => {
    const started = await begin();
    expect(new URL(started.console).hostname).to.equal('localhost');
    expect(new URL(started.softphone).hostname).to.equal('127.0.0.1');
    const page = await fetch(`${started.softphone}/apex/Softphone`);
    expect(page.status).to.equal(200);
    const [, script = ''] = /<script[^>]*src="([^"]+)"/.exec(await page.text()) ?? [];
    expect((await fetch(started.softphone + script)).status).to.equal(200);
    expect((await fetch(`${started.softphone}/apex/SoftphoneSignIn`)).status).to.equal(200);
    expect((await fetch(`${started.pureCloud}/api/v2/users/me`)).status).to.equal(401);
    expect(await state(started.console)).to.include({ omni: 'Offline', pureCloud: 'AVAILABLE' });
  });

  it('begins as a scenario says', async () => {
    const file = path.join(folder, 'scenario.json');
    await writeFile(file, JSON.stringify({ start: { omni: 'Lunch', pureCloud: 'MEAL' } }));
    const started = await begin('--scenario', file);
    expect(await state(started.console)).to.include({ omni: 'Lunch', pureCloud: 'MEAL' });
  });

  it('says so when a port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    try {
      // The region takes the next one, and is the first to ask for it.
      const failure = await begin('--port', String(port - 1)).catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(OptionError);
      expect(String(failure)).to.contain(`Port ${port} is in use`);
    } finally {
      other.close();
    }
  });

  it('refuses what it cannot use, in words, with exit status 2', async () => {
    const [unknown, missing, help] = await Promise.all([
      run('--nope'),
      run('--scenario', path.join(folder, 'missing.json')),
      run('--help'),
    ]);
    expect([unknown.code, missing.code, help.code]).to.deep.equal([2, 2, 0]);
    expect(unknown.err).to.contain('--nope').and.not.contain('    at ');
    expect(missing.err).to.contain('missing.json');
    expect(help.out).to.contain('--definition FILE');
  });

  it('tells its addresses on the first line once they answer, and ends at a signal', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, '--port', '0']);
    const ended = new Promise((resolve) => child.on('close', resolve));
    const line = await new Promise<string>((resolve, reject) => {
      let out = '';
      child.stdout.on('data', (data: Buffer) => {
        out += data.toString();
        if (out.includes('\n')) resolve(out.slice(0, out.indexOf('\n')));
      });
      child.on('close', () => reject(new Error(`it ended with: ${out}`)));
    });
    const told: unknown = JSON.parse(line);
    expect(told).to.have.all.keys('console', 'pureCloud');
    const origin = isRecord(told) ? String(told['console']) : '';
    expect((await fetch(`${origin}/`)).status).to.equal(200);
    child.kill('SIGINT');
    expect(await ended).to.equal(0);
  });
});
