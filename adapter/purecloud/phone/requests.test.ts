import { expect } from 'chai';
import type { PhoneAction } from '../../ports/phone.js';
import { interaction } from '../../ports/simulated/interaction.js';
import type { ReadInteraction } from './reading.js';
import { requestFor } from './requests.js';

const read = (media = 'voice', callFromCallback: string | null = null): ReadInteraction => ({
  interaction: interaction({ id: 'c/1', media }),
  participant: 'p1',
  communication: 'm1',
  callFromCallback,
  lingers: false,
});

/** Method and path below `/conversations`, and the body. */
function sent(action: object, of = read()): readonly unknown[] {
  const whole: PhoneAction = { do: 'answer', interaction: 'c/1', ...action };
  const { method, path, body } = requestFor(whole, of, 'me');
  return [`${method} ${path.replace('/conversations', '')}`, body];
}

describe('what is sent for an action', () => {
  it('is the endpoint of the medium, with the ids in their place', () => {
    const paths = ['voice', 'callback', 'email', 'message', 'chat'].map(
      (media) => sent({ do: 'hangUp' }, read(media))[0],
    );
    expect(paths).to.deep.equal([
      'PATCH /calls/c%2F1/participants/p1',
      'PATCH /callbacks/c%2F1/participants/p1',
      'PATCH /emails/c%2F1/participants/p1',
      'PATCH /messages/c%2F1/participants/p1',
      'PATCH /c%2F1/participants/p1',
    ]);
  });

  it('ends a callback’s call before the callback', () => {
    expect(sent({ do: 'hangUp' }, read('callback', 'call'))).to.deep.equal([
      'PATCH /calls/c%2F1/participants/p1/communications/call',
      { state: 'disconnected' },
    ]);
  });

  it('merges calls, and has one of the others leave', () => {
    expect(sent({ do: 'merge', other: 'c/2' })).to.deep.equal([
      'PATCH /calls/c%2F1/conference',
      { conversationIds: ['c/2'] },
    ]);
    expect(sent({ do: 'removeParticipant', participant: 'p/2' })).to.deep.equal([
      'PATCH /calls/c%2F1/participants/p%2F2',
      { state: 'disconnected' },
    ]);
  });

  it('transfers by the endpoint of each kind, none of them deprecated', () => {
    const transferType = 'Unattended';
    const to = (destination: object) => sent({ do: 'transfer', to: destination });
    expect(to({ user: 'u' })).to.deep.equal([
      'POST /c%2F1/participants/p1/replace/agent',
      { userId: 'u', transferType },
    ]);
    expect(to({ queue: 'q' })).to.deep.equal([
      'POST /c%2F1/participants/p1/replace/queue',
      { queueId: 'q', transferType },
    ]);
    expect(to({ number: '+1' })).to.deep.equal([
      'POST /c%2F1/participants/p1/transfer',
      { address: '+1', transferType },
    ]);
    expect(sent({ do: 'toVoicemail' })).to.deep.equal([
      'POST /c%2F1/participants/p1/replace/agent',
      { userId: 'me', voicemail: true },
    ]);
  });

  it('consults by the endpoint of each kind, speaks to whom is wanted, and cancels', () => {
    const speakTo = 'DESTINATION';
    const to = (destination: object) => sent({ do: 'consult', to: destination });
    expect(to({ user: 'u' })).to.deep.equal([
      'POST /calls/c%2F1/participants/p1/consult/agent',
      { speakTo, userId: 'u' },
    ]);
    expect(to({ queue: 'q' })).to.deep.equal([
      'POST /calls/c%2F1/participants/p1/consult/queue',
      { speakTo, queueId: 'q' },
    ]);
    expect(to({ number: '+1' })).to.deep.equal([
      'POST /calls/c%2F1/participants/p1/voice/consult',
      { speakTo, address: '+1' },
    ]);
    expect(sent({ do: 'speakTo', with: 'object' })).to.deep.equal([
      'PATCH /calls/c%2F1/participants/p1/consult',
      { speakTo: 'OBJECT' },
    ]);
    expect(sent({ do: 'cancelConsultation' })).to.deep.equal([
      'DELETE /calls/c%2F1/participants/p1/consult',
      undefined,
    ]);
  });

  it('saves a wrap-up for good, keeps one for now, asks for one, skips one', () => {
    const written = { code: 'w', notes: 'n', tags: ['t'] };
    expect(sent({ do: 'wrapUp', ...written })[1]).to.deep.equal({ wrapup: written });
    expect(sent({ do: 'keepWrapUp', code: '', notes: 'n' })[1]).to.deep.equal({
      wrapup: { notes: 'n', tags: [], provisional: true },
    });
    expect(sent({ do: 'requestAfterCallWork' })).to.deep.equal([
      'PATCH /aftercallwork/c%2F1/participants/p1/communications/m1',
      { afterCallWorkRequired: true },
    ]);
    expect(sent({ do: 'endAfterCallWork' })[1]).to.deep.equal({ wrapupSkipped: true });
  });

  it('pauses the recording, sends digits, calls back', () => {
    expect(sent({ do: 'securePause' })).to.deep.equal([
      'PUT /calls/c%2F1/recordingstate',
      { recordingState: 'PAUSED' },
    ]);
    expect(sent({ do: 'secureResume' })[1]).to.deep.equal({ recordingState: 'ACTIVE' });
    expect(sent({ do: 'digits', digits: '1#' })).to.deep.equal([
      'POST /c%2F1/participants/p1/digits',
      { digits: '1#' },
    ]);
    expect(sent({ do: 'callBack', number: '+1' })).to.deep.equal([
      'POST /calls/c%2F1',
      { callNumber: '+1' },
    ]);
  });
});
