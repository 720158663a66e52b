import { expect } from 'chai';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, type Built } from './build.js';
import { projectFiles } from './check/files.js';
import { PROJECT } from './tool.js';

const SOURCES: Readonly<Record<string, string>> = {
  'adapter/softphone.ts': `
    import { LitElement, html } from 'lit';
    import { greeting } from './shared.js';
    declare const __SOFTPHONE_VERSION__: string;
    declare const __SOFTPHONE_BUILD__: string;
    class Softphone extends LitElement {
      override render() {
        return html\`\${greeting} \${__SOFTPHONE_VERSION__} \${__SOFTPHONE_BUILD__}\`;
      }
    }
    customElements.define('omni-softphone-app', Softphone);
    void import('./page.js');`,
  'adapter/page.ts': `
    import { brought } from './brought.js';
    import { greeting } from './shared.js';
    document.title = greeting + brought;
    void import('./sdk.js').then(({ title }) => { document.title = title; });`,
  'adapter/brought.ts': `export const brought = 'brought to life';`,
  'adapter/sign-in.ts': `import { greeting } from './shared.js'; document.title = greeting;`,
  'adapter/settings.ts': `import { greeting } from './shared.js'; document.title = greeting;`,
  'adapter/voice.ts': `import { greeting } from './shared.js'; document.title = greeting;`,
  'adapter/session-end-worker.ts': `addEventListener('install', () => undefined);`,
  'adapter/shared.ts': `export const greeting = 'Guten Tag, こんにちは';`,
  'adapter/sdk.ts': `export const title = 'loaded when it is needed';`,
};

/** A project with this one's pages and the small sources above, in a folder of its own. */
async function makeProject(folder: string, sources = SOURCES): Promise<string> {
  const root = path.join(folder, 'project');
  await mkdir(path.join(root, 'adapter'), { recursive: true });
  for (const name of ['static-resources', 'package.json', 'sfdx-project.json', 'tsconfig.json']) {
    await cp(path.join(PROJECT, name), path.join(root, name), { recursive: true });
  }
  await symlink(path.join(PROJECT, 'node_modules'), path.join(root, 'node_modules'), 'junction');
  for (const [name, text] of Object.entries(sources)) await writeFile(path.join(root, name), text);
  return root;
}

async function contentsOf(folder: string): Promise<Map<string, string>> {
  const files = await projectFiles(folder);
  const contents = await Promise.all(
    files.map((file) => readFile(path.join(folder, file), 'utf8')),
  );
  return new Map(files.map((file, index) => [file, contents[index] ?? '']));
}

