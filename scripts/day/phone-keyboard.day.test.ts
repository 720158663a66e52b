import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { ON_A_CALL, PAIRED, PhoneStage } from './phone-stage.js';
import { Stage } from './stage.js';
import { until } from './until.js';

/** A shift on the phone without a mouse: every control is reached by Tab, and used by Enter, Space and letters. */

describe('an agent’s phone by keyboard alone', function () {
  let stage: Stage;
  let console: Console;
  let phone: PhoneStage;

  before(async () => {
    stage = await Stage.open();
    console = await stage.openSignedIn();
    phone = new PhoneStage(stage, console);
  });
  after(() => stage.close());
  afterEach(() => stage.verify(console));

  /** A fresh world with the focus in the panel. */
  async function begin(): Promise<void> {
    await phone.begin();
    await stage.step({ answering: null });
    await (await console.softphone()).focus('body');
  }

  const key = (name: 'Enter' | 'Space' | 'Escape'): Promise<void> =>
    console.page.keyboard.press(name);

  async function use(name: string, by: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await phone.tabTo(name);
    await key(by);
  }

  async function answers(wrapUp: string | null = null, more: object = {}): Promise<void> {
    await phone.ring({ wrapUp, ...more });
    await console.find('button', 'Answer');
    await use('Answer');
    await phone.world('c1', 'connected');
    await console.find('button', 'Transfer');
  }

  it('mute and hold, and back', async () => {
    await begin();
    await answers();
    await use('Mute', 'Space');
    await console.says('Muted');
    await use('Unmute', 'Space');
    await console.find('button', 'Mute');
    await use('Hold');
    await console.says('On hold');
    await use('Resume');
    await console.find('button', 'Hold');
    await use('Hang up');
    await console.says('No interactions.');
    await stage.shows(PAIRED);
    expect(await phone.deeds()).to.deep.equal([
      'c1: answered',
      'c1: muted',
      'c1: unmuted',
      'c1: held',
      'c1: resumed',
      'c1: hung up',
    ]);
  });

  it('decline', async () => {
    await begin();
    await phone.ring();
    await console.find('button', 'Decline');
    await use('Decline', 'Space');
    await console.says('No interactions.');
    expect(await phone.deeds()).to.deep.equal(['c1: declined']);
  });

  it('a missed call, and back on queue', async () => {
    await begin();
    await phone.ring();
    await console.says('Incoming call');
    await stage.step({ interaction: 'c1', is: 'ended' });
    await console.says('No interactions.');
    await stage.shows({ routingStatus: 'NOT_RESPONDING' });
    await console.find('button', 'Back on queue');
    await use('Back on queue');
    await stage.shows({ ...PAIRED, routingStatus: 'IDLE' });
  });

  it('transfer to a queue, with the list left and opened again', async () => {
    await begin();
    await answers();
    await use('Transfer');
    await phone.tabTo('Person, queue or number');
    await key('Escape');
    await until(
      'the focus is back at the door',
      async () => (await phone.focused()) === 'Transfer',
    );
    await key('Enter');
    await phone.tabTo('Person, queue or number');
    await console.page.keyboard.type('Bill');
    await console.find('button', 'Transfer to Billing');
    await use('Transfer to Billing');
    await console.says('No interactions.');
    await stage.shows(PAIRED);
  });

  it('ask first, and complete', async () => {
    await begin();
    await answers();
    await use('Transfer');
    await phone.tabTo('Person, queue or number');
    await console.page.keyboard.type('+4930555123');
    await console.find('button', 'Ask first: +4930555123');
    await use('Ask first: +4930555123');
    await console.says('is being called.');
    await stage.step({ consulted: 'c1', is: 'connected' });
    await console.says('is on the line.');
    await use('Complete transfer');
    await console.says('No interactions.');
    await stage.shows(PAIRED);
  });

  it('tones', async () => {
    await begin();
    await answers();
    await use('Keypad');
    await console.page.keyboard.type('4*#');
    await console.says('Sent: 4*#');
    await until('the tones are sent', async () => (await phone.requests('POST', '/digits')) === 3);
    await stage.shows(ON_A_CALL);
  });

  it('a wrap-up with its code and notes', async () => {
    await begin();
    await answers('mandatory');
    await use('Hang up');
    await console.says('A code is required.');
    await phone.codes();
    await phone.tabTo('Code');
    await console.page.keyboard.type('Sol');
    await phone.tabTo('Notes');
    await console.page.keyboard.type('Asks for Monday.');
    await use('Save and finish');
    await console.says('No interactions.');
    await stage.shows(PAIRED);
    expect(await phone.deeds()).to.include('c1: wrap-up saved');
  });

  it('a call of the agent’s own, which is ended', async () => {
    await begin();
    await phone.tabTo('Number to call');
    await console.page.keyboard.type('+4930555123');
    await key('Enter');
    await console.says(/\+4930555123.*Calling/);
    await stage.shows(ON_A_CALL);
    await use('Hang up');
    await console.says('No interactions.');
    await stage.shows(PAIRED);
    expect(await phone.requests('POST', '/conversations/calls')).to.equal(1);
  });

  for (const media of ['message', 'email', 'callback']) {
    it(`a ${media}: taken and ended`, async () => {
      await begin();
      await answers(null, { media });
      await stage.shows(ON_A_CALL);
      await use(media === 'callback' ? 'Hang up' : 'End');
      await console.says('No interactions.');
      await stage.shows(PAIRED);
    });
  }
});
