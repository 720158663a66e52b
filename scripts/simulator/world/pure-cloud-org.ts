import { createListeners } from '../../../adapter/ports/listeners.js';
import type { Disposer } from '../../../adapter/ports/disposer.js';
import type { InteractionPhase, RoutingStatus } from '../../../adapter/sync/events.js';
import type { Status } from '../../../adapter/sync/status.js';
import {
  type Conversation,
  type Presence,
  type PresenceSeed,
  type PureCloudNews,
  type PureCloudOrg,
  RefusedError,
} from './pure-cloud-side.js';
import { Conversations, type Particulars } from './conversations.js';
import { DEFAULT_PRESENCES, ORGANIZATION, PURECLOUD_USER, QUEUES } from './default-org.js';
import { LivePhone } from './live-phone.js';
import { Refusals } from './refusals.js';
import type { Seed } from './seed.js';
import { primaryOf, printedPresence } from './statuses.js';
import type { Switchboard } from './switchboard.js';

/** What the world counts. */
export interface PureCloudCounts {
  written(): void;
  byAgent(): void;
  log(text: string): void;
}

/** The agent's presence, routing status and conversations in the region. */
export class LivePureCloud implements PureCloudOrg {
  readonly organization = ORGANIZATION;
  readonly user = PURECLOUD_USER;
  readonly queues = QUEUES;
  readonly phone: LivePhone;
  private connected = true;
  private current: Presence;
  private routing: { readonly status: RoutingStatus; readonly since: number };
  private talks = new Conversations();
  /** By the GUID of the definition. */
  refusals = new Refusals();
  private holdsOffQueue = false;
  private newest = 0;
  private readonly news = createListeners<readonly PureCloudNews[]>();

  constructor(
    private seed: Seed,
    private readonly counts: PureCloudCounts,
  ) {
    this.current = this.presenceOf(seed.presence);
    this.routing = { status: 'OFF_QUEUE', since: Date.now() };
    this.phone = new LivePhone(this.switchboard());
    this.begin(seed);
  }

  /** The world begins anew; nobody is told. */
  begin(seed: Seed): void {
    this.seed = seed;
    this.connected = true;
    this.refusals = new Refusals();
    this.holdsOffQueue = false;
    this.talks = new Conversations();
    this.phone.begin();
    this.current = this.presenceOf(seed.presence);
    for (const { id, is, media } of seed.interactions) {
      this.talks.move(id, is, media, this.onQueue, Date.now());
    }
    this.routing = { status: this.dueRoutingStatus(), since: Date.now() };
  }

  get presences(): readonly PresenceSeed[] {
    return this.seed.presences;
  }

  get presence(): Presence {
    return this.current;
  }

  get routingStatus(): { readonly status: RoutingStatus; readonly since: number } {
    return this.routing;
  }

  get conversations(): readonly Conversation[] {
    return this.talks.present;
  }

  get reachable(): boolean {
    return this.connected;
  }

  findConversation(id: string): Conversation | undefined {
    return this.talks.find(id);
  }

  listen(listener: (news: readonly PureCloudNews[]) => void): Disposer {
    return this.news.add(listener);
  }

  setPresence(
    change: { readonly definition?: PresenceSeed; readonly message?: string },
    by: 'softphone' | 'agentInPanel',
  ): Presence {
    const { definition, message } = change;
    if (definition !== undefined) {
      const refusal = this.refusals.take(definition.id);
      if (refusal !== null) {
        this.counts.log(`refused ${printedPresence(definition)} to the ${by}`);
        throw new RefusedError(refusal.transient);
      }
    }
    if (by === 'softphone') this.counts.written();
    else this.counts.byAgent();
    this.counts.log(`${printedPresence(definition ?? this.current.definition)}, set by the ${by}`);
    this.become(definition ?? this.current.definition, message, this.holdsOffQueue);
    return this.current;
  }

  /** A step: the agent in another PureCloud client, or a supervisor, whom no off-queue request holds up. */
  change(status: Status, by: 'agent' | 'supervisor'): void {
    const definition = this.presences.find((each) => each.id === status);
    if (definition !== undefined) {
      this.become(definition, undefined, this.holdsOffQueue && by === 'agent');
    }
  }

  /** IDLE and OFF_QUEUE end the after-call work, and nobody is told of each. */
  setRoutingStatus(status: RoutingStatus): void {
    if (status === 'IDLE' || status === 'OFF_QUEUE') {
      for (const { id } of this.talks.present) {
        if (this.talks.phaseOf(id) === 'afterCallWork') {
          this.talks.move(id, 'ended', null, false, Date.now());
        }
      }
    }
    this.tell(this.routeTo(status));
  }

