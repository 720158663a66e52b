import { expect } from 'chai';
import { version1Settings as workInBoth } from '../../adapter/definition/testing/catalogs.js';
import type { Console } from './console-tab.js';
import { onOneStage } from './one-stage.js';
import { PAIRED, type PhoneStage } from './phone-stage.js';
import type { Stage, Step } from './stage.js';
import { until } from './until.js';

/** The records of who calls, brought to the front of the console. */

const MARIA = { name: 'Maria Alvarez', address: '+14155550117' };
const OF_SEVERAL = { name: 'Acme', address: '+14155550100' };
const STRANGER = { name: 'Nobody', address: '+4930123456' };

describe('screen pops', function () {
  let stage: Stage;
  let console: Console;
  let phone: PhoneStage;

  onOneStage((opened) => {
    ({ stage, console, phone } = opened);
  });

  const begin = (items: Step = {}): Promise<void> =>
    phone.begin({ start: PAIRED, settings: { ...workInBoth(), ...items } });

  const pops = async (): Promise<readonly string[]> => (await stage.state()).pops;

  /** What was popped once the world has come to rest, so that a second pop would be seen. */
  async function restedPops(): Promise<readonly string[]> {
    await until('something is popped', async () => (await pops()).length > 0);
    return (await stage.rest()).pops;
  }

  const heading = (tab: Console, name: string): Promise<unknown> =>
    until(`${name} is in front`, async () =>
      tab.page.$(`::-p-aria([name="${name}"][role="heading"])`),
    );

  it('one match: its record is opened as soon as it rings', async () => {
    await begin();
    await phone.ring({ from: MARIA });
    await heading(console, 'Maria Alvarez');
    expect(await restedPops()).to.have.length(1);
    await console.press('button', 'Answer');
    await console.says('Related to Maria Alvarez.');
    expect(await restedPops()).to.have.length(1);
  });

  it('several: they are offered', async () => {
    await begin();
    await phone.ring({ from: OF_SEVERAL });
    await heading(console, `Search: ${OF_SEVERAL.address}`);
    expect(await restedPops()).to.deep.equal([`search ${OF_SEVERAL.address}`]);
  });

  it('none: a new record is offered, with the number in it', async () => {
    await begin();
    await phone.ring({ from: STRANGER });
    await heading(console, 'New Contact');
    expect(await restedPops()).to.deep.equal(['newRecord Contact']);
    const number: unknown = await console.page.$eval(
      'dialog input[name=Phone]',
      (field) => Reflect.get(field, 'value') as unknown,
    );
    expect(number).to.equal(STRANGER.address);
  });

  it('at the answer, or not at all, where the definition has it so', async () => {
    await begin({ '/softphone/screenPop': 'answer' });
    await phone.ring({ from: MARIA });
    await console.find('button', 'Answer');
    expect((await stage.rest()).pops).to.deep.equal([]);
    await console.press('button', 'Answer');
    await heading(console, 'Maria Alvarez');
    await begin({ '/softphone/screenPop': 'off' });
    await phone.talk({ from: MARIA, wrapUp: null });
    expect((await stage.rest()).pops).to.deep.equal([]);
  });

  it('a record, an address and a flow, by attributes that the definition names', async () => {
    const maria = async (): Promise<string> => {
      await phone.ring({ from: MARIA });
      const [pop = ''] = await restedPops();
      return pop.split(' ')[1] ?? '';
    };
    await begin();
    const id = await maria();
    await begin({ '/softphone/screenPopRecord': 'SF_Id' });
    await phone.ring({ from: STRANGER, attributes: { SF_Id: id, card: '4111' } });
    await heading(console, 'Maria Alvarez');
    expect(await restedPops()).to.deep.equal([`sobject ${id}`]);
    await begin({ '/softphone/screenPopUrl': '/apex/Caller?case={SF_Case}' });
    await phone.ring({ from: STRANGER, attributes: { SF_Case: 'A 1' } });
    expect(await restedPops()).to.deep.equal(['url /apex/Caller?case=A%201']);
    await begin({
      '/softphone/screenPopFlow': 'Verify_Caller',
      '/softphone/screenPopFlowInputs': 'reason = SF_Reason',
    });
    await phone.ring({ from: STRANGER, attributes: { SF_Reason: 'billing' } });
    expect((await restedPops())[0])
      .to.contain('Verify_Caller')
      .and.contain('billing');
  });

  it('in the tab that the agent sees, also where another one leads, and once', async () => {
    await begin({ '/softphone/screenPopRecord': 'SF_Id' });
    const second = await stage.openConsole();
    try {
      await second.says('No interactions.');
      await second.page.bringToFront();
      await phone.ring({ from: STRANGER, attributes: { other: 'x' } });
      await heading(second, 'New Contact');
      expect(await restedPops()).to.deep.equal(['newRecord Contact']);
      await console.page.bringToFront();
      expect((await stage.rest()).pops).to.have.length(1);
    } finally {
      await second.page.close();
      await console.page.bringToFront();
      await stage.shows({ tabs: 1 });
    }
  });

  it('not a second time after a refresh', async () => {
    await begin();
    await phone.ring({ from: MARIA });
    await heading(console, 'Maria Alvarez');
    await console.whileReloading(() => console.page.reload());
    await console.find('button', 'Answer');
    expect((await stage.rest()).pops).to.have.length(1);
  });
});
