import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { onOneStage } from './one-stage.js';
import { send, type Act } from './phone-act.js';
import { ON_A_CALL, PAIRED, type PhoneStage } from './phone-stage.js';
import { IN_A_HURRY, Played, Shift, STORIES } from './phone-stories.js';
import type { Stage } from './stage.js';

/** The socket drops, or the page is refreshed, in the middle of what an agent does with a phone. */

/** One way, in milliseconds: there is a middle of an action. */
const LATENCY = 250;

describe('a call in mid-action', function () {
  let stage: Stage;
  let console: Console;
  let phone: PhoneStage;
  let shift: Shift;

  onOneStage(
    (opened) => {
      ({ stage, console, phone } = opened);
      shift = new Shift(phone, () => phone.begin());
    },
    { callsAMinute: IN_A_HURRY },
  );
  afterEach(() => shift.verify());

  /** The click is made, and PureCloud has not yet carried out what it asks for. */
  async function press(act: Act): Promise<Played> {
    await act.prepare?.(console, phone);
    const played = await Played.begin(phone, act);
    const { method, path } = act;
    const sent = await phone.requests(method, path);
    await stage.step({ fault: 'network', latency: LATENCY, side: 'pureCloud' });
    await send(console, act);
    await phone.sent(method, path, sent + 1);
    return played;
  }

  const atOnce = (): Promise<unknown> =>
    stage.step({ fault: 'network', latency: 0, side: 'pureCloud' });

  describe('the socket drops between the request and its event: what was done is found', () => {
    // A page whose socket drops again and again waits longer each time.
    beforeEach(() => shift.anew());
    for (const story of STORIES) {
      it(story.name, () =>
        shift.tell(story, async (act) => {
          const played = await press(act);
          await stage.step({ fault: 'socket', is: 'drop' });
          await stage.shows({ sockets: 0 });
          await atOnce();
          await stage.shows({ sockets: 1 });
          await played.isDone([console]);
        }),
      );
    }
  });

  describe('the page is refreshed: what was done is there, once', () => {
    for (const story of STORIES) {
      it(story.name, () =>
        shift.tell(story, async (act) => {
          const played = await press(act);
          await console.whileReloading(() => console.page.reload());
          await atOnce();
          await console.says('Sync is on');
          await played.isDone([console]);
        }),
      );
    }
  });

  it('after-call work runs out while PureCloud is out of reach: what was not saved is told', async () => {
    await phone.begin();
    await phone.talk({ wrapUp: 'timed', wrapUpTime: 5 });
    await console.press('button', 'Hang up');
    await console.says('Ends by itself in');
    await phone.write('Notes', 'textbox', 'Asks for Monday');
    await stage.step({ reach: 'pureCloud', is: 'lost' });
    await console.says('The connection to PureCloud was lost');
    await phone.world('c1', 'ended');
    await stage.step({ reach: 'pureCloud', is: 'back' });
    await console.says('The wrap-up was not saved: it had ended before.');
    await console.says('No interactions.');
    await stage.shows(PAIRED);
  });

  it('what is clicked while PureCloud is out of reach fails, is told, and is done afterwards', async () => {
    await phone.begin();
    await phone.talk();
    await stage.step({ reach: 'pureCloud', is: 'lost' });
    await console.says('The connection to PureCloud was lost');
    await console.press('button', 'Mute');
    await console.says('You are not muted: PureCloud could not be reached.');
    expect(await phone.deeds()).not.to.include('c1: muted');
    await stage.step({ reach: 'pureCloud', is: 'back' });
    await stage.shows({ sockets: 1 });
    await console.press('button', 'Mute');
    await console.says('Muted');
    expect((await phone.deeds()).filter((deed) => deed === 'c1: muted')).to.have.length(1);
    await stage.shows(ON_A_CALL);
    await stage.step({ interaction: 'c1', is: 'ended' });
    await console.says('No interactions.');
    await stage.shows(PAIRED);
  });

  it('the customer hangs up while the socket is down: gone when it is back, and free in both', async () => {
    await phone.begin();
    await phone.talk();
    await stage.step({ fault: 'socket', is: 'refuse', times: 2 });
    await stage.shows({ sockets: 0 });
    await stage.step({ customer: 'c1', is: 'hungUp' });
    await stage.shows({ sockets: 1 });
    await console.says('No interactions.');
    await stage.shows(PAIRED);
  });

  it('two calls at once: a fault of the one is not the other’s', async () => {
    await phone.begin();
    await phone.talk();
    await console.press('button', 'Hold');
    await console.press('button', 'Resume');
    await console.press('button', 'Hold');
    await console.says('On hold');
    await phone.ring({ interaction: 'c2', from: { name: 'Kim Weber', address: '+14155550118' } });
    await console.says('Kim Weber');
    await stage.step({ fault: 'rest', method: 'PATCH', path: '/calls/c2/', status: 500 });
    await console.press('button', 'Answer: Kim Weber');
    await console.says('It was not answered: PureCloud has an error of its own.');
    await console.press('button', 'Answer: Kim Weber');
    await phone.world('c2', 'connected');
    await stage.step({
      fault: 'rest',
      method: 'PATCH',
      path: '/calls/c2/',
      status: 500,
      after: true,
    });
    await console.press('button', 'Hang up');
    await phone.world('c2', 'ended');
    await console.says(/Casey Morgan.*On hold/);
    await console.press('button', 'Resume');
    await console.find('button', 'Hold');
    await stage.shows(ON_A_CALL);
    expect((await phone.deeds()).filter((deed) => deed.startsWith('c2'))).to.deep.equal([
      'c2: answered',
      'c2: hung up',
    ]);
    await console.press('button', 'Hang up');
    await console.says('No interactions.');
    await stage.shows(PAIRED);
  });
});