describe('the build', () => {
  let folder: string;
  let outDir: string;
  let built: Built;
  let files: Map<string, string>;
  const lines: string[] = [];

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'softphone-build-'));
    outDir = path.join(folder, 'out');
    const root = await makeProject(folder);
    built = await build({ root, outDir, log: (line) => lines.push(line) });
    files = await contentsOf(outDir);
  });

  after(() => rm(folder, { recursive: true, force: true }));

  const textOf = (name: string): string => files.get(name) ?? expect.fail(`There is no ${name}.`);
  const inResource = (name: string): string => textOf(`staticresources/Softphone/${name}`);

  it('gives the entries names that change with their content', async () => {
    const { entries } = built.manifest;
    expect(entries.softphone).to.match(/^assets\/softphone-[A-Z0-9]{8}\.js$/);
    const root = await makeProject(path.join(folder, 'changed'), {
      ...SOURCES,
      'adapter/sign-in.ts': `document.title = 'changed';`,
    });
    const changed = await build({ root, outDir: path.join(folder, 'changed-out'), quiet: true });
    expect(changed.manifest.entries['sign-in']).not.to.equal(entries['sign-in']);
    expect(changed.manifest.entries.page).to.equal(entries.page);
    expect(changed.manifest.build).not.to.equal(built.manifest.build);
  });

  it('gives the same bytes in another folder', async () => {
    const elsewhere = await mkdtemp(path.join(tmpdir(), 'softphone-elsewhere-'));
    try {
      const root = await makeProject(elsewhere);
      const out = path.join(elsewhere, 'deep', 'er', 'out');
      await build({ root, outDir: out, quiet: true });
      expect(await contentsOf(out)).to.deep.equal(files);
    } finally {
      await rm(elsewhere, { recursive: true, force: true });
    }
  });

  it('writes Visualforce pages that name the hashed files', () => {
    const { entries } = built.manifest;
    const page = textOf('pages/Softphone.page');
    expect(page).to.contain(`src="{!URLFOR($Resource.Softphone, '${entries.softphone}')}"`);
    expect(page).to.contain(`href="{!URLFOR($Resource.Softphone, '${entries.page}')}"`);
    expect(page).to.contain('data-user-id="{!HTMLENCODE($User.Id)}"');
    expect(page).to.contain('data-open-cti-url="/support/api/66.0/lightning/opencti_min.js"');
    expect(textOf('pages/SoftphoneSignIn.page')).to.contain(entries['sign-in']);
    expect(textOf('pages/SoftphoneSettings.page')).to.contain(entries.settings);
    expect(textOf('pages/SoftphoneVoice.page')).to.contain(entries.voice);
    expect(textOf('pages/Softphone.page-meta.xml')).to.contain('<apiVersion>66.0</apiVersion>');
  });

  it('gives the session to the settings page alone', () => {
    expect(textOf('pages/SoftphoneSettings.page')).to.contain(
      'data-session="{!HTMLENCODE($Api.Session_ID)}"',
    );
    for (const [name, text] of files) {
      if (name === 'pages/SoftphoneSettings.page') continue;
      expect(text, name).not.to.match(/\$Api|GETSESSIONID/i);
    }
  });

  it('has the browser fetch at once what brings the panel to life, and nothing else', () => {
    const preloads = [...textOf('pages/Softphone.page').matchAll(/modulepreload.*'(.*)'/g)];
    const names = preloads.map(([, name = '']) => name);
    expect(names).not.to.be.empty;
    for (const name of names) expect(inResource(name)).not.to.contain('loaded when it is needed');
    for (const text of ['Guten Tag', 'brought to life']) {
      expect(
        names.some((name) => inResource(name).includes(text)),
        text,
      ).to.be.true;
    }
    expect(inResource(built.manifest.entries.softphone)).not.to.contain('brought to life');
  });

  it('loads what is imported dynamically as a chunk of its own, named after its module', () => {
    const chunk = built.sizes.find(({ file }) => /^assets\/sdk-[A-Z0-9]+\.js$/.test(file));
    expect(inResource(chunk?.file ?? '')).to.contain('loaded when it is needed');
    expect(inResource(built.manifest.entries.softphone)).not.to.contain('loaded when');
  });

  it('leaves no placeholder, no inline script or style and no address of a map', () => {
    for (const [name, text] of files) {
      if (name.startsWith('maps/')) continue;
      expect(text, name).not.to.match(/__[A-Z_]+__|sourceMappingURL/);
      if (!/\.(page|html)$/.test(name)) continue;
      expect(text, name).not.to.match(/<style|\sstyle=|\son[a-z]+=|<script[^>]*>[^<]/);
    }
  });

  it('keeps maps outside the resource, with sources named by their place in the project', () => {
    const maps = [...files.keys()].filter((name) => name.endsWith('.map'));
    expect(maps).not.to.be.empty;
    for (const name of maps) expect(name).to.match(/^maps\//);
    const map = textOf(`maps/${path.basename(built.manifest.entries['sign-in'])}.map`);
    expect(map).to.contain('"adapter/sign-in.ts"');
  });

  it('puts version and build id into the modules', () => {
    const { version, build: id } = built.manifest;
    expect(id).to.match(/^[0-9a-f]{10}$/);
    const entry = inResource(built.manifest.entries.softphone);
    expect(entry).to.contain(version).and.to.contain(id);
    expect(inResource('manifest.json')).to.contain(id);
  });

  it('brings the licences of what it contains', () => {
    expect(inResource('licences.txt'))
      .to.match(/^lit-html .*BSD-3-Clause/m)
      .and.to.contain('Google');
  });

  it('reports each file with its size', () => {
    const report = lines.join('\n');
    expect(report)
      .to.contain(built.manifest.entries.softphone)
      .and.to.match(/minified +gzip/);
    expect(built.sizes.map(({ file }) => file)).to.include('softphone.html');
  });

  it('removes what an earlier build left, and nothing else', async () => {
    const root = path.join(folder, 'project');
    const stale = path.join(built.resource, 'assets', 'stale.js');
    await writeFile(stale, '');
    await writeFile(path.join(outDir, 'mine.txt'), '');
    await build({ root, outDir, quiet: true });
    expect(await readdir(path.dirname(stale))).not.to.include('stale.js');
    expect(await readdir(outDir)).to.include('mine.txt');
  });

  it('says what is wrong with a source', async () => {
    const root = await makeProject(path.join(folder, 'broken'), {
      ...SOURCES,
      'adapter/shared.ts': `export const greeting = ;`,
    });
    const failure = await build({ root, quiet: true }).then(
      () => 'built',
      (error: unknown) => String(error),
    );
    expect(failure).to.contain('adapter/shared.ts');
  });
});

