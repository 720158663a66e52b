import { expect } from 'chai';
import { PHONE_GALLERY } from '../../panel/phone/phone-fixtures.js';
import { READY } from '../../panel/view-fixtures.js';
import { isPhoneDeed } from '../phone/is-deed.js';
import { isView } from './is-view.js';

describe('what tabs tell each other of the phone', () => {
  for (const [name, phone] of Object.entries(PHONE_GALLERY)) {
    it(`is a view: ${name}`, () => {
      expect(isView({ ...READY, phone })).to.equal(true);
    });
  }

  it('is no view where a part of it is none', () => {
    const { connected } = PHONE_GALLERY;
    const [interaction] = connected?.interactions ?? [];
    for (const phone of [
      undefined,
      {},
      { ...connected, interactions: [{ ...interaction, state: 'parked' }] },
      { ...connected, interactions: [{ ...interaction, party: null }] },
      { ...connected, failure: { wanted: 'hold', reason: 'bad luck', interaction: null, at: 0 } },
      { ...connected, station: 'somewhere' },
      { ...connected, people: { text: 'a', found: [{}] } },
    ]) {
      expect(isView({ ...READY, phone }), JSON.stringify(phone)).to.equal(false);
    }
  });

  const perform = (action: object): object => ({
    is: 'perform',
    action: { interaction: 'c1', ...action },
  });

  it('is a deed', () => {
    for (const deed of [
      perform({ do: 'answer' }),
      perform({ do: 'digits', digits: '12#' }),
      perform({ do: 'transfer', to: { queue: 'q1' } }),
      perform({ do: 'wrapUp', code: 'a', notes: '' }),
      { is: 'dial', number: '+15551234567', queue: null },
      { is: 'write', interaction: 'c1', draft: { code: '', notes: '', tags: [] } },
      perform({ do: 'merge', other: 'c2' }),
      perform({ do: 'removeParticipant', participant: 'p1' }),
      { is: 'backOnQueue' },
      { is: 'useStation', id: null },
      { is: 'dismiss' },
    ]) {
      expect(isPhoneDeed(deed), JSON.stringify(deed)).to.equal(true);
    }
  });

  it('is none', () => {
    for (const deed of [
      null,
      'answer',
      {},
      { is: 'perform' },
      perform({ do: 'explode' }),
      perform({ do: 'digits' }),
      perform({ do: 'digits', digits: 'A' }),
      perform({ do: 'transfer', to: {} }),
      perform({ do: 'wrapUp', code: 'a' }),
      perform({ do: 'merge' }),
      { is: 'write', interaction: 'c1', draft: { code: '', notes: '', tags: 'vip' } },
      { is: 'dial', number: 1, queue: null },
      { is: 'dial', number: '1' },
    ]) {
      expect(isPhoneDeed(deed), JSON.stringify(deed)).to.equal(false);
    }
  });
});
