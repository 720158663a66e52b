import { expect } from 'chai';
import type { Interaction } from '../../ports/phone.js';
import type { JsonRecord } from '../../ports/json.js';
import { readInteraction, type ReadInteraction } from './reading.js';

const AGENT = '8d2f7c1e-54b3-4a6f-9e0d-7c6b5a493821';
const NOW = Date.UTC(2026, 10, 22, 9, 30);
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();
const QUEUE = 'b3f0c2d4-6a57-4f0e-8c11-0a1b2c3d4e01';

const read = (
  conversation: JsonRecord,
  context: Partial<Parameters<typeof readInteraction>[1]> = {},
): ReadInteraction | undefined =>
  readInteraction(conversation, {
    userId: AGENT,
    before: undefined,
    queueName: () => '',
    now: NOW,
    ...context,
  });

function shown(...given: Parameters<typeof read>): Interaction {
  const found = read(...given);
  if (found === undefined) throw new Error('There is nothing to be done in it.');
  return found.interaction;
}

const customer = (more: JsonRecord = {}, call: JsonRecord = {}): JsonRecord => ({
  id: 'customer',
  connectedTime: at(0),
  name: 'Maria Alvarez',
  purpose: 'customer',
  address: 'tel:+14155550117',
  calls: [
    { id: 'customer-call', state: 'connected', direction: 'inbound', confined: false, ...call },
  ],
  ...more,
});
const acd: JsonRecord = {
  id: 'acd',
  purpose: 'acd',
  name: 'Support',
  queueId: QUEUE,
  calls: [{ id: 'acd-call', state: 'disconnected', direction: 'inbound' }],
};
const agent = (call: JsonRecord = {}, more: JsonRecord = {}): JsonRecord => ({
  id: 'agent',
  userId: AGENT,
  purpose: 'agent',
  name: 'Robin Sato',
  queueId: QUEUE,
  calls: [
    {
      id: 'agent-call',
      state: 'connected',
      direction: 'inbound',
      held: false,
      muted: false,
      connectedTime: at(2),
      ...call,
    },
  ],
  ...more,
});
const conversation = (...participants: readonly JsonRecord[]): JsonRecord => ({
  id: 'c1',
  maxParticipants: 100,
  participants,
});
const ended = (more: JsonRecord = {}): JsonRecord => ({
  state: 'disconnected',
  disconnectType: 'peer',
  disconnectedTime: at(10),
  ...more,
});

