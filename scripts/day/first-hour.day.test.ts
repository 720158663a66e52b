import { expect } from 'chai';
import { en as connection } from '../../adapter/panel/connection/messages/en.js';
import { en as agents } from '../../adapter/panel/messages/en.js';
import type { LinkName } from '../../adapter/session/view.js';
import { en as settingsPage } from '../../adapter/settings/messages/en.js';
import { READ_TEXT, type Console } from './console-tab.js';
import { PhoneStage } from './phone-stage.js';
import { SettingsTab } from './settings-tab.js';
import { Stage, type Step } from './stage.js';
import { APART, ON_A_CALL, PAIRED } from './statuses.js';
import { until } from './until.js';

/** Milliseconds: “within two seconds”, as the checks say. */
const SOON = 2_000;

/** Milliseconds: “wait two minutes”. */
const WAIT = 120_000;

const LINKS = Object.keys(connection.links) as readonly LinkName[];

/** The smoke test of docs/first-hour.md, check by check and in its order, as far as a simulator can show it. */

describe('the first hour', function () {
  let stage: Stage;
  let console: Console;
  let phone: PhoneStage;

  before(async () => {
    stage = await Stage.open();
    await stage.reset({ start: APART });
    console = await stage.openConsole();
    phone = new PhoneStage(stage, console);
  });
  after(() => stage.close());
  afterEach(() => stage.verify(console));

  const besideThePanel = async (): Promise<string> =>
    String(await console.page.evaluate(READ_TEXT));

  /** In Omni-Channel's own utility. */
  async function chooseInOmni(name: string): Promise<void> {
    const status = stage.addresses.world.omni.statuses.find(({ apiName }) => apiName === name);
    await console.page.select('#omni-status', status?.id ?? '');
  }

  async function pressInOmni(name: string): Promise<void> {
    const button = await until(`the button ${name}`, () =>
      console.page.$(`[aria-label="${name}"]`),
    );
    await button.click();
  }

  /** How long it takes until both products show this, in milliseconds. */
  async function time(act: () => Promise<unknown>, shown: Step): Promise<number> {
    const start = performance.now();
    await act();
    await stage.shows(shown);
    return performance.now() - start;
  }

  async function work(names: readonly LinkName[]): Promise<void> {
    await console.press('button', connection.pages.links);
    for (const name of names) {
      await console.says(new RegExp(`${connection.links[name].name} ${connection.state.ok}`));
    }
  }

  const calls = async (): Promise<readonly Step[]> =>
    (await stage.state()).tasks.filter(({ CallObject }) => typeof CallObject === 'string');

  it('1: the panel and the bridge are there', async () => {
    await console.says(agents.signIn.title);
    await until('the bridge is connected', async () =>
      (await besideThePanel()).includes('Connected to the softphone'),
    );
  });

  it('2: the links up to the sign-in work', async () => {
    await work(['frame', 'host', 'definition', 'bridge', 'storage']);
    await console.says(connection.omniWay.bridge);
    await console.press('button', connection.back);
  });

  it('3: after the sign-in every link works', async () => {
    await console.signIn();
    await console.says(agents.sync.is.on);
    await console.says(/Available.*Lunch/);
    await work(LINKS);
    expect(await console.text()).to.contain(connection.links.identity.ok.what);
    await console.press('button', connection.back);
  });

  it('4: what is chosen in Omni-Channel shows in PureCloud', async () => {
    expect(await time(() => chooseInOmni('Available_Chat'), PAIRED)).to.be.below(SOON);
    await console.says('PureCloud set to On Queue because Omni-Channel is Available - Chat');
    const left = { omni: 'Lunch', pureCloud: 'AVAILABLE' };
    expect(await time(() => chooseInOmni('Lunch'), left)).to.be.below(SOON);
  });

  it('5: what is chosen in PureCloud, or by a supervisor, shows in Omni-Channel', async () => {
    await stage.step({ pureCloud: 'ON_QUEUE' });
    await stage.shows(PAIRED);
    await stage.step({ pureCloud: 'BREAK' });
    await stage.shows({ omni: 'Transition', pureCloud: 'BREAK' });
    await stage.step({ pureCloud: 'ON_QUEUE' });
    await stage.shows(PAIRED);
    await stage.step({ pureCloud: 'MEETING', by: 'supervisor' });
    await stage.shows({ omni: 'Transition', pureCloud: 'MEETING' });
    await stage.step({ omni: 'Available_Chat', by: 'supervisor' });
    await stage.shows(PAIRED);
  });

  it('6: a work item makes PureCloud busy while it lasts', async () => {
    await stage.step({ work: 'w1', is: 'assigned', channel: 'Case' });
    await pressInOmni('Accept w1');
    await stage.shows({ omni: 'Available_Chat', pureCloud: 'BUSY', routingStatus: 'OFF_QUEUE' });
    await pressInOmni('Close w1');
    await stage.shows(PAIRED);
  });

  it('7: a call rings, opens the contact, is wrapped up and logged once', async () => {
    await phone.ring({ wrapUp: 'mandatory' });
    await console.press('button', 'Answer');
    await stage.shows(ON_A_CALL);
    await until('the contact opens', async () =>
      (await stage.state()).pops.some((pop) => pop.startsWith('sobject 003')),
    );
    await console.press('button', 'Hang up');
    await phone.codes();
    await stage.shows(ON_A_CALL);
    await (await console.find('combobox', 'Code')).type('Solved');
    await console.press('button', 'Save and finish');
    await phone.isFree();
    const log = await until('the call is logged', async () =>
      (await calls()).find(({ Status }) => Status === 'Completed'),
    );
    expect(log['WhoId']).to.match(/^003/);
    expect(log['Phone'] ?? log['Subject']).to.contain('4155550117');
    expect(log['CallDurationInSeconds']).to.be.a('number');
    expect(log['CallDisposition']).to.equal('Solved');
    expect(await calls()).to.have.length(1);
  });

  it('8: a reload in mid-call changes nothing', async () => {
    await phone.ring({ interaction: 'c2', wrapUp: null });
    await console.press('button', 'Answer');
    await stage.shows(ON_A_CALL);
    const { writes } = await stage.state();
    await console.whileReloading(() => console.page.reload());
    await console.says('Connected');
    await stage.shows({ ...ON_A_CALL, writes });
    await stage.rest();
    await stage.shows({ ...ON_A_CALL, writes });
    await console.press('button', 'Hang up');
    await phone.isFree();
  });

  it('9: of two tabs the second goes on when the first is closed in mid-call', async () => {
    const second = await stage.openConsole();
    await second.says(agents.sync.is.on);
    await stage.step({ omni: 'Lunch' });
    for (const tab of [console, second]) await tab.says(/PureCloud status ?: Available/);
    await stage.step({ omni: 'Available_Chat' });
    await stage.shows(PAIRED);
    const before = (await calls()).length;
    await phone.ring({ interaction: 'c3', wrapUp: null });
    await console.page.bringToFront();
    await console.press('button', 'Answer');
    await second.says('Connected');
    await console.page.close();
    console = second;
    phone = new PhoneStage(stage, console);
    await console.press('button', 'Hang up');
    await phone.isFree();
    await until('the call is logged', async () => {
      const logs = await calls();
      return logs.length > before && logs.every(({ Status }) => Status === 'Completed');
    });
    await stage.rest();
    expect(await calls()).to.have.length(before + 1);
  });

  it('10: switched off, nothing follows; signed out, a reload asks to sign in again', async () => {
    const settings = await SettingsTab.open(stage);
    await settings.pick('Omni-Sync Softphone');
    await settings.press(settingsPage.sync.switchOff);
    await settings.says(/The sync is switched off/);
    settings.verify();
    // The agent comes back to the console after that while.
    await console.later(WAIT);
    await settings.close();
    await console.page.bringToFront();
    await console.says(agents.sync.is.off);
    await stage.step({ omni: 'Lunch' });
    await console.says(/Omni-Channel[^.]*Lunch/);
    await stage.rest();
    await stage.shows({ omni: 'Lunch', pureCloud: 'ON_QUEUE' });
    await console.press('button', agents.header.signOut);
    await console.says(agents.signIn.title);
    await console.whileReloading(() => console.page.reload());
    await console.says(agents.signIn.title);
  });
});
