import { nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ja } from '../messages/ja.js';
import { deepText, find, findAll, focused } from '../testing/dom.js';
import { expect } from '../testing/expect.js';
import { AFTER, interaction, MANY_CODES, PHONE_EMPTY, phoneWith, TIMED } from './phone-fixtures.js';
import { MOST_TAGS } from '../../ports/phone-rules.js';
import { drawPhone, type DrawnPhone } from './testing/drawn-phone.js';
import type { Draft } from '../../session/phone/view.js';

const TAGS = ['omni-wrap-up', 'omni-tags-field'];

describe('the wrap-up', () => {
  const withMany = phoneWith({ ...AFTER, codes: MANY_CODES });

  it('is accessible with tags and many codes', async () => {
    const draft = { code: '', notes: '', tags: ['billing', 'a rather long tag of a customer'] };
    const view = phoneWith({ ...AFTER, codes: MANY_CODES, draft });
    await expect((await drawPhone(view)).element).to.be.accessible();
    await expect((await drawPhone(view, ja)).element).to.be.accessible();
  });

  const newest = ({ deeds }: DrawnPhone): Draft | undefined => {
    const last = deeds.findLast((deed) => deed.is === 'write');
    return last?.draft;
  };
  const input = ({ element }: DrawnPhone): HTMLInputElement => {
    const found = find(element, ...TAGS, 'input');
    if (!(found instanceof HTMLInputElement)) throw new Error('There is no field for tags.');
    return found;
  };
  const chips = ({ element }: DrawnPhone): readonly (string | null)[] =>
    findAll(find(element, ...TAGS), 'li button').map((one) => one.getAttribute('aria-label'));

  it('takes tags by keyboard alone, each once, and takes them away', async () => {
    const phone = await drawPhone(phoneWith(AFTER));
    input(phone).focus();
    await sendKeys({ type: 'billing' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'vip,' });
    await sendKeys({ type: 'Billing' });
    await sendKeys({ press: 'Enter' });
    await nextFrame();
    expect(chips(phone)).to.deep.equal(['Remove tag billing', 'Remove tag vip']);
    expect(deepText(find(phone.element, ...TAGS))).to.contain('Tag vip added.');
    await sendKeys({ press: 'Backspace' });
    await nextFrame();
    expect(chips(phone)).to.deep.equal(['Remove tag billing']);
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await nextFrame();
    expect(chips(phone)).to.deep.equal([]);
    await waitUntil(() => focused()?.id === 'tag', 'the field has the focus again');
    await waitUntil(() => newest(phone)?.tags.length === 0, 'it is told');
  });

  it('saves a tag that was not ended by Enter', async () => {
    const phone = await drawPhone(
      phoneWith({ ...AFTER, draft: { code: 'code-solved', notes: '', tags: [] } }),
    );
    input(phone).focus();
    await sendKeys({ type: 'vip' });
    await sendKeys({ press: 'Tab' });
    phone.button('Save and finish', 'omni-wrap-up').click();
    expect(phone.deeds.at(-1)).to.deep.equal({
      is: 'perform',
      action: { do: 'wrapUp', interaction: 'c1', code: 'code-solved', notes: '', tags: ['vip'] },
    });
  });

  it('takes no more tags than there may be', async () => {
    const tags = Array.from({ length: MOST_TAGS }, (_each, index) => `t${index}`);
    const phone = await drawPhone(phoneWith({ ...AFTER, draft: { code: '', notes: '', tags } }));
    expect(input(phone).readOnly).to.equal(true);
    expect(deepText(find(phone.element, ...TAGS))).to.contain(`At most ${MOST_TAGS} tags.`);
  });

  it('finds a code among many, and keeps what is chosen', async () => {
    const phone = await drawPhone(withMany);
    const field = find(phone.element, 'omni-wrap-up', 'omni-code-field');
    find(field, 'input').focus();
    await sendKeys({ type: '17' });
    await nextFrame();
    expect(findAll(field, 'option').map((one) => one.textContent.trim())).to.deep.equal([
      'Choose a code',
      'Code 17',
    ]);
    expect(deepText(field)).to.contain('1 of 30 codes.');
    find(field, 'select').focus();
    await sendKeys({ type: 'Code 17' });
    await waitUntil(() => newest(phone)?.code === 'code-17', 'it is told');
    find(field, 'input').focus();
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ type: '2' });
    await nextFrame();
    const select = find(field, 'select');
    expect(select instanceof HTMLSelectElement && select.value).to.equal('code-17');
  });

  it('has no search where codes are few', async () => {
    const phone = await drawPhone(phoneWith(AFTER));
    expect(findAll(find(phone.element, 'omni-wrap-up', 'omni-code-field'), 'input')).to.have.length(
      0,
    );
  });

  it('says a few times how long there is, not every second', async () => {
    const left = (seconds: number) =>
      phoneWith({
        ...TIMED,
        wrapUp: {
          mode: 'timed',
          until: Date.now() + seconds * 1_000,
          requested: false,
          done: false,
          kept: null,
        },
      });
    const phone = await drawPhone(left(90));
    const said = (): string =>
      find(phone.element, 'omni-wrap-up', 'form > .unseen[role=status]').textContent.trim();
    expect(said()).to.equal('');
    await phone.show(left(55));
    expect(said()).to.equal('Wrap-up ends in 60 seconds.');
    await phone.show(left(40));
    expect(said()).to.equal('Wrap-up ends in 60 seconds.');
    await phone.show(left(9));
    expect(said()).to.equal('Wrap-up ends in 10 seconds.');
  });

  it('tells what is written as soon as the page is put away', async () => {
    const phone = await drawPhone(phoneWith(AFTER));
    const notes = find(phone.element, 'omni-wrap-up', 'textarea');
    notes.focus();
    await sendKeys({ type: 'x' });
    document.dispatchEvent(new Event('visibilitychange'));
    expect(newest(phone)).to.deep.equal({ code: '', notes: 'x', tags: [] });
  });

  it('is offered on request, and asked for once', async () => {
    const wrapUp = {
      mode: 'onRequest',
      until: null,
      requested: false,
      done: false,
      kept: null,
    } as const;
    const phone = await drawPhone(phoneWith(interaction({ wrapUp })));
    phone.button('Wrap-up after this', 'omni-call-controls').click();
    await phone.show(phoneWith(interaction({ wrapUp, underWay: ['requestAfterCallWork'] })));
    find(phone.element, 'omni-call-controls', '.requestAfterCallWork').click();
    expect(phone.deeds).to.deep.equal([
      { is: 'perform', action: { do: 'requestAfterCallWork', interaction: 'c1' } },
    ]);
  });

  it('says that it may not be saved without the permission', async () => {
    const view = phoneWith(AFTER);
    const phone = await drawPhone({
      ...view,
      forbidden: [{ deed: 'wrapUp', needs: ['conversation:participant:wrapup'] }],
    });
    const save = find(phone.element, 'omni-wrap-up', '.wrapUp');
    expect(save.getAttribute('aria-disabled')).to.equal('true');
    expect(save.textContent).to.contain('Conversation > Participant > Wrapup');
  });

  it('is gone with its interaction', async () => {
    const phone = await drawPhone(phoneWith(AFTER));
    await phone.show(PHONE_EMPTY);
    expect(findAll(phone.element, 'omni-wrap-up')).to.have.length(0);
  });
});
