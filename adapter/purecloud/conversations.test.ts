import { expect } from 'chai';
import fc from 'fast-check';
import { createInteractionTracker, partOf, readInteractions } from './conversations.js';

const ME = 'me-1';

type Fields = Readonly<Record<string, unknown>>;

const mine = (fields: Fields): Fields => ({ id: 'p', purpose: 'agent', userId: ME, ...fields });
const call = (fields: Fields): Fields => ({ id: 'call', ...fields });
const conversation = (...participants: readonly Fields[]): Fields => ({
  id: 'c1',
  participants: [
    { id: 'cust', purpose: 'customer', calls: [{ id: 'x', state: 'connected' }] },
    ...participants,
  ],
});
const phase = (...participants: readonly Fields[]): string | undefined =>
  partOf(conversation(...participants), ME)?.is;

describe('an agent’s part in a conversation', () => {
  const states: readonly (readonly [string, string | undefined])[] = [
    ['alerting', 'alerting'],
    ['contacting', 'alerting'],
    ['offering', 'alerting'],
    ['dialing', 'connected'],
    ['connected', 'connected'],
    ['transmitting', 'connected'],
    ['parked', 'ended'],
    ['scheduled', 'ended'],
    ['none', 'ended'],
    ['disconnected', 'ended'],
    ['terminated', 'ended'],
    ['never heard of', undefined],
  ];
  for (const [state, expected] of states) {
    it(`is ${expected ?? 'unknown'} when the communication is ${state}`, () => {
      expect(phase(mine({ calls: [call({ state })] }))).to.equal(expected);
    });
  }

  it('is nobody else’s', () => {
    expect(phase(mine({ userId: 'other', calls: [call({ state: 'connected' })] }))).to.equal(
      undefined,
    );
    expect(phase(mine({ purpose: 'acd', calls: [call({ state: 'connected' })] }))).to.equal(
      undefined,
    );
  });

  it('is a user’s as well as an agent’s', () => {
    expect(phase(mine({ purpose: 'user', calls: [call({ state: 'connected' })] }))).to.equal(
      'connected',
    );
  });

  for (const field of [
    'monitoredParticipantId',
    'coachedParticipantId',
    'bargedParticipantId',
    'screenMonitoredParticipantId',
  ]) {
    it(`is not a supervisor’s with ${field}`, () => {
      expect(phase(mine({ [field]: 'p9', calls: [call({ state: 'connected' })] }))).to.equal(
        undefined,
      );
    });
  }

  it('is the live one of several: two missed offers and a third that was taken', () => {
    const missed = mine({ calls: [call({ state: 'disconnected', disconnectType: 'client' })] });
    const timedOut = mine({ calls: [call({ state: 'terminated', disconnectType: 'system' })] });
    const live = mine({
      calls: [call({ state: 'connected', connectedTime: '2026-01-01T00:00:00Z' })],
    });
    expect(phase(missed, timedOut, live)).to.equal('connected');
    expect(phase(live, timedOut, missed)).to.equal('connected');
    expect(phase(missed, mine({ calls: [call({ state: 'alerting' })] }))).to.equal('alerting');
  });

  it('is after-call work while it is pending, also where the same call rings again', () => {
    const wrapping = mine({
      calls: [call({ state: 'disconnected', afterCallWork: { state: 'pending' } })],
    });
    expect(phase(wrapping)).to.equal('afterCallWork');
    expect(phase(wrapping, mine({ calls: [call({ state: 'alerting' })] }))).to.equal(
      'afterCallWork',
    );
  });

  describe('after the hang-up', () => {
    const took = { state: 'disconnected', connectedTime: '2026-01-01T00:00:00Z' };

    it('is after-call work as soon as it is to be expected', () => {
      expect(phase(mine({ wrapupRequired: true, calls: [call(took)] }))).to.equal('afterCallWork');
      expect(phase(mine({ wrapupExpected: true, calls: [call(took)] }))).to.equal('afterCallWork');
      expect(phase(mine({ calls: [call({ ...took, afterCallWorkRequired: true })] }))).to.equal(
        'afterCallWork',
      );
    });

    it('is after-call work by the participant’s times', () => {
      const begun = { wrapupRequired: true, startAcwTime: '2026-01-01T00:01:00Z' };
      const over = call({ state: 'disconnected' });
      expect(phase(mine({ ...begun, callbacks: [over] }))).to.equal('afterCallWork');
      expect(phase(mine({ ...begun, endAcwTime: '2026-01-01T00:02:00Z', calls: [over] }))).to.equal(
        'ended',
      );
    });

    it('is over where it was skipped, is complete, does not apply or is optional', () => {
      for (const state of ['skipped', 'complete', 'notApplicable']) {
        expect(
          phase(
            mine({ wrapupRequired: true, calls: [call({ ...took, afterCallWork: { state } })] }),
          ),
        ).to.equal('ended');
      }
      expect(
        phase(mine({ wrapupRequired: true, wrapupSkipped: true, calls: [call(took)] })),
      ).to.equal('ended');
      expect(
        phase(mine({ wrapupRequired: true, wrapup: { code: 'w' }, calls: [call(took)] })),
      ).to.equal('ended');
      expect(
        phase(mine({ wrapupRequired: true, calls: [call({ ...took, wrapup: { code: 'w' } })] })),
      ).to.equal('ended');
      expect(
        phase(mine({ wrapupExpected: true, wrapupPrompt: 'optional', calls: [call(took)] })),
      ).to.equal('ended');
    });

    it('is not over by what the agent keeps for now, to go on with it later', () => {
      const wrapup = { notes: 'Calls again', provisional: true };
      expect(phase(mine({ wrapupRequired: true, wrapup, calls: [call(took)] }))).to.equal(
        'afterCallWork',
      );
    });

    it('is over where the offer was never taken, whatever the queue asks for', () => {
      expect(
        phase(mine({ wrapupRequired: true, calls: [call({ state: 'disconnected' })] })),
      ).to.equal('ended');
    });
  });

  it('has the media by the definitions’ names, a callback’s call being part of it', () => {
    const media = (lists: Fields): string | undefined =>
      partOf(conversation(mine(lists)), ME)?.media;
    const connected = [call({ state: 'connected' })];
    expect(media({ calls: connected })).to.equal('voice');
    expect(media({ calls: connected, callbacks: connected })).to.equal('callback');
    expect(media({ emails: connected })).to.equal('email');
    expect(media({ messages: connected })).to.equal('message');
    expect(media({ chats: connected })).to.equal('chat');
    expect(media({ cobrowsesessions: connected })).to.equal('cobrowse');
    expect(media({ holograms: connected })).to.equal('hologram');
    expect(media({ screenMonitorings: connected })).to.equal(undefined);
  });
});

