import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { Stage } from './stage.js';

/** Two people at one desk: one in Salesforce, the other in PureCloud. */

const START = { omni: 'Lunch', pureCloud: 'AVAILABLE' };
const NOTHING = { omni: 0, pureCloud: 0 };
const DIFFER = 'Salesforce is kim.novak@acme.example, PureCloud is robin.sato@acme.example';

describe('who is who', function () {
  let stage: Stage;
  let console: Console;

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(async () => {
    await stage.verify(console);
    await console.page.close();
  });

  async function open(
    user: { readonly email?: string; readonly federationId?: string },
    settings?: Readonly<Record<string, string>>,
  ): Promise<void> {
    await stage.reset({ start: START });
    if (settings !== undefined) await stage.step({ definition: settings });
    await stage.step({ fault: 'user', ...user });
    console = await stage.openConsole();
    await console.signIn();
  }

  it('two people: nothing is written on either side, and the phone works', async () => {
    await open({ email: 'kim.novak@acme.example' });
    expect(await console.says(DIFFER)).to.contain('Sync is off');
    await stage.step({ omni: 'Available_Chat' });
    await console.says(/Omni-Channel[^.]*Available - Chat/);
    await stage.step({ pureCloud: 'ON_QUEUE' });
    await console.says(/PureCloud status ?: On Queue/);
    await stage.step({ interaction: 'c1', is: 'alerting', media: 'voice' });
    await console.press('button', 'Answer');
    await stage.shows({ interactions: [{ id: 'c1', is: 'connected', media: 'voice' }] });
    await stage.rest();
    await stage.shows({ omni: 'Available_Chat', pureCloud: 'ON_QUEUE', writes: NOTHING });
  });

  it('two people, and a new page: still nothing is written', async () => {
    await open({ email: 'kim.novak@acme.example' });
    await console.says(DIFFER);
    await console.whileReloading(() => console.page.reload());
    await console.says(DIFFER);
    await stage.step({ omni: 'Available_Chat' });
    await console.says(/Omni-Channel[^.]*Available - Chat/);
    await stage.rest();
    await stage.shows({ omni: 'Available_Chat', pureCloud: 'AVAILABLE', writes: NOTHING });
  });

  it('the right one comes: sync begins with the next page', async () => {
    await open({ email: 'kim.novak@acme.example' });
    await console.says(DIFFER);
    await stage.step({ fault: 'user', email: 'Robin.Sato@ACME.example' });
    await console.whileReloading(() => console.page.reload());
    expect(await console.says('Sync is on')).not.to.contain('kim.novak');
    await stage.step({ omni: 'Available_Chat' });
    await stage.shows({ pureCloud: 'ON_QUEUE', writes: { omni: 0, pureCloud: 1 } });
  });

  it('by federation id: another address is one person, another id is not', async () => {
    const by = { 'softphone/identityMatch': 'federationId' };
    await open({ email: 'r.sato@elsewhere.example', federationId: 'ROBIN.SATO' }, by);
    await console.says('Sync is on');
    await stage.step({ fault: 'user', federationId: 'kim.novak' });
    await console.whileReloading(() => console.page.reload());
    await console.says(
      'Salesforce’s federation ID is kim.novak, PureCloud is robin.sato@acme.example',
    );
    await stage.shows({ writes: NOTHING });
  });

  it('none: nobody asks who is who', async () => {
    await open({ email: 'kim.novak@acme.example' }, { 'softphone/identityMatch': 'none' });
    expect(await console.says('Sync is on')).not.to.contain('kim.novak');
  });

  it('not told by the shell: said on the Connection page, and sync goes on', async () => {
    await open({ email: '' });
    await console.says('Sync is on');
    await console.press('button', 'Connection');
    await console.says('nobody compared the two accounts');
  });
});
