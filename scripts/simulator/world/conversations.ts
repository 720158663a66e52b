import { randomUUID } from 'node:crypto';
import type { InteractionPhase } from '../../../adapter/sync/events.js';
import type { Conversation, Leg } from './pure-cloud-side.js';

/** So many conversations that are over can still be asked for. */
const REMEMBERED = 50;

const lastOf = (conversation: Conversation): Leg | undefined => conversation.legs.at(-1);

/** The conversations of the agent, present and past. */
export class Conversations {
  private readonly byId = new Map<string, Conversation>();

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
  ): Conversation {
    const before = this.byId.get(id) ?? newConversation(id, media ?? 'voice', acd, at);
    const last = lastOf(before);
    const begun = last === undefined || (last.phase === 'ended' && to !== 'ended');
    const legs = begun
      ? [...before.legs, movedLeg(newLeg(at), to, at)]
      : [...before.legs.slice(0, -1), movedLeg(last, to, at)];
    const after: Conversation = {
      ...before,
      media: media ?? before.media,
      // Offered anew while the agent is on queue, it is a queue's again.
      acd: begun ? acd : before.acd,
      legs,
    };
    // Set last in the order of insertion, so that the oldest that is over is forgotten first.
    this.byId.delete(id);
    this.byId.set(id, after);
    this.forget();
    return after;
  }

  private forget(): void {
    const over = [...this.byId.values()].filter((each) => lastOf(each)?.phase === 'ended');
    for (const each of over.slice(0, Math.max(0, over.length - REMEMBERED))) {
      this.byId.delete(each.id);
    }
  }
}

const newConversation = (id: string, media: string, acd: boolean, at: number): Conversation => ({
  id,
  media,
  acd,
  startedAt: at,
  customerParticipantId: randomUUID(),
  customerCommunicationId: randomUUID(),
  acdParticipantId: randomUUID(),
  legs: [],
});

const newLeg = (at: number): Leg => ({
  participantId: randomUUID(),
  communicationId: randomUUID(),
  phase: 'alerting',
  alertingAt: at,
  connectedAt: null,
  endedAt: null,
  wrapUpAt: null,
});

function movedLeg(leg: Leg, to: InteractionPhase | 'ended', at: number): Leg {
  switch (to) {
    case 'alerting':
      return { ...leg, phase: to };
    case 'connected':
      return { ...leg, phase: to, connectedAt: leg.connectedAt ?? at };
    case 'afterCallWork':
      return { ...leg, phase: to, connectedAt: leg.connectedAt ?? at, endedAt: at };
    case 'ended':
      return {
        ...leg,
        phase: to,
        endedAt: leg.endedAt ?? at,
        wrapUpAt: leg.phase === 'afterCallWork' ? at : leg.wrapUpAt,
      };
  }
}