describe('interactions in a list of conversations', () => {
  it('are those in which the agent works or is asked to', () => {
    expect(
      readInteractions(
        {
          entities: [
            { ...conversation(mine({ calls: [call({ state: 'connected' })] })), id: 'a' },
            { ...conversation(mine({ emails: [call({ state: 'alerting' })] })), id: 'b' },
            { ...conversation(mine({ calls: [call({ state: 'terminated' })] })), id: 'c' },
            { ...conversation(), id: 'd' },
            null,
          ],
        },
        ME,
      ),
    ).to.deep.equal([
      { id: 'a', is: 'connected', media: 'voice' },
      { id: 'b', is: 'alerting', media: 'email' },
    ]);
  });

  it('are unknown where the answer is none', () => {
    expect(readInteractions({}, ME)).to.equal(undefined);
    expect(readInteractions('', ME)).to.equal(undefined);
  });
});

describe('interaction tracker', () => {
  const withCall = (fields: Fields, participant: Fields = {}): Fields =>
    conversation(mine({ ...participant, calls: [call(fields)] }));

  it('tells changes only', () => {
    const tracker = createInteractionTracker(ME);
    const told = [
      withCall({ state: 'alerting' }),
      withCall({ state: 'alerting', muted: true }),
      withCall({ state: 'connected' }),
      withCall({ state: 'connected', held: true }),
      withCall({ state: 'disconnected' }),
      withCall({ state: 'terminated' }),
    ].map((each) => tracker.hear(each)?.is);
    expect(told).to.deep.equal(['alerting', undefined, 'connected', undefined, 'ended', undefined]);
  });

  it('tells a new offer of a conversation that was missed', () => {
    const tracker = createInteractionTracker(ME);
    tracker.hear(withCall({ state: 'alerting' }));
    tracker.hear(withCall({ state: 'disconnected' }));
    expect(tracker.hear(withCall({ state: 'alerting' }))?.is).to.equal('alerting');
  });

  it('does not let go between the hang-up and the word of after-call work', () => {
    const tracker = createInteractionTracker(ME);
    tracker.hear(withCall({ state: 'connected' }, { wrapupRequired: true }));
    // No connectedTime in the event: that the agent took it was heard before.
    expect(
      tracker.hear(withCall({ state: 'disconnected' }, { wrapupRequired: true }))?.is,
    ).to.equal('afterCallWork');
    expect(
      tracker.hear(
        withCall(
          { state: 'disconnected', afterCallWork: { state: 'pending' } },
          { wrapupRequired: true },
        ),
      ),
    ).to.equal(undefined);
    expect(
      tracker.hear(
        withCall(
          { state: 'disconnected', afterCallWork: { state: 'complete' } },
          { wrapupRequired: true },
        ),
      )?.is,
    ).to.equal('ended');
  });

  it('tells nothing of conversations in which the agent never had a part', () => {
    const tracker = createInteractionTracker(ME);
    expect(tracker.hear(conversation())).to.equal(undefined);
  });

  it('tells the end of one that began before this page did: a refresh during a call', () => {
    const tracker = createInteractionTracker(ME);
    expect(tracker.hear(withCall({ state: 'terminated' }))?.is).to.equal('ended');
    expect(tracker.hear(withCall({ state: 'terminated' }))).to.equal(undefined);
  });

  it('ends what the agent is no longer in', () => {
    const tracker = createInteractionTracker(ME);
    tracker.hear(withCall({ state: 'connected' }));
    expect(tracker.hear(conversation())).to.deep.equal({
      type: 'interaction',
      id: 'c1',
      is: 'ended',
      media: 'voice',
    });
  });

  it('settles with a list: ends what is missing, tells what is new', () => {
    const tracker = createInteractionTracker(ME);
    tracker.hear(withCall({ state: 'connected' }));
    expect(tracker.settle([{ id: 'c2', is: 'alerting', media: 'chat' }])).to.deep.equal([
      { type: 'interaction', id: 'c1', is: 'ended', media: 'voice' },
      { type: 'interaction', id: 'c2', is: 'alerting', media: 'chat' },
    ]);
    expect(tracker.settle([{ id: 'c2', is: 'alerting', media: 'chat' }])).to.deep.equal([]);
  });

  it('forgets long ended conversations, and none that live', () => {
    const tracker = createInteractionTracker(ME);
    tracker.hear(withCall({ state: 'connected' }));
    for (let n = 0; n < 2_000; n += 1) {
      tracker.hear({ ...withCall({ state: 'alerting' }), id: `x${n}` });
      tracker.hear({ ...withCall({ state: 'terminated' }), id: `x${n}` });
    }
    expect(tracker.hear(withCall({ state: 'connected' }))).to.equal(undefined);
    expect(tracker.hear(withCall({ state: 'terminated' }))?.is).to.equal('ended');
  });

  it('never throws, and tells nothing unknown, whatever comes', () => {
    const key = fc.constantFrom(
      'id',
      'participants',
      'userId',
      'purpose',
      'calls',
      'callbacks',
      'messages',
      'state',
      'wrapup',
      'afterCallWork',
      'wrapupRequired',
      'startAcwTime',
      'connectedTime',
      'bargedParticipantId',
      'x',
    );
    const leaf = fc.oneof(
      fc.constantFrom(ME, 'agent', 'connected', 'alerting', 'disconnected', 'pending', 'c1', ''),
      fc.boolean(),
      fc.integer(),
      fc.constant(null),
      fc.constant(undefined),
    );
    const anything = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        leaf,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 6 }),
      ),
    })).value;
    fc.assert(
      fc.property(fc.array(fc.oneof(anything, fc.anything()), { maxLength: 10 }), (bodies) => {
        const tracker = createInteractionTracker(ME);
        const phases = bodies.map((body) => tracker.hear(body)?.is ?? 'nothing');
        readInteractions({ entities: bodies }, ME);
        return phases.every((is) =>
          ['alerting', 'connected', 'afterCallWork', 'ended', 'nothing'].includes(is),
        );
      }),
    );
  });
});
