import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { Keyboard } from './keyboard.js';
import { Stage, type Step } from './stage.js';
import { until } from './until.js';

/** Callbacks, messages, emails and what has no name of its own; offers that are missed, and given by a colleague. */

const PAIRED = { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' };
const BUSY = { omni: 'Busy', pureCloud: 'ON_QUEUE' };

describe('media and missed offers', function () {
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

  /** The number and the address are known in Salesforce, so that nothing is asked in front of the panel. */
  const offer = (media: string, more: Step = {}): Promise<unknown> =>
    stage.step({
      interaction: 'c1',
      is: 'alerting',
      media,
      from: {
        name: 'Maria Alvarez',
        address: media === 'email' ? 'maria.alvarez@example.com' : '+14155550117',
      },
      queue: 'Support',
      wrapUp: null,
      ...more,
    });

  const requests = async (text: string): Promise<number> =>
    (await stage.state()).log.filter(
      (entry) => entry.what === 'request' && entry.text.includes(text),
    ).length;

  async function save(): Promise<void> {
    const code = await console.find('combobox', 'Code');
    await until('the codes are there', async () =>
      (await code.evaluate((node) => node.textContent)).includes('Solved'),
    );
    await code.type('Sol');
    await console.press('button', 'Save and finish');
  }

  const isFree = async (): Promise<void> => {
    await console.says('No interactions.');
    await stage.shows(PAIRED);
  };

  for (const [media, path, state] of [
    ['message', '/messages/', 'New message'],
    ['email', '/emails/', 'New email'],
  ] as const) {
    it(`${media}: answered, ended and wrapped up, by its own endpoints`, async () => {
      await begin();
      await offer(media, { wrapUp: 'mandatory', subject: 'An invoice' });
      await console.says(new RegExp(`Maria Alvarez.*${state}`));
      if (media === 'email') await console.says('An invoice');
      await console.press('button', 'Answer');
      await console.says(/Maria Alvarez.*Open/);
      expect(await console.text()).not.to.contain('Hold');
      await console.press('button', 'End');
      await save();
      await isFree();
      expect(await requests(path)).to.equal(3);
      expect(await requests('/chats')).to.equal(0);
    });

    it(`${media}: declined, and the agent goes back on queue`, async () => {
      await begin();
      await offer(media);
      await console.press('button', 'Decline');
      await console.says('PureCloud offers you nothing more.');
      await stage.shows({ routingStatus: 'NOT_RESPONDING' });
      await console.press('button', 'Back on queue');
      await stage.shows({ ...PAIRED, routingStatus: 'IDLE' });
      await until(
        'it is said no more',
        async () => !(await console.text()).includes('nothing more'),
      );
    });

    it(`${media}: given to a colleague, never to a number`, async () => {
      await begin();
      await offer(media);
      await console.press('button', 'Answer');
      await console.says(/Maria Alvarez.*Open/);
      await console.press('button', 'Transfer');
      const search = await console.find('searchbox', 'Person, queue or number');
      await search.type('Kim');
      await console.press('button', 'Transfer to Kim Novak');
      await isFree();
      expect(await requests('/replace/agent')).to.equal(1);
    });
  }

  it('callback: its time is shown, one of its numbers is called, and it is wrapped up', async () => {
    await begin();
    const numbers = ['+14155550117', '+14155550100'];
    await offer('callback', { wrapUp: 'mandatory', callback: { numbers, in: 60 } });
    await console.says(/Maria Alvarez.*New callback.*for \d/);
    await console.press('button', 'Answer');
    await console.says(/Maria Alvarez.*Connected|Maria Alvarez.*Open/);
    await stage.shows(BUSY);
    await stage.step({ answering: 0.2 });
    await console.press('button', 'Call back');
    await console.press('button', 'Call +14155550100');
    await console.find('button', 'Hold');
    expect(
      (await stage.state()).log.some(({ text }) => text.includes('calls back +14155550100')),
    ).to.equal(true);
    await console.press('button', 'Mute');
    await console.says('Muted');
    await console.press('button', 'Hang up');
    await console.find('button', 'Call back');
    await console.press('button', 'Hang up');
    await save();
    await isFree();
    expect(await requests('POST /conversations/calls/c1')).to.equal(1);
  });

  it('callback by keyboard alone', async () => {
    await begin();
    await offer('callback');
    await console.says('New callback');
    await keyboard.start();
    await keyboard.press('Answer');
    await stage.shows(BUSY);
    await stage.step({ answering: 0.2 });
    await keyboard.press('Call back: Call +14155550117');
    await console.find('button', 'Hold');
    await keyboard.press('Hang up');
    await console.find('button', 'Call back: Call +14155550117');
    await keyboard.press('Hang up');
    await isFree();
  });

  it('a medium without a name: a plain card that is answered and ended', async () => {
    await begin();
    await offer('cobrowse');
    await console.says(/cobrowse.*Maria Alvarez/);
    await console.press('button', 'Answer');
    await console.press('button', 'End');
    await isFree();
  });

  it('a missed call: said, back on queue by keyboard, offered again and answered', async () => {
    await begin();
    await offer('voice');
    await console.says('Incoming call');
    await stage.step({ interaction: 'c1', is: 'ended' });
    await console.says('PureCloud offers you nothing more.');
    await stage.shows({ routingStatus: 'NOT_RESPONDING', pureCloud: 'ON_QUEUE' });
    await keyboard.start();
    await keyboard.press('Back on queue');
    await stage.shows({ ...PAIRED, routingStatus: 'IDLE' });
    // What ended less than 2 s ago does not come back (omni-sync.md); no queue offers so fast.
    await stage.rest(2_500);
    await offer('voice');
    await console.press('button', 'Answer');
    await console.says(/Maria Alvarez.*Connected/);
    await stage.shows(BUSY);
    expect((await stage.state()).interactions).to.have.length(1);
    await console.press('button', 'Hang up');
    await isFree();
  });

  it('says why the agent is not back on queue, and lets it be tried again', async () => {
    await begin();
    await offer('voice');
    await console.press('button', 'Decline');
    await console.says('PureCloud offers you nothing more.');
    await stage.step({ fault: 'rest', method: 'PUT', path: '/routingstatus', status: 403 });
    await console.press('button', 'Back on queue');
    await console.says('You are not back on queue: you do not have the permission');
    await console.press('button', 'Back on queue');
    await stage.shows({ ...PAIRED, routingStatus: 'IDLE' });
  });

  it('a call that a colleague gives to the agent is the customer’s', async () => {
    await begin();
    await offer('voice', { passedBy: 'Kim Novak' });
    await console.says(/Maria Alvarez.*Incoming call/);
    await console.press('button', 'Answer');
    await console.says(/Maria Alvarez.*Connected/);
    await stage.shows(BUSY);
    await console.press('button', 'Hang up');
    await isFree();
  });
});
