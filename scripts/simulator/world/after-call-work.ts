import { WRAP_UP_CODES } from './default-org.js';
import { lastOf } from './conversations.js';
import { refuse } from './destinations.js';
import type { Destined, WrapUpRecord, WrapUpRule } from './phone-side.js';
import type { Conversation, Leg, Named } from './pure-cloud-side.js';
import { conversationOn, legOf, type Switchboard } from './switchboard.js';
import type { Timers } from './timers.js';

/** The queues' rules for after-call work and their codes, and how the agent's part ends by them. */
export class AfterCallWork {
  private readonly rules = new Map<string, WrapUpRule | null>();
  private readonly codes = new Map<string, readonly Named[]>();

  constructor(
    private readonly board: Switchboard,
    private readonly timers: Timers,
    /** Counts and logs a deed of the agent's. */
    private readonly did: (text: string) => void,
  ) {}

  begin(): void {
    this.rules.clear();
    this.codes.clear();
  }

  ruleOf(queue: Named | null): WrapUpRule | null {
    return queue === null ? null : (this.rules.get(queue.id) ?? null);
  }

  setRule(queueId: string, rule: WrapUpRule | null): void {
    this.rules.set(queueId, rule);
  }

  codesOf(queue: Named | null): readonly Named[] {
    return (queue === null ? undefined : this.codes.get(queue.id)) ?? WRAP_UP_CODES;
  }

  /** A step: a queue offers codes of these names. */
  setCodes(queueId: string, names: readonly string[]): void {
    const [{ id } = { id: '' }] = WRAP_UP_CODES;
    const codes = names.map((name, index) => ({
      id: `${id.slice(0, -4)}${String(index).padStart(4, '0')}`,
      name,
    }));
    this.codes.set(queueId, codes);
  }

  request(conversation: Conversation, required: boolean): void {
    legOf(conversation);
    if (conversation.wrapUp?.mode !== 'onRequest') {
      refuse('After-call work cannot be requested for this queue.');
    }
    this.did(`${conversation.id}: after-call work`);
    this.board.tell(this.board.talks.update(conversation, {}, { wrapUpRequested: required }));
  }

  /** The agent's part is over, but for what its queue asks to be written down. */
  leave(
    conversation: Conversation,
    transferred: Destined | null,
    disconnectType = transferred === null ? 'client' : 'transfer',
  ): void {
    const { talks } = this.board;
    const leg = legOf(conversation);
    const talked = leg.phase === 'connected' && leg.stage === null;
    const { wrapUp: rule, id } = conversation;
    const written = leg.wrapUp !== null && !leg.wrapUp.provisional;
    const asked =
      rule !== null &&
      rule.mode !== 'optional' &&
      (rule.mode !== 'onRequest' || leg.wrapUpRequested);
    const stays = rule?.mode === 'timedToTheEnd' || !written;
    talks.update(conversation, { transferred }, { disconnectType });
    if (!talked || !asked || !stays) {
      this.board.move(id, 'ended', null);
      return;
    }
    this.board.move(id, 'afterCallWork', null);
    if (rule.mode !== 'timed' && rule.mode !== 'timedToTheEnd') return;
    this.timers.later(rule.time, () => {
      const now = conversationOn(this.board, id);
      const last = lastOf(now);
      if (last?.participantId !== leg.participantId || last.phase !== 'afterCallWork') return;
      const code = { code: 'ININ-WRAP-UP-TIMEOUT', notes: '', tags: [], provisional: false };
      const kept = last.wrapUp === null || last.wrapUp.provisional ? code : last.wrapUp;
      talks.update(now, {}, { wrapUp: kept });
      this.board.move(id, 'ended', null);
    });
  }

  writeDown(conversation: Conversation, leg: Leg, wrapUp: WrapUpRecord): void {
    const known = this.codesOf(conversation.queue).some(({ id }) => id === wrapUp.code);
    if (!known && !(wrapUp.provisional && wrapUp.code === '')) {
      refuse(`The wrap-up code ${wrapUp.code} is not valid.`);
    }
    if (leg.connectedAt === null) refuse('The communication was never connected.');
    this.did(`${conversation.id}: wrap-up ${wrapUp.provisional ? 'kept' : 'saved'}`);
    const over = leg.phase === 'ended' || leg.phase === 'afterCallWork';
    const saved = !wrapUp.provisional;
    const now = this.board.talks.update(
      conversation,
      {},
      { wrapUp, ...(saved && leg.phase === 'ended' ? { wrapUpAt: Date.now() } : {}) },
    );
    if (saved && over && leg.phase !== 'ended' && conversation.wrapUp?.mode !== 'timedToTheEnd') {
      this.board.move(conversation.id, 'ended', null);
    } else this.board.tell(now);
  }

  skip(conversation: Conversation, leg: Leg): void {
    if (leg.phase !== 'afterCallWork' && leg.phase !== 'ended') {
      refuse('The communication has not ended.');
    }
    const mode = conversation.wrapUp?.mode ?? 'mandatory';
    const written = leg.wrapUp !== null && !leg.wrapUp.provisional;
    if (mode === 'timedToTheEnd' || (mode === 'mandatory' && !written)) {
      refuse('Wrap-up is required and cannot be skipped.');
    }
    this.did(`${conversation.id}: wrap-up skipped`);
    const now = this.board.talks.update(conversation, {}, { wrapUpSkipped: true });
    if (leg.phase === 'afterCallWork') this.board.move(conversation.id, 'ended', null);
    else this.board.tell(now);
  }
}
