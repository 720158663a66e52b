import { expect } from 'chai';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { itemValue, withItems } from '../../adapter/call-center/edit.js';
import { productDefinition } from '../../adapter/call-center/product.js';
import type { CallCenterRecord } from '../../adapter/call-center/record.js';
import { importXml, metadataXml } from '../../adapter/call-center/write.js';
import { readDefinitionFile } from '../definition/read-file.js';
import { projectFiles } from '../check/files.js';
import { memoryIn } from './memory.js';
import { readDeployOptions, type ReadsFiles } from './options.js';
import { orgOf } from './org.js';
import { deploy } from './run.js';
import { answer, madeUpOrg, type MadeUpOrg } from './testing/made-up-org.js';
import { madeUpPackage } from './testing/made-up-package.js';

const files: ReadsFiles = {
  read: (file) => readFile(file, 'utf8').catch(() => null),
};

const CLIENT = '11111111-2222-3333-4444-555555555555';

describe('npm run deploy', () => {
  let folder: string;
  let org: MadeUpOrg;
  /** Which build is deployed. */
  let built: { version?: string; buildId?: string };

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'softphone-deploying-'));
    org = madeUpOrg();
    built = {};
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** What it says; where it fails, `failure` is why. */
  const run = async (...args: string[]): Promise<{ said: string; failure: string }> => {
    const said: string[] = [];
    org.asked = [];
    const options = await readDeployOptions(['--target-org', 'pilot', ...args], files);
    const failure = await deploy(options, {
      org: orgOf((asked) => Promise.resolve(answer(org, asked)), options.alias),
      memory: memoryIn(path.join(folder, 'memory')),
      makePackage: () => madeUpPackage(path.join(folder, 'package'), built),
      folder: path.join(folder, 'deployment'),
      now: () => new Date('2026-11-22T12:00:00Z'),
      say: (line) => said.push(line),
    }).then(
      () => '',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    return { said: said.join('\n'), failure };
  };

  const commands = (): readonly string[] =>
    org.asked.map((args) =>
      args
        .slice(
          0,
          args.findIndex((arg) => arg.startsWith('--')),
        )
        .join(' '),
    );
  const CHANGES = ['project deploy start', 'org assign permset', 'data update bulk'];
  const changes = (): readonly string[] => commands().filter((one) => CHANGES.includes(one));

  const inOrg = (name: string): CallCenterRecord => {
    const xml = org.definitions[name]?.xml ?? expect.fail(`The org has no ${name}.`);
    const read = readDefinitionFile(xml, `${name}.callCenter`);
    return (read.readable ? read.record : null) ?? expect.fail(`${name} cannot be read.`);
  };

  /** An administrator saves the definition in Setup. */
  const editInSetup = (name: string, section: string, items: Record<string, string>): void => {
    const there = org.definitions[name] ?? expect.fail();
    there.xml = metadataXml(withItems(inOrg(name), section, items));
  };

  const definitionFile = async (record: CallCenterRecord): Promise<string> => {
    const file = path.join(folder, `${record.internalName}.xml`);
    await writeFile(file, importXml(record));
    return file;
  };

  describe('for the first time', () => {
    it('deploys the softphone and a definition in one deployment, and tells what is left', async () => {
      const { said, failure } = await run();
      expect(failure).to.equal('');
      expect(changes()).to.deep.equal(['project deploy start']);
      expect(org.deployed).to.have.members([
        'ApexPage Softphone',
        'CallCenter OmniSyncSoftphone',
        'PermissionSet SoftphoneAgent',
        'StaticResource Softphone_0_1_0',
      ]);
      expect(said)
        .to.contain('The call center OmniSyncSoftphone is new')
        .and.to.match(/\[ \] No app has the softphone and its bridge/)
        .and.to.match(/\[ \] OmniSyncSoftphone has no client ID/)
        .and.to.match(/\[ \] Sync is off in OmniSyncSoftphone/)
        .and.to.contain('https://acme--c.vf.force.com/apex/SoftphoneSignIn');
    });

    it('never repeats the access token that sf shows', async () => {
      const { said } = await run();
      expect(said).not.to.contain('SECRET');
      for (const file of await projectFiles(folder)) {
        expect(await readFile(path.join(folder, file), 'utf8'), file).not.to.contain('SECRET');
      }
    });

    it('changes nothing in a dry run, and tells the same', async () => {
      const { said, failure } = await run('--dry-run', '--agents', 'ann@acme.example');
      expect(failure).to.equal('');
      expect(changes()).to.be.empty;
      expect(said)
        .to.contain('Would deploy 4 components')
        .and.to.contain('ann@acme.example: from none to OmniSyncSoftphone');
      expect(org.deployed).to.be.empty;
    });

    it('only validates with --check', async () => {
      const { said, failure } = await run('--check', '--agents', 'ann@acme.example');
      expect(failure).to.equal('');
      expect(org.asked.find(([, verb]) => verb === 'deploy')).to.include('--dry-run');
      expect(changes()).to.have.length(1);
      expect(org.deployed).to.be.empty;
      expect(said).to.contain('Salesforce would take it. Nothing was changed.');
    });

    it('tells in words what Salesforce did not take', async () => {
      org.refuses = [{ type: 'ApexPage', name: 'Softphone', problem: 'Unknown property' }];
      const { failure } = await run('--agents', 'ann@acme.example');
      expect(failure).to.contain('ApexPage Softphone: Unknown property');
      expect(org.users.every(({ CallCenterId }) => CallCenterId === null)).to.equal(true);
    });

    it('deploys the samples and the Trusted URLs when told to', async () => {
      org.statuses = [];
      await run('--with-samples', '--with-trusted-urls');
      expect(org.deployed).to.include.members([
        'CustomApplication SoftphoneConsole',
        'ServicePresenceStatus Busy',
        'CspTrustedSite Api',
      ]);
    });

    it('leaves a status of the org that is called like a sample as it is', async () => {
      const { said, failure } = await run('--with-samples');
      expect(failure).to.equal('');
      expect(org.deployed).to.include('CustomApplication SoftphoneConsole');
      expect(org.deployed).not.to.include('ServicePresenceStatus Busy');
      expect(said).to.contain('Sample statuses whose names the org has stay');
      await run('--with-samples', '--force');
      expect(org.deployed).to.include('ServicePresenceStatus Busy');
    });

    it('deploys nothing where an agent is not there', async () => {
      const { failure } = await run('--agents', 'eve@acme.example');
      expect(failure).to.contain('The org has no user eve@acme.example');
      expect(changes()).to.be.empty;
    });
  });

  describe('again', () => {
    beforeEach(async () => {
      await run();
      org.deployed = [];
    });

    it('leaves the definition alone unless one is named', async () => {
      const { said } = await run();
      expect(org.deployed).not.to.include('CallCenter OmniSyncSoftphone');
      expect(said).to.contain('The org keeps its definitions as they are (OmniSyncSoftphone)');
    });

    it('deploys no definition that is as it should be', async () => {
      const { said, failure } = await run('--definition', '1');
      expect(failure).to.equal('');
      expect(said).to.contain('OmniSyncSoftphone is as the file says');
      expect(org.deployed).not.to.include('CallCenter OmniSyncSoftphone');
    });

    it('keeps an edit of Setup, and brings what is new in the file beside it', async () => {
      editInSetup('OmniSyncSoftphone', 'pureCloud', { clientId: CLIENT });
      const ours = withItems(productDefinition({ version: 1 }), 'reqDialingOptions', {
        reqOutsidePrefix: '0',
      });
      const { said, failure } = await run('--definition', await definitionFile(ours));
      expect(failure).to.equal('');
      const record = inOrg('OmniSyncSoftphone');
      expect(itemValue(record, 'pureCloud', 'clientId')).to.equal(CLIENT);
      expect(itemValue(record, 'reqDialingOptions', 'reqOutsidePrefix')).to.equal('0');
      expect(said)
        .to.contain('1 setting stay as edited')
        .and.to.contain('What Setup has now is kept in');
    });

    it('stops where both have changed a setting, and changes nothing', async () => {
      editInSetup('OmniSyncSoftphone', 'reqDialingOptions', { reqOutsidePrefix: '7' });
      const file = await definitionFile(
        withItems(productDefinition({ version: 1 }), 'reqDialingOptions', {
          reqOutsidePrefix: '0',
        }),
      );
      const { failure } = await run('--definition', file);
      expect(failure).to.contain(
        'reqDialingOptions/reqOutsidePrefix: in the file "0", in Setup "7"',
      );
      expect(changes()).to.be.empty;
    });

    it('takes the file with --force, and keeps what was there', async () => {
      editInSetup('OmniSyncSoftphone', 'reqDialingOptions', { reqOutsidePrefix: '7' });
      const { failure } = await run('--definition', '1', '--force');
      expect(failure).to.equal('');
      expect(
        itemValue(inOrg('OmniSyncSoftphone'), 'reqDialingOptions', 'reqOutsidePrefix'),
      ).to.equal('9');
      const [kept = ''] = await readdir(path.join(folder, 'memory/00D000000000001/before'));
      const text = await readFile(path.join(folder, 'memory/00D000000000001/before', kept), 'utf8');
      expect(text).to.contain('<value>7</value>');
    });

    it('overwrites nothing where this machine does not know what was deployed', async () => {
      editInSetup('OmniSyncSoftphone', 'pureCloud', { clientId: CLIENT });
      await rm(path.join(folder, 'memory'), { recursive: true });
      const { failure } = await run('--definition', '1');
      expect(failure).to.equal('');
      expect(itemValue(inOrg('OmniSyncSoftphone'), 'pureCloud', 'clientId')).to.equal(CLIENT);
    });

    it('does not replace a build by another one of the same version', async () => {
      built = { buildId: 'bbbb000002' };
      const { failure } = await run();
      expect(failure)
        .to.contain('aaaa000001')
        .and.to.contain('bbbb000002')
        .and.to.contain('package.json');
      expect(changes()).to.be.empty;
      expect((await run('--force')).failure).to.equal('');
    });
  });

  describe('a pilot', () => {
    it('puts the new build beside the old one, for the agents of one definition', async () => {
      await run();
      const before = org.deployed.length;
      built = { version: '0.2.0', buildId: 'cccc000003' };
      const pilot = { ...productDefinition({ version: 1 }), internalName: 'OmniSyncPilot' };
      const file = await definitionFile(pilot);
      const { said, failure } = await run(
        '--pilot',
        '--definition',
        file,
        '--agents',
        'ann@acme.example',
      );
      expect(failure).to.equal('');
      expect(org.deployed.slice(before)).to.have.members([
        'StaticResource Softphone_0_2_0',
        'CallCenter OmniSyncPilot',
      ]);
      expect(Object.keys(org.resources)).to.have.members(['Softphone_0_1_0', 'Softphone_0_2_0']);
      expect(itemValue(inOrg('OmniSyncPilot'), 'softphone', 'build')).to.equal('0.2.0');
      expect(said)
        .to.contain('the org keeps Softphone_0_1_0; the pages go on loading what they load')
        .and.to.contain('OmniSyncPilot: its agents load Softphone_0_2_0');
      const [ann, bob] = org.users;
      expect(ann?.CallCenterId).to.equal(org.definitions['OmniSyncPilot']?.id);
      expect(bob?.CallCenterId).to.equal(null);
    });

    it('wants a definition of its own', async () => {
      const failure = await run('--pilot').catch((error: unknown) => String(error));
      expect(failure).to.contain('--pilot wants --definition FILE');
    });
  });

  describe('agents', () => {
    beforeEach(() => run());

    const where = (): readonly (string | null)[] =>
      org.users.map(({ CallCenterId }) => CallCenterId);

    it('get the permission set and the call center, once', async () => {
      const list = 'ann@acme.example,bob@acme.example';
      const first = await run('--agents-only', '--agents', list);
      expect(first.failure).to.equal('');
      const id = org.definitions['OmniSyncSoftphone']?.id ?? '';
      expect(where()).to.deep.equal([id, id, null]);
      expect(org.assignments).to.have.length(2);
      expect(changes()).to.deep.equal(['org assign permset', 'data update bulk']);
      const second = await run('--agents-only', '--agents', list);
      expect(second.said).to.contain('2 agents where they shall be');
      expect(changes()).to.be.empty;
    });

    it('are put back by the file that undoes it', async () => {
      await run('--agents-only', '--agents', 'ann@acme.example');
      const undo = path.join(folder, 'memory/00D000000000001/undo');
      const [file = ''] = await readdir(undo);
      const { failure } = await run('--agents-only', '--agents', path.join(undo, file));
      expect(failure).to.equal('');
      expect(where()).to.deep.equal([null, null, null]);
    });

    it('go in waves', async () => {
      const file = path.join(folder, 'agents.csv');
      await writeFile(file, org.users.map(({ Username }) => Username).join('\n'));
      const id = org.definitions['OmniSyncSoftphone']?.id ?? '';
      const first = await run('--agents-only', '--agents', file, '--wave', '2');
      expect(first.said).to.contain('1 agent left for later waves');
      expect(where()).to.deep.equal([id, id, null]);
      expect(org.assignments).to.have.length(2);
      await run('--agents-only', '--agents', file, '--wave', '2');
      expect(where()).to.deep.equal([id, id, id]);
    });

    it('are not moved at all where one of them is not there', async () => {
      const { failure } = await run(
        '--agents-only',
        '--agents',
        'ann@acme.example,eve@acme.example',
      );
      expect(failure).to.contain('The org has no user eve@acme.example');
      expect(changes()).to.be.empty;
    });

    it('who were not moved are named', async () => {
      org.stuck = ['bob@acme.example'];
      const { said, failure } = await run(
        '--agents-only',
        '--agents',
        'ann@acme.example,bob@acme.example',
      );
      expect(said).to.contain('1 agent moved');
      expect(failure).to.contain('bob@acme.example').and.not.to.contain('ann@acme.example');
    });
  });

  it('looks after the work by hand, and sees it done', async () => {
    await run('--agents', 'ann@acme.example');
    editInSetup('OmniSyncSoftphone', 'pureCloud', { clientId: CLIENT });
    editInSetup('OmniSyncSoftphone', 'omniSync', {
      enabled: 'true',
      mappedOmniStatus: 'Available_Chat',
    });
    const samples = new URL('../../static-resources/samples/', import.meta.url);
    const app = 'applications/SoftphoneConsole.app';
    const bar = 'flexipages/SoftphoneConsole_UtilityBar.flexipage';
    org.metadata = {
      [app]: await readFile(new URL(`${app}-meta.xml`, samples), 'utf8'),
      [bar]: await readFile(new URL(`${bar}-meta.xml`, samples), 'utf8'),
    };
    const { said, failure } = await run('--verify');
    expect(failure).to.equal('');
    expect(changes()).to.be.empty;
    expect(said).to.contain('Nothing is left to do by hand');
    expect(said).to.contain('in the utility bar of SoftphoneConsole');
    expect(said).not.to.contain('[ ]');
  });

  it('finds a definition whose build is not there', async () => {
    await run();
    editInSetup('OmniSyncSoftphone', 'softphone', { build: '0.9.0' });
    const { said } = await run('--verify');
    expect(said).to.match(/\[ \] OmniSyncSoftphone has its agents load Softphone_0_9_0, which/);
    editInSetup('OmniSyncSoftphone', 'softphone', { build: '0.1.0' });
    expect((await run('--verify')).said).to.contain('[x] OmniSyncSoftphone: its agents load');
  });

  it('says what is left of it', async () => {
    await run('--agents', 'ann@acme.example');
    editInSetup('OmniSyncSoftphone', 'omniSync', { mappedOmniStatus: 'Gone' });
    org.assignments = [];
    org.statuses = ['Available_Chat'];
    const { said } = await run('--verify');
    expect(said)
      .to.match(/omniSync\/mappedOmniStatus: .*Gone/)
      .and.to.match(/1 agent without the permission set SoftphoneAgent: ann@acme.example/);
    org.statuses = null;
    expect((await run('--verify')).said).to.contain('tick Enable Omni-Channel');
  });

  it('names an org that sf does not know', async () => {
    org.alias = 'another';
    expect((await run()).failure).to.contain('No authorization information found for pilot');
  });
});
