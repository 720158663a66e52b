import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { expect } from 'chai';
import { optionError } from './option-error.js';
import { PROJECT } from './tool.js';

const refused = (...args: readonly string[]): string => {
  try {
    parseArgs({
      args: [...args],
      options: { runs: { type: 'string', short: 'r' }, json: { type: 'boolean' } },
    });
  } catch (error) {
    return optionError(error);
  }
  return expect.fail('It was taken.');
};

describe('a wrong option', () => {
  it('is told in one line, without what Node advises on quoting', () => {
    const wants = 'The option --runs wants a value. --help lists the options.';
    expect(refused('--runs')).to.equal(wants);
    expect(refused('-r')).to.equal(wants);
    expect(refused('--runs', '-5')).to.equal(wants);
    expect(refused('--rums')).to.equal("Unknown option '--rums'. --help lists the options.");
    expect(refused('5')).to.equal("Unexpected argument '5'. --help lists the options.");
    expect(refused('--json=1')).to.match(/^[^\n]*--json[^\n]*\. --help lists the options\.$/);
  });
});

describe('a command that takes no option', function () {
  // Each run starts a Node of its own.
  this.timeout(60_000);

  const run = (script: string, arg: string) =>
    spawnSync(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, arg], {
      cwd: PROJECT,
      encoding: 'utf8',
      timeout: 50_000,
    });

  it('explains itself', () => {
    const { status, stdout, stderr } = run('check', '--help');
    expect([status, stderr]).to.deep.equal([0, '']);
    expect(stdout).to.match(/^npm run check\n/);
  });

  it('begins nothing where it is given one', () => {
    const { status, stdout, stderr } = run('bench/step-to-state', '--fast');
    expect([status, stdout]).to.deep.equal([2, '']);
    expect(stderr).to.match(/^There is no option --fast\.\n/);
  });
});