describe("the softphone's own build", function () {
  // The last pass over modules that nobody has built before takes a while.
  this.timeout(180_000);
  let outDir: string;
  let built: Built;
  let modules: Map<string, string>;

  before(async () => {
    outDir = await mkdtemp(path.join(tmpdir(), 'softphone-own-build-'));
    built = await build({ outDir, quiet: true });
    modules = await contentsOf(path.join(built.resource, 'assets'));
  });

  after(() => rm(outDir, { recursive: true, force: true }));

  it('has the PureCloud SDK once in each page, and the administrator’s does not wait for it', async () => {
    const sdk = [...modules].filter(([, text]) => text.includes('/api/v2/presence/definitions'));
    // The settings page and the one in Salesforce Voice are bundled by themselves.
    expect(sdk).to.have.length(3);
    const page = await readFile(path.join(built.pages, 'SoftphoneSettings.page'), 'utf8');
    for (const [name] of sdk) expect(page).not.to.contain(name);
  });

  it('has no method of the PureCloud SDK that is not called', () => {
    for (const [name, text] of modules) {
      expect(text, name).not.to.match(/loginImplicitGrant|getNotificationsAvailabletopics/);
    }
  });

  it('has nothing of Lit’s decorators', () => {
    for (const [name, text] of modules) {
      expect(text, name).not.to.include('Unsupported decorator location');
    }
  });

  it('is smaller than the one that is there sooner', async () => {
    const sum = ({ sizes }: Built): number => sizes.reduce((all, { gzip }) => all + gzip, 0);
    const quick = await build({ outDir: path.join(outDir, 'quick'), quiet: true, quick: true });
    expect(sum(built)).to.be.lessThan(sum(quick));
    expect(built.manifest.build).not.to.equal(quick.manifest.build);
  });

  it('has the library of Salesforce Voice in that page alone', () => {
    const knowing = [...modules].filter(([, text]) => text.includes('SETUP_CONNECTOR'));
    expect(knowing.map(([name]) => `assets/${name}`)).to.deep.equal([built.manifest.entries.voice]);
  });

  it('has the agents wait for nothing of the settings page', async () => {
    const page = await readFile(path.join(built.pages, 'Softphone.page'), 'utf8');
    const fetched = [...page.matchAll(/'assets\/([^']+\.js)'/g)].map(([, name = '']) => name);
    expect(fetched).not.to.be.empty;
    for (const name of fetched) {
      expect(modules.get(name), name).not.to.contain('/services/Soap/');
    }
    expect(modules.get(path.basename(built.manifest.entries.settings))).to.contain(
      '/services/Soap/',
    );
  });

  it('is free of what a strict content security policy forbids', () => {
    for (const [name, text] of modules) {
      expect(text, name).not.to.match(/\beval\(|new Function\(/);
    }
  });

  it('contains neither axios nor what the SDK wants of Node', () => {
    for (const [name, text] of modules) {
      expect(text, name).not.to.match(/AxiosError|createInterceptors|require\("(fs|winston)"\)/);
    }
  });
});
