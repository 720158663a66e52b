import { expect } from 'chai';
import { version1Settings } from '../../adapter/definition/testing/catalogs.js';
import type { Console } from './console-tab.js';
import type { Keyboard } from './keyboard.js';
import { onOneStage } from './one-stage.js';
import { ON_A_CALL, PAIRED, type PhoneStage } from './phone-stage.js';
import type { Stage, Step } from './stage.js';
import { until } from './until.js';

/** A shift on the phone without a mouse: every control is reached by Tab, and used by Enter, Space and letters. */

describe('an agent’s phone by keyboard alone', function () {
  let stage: Stage;
  let console: Console;
  let phone: PhoneStage;
  let keyboard: Keyboard;

  onOneStage((opened) => {
    ({ stage, console, phone } = opened);
    ({ keyboard } = phone);
  });

  /** A fresh world with the focus in the panel. */
  async function begin(settings?: Step): Promise<void> {
    await phone.begin({ start: PAIRED, ...(settings === undefined ? {} : { settings }) });
    await stage.step({ answering: null });
    await keyboard.start();
  }

  const key = (name: 'Enter' | 'Escape'): Promise<void> => console.page.keyboard.press(name);

  async function answers(more: Step = {}): Promise<void> {
    await phone.ring({ wrapUp: null, ...more });
    await console.find('button', 'Answer');
    await keyboard.use('Answer');
    await phone.world('c1', 'connected');
    await console.find('button', 'Transfer');
  }

  it('hold and mute, and back', async () => {
    await begin();
    await answers();
    await keyboard.use('Hold');
    await console.says('On hold');
    await keyboard.use('Resume');
    await console.find('button', 'Hold');
    await keyboard.use('Mute', 'Space');
    await console.says('Muted');
    await keyboard.use('Unmute', 'Space');
    await console.find('button', 'Mute');
    await keyboard.use('Hang up');
    await phone.isFree();
    expect(await phone.deeds()).to.deep.equal([
      'c1: answered',
      'c1: held',
      'c1: resumed',
      'c1: muted',
      'c1: unmuted',
      'c1: hung up',
    ]);
  });

  it('decline', async () => {
    await begin();
    await phone.ring();
    await console.find('button', 'Decline');
    await keyboard.use('Decline', 'Space');
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
    await keyboard.use('Back on queue');
    await stage.shows({ ...PAIRED, routingStatus: 'IDLE' });
  });

  it('transfer to a queue, with the list left and opened again', async () => {
    await begin();
    await answers();
    await keyboard.use('Transfer');
    await keyboard.tabTo('Person, queue or number');
    await key('Escape');
    await until(
      'the focus is back at the door',
      async () => (await keyboard.focused()) === 'Transfer',
    );
    await key('Enter');
    await keyboard.tabTo('Person, queue or number');
    await keyboard.type('Bill');
    await console.find('button', 'Transfer to Billing');
    await keyboard.use('Transfer to Billing');
    await phone.isFree();
  });

  it('ask first, and complete', async () => {
    await begin();
    await answers();
    await keyboard.use('Transfer');
    await keyboard.tabTo('Person, queue or number');
    await keyboard.type('+4930555123');
    await console.find('button', 'Ask first: +4930555123');
    await keyboard.use('Ask first: +4930555123');
    await console.says('is being called.');
    await stage.step({ consulted: 'c1', is: 'connected' });
    await console.says('is on the line.');
    await keyboard.use('Complete transfer', 'Enter', 'back');
    await phone.isFree();
  });

  it('tones', async () => {
    await begin();
    await answers();
    await keyboard.use('Keypad');
    await keyboard.type('4*#');
    await console.says('Pressed: 4*#');
    await until('the tones are sent', async () => (await phone.requests('POST', '/digits')) === 3);
    await stage.shows(ON_A_CALL);
  });

  describe('wrap-up', () => {
    async function choose(code: string): Promise<void> {
      await phone.codes();
      await keyboard.tabTo('Code');
      await keyboard.type(code);
    }

    async function hungUp(more: Step): Promise<void> {
      await begin();
      await answers(more);
      await keyboard.use('Hang up');
      await console.find('combobox', 'Code');
    }

    it('mandatory: with code, notes and tags', async () => {
      await hungUp({ wrapUp: 'mandatory' });
      await console.says('A code is required.');
      await stage.shows(ON_A_CALL);
      await choose('Sol');
      await keyboard.tabTo('Notes');
      await keyboard.type('Asks for Monday.');
      await keyboard.tabTo('Tags');
      await keyboard.type('vip');
      await key('Enter');
      await console.says('Tag vip added.');
      await keyboard.use('Save and finish');
      await phone.isFree();
      expect(await phone.deeds()).to.include('c1: wrap-up saved');
    });

    it('optional: the agent is free meanwhile, and ends it without a code', async () => {
      await hungUp({ wrapUp: 'optional' });
      await stage.shows(PAIRED);
      await keyboard.use('Finish without code', 'Space');
      await phone.isFree();
      expect(await phone.deeds()).not.to.include('c1: wrap-up saved');
    });

    it('timed: what was chosen is saved when its time is over', async () => {
      await hungUp({ wrapUp: 'timed', wrapUpTime: 8 });
      await console.says(/Ends by itself in 0:0\d\./);
      await choose('Sol');
      await phone.isFree();
      expect(await phone.deeds()).to.include('c1: wrap-up saved');
    });

    it('timed to the end: saved, and the work goes on until then', async () => {
      await hungUp({ wrapUp: 'timedToTheEnd', wrapUpTime: 8 });
      await choose('Sol');
      await keyboard.use('Save');
      await console.says('Saved.');
      await stage.shows(ON_A_CALL);
      await phone.isFree();
    });

    it('on request: asked for during the call', async () => {
      await begin();
      await answers({ wrapUp: 'onRequest' });
      await keyboard.use('Wrap-up after this', 'Space');
      await until(
        'it is asked for',
        async () => !(await console.text()).includes('Wrap-up after this'),
      );
      await keyboard.use('Hang up');
      await choose('Sol');
      await keyboard.use('Save and finish');
      await phone.isFree();
      expect(await phone.deeds()).to.include('c1: wrap-up saved');
    });
  });

  it('a call of the agent’s own, which is ended', async () => {
    await begin();
    await keyboard.tabTo('Number to call');
    await keyboard.type('+4930555123');
    await key('Enter');
    await console.says(/\+49 3055 5123.*Calling/);
    await stage.shows(ON_A_CALL);
    await keyboard.use('Hang up', 'Enter', 'back');
    await phone.isFree();
    expect(await phone.requests('POST', '/conversations/calls')).to.equal(1);
  });

  it('click-to-dial: the number of a record', async () => {
    await begin({ ...version1Settings(), '/softphone/country': 'US' });
    await console.openRecord('Maria Alvarez');
    await keyboard.useInConsole('(415) 555-0117');
    await stage.shows(ON_A_CALL);
    expect(await phone.requests('POST', '/conversations/calls')).to.equal(1);
    await keyboard.use('Hang up');
    await phone.isFree();
  });

  for (const media of ['message', 'email']) {
    it(`a ${media}: taken, ended and wrapped up`, async () => {
      await begin();
      await answers({ media, wrapUp: 'mandatory' });
      await stage.shows(ON_A_CALL);
      await keyboard.use('End');
      await phone.codes();
      await keyboard.tabTo('Code');
      await keyboard.type('Sol');
      await keyboard.use('Save and finish');
      await phone.isFree();
      expect(await phone.deeds()).to.include('c1: wrap-up saved');
    });
  }

  it('a callback: taken, its number called, and ended', async () => {
    await begin();
    await answers({ media: 'callback' });
    await stage.shows(ON_A_CALL);
    await stage.step({ answering: 0.2 });
    await keyboard.use('Call back: Call +14155550117');
    await console.find('button', 'Hold');
    await keyboard.use('Hang up');
    await console.find('button', 'Call back: Call +14155550117');
    await keyboard.use('Hang up');
    await phone.isFree();
  });
});
