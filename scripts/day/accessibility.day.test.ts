import axe, { type AxeResults } from 'axe-core';
import { expect } from 'chai';
import { version1Settings as workInBoth } from '../../adapter/definition/testing/catalogs.js';
import type { Console } from './console-tab.js';
import { Stage, type Step } from './stage.js';
import { PAIRED } from './statuses.js';

/** The panel in the real page, as a person with a screen reader meets it, in its main states. */

/** What axe finds, a line each. */
async function findings(console: Console): Promise<readonly string[]> {
  const frame = await console.softphone();
  await frame.evaluate(axe.source);
  const results = (await frame.evaluate('axe.run()')) as AxeResults;
  expect(results.passes, 'rules that had something to look at').not.to.be.empty;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} (${failureSummary ?? ''})`),
  );
}

interface State {
  readonly name: string;
  readonly seed: Step;
  readonly says: string;
  readonly steps?: readonly Step[];
  /** What the panel says when it is there. */
  readonly shows?: string;
  readonly press?: string;
}

const STATES: readonly State[] = [
  { name: 'ready', seed: { start: PAIRED }, says: 'Sync is on' },
  {
    name: 'the menu of statuses open',
    seed: { start: PAIRED },
    says: 'Sync is on',
    press: 'PureCloud status: On Queue',
  },
  {
    name: 'on a call',
    seed: { start: PAIRED },
    says: 'Sync is on',
    steps: [{ interaction: 'c1', is: 'connected' }],
    shows: 'because you are on a call',
  },
  {
    name: 'asking',
    seed: { start: { omni: 'Lunch', pureCloud: 'ON_QUEUE' } },
    says: 'Go on queue in both?',
  },
  {
    name: 'a refused On Queue',
    seed: { start: { omni: 'Lunch', pureCloud: 'BREAK' } },
    says: 'Sync is on',
    steps: [
      { refuse: 'pureCloud', status: 'ON_QUEUE', how: 'permanent' },
      { omni: 'Available_Chat' },
    ],
    shows: 'PureCloud did not take',
  },
  {
    name: 'PureCloud lost',
    seed: { start: PAIRED },
    says: 'Sync is on',
    steps: [{ reach: 'pureCloud', is: 'lost' }],
    shows: 'The connection to PureCloud was lost',
  },
  {
    name: 'a definition of an unknown version',
    seed: { start: PAIRED, settings: workInBoth({ definitionVersion: '9' }) },
    says: 'version-unsupported',
  },
  {
    name: 'a definition without a region',
    seed: { start: PAIRED, settings: { ...workInBoth(), '/pureCloud/environment': '' } },
    says: 'The softphone does not work here yet',
  },
];

describe('the panel, in light and dark', function () {
  let stage: Stage;
  let console: Console;

  const isAccessible = async (): Promise<void> => {
    const found: string[] = [];
    for (const value of ['light', 'dark']) {
      await console.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      found.push(...(await findings(console)).map((line) => `${value}: ${line}`));
    }
    expect(found).to.deep.equal([]);
  };

  before(async () => {
    stage = await Stage.open();
    console = await stage.openConsole();
  });
  after(() => stage.close());
  afterEach(() => stage.verify(console));

  it('is accessible: signed out', async () => {
    await console.says('Sign in to PureCloud');
    await isAccessible();
    await console.signIn();
    await stage.shows({ channels: 1 });
  });

  for (const { name, seed, says, steps = [], shows, press } of STATES) {
    it(`is accessible: ${name}`, async () => {
      await stage.begin(console, seed, says);
      for (const step of steps) await stage.step(step);
      if (shows !== undefined) await console.says(shows);
      if (press !== undefined) await console.press('button', press);
      await stage.rest();
      await isAccessible();
    });
  }
});
