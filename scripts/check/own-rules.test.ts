import { expect } from 'chai';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findApex, findApiVersions, findMachineBound } from './own-rules.js';

describe('the rules of the project itself', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'softphone-rules-'));
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  const put = async (name: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  };

  it('finds Apex classes, triggers and their metadata', async () => {
    await put('a/Sync.cls', '');
    await put('a/Sync.cls-meta.xml', '');
    await put('b/Sync.trigger', '');
    await put('c/sync.ts', '');
    expect(await findApex(root)).to.have.length(3);
  });

  it('finds pages that call Apex', async () => {
    await put('One.page', '<apex:page\n  showHeader="false"\n  controller="Sync">');
    await put('Two.page', '<apex:page showHeader="false" docType="html-5.0">');
    expect(await findApex(root)).to.deep.equal(['One.page: a page with a controller']);
  });

  it('finds a second place that names the API version', async () => {
    await put('A.page-meta.xml', '<ApexPage><apiVersion>66.0</apiVersion></ApexPage>');
    await put('B.page', '<p data-open-cti-url="/support/api/66.0/lightning/opencti_min.js">');
    await put('C.cmp-meta.xml', '<apiVersion>__API_VERSION__</apiVersion>');
    await put('docs/samples/D.js-meta.xml', '<apiVersion>66.0</apiVersion>');
    await put('sfdx-project.json', '{ "sourceApiVersion": "66.0" }');
    expect(await findApiVersions(root)).to.deep.equal([
      'A.page-meta.xml: an API version of its own; write __API_VERSION__',
      'B.page: an API version of its own; write __API_VERSION__',
    ]);
  });

  it('finds addresses of registries', async () => {
    await put('package-lock.json', '{\n  "resolved": "https://packages.example/x.tgz"\n}');
    await put('.npmrc', 'registry=https://packages.example/');
    expect(await findMachineBound(root)).to.have.length(2);
  });

  it('finds paths of one machine and says where', async () => {
    await put('a.ts', `// fine\nconst file = '/home/someone/softphone';`);
    const [finding] = await findMachineBound(root);
    expect(finding).to.match(/^a\.ts:2: a path of one machine/);
  });

  it('takes no address or import for a path of a machine', async () => {
    await put('a.ts', `import './work/x.js'; const url = 'https://x.example/home/page/root/y';`);
    expect(await findMachineBound(root)).to.be.empty;
  });

  it('looks at nothing that is installed or built', async () => {
    await put('node_modules/x/a.ts', `'/home/someone/x'`);
    await put('dist/a.cls', '');
    expect(await findMachineBound(root)).to.be.empty;
    expect(await findApex(root)).to.be.empty;
  });
});
