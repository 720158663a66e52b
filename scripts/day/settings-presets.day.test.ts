import { expect } from 'chai';
import { en } from '../../adapter/settings/messages/en.js';
import { en as rules } from '../../adapter/settings/rules/messages/en.js';
import type { Preset } from '../../adapter/settings/session/presets.js';
import type { Console } from './console-tab.js';
import { HANDS, SettingsTab } from './settings-tab.js';
import { IMPORTED, ORG } from './settings-world.js';
import { Stage, type Step } from './stage.js';

/** From no sync to each way to work: by mouse and by keyboard alone; what is saved drives an agent's softphone. */

interface Case {
  readonly preset: Preset;
  /** What comes to be in the org, by item. */
  readonly stored: Readonly<Record<string, string>>;
  /** A step of the agent or of work, and what both sides come to show. */
  readonly day: readonly (readonly [step: Step, shows: Readonly<Record<string, string>>])[];
}

const CASES: readonly Case[] = [
  {
    preset: 'oneProductAtATime',
    stored: {
      enabled: 'true',
      mappedOmniStatus: 'Busy:0N505Y000001cA3',
      leavingMappedStatus: 'AVAILABLE',
      leavingOnQueueStatus: 'Transition:0N505Y000001cA5',
      salesforceWorkStatus: 'none',
      pureCloudWorkStatus: 'none',
      externallyRoutedWork: 'none',
    },
    day: [
      [{ pureCloud: 'ON_QUEUE' }, { omni: 'Busy', pureCloud: 'ON_QUEUE' }],
      [{ pureCloud: 'AVAILABLE' }, { omni: 'Transition', pureCloud: 'AVAILABLE' }],
      [{ omni: 'Available_Chat' }, { omni: 'Available_Chat', pureCloud: 'AVAILABLE' }],
    ],
  },
  {
    preset: 'workInBoth',
    stored: {
      enabled: 'true',
      mappedOmniStatus: 'Available_Chat:0N505Y000001cA1',
      leavingMappedStatus: 'AVAILABLE',
      leavingOnQueueStatus: 'Transition:0N505Y000001cA5',
      salesforceWorkStatus: 'BUSY',
      pureCloudWorkStatus: 'Busy:0N505Y000001cA3',
      externallyRoutedWork: 'none',
    },
    day: [
      [{ omni: 'Available_Chat' }, { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' }],
      [
        { interaction: 'c1', is: 'connected' },
        { omni: 'Busy', pureCloud: 'ON_QUEUE' },
      ],
      [
        { interaction: 'c1', is: 'ended' },
        { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' },
      ],
      [{ omni: 'Lunch' }, { omni: 'Lunch', pureCloud: 'AVAILABLE' }],
    ],
  },
  {
    preset: 'externalRouting',
    stored: {
      enabled: 'true',
      mappedOmniStatus: 'Available_Chat:0N505Y000001cA1',
      leavingMappedStatus: 'AWAY',
      leavingOnQueueStatus: 'Busy:0N505Y000001cA3',
      salesforceWorkStatus: 'BUSY',
      pureCloudWorkStatus: 'Available_Chat:0N505Y000001cA1',
      externallyRoutedWork: 'MessagingSession',
    },
    day: [
      [{ omni: 'Available_Chat' }, { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' }],
      [
        { interaction: 'c1', is: 'connected' },
        { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' },
      ],
      [
        { interaction: 'c1', is: 'ended' },
        { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' },
      ],
      [{ omni: 'Lunch' }, { omni: 'Lunch', pureCloud: 'AWAY' }],
    ],
  },
];

/** What the five pairs do, either way. */
const FIVE_PAIRS: Case['day'] = [
  [{ omni: 'Available_Chat' }, { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' }],
  [{ omni: 'Break' }, { omni: 'Break', pureCloud: 'BREAK' }],
  [{ pureCloud: 'MEAL' }, { omni: 'Lunch', pureCloud: 'MEAL' }],
  [{ omni: 'Training' }, { omni: 'Training', pureCloud: 'TRAINING' }],
  [{ pureCloud: 'MEETING' }, { omni: 'Meeting', pureCloud: 'MEETING' }],
];

for (const hands of HANDS) {
  describe(`an administrator who is new to the product, by ${hands}`, function () {
    let stage: Stage;
    let settings: SettingsTab;
    let console: Console | null = null;

    const agentsDay = async (day: Case['day']): Promise<void> => {
      console = await stage.openSignedIn();
      await console.says('Sync is on');
      for (const [step, shows] of day) {
        await stage.step(step);
        await stage.shows(shows);
      }
      await stage.verify(console);
    };

    /** The section of the agents' definition, by item. */
    const inOrg = (): Readonly<Record<string, string>> =>
      Object.fromEntries(
        Object.entries(stage.addresses.world.settings).flatMap(([path, value]) =>
          path.startsWith('/omniSync/') ? [[path.slice('/omniSync/'.length), value]] : [],
        ),
      );

    before(async () => {
      stage = await Stage.open({ definition: IMPORTED });
    });
    after(() => stage.close());
    beforeEach(async () => {
      await stage.reset({ org: ORG });
      settings = await SettingsTab.open(stage, hands);
      await settings.pick('Omni-Sync Softphone');
      await settings.tick(en.fields.enabled.label);
    });
    afterEach(async () => {
      await settings.close();
      await console?.page.close();
      console = null;
    });

    for (const { preset, stored, day } of CASES) {
      it(`goes from no sync to “${en.presets.names[preset].label}”`, async () => {
        await settings.press(en.presets.names[preset].label);
        await settings.says(en.presets.filled(en.presets.names[preset].label));
        await settings.save();
        settings.verify();
        expect(inOrg()).to.deep.include(stored);
        // The same definition gives the same day, whoever's hands have made it.
        if (hands === 'mouse') await agentsDay(day);
      });
    }

    it('maps a status and sets the four transition statuses, one after another', async () => {
      const { mappedOmniStatus, leavingOnQueueStatus, salesforceWorkStatus, pureCloudWorkStatus } =
        en.fields;
      await settings.choose(mappedOmniStatus.label, 'Available - Chat');
      await settings.choose(en.leaving1('Available - Chat'), 'Away');
      await settings.choose(leavingOnQueueStatus.label, 'Transition');
      await settings.choose(salesforceWorkStatus.label, 'Meeting');
      await settings.choose(pureCloudWorkStatus.label, 'On the phone');
      await settings.unfold(en.more.title);
      await settings.type(en.fields.sessionEndGrace.label, '30');
      await settings.save();
      settings.verify();
      expect(inOrg()).to.deep.include({
        enabled: 'true',
        mappedOmniStatus: 'Available_Chat:0N505Y000001cA1',
        leavingMappedStatus: 'AWAY',
        leavingOnQueueStatus: 'Transition:0N505Y000001cA5',
        salesforceWorkStatus: 'MEETING',
        pureCloudWorkStatus: 'On_Phone:0N505Y000001cA6',
        sessionEndGrace: '30',
      });
    });

    it('goes from no sync to five pairs in definition version 2', async () => {
      await settings.press(en.upgrade.button);
      await settings.press(rules.start.create);
      expect(await settings.text()).to.match(/pair Available_Chat:\w+ with ON_QUEUE/);
      // A rule that is moved, one that is switched off, and one of their own.
      await settings.press(rules.up(2));
      await settings.tick(`${rules.rule(7)}: ${rules.on}`);
      await settings.choose(rules.add, rules.choice.ignore);
      await settings.press(rules.addButton);
      await settings.choose(rules.ignored('omni'), 'On the phone', rules.rule(11));
      await settings.save();
      settings.verify();
      const stored = inOrg();
      expect(stored['rule1']).to.match(/^pair Break:\w+ with BREAK$/);
      expect(stored['rule2']).to.match(/^pair Available_Chat:/);
      expect(stored['rule7']).to.equal(undefined);
      expect(stored['ruleOff7']).to.match(/^when pureCloud leaves ON_QUEUE/);
      expect(stored['rule11']).to.match(/^ignore omni On_Phone:/);
      await agentsDay(FIVE_PAIRS);
    });
  });
}
