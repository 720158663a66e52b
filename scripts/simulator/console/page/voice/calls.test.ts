import { expect } from 'chai';
import { callsAfter, isOnCall, NO_CALLS, without, type VoiceCalls } from './calls.js';

const CUSTOMER = {
  callId: 'c1',
  callType: 'inbound',
  phoneNumber: '+14155550117',
  callAttributes: { participantType: 'Initial_Caller' },
};

/** The calls after these events; after-conversation work follows a call. */
const after = (...events: readonly (readonly [event: string, payload?: unknown])[]): VoiceCalls =>
  events.reduce((calls, [event, payload]) => callsAfter(calls, event, payload, true), NO_CALLS);

const shown = ({ list }: VoiceCalls) => list.map(({ id, state }) => `${id} ${state}`);

const TALKING = [
  ['CALL_STARTED', CUSTOMER],
  ['CALL_CONNECTED', CUSTOMER],
] as const;
const ASKING = [
  ...TALKING,
  ['PARTICIPANT_ADDED', { callId: 'c2', phoneNumber: '+14155550199', callInfo: {} }],
] as const;

describe('the voice calls that a connector tells of', () => {
  it('ring, and are on once they are answered', () => {
    expect(shown(after(['CALL_STARTED', CUSTOMER]))).to.deep.equal(['c1 ringing']);
    expect(shown(after(...TALKING))).to.deep.equal(['c1 connected']);
  });

  it('are called, where the agent has dialled', () => {
    const calls = after(['CALL_STARTED', { ...CUSTOMER, callType: 'Outbound' }]);
    expect(shown(calls)).to.deep.equal(['c1 calling']);
    expect(shown(callsAfter(calls, 'CALL_FAILED', undefined, true))).to.deep.equal([]);
  });

  it('are told again after a reload without being two', () => {
    const again = { ...CUSTOMER, isReplayedCall: true };
    expect(shown(after(...TALKING, ['CALL_CONNECTED', again]))).to.deep.equal(['c1 connected']);
  });

  it('go into wrap-up when they were answered, and only then', () => {
    expect(shown(after(...TALKING, ['HANGUP', [CUSTOMER]]))).to.deep.equal(['c1 wrapUp']);
    expect(shown(after(['CALL_STARTED', CUSTOMER], ['HANGUP', CUSTOMER]))).to.deep.equal([]);
    expect(shown(callsAfter(after(...TALKING), 'HANGUP', [CUSTOMER], false))).to.deep.equal([]);
  });

  it('leave wrap-up when the telephony system ends it, or the agent', () => {
    const wrapping = after(...TALKING, ['AFTER_CALL_WORK_STARTED', { callId: 'c1' }]);
    expect(shown(wrapping)).to.deep.equal(['c1 wrapUp']);
    expect(isOnCall(wrapping)).to.equal(false);
    expect(shown(callsAfter(wrapping, 'WRAP_UP_ENDED', {}, true))).to.deep.equal([]);
    expect(shown(without(wrapping, 'c1'))).to.deep.equal([]);
  });

  it('have a third party who is asked, answers and is removed', () => {
    expect(shown(after(...ASKING))).to.deep.equal(['c1 connected', 'c2 calling']);
    const both = after(...ASKING, ['PARTICIPANT_CONNECTED', { callId: 'c2' }]);
    expect(shown(both)).to.deep.equal(['c1 connected', 'c2 connected']);
    expect(both.list[1]).to.include({ who: '+14155550199', isThirdParty: true });
    const alone = callsAfter(both, 'PARTICIPANT_REMOVED', { callId: 'c2' }, true);
    expect(shown(alone)).to.deep.equal(['c1 connected']);
    expect(shown(callsAfter(both, 'PARTICIPANT_REMOVED', { reason: 'x' }, true))).to.deep.equal([
      'c1 connected',
    ]);
  });

  it('are only the third party’s when the customer has gone', () => {
    const calls = after(...ASKING, ['PARTICIPANT_CONNECTED', { initialCallHasEnded: true }]);
    expect(shown(calls)).to.deep.equal(['c2 connected']);
  });

  it('are the first call’s alone while it is handed over, and its wrap-up afterwards', () => {
    const handedOver = { callId: 'c1', phoneNumber: 'Sales', initialCallHasEnded: true };
    const calls = after(...TALKING, ['PARTICIPANT_ADDED', handedOver]);
    expect(shown(calls)).to.deep.equal(['c1 connected']);
    expect(shown(callsAfter(calls, 'HANGUP', { callId: 'c1' }, true))).to.deep.equal(['c1 wrapUp']);
  });

  it('are held each by itself', () => {
    const held = { isCustomerOnHold: true, isThirdPartyOnHold: false };
    const calls = after(...ASKING, ['HOLD_TOGGLE', held]);
    expect(calls.list.map(({ isOnHold }) => isOnHold)).to.deep.equal([true, false]);
  });

  it('are no longer muted when the last one has ended', () => {
    const muted = after(...TALKING, ['MUTE_TOGGLE', { isMuted: true }]);
    expect(muted.isMuted).to.equal(true);
    expect(callsAfter(muted, 'HANGUP', [CUSTOMER], true).isMuted).to.equal(false);
  });

  for (const payload of [undefined, null, 1, 'c1', [], [1], {}, { callId: 5, callInfo: 'x' }]) {
    it(`survive a payload that is ${JSON.stringify(payload)}`, () => {
      for (const event of ['CALL_STARTED', 'CALL_CONNECTED', 'PARTICIPANT_ADDED', 'HOLD_TOGGLE']) {
        const calls = callsAfter(after(...TALKING), event, payload, true);
        expect(shown(calls)[0]).to.equal('c1 connected');
      }
    });
  }
});