describe('an interaction, read from its conversation', () => {
  it('of a call that a queue offers', () => {
    const rings = agent({ state: 'alerting', connectedTime: undefined });
    expect(shown(conversation(customer(), acd, rings))).to.deep.equal({
      id: 'c1',
      media: 'voice',
      state: 'alerting',
      direction: 'inbound',
      party: { name: 'Maria Alvarez', address: '+14155550117' },
      queue: { id: QUEUE, name: 'Support' },
      since: NOW,
      connectedAt: null,
      held: false,
      muted: false,
      securePaused: false,
      consultation: null,
      participants: [],
      wrapUp: null,
      subject: '',
      callback: null,
      can: ['answer', 'decline'],
    });
  });

  it('knows by which ids it is acted on', () => {
    expect(read(conversation(customer(), agent()))).to.include({
      participant: 'agent',
      communication: 'agent-call',
      callFromCallback: null,
      lingers: false,
    });
  });

  it('is the newest live part of several: two that were missed, and one that is live', () => {
    const missed = (id: string, disconnectType: string): JsonRecord => ({
      ...agent({ ...ended({ disconnectType }), id: `${id}-call`, connectedTime: undefined }),
      id,
      wrapupRequired: true,
    });
    const one = conversation(
      customer(),
      acd,
      missed('first', 'client'),
      missed('second', 'system'),
      agent({ state: 'alerting', connectedTime: undefined }),
    );
    expect(read(one)).to.include({ participant: 'agent' });
    expect(shown(one).state).to.equal('alerting');
  });

  it('rings again although a former part is not wrapped up', () => {
    const working = {
      ...agent({ ...ended(), id: 'old-call', afterCallWork: { state: 'pending' } }),
      id: 'old',
    };
    const rings = agent({ state: 'alerting', connectedTime: undefined });
    expect(shown(conversation(customer(), working, rings)).state).to.equal('alerting');
    expect(shown(conversation(customer(), working)).state).to.equal('afterCallWork');
  });

  it('is none where the agent has nothing to do in it', () => {
    expect(read(conversation(customer(), acd))).to.equal(undefined);
    expect(read(conversation(customer(), agent(ended())))).to.equal(undefined);
    expect(read(conversation(customer(), agent({}, { userId: 'other' })))).to.equal(undefined);
    const watching = agent({}, { monitoredParticipantId: 'somebody' });
    expect(read(conversation(customer(), watching))).to.equal(undefined);
    expect(read({ id: 'c1' })).to.equal(undefined);
    expect(read({ id: 'c1', participants: [{}, null, 7] })).to.equal(undefined);
  });

  it('is none while an email is parked or a callback scheduled', () => {
    const parked = { ...agent(), calls: [], emails: [{ id: 'e', state: 'parked' }] };
    const scheduled = { ...agent(), calls: [], callbacks: [{ id: 'e', state: 'scheduled' }] };
    expect(read(conversation(customer(), parked))).to.equal(undefined);
    expect(read(conversation(customer(), scheduled))).to.equal(undefined);
  });

  it('says since when it is connected, held, muted', () => {
    const talk = shown(conversation(customer(), agent({ held: true, muted: true })));
    const two = Date.parse(at(2));
    expect(talk).to.include({ since: two, connectedAt: two, held: true, muted: true });
    expect(talk.can).to.include.members(['resume', 'unmute']).and.not.include('hold');
  });

  it('keeps since when it rings, which an event does not tell', () => {
    const one = conversation(customer(), agent({ state: 'alerting', connectedTime: undefined }));
    const before = read(one);
    expect(shown(one, { before, now: NOW + 5_000 }).since).to.equal(NOW);
    const told = agent({ state: 'alerting', connectedTime: undefined, startAlertingTime: at(1) });
    expect(shown(conversation(customer(), told), { before }).since).to.equal(Date.parse(at(1)));
  });

  it('knows that the recording is paused, whichever part says so', () => {
    const paused = [
      { ...conversation(customer(), agent()), securePause: true },
      { ...conversation(customer(), agent()), recordingState: 'paused' },
      conversation(customer(), agent({ securePause: true })),
      conversation(customer(), agent({ recordingState: 'PAUSED' })),
    ];
    for (const each of paused) expect(shown(each).securePaused).to.equal(true);
    expect(shown(conversation(customer(), agent({ recordingState: 'active' }))).securePaused)
      .to // prettier-ignore
      .equal(false);
  });

  describe('direction and party', () => {
    it('is outbound where the customer’s side is: a campaign’s call is inbound for the agent', () => {
      const called = customer({}, { direction: 'outbound' });
      expect(shown(conversation(called, agent({ direction: 'inbound' }))).direction).to.equal(
        'outbound',
      );
    });

    it('goes by its own side in a call with a colleague', () => {
      const colleague = {
        id: 'other',
        userId: 'kim',
        name: 'Kim Novak',
        purpose: 'user',
        calls: [{ id: 'x', state: 'connected', direction: 'outbound' }],
      };
      const own = agent({ direction: 'inbound' }, { purpose: 'user', queueId: undefined });
      const talk = shown(conversation(colleague, own));
      expect(talk).to.deep.include({
        direction: 'inbound',
        party: { name: 'Kim Novak', address: '', user: 'kim' },
        queue: null,
      });
    });

    it('takes a number that stands in place of a name for none', () => {
      const one = shown(conversation(customer({ name: '+14155550117' }), agent()));
      expect(one.party).to.deep.equal({ name: '', address: '+14155550117' });
    });

    it('finds the number where the participant has none, and cuts what is no number', () => {
      const self = { addressNormalized: 'sip:+14155550117@edge.example;user=phone' };
      const one = conversation(customer({ address: undefined }, { self }), agent());
      expect(shown(one).party.address).to.equal('+14155550117@edge.example');
      const other = { addressRaw: 'tel:+14155550118' };
      expect(shown(conversation(agent({ other }))).party.address).to.equal('+14155550118');
    });

    it('takes an email’s and a message’s', () => {
      const mailing = {
        id: 'customer',
        purpose: 'customer',
        name: 'Maria Alvarez',
        emails: [{ id: 'm', state: 'connected', direction: 'inbound' }],
        address: 'mailto:maria@example.com',
      };
      const own = { ...agent(), calls: [], emails: [{ id: 'e', state: 'connected' }] };
      expect(shown(conversation(mailing, own))).to.deep.include({
        media: 'email',
        direction: 'inbound',
        party: { name: 'Maria Alvarez', address: 'maria@example.com' },
      });
      const texting = {
        id: 'customer',
        purpose: 'customer',
        messages: [
          { id: 'm', state: 'connected', fromAddress: { addressNormalized: '+14155550117' } },
        ],
      };
      const writing = { ...agent(), calls: [], messages: [{ id: 'e', state: 'connected' }] };
      const message = shown(conversation(texting, writing));
      expect(message).to.deep.include({ media: 'message' });
      expect(message.party.address).to.equal('+14155550117');
      expect(message.can).to.have.members(['hangUp', 'transfer']);
    });
  });

  describe('the queue', () => {
    const forQueue = conversation(customer(), agent({ state: 'dialing' }));

    it('is named by the agent’s own queues where it takes no part itself', () => {
      const queueName = (id: string): string => (id === QUEUE ? 'Support' : '');
      expect(shown(forQueue, { queueName }).queue).to.deep.equal({ id: QUEUE, name: 'Support' });
      expect(shown(forQueue).queue).to.deep.equal({ id: QUEUE, name: '' });
    });

    it('keeps the name that it had', () => {
      const before = read(conversation(customer(), acd, agent()));
      expect(shown(forQueue, { before }).queue).to.deep.equal({ id: QUEUE, name: 'Support' });
    });
  });

  describe('outgoing', () => {
    it('tells the agent’s own phone from the other party’s, and neither from a talk', () => {
      const called = customer({}, { direction: 'outbound', state: 'dialing' });
      for (const state of ['contacting', 'dialing'] as const) {
        const one = shown(conversation(called, agent({ state, direction: 'outbound' })));
        expect(one).to.include({ state, direction: 'outbound', connectedAt: null, since: NOW });
        expect(one.can).to.include('hangUp').and.to.not.include('hold');
      }
    });
  });

  describe('a callback', () => {
    const calling = (calls: readonly JsonRecord[]): JsonRecord => ({
      ...agent(),
      callbacks: [
        {
          id: 'callback',
          state: 'connected',
          connectedTime: at(3),
          callbackNumbers: ['tel:+14155550117'],
          callbackUserName: 'Maria Alvarez',
        },
      ],
      calls,
    });
    const asking = { id: 'customer', purpose: 'customer', callbacks: [{ direction: 'inbound' }] };

    it('has a number to call, and nothing of a call yet', () => {
      const one = shown(conversation(asking, calling([])));
      expect(one).to.deep.include({
        media: 'callback',
        party: { name: 'Maria Alvarez', address: '+14155550117' },
      });
      expect(one.can).to.include('callBack').and.to.not.include('hold');
    });

    it('has a call’s controls while it is called from', () => {
      const call = { id: 'call', state: 'connected', held: true, muted: false };
      const found = read(conversation(asking, calling([call])));
      expect(found).to.include({ communication: 'callback', callFromCallback: 'call' });
      expect(found?.interaction).to.include({ media: 'callback', held: true });
      expect(found?.interaction.can).to.include('resume').and.to.not.include('callBack');
    });

    it('is a callback again after its call', () => {
      const over = { id: 'call', state: 'disconnected', held: false };
      const found = read(conversation(asking, calling([over])));
      expect(found).to.include({ communication: 'callback', callFromCallback: null });
      expect(found?.interaction).to.include({ media: 'callback', state: 'connected' });
    });
  });

  describe('a consultation', () => {
    const asked = (call: JsonRecord = {}, more: JsonRecord = {}): JsonRecord => ({
      id: 'asked',
      userId: 'kim',
      name: 'Kim Novak',
      purpose: 'agent',
      consultParticipantId: 'customer',
      calls: [{ id: 'asked-call', state: 'alerting', ...call }],
      ...more,
    });
    const consulting = agent({}, { consultParticipantId: 'customer' });
    const apart = customer({}, { confined: true });

    it('rings, and is spoken to', () => {
      expect(shown(conversation(apart, acd, consulting, asked()))).to.deep.include({
        consultation: { name: 'Kim Novak', state: 'ringing', with: 'destination' },
        party: { name: 'Maria Alvarez', address: '+14155550117' },
      });
    });

    it('is with either or both', () => {
      const connected = { state: 'connected' };
      const talk = (one: JsonRecord, other: JsonRecord): string | undefined =>
        shown(conversation(one, consulting, other)).consultation?.with;
      expect(talk(apart, asked(connected))).to.equal('destination');
      expect(talk(customer(), asked({ ...connected, confined: true }))).to.equal('object');
      expect(talk(customer({}, { held: true }), asked(connected))).to.equal('destination');
      expect(talk(customer(), asked(connected))).to.equal('both');
    });

    it('with a queue rings until somebody answers for it', () => {
      const queue = asked(
        { state: 'connected' },
        { id: 'q', purpose: 'acd', name: 'Billing', userId: undefined },
      );
      const waiting = shown(conversation(apart, consulting, queue)).consultation;
      expect(waiting).to.include({ name: 'Billing', state: 'ringing' });
      const answered = shown(conversation(apart, consulting, queue, asked({ state: 'connected' })));
      expect(answered.consultation).to.include({ name: 'Kim Novak', state: 'connected' });
    });

    it('with a number is named by it, in a call that the agent made as well', () => {
      const called = customer({}, { direction: 'outbound', confined: true });
      const number = asked(
        { state: 'dialing' },
        { purpose: 'external', name: undefined, userId: undefined, address: 'tel:+15557654321' },
      );
      const talk = shown(conversation(consulting, called, number));
      expect(talk.consultation?.name).to.equal('+15557654321');
      expect(talk.party.name).to.equal('Maria Alvarez');
      expect(talk.direction).to.equal('outbound');
    });

    it('is over when whom was asked has hung up', () => {
      const gone = asked({ state: 'disconnected' });
      expect(shown(conversation(customer(), agent(), gone)).consultation).to.equal(null);
    });

    it('is none of who is asked', () => {
      const asking = {
        ...agent(),
        id: 'asking',
        userId: 'kim',
        consultParticipantId: 'customer',
      };
      expect(shown(conversation(apart, asking, consulting)).consultation).to.equal(null);
    });
  });

  describe('after-call work', () => {
    const pending = {
      ...ended(),
      afterCallWorkRequired: true,
      afterCallWork: { state: 'pending', startTime: at(11) },
    };

    it('is pending, since when, and in which mode', () => {
      const modes = [
        ['mandatory', 'mandatory'],
        ['optional', 'optional'],
        ['agentRequested', 'onRequest'],
        ['timeout', 'timed'],
        ['forcedTimeout', 'timedToTheEnd'],
      ] as const;
      for (const [wrapupPrompt, mode] of modes) {
        const one = agent(pending, { wrapupRequired: true, wrapupPrompt, wrapupTimeoutMs: 30_000 });
        const work = shown(conversation(customer(), one));
        expect(work).to.include({ state: 'afterCallWork', since: Date.parse(at(11)) });
        const timed = mode === 'timed' || mode === 'timedToTheEnd';
        expect(work.wrapUp).to.deep.equal({
          mode,
          until: timed ? Date.parse(at(11)) + 30_000 : null,
          requested: mode === 'onRequest',
          done: false,
          kept: null,
        });
      }
    });

    it('of a callback, which is the participant’s, is understood (a recorded event)', () => {
      const one = {
        ...agent(),
        calls: [],
        wrapupRequired: true,
        startAcwTime: at(12),
        callbacks: [{ id: 'cb', state: 'disconnected', disconnectedTime: at(12), connectedTime: at(3), afterCallWork: { state: 'pending', startTime: at(12) } }], // prettier-ignore
      };
      expect(shown(conversation(customer(), one))).to.include({
        media: 'callback',
        state: 'afterCallWork',
      });
    });

    it('is announced while the call lasts', () => {
      const one = agent({}, { wrapupRequired: true, wrapupPrompt: 'timeout', wrapupTimeoutMs: 9 });
      const talk = shown(conversation(customer(), one));
      expect(talk.wrapUp).to.deep.include({ mode: 'timed', until: null });
      expect(talk.can).to.include('keepWrapUp').and.to.not.include('wrapUp');
    });

    it('on request is offered, and then requested', () => {
      const more = { wrapupRequired: false, wrapupExpected: false, wrapupPrompt: 'agentRequested' };
      const offered = shown(conversation(customer(), agent({}, more)));
      expect(offered.wrapUp).to.deep.include({ mode: 'onRequest', requested: false });
      expect(offered.can).to.include('requestAfterCallWork');
      const requested = agent({ afterCallWorkRequired: true }, more);
      expect(shown(conversation(customer(), requested)).wrapUp?.requested).to.equal(true);
    });

    it('brings back what was kept for now, which does not end it', () => {
      const wrapup = { notes: 'Calls again', provisional: true };
      const more = { wrapupRequired: true, wrapupPrompt: 'mandatory', wrapup };
      const work = shown(conversation(customer(), agent(ended(), more)));
      expect(work.state).to.equal('afterCallWork');
      expect(work.wrapUp).to.deep.include({
        done: false,
        kept: { code: '', notes: 'Calls again', tags: [] },
      });
    });

    it('is over with a code, unless it goes on to its end', () => {
      const wrapup = { code: 'solved', notes: '', tags: ['vip', 7] };
      const more = { wrapupRequired: true, wrapupPrompt: 'mandatory', wrapup };
      expect(read(conversation(customer(), agent(ended(), more)))).to.equal(undefined);
      const forced = agent(pending, { ...more, wrapupPrompt: 'forcedTimeout' });
      expect(shown(conversation(customer(), forced)).wrapUp).to.deep.include({
        done: true,
        kept: { code: 'solved', notes: '', tags: ['vip'] },
      });
    });

    it('that is optional lingers while the agent is free, until it is written down or skipped', () => {
      const free = { wrapupRequired: false, wrapupExpected: true, wrapupPrompt: 'optional' };
      expect(read(conversation(customer(), agent(ended(), free)))).to.include({ lingers: true });
      const closed: readonly JsonRecord[] = [
        { ...free, wrapup: { code: 'solved' } },
        { ...free, wrapupSkipped: true },
        { ...free, endAcwTime: at(13) },
      ];
      for (const more of closed) {
        expect(read(conversation(customer(), agent(ended(), more)))).to.equal(undefined);
      }
    });
  });
});
