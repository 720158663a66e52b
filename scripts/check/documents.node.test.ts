import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isRecord } from '../../adapter/ports/json.js';
import { readDeployOptions } from '../deploy/options.js';
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
