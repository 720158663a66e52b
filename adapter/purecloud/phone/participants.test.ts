import { expect } from 'chai';
import type { JsonRecord } from '../../ports/json.js';
import { participantsIn } from './participants.js';

const one = (id: string, purpose: string, more: JsonRecord = {}, state = 'connected') => ({
  id,
  purpose,
  calls: [{ id: `${id}-call`, state }],
  ...more,
});
const OWN = one('own', 'agent', { userId: 'me' });
const CUSTOMER = one('a', 'customer', { name: 'Maria Alvarez', address: 'tel:+14155550117' });

const seen = (...others: readonly JsonRecord[]) =>
  participantsIn({ id: 'c1', participants: [CUSTOMER, OWN, ...others] }, OWN);

describe('who is in a call beside the agent', () => {
  it('is nobody to be told where it is one alone', () => {
    expect(seen()).to.deep.equal([]);
    expect(seen(one('b', 'external', {}, 'disconnected'))).to.deep.equal([]);
  });

  it('is everybody with a name or a number, and whether they are there yet', () => {
    const outside = one('b', 'external', { name: 'tel:+49', address: 'tel:+49' }, 'dialing');
    const kim = one('k', 'agent', { userId: 'kim', name: 'Kim Novak' });
    expect(seen(outside, kim)).to.deep.equal([
      { id: 'a', name: 'Maria Alvarez', address: '+14155550117', state: 'connected' },
      { id: 'b', name: '', address: '+49', state: 'ringing' },
      { id: 'k', name: 'Kim Novak', address: '', state: 'connected' },
    ]);
  });

  it('is no queue, no menu, no recording, nobody who listens unheard, and not the agent again', () => {
    const before = one('own-2', 'agent', { userId: 'me' });
    const hidden = one('s', 'user', { userId: 'boss', monitoredParticipantId: 'own' });
    const rest = ['acd', 'ivr', 'workflow', 'voicemail', 'dialer.system'].map((purpose) =>
      one(purpose, purpose),
    );
    expect(seen(before, hidden, ...rest)).to.deep.equal([]);
  });

  it('cannot be read where nothing is as it should be', () => {
    for (const participants of [undefined, 'none', [{}], [{ id: 1, calls: 'x' }]]) {
      expect(participantsIn({ participants }, OWN)).to.deep.equal([]);
    }
  });
});
