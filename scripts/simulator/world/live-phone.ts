import { randomUUID } from 'node:crypto';
import { lastOf } from './conversations.js';
import { mergeCalls, removeFrom } from './conference.js';
import {
  PEOPLE,
  PERMISSIONS,
  PURECLOUD_USER,
  QUEUES,
  STATIONS,
  WRAP_UP_CODES,
} from './default-org.js';
import { destinedOf, isNumber, notThere, refuse, voicemail } from './destinations.js';
import {
  type Consulted,
  type DeskStation,
  type Destined,
  type PartChange,
  type SpeakTo,
  type To,
  type WrapUpRecord,
  type WrapUpRule,
} from './phone-side.js';
import type { Conversation, Leg, Named, PhoneOrg } from './pure-cloud-side.js';
import type { Switchboard } from './switchboard.js';
import { Timers } from './timers.js';

/** The agent's own phone is reached so fast, in milliseconds. */
const REACHING = 300;

/** Where nobody says otherwise, who is called answers after so long, in milliseconds. */
const ANSWERING = 8_000;

/** The agent's phone, the queues' rules for after-call work, and those who are called. */
export class LivePhone implements PhoneOrg {
  readonly stations = STATIONS;
  readonly people = PEOPLE;
  readonly queues = QUEUES;
  station: DeskStation | null = STATIONS[0] ?? null;
  deeds = 0;
  /** After how many milliseconds who is called answers; `null`: never by themselves. */
  answering: number | null = ANSWERING;
  private readonly rules = new Map<string, WrapUpRule | null>();
  private readonly codes = new Map<string, readonly Named[]>();
  private readonly lacking = new Set<string>();
  private readonly timers = new Timers();

  constructor(private readonly board: Switchboard) {}

  begin(): void {
    this.dispose();
    this.station = STATIONS[0] ?? null;
    this.answering = ANSWERING;
    this.deeds = 0;
    this.rules.clear();
    this.codes.clear();
    this.lacking.clear();
  }

