import { aTimeout, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { en } from '../messages/en.js';
import { ja } from '../messages/ja.js';
import { deepText, find, findAll, focused } from '../testing/dom.js';
import { expect } from '../testing/expect.js';
import {
  AFTER,
  ALERTING,
  CONNECTED,
  CONSULTING,
  interaction,
  PHONE_EMPTY,
  PHONE_GALLERY,
  phoneWith,
  TIMED,
} from './phone-fixtures.js';
import './phone.js';
import type { OmniPhone } from './phone.js';
import type { PhoneDeedMessage, PhoneView } from '../../session/phone/view.js';

describe('<omni-phone>', () => {
  let deeds: PhoneDeedMessage[] = [];

  const create = async (view: PhoneView, words = en): Promise<OmniPhone> => {
    deeds = [];
    const act = (deed: PhoneDeedMessage): void => void deeds.push(deed);
    const element = await fixture<OmniPhone>(
      html`<omni-phone .words=${words} .view=${view} .act=${act}></omni-phone>`,
    );
    await waitUntil(() => findAll(element, 'omni-station').length === 1, 'the phone is drawn');
    await element.updateComplete;
    return element;
  };

  const show = async (element: OmniPhone, view: PhoneView): Promise<void> => {
    element.view = view;
    await element.updateComplete;
    await nextFrame();
  };

  const button = (element: Element, name: string, ...path: readonly string[]): HTMLElement => {
    const root = path.length === 0 ? element : find(element, ...path);
    const found = findAll(root, 'button').find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent.trim()) === name,
    );
    if (!(found instanceof HTMLElement)) throw new Error(`No button ${name}: ${deepText(root)}`);
    return found;
  };

  const type = async (input: HTMLElement, text: string): Promise<void> => {
    input.focus();
    await sendKeys({ type: text });
  };

  const live = (element: Element, role: string): string =>
    find(element, `.unseen[role=${role}]`).textContent;

  for (const [name, view] of Object.entries(PHONE_GALLERY)) {
    for (const words of [en, ja]) {
      it(`is accessible: ${name} (${words.language})`, async () => {
        await expect(await create(view, words)).to.be.accessible();
      });
    }
  }

  it('is accessible in the dark', async () => {
    await emulateMedia({ colorScheme: 'dark' });
    try {
      const host = await create(phoneWith(CONNECTED, ALERTING));
      host.style.colorScheme = 'dark';
      await expect(host).to.be.accessible();
    } finally {
      await emulateMedia({ colorScheme: 'light' });
    }
  });

  it('says that there is nothing, and what will be there', async () => {
    expect(deepText(await create(PHONE_EMPTY))).to.contain('No interactions.');
    expect(deepText(await create(PHONE_EMPTY, ja))).to.contain('対応中のものはありません。');
  });

  it('lets a call be answered and declined from the list, above everything else', async () => {
    const element = await create(phoneWith(CONNECTED, ALERTING));
    const [first] = findAll(find(element, 'omni-interactions'), 'li');
    expect(first?.textContent).to.contain('Robin Weber');
    button(element, 'Answer: Robin Weber', 'omni-interactions').click();
    button(element, 'Decline: Robin Weber', 'omni-interactions').click();
    expect(deeds).to.deep.equal([
      { is: 'perform', action: { do: 'answer', interaction: 'c2' } },
      { is: 'perform', action: { do: 'decline', interaction: 'c2' } },
    ]);
  });

  it('does nothing twice: what is under way says so and is not sent', async () => {
    const element = await create(phoneWith({ ...ALERTING, underWay: ['answer'] }));
    const answer = find(element, 'omni-interactions', '.answer');
    expect(answer.getAttribute('aria-disabled')).to.equal('true');
    expect(answer.textContent).to.contain('Under way');
    answer.click();
    expect(deeds).to.deep.equal([]);
  });

  it('marks what is selected and what alerts by more than a colour or a shadow', async () => {
    const other = { ...CONNECTED, id: 'other' };
    const element = await create(phoneWith(ALERTING, CONNECTED, other));
    await show(element, { ...phoneWith(ALERTING, CONNECTED, other), selected: CONNECTED.id });
    const widthOf = (row: string): number =>
      parseFloat(getComputedStyle(find(element, 'omni-interactions', row)).borderInlineStartWidth);
    const plain = widthOf('li:not(.selected, .alerting)');
    expect(widthOf('.selected')).to.be.greaterThan(plain);
    expect(widthOf('.alerting')).to.be.greaterThan(plain);
  });

  it('has the deeds that the state allows, by name', async () => {
    const names = async (view: PhoneView) => {
      const element = await create(view);
      return findAll(find(element, 'omni-call-controls'), '.deed').map((one) =>
        one.textContent.trim(),
      );
    };
    const held = interaction({ held: true, muted: true, securePaused: true });
    expect(await names(phoneWith(interaction()))).to.deep.equal([
      'Hold',
      'Mute',
      'Pause recording',
      'Keypad',
      'Transfer',
      'Hang up',
    ]);
    expect((await names(phoneWith(held))).slice(0, 3)).to.deep.equal([
      'Resume',
      'Unmute',
      'Resume recording',
    ]);
    expect(await names(phoneWith(interaction({ media: 'chat' })))).to.deep.equal([
      'Transfer',
      'End',
    ]);
  });

  it('sends tones by click and by keyboard, and closes on Escape', async () => {
    const element = await create(phoneWith(interaction()));
    const keypad = button(element, 'Keypad', 'omni-call-controls');
    keypad.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused()?.textContent === '1', 'the first key has the focus');
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: '5#' });
    expect(deeds.map((deed) => deed.is === 'perform' && deed.action)).to.deep.equal(
      ['1', '5', '#'].map((digits) => ({ do: 'digits', interaction: 'c1', digits })),
    );
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => focused()?.textContent.trim() === 'Keypad', 'the focus is back');
    expect(keypad.getAttribute('aria-expanded')).to.equal('false');
  });

  it('transfers to somebody who was found, at once or after asking', async () => {
    const element = await create(phoneWith(interaction()));
    button(element, 'Transfer', 'omni-call-controls').click();
    await waitUntil(() => focused()?.id === 'search', 'the field has the focus');
    await sendKeys({ type: 'kim' });
    expect(deeds.at(-1)).to.deep.equal({ is: 'search', text: 'kim' });
    const found = [
      { kind: 'person', id: 'user-kim', name: 'Kim Novak', detail: 'Second level' },
    ] as const;
    await show(element, { ...phoneWith(interaction()), people: { text: 'kim', found } });
    await expect(element).to.be.accessible();
    const path = ['omni-call-controls', 'omni-transfer'];
    button(element, 'Transfer to Kim Novak', ...path).click();
    button(element, 'Ask first: Kim Novak', ...path).click();
    expect(deeds.slice(-2)).to.deep.equal([
      {
        is: 'perform',
        action: { do: 'transfer', interaction: 'c1', to: { user: 'user-kim' } },
      },
      { is: 'perform', action: { do: 'consult', interaction: 'c1', to: { user: 'user-kim' } } },
    ]);
  });

  it('transfers to a number of the country that the definition names', async () => {
    const numbers = { ...PHONE_EMPTY.numbers, country: 'DE' };
    const element = await create({ ...phoneWith(CONNECTED), numbers });
    button(element, 'Transfer', 'omni-call-controls').click();
    await nextFrame();
    const path = ['omni-call-controls', 'omni-transfer'];
    await type(find(element, ...path, 'input'), '030 1234567');
    await waitUntil(
      () => deepText(find(element, ...path)).includes('+49301234567'),
      'what is known of numbers is there',
      { timeout: 10_000 },
    );
    button(element, 'Transfer to +49301234567', ...path).click();
    expect(deeds.at(-1)).to.deep.equal({
      is: 'perform',
      action: { do: 'transfer', interaction: 'c1', to: { number: '+49301234567' } },
    });
  });

  it('transfers to a number', async () => {
    const element = await create(phoneWith(interaction()));
    button(element, 'Transfer', 'omni-call-controls').click();
    await waitUntil(() => focused()?.id === 'search', 'the field has the focus');
    await sendKeys({ type: '+49 30 1234567' });
    await element.updateComplete;
    button(element, 'Transfer to +49301234567', 'omni-call-controls', 'omni-transfer').click();
    expect(deeds.at(-1)).to.deep.equal({
      is: 'perform',
      action: { do: 'transfer', interaction: 'c1', to: { number: '+49301234567' } },
    });
  });

  it('speaks to either or both, and completes or cancels', async () => {
    const element = await create(phoneWith(CONSULTING));
    const path = ['omni-call-controls', 'omni-consultation'];
    for (const name of ['Casey Morgan', 'Everyone', 'Complete transfer', 'Cancel transfer']) {
      button(element, name, ...path).click();
    }
    expect(deeds.map((deed) => deed.is === 'perform' && deed.action)).to.deep.equal([
      { do: 'speakTo', interaction: 'c1', with: 'object' },
      { do: 'speakTo', interaction: 'c1', with: 'both' },
      { do: 'completeConsultation', interaction: 'c1' },
      { do: 'cancelConsultation', interaction: 'c1' },
    ]);
  });

  it('calls a number by Enter, once it is one', async () => {
    const element = await create(PHONE_EMPTY);
    const input = find(element, 'omni-number-field', 'input');
    await type(input, '0301234567');
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(deeds).to.deep.equal([]);
    expect(find(element, 'omni-number-field', '#problem').textContent).to.contain('country code');
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    await sendKeys({ press: 'Home' });
    await sendKeys({ press: 'Delete' });
    await sendKeys({ type: '+49 ' });
    await sendKeys({ press: 'Enter' });
    expect(deeds).to.deep.equal([{ is: 'dial', number: '+49301234567', queue: null }]);
  });

  it('chooses a station', async () => {
    const element = await create({ ...PHONE_EMPTY, station: null });
    button(element, 'Choose phone', 'omni-station').click();
    expect(deeds).to.deep.equal([{ is: 'searchStations', text: '' }]);
    const stations = { text: '', found: [{ id: 's1', name: 'Desk 12', isTaken: false }] };
    await show(element, { ...PHONE_EMPTY, station: null, stations });
    await expect(element).to.be.accessible();
    button(element, 'Use Desk 12', 'omni-station').click();
    expect(deeds.at(-1)).to.deep.equal({ is: 'useStation', id: 's1' });
  });

  describe('wrap-up', () => {
    it('tells what is written, and saves it', async () => {
      const element = await create(phoneWith(AFTER));
      const form = find(element, 'omni-wrap-up');
      find(form, '.wrapUp').click();
      await nextFrame();
      expect(deeds).to.deep.equal([]);
      expect(deepText(form)).to.contain('Choose a code first.');
      await type(find(form, 'omni-code-field', 'select'), 'Fol');
      await type(find(form, 'textarea'), 'ok');
      find(form, '.wrapUp').click();
      const written = { code: 'code-follow-up', notes: 'ok', tags: [] };
      expect(deeds.filter(({ is }) => is === 'write').at(-1)).to.deep.equal({
        is: 'write',
        interaction: 'c1',
        draft: written,
      });
      expect(deeds.at(-1)).to.deep.equal({
        is: 'perform',
        action: { do: 'wrapUp', interaction: 'c1', ...written },
      });
    });

    it('shows what was written, and the time that is left', async () => {
      const element = await create(phoneWith(TIMED));
      const form = find(element, 'omni-wrap-up');
      const notes = find(form, 'textarea');
      expect(notes instanceof HTMLTextAreaElement && notes.value).to.equal(
        'Wants a call on Monday.',
      );
      const code = find(form, 'omni-code-field', 'select');
      expect(code instanceof HTMLSelectElement && code.value).to.equal('code-solved');
      expect(deepText(form)).to.match(/Ends by itself in 0:\d\d\./);
    });

    it('is not overwritten by a view that is older than what is typed', async () => {
      const element = await create(phoneWith(AFTER));
      const notes = find(element, 'omni-wrap-up', 'textarea');
      await type(notes, 'new');
      await show(element, phoneWith({ ...AFTER, draft: { code: '', notes: 'n', tags: [] } }));
      expect(notes instanceof HTMLTextAreaElement && notes.value).to.equal('new');
    });

    it('tells what is written before it is gone', async () => {
      const element = await create(phoneWith(AFTER));
      await type(find(element, 'omni-wrap-up', 'textarea'), 'x');
      await show(element, PHONE_EMPTY);
      expect(deeds).to.deep.include({
        is: 'write',
        interaction: 'c1',
        draft: { code: '', notes: 'x', tags: [] },
      });
    });
  });

  it('tells what is written before the page goes', async () => {
    const element = await create(phoneWith(AFTER));
    await type(find(element, 'omni-wrap-up', 'textarea'), 'x');
    window.dispatchEvent(new Event('beforeunload'));
    expect(deeds.map(({ is }) => is)).to.deep.equal(['write']);
  });

  it('says what failed, why and what to do, until that was read', async () => {
    const element = await create(phoneWith(CONNECTED));
    const failure = {
      wanted: 'hold',
      reason: 'serverError',
      needs: [],
      interaction: 'c1',
      at: Date.now(),
    } as const;
    await show(element, { ...phoneWith(CONNECTED), failure });
    const text = 'It was not put on hold: PureCloud has an error of its own. Try again.';
    expect(find(element, '.failure p').textContent).to.contain(text);
    expect(live(element, 'alert')).to.contain(text);
    find(element, '.dismiss').click();
    expect(deeds).to.deep.equal([{ is: 'dismiss' }]);
  });

  it('says aloud who rings, that a call is connected and that it has ended', async () => {
    const element = await create(PHONE_EMPTY);
    await show(element, phoneWith(ALERTING));
    expect(live(element, 'alert')).to.contain('Call from Robin Weber, queue Support.');
    const answered = interaction({ ...ALERTING, state: 'connected' });
    await show(element, phoneWith(answered));
    expect(live(element, 'status')).to.contain('Call with Robin Weber connected.');
    await show(element, PHONE_EMPTY);
    expect(live(element, 'status')).to.contain('Call with Robin Weber ended.');
  });

  it('does not call back who has left for the page around this one', async () => {
    const element = await create(phoneWith(CONNECTED));
    const hold = find(element, 'omni-call-controls', '.hold');
    hold.focus();
    await show(element, phoneWith({ ...CONNECTED }));
    expect(focused()).to.equal(hold);
    // The frame tells no more of it than that nothing in it has the focus.
    hold.blur();
    await show(element, phoneWith({ ...CONNECTED }));
    expect(document.activeElement).to.equal(document.body);
  });

  it('keeps the focus in the phone when the button that had it is gone', async () => {
    const element = await create(phoneWith(ALERTING));
    find(element, 'omni-interactions', '.answer').focus();
    await show(element, phoneWith(interaction({ ...ALERTING, state: 'connected' })));
    expect(focused()?.classList.contains('hold')).to.equal(true);
    find(element, 'omni-call-controls', '.hangUp').focus();
    await show(element, phoneWith({ ...AFTER, id: 'c2' }));
    expect(focused()?.localName).to.equal('select');
  });

  it('counts the time on', async () => {
    const element = await create(phoneWith(interaction({ since: Date.now() - 59_500 })));
    expect(find(element, 'omni-interactions', '.time').textContent).to.equal('0:59');
    await waitUntil(
      () => find(element, 'omni-interactions', '.time').textContent === '1:00',
      'a minute is full',
      { timeout: 4_000 },
    );
  });

  describe('in a page that was scrolled away from it', () => {
    const inSight = (element: Element, selector: string): boolean => {
      const { top, bottom } = find(element, 'omni-interactions', selector).getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    };

    const createScrolled = async (view: PhoneView): Promise<OmniPhone> => {
      const element = await create(view);
      element.style.paddingBlockEnd = '300vh';
      window.scrollTo(0, document.documentElement.scrollHeight);
      return element;
    };

    it('brings what begins to alert into sight, beside a call or alone', async () => {
      for (const others of [[], [CONNECTED]]) {
        const element = await createScrolled(phoneWith(...others));
        expect(window.scrollY).to.be.greaterThan(window.innerHeight);
        await show(element, phoneWith(...others, ALERTING));
        await waitUntil(() => inSight(element, '.answer'), 'it can be answered');
        element.remove();
      }
    });

    it('leaves it there for whatever else changes', async () => {
      const element = await createScrolled(phoneWith(CONNECTED, ALERTING));
      const before = window.scrollY;
      await show(element, phoneWith({ ...CONNECTED, held: true }, { ...ALERTING }));
      await nextFrame();
      expect(window.scrollY).to.equal(before);
    });
  });

  it('says that the caller hears nothing in another colour than that the call is connected', async () => {
    const element = await create(phoneWith({ ...CONNECTED, muted: true, securePaused: true }));
    const colours = findAll(find(element, 'omni-interactions'), '.state').map(
      (mark) => getComputedStyle(mark).color,
    );
    expect(colours).to.have.length(3);
    expect(new Set(colours).size).to.equal(2);
    expect(colours[1]).to.equal(colours[2]);
  });

  it('can be answered, declined and sent to voicemail at twice the size in 340 pixels', async () => {
    const element = await create(
      phoneWith({ ...ALERTING, can: ['answer', 'decline', 'toVoicemail'] }),
    );
    element.style.inlineSize = '160px';
    await nextFrame();
    const { right } = find(element, 'omni-interactions', 'li').getBoundingClientRect();
    const deeds = findAll(find(element, 'omni-interactions'), '.deed');
    expect(deeds).to.have.length(3);
    for (const deed of deeds) expect(deed.getBoundingClientRect().right).to.be.at.most(right);
  });

  it('keeps an interaction in a few lines, however long its subject is', async () => {
    const subject = 'Still not paid. '.repeat(60);
    const element = await create(phoneWith({ ...ALERTING, media: 'email', subject }));
    const line = find(element, 'omni-interactions', '.subject');
    expect(line.getBoundingClientRect().height).to.be.lessThan(45);
    expect(line.title).to.equal(subject);
  });

  it('does not take the field away from whoever types a number while something rings', async () => {
    const element = await create(PHONE_EMPTY);
    await type(find(element, 'omni-number-field', 'input'), '+1 415');
    await show(element, phoneWith(ALERTING));
    await sendKeys({ type: ' 555' });
    const field = focused();
    expect(field instanceof HTMLInputElement && field.value).to.equal('+1 415 555');
    await show(element, PHONE_EMPTY);
    await show(element, phoneWith(CONNECTED));
    const details = find(element, 'omni-number-field').closest('details');
    expect(details?.open).to.equal(false);
  });

  it('shows names from outside as text', async () => {
    const hostile = '<img src=x onerror="window.hit=1">';
    const element = await create(
      phoneWith(interaction({ party: { name: hostile, address: hostile } })),
    );
    expect(deepText(element)).to.contain(hostile);
    await aTimeout(0);
    expect('hit' in window).to.equal(false);
  });
});
