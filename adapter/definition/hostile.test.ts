import { expect } from 'chai';
import fc from 'fast-check';
import {
  HOSTILE_LIVE,
  HOSTILE_TEXTS,
  hostileAnything,
  hostileCopies,
  isPolluted,
} from '../ports/testing/hostile.js';
import type { CallCenterSettings } from './definition.js';
import { readDefinition } from './read.js';
import { resolveDefinition } from './resolve.js';
import { complete, version1Settings } from './testing/catalogs.js';

/** Whatever stands in the settings of a call center, nothing of it throws, and what is wrong keeps sync off. */

const SETTINGS = version1Settings();
const VERSION_2 = {
  ...Object.fromEntries(Object.entries(SETTINGS).filter(([key]) => !key.startsWith('/omniSync/'))),
  '/omniSync/definitionVersion': '2',
  '/omniSync/enabled': 'true',
  '/omniSync/rule1': 'on voice hold omni Busy',
  '/omniSync/rule2': 'after omni push timeout set pureCloud AVAILABLE',
};

function read(settings: unknown): void {
  // What comes from outside, whatever its type says.
  const definition = readDefinition(settings as CallCenterSettings);
  const resolved = resolveDefinition(definition, complete);
  const { rules, problems } = resolved;
  if (problems.some(({ kind }) => kind === 'error')) expect(rules.enabled).to.equal(false);
  for (const { value } of problems) expect(value.length).to.be.at.most(300);
}

describe('hostile settings', () => {
  it('never throw, and an error keeps sync off', () => {
    for (const settings of hostileCopies([SETTINGS, VERSION_2], HOSTILE_LIVE)) read(settings);
    expect(isPolluted()).to.equal(false);
  }).timeout(60_000);

  it('nor do items with hostile names', () => {
    for (const name of HOSTILE_TEXTS) {
      read({ ...SETTINGS, [`/omniSync/${name}`]: 'x', [`/${name}/x`]: 'x', [name]: 'x' });
    }
    expect(isPolluted()).to.equal(false);
  }).timeout(60_000);

  it('of any shape: the same', () => {
    fc.assert(fc.property(hostileAnything([SETTINGS, VERSION_2]), read));
  }).timeout(60_000);
});
