import { expect } from 'chai';
import fc from 'fast-check';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import {
  HOSTILE_JSON,
  hostileAnything,
  hostileCopies,
  isPolluted,
} from '../../ports/testing/hostile.js';
import type { Interaction } from '../../ports/phone.js';
import { PortError } from '../../ports/port-error.js';
import type { ConversationNews } from '../conversation-news.js';
import { createPhone } from './phone.js';

/** Whatever conversations and directory answers may be. */

const USER = '11111111-2222-4333-8444-555555555555';

const conversation = {
  id: 'c-1',
  startTime: '2026-01-05T09:00:00.000Z',
  securePause: false,
  participants: [
    {
      id: 'customer',
      purpose: 'customer',
      name: 'Maria',
      address: 'tel:+1555',
      consultParticipantId: 'customer',
      calls: [{ id: 'x', state: 'connected', direction: 'inbound', confined: true }],
    },
    {
      id: 'own',
      userId: USER,
      purpose: 'agent',
      queueId: 'q',
      wrapupRequired: true,
      wrapupPrompt: 'timeout',
      wrapupTimeoutMs: 30_000,
      wrapup: { code: 'x', notes: 'y', tags: ['z'], provisional: true },
      consultParticipantId: 'customer',
      calls: [{ id: 'y', state: 'connected', connectedTime: '2026-01-05T09:00:00.000Z' }],
      callbacks: [{ id: 'z', state: 'connected', callbackNumbers: ['+1'], callbackUserName: 'M' }],
    },
    {
      id: 'asked',
      purpose: 'agent',
      name: 'Kim',
      consultParticipantId: 'customer',
      calls: [{ id: 'w', state: 'alerting' }],
    },
  ],
};
const ANSWER = {
  id: 'c-9',
  entities: [{ id: 'q', name: 'Support', memberCount: 3 }],
  results: [{ id: 'p', name: 'Kim', title: 'Engineer', department: 'Second level' }],
  effectiveStation: { id: 's', name: 'Desk' },
};

const STATES = ['alerting', 'contacting', 'dialing', 'connected', 'afterCallWork'];

const makesSense = (interaction: Interaction): boolean =>
  typeof interaction.id === 'string' &&
  STATES.includes(interaction.state) &&
  ['inbound', 'outbound'].includes(interaction.direction) &&
  typeof interaction.party.name === 'string' &&
  typeof interaction.party.address === 'string' &&
  Number.isFinite(interaction.since) &&
  typeof interaction.held === 'boolean' &&
  typeof interaction.muted === 'boolean' &&
  (interaction.queue === null || typeof interaction.queue.name === 'string') &&
  (interaction.consultation === null || typeof interaction.consultation.name === 'string') &&
  Number.isFinite(interaction.wrapUp?.until ?? 0);

function withPhone(data: unknown) {
  let tell: (news: ConversationNews) => void = () => undefined;
  const phone = createPhone({
    userId: USER,
    hosts: { api: 'https://api.example.com', login: 'https://login.example.com' },
    clock: createManualClock(),
    transport: {
      requests: 0,
      lastTaken: null,
      dispose: () => undefined,
      send: () => Promise.resolve({ status: 200, data }),
    },
    listen(listener) {
      tell = listener;
      return () => undefined;
    },
    routing: () => null,
    readAll: () => Promise.resolve(),
  });
  return { phone, tell: (news: ConversationNews) => tell(news) };
}

function hears(body: unknown): void {
  const { phone, tell } = withPhone({});
  tell({ is: 'one', conversation: body, at: 1 });
  tell({ is: 'all', answer: { entities: [body] }, asOf: 2 });
  tell({ is: 'all', answer: body, asOf: 3 });
  expect(phone.interactions.filter((each) => !makesSense(each))).to.deep.equal([]);
  phone.dispose();
  expect(isPolluted()).to.equal(false);
}

async function looksUp(data: unknown): Promise<void> {
  const { phone } = withPhone(data);
  const calls = [
    phone.queues(),
    phone.search('kim'),
    phone.station(),
    phone.stations(''),
    phone.dial('+1555', null),
  ];
  for (const call of calls) {
    const answer: unknown = await call.catch((error: unknown) => {
      expect(error).to.be.instanceOf(PortError);
    });
    for (const each of Array.isArray(answer) ? answer : []) {
      expect(each).to.have.property('id').that.is.a('string').and.is.not.equal('');
      expect(each).to.have.property('name').that.is.a('string');
    }
  }
  phone.dispose();
}

describe('hostile conversations and directories', function () {
  this.timeout(20_000);

  it('with any field of a conversation replaced: read as far as they make sense', () => {
    for (const copy of hostileCopies([conversation], HOSTILE_JSON)) hears(copy);
  });

  it('of any shape: the same', () => {
    for (const value of HOSTILE_JSON) hears(value);
    fc.assert(
      fc.property(hostileAnything([conversation]), (value) => hears(value)),
      { numRuns: 100 },
    );
  });

  it('with any field of an answer replaced: something that can be shown, or a PortError', async () => {
    for (const copy of hostileCopies([ANSWER], HOSTILE_JSON)) await looksUp(copy);
    for (const value of HOSTILE_JSON) await looksUp(value);
  });
});
