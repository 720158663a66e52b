import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isRecord, recordsOf } from '../../adapter/ports/json.js';
import { readJsonFile, textAt } from '../json.js';
import { listedComponents } from '../package/listed-components.js';
import { unzip } from '../package/zip.js';
import { renderVisualforce } from '../simulator/visualforce.js';
import { PROJECT } from '../tool.js';
import { makeRelease, type Released } from './make-release.js';

describe('a release', function () {
  // It builds the softphone, twice.
  this.timeout(240_000);

  let folder: string;
  let released: Released;
  let files: ReadonlyMap<string, Uint8Array>;
  let title: string;

  const release = (name: string): Promise<Released> =>
    makeRelease({ root: PROJECT, outDir: path.join(folder, name), log: () => undefined });

  const textOf = (name: string): string =>
    Buffer.from(files.get(`${title}/${name}`) ?? expect.fail(`There is no ${name}.`)).toString();

  const unzipped = (name: string): Promise<ReadonlyMap<string, Uint8Array>> =>
    unzip(files.get(`${title}/${name}`) ?? expect.fail(`There is no ${name}.`));

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'softphone-release-'));
    released = await release('one');
    const [archive = ''] = released.files;
    title = path.basename(archive, '.zip');
    files = await unzip(await readFile(archive));
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('is the same to the byte when it is made again', async () => {
    const again = await release('elsewhere/two');
    expect(again.sha256).to.equal(released.sha256);
    for (const [index, file] of released.files.entries()) {
      const other = again.files[index] ?? expect.fail('There is a file less.');
      expect(await readFile(other, 'hex')).to.equal(await readFile(file, 'hex'));
    }
  });

  it('has exactly the components that docs/components.md lists, in packages of their own', async () => {
    const document = await readFile(path.join(PROJECT, 'docs/components.md'), 'utf8');
    const listed = listedComponents(document, released.made.resource);
    expect([...listed.keys()]).to.have.length(4);
    for (const [group, components] of listed) {
      expect(components, group).not.to.be.empty;
      const manifest = (await unzipped(`deploy/${group}.zip`)).get('package.xml');
      const text = Buffer.from(manifest ?? expect.fail(`${group} has no package.xml.`)).toString();
      const members = [...text.matchAll(/<types>([\s\S]*?)<\/types>/g)].flatMap(
        ([, inside = '']) => {
          const type = /<name>(\w+)<\/name>/.exec(inside)?.[1] ?? '';
          return [...inside.matchAll(/<members>([^<]+)/g)].map(([, name = '']) => ({ type, name }));
        },
      );
      expect(members, group).to.have.deep.members([...components]);
      expect(text).to.contain(`<version>${released.made.apiVersion}</version>`);
    }
  });

  it('has the modules in a static resource that is named after the version', async () => {
    const { resource, version, buildId } = released.made;
    expect(resource).to.equal(`Softphone_${version.replaceAll('.', '_')}`);
    const deployed = await unzipped('deploy/softphone.zip');
    const about = Buffer.from(deployed.get(`staticresources/${resource}.resource-meta.xml`) ?? []);
    expect(about.toString()).to.contain(`version ${version}, build ${buildId}`);
    const content = await unzip(
      deployed.get(`staticresources/${resource}.resource`) ?? expect.fail(),
    );
    const manifest: unknown = JSON.parse(
      Buffer.from(content.get('manifest.json') ?? []).toString(),
    );
    expect(manifest).to.deep.include({ version, build: buildId });
    const page = Buffer.from(deployed.get('pages/Softphone.page') ?? []).toString();
    for (const [, file = ''] of page.matchAll(/\$Resource\.\w+, '([^']+)'/g)) {
      expect(content.has(file), file).to.equal(true);
    }
  });

  it('has pages that Visualforce renders, with addresses of files that are there', async () => {
    const { resource } = released.made;
    const deployed = await unzipped('deploy/softphone.zip');
    const content = await unzip(
      deployed.get(`staticresources/${resource}.resource`) ?? expect.fail(),
    );
    const pages = [...deployed.keys()].filter((name) => name.endsWith('.page'));
    expect(pages).to.have.length(4);
    const user = {
      id: '005000000000001AAA',
      name: 'Robin Sato',
      userName: 'robin@x.example',
      email: 'robin@x.example',
      federationId: '',
      language: 'en_US',
    };
    for (const page of pages) {
      const html = renderVisualforce(Buffer.from(deployed.get(page) ?? []).toString(), {
        user,
        resources: { [resource]: 1_700_000_000_000 },
        pages: pages.map((name) => path.basename(name, '.page')),
        session: 'session',
      });
      const addresses = [...html.matchAll(/"\/resource\/1700000000000\/(\w+)\/([^"]+)"/g)];
      expect(addresses, page).not.to.be.empty;
      for (const [, name, file = ''] of addresses) {
        expect([name, content.has(file)], file).to.deep.equal([resource, true]);
      }
    }
  });

  it('has no source map, no placeholder and no Apex', async () => {
    for (const group of ['softphone', 'definitions', 'samples', 'trusted-urls']) {
      for (const [name, contents] of await unzipped(`deploy/${group}.zip`)) {
        expect(name).not.to.match(/\.map$|\.(?:cls|trigger)\b/);
        if (!name.endsWith('.resource')) {
          expect(Buffer.from(contents).toString(), name).not.to.match(/__[A-Z]+(?:_[A-Z]+)*__/);
        }
      }
    }
  });

  it('has the definitions to import, and the documents', async () => {
    for (const name of ['version-1.xml', 'version-2.xml', 'presets/both.xml']) {
      expect(textOf(`callcenter/${name}`)).to.equal(
        await readFile(path.join(PROJECT, 'callcenter', name), 'utf8'),
      );
    }
    for (const name of ['docs/install.md', 'docs/upgrade.md', 'CHANGELOG.md', 'LICENSE']) {
      expect(textOf(name)).not.to.equal('');
    }
  });

  it('lists its packages, and says which of them are in the static resource', () => {
    const bom: unknown = JSON.parse(textOf('sbom.cdx.json'));
    const components = recordsOf(isRecord(bom) ? bom['components'] : []) ?? [];
    const scopes = new Map(components.map((one) => [textAt(one, 'name'), textAt(one, 'scope')]));
    expect(scopes.get('lit')).to.equal('required');
    expect(scopes.get('winston')).to.equal('excluded');
    expect(scopes.has('eslint')).to.equal(false);
    expect(JSON.stringify(bom)).not.to.match(/serialNumber|timestamp|https?:\/\/[^"]*registry/);
  });

  it('has a checksum of each file', async () => {
    const lines = textOf('SHA256SUMS').trim().split('\n');
    expect(lines).to.have.length(files.size - 1);
    for (const line of lines) {
      const [sum, name = ''] = line.split('  ');
      const contents = files.get(`${title}/${name}`) ?? expect.fail(`There is no ${name}.`);
      expect(createHash('sha256').update(contents).digest('hex'), name).to.equal(sum);
    }
    const outside = await readFile(path.join(folder, 'one/release/SHA256SUMS'), 'utf8');
    expect(outside).to.contain(`${released.sha256}  ${title}.zip`);
    expect(await readdir(path.join(folder, 'one/release'))).to.have.length(3);
  });

  it('has the version of package.json', async () => {
    const version = textAt(await readJsonFile(path.join(PROJECT, 'package.json')), 'version');
    expect(title).to.equal(`omni-sync-softphone-${version}`);
  });
});
