import { waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { deepText, find, findAll, focused } from '../testing/dom.js';
import { expect } from '../testing/expect.js';
import {
  CONFERENCE,
  CONNECTED,
  HELD,
  interaction,
  PHONE_EMPTY,
  phoneWith,
} from './phone-fixtures.js';
import { permissionText } from './permission-text.js';
import { drawPhone } from './testing/drawn-phone.js';
import type { PhoneView } from '../../session/phone/view.js';

const THIRD = interaction({ id: 'c4', held: true, party: { name: 'Jo Park', address: '' } });

describe('several calls and several in a call', () => {
  it('is accessible while a call to merge with is chosen', async () => {
    const phone = await drawPhone(phoneWith(CONNECTED, HELD, THIRD));
    phone.button('Merge calls', 'omni-call-controls').click();
    await waitUntil(() => focused()?.textContent.trim() === 'Merge with Robin Weber', 'it opens');
    await expect(phone.element).to.be.accessible();
  });

  it('merges with the only other call at once', async () => {
    const phone = await drawPhone(phoneWith(CONNECTED, HELD));
    phone.button('Merge calls', 'omni-call-controls').click();
    expect(phone.deeds).to.deep.equal([
      { is: 'perform', action: { do: 'merge', interaction: 'c1', other: 'c3' } },
    ]);
  });

  it('merges with one of several by keyboard, and the focus comes back', async () => {
    const phone = await drawPhone(phoneWith(CONNECTED, HELD, THIRD));
    phone.button('Merge calls', 'omni-call-controls').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused()?.textContent.trim() === 'Merge with Robin Weber', 'it opens');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => focused()?.textContent.trim() === 'Merge calls', 'the focus is back');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused()?.textContent.trim() === 'Merge with Robin Weber', 'it opens');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    expect(phone.deeds).to.deep.equal([
      { is: 'perform', action: { do: 'merge', interaction: 'c1', other: 'c4' } },
    ]);
  });

  it('has nothing to merge where there is one call, or one that is written', async () => {
    for (const view of [
      phoneWith(CONNECTED),
      phoneWith(CONNECTED, interaction({ id: 'm', media: 'message' })),
    ]) {
      const { element } = await drawPhone(view);
      expect(findAll(find(element, 'omni-call-controls'), '.merge')).to.have.length(0);
    }
  });

  it('names those who are in the call, and has one of them leave', async () => {
    const phone = await drawPhone(phoneWith(CONFERENCE));
    const list = find(phone.element, 'omni-call-controls', 'omni-participants');
    expect(deepText(list)).to.match(/In this call.*Casey Morgan.*\+49 3012 3456.*ringing/s);
    phone
      .button('Remove +49\u00a03012\u00a03456', 'omni-call-controls', 'omni-participants')
      .click();
    expect(phone.deeds).to.deep.equal([
      {
        is: 'perform',
        action: { do: 'removeParticipant', interaction: 'c1', participant: 'p2' },
      },
    ]);
  });

  it('lets a callback be called back on one of its numbers', async () => {
    const numbers = ['+15551234567', '+15557654321'];
    const phone = await drawPhone(
      phoneWith(interaction({ media: 'callback', callback: { numbers, scheduledAt: null } })),
    );
    phone.button('Call back', 'omni-call-controls').click();
    await waitUntil(() => focused()?.textContent.trim() === 'Call +15551234567', 'it opens');
    phone.button('Call +15557654321', 'omni-call-controls').click();
    expect(phone.deeds).to.deep.equal([
      { is: 'perform', action: { do: 'callBack', interaction: 'c1', number: '+15557654321' } },
    ]);
  });

  it('offers no number to what is written', async () => {
    const message = phoneWith(interaction({ media: 'message' }));
    const phone = await drawPhone(message);
    phone.button('Transfer', 'omni-call-controls').click();
    await waitUntil(() => focused()?.id === 'search', 'the field has the focus');
    await sendKeys({ type: '+49301234567' });
    await phone.show({ ...message, people: { text: '+49301234567', found: [] } });
    const transfer = find(phone.element, 'omni-call-controls', 'omni-transfer');
    expect(findAll(transfer, '.transfer')).to.have.length(0);
  });

  describe('what is not permitted', () => {
    const merge = { deed: 'merge', needs: ['conversation:conference:add'] } as const;
    const names = 'Conversation > Conference > Add';
    const view: PhoneView = { ...phoneWith(CONNECTED, HELD), forbidden: [merge] };

    it('is there and says which permission is needed', async () => {
      const phone = await drawPhone(view);
      const button = find(phone.element, 'omni-call-controls', '.merge');
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      expect(button.textContent).to.contain(`You need the permission “${names}”.`);
      await phone.show({ ...view, forbidden: [] });
      expect(button.hasAttribute('aria-disabled')).to.equal(false);
    });

    it('is said when it is tried all the same', async () => {
      const phone = await drawPhone(view);
      const at = Date.now();
      const failure = {
        wanted: 'merge',
        reason: 'notPermitted',
        needs: merge.needs,
        interaction: 'c1',
        at,
      } as const;
      await phone.show({ ...view, failure });
      expect(deepText(phone.element)).to.contain(
        `The calls were not merged: you do not have the permission “${names}”. Ask your administrator for it.`,
      );
    });

    it('is one way of a transfer alone where only that is', async () => {
      const found = [
        { kind: 'person', id: 'u1', name: 'Kim Novak', detail: '' },
        { kind: 'queue', id: 'q1', name: 'Sales', detail: '' },
      ] as const;
      const blind = 'conversation:communication:blindTransfer';
      const shown: PhoneView = {
        ...phoneWith(CONNECTED),
        people: { text: 'a', found },
        forbidden: [{ deed: 'transferToUser', needs: [blind, `${blind}Agent`] }],
      };
      const phone = await drawPhone(shown);
      phone.button('Transfer', 'omni-call-controls').click();
      await waitUntil(() => focused()?.id === 'search', 'the field has the focus');
      await sendKeys({ type: 'a' });
      const path = ['omni-call-controls', 'omni-transfer'];
      await phone.element.updateComplete;
      const kim = phone.button('Transfer to Kim Novak', ...path);
      expect(kim.getAttribute('aria-disabled')).to.equal('true');
      expect(kim.title).to.contain('Blind Transfer Agent');
      expect(phone.button('Transfer to Sales', ...path).hasAttribute('aria-disabled')).to.equal(
        false,
      );
    });

    it('is said as PureCloud’s roles show it', () => {
      expect(permissionText('telephony:selfStationAssociation:edit')).to.equal(
        'Telephony > Self Station Association > Edit',
      );
    });
  });

  describe('a missed offer', () => {
    it('is said, and the agent goes back on queue once', async () => {
      const phone = await drawPhone({ ...PHONE_EMPTY, notResponding: 'yes' });
      expect(deepText(phone.element)).to.contain('PureCloud offers you nothing more');
      phone.button('Back on queue', 'omni-missed').click();
      await phone.show({ ...PHONE_EMPTY, notResponding: 'asked' });
      const button = find(phone.element, 'omni-missed', 'button');
      expect(button.getAttribute('aria-busy')).to.equal('true');
      button.click();
      expect(phone.deeds).to.deep.equal([{ is: 'backOnQueue' }]);
      await phone.show(PHONE_EMPTY);
      expect(findAll(phone.element, 'omni-missed')).to.have.length(0);
    });
  });
});
