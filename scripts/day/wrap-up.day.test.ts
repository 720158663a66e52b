import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { Keyboard } from './keyboard.js';
import { Stage, type Step } from './stage.js';
import { until } from './until.js';

/** What an agent writes down of an interaction, in each mode that a queue can have, with the sync on. */

const PAIRED = { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' };
const ON_A_CALL = { omni: 'Busy', pureCloud: 'ON_QUEUE' };

describe('the wrap-up', function () {
  let stage: Stage;
  let console: Console;
  let keyboard: Keyboard;

  before(async () => {
    stage = await Stage.open();
    console = await stage.openSignedIn();
    keyboard = new Keyboard(console);
  });
  after(() => stage.close());
  afterEach(() => stage.verify(console));

  async function begin(): Promise<void> {
    await stage.begin(console, { start: PAIRED });
    await console.says('No interactions.');
  }

  /** The number is known in Salesforce, so that nothing is asked in front of the panel. */
  async function answered(more: Step): Promise<void> {
    await stage.step({
      interaction: 'c1',
      is: 'alerting',
      from: { name: 'Maria Alvarez', address: '+14155550117' },
      queue: 'Support',
      ...more,
    });
    await console.press('button', 'Answer');
    await console.says(/Maria Alvarez.*Connected/);
    await stage.shows(ON_A_CALL);
  }

  async function hungUp(more: Step): Promise<void> {
    await answered(more);
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

  async function write(text: string): Promise<void> {
    const notes = await console.find('textbox', 'Notes');
    await notes.click();
    await notes.type(text);
  }

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

  const logged = async (text: string): Promise<number> =>
    (await stage.state()).log.filter((entry) => entry.text.includes(text)).length;

  const isFree = async (): Promise<void> => {
    await console.says('No interactions.');
    await stage.shows(PAIRED);
  };

  it('mandatory: with code, notes and tags, and then the agent is free', async () => {
    await begin();
    await hungUp({ wrapUp: 'mandatory' });
    await console.press('button', 'Save and finish');
    await console.says('Choose a code first.');
    await stage.shows(ON_A_CALL);
    await choose('Solved');
    await write('Wants a call on Monday.');
    await tag('billing', 'vip');
    await console.press('button', 'Remove tag billing');
    await console.press('button', 'Save and finish');
    await isFree();
    expect(await logged('wrap-up saved')).to.equal(1);
  });

  it('mandatory, by keyboard alone', async () => {
    await begin();
    await answered({ wrapUp: 'mandatory' });
    await keyboard.start();
    await keyboard.press('Hang up');
    await console.says('A code is required.');
    await keyboard.tabTo('Code');
    await choose('Follow-up');
    await keyboard.tabTo('Notes');
    await console.page.keyboard.type('By keyboard');
    await keyboard.tabTo('Tags');
    await console.page.keyboard.type('vip');
    await console.page.keyboard.press('Enter');
    await console.says('Tag vip added.');
    await keyboard.press('Save and finish');
    await isFree();
  });

  it('optional: the agent is free at once, and may write or not', async () => {
    await begin();
    await answered({ wrapUp: 'optional' });
    await console.press('button', 'Hang up');
    await stage.shows(PAIRED);
    await console.press('button', 'Finish without code');
    await isFree();
  });

  it('timed: counts down, ends by itself, and saves what was chosen', async () => {
    await begin();
    await hungUp({ wrapUp: 'timed', wrapUpTime: 6 });
    await console.says(/Ends by itself in 0:0\d\./);
    await console.says('Wrap-up ends in 10 seconds.');
    await choose('Solved');
    await isFree();
    expect(await logged('wrap-up saved')).to.equal(1);
  });

  it('timed to the end: a code is saved, and the work goes on until then', async () => {
    await begin();
    await hungUp({ wrapUp: 'timedToTheEnd', wrapUpTime: 6 });
    await choose('Solved');
    await console.press('button', 'Save');
    await console.says('Saved.');
    await stage.shows(ON_A_CALL);
    expect(await console.text()).not.to.contain('Finish');
    await isFree();
  });

  it('on request: only where the agent asks for it', async () => {
    await begin();
    await answered({ wrapUp: 'onRequest' });
    await console.press('button', 'Hang up');
    await isFree();
    await begin();
    await answered({ wrapUp: 'onRequest' });
    await console.press('button', 'Wrap-up after this');
    await until(
      'it is asked for',
      async () => !(await console.text()).includes('Wrap-up after this'),
    );
    await console.press('button', 'Hang up');
    await choose('Solved');
    await console.press('button', 'Save and finish');
    await isFree();
  });

  it('finds a code among many', async () => {
    await begin();
    const codes = Array.from({ length: 40 }, (_each, index) => `Reason ${index + 1}`);
    await stage.step({ queue: 'Support', codes });
    await hungUp({ wrapUp: 'mandatory' });
    const search = await console.find('searchbox', 'Search codes');
    await search.type('37');
    await console.says('1 of 40 codes.');
    await choose('Reason 37');
    await console.press('button', 'Save and finish');
    await isFree();
  });

  it('brings notes and tags back after a refresh, at once', async () => {
    await begin();
    await hungUp({ wrapUp: 'mandatory' });
    await write('Asks for Monday');
    await tag('vip');
    await console.whileReloading(() => console.page.reload());
    await console.says('Maria Alvarez');
    await until('the notes are there', async () => (await notes()) === 'Asks for Monday');
    await console.find('button', 'Remove tag vip');
    await choose('Solved');
    await console.press('button', 'Save and finish');
    await isFree();
  });

  it('is kept for another page of the agent, when another interaction is selected', async () => {
    await begin();
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
    await until('it is kept', async () => (await logged('wrap-up kept')) === 1);
    await console.press('button', 'Hang up');
    await console.says('Maria Alvarez');
    expect(await notes()).to.equal('First');
    await choose('Solved');
    await console.press('button', 'Save and finish');
    await isFree();
  });

  it('is not lost when PureCloud is out of reach while it is saved', async () => {
    await begin();
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
    await isFree();
    expect(await logged('wrap-up saved')).to.equal(1);
  });

  it('says why it was refused, keeps what was written, and saves it at the second try', async () => {
    await begin();
    await hungUp({ wrapUp: 'mandatory' });
    await choose('Solved');
    await write('Twice');
    await stage.step({ fault: 'rest', method: 'PATCH', path: '/participants', status: 400 });
    await console.press('button', 'Save and finish');
    await console.says('The wrap-up was not saved: PureCloud refused it.');
    expect(await notes()).to.equal('Twice');
    await console.press('button', 'Save and finish');
    await isFree();
    expect(await logged('wrap-up saved')).to.equal(1);
  });
});
