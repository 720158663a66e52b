import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { onOneStage } from './one-stage.js';
import { ON_A_CALL, PAIRED, type PhoneStage } from './phone-stage.js';
import type { Stage } from './stage.js';
import { until } from './until.js';

/** Callbacks, messages, emails and what has no name of its own; offers that are missed, and given by a colleague. */

describe('media and missed offers', function () {
  let stage: Stage;
  let console: Console;
  let phone: PhoneStage;

  onOneStage((opened) => {
    ({ stage, console, phone } = opened);
  });

  const requests = async (text: string): Promise<number> =>
    (await stage.state()).log.filter(
      (entry) => entry.what === 'request' && entry.text.includes(text),
    ).length;

  async function save(): Promise<void> {
    await phone.codes();
    await (await console.find('combobox', 'Code')).type('Sol');
    await console.press('button', 'Save and finish');
  }

  for (const [media, path, state] of [
    ['message', '/messages/', 'New message'],
    ['email', '/emails/', 'New email'],
  ] as const) {
    it(`${media}: answered, ended and wrapped up, by its own endpoints`, async () => {
      await phone.begin();
      await phone.ring({ media, wrapUp: 'mandatory', subject: 'An invoice' });
      await console.says(new RegExp(`Casey Morgan.*${state}`));
      if (media === 'email') await console.says('An invoice');
      await console.press('button', 'Answer');
      await console.says(/Casey Morgan.*Open/);
      expect(await console.text()).not.to.contain('Hold');
      await console.press('button', 'End');
      await save();
      await phone.isFree();
      expect(await requests(path)).to.equal(3);
      expect(await requests('/chats')).to.equal(0);
    });

    it(`${media}: declined, and the agent goes back on queue`, async () => {
      await phone.begin();
      await phone.ring({ media, wrapUp: null });
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
      await phone.begin();
      await phone.ring({ media, wrapUp: null });
      await console.press('button', 'Answer');
      await console.says(/Casey Morgan.*Open/);
      await console.press('button', 'Transfer');
      const search = await console.find('searchbox', 'Person, queue or number');
      await search.type('Kim');
      await console.press('button', 'Transfer to Kim Novak');
      await phone.isFree();
      expect(await requests('/replace/agent')).to.equal(1);
    });
  }

  it('callback: its time is shown, one of its numbers is called, and it is wrapped up', async () => {
    await phone.begin();
    const numbers = ['+14155550117', '+14155550100'];
    await phone.ring({ media: 'callback', wrapUp: 'mandatory', callback: { numbers, in: 60 } });
    await console.says(/Casey Morgan.*New callback.*for \d/);
    await console.press('button', 'Answer');
    await console.says(/Casey Morgan.*Connected|Casey Morgan.*Open/);
    await stage.shows(ON_A_CALL);
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
    await phone.isFree();
    expect(await requests('POST /conversations/calls/c1')).to.equal(1);
  });

  it('a medium without a name: a plain card that is answered and ended', async () => {
    await phone.begin();
    await phone.ring({ media: 'cobrowse', wrapUp: null });
    await console.says(/cobrowse.*Casey Morgan/);
    await console.press('button', 'Answer');
    await console.press('button', 'End');
    await phone.isFree();
  });

  it('a missed call: said, back on queue by keyboard, offered again and answered', async () => {
    await phone.begin();
    await phone.ring({ wrapUp: null });
    await console.says('Incoming call');
    await stage.step({ interaction: 'c1', is: 'ended' });
    await console.says('PureCloud offers you nothing more.');
    await stage.shows({ routingStatus: 'NOT_RESPONDING', pureCloud: 'ON_QUEUE' });
    await phone.keyboard.start();
    await phone.keyboard.use('Back on queue');
    await stage.shows({ ...PAIRED, routingStatus: 'IDLE' });
    // What ended less than 2 s ago does not come back (omni-sync.md); no queue offers so fast.
    await stage.rest(2_500);
    await phone.ring({ wrapUp: null });
    await console.press('button', 'Answer');
    await console.says(/Casey Morgan.*Connected/);
    await stage.shows(ON_A_CALL);
    expect((await stage.state()).interactions).to.have.length(1);
    await console.press('button', 'Hang up');
    await phone.isFree();
  });

  it('says why the agent is not back on queue, and lets it be tried again', async () => {
    await phone.begin();
    await phone.ring({ wrapUp: null });
    await console.press('button', 'Decline');
    await console.says('PureCloud offers you nothing more.');
    await stage.step({ fault: 'rest', method: 'PUT', path: '/routingstatus', status: 403 });
    await console.press('button', 'Back on queue');
    await console.says('You are not back on queue: you do not have the permission');
    await console.press('button', 'Back on queue');
    await stage.shows({ ...PAIRED, routingStatus: 'IDLE' });
  });

  it('a call that a colleague gives to the agent is the customer’s', async () => {
    await phone.begin();
    await phone.ring({ wrapUp: null, passedBy: 'Kim Novak' });
    await console.says(/Casey Morgan.*Incoming call/);
    await console.press('button', 'Answer');
    await console.says(/Casey Morgan.*Connected/);
    await stage.shows(ON_A_CALL);
    await console.press('button', 'Hang up');
    await phone.isFree();
  });
});
