import { expect } from 'chai';
import { importXml } from '../../adapter/call-center/write.js';
import { productDefinition } from '../../adapter/call-center/product.js';
import { UsageError } from '../definition/options.js';
import { readDeployOptions, USAGE, type DeployOptions } from './options.js';

const FILES: Readonly<Record<string, string>> = {
  'agents.csv': 'Username\nann@x.example\n',
  'nobody.csv': '# nobody yet\n',
  'own.xml': importXml({ ...productDefinition({ version: 2 }), internalName: 'Own' }),
  'broken.xml': '<callCenter>',
};

const read = (...args: readonly string[]): Promise<DeployOptions> =>
  readDeployOptions(['--target-org', 'x', ...args], {
    read: (file) => Promise.resolve(FILES[file] ?? null),
  });

async function refused(...args: readonly string[]): Promise<Error> {
  const failure = await read(...args).then(
    () => null,
    (error: unknown) => error,
  );
  return failure instanceof Error ? failure : expect.fail('It was taken.');
}

describe('what npm run deploy is asked for', () => {
  it('is to deploy, where nothing else is said', async () => {
    expect(await read()).to.deep.equal({
      alias: 'x',
      definition: null,
      agents: [],
      wave: null,
      mode: 'deploy',
      agentsOnly: false,
      pilot: false,
      withSamples: false,
      withTrustedUrls: false,
      force: false,
    });
  });

  it('may name a definition of the project, or a file', async () => {
    for (const [value, name] of [
      ['1', 'OmniSyncSoftphone'],
      ['2', 'OmniSyncSoftphone2'],
      ['both', 'OmniSyncBoth'],
      ['own.xml', 'Own'],
    ] as const) {
      expect((await read('--definition', value)).definition?.internalName).to.equal(name);
    }
  });

  it('is refused in words where a file is not there or wrong', async () => {
    expect((await refused('--definition', '3')).message).to.contain('expected 1, 2, one-product');
    expect((await refused('--definition', 'broken.xml')).message).to.match(/^broken\.xml:1:\d+: /);
    expect((await refused('--agents', 'nobody.csv')).message).to.contain('names nobody');
    expect((await refused('--agents', 'gone.csv')).message).to.contain(
      'gone.csv is no user name such as a@x.example, and no file that is there',
    );
  });

  it('may name agents in a file or a list', async () => {
    const wanted = [{ username: 'ann@x.example', callCenter: null }];
    expect((await read('--agents', 'agents.csv')).agents).to.deep.equal(wanted);
    expect((await read('--agents=ann@x.example', '--wave', '5')).wave).to.equal(5);
  });

  it('is refused where options do not go together', async () => {
    for (const args of [
      ['--wave', '2'],
      ['--wave', '0', '--agents', 'agents.csv'],
      ['--agents-only'],
      ['--pilot'],
      ['--check', '--dry-run'],
      ['stray'],
      ['--chek'],
    ]) {
      expect(await refused(...args), args.join(' ')).to.be.instanceOf(UsageError);
    }
    expect((await refused('--chek')).message).to.contain('Did you mean --check?');
    const noOrg = readDeployOptions([], { read: () => Promise.resolve(null) });
    expect(String(await noOrg.catch((error: unknown) => error))).to.contain('--target-org ALIAS');
  });

  it('has all its options in the help', () => {
    for (const name of [
      '--target-org',
      '--definition',
      '--agents',
      '--wave',
      '--pilot',
      '--verify',
    ]) {
      expect(USAGE).to.match(new RegExp(`^  ${name}\\b`, 'm'));
    }
  });
});