  /** A queue offers only to who is on queue; `queue` in the particulars says so outright. */
  interaction(
    id: string,
    to: InteractionPhase | 'ended',
    media: string | null,
    particulars: Particulars = {},
  ): void {
    const { queue } = particulars;
    const acd = queue === undefined ? this.onQueue : queue !== null;
    const before = this.talks.phaseOf(id);
    const conversation = this.talks.move(id, to, media, acd, Date.now(), particulars);
    const missed = to === 'ended' && before === 'alerting' && conversation.acd && this.onQueue;
    const due = this.dueRoutingStatus();
    // A missed offer is kept against the agent until a status is set or another call answered.
    const kept = this.routing.status === 'NOT_RESPONDING' && due === 'IDLE';
    this.tell([
      { topic: 'conversation', conversation },
      ...this.routeTo(
        missed && due === 'IDLE' ? 'NOT_RESPONDING' : kept ? this.routing.status : due,
      ),
    ]);
  }

  private switchboard(): Switchboard {
    const talks = (): Conversations => this.talks;
    return {
      get talks() {
        return talks();
      },
      move: (id, to, media, more) => this.interaction(id, to, media, more),
      call: (id, more) => {
        const begun = this.talks.move(id, 'alerting', 'voice', false, Date.now(), more);
        const conversation = this.talks.update(begun, {}, { stage: 'contacting' });
        this.tell([{ topic: 'conversation', conversation }]);
        return conversation;
      },
      tell: (conversation) => this.tell([{ topic: 'conversation', conversation }]),
      tellStation: () => this.tell([{ topic: 'station' }]),
      log: (text) => this.counts.log(text),
    };
  }

  /** Whether leaving On Queue waits for a supervisor; granting lets a waiting request through. */
  offQueue(is: 'held' | 'granted'): void {
    this.holdsOffQueue = is === 'held';
    const { future } = this.current;
    if (!this.holdsOffQueue && future !== null) this.become(future, undefined, false);
  }

  endTokens(is: 'expired' | 'revoked'): void {
    this.tell([{ topic: 'tokens', is }]);
  }

  idledOut(): void {
    const offline = primaryOf(this.presences, 'OFFLINE') ?? primaryOf(DEFAULT_PRESENCES, 'OFFLINE');
    this.counts.log('OFFLINE and signed out by the inactivity time-out');
    if (offline !== undefined) this.become(offline, undefined, false);
    this.endTokens('expired');
  }

  reach(reachable: boolean): void {
    this.connected = reachable;
  }

  dispose(): void {
    this.phone.dispose();
    this.news.clear();
  }

  private get onQueue(): boolean {
    return this.current.definition.systemPresence === 'ON_QUEUE';
  }

  /** Where the routing status belongs by presence and conversations. */
  private dueRoutingStatus(): RoutingStatus {
    if (this.talks.busy) return 'INTERACTING';
    return this.onQueue ? 'IDLE' : 'OFF_QUEUE';
  }

  private routeTo(status: RoutingStatus): readonly PureCloudNews[] {
    if (status === this.routing.status) return [];
    this.routing = { status, since: Date.now() };
    return [{ topic: 'routingStatus', ...this.routing }];
  }

  private presenceOf(definition: PresenceSeed): Presence {
    return { definition, modified: this.tick(), message: '', future: null };
  }

  /** Two changes within a millisecond still differ. */
  private tick(): number {
    this.newest = Math.max(Date.now(), this.newest + 1);
    return this.newest;
  }

  private become(definition: PresenceSeed, message: string | undefined, held: boolean): void {
    const before = this.current;
    const waits = held && this.onQueue && definition.systemPresence !== 'ON_QUEUE';
    const after = {
      definition: waits ? before.definition : definition,
      message: message ?? before.message,
      future: waits ? definition : null,
    };
    if (
      after.definition.id === before.definition.id &&
      after.message === before.message &&
      after.future?.id === before.future?.id
    ) {
      // Setting On Queue again is how an agent who missed a call takes calls again.
      if (!waits && this.routing.status === 'NOT_RESPONDING') {
        this.tell(this.routeTo(this.dueRoutingStatus()));
      }
      return;
    }
    this.current = { ...after, modified: this.tick() };
    const moved = after.definition.id !== before.definition.id;
    this.tell([
      { topic: 'presence', presence: this.current },
      ...(moved ? this.routeTo(this.dueRoutingStatus()) : []),
    ]);
  }

  private tell(news: readonly PureCloudNews[]): void {
    if (news.length > 0) this.news.tell(news);
  }
}
