import { expect } from 'chai';
import type { ElementHandle } from 'puppeteer-core';
import { version1Settings as workInBoth } from '../../adapter/definition/testing/catalogs.js';
import type { Console } from './console-tab.js';
import { onOneStage } from './one-stage.js';
import { PAIRED, PhoneStage } from './phone-stage.js';
import type { Stage, Step } from './stage.js';
import { until } from './until.js';

/** Each call becomes one Task in Salesforce, whatever happens meanwhile. */

const MARIA = { name: 'Maria Alvarez', address: '+14155550117' };

describe('call logs', function () {
  let stage: Stage;
  let console: Console;
  let phone: PhoneStage;

  onOneStage((opened) => {
    ({ stage, console, phone } = opened);
  });

  const begin = (items: Step = {}): Promise<void> =>
    phone.begin({ start: PAIRED, settings: { ...workInBoth(), ...items } });

  type Task = Readonly<Record<string, unknown>>;

  /** The Tasks of calls. */
  const logs = async (): Promise<readonly Task[]> =>
    (await stage.state()).tasks.filter(({ CallObject }) => typeof CallObject === 'string');

  /** Waits until there is one, and only one, that says this. */
  async function log(wanted: Task): Promise<Task> {
    let seen: readonly Task[] = [];
    try {
      return await until(JSON.stringify(wanted), async () => {
        seen = await logs();
        const [one] = seen;
        const fits = Object.entries(wanted).every(([field, value]) => one?.[field] === value);
        return fits ? one : undefined;
      });
    } catch {
      throw new Error(`Expected a log ${JSON.stringify(wanted)}, seen ${JSON.stringify(seen)}`);
    } finally {
      expect(seen.length, JSON.stringify(seen)).to.be.at.most(1);
    }
  }

  async function hangUp(): Promise<void> {
    await console.press('button', 'Hang up');
    await console.says('No interactions.');
    await stage.shows(PAIRED);
  }

  /** What is there when nothing moves any more. */
  async function restedLog(): Promise<Task> {
    await stage.rest(1_000);
    const [one, ...more] = await logs();
    expect(more).to.deep.equal([]);
    if (one === undefined) throw new Error('The call was not logged.');
    return one;
  }

  const OPEN = {
    Status: 'In Progress',
    CallType: 'Inbound',
    Subject: `Call from ${MARIA.address}`,
  };
  const DONE = { Status: 'Completed' };

  it('is made when a call connects, kept current, and completed with how it ended', async () => {
    await begin();
    await phone.ring({ from: MARIA, wrapUp: 'mandatory' });
    await console.find('button', 'Answer');
    expect(await logs()).to.deep.equal([]);
    await console.press('button', 'Answer');
    const made = await log(OPEN);
    expect(made['WhoId']).to.match(/^003/);
    expect(made).not.to.have.property('CallDurationInSeconds');
    await console.press('button', 'Hang up');
    await phone.codes();
    const code = await console.find('combobox', 'Code');
    await code.type('Solved');
    await phone.write('Notes', 'textbox', 'The frame is replaced.');
    await log({ Description: 'The frame is replaced.', Status: 'In Progress' });
    await console.press('button', 'Save and finish');
    await console.says('No interactions.');
    const done = await log({ ...DONE, Description: 'The frame is replaced.' });
    expect(done['CallDisposition']).to.equal('Solved');
    expect(done['CallDurationInSeconds']).to.be.a('number');
    expect(done['Id']).to.equal(made['Id']);
  });

  it('is related to the record in front, where the agent says so', async () => {
    await begin();
    await phone.talk({ from: MARIA, wrapUp: null });
    await console.says('Related to Maria Alvarez.');
    await console.openRecord('Cracked frame after a week');
    await console.press('button', 'Relate to the record in front');
    await console.says('Related to Cracked frame after a week.');
    const { WhatId } = await until('the log says so', async () =>
      (await logs()).find((one) => String(one['WhatId']).startsWith('500')),
    );
    expect(WhatId).to.match(/^500/);
    await console.openHome();
    await console.press('button', 'Relate to the record in front');
    await console.says('No record is in front.');
    await hangUp();
    expect(await log({ ...DONE, WhatId })).to.include({ WhatId });
  });

  it('two tabs: one log, also where the leader’s tab closes in mid-call', async () => {
    await begin();
    const second = await stage.openConsole();
    await second.says('No interactions.');
    await phone.ring({ from: MARIA, wrapUp: null });
    await second.press('button', 'Answer');
    await log(OPEN);
    await console.page.close();
    console = second;
    phone = new PhoneStage(stage, second);
    await stage.shows({ tabs: 1 });
    await hangUp();
    await log(DONE);
    expect(await restedLog()).to.include(DONE);
  });

  it('a refresh in mid-call: it is the same one that is completed', async () => {
    await begin();
    await phone.talk({ from: MARIA, wrapUp: null });
    const made = await log(OPEN);
    await console.whileReloading(() => console.page.reload());
    await hangUp();
    const done = await log(DONE);
    expect(done['Id']).to.equal(made['Id']);
    expect((await restedLog())['CallDurationInSeconds']).to.be.a('number');
  });

  it('a refresh while it is being made: what was made is found', async () => {
    await begin();
    await stage.step({ fault: 'crm', is: 'noAnswer', after: true });
    await phone.talk({ from: MARIA, wrapUp: null });
    await until('Salesforce has made it', async () => (await logs()).length === 1);
    await console.whileReloading(() => console.page.reload());
    await hangUp();
    await log(DONE);
    expect(await restedLog()).to.include({ CallType: 'Inbound' });
  });

  it('the socket drops in mid-call: it is completed when the call is over', async () => {
    await begin();
    await phone.talk({ from: MARIA, wrapUp: null });
    await log(OPEN);
    await stage.step({ fault: 'socket', is: 'drop' });
    await stage.step({ interaction: 'c1', is: 'ended' });
    await console.says('No interactions.');
    await stage.shows(PAIRED);
    await log(DONE);
    await restedLog();
  });

  it('a late answer: there is one all the same', async () => {
    await begin();
    await stage.step({ fault: 'crm', is: 'late', seconds: 2 });
    await phone.talk({ from: MARIA, wrapUp: null });
    await hangUp();
    await log(DONE);
    await restedLog();
  });

  it('what Salesforce refuses is told, tried again by itself, and saved by the agent’s click', async () => {
    await begin();
    await stage.step({ fault: 'crm', is: 'refused', times: 2 });
    await phone.talk({ from: MARIA, wrapUp: null });
    await console.says(/1 call log not saved.*Salesforce refused it/);
    expect(await logs()).to.deep.equal([]);
    // The second attempt is refused as well, the third one is taken.
    await saveAgain();
    await console.says(/1 call log not saved.*Salesforce refused it/);
    await saveAgain();
    await log(OPEN);
    await until('nothing is told any more', async () => {
      return !(await console.text()).includes('not saved');
    });
    await hangUp();
    await log(DONE);
    await restedLog();
  });

  /** Something in the panel, by a selector that goes through shadow roots. */
  const inPanel = (selector: string): Promise<ElementHandle> =>
    until(`${selector} is in the panel`, async () => {
      const frame = await console.softphone();
      return frame.$(`>>> ${selector}`);
    });

  async function saveAgain(): Promise<void> {
    // The card may be drawn anew between the look and the click.
    await until('the call log is saved again', async () => {
      await (await inPanel('button[aria-label^="Save again"]')).click();
      return true;
    });
  }

  it('signing out asks where something would be lost, and wipes it', async () => {
    await begin();
    await stage.step({ fault: 'crm', is: 'refused', times: 100 });
    await phone.talk({ from: MARIA, wrapUp: null });
    await console.says('1 call log not saved');
    await hangUp();
    await console.press('button', 'Sign out');
    await console.says(/1 call log is not complete.*what is missing is lost/);
    await until('the answer has the focus', async () => {
      return (await phone.keyboard.focused()) === 'Stay signed in';
    });
    await console.page.keyboard.press('Escape');
    await until('the question is gone', async () => {
      return !(await console.text()).includes('Stay signed in');
    });
    await console.says('1 call log not saved');
    await console.press('button', 'Sign out');
    await (await inPanel('[role="alertdialog"] button:not(.stay)')).click();
    await console.says('Sign in');
    const frame = await console.softphone();
    const kept: unknown = await frame.evaluate(
      `Object.keys(localStorage).filter((key) => key.includes('call-'))`,
    );
    expect(kept).to.deep.equal([]);
    await console.signIn();
    await console.says('No interactions.');
    expect(await console.text()).not.to.include('not saved');
    expect(await logs()).to.deep.equal([]);
  });

  it('the utility bar’s item says what the phone does', async () => {
    await begin();
    await console.utilityIs('Phone', 'call');
    await phone.ring({ from: MARIA, wrapUp: 'mandatory' });
    await console.utilityIs('Incoming call: Maria Alvarez', 'incoming_call');
    await console.press('button', 'Answer');
    await console.utilityIs('In a call: Maria Alvarez', 'call');
    await console.press('button', 'Hold');
    await console.utilityIs('On hold: Maria Alvarez', 'pause');
    await console.press('button', 'Resume');
    await console.press('button', 'Hang up');
    await console.utilityIs('After-call work: Maria Alvarez', 'edit_form');
  });

  it('the panel opens when it rings', async () => {
    await begin();
    await console.closePanel();
    await phone.ring({ from: MARIA });
    await console.press('button', 'Answer');
    await console.says('Connected');
  });
});
