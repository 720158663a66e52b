import type { InteractionPhase } from '../../../adapter/sync/events.js';
import type { Conversations, Particulars } from './conversations.js';
import type { Conversation } from './pure-cloud-side.js';

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
