import { randomUUID } from 'node:crypto';
import { lastOf } from './conversations.js';
import { mergeCalls, removeFrom } from './conference.js';
import { AfterCallWork } from './after-call-work.js';
import { Consultations } from './consultations.js';
import { PEOPLE, PERMISSIONS, PURECLOUD_USER, QUEUES, STATIONS } from './default-org.js';
import { destinedOf, isNumber, notThere, refuse, voicemail } from './destinations.js';
import {
  type Consulted,
  type DeskStation,
  type Destined,
  type PartChange,
  type SpeakTo,
  type To,
} from './phone-side.js';
import type { Conversation, Leg, Named, PhoneOrg } from './pure-cloud-side.js';
import { conversationOn, legOf, mustTalk, type Switchboard } from './switchboard.js';
import { Timers } from './timers.js';

/** The agent's own phone is reached so fast, in milliseconds. */
const REACHING = 300;

/** Where nobody says otherwise, who is called answers after so long, in milliseconds. */
const ANSWERING = 8_000;

/** The agent's phone, and those who are called. */
export class LivePhone implements PhoneOrg {
  readonly stations = STATIONS;
  readonly people = PEOPLE;
  readonly queues = QUEUES;
  station: DeskStation | null = STATIONS[0] ?? null;
  deeds = 0;
  /** After how many milliseconds who is called answers; `null`: never by themselves. */
  answering: number | null = ANSWERING;
  private readonly lacking = new Set<string>();
  private readonly timers = new Timers();
  readonly afterCallWork: AfterCallWork;
  readonly consultations: Consultations;

  constructor(private readonly board: Switchboard) {
    const did = (text: string): void => this.did(text);
    this.afterCallWork = new AfterCallWork(board, this.timers, did);
    this.consultations = new Consultations(board, this.timers, did);
  }

  begin(): void {
    this.dispose();
    this.station = STATIONS[0] ?? null;
    this.answering = ANSWERING;
    this.deeds = 0;
    this.afterCallWork.begin();
    this.lacking.clear();
  }

  dispose(): void {
    this.timers.clear();
  }

  codesOf(queue: Named | null): readonly Named[] {
    return this.afterCallWork.codesOf(queue);
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
      wrapUp: this.afterCallWork.ruleOf(queue),
    });
    this.timers.later(REACHING, () => {
      const now = conversationOn(this.board, id);
      if (lastOf(now)?.stage !== 'contacting') return;
      // Who has picked up their own phone is at work.
      const ringing = { stage: 'dialing', phase: 'connected' } as const;
      this.board.tell(this.board.talks.update(now, {}, ringing));
    });
    this.answerLater(id);
    return conversation;
  }

  change(conversation: Conversation, change: PartChange): void {
    const leg = legOf(conversation);
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
    if (wrapUp !== undefined) this.afterCallWork.writeDown(conversation, leg, wrapUp);
    if (wrapUpSkipped === true) this.afterCallWork.skip(conversation, leg);
    if (state === 'disconnected') this.hangUp(conversationOn(this.board, conversation.id), leg);
  }

  requestWrapUp(conversation: Conversation, required: boolean): void {
    this.afterCallWork.request(conversation, required);
  }

  pauseRecording(conversation: Conversation, paused: boolean): void {
    mustTalk(conversation);
    this.did(`${conversation.id}: recording ${paused ? 'paused' : 'active'}`);
    this.board.tell(this.board.talks.update(conversation, { securePaused: paused }));
  }

  digits(conversation: Conversation, digits: string): void {
    mustTalk(conversation);
    if (!/^[0-9*#A-D,]+$/.test(digits)) refuse(`"${digits}" are not digits.`);
    this.did(`${conversation.id}: digits`);
  }

  transfer(conversation: Conversation, to: To): Destined {
    const leg = legOf(conversation);
    const own = 'user' in to && to.user === PURECLOUD_USER.id;
    const toVoicemail = 'user' in to && to.voicemail === true;
    if (toVoicemail ? leg.phase !== 'alerting' || conversation.acd : leg.phase !== 'connected') {
      refuse('The communication cannot be transferred in its state.');
    }
    if (own && !toVoicemail) refuse('The call is at this user already.');
    const destined = toVoicemail ? voicemail() : destinedOf(to);
    this.did(`${conversation.id}: to ${destined.kind} ${destined.name}`);
    this.afterCallWork.leave(conversation, destined);
    return destined;
  }

  consult(conversation: Conversation, to: To, speakTo: SpeakTo): Consulted {
    return this.consultations.begin(conversation, to, speakTo, this.answering);
  }

  speakTo(conversation: Conversation, speakTo: SpeakTo): void {
    this.consultations.speakTo(conversation, speakTo);
  }

  cancelConsult(conversation: Conversation): void {
    this.consultations.cancel(conversation);
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
    const leg = legOf(conversation);
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
      const now = conversationOn(this.board, conversation.id);
      const its = lastOf(now)?.call;
      if (its?.stage !== 'contacting') return;
      const ringing = { ...its, stage: 'dialing' as const };
      this.board.tell(this.board.talks.update(now, {}, { call: ringing }));
    });
    this.answerLater(conversation.id);
  }

  hangUpCallback(conversation: Conversation): void {
    if (legOf(conversation).call === null) refuse('The call has ended.');
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
      this.afterCallWork.leave(conversation, null, 'peer');
    }
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
    this.afterCallWork.leave(
      conversation,
      consultation?.connectedAt === null ? null : consultation,
    );
  }

  private answerLater(id: string): void {
    if (this.answering !== null) this.timers.later(this.answering, () => void this.called(id));
  }

  private did(text: string): void {
    this.deeds += 1;
    this.board.log(`phone: ${text}`);
  }
}
