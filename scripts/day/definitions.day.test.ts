import { expect } from 'chai';
import { version1Settings as workInBoth } from '../../adapter/definition/testing/catalogs.js';
import type { Console } from './console-tab.js';
import { onOneStage } from './one-stage.js';
import type { Stage } from './stage.js';
import { PAIRED } from './statuses.js';

/** What the panel says of a definition that is not right, by its code and in words. */

interface Case {
  readonly code: string;
  readonly settings: Record<string, string>;
  readonly sync: 'off' | 'on';
  readonly words: RegExp;
}

const without = (settings: Record<string, string>, item: string): Record<string, string> =>
  Object.fromEntries(Object.entries(settings).filter(([key]) => key !== `/omniSync/${item}`));

/** A secondary status of the simulated organisation that is no longer active. */
const DEACTIVATED = '1d7c5a90-3e8b-4c41-9f02-6b5e8a7d4c44';

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
    code: 'status-deactivated',
    settings: workInBoth({ leavingMappedStatus: `AVAILABLE:${DEACTIVATED}` }),
    sync: 'on',
    words: new RegExp(DEACTIVATED),
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

  onOneStage((opened) => {
    ({ stage, console } = opened);
  });

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

  it('not-assigned: a call center without the section omniSync; sync is off', async () => {
    await stage.begin(console, { start: PAIRED, settings: {} }, 'not-assigned');
    await console.says('Sync is off');
    await stage.step({ omni: 'Lunch' });
    await console.says(/Omni-Channel Lunch/);
    await stage.shows({ omni: 'Lunch', pureCloud: 'ON_QUEUE', writes: { omni: 0, pureCloud: 0 } });
  });

  // The toolkit does not list statuses: whether one takes work is learnt from the first answer or event about it.
  it('transition-online: said as soon as T2 has been seen; sync is on', async () => {
    const settings = workInBoth({ leavingOnQueueStatus: 'Available_All' });
    await stage.begin(console, { start: PAIRED, settings }, 'Sync is on');
    await stage.step({ pureCloud: 'MEAL' });
    await stage.shows({ omni: 'Available_All', writes: { omni: 1, pureCloud: 0 } });
    await console.says('transition-online');
    await console.says('Sync is on');
  });

  it('hold-online: said as soon as T4 has been seen; sync is on', async () => {
    const settings = workInBoth({ pureCloudWorkStatus: 'Available_All' });
    await stage.begin(console, { start: PAIRED, settings }, 'Sync is on');
    await stage.step({ interaction: 'c1', is: 'connected' });
    await stage.shows({ omni: 'Available_All', writes: { omni: 1, pureCloud: 0 } });
    await console.says('hold-online');
    await console.says('Sync is on');
  });
});