  dispose(): void {
    this.timers.clear();
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

  get permissions(): readonly string[] {
    return PERMISSIONS.filter((permission) => !this.lacking.has(permission));
  }

  /** A step: a role of the agent's no longer permits it, or does so again. */
  setPermission(permission: string, is: 'taken' | 'given'): void {
    if (is === 'taken') this.lacking.add(permission);
    else this.lacking.delete(permission);
  }

  useStation(id: string | null): void {
    const station = id === null ? null : STATIONS.find((each) => each.id === id);
    if (station === undefined) throw notThere(`station ${String(id)}`);
    if ((station?.takenBy ?? null) !== null) {
      return refuse(`Station ${station?.name} is associated with another user.`, 'station.in.use');
    }
    this.station = station;
    this.board.tellStation();
  }

  place(to: To, queueId: string | null): Conversation {
    if (this.station === null) {
      return refuse('A station is required to place a call.', 'station.not.associated');
    }
    const queue = queueId === null ? null : QUEUES.find(({ id, own }) => own && id === queueId);
    if (queue === undefined) throw notThere(`queue ${String(queueId)}`);
    const number = 'number' in to ? to.number : '';
    if ('number' in to && !isNumber(number)) {
      return refuse(`The phone number ${number} is not valid.`);
    }
    const { name } = destinedOf(to);
    this.did(`calls ${name}`);
    const id = randomUUID();
    const conversation = this.board.call(id, {
      direction: 'outbound',
      customer: {
        name: number === '' ? name : '',
        number,
        ...('user' in to ? { user: to.user } : {}),
      },
      queue,
      wrapUp: this.ruleOf(queue),
    });
    this.timers.later(REACHING, () => {
      const now = this.find(id);
      if (lastOf(now)?.stage !== 'contacting') return;
      // Who has picked up their own phone is at work.
      const ringing = { stage: 'dialing', phase: 'connected' } as const;
      this.board.tell(this.board.talks.update(now, {}, ringing));
    });
    this.answerLater(id);
    return conversation;
  }

  change(conversation: Conversation, change: PartChange): void {
    const leg = this.legOf(conversation);
    const { state, held, muted, wrapUp, wrapUpSkipped } = change;
    const talking = leg.phase === 'connected' && leg.stage === null;
    if ((held !== undefined || muted !== undefined) && leg.phase !== 'connected') {
      refuse('The communication is not connected.');
    }
    if (held !== undefined && (!talking || conversation.consultation !== null)) {
      refuse('The communication cannot be held in its state.');
    }
    if (state === 'connected') this.answer(conversation, leg);
    if (held !== undefined || muted !== undefined) {
      if (held !== undefined) this.did(`${conversation.id}: ${held ? 'held' : 'resumed'}`);
      if (muted !== undefined) this.did(`${conversation.id}: ${muted ? 'muted' : 'unmuted'}`);
      const now = {
        ...(held === undefined ? {} : { held }),
        ...(muted === undefined ? {} : { muted }),
      };
      this.board.tell(this.board.talks.update(conversation, {}, now));
    }
    if (wrapUp !== undefined) this.writeDown(conversation, leg, wrapUp);
    if (wrapUpSkipped === true) this.skip(conversation, leg);
    if (state === 'disconnected') this.hangUp(this.find(conversation.id), leg);
  }

  requestWrapUp(conversation: Conversation, required: boolean): void {
    this.legOf(conversation);
    if (conversation.wrapUp?.mode !== 'onRequest') {
      refuse('After-call work cannot be requested for this queue.');
    }
    this.did(`${conversation.id}: after-call work`);
    this.board.tell(this.board.talks.update(conversation, {}, { wrapUpRequested: required }));
  }

  pauseRecording(conversation: Conversation, paused: boolean): void {
    this.talking(conversation);
    this.did(`${conversation.id}: recording ${paused ? 'paused' : 'active'}`);
    this.board.tell(this.board.talks.update(conversation, { securePaused: paused }));
  }

  digits(conversation: Conversation, digits: string): void {
    this.talking(conversation);
    if (!/^[0-9*#A-D,]+$/.test(digits)) refuse(`"${digits}" are not digits.`);
    this.did(`${conversation.id}: digits`);
  }

  transfer(conversation: Conversation, to: To): Destined {
    const leg = this.legOf(conversation);
    const own = 'user' in to && to.user === PURECLOUD_USER.id;
    const toVoicemail = 'user' in to && to.voicemail === true;
    if (toVoicemail ? leg.phase !== 'alerting' || conversation.acd : leg.phase !== 'connected') {
      refuse('The communication cannot be transferred in its state.');
    }
    if (own && !toVoicemail) refuse('The call is at this user already.');
    const destined = toVoicemail ? voicemail() : destinedOf(to);
    this.did(`${conversation.id}: to ${destined.kind} ${destined.name}`);
    this.leave(conversation, destined);
    return destined;
  }

  consult(conversation: Conversation, to: To, speakTo: SpeakTo): Consulted {
    this.talking(conversation);
    if (conversation.consultation !== null) refuse('A consult transfer is under way already.');
    const consultation = { ...destinedOf(to), speakTo, answeredBy: null };
    this.did(`${conversation.id}: asks ${consultation.name}`);
    this.board.tell(this.board.talks.update(conversation, { consultation }, { held: false }));
    if (this.answering !== null) {
      this.timers.later(this.answering, () => {
        const now = this.find(conversation.id);
        const same = now.consultation?.participantId === consultation.participantId;
        if (same && now.consultation.connectedAt === null) this.consulted(now.id, 'connected');
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

  cancelConsult(conversation: Conversation): void {
    if (conversation.consultation === null) return refuse('No consult transfer is under way.');
    this.did(`${conversation.id}: consult cancelled`);
    this.board.tell(this.board.talks.update(conversation, { consultation: null }));
  }

  merge(conversation: Conversation, others: readonly string[]): void {
    mergeCalls(this.board, conversation, others);
    this.deeds += 1;
  }

  remove(conversation: Conversation, participantId: string): boolean {
    const done = removeFrom(this.board, conversation, participantId);
    if (done) this.deeds += 1;
    return done;
  }

  callFromCallback(conversation: Conversation, number: string): void {
    const leg = this.legOf(conversation);
    if (conversation.media !== 'callback' || leg.phase !== 'connected' || leg.call !== null) {
      refuse('No call can be made from this conversation now.');
    }
    if (this.station === null) {
      refuse('A station is required to place a call.', 'station.not.associated');
    }
    if (!isNumber(number)) refuse(`The phone number ${number} is not valid.`);
    this.did(`${conversation.id}: calls back ${number}`);
    const call = {
      communicationId: randomUUID(),
      number,
      stage: 'contacting' as const,
      connectedAt: null,
    };
    this.board.tell(this.board.talks.update(conversation, {}, { call }));
    this.timers.later(REACHING, () => {
      const now = this.find(conversation.id);
      const its = lastOf(now)?.call;
      if (its?.stage !== 'contacting') return;
      const ringing = { ...its, stage: 'dialing' as const };
      this.board.tell(this.board.talks.update(now, {}, { call: ringing }));
    });
    this.answerLater(conversation.id);
  }

  hangUpCallback(conversation: Conversation): void {
    if (this.legOf(conversation).call === null) refuse('The call has ended.');
    this.did(`${conversation.id}: call from the callback hung up`);
    this.board.tell(
      this.board.talks.update(conversation, {}, { call: null, held: false, muted: false }),
    );
  }

  /** A step: the other party picks up what the agent calls. False: nobody is being called. */
  called(id: string): boolean {
    const conversation = this.board.talks.find(id);
    const leg = conversation && lastOf(conversation);
    if (conversation === undefined || leg === undefined) return false;
    if (leg.call !== null && leg.call.stage !== null) {
      const call = { ...leg.call, stage: null, connectedAt: Date.now() };
      this.board.tell(this.board.talks.update(conversation, {}, { call }));
      return true;
    }
    if (leg.stage === null) return false;
    this.board.move(id, 'connected', null);
    return true;
  }

  /** A step: the customer hangs up, and the queue's rule says what is left to do. */
  customerHangsUp(id: string): void {
    const conversation = this.board.talks.find(id);
    const leg = conversation && lastOf(conversation);
    if (conversation === undefined || leg === undefined || leg.phase === 'ended') return;
    if (leg.call !== null) {
      this.board.tell(this.board.talks.update(conversation, {}, { call: null }));
    } else if (leg.phase === 'alerting' || leg.phase === 'connected') {
      this.leave(conversation, null, 'peer');
    }
  }

  /** A step: whom the agent asks picks up, or hangs up. */
  consulted(id: string, is: 'connected' | 'ended'): void {
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

  private answer(conversation: Conversation, leg: Leg): void {
    // Answered twice is answered.
    if (leg.phase === 'connected') return;
    if (leg.phase !== 'alerting' || leg.stage !== null) refuse('The communication does not ring.');
    this.did(`${conversation.id}: answered`);
    this.board.move(conversation.id, 'connected', null);
  }

  private hangUp(conversation: Conversation, leg: Leg): void {
    if (leg.phase === 'afterCallWork' || leg.phase === 'ended') return;
    this.did(`${conversation.id}: ${leg.phase === 'alerting' ? 'declined' : 'hung up'}`);
    const { consultation } = conversation;
    this.leave(conversation, consultation?.connectedAt === null ? null : consultation);
  }

  /** The agent's part is over, but for what its queue asks to be written down. */
  private leave(
    conversation: Conversation,
    transferred: Destined | null,
    disconnectType = transferred === null ? 'client' : 'transfer',
  ): void {
    const { talks } = this.board;
    const leg = this.legOf(conversation);
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
      const now = this.find(id);
      const last = lastOf(now);
      if (last?.participantId !== leg.participantId || last.phase !== 'afterCallWork') return;
      const code = { code: 'ININ-WRAP-UP-TIMEOUT', notes: '', tags: [], provisional: false };
      const kept = last.wrapUp === null || last.wrapUp.provisional ? code : last.wrapUp;
      talks.update(now, {}, { wrapUp: kept });
      this.board.move(id, 'ended', null);
    });
  }

  private writeDown(conversation: Conversation, leg: Leg, wrapUp: WrapUpRecord): void {
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

  private skip(conversation: Conversation, leg: Leg): void {
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

  private talking(conversation: Conversation): void {
    const leg = this.legOf(conversation);
    const onPhone =
      conversation.media === 'voice' ? leg.stage === null : leg.call !== null && !leg.call.stage;
    if (leg.phase !== 'connected' || !onPhone) refuse('The communication is not connected.');
  }

  private legOf(conversation: Conversation): Leg {
    return lastOf(conversation) ?? refuse('The agent takes no part in this conversation.');
  }

  private find(id: string): Conversation {
    const conversation = this.board.talks.find(id);
    if (conversation === undefined) throw notThere(`conversation ${id}`);
    return conversation;
  }

  private answerLater(id: string): void {
    if (this.answering !== null) this.timers.later(this.answering, () => void this.called(id));
  }

  private did(text: string): void {
    this.deeds += 1;
    this.board.log(`phone: ${text}`);
  }
}
