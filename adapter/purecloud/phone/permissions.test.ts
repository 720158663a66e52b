import { expect } from 'chai';
import { forbiddenBy } from './permissions.js';

const me = (...permissions: readonly unknown[]): unknown => ({ authorization: { permissions } });

describe('what an agent’s roles permit', () => {
  const deeds = (answer: unknown): readonly string[] => forbiddenBy(answer).map(({ deed }) => deed);

  it('forbids nothing where PureCloud does not tell', () => {
    for (const answer of [null, 'me', {}, { authorization: null }, me(), me(1, null)]) {
      expect(forbiddenBy(answer), JSON.stringify(answer)).to.deep.equal([]);
    }
  });

  it('takes any one of the permissions for enough', () => {
    const some = deeds(me('conversation:communication:blindTransferQueue'));
    expect(some).to.not.include('transferToQueue');
    expect(some).to.include.members(['transferToUser', 'transferToNumber', 'consultToQueue']);
    const all = deeds(me('conversation:communication:blindTransfer'));
    expect(all).to.not.include.members(['transferToUser', 'transferToQueue', 'transferToNumber']);
  });

  it('names what would be enough', () => {
    const merge = forbiddenBy(me('routing:queue:join')).find(({ deed }) => deed === 'merge');
    expect(merge?.needs).to.deep.equal(['conversation:conference:add']);
  });

  it('knows a role that holds a whole domain or entity, in any spelling', () => {
    expect(deeds(me('conversation:*:*'))).to.deep.equal(['useStation']);
    expect(deeds(me('Conversation', 'telephony:*'))).to.deep.equal([]);
    expect(deeds(me('conversation:conference:*'))).to.not.include('merge');
    expect(deeds(me('conversation:conference:view'))).to.include('merge');
  });

  it('never forbids to answer, decline or end, whatever is told', () => {
    expect(deeds(me('routing:queue:join'))).to.not.include.members([
      'answer',
      'decline',
      'hangUp',
      'securePause',
    ]);
  });
});
