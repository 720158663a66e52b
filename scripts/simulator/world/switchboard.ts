import type { InteractionPhase } from '../../../adapter/sync/events.js';
import { lastOf, type Conversations, type Particulars } from './conversations.js';
import { notThere, refuse } from './destinations.js';
import type { Conversation, Leg } from './pure-cloud-side.js';

/** What a phone moves conversations with. */
export interface Switchboard {
  readonly talks: Conversations;
  /** Moves the agent's part on, with all that this makes new. */
  move(id: string, to: InteractionPhase | 'ended', media: string | null, more?: Particulars): void;
  /** Makes a call of the agent's own, which no queue offered. */
  call(id: string, more: Particulars): Conversation;
  /** Something of it is different, and the agent is where they were. */
  tell(conversation: Conversation): void;
  /** The agent has another station, or none. */
  tellStation(): void;
  log(text: string): void;
}

/** Throws a PhoneRefusal where there is none. */
export function conversationOn(board: Switchboard, id: string): Conversation {
  const conversation = board.talks.find(id);
  if (conversation === undefined) throw notThere(`conversation ${id}`);
  return conversation;
}

/** The agent's part; throws a PhoneRefusal where they take none. */
export const legOf = (conversation: Conversation): Leg =>
  lastOf(conversation) ?? refuse('The agent takes no part in this conversation.');

/** Throws a PhoneRefusal where the agent is not on the phone with somebody. */
export function mustTalk(conversation: Conversation): void {
  const leg = legOf(conversation);
  const onPhone =
    conversation.media === 'voice' ? leg.stage === null : leg.call !== null && !leg.call.stage;
  if (leg.phase !== 'connected' || !onPhone) refuse('The communication is not connected.');
}
