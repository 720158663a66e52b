import { randomUUID } from 'node:crypto';
import type { InteractionPhase } from '../../../adapter/sync/events.js';
import { CUSTOMERS, QUEUES } from './default-org.js';
import type { CallbackWish, Customer, Person, WrapUpRule } from './phone-side.js';
import type { Conversation, Leg, Named } from './pure-cloud-side.js';

/** So many conversations that are over can still be asked for. */
const REMEMBERED = 50;

/** What a step or a call says of a conversation beyond its medium. */
export interface Particulars {
  readonly direction?: Conversation['direction'];
  readonly customer?: Partial<Customer>;
  readonly queue?: Named | null;
  readonly wrapUp?: WrapUpRule | null;
  readonly passedBy?: Person | null;
  readonly subject?: string;
  readonly callback?: CallbackWish | null;
  readonly attributes?: Readonly<Record<string, string>>;
}

export const lastOf = (conversation: Conversation): Leg | undefined => conversation.legs.at(-1);

/** The conversations of the agent, present and past. */
export class Conversations {
  private readonly byId = new Map<string, Conversation>();
  private begun = 0;

  /** Those in which the agent takes part now. */
  get present(): readonly Conversation[] {
    return [...this.byId.values()].filter((each) => {
      const leg = lastOf(each);
      return leg !== undefined && leg.phase !== 'ended';
    });
  }

  find(id: string): Conversation | undefined {
    return this.byId.get(id);
  }

  phaseOf(id: string): InteractionPhase | 'ended' | null {
    const conversation = this.byId.get(id);
    return conversation === undefined ? null : (lastOf(conversation)?.phase ?? null);
  }

  /** Some interaction that a queue offered has been answered and is not wrapped up. */
  get busy(): boolean {
    return this.present.some((each) => {
      const phase = lastOf(each)?.phase;
      return each.acd && (phase === 'connected' || phase === 'afterCallWork');
    });
  }

  /**
   * Moves the agent's part on. What was over begins again as another part of the agent in the same conversation.
   * `acd` counts for a new conversation only.
   */
  move(
    id: string,
    to: InteractionPhase | 'ended',
    media: string | null,
    acd: boolean,
    at: number,
    particulars: Particulars = {},
  ): Conversation {
    const before = this.byId.get(id) ?? this.newConversation(id, media ?? 'voice', acd, at);
    const last = lastOf(before);
    const begun = last === undefined || (last.phase === 'ended' && to !== 'ended');
    const legs = begun
      ? [...before.legs, movedLeg(newLeg(at), to, at)]
      : [...before.legs.slice(0, -1), movedLeg(last, to, at)];
    const { customer, ...more } = particulars;
    const over = to === 'afterCallWork' || to === 'ended';
    const after: Conversation = {
      ...before,
      ...more,
      customer: { ...before.customer, ...customer },
      ...(over ? { consultation: null, securePaused: false } : {}),
      ...(begun ? { transferred: null } : {}),
      media: media ?? before.media,
      // Offered anew while the agent is on queue, it is a queue's again.
      acd: begun ? acd : before.acd,
      legs,
    };
    this.put(after);
    return after;
  }

  /** Changes what is known of a conversation, and its newest part. */
  update(
    conversation: Conversation,
    change: Partial<Conversation>,
    leg: Partial<Leg> = {},
  ): Conversation {
    const last = lastOf(conversation);
    const after: Conversation = {
      ...conversation,
      ...change,
      legs: last === undefined ? [] : [...conversation.legs.slice(0, -1), { ...last, ...leg }],
    };
    this.put(after);
    return after;
  }

  /** Set last in the order of insertion, so that the oldest that is over is forgotten first. */
  private put(conversation: Conversation): void {
    this.byId.delete(conversation.id);
    this.byId.set(conversation.id, conversation);
    this.forget();
  }

  private newConversation(id: string, media: string, acd: boolean, at: number): Conversation {
    const customer = CUSTOMERS[this.begun % CUSTOMERS.length];
    this.begun += 1;
    return {
      id,
      media,
      acd,
      startedAt: at,
      customerParticipantId: randomUUID(),
      customerCommunicationId: randomUUID(),
      acdParticipantId: randomUUID(),
      direction: 'inbound',
      customer: customer ?? { name: '', number: '', email: '' },
      queue: acd ? (QUEUES[0] ?? null) : null,
      wrapUp: null,
      securePaused: false,
      consultation: null,
      transferred: null,
      joined: [],
      customerLeft: false,
      passedBy: null,
      subject: 'A question',
      callback: null,
      attributes: {},
      legs: [],
    };
  }

  private forget(): void {
    const over = [...this.byId.values()].filter((each) => lastOf(each)?.phase === 'ended');
    for (const each of over.slice(0, Math.max(0, over.length - REMEMBERED))) {
      this.byId.delete(each.id);
    }
  }
}

const newLeg = (at: number): Leg => ({
  participantId: randomUUID(),
  communicationId: randomUUID(),
  phase: 'alerting',
  alertingAt: at,
  connectedAt: null,
  endedAt: null,
  wrapUpAt: null,
  stage: null,
  held: false,
  muted: false,
  wrapUp: null,
  wrapUpSkipped: false,
  wrapUpRequested: false,
  call: null,
  disconnectType: null,
});

function movedLeg(leg: Leg, to: InteractionPhase | 'ended', at: number): Leg {
  const over = { stage: null, held: false, muted: false, call: null } as const;
  switch (to) {
    case 'alerting':
      return { ...leg, phase: to };
    case 'connected':
      return { ...leg, phase: to, stage: null, connectedAt: leg.connectedAt ?? at };
    case 'afterCallWork':
      return {
        ...leg,
        ...over,
        phase: to,
        connectedAt: leg.connectedAt ?? at,
        endedAt: leg.endedAt ?? at,
      };
    case 'ended':
      return {
        ...leg,
        ...over,
        phase: to,
        endedAt: leg.endedAt ?? at,
        wrapUpAt: leg.phase === 'afterCallWork' ? at : leg.wrapUpAt,
      };
  }
}
