import { expect } from 'chai';
import { version1Settings as workInBoth } from '../../adapter/definition/testing/catalogs.js';
import type { Console } from './console-tab.js';
import { Stage } from './stage.js';

/** What the panel says of a definition that is not right, by its code and in words. */

const PAIRED = { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' };

interface Case {
  readonly code: string;
  readonly settings: Record<string, string>;
  readonly sync: 'off' | 'on';
  readonly words: RegExp;
}

const without = (settings: Record<string, string>, item: string): Record<string, string> =>
  Object.fromEntries(Object.entries(settings).filter(([key]) => key !== `/omniSync/${item}`));

const SECONDARY_GONE = '9f1c3c5e-7a44-4c0d-9c52-0d6f2f3b7a99';

const CASES: readonly Case[] = [
  {
    code: 'version-missing',
    settings: without(workInBoth(), 'definitionVersion'),
    sync: 'off',
    words: /version/i,
  },
  {
    code: 'version-unsupported',
    settings: workInBoth({ definitionVersion: '9' }),
    sync: 'off',
    words: /9/,
  },
  {
    code: 'value-invalid',
    settings: workInBoth({ enabled: 'perhaps' }),
    sync: 'off',
    words: /perhaps/,
  },
  {
    code: 'mapped-missing',
    settings: workInBoth({ mappedOmniStatus: 'none' }),
    sync: 'off',
    words: /mapped/i,
  },
  {
    code: 'transition-is-mapped',
    settings: workInBoth({ leavingOnQueueStatus: 'Available_Chat' }),
    sync: 'off',
    words: /Available_Chat/,
  },
  {
    code: 'status-unknown',
    settings: workInBoth({ leavingMappedStatus: SECONDARY_GONE }),
    sync: 'off',
    words: new RegExp(SECONDARY_GONE),
  },
  {
    code: 'hold-is-mapped',
    settings: workInBoth({ pureCloudWorkStatus: 'Available_Chat' }),
    sync: 'on',
    words: /Available_Chat/,
  },
  {
    code: 'item-unknown',
    settings: workInBoth({ favouriteColour: 'green' }),
    sync: 'on',
    words: /favouriteColour/,
  },
];

describe('a definition with a problem', function () {
  let stage: Stage;
  let console: Console;

  before(async () => {
    stage = await Stage.open();
    console = await stage.openSignedIn();
  });
  after(() => stage.close());
  afterEach(() => stage.verify(console));

  for (const { code, settings, sync, words } of CASES) {
    it(`${code}: said by its code and in words; sync is ${sync}`, async () => {
      await stage.begin(console, { start: PAIRED, settings }, code);
      const text = await console.says(`Sync is ${sync}`);
      expect(text).to.match(words);
      await stage.step({ omni: 'Lunch' });
      await console.says(/Omni-Channel Lunch/);
      const pureCloud = sync === 'on' ? 'AVAILABLE' : 'ON_QUEUE';
      await stage.shows({ omni: 'Lunch', pureCloud });
    });
  }
});
