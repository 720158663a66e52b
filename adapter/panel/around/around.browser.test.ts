import { fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { en } from '../messages/en.js';
import { ja } from '../messages/ja.js';
import { CONNECTED, PHONE_EMPTY, phoneWith, interaction } from '../phone/phone-fixtures.js';
import { deepText, find, findAll, focused } from '../testing/dom.js';
import { expect } from '../testing/expect.js';
import { AROUND_GALLERY, LEAVING, NOTHING_AROUND, UNSAVED_LOGS } from './around-fixtures.js';
import './around.js';
import './call-log.js';
import type { OmniAround } from './around.js';
import type { OmniCallLog } from './call-log.js';
import type { AroundDeed, AroundView } from '../../session/phone-around/view.js';
import type { PhoneView } from '../../session/phone/view.js';

const isDrawn = (element: Element): boolean => findAll(element, '[role=status]').length > 0;

describe('<omni-around>', () => {
  let deeds: AroundDeed[] = [];

  const create = async (view: AroundView, words = en): Promise<OmniAround> => {
    deeds = [];
    const act = (deed: AroundDeed): void => void deeds.push(deed);
    const element = await fixture<OmniAround>(
      html`<omni-around .words=${words} .view=${view} .act=${act}></omni-around>`,
    );
    await waitUntil(() => isDrawn(element), 'it is drawn');
    await element.updateComplete;
    return element;
  };

  const show = async (element: OmniAround, view: AroundView): Promise<void> => {
    element.view = view;
    await element.updateComplete;
    await nextFrame();
  };

  for (const [name, view] of Object.entries(AROUND_GALLERY)) {
    for (const words of [en, ja]) {
      it(`is accessible: ${name}, ${words.language}`, async () => {
        await expect(await create(view, words)).to.be.accessible();
      });
    }
  }

  it('takes no room while there is nothing to say', async () => {
    const element = await create(NOTHING_AROUND);
    expect(findAll(element, '.card')).to.deep.equal([]);
    expect(element.getBoundingClientRect().height).to.equal(0);
  });

  it('says why a number was not called, aloud as well, and again for another click', async () => {
    const element = await create(NOTHING_AROUND);
    const said = (): string => find(element, '[role=alert]').textContent;
    const refused = { because: 'noStation', number: '(415) 555-0117', at: 1 } as const;
    await show(element, { ...NOTHING_AROUND, refused });
    expect(deepText(find(element, '.refused'))).to.include('(415) 555-0117 was not called');
    expect(said()).to.include('Choose a phone below');
    await show(element, NOTHING_AROUND);
    expect(said()).to.equal('');
    await show(element, { ...NOTHING_AROUND, refused: { ...refused, at: 2 } });
    expect(said()).to.include('Choose a phone below');
  });

  it('lets a refusal be read and put away by keyboard, and goes on in the phone', async () => {
    const element = await create(AROUND_GALLERY['refused: noStation'] ?? NOTHING_AROUND);
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const phone = document.createElement('omni-phone');
    phone.tabIndex = 0;
    place.attachShadow({ mode: 'open' }).append(element, phone);
    find(element, '.dismiss').focus();
    await sendKeys({ press: 'Enter' });
    expect(deeds).to.deep.equal([{ is: 'dismiss' }]);
    expect(focused()).to.equal(phone);
  });

  it('leaves room for a call below it, however many logs are not saved', async () => {
    const [log] = UNSAVED_LOGS.unsaved;
    if (log === undefined) throw new Error('There is no log that is not saved.');
    const many = Array.from({ length: 12 }, (_, at) => ({ ...log, conversation: `c${at}` }));
    const element = await create({ ...UNSAVED_LOGS, unsaved: many });
    expect(findAll(element, 'li')).to.have.length(12);
    expect(find(element, '.card').getBoundingClientRect().height).to.be.lessThan(220);
  });

  it('offers to save again, and to say that it is there only where nobody knows', async () => {
    const element = await create(UNSAVED_LOGS);
    expect(find(element, '[role=status]').textContent).to.equal('2 call logs not saved');
    const labels = findAll(element, 'li').map((item) =>
      [...item.querySelectorAll('button')].map((button) => button.textContent.trim()),
    );
    expect(labels).to.deep.equal([
      ['Save again', 'Do not save'],
      ['Save again', 'It is there'],
    ]);
    for (const button of findAll(element, 'li:last-child button')) {
      if (button instanceof HTMLElement) button.click();
    }
    const conversation = UNSAVED_LOGS.unsaved[1]?.conversation ?? '';
    expect(deeds).to.deep.equal([
      { is: 'saveAgain', conversation },
      { is: 'forgo', conversation },
    ]);
  });

  it('asks before a sign-out, by keyboard as well: the harmless answer has the focus', async () => {
    const element = await create(UNSAVED_LOGS);
    await show(element, LEAVING);
    expect(focused()?.textContent.trim()).to.equal('Stay signed in');
    expect(deepText(find(element, '[role=alertdialog]'))).to.include(
      '2 call logs are not complete',
    );
    await sendKeys({ press: 'Escape' });
    expect(deeds).to.deep.equal([{ is: 'stay' }]);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    expect(deeds.at(-1)).to.deep.equal({ is: 'leave' });
  });

  it('does not take the focus again while the question stands', async () => {
    const element = await create(LEAVING);
    const outside = await fixture<HTMLButtonElement>(html`<button>elsewhere</button>`);
    outside.focus();
    await show(element, { ...LEAVING, unsaved: [] });
    expect(focused()).to.equal(outside);
  });

  it('says before a sign-out what goes on, and what is lost', async () => {
    const element = await create({ ...NOTHING_AROUND, leaving: { logs: 0, live: 1 } });
    const said = (): string => deepText(find(element, '.asks'));
    expect(said()).to.contain('You have an interaction.');
    expect(said()).not.to.contain('call log');
    await show(element, { ...NOTHING_AROUND, leaving: { logs: 1, live: 2 } });
    expect(said()).to.match(/You have 2 interactions\..*1 call log is not complete/);
  });

  it('fits into 340 pixels', async () => {
    for (const view of Object.values(AROUND_GALLERY)) {
      const element = await create({ ...view, leaving: { logs: 2, live: 3 } }, ja);
      const frame = await fixture<HTMLElement>(html`<div></div>`);
      frame.style.width = '324px';
      frame.append(element);
      await nextFrame();
      for (const card of findAll(element, '.card')) {
        expect(card.scrollWidth, deepText(element)).to.be.at.most(card.clientWidth);
      }
    }
  });
});

describe('<omni-call-log>', () => {
  let deeds: AroundDeed[] = [];

  const create = async (view: AroundView, phone: PhoneView, words = en): Promise<OmniCallLog> => {
    deeds = [];
    const act = (deed: AroundDeed): void => void deeds.push(deed);
    const element = await fixture<OmniCallLog>(
      html`<omni-call-log
        .words=${words}
        .view=${view}
        .phone=${phone}
        .act=${act}
      ></omni-call-log>`,
    );
    await waitUntil(
      () => isDrawn(element) || phone.interactions.length === 0 || !view.logs,
      'it is drawn',
    );
    await element.updateComplete;
    return element;
  };

  const connected = phoneWith(CONNECTED);
  const related = (name: string): AroundView => ({
    ...NOTHING_AROUND,
    related: { [CONNECTED.id]: name },
  });

  for (const [name, view] of Object.entries({
    'related to nothing': NOTHING_AROUND,
    related: related('Maria Alvarez'),
    'nothing in front': { ...NOTHING_AROUND, noFront: CONNECTED.id },
  })) {
    for (const words of [en, ja]) {
      it(`is accessible: ${name}, ${words.language}`, async () => {
        await expect(await create(view, connected, words)).to.be.accessible();
      });
    }
  }

  it('says what the call is related to, as far as its name is known', async () => {
    expect(deepText(await create(NOTHING_AROUND, connected))).to.include('Not related');
    expect(deepText(await create(related('Maria Alvarez'), connected))).to.include(
      'Related to Maria Alvarez.',
    );
    expect(deepText(await create(related(''), connected))).to.include('Related to a record.');
  });

  it('relates the selected call to the record in front, and says where there is none', async () => {
    const element = await create(NOTHING_AROUND, connected);
    find(element, 'button').click();
    expect(deeds).to.deep.equal([{ is: 'relateToFront', conversation: CONNECTED.id }]);
    element.view = { ...NOTHING_AROUND, noFront: CONNECTED.id };
    await element.updateComplete;
    expect(find(element, '[role=status]').textContent).to.include('No record is in front.');
  });

  it('is not there without a call that is logged', async () => {
    const chat = phoneWith(interaction({ media: 'chat' }));
    for (const [view, phone] of [
      [NOTHING_AROUND, PHONE_EMPTY],
      [NOTHING_AROUND, chat],
      [{ ...NOTHING_AROUND, logs: false }, connected],
    ] as const) {
      const element = await fixture<OmniCallLog>(
        html`<omni-call-log .view=${view} .phone=${phone}></omni-call-log>`,
      );
      await nextFrame();
      expect(findAll(element, 'section')).to.deep.equal([]);
    }
  });
});
