import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { FileError, nodeFiles, type Files } from './files.js';
import { runDefinition } from './run.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const example = (name: string): string => join(ROOT, 'scripts/definition/examples', name);

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  readonly written: ReadonlyMap<string, string>;
}

/** Runs a command with real files to read, and none written. */
async function run(...args: readonly string[]): Promise<Ran> {
  let out = '';
  let err = '';
  const written = new Map<string, string>();
  const files: Files = {
    read: (file) => {
      const text = written.get(file);
      return text === undefined ? nodeFiles.read(file) : Promise.resolve(text);
    },
    write: (file, text) => {
      if (file.startsWith('/nowhere/')) throw new FileError(`${file}: cannot be written.`);
      written.set(file, text);
      return Promise.resolve();
    },
    say: (text) => {
      out += text;
    },
    complain: (line) => {
      err += `${line}\n`;
    },
  };
  return { status: await runDefinition(args, files), out, err, written };
}

const json = (out: string): readonly unknown[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

describe('npm run definition', () => {
  it('runs as a program', () => {
    const folder = mkdtempSync(join(tmpdir(), 'definition-'));
    try {
      const file = join(folder, 'OmniSyncSoftphone2.callCenter-meta.xml');
      const program = (...args: readonly string[]) =>
        spawnSync(process.execPath, ['--import', 'tsx', 'scripts/definition.ts', ...args], {
          cwd: ROOT,
          encoding: 'utf8',
        });
      const made = program('new', '--version', '2', '--form', 'metadata', '--out', file);
      expect([made.stderr, made.status]).to.deep.equal(['', 0]);
      expect(readFileSync(file, 'utf8')).to.include('<CallCenter xmlns=');
      const bad = program('check', file, example('bad-rule.xml'), join(folder, 'missing.xml'));
      expect(bad.status).to.equal(2);
      expect(bad.stderr).to.equal(
        `${join(folder, 'missing.xml')}: cannot be read: there is no such file or folder.\n`,
      );
      expect(bad.stdout).to.include('ok (metadata form, definition version 2)');
    } finally {
      rmSync(folder, { recursive: true });
    }
  }).timeout(30_000);

  it('helps, and names what it does not know', async () => {
    expect(await run('--help')).to.include({ status: 0, err: '' });
    for (const command of ['check', 'convert', 'new', 'upgrade', 'generate']) {
      const help = await run(command, '--help');
      expect(help).to.include({ status: 0, err: '' });
      expect(help.out).to.include(`definition -- ${command}`);
    }
    const cases: readonly (readonly [words: string, ...args: string[]])[] = [
      ['Say what to do.'],
      ['There is no command chek. Did you mean check?', 'chek'],
      ['There is no option --jsno. Did you mean --json?', 'check', '--jsno', 'x'],
      ['Name at least one file.', 'check'],
      ['Say the form', 'convert', 'x'],
      ['The option --to wants a value.', 'convert', 'x', '--to'],
      [
        '--out wants a value; behind it stands --form.',
        'new',
        '--version',
        '1',
        '--out',
        '--form',
        'x',
      ],
      ['The option --to is xml; expected import or metadata.', 'convert', 'x', '--to=xml'],
      ['The option --to is there twice.', 'convert', '--to', 'import', '--to', 'import'],
      ['Name one file; there are 2.', 'upgrade', 'a', 'b'],
      ['Name the file.', 'upgrade'],
      ['Say the definition version', 'new'],
      ['expected 1 or 2.', 'new', '--version', '3'],
      ['one-product or both or external', 'new', '--version', '1', '--preset', 'all'],
      ['file.xml is not needed', 'new', '--version', '1', 'file.xml'],
      ['there is no such file', 'convert', '--to', 'import', 'missing.xml'],
      ['it is a folder', 'check', ROOT],
    ];
    for (const [words, ...args] of cases) {
      const { status, err, out } = await run(...args);
      expect([status, out], args.join(' ')).to.deep.equal([2, '']);
      expect(err).to.include(words);
      expect(err).to.not.include('    at ');
    }
  });

  it('says of a file that was named by mistake what was expected, in one line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'definition-'));
    const cases: readonly (readonly [contents: string | Buffer, words: RegExp])[] = [
      ['', /:1:1: unreadable: The file is empty; expected a call center definition\.\n$/],
      ['{"a":1}', /:1:1: unreadable: The file is no XML; expected .* begins with <\.\n$/],
      [Buffer.from([0xff, 0xfe, 0x3c, 0]), /: cannot be read: it is not text in UTF-8\.\n$/],
      [Buffer.alloc(2 ** 23 + 1, ' '), /: cannot be read: it is larger than 8 MiB\.\n$/],
    ];
    try {
      for (const [index, [contents, words]] of cases.entries()) {
        const file = join(folder, `${index}.xml`);
        writeFileSync(file, contents);
        const { status, out, err } = await run('check', file);
        expect(status).to.equal(2);
        expect(`${out}${err}`).to.match(words);
        expect(`${out}${err}`.startsWith(file)).to.equal(true);
        expect(`${out}${err}`.trimEnd()).to.not.include('\n');
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  describe('check', () => {
    it('tells the worst of its files by its exit status', async () => {
      const good = example('good-version-1-on.xml');
      const bad = example('bad-rule.xml');
      expect((await run('check', good)).status).to.equal(0);
      expect((await run('check', good, example('warn-http-address.xml'))).status).to.equal(0);
      expect((await run('check', bad, good)).status).to.equal(1);
      expect((await run('check', bad, example('unreadable-entity.xml'), good)).status).to.equal(2);
    });

    it('says for Salesforce Voice what has no meaning there, and takes the file all the same', async () => {
      const file = join(ROOT, 'callcenter/version-2.xml');
      const here = await run('check', file);
      const there = await run('check', '--host', 'voice', file);
      expect(there.status).to.equal(0);
      const voice = there.out.split('\n').filter((line) => !here.out.includes(line));
      expect(voice.map((line) => /:(\d+):\d+: (\w+): .*?(\w+) has no meaning/.exec(line)?.slice(1)))
        .to.deep.include(['41', 'warning', 'clickToDial'])
        .and.deep.include(['47', 'warning', 'callLog']);
      expect((await run('check', '--host', 'voice', '--json', file)).out).to.contain(
        'reqAdapterUrl',
      );
    });

    it('takes a contact center’s own file', async () => {
      const file = join(ROOT, 'docs/samples/salesforceVoice/contact-center.xml');
      const { status, out } = await run('check', '--host', 'voice', file);
      expect(status, out).to.equal(0);
      expect(out).not.to.contain('reqVendorInfoApiName');
      expect(out).not.to.contain('reqHvcc');
      expect((await run('check', file)).status).to.equal(1);
    });

    it('knows no other hosts', async () => {
      const { status, err } = await run('check', '--host', 'moon', 'x.xml');
      expect(status).to.equal(2);
      expect(err).to.contain('The option --host is moon; expected opencti or voice.');
    });

    it('gives line and column, the words, the code and what was meant', async () => {
      const file = example('bad-rule.xml');
      const { out } = await run('check', file);
      expect(out.split('\n')[0]).to.equal(
        `${file}:22:5: error: The setting “rule1” cannot be read from character 21 on: ` +
          '“pair Available_Chat wiht ON_QUEUE”. Did you mean “with”? Expected: with. [value-invalid]',
      );
    });

    it('gives the same as JSON, one line a file', async () => {
      const files = [example('bad-rule.xml'), 'missing.xml', example('unreadable-entity.xml')];
      const [rule, missing, unreadable] = json((await run('check', '--json', ...files)).out);
      expect(rule).to.deep.include({
        file: files[0],
        ok: false,
        form: 'import',
        definitionVersion: 2,
      });
      expect(rule).to.have.nested.include({
        'findings[0].line': 22,
        'findings[0].column': 5,
        'findings[0].code': 'value-invalid',
        'findings[0].item': 'omniSync/rule1',
        'findings[0].valueColumn': 21,
        'findings[0].suggestion': 'with',
      });
      expect(missing).to.include({ file: 'missing.xml', ok: false });
      expect(unreadable).to.include({ ok: false, line: 5 });
    });
  });

  describe('convert', () => {
    it('goes to the other form and back', async () => {
      const made = await run('new', '--version', '1', '--preset', 'both', '--out', 'a.xml');
      const written = new Map(made.written);
      const there = await run(
        'convert',
        join(ROOT, 'callcenter/presets/both.xml'),
        '--to',
        'metadata',
      );
      expect([there.status, there.err]).to.deep.equal([0, '']);
      expect(there.out).to.equal(
        readFileSync(
          join(ROOT, 'callcenter/metadata/callCenters/OmniSyncBoth.callCenter-meta.xml'),
          'utf8',
        ),
      );
      const back = await run(
        'convert',
        join(ROOT, 'callcenter/metadata/callCenters/OmniSyncBoth.callCenter-meta.xml'),
        '--to=import',
      );
      expect([back.status, back.err]).to.deep.equal([0, '']);
      expect(back.out).to.equal(written.get('a.xml'));
    });

    it('says what the other form has no place for', async () => {
      const { status, err } = await run(
        'convert',
        example('GoodMetadataRules.callCenter-meta.xml'),
        '--to',
        'import',
      );
      expect(status).to.equal(0);
      expect(err).to.include('the import form has no place for <version>');
    });

    it('says what Salesforce would refuse in what it has written', async () => {
      const { status, err, out } = await run(
        'convert',
        example('good-other-sections.xml'),
        '--to',
        'metadata',
      );
      expect(status).to.equal(1);
      expect(err).to.include('The item empty has no value');
      expect(out).to.include('<CallCenter');
    });

    it('says what a metadata file must be called', async () => {
      const args = ['convert', example('good-version-1-on.xml'), '--to', 'metadata', '--out'];
      expect((await run(...args, 'x/Demo.callCenter-meta.xml')).err).to.equal('');
      expect((await run(...args, 'demo.xml')).err).to.include('must be Demo.callCenter-meta.xml');
    });

    it('says where nothing can be written', async () => {
      const { status, err } = await run(
        'convert',
        example('good-version-1-on.xml'),
        '--to',
        'import',
        '--out',
        '/nowhere/a.xml',
      );
      expect([status, err]).to.deep.equal([2, '/nowhere/a.xml: cannot be written.\n']);
    });
  });

  describe('upgrade', () => {
    it('writes version 2 in the same form', async () => {
      for (const name of ['good-version-1-on.xml', 'GoodMetadata.callCenter-meta.xml']) {
        const { status, out, err } = await run('upgrade', example(name));
        expect([status, err]).to.deep.equal([0, '']);
        expect(out).to.include('pair Available_Chat with ON_QUEUE');
        expect(out.includes('<CallCenter ')).to.equal(name.startsWith('Good'));
      }
    });

    it('says why it does nothing', async () => {
      const { status, err, out } = await run('upgrade', example('good-five-pairs.xml'));
      expect([status, out]).to.deep.equal([1, '']);
      expect(err).to.include('has definition version 2; only version 1 can be upgraded');
      expect((await run('upgrade', example('bad-another-adapter.xml'))).err).to.include(
        'has no definition version',
      );
    });

    it('says when it had to switch the sync off', async () => {
      const { status, err, out } = await run('upgrade', example('bad-mapped-missing.xml'));
      expect(status).to.equal(0);
      expect(err).to.include('enabled is false now');
      expect(out).to.match(/name="enabled"[^>]*>false</);
    });
  });
});
