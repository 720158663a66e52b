import { fixture, html } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { expect } from '../testing/expect.js';
import { ALERTING, CONNECTED, phoneWith } from './phone-fixtures.js';
import { ignoreSecondClicks } from './second-clicks.js';
import { drawPhone } from './testing/drawn-phone.js';

const centre = (element: Element): [number, number] => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
};

const click = (position: [number, number]): Promise<void> => sendMouse({ type: 'click', position });

describe('a double click in the phone', () => {
  let pressed: string[] = [];

  /** Two buttons of the same size, the first of which is gone once it was pressed. */
  const create = async (first: string, second: string): Promise<HTMLElement> => {
    pressed = [];
    const host = await fixture<HTMLElement>(html`<div></div>`);
    ignoreSecondClicks(host);
    for (const [index, look] of [first, second].entries()) {
      const button = document.createElement('button');
      button.className = look;
      button.textContent = 'Button';
      button.addEventListener('click', () => {
        pressed.push(look);
        if (index === 0) button.remove();
      });
      host.append(button);
    }
    return host;
  };

  const onTheFirst = (host: HTMLElement): [number, number] => centre(host.children[0] ?? host);

  afterEach(() => resetMouse());

  it('does not press by its second half what has come to lie there', async () => {
    for (const second of ['mute', 'row']) {
      const host = await create('answer', second);
      const place = onTheFirst(host);
      await click(place);
      expect(centre(host.children[0] ?? host)).to.deep.equal(place);
      await click(place);
      expect(pressed).to.deep.equal(['answer']);
    }
  });

  it('is two tones on a keypad', async () => {
    const phone = await drawPhone(phoneWith(CONNECTED));
    await click(centre(phone.button('Keypad', 'omni-call-controls')));
    const key = centre(phone.button('1', 'omni-call-controls', 'omni-keypad'));
    await click(key);
    await click(key);
    expect(phone.deeds.map((deed) => deed.is === 'perform' && deed.action)).to.deep.equal(
      [1, 2].map(() => ({ do: 'digits', interaction: CONNECTED.id, digits: '1' })),
    );
  });

  it('is two clicks in two places', async () => {
    const host = await create('hold', 'mute');
    const [first, second] = [...host.children].map(centre);
    if (first === undefined || second === undefined) throw new Error('There are no two buttons.');
    await click(second);
    await click(first);
    expect(pressed).to.deep.equal(['mute', 'hold']);
  });

  it('is none where a screen reader or the keyboard presses', async () => {
    const host = await create('answer', 'mute');
    for (const button of [...host.children]) {
      if (!(button instanceof HTMLElement)) continue;
      button.focus();
      await sendKeys({ press: 'Enter' });
    }
    expect(pressed).to.deep.equal(['answer', 'mute']);
  });

  it('ends with the first press of an Enter key that is held down', async () => {
    const host = await create('answer', 'mute');
    const [first, second] = [...host.children];
    if (!(first instanceof HTMLElement) || !(second instanceof HTMLElement)) return;
    first.focus();
    await sendKeys({ down: 'Enter' });
    second.focus();
    // The same key down again is what a browser takes for its repetition.
    await sendKeys({ down: 'Enter' });
    await sendKeys({ up: 'Enter' });
    expect(pressed).to.deep.equal(['answer']);
  });

  it('on Answer answers, once', async () => {
    const phone = await drawPhone(phoneWith(ALERTING));
    const place = centre(phone.button('Answer', 'omni-interactions'));
    await click(place);
    await click(place);
    expect(phone.deeds).to.have.length(1);
    await phone.show(phoneWith(CONNECTED));
    await click(centre(phone.button('Keypad', 'omni-call-controls')));
    expect(phone.button('Keypad', 'omni-call-controls').ariaExpanded).to.equal('true');
  });
});
