import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { PROJECT } from '../tool.js';
import { orgOf } from './org.js';
import { askSf, SfFailed, sfOf, SfMissing, type RunSf } from './sf.js';
import { madeUpOrg, type MadeUpOrg } from './testing/made-up-org.js';

describe('sf', () => {
  describe('on the PATH', () => {
    let folder: string;
    let file: string;
    let env: NodeJS.ProcessEnv;

    before(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'softphone-sf-'));
      file = path.join(folder, 'org.json');
      const program = path.join(folder, 'sf');
      await build({
        entryPoints: [path.join(PROJECT, 'scripts/deploy/testing/stand-in-sf.ts')],
        bundle: true,
        platform: 'node',
        format: 'cjs',
        banner: { js: `#!${process.execPath}` },
        outfile: program,
        logLevel: 'silent',
      });
      await chmod(program, 0o755);
      env = {
        ...process.env,
        PATH: `${folder}${path.delimiter}${process.env['PATH'] ?? ''}`,
        MADE_UP_ORG: file,
      };
    });

    after(() => rm(folder, { recursive: true, force: true }));

    const put = (org: MadeUpOrg): Promise<void> => writeFile(file, JSON.stringify(org));
    const asked = async (): Promise<string[][]> => {
      const org = JSON.parse(await readFile(file, 'utf8')) as MadeUpOrg;
      return org.asked;
    };

    it('is asked for JSON, argument by argument', async () => {
      await put(madeUpOrg());
      const org = orgOf(sfOf(folder, env), 'pilot');
      expect(await org.identity()).to.deep.equal({
        id: '00D000000000001EAA',
        username: 'admin@acme.example',
        instanceUrl: 'https://acme.my.salesforce.com',
      });
      const [ann] = await org.users(['ann@acme.example', `o'neil@acme.example`]);
      expect(ann?.id).to.equal('005000000000001AAA');
      expect(await asked()).to.deep.equal([
        ['org', 'display', '--target-org', 'pilot', '--json'],
        [
          ...['data', 'query', '--query'],
          `SELECT Id, Username, IsActive, CallCenterId FROM User WHERE Username IN ('ann@acme.example', 'o\\'neil@acme.example')`,
          ...['--target-org', 'pilot', '--json'],
        ],
      ]);
    });

    it('tells npm run deploy why it cannot, which ends with 1 and an advice', async () => {
      await put({ ...madeUpOrg(), expired: true });
      const { status, stderr } = await runDeploy(['--target-org', 'pilot'], env);
      expect(status).to.equal(1);
      expect(stderr)
        .to.contain('expired access/refresh token')
        .and.to.contain('To log in again: sf org login web');
    });

    it('is not asked where a file that npm run deploy was given cannot be read', async () => {
      await put(madeUpOrg());
      const args = ['--target-org', 'pilot', '--agents', folder];
      const { status, stderr } = await runDeploy(args, env);
      expect(stderr).to.equal(`${folder}: cannot be read: it is a folder.\n`);
      expect(status).to.equal(1);
      expect(await asked()).to.deep.equal([]);
    });

    it('lets npm run deploy look at an org from beginning to end', async () => {
      await put(madeUpOrg());
      const { status, stdout } = await runDeploy(['--target-org', 'pilot', '--verify'], env);
      expect(stdout)
        .to.contain('Left to do by hand')
        .and.to.contain('https://acme--c.vf.force.com/');
      expect(status).to.equal(0);
    });
  });

  it('that is not there is told how to get', async () => {
    const run = sfOf(PROJECT, { PATH: path.join(PROJECT, 'nothing') });
    const failure = await run(['--version']).then(
      () => null,
      (error: unknown) => error,
    );
    expect(failure).to.be.instanceOf(SfMissing);
    expect(String(failure)).to.contain('npm install --global @salesforce/cli');
  });

  describe('answers', () => {
    const failureOf = async (run: RunSf): Promise<SfFailed> => {
      const failure = await askSf(run, ['org', 'display']).then(
        () => null,
        (error: unknown) => error,
      );
      return failure instanceof SfFailed ? failure : expect.fail('It did not fail.');
    };

    it('behind a warning of its own', async () => {
      const stdout =
        ' ›   Warning: update available\n{"status":0,"result":{"id":"1"},"warnings":[]}';
      const result = await askSf(() => Promise.resolve({ status: 0, stdout, stderr: '' }), ['x']);
      expect(result).to.deep.equal({ id: '1' });
    });

    it('with what went wrong', async () => {
      const stdout = '{"status":1,"name":"NoOrgFound","message":"Nothing here.","exitCode":1}';
      const failure = await failureOf(() => Promise.resolve({ status: 1, stdout, stderr: '' }));
      expect([failure.code, failure.message]).to.deep.equal(['NoOrgFound', 'Nothing here.']);
    });

    it('with no JSON, which is told as it is', async () => {
      const failure = await failureOf(() =>
        Promise.resolve({ status: 127, stdout: '', stderr: 'Segmentation fault' }),
      );
      expect(failure.message).to.contain('Segmentation fault');
    });
  });
});

function runDeploy(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const program = ['--import', 'tsx', path.join(PROJECT, 'scripts/deploy.ts'), ...args];
    const child = spawn(process.execPath, program, { cwd: PROJECT, env });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, stdout, stderr });
    });
  });
}
