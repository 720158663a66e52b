import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../tool.js';
import { projectFiles } from './files.js';

/** docs/after-open-cti.md: what another host replaces is in two folders, and who keeps statuses in step is not there. */

const HOSTLESS =
  /^adapter\/(?:sync|definition|call-center|ports|replay|purecloud|session|panel)\/.*\.ts$/;

const isTest = (name: string): boolean =>
  /\.(?:test|contract)\.ts$/.test(name) || name.includes('/testing/');

describe('what knows Open CTI', () => {
  it('is imported by the entries alone, and not by what an org takes along', async () => {
    const files = (await projectFiles(PROJECT)).filter(
      (name) => HOSTLESS.test(name) && !isTest(name),
    );
    expect(files).to.have.length.above(100);
    const knowing = files.filter((name) =>
      /from '(?:[./]*\/(?:salesforce|omni-bridge)\/|@salesforce\/)/.test(
        readFileSync(path.join(PROJECT, name), 'utf8'),
      ),
    );
    expect(knowing).to.deep.equal([]);
  });
});
