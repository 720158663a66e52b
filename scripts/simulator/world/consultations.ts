import { randomUUID } from 'node:crypto';
import { PEOPLE } from './default-org.js';
import { destinedOf, refuse } from './destinations.js';
import type { Consulted, SpeakTo, To } from './phone-side.js';
import type { Conversation } from './pure-cloud-side.js';
import { conversationOn, mustTalk, type Switchboard } from './switchboard.js';
import type { Timers } from './timers.js';

/** Whom the agent asks in the middle of a call. */
export class Consultations {
  constructor(
    private readonly board: Switchboard,
    private readonly timers: Timers,
    /** Counts and logs a deed of the agent's. */
    private readonly did: (text: string) => void,
  ) {}

  /** `answering`: who is asked picks up after so many milliseconds; `null`: never by themselves. */
  begin(conversation: Conversation, to: To, speakTo: SpeakTo, answering: number | null): Consulted {
    mustTalk(conversation);
    if (conversation.consultation !== null) refuse('A consult transfer is under way already.');
    const consultation = { ...destinedOf(to), speakTo, answeredBy: null };
    this.did(`${conversation.id}: asks ${consultation.name}`);
    this.board.tell(this.board.talks.update(conversation, { consultation }, { held: false }));
    if (answering !== null) {
      this.timers.later(answering, () => {
        const now = conversationOn(this.board, conversation.id);
        const same = now.consultation?.participantId === consultation.participantId;
        if (same && now.consultation.connectedAt === null) this.step(now.id, 'connected');
      });
    }
    return consultation;
  }

  speakTo(conversation: Conversation, speakTo: SpeakTo): void {
    const { consultation } = conversation;
    if (consultation === null) return refuse('No consult transfer is under way.');
    this.did(`${conversation.id}: speaks to ${speakTo}`);
    const now = { ...consultation, speakTo };
    this.board.tell(this.board.talks.update(conversation, { consultation: now }));
  }

  cancel(conversation: Conversation): void {
    if (conversation.consultation === null) return refuse('No consult transfer is under way.');
    this.did(`${conversation.id}: consult cancelled`);
    this.board.tell(this.board.talks.update(conversation, { consultation: null }));
  }

  /** A step: whom the agent asks picks up, or hangs up. */
  step(id: string, is: 'connected' | 'ended'): void {
    const conversation = this.board.talks.find(id);
    const consultation = conversation?.consultation ?? null;
    if (conversation === undefined || consultation === null) return;
    const [first] = PEOPLE;
    const answeredBy =
      consultation.kind === 'queue' && first !== undefined
        ? { participantId: randomUUID(), person: first }
        : null;
    const now = is === 'ended' ? null : { ...consultation, connectedAt: Date.now(), answeredBy };
    this.board.tell(this.board.talks.update(conversation, { consultation: now }));
  }
}
