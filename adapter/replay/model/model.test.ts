import { expect } from 'chai';
import fc from 'fast-check';
import { version1, version2, type Settings } from './definitions.js';
import { INVARIANTS } from './invariants.js';
import { runScenario } from './run.js';
import { scenarioOf, shifts } from './shifts.js';

/** Shifts for each invariant; `npm run soak` plays any number. */
const RUNS = typeof document === 'undefined' ? 300 : 60;
const SEED = 20_261_122;

const DEFINITIONS: Readonly<Record<string, fc.Arbitrary<Settings>>> = {
  'the PureCloud settings (version 1)': version1,
  'rules (version 2)': version2,
};

describe('what always holds', () => {
  for (const [version, definition] of Object.entries(DEFINITIONS)) {
    describe(`with ${version}`, () => {
      for (const [name, invariant] of Object.entries(INVARIANTS)) {
        it(name, () => {
          fc.assert(
            fc.property(shifts(definition), (shift) => {
              expect(invariant(runScenario(scenarioOf(shift, name)))).to.deep.equal([]);
            }),
            { numRuns: RUNS, seed: SEED },
          );
        });
      }
    });
  }
});
