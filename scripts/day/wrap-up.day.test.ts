import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { onOneStage } from './one-stage.js';
import { ON_A_CALL, PAIRED, PhoneStage } from './phone-stage.js';
import type { Stage, Step } from './stage.js';
import { until } from './until.js';

/** What an agent writes down of an interaction, in each mode that a queue can have, with the sync on. */

describe('the wrap-up', function () {
  let stage: Stage;
  let console: Console;
  let phone: PhoneStage;

  onOneStage((opened) => {
    ({ stage, console, phone } = opened);
  });

  async function hungUp(more: Step): Promise<void> {
    await phone.talk(more);
    await console.press('button', 'Hang up');
    await console.find('combobox', 'Code');
  }

  async function choose(code: string): Promise<void> {
    const field = await console.find('combobox', 'Code');
    await until('the codes are there', async () =>
      (await field.evaluate((node) => node.textContent)).includes(code),
    );
    await field.type(code);
  }

  const write = (text: string): Promise<void> => phone.write('Notes', 'textbox', text);

  async function tag(...tags: readonly string[]): Promise<void> {
    const field = await console.find('textbox', 'Tags');
    await field.click();
    for (const each of tags) {
      await field.type(each);
      await console.page.keyboard.press('Enter');
    }
  }

  const notes = async (): Promise<string> => {
    const field = await console.find('textbox', 'Notes');
    return field.evaluate((node) => (node instanceof HTMLTextAreaElement ? node.value : ''));
  };

  const saved = async (): Promise<number> =>
    (await phone.deeds()).filter((deed) => deed.endsWith('wrap-up saved')).length;

  it('mandatory: with code, notes and tags, and then the agent is free', async () => {
    await phone.begin();
    await hungUp({ wrapUp: 'mandatory' });
    await console.press('button', 'Save and finish');
    await console.says('Choose a code first.');
    await stage.shows(ON_A_CALL);
    await choose('Solved');
    await write('Wants a call on Monday.');
    await tag('billing', 'vip');
    await console.press('button', 'Remove tag billing');
    await console.press('button', 'Save and finish');
    await phone.isFree();
    expect(await saved()).to.equal(1);
  });

  it('optional: the agent is free at once, and may write or not', async () => {
    await phone.begin();
    await phone.talk({ wrapUp: 'optional' });
    await console.press('button', 'Hang up');
    await stage.shows(PAIRED);
    await console.press('button', 'Finish without code');
    await phone.isFree();
  });

  it('timed: counts down, ends by itself, and saves what was chosen', async () => {
    await phone.begin();
    await hungUp({ wrapUp: 'timed', wrapUpTime: 6 });
    await console.says(/Ends by itself in 0:0\d\./);
    await console.says('Wrap-up ends in 10 seconds.');
    await choose('Solved');
    await phone.isFree();
    expect(await saved()).to.equal(1);
  });

  it('timed to the end: a code is saved, and the work goes on until then', async () => {
    await phone.begin();
    await hungUp({ wrapUp: 'timedToTheEnd', wrapUpTime: 6 });
    await choose('Solved');
    await console.press('button', 'Save');
    await console.says('Saved.');
    await stage.shows(ON_A_CALL);
    expect(await console.text()).not.to.contain('Finish');
    await phone.isFree();
  });

  it('on request: only where the agent asks for it', async () => {
    await phone.begin();
    await phone.talk({ wrapUp: 'onRequest' });
    await console.press('button', 'Hang up');
    await phone.isFree();
    await phone.begin();
    await phone.talk({ wrapUp: 'onRequest' });
    await console.press('button', 'Wrap-up after this');
    await until(
      'it is asked for',
      async () => !(await console.text()).includes('Wrap-up after this'),
    );
    await console.press('button', 'Hang up');
    await choose('Solved');
    await console.press('button', 'Save and finish');
    await phone.isFree();
  });

  it('finds a code among many', async () => {
    await phone.begin();
    const codes = Array.from({ length: 40 }, (_each, index) => `Reason ${index + 1}`);
    await stage.step({ queue: 'Support', codes });
    await hungUp({ wrapUp: 'mandatory' });
    const search = await console.find('searchbox', 'Search codes');
    await search.type('37');
    await console.says('1 of 40 codes.');
    await choose('Reason 37');
    await console.press('button', 'Save and finish');
    await phone.isFree();
  });

  it('brings notes and tags back after a refresh, at once', async () => {
    await phone.begin();
    await hungUp({ wrapUp: 'mandatory' });
    await write('Asks for Monday');
    await tag('vip');
    await console.whileReloading(() => console.page.reload());
    await console.says('Casey Morgan');
    await until('the notes are there', async () => (await notes()) === 'Asks for Monday');
    await console.find('button', 'Remove tag vip');
    await choose('Solved');
    await console.press('button', 'Save and finish');
    await phone.isFree();
  });

  it('is kept where the last tab closes right after it was typed', async () => {
    await phone.begin();
    await hungUp({ wrapUp: 'mandatory' });
    await write('Asks for Monday');
    await console.page.close({ runBeforeUnload: true });
    await until('it is kept', async () => (await phone.deeds()).includes('c1: wrap-up kept'));
    console = await stage.openConsole();
    phone = new PhoneStage(stage, console);
    await console.signIn();
    await console.says('Casey Morgan');
    await until('the notes are there', async () => (await notes()) === 'Asks for Monday');
  });

  it('is kept for another page of the agent, when another interaction is selected', async () => {
    await phone.begin();
    await hungUp({ wrapUp: 'mandatory' });
    await write('First');
    await stage.step({
      interaction: 'c2',
      is: 'alerting',
      from: { name: 'Ken Sato', address: '+81225550143' },
      queue: 'Support',
      wrapUp: null,
    });
    await console.press('button', 'Answer: Ken Sato');
    await until('it is kept', async () => (await phone.deeds()).includes('c1: wrap-up kept'));
    await console.press('button', 'Hang up');
    await console.says('Casey Morgan');
    expect(await notes()).to.equal('First');
    await choose('Solved');
    await console.press('button', 'Save and finish');
    await phone.isFree();
  });

  it('is not lost when PureCloud is out of reach while it is saved', async () => {
    await phone.begin();
    await hungUp({ wrapUp: 'mandatory' });
    await choose('Solved');
    await write('During the loss');
    await stage.step({ reach: 'pureCloud', is: 'lost' });
    await console.press('button', 'Save and finish');
    await console.says('The wrap-up was not saved');
    expect(await notes()).to.equal('During the loss');
    await stage.step({ reach: 'pureCloud', is: 'back' });
    await console.says('Sync is on');
    await console.press('button', 'Save and finish');
    await phone.isFree();
    expect(await saved()).to.equal(1);
  });

  it('says why it was refused, keeps what was written, and saves it at the second try', async () => {
    await phone.begin();
    await hungUp({ wrapUp: 'mandatory' });
    await choose('Solved');
    await write('Twice');
    await stage.step({ fault: 'rest', method: 'PATCH', path: '/participants', status: 400 });
    await console.press('button', 'Save and finish');
    await console.says('The wrap-up was not saved: PureCloud refused it.');
    expect(await notes()).to.equal('Twice');
    await console.press('button', 'Save and finish');
    await phone.isFree();
    expect(await saved()).to.equal(1);
  });
});
