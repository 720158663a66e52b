import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { onOneStage } from './one-stage.js';
import { ON_A_CALL, PAIRED, type PhoneStage } from './phone-stage.js';
import type { Stage } from './stage.js';
import { until } from './until.js';

/** Several calls that become one, and what an agent's roles do not permit, with the sync on. */

describe('several calls at once', function () {
  let stage: Stage;
  let console: Console;
  let phone: PhoneStage;

  onOneStage((opened) => {
    ({ stage, console, phone } = opened);
  });

  /** One more call that is answered; its number is known in Salesforce, so that nothing is asked in front of the panel. */
  async function answersAnother(): Promise<void> {
    const from = { name: 'Robin Weber', address: '+81225550143' };
    await phone.ring({ interaction: 'c2', from, wrapUp: null });
    await console.press('button', 'Answer: Robin Weber');
    await console.says(/Robin Weber.*Connected/);
  }

  /** Two calls that were answered; the first one is on hold and the second one is selected. */
  async function twoCalls(): Promise<void> {
    await phone.begin();
    await phone.talk();
    await console.press('button', 'Hold');
    await console.says(/Casey Morgan.*On hold/);
    await answersAnother();
  }

  it('merges two calls into one, has one of them leave, and hangs up', async () => {
    await twoCalls();
    await stage.shows(ON_A_CALL);
    await console.press('button', 'Merge calls');
    await console.says(/In this call.*Robin Weber.*Casey Morgan/);
    await until('it is one', async () => (await stage.state()).interactions.length === 1);
    await console.press('button', 'Remove Robin Weber');
    await until('one is left', async () => !(await console.text()).includes('In this call'));
    await console.says(/Casey Morgan.*Connected/);
    expect(await console.text()).not.to.contain('Robin Weber');
    await stage.shows(ON_A_CALL);
    await console.press('button', 'Hang up');
    await phone.isFree();
    expect(await phone.requests('PATCH', '/conference')).to.equal(1);
  });

  it('merges and has one leave by keyboard alone', async () => {
    await twoCalls();
    const { keyboard } = phone;
    await keyboard.start();
    await keyboard.use('Merge calls');
    await console.says(/In this call.*Robin Weber.*Casey Morgan/);
    await keyboard.use('Remove Casey Morgan', 'Space', 'back');
    await until('one is left', async () => !(await console.text()).includes('In this call'));
    await keyboard.use('Hang up');
    await phone.isFree();
  });

  it('says why a merge failed, leaves both calls as they are, and lets it be tried again', async () => {
    await twoCalls();
    await stage.step({
      fault: 'rest',
      method: 'PATCH',
      path: '/conference',
      status: 500,
      times: 1,
    });
    await console.press('button', 'Merge calls');
    await console.says('The calls were not merged: PureCloud has an error of its own.');
    await console.says(/Casey Morgan.*On hold/);
    await console.press('button', 'Merge calls');
    await console.says('In this call');
    await console.press('button', 'Hang up');
    await phone.isFree();
  });

  it('shows the conference again after a refresh', async () => {
    await twoCalls();
    await console.press('button', 'Merge calls');
    await console.says('In this call');
    await console.whileReloading(() => console.page.reload());
    await console.says(/In this call.*Robin Weber.*Casey Morgan/);
    await console.press('button', 'Hang up');
    await phone.isFree();
  });

  it('speaks to everybody in a consultation, and completes it', async () => {
    await phone.begin();
    await phone.talk();
    await console.press('button', 'Transfer');
    const search = await console.find('searchbox', 'Person, queue or number');
    await search.type('Kim');
    await console.press('button', 'Ask first: Kim Novak');
    await console.says('Kim Novak is being called.');
    await stage.step({ consulted: 'c1', is: 'connected' });
    await console.says('Kim Novak is on the line.');
    await console.press('button', 'Everyone');
    await console.find('button', 'Everyone');
    await until('everybody is spoken to', async () => {
      const everyone = await console.find('button', 'Everyone');
      return everyone.evaluate((node) => node.getAttribute('aria-pressed') === 'true');
    });
    await console.press('button', 'Complete transfer');
    await phone.isFree();
  });

  it('does not offer what the agent’s roles do not permit, and says which permission is missing', async () => {
    // Permissions are told when the phone begins.
    await stage.begin(console, { start: PAIRED });
    await stage.step({ permission: 'conversation:conference:add', is: 'taken' });
    await stage.step({ permission: 'conversation:communication:blindTransfer', is: 'taken' });
    await console.whileReloading(() => console.page.reload());
    await console.says('No interactions.');
    await phone.talk();
    await answersAnother();
    await console.says('You need the permission “Conversation > Conference > Add”.');
    const frame = await console.softphone();
    const merge = await frame.waitForSelector('>>> .deed.merge');
    await merge?.click();
    await console.says(
      'The calls were not merged: you do not have the permission “Conversation > Conference > Add”.',
    );
    expect(await phone.requests('PATCH', '/conference')).to.equal(0);
    await console.press('button', 'Dismiss');
    await console.press('button', 'Transfer');
    const search = await console.find('searchbox', 'Person, queue or number');
    await search.type('Kim');
    const blind = await console.find('button', 'Transfer to Kim Novak');
    expect(await blind.evaluate((node) => node.getAttribute('aria-disabled'))).to.equal('true');
    const asked = await console.find('button', 'Ask first: Kim Novak');
    expect(await asked.evaluate((node) => node.getAttribute('aria-disabled'))).to.equal(null);
    for (const id of ['c1', 'c2']) await stage.step({ interaction: id, is: 'ended' });
    await stage.shows(PAIRED);
  });
});
