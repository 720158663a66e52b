import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { productSections } from '../../adapter/call-center/product-items.js';
import { isRecord } from '../../adapter/ports/json.js';
import { readDeployOptions } from '../deploy/options.js';
import { parseOptions } from '../simulator/options.js';
import { PROJECT } from '../tool.js';
import { projectFiles } from './files.js';

const CODE = /```[\s\S]*?```/g;

/** As GitHub makes anchors of headings. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

describe('the documents', () => {
  let files: ReadonlySet<string>;
  let documents: ReadonlyMap<string, string>;

  before(async () => {
    const all = await projectFiles(PROJECT);
    files = new Set(all);
    documents = new Map(
      all
        .filter((name) => name.endsWith('.md'))
        .map((name) => [name, readFileSync(path.join(PROJECT, name), 'utf8')]),
    );
  });

  it('lead with every link to what is there', () => {
    const broken: string[] = [];
    for (const [name, text] of documents) {
      for (const [, target = ''] of text.replace(CODE, '').matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^(?:https?:|mailto:)/.test(target)) continue;
        const [file = '', anchor] = target.split('#');
        const meant = file === '' ? name : path.posix.join(path.posix.dirname(name), file);
        const folder = [...files].some((one) => one.startsWith(`${meant.replace(/\/$/, '')}/`));
        if (!files.has(meant) && !folder) broken.push(`${name}: ${target}`);
        const there = documents.get(meant);
        if (anchor === undefined || there === undefined) continue;
        const anchors = [...there.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
          anchorOf(heading),
        );
        if (!anchors.includes(anchor)) broken.push(`${name}: ${target}`);
      }
    }
    expect(broken).to.deep.equal([]);
  });

  it('name no npm script that is not there', () => {
    const about: unknown = JSON.parse(readFileSync(path.join(PROJECT, 'package.json'), 'utf8'));
    const scripts =
      isRecord(about) && isRecord(about['scripts']) ? Object.keys(about['scripts']) : [];
    const unknown: string[] = [];
    for (const [name, text] of documents) {
      for (const [, script = ''] of text.matchAll(/\bnpm run (?:--silent )?([a-z][\w:-]*)/g)) {
        if (!scripts.includes(script)) unknown.push(`${name}: npm run ${script}`);
      }
    }
    expect(unknown).to.deep.equal([]);
  });

  it('show no command of npm run deploy that it does not take', async () => {
    let seen = 0;
    for (const [name, text] of documents) {
      for (const [, line = ''] of text.matchAll(/npm run deploy -- (--target-org[^`\n#]*)/g)) {
        const args = line.trim().replaceAll('FILE', 'agents.csv').split(/\s+/);
        const files = {
          read: (file: string): Promise<string | null> =>
            Promise.resolve(file === 'agents.csv' ? 'ann@x.example' : null),
        };
        // A definition of the reader's own is not here.
        const known = args.map((arg) =>
          arg.endsWith('.xml') ? '1' : arg === 'pilot.csv' ? 'agents.csv' : arg,
        );
        if (known.includes('…')) continue;
        await readDeployOptions(known, files).catch((error: unknown) => {
          expect.fail(`${name}: npm run deploy -- ${line}: ${String(error)}`);
        });
        seen += 1;
      }
    }
    expect(seen).to.be.above(5);
  });

  it('show no way to start the simulator that it does not take', () => {
    const shown = [...documents.values()].flatMap((text) =>
      [...text.matchAll(/npm start -- (--[^`\n]*)/g)].map(([, line = '']) => line.trim()),
    );
    expect(shown).to.include('--definition callcenter/version-1.xml');
    for (const line of shown) {
      const args = line
        .replace(/\b(?:FILE|NAME)\b/g, 'openCti')
        .replace(/\bN\b/g, '0')
        .split(/\s+/);
      expect(() => parseOptions(args), line).not.to.throw();
      const [, file] = /--definition (callcenter\S+)/.exec(line) ?? [];
      if (file !== undefined) expect(files.has(file), file).to.equal(true);
    }
  });

  it('explain each item that a definition of the softphone has', () => {
    const text = documents.get('docs/definition.md') ?? '';
    // Some there may be any number of: `callLogField1` to `callLogField99`.
    const named = new Set(
      [...text.matchAll(/`([A-Za-z]+)\d*`/g)].map(([, name = '']) => name.toLowerCase()),
    );
    const unexplained = ([1, 2] as const)
      .flatMap(productSections)
      .flatMap(({ name: section, items }) => items.map(({ name }) => [section, name] as const))
      .filter(([, name]) => !named.has(name.replace(/\d+$/, '').toLowerCase()));
    expect(unexplained).to.deep.equal([]);
  });

  it('tell to import or to look at no file that is not there', () => {
    const missing: string[] = [];
    for (const name of ['docs/install.md', 'docs/upgrade.md', 'docs/components.md', 'README.md']) {
      const text = documents.get(name) ?? expect.fail(`There is no ${name}.`);
      for (const [, file = ''] of text.matchAll(
        /`((?:callcenter|adapter|scripts|docs|static-resources)\/[\w./-]+)`/g,
      )) {
        const there =
          files.has(file) || [...files].some((one) => one.startsWith(file.replace(/\/?$/, '/')));
        if (!there) missing.push(`${name}: ${file}`);
      }
    }
    expect(missing).to.deep.equal([]);
  });
});
