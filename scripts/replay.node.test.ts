import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const GOOD = join(ROOT, 'adapter/replay/conformance/call-blocks-salesforce-work.json');
const OTHER = join(ROOT, 'adapter/replay/conformance/omni-logout.json');

function run(...args: string[]): { status: number | null; out: string; err: string } {
  const result = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/replay.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status: result.status, out: result.stdout, err: result.stderr };
}

/** The lines of an output as JSON. */
const jsonLines = (out: string): readonly unknown[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

describe('npm run replay', function () {
  // Each run starts a Node of its own.
  this.timeout(30_000);

  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'replay-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const write = (name: string, text: string, encoding: BufferEncoding = 'utf8'): string => {
    const path = join(folder, name);
    writeFileSync(path, text, encoding);
    return path;
  };

  const SMALL = {
    title: 'small',
    settings: {},
    org: {
      omniStatuses: [{ id: '0N5000000000001', apiName: 'Busy', name: 'Busy', online: false }],
      presences: [
        {
          id: 'e08eaf1b-ee47-4fa9-a231-1200e284798f',
          systemPresence: 'ON_QUEUE',
          name: 'On Queue',
        },
      ],
    },
    start: { omni: 'Busy', pureCloud: 'ON_QUEUE' },
  };
  const failing = (): string =>
    write(
      'failing.json',
      JSON.stringify({ ...SMALL, steps: [{ at: 10, expect: { omni: 'Offline' } }] }),
    );

  it('prints one JSON report a file, one a line, and exits with 0 when all holds', () => {
    const { status, out, err } = run('--json', GOOD, OTHER);
    expect(err).to.equal('');
    expect(status).to.equal(0);
    const reports = jsonLines(out);
    expect(reports).to.have.length(2);
    for (const report of reports) {
      expect(report).to.have.keys('title', 'ok', 'failures', 'timeline', 'final');
      expect(report).to.include({ ok: true });
    }
  });

  it('tells what happened in words without --json', () => {
    const { status, out } = run(GOOD);
    expect(status).to.equal(0);
    expect(out).to.match(/^a call sets Busy in Omni-Channel/);
    expect(out).to.match(/0:04\.080 .*Busy/);
    expect(out).to.match(/OK: 3 expectations held\n/);
  });

  it('exits with 1 when an expectation fails', () => {
    const { status, out } = run('--json', GOOD, failing());
    expect(status).to.equal(1);
    expect(jsonLines(out)[1]).to.deep.include({
      ok: false,
      failures: [
        { step: 0, at: 10, what: 'rest', expected: [], actual: ['read omni', 'read pureCloud'] },
        { step: 0, at: 10, what: 'omni', expected: 'Offline', actual: 'Busy' },
      ],
    });
  });

  it('exits with 2 when a file does not fit, naming file, step and field, and plays the others', () => {
    const wrong = write(
      'wrong.json',
      JSON.stringify({
        ...SMALL,
        steps: [
          { at: 0, omni: 'Busy' },
          { at: 1, omni: 'Nap' },
        ],
      }),
    );
    const { status, out, err } = run('--json', wrong, failing());
    expect(status).to.equal(2);
    expect(err).to.match(/wrong\.json: step 1, field "omni": expected .*, found "Nap"/);
    expect(jsonLines(out)).to.have.length(1);
  });

  it('exits with 2 when a file cannot be read or is not JSON', () => {
    const missing = run(join(folder, 'nowhere.json'));
    expect(missing.status).to.equal(2);
    expect(missing.err).to.match(
      /nowhere\.json: cannot be read: there is no such file or folder\./,
    );
    const broken = run(write('broken.json', '{ "title": '));
    expect(broken.status).to.equal(2);
    expect(broken.err).to.match(
      /broken\.json: is no scenario \(JSON\) and no saved timeline: .+\n$/,
    );
    const lines = run(write('lines.json', 'hello\nyou\n'));
    expect(lines.status).to.equal(2);
    expect(lines.err).to.match(/lines\.json: is no scenario [^\n]*"hello you[^\n]*\n$/);
    const other = run(write('other.json', '\xff\xfe', 'latin1'));
    expect(other.status).to.equal(2);
    expect(other.err).to.match(/other\.json: cannot be read: it is not text in UTF-8\.\n$/);
  });

  it('exits with 2 without a file or with an option that it does not have, and explains itself', () => {
    expect(run().status).to.equal(2);
    expect(run('--yaml', GOOD)).to.include({ status: 2, out: '' });
    const help = run('--help');
    expect(help.status).to.equal(0);
    expect(help.out).to.match(/--json/);
  });
});
