import { randomBytes, randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { PureCloudNews, World } from '../world.js';
import {
  activityEvent,
  conversationBody,
  conversationSummary,
  isoDate,
  type Json,
  presenceEvent,
  routingStatusEvent,
} from './shapes.js';
import type { Token } from './tokens.js';

/** Channels of one user and app; the next one removes the one that was used longest ago. */
export const CHANNELS_A_USER = 20;
export const TOPICS_A_CHANNEL = 1000;
const CHANNEL_LIFE = 24 * 60 * 60_000;
const HEARTBEAT = 30_000;
/** A client has about so long to move to a new socket after `v2.system.socket_closing`. */
const CLOSING_GRACE = 60_000;

/** Topics of a user that are served; others are refused by name, so that nobody waits for their events. */
const USER_TOPICS: readonly string[] = [
  'presence',
  'routingStatus',
  'activity',
  'conversations',
  'conversationsummary',
  'station',
  'outofoffice',
  'tokens',
];

export interface Channel {
  readonly id: string;
  readonly token: Token;
  until: number;
  lastUsed: number;
  /** As the client named them, combined ones included. */
  topics: readonly string[];
  socket: LiveSocket | null;
}

interface LiveSocket {
  readonly socket: WebSocket;
  silent: boolean;
}

export type TopicProblem =
  | { readonly is: 'unknown'; readonly topic: string }
  | { readonly is: 'forbidden'; readonly topic: string };

/** The region's notification channels and their sockets. */
export class Channels {
  private readonly byId = new Map<string, Channel>();
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();
  private readonly heartbeat: ReturnType<typeof setInterval>;

  constructor(
    private readonly world: World,
    heartbeat = HEARTBEAT,
  ) {
    this.heartbeat = setInterval(() => {
      this.sweep();
      for (const channel of this.byId.values()) {
        this.send(channel.socket, metadata('WebSocket Heartbeat'));
      }
    }, heartbeat);
    this.heartbeat.unref();
  }

  create(token: Token): Channel {
    this.sweep();
    const own = [...this.byId.values()].filter((each) => each.token.clientId === token.clientId);
    if (own.length >= CHANNELS_A_USER) {
      const [oldest] = own.sort(
        (one, other) =>
          Number(one.socket !== null) - Number(other.socket !== null) ||
          one.lastUsed - other.lastUsed,
      );
      if (oldest !== undefined) this.remove(oldest, 'replaced by a newer channel');
    }
    const channel: Channel = {
      id: `streaming-${randomBytes(12).toString('hex')}`,
      token,
      until: Date.now() + CHANNEL_LIFE,
      lastUsed: this.tick(),
      topics: [],
      socket: null,
    };
    this.byId.set(channel.id, channel);
    return channel;
  }

  find(id: string): Channel | undefined {
    this.sweep();
    return this.byId.get(id);
  }

  ofApp(clientId: string): readonly Channel[] {
    this.sweep();
    return [...this.byId.values()].filter((each) => each.token.clientId === clientId);
  }

  /** What is wrong with a topic, or null. */
  check(topic: string): TopicProblem | null {
    const own = this.world.pureCloud.user.id;
    for (const name of namesIn(topic)) {
      const match = /^v2\.users\.([^.]+)\.(.+)$/.exec(name);
      if (match?.[1] !== undefined && match[1] !== own) return { is: 'forbidden', topic };
      if (
        match?.[2] !== undefined ? !USER_TOPICS.includes(match[2]) : !name.startsWith('v2.system.')
      ) {
        return { is: 'unknown', topic };
      }
    }
    return null;
  }

  /** Subscribing lets the channel live for another day. */
  subscribe(channel: Channel, topics: readonly string[]): void {
    channel.topics = [...new Set(topics)];
    channel.until = Date.now() + CHANNEL_LIFE;
    channel.lastUsed = this.tick();
  }

  /** A socket has opened; the channel's former one goes. */
  open(channel: Channel, socket: WebSocket): void {
    const former = channel.socket;
    const live: LiveSocket = { socket, silent: false };
    channel.socket = live;
    channel.lastUsed = this.tick();
    former?.socket.close(1001, 'Another socket has opened on this channel');
    socket.on('message', (data, binary) => {
      if (!binary) void this.hear(channel, live, String(data));
    });
    socket.on('close', () => {
      if (channel.socket === live) channel.socket = null;
      this.count();
      this.world.log('socket', `closed (${channel.id.slice(-6)})`);
    });
    socket.on('error', () => socket.terminate());
    this.world.log('socket', `opened (${channel.id.slice(-6)})`);
    this.count();
  }

  /** Passes on what is new, to the sockets that are open now. */
  publish(news: readonly PureCloudNews[]): void {
    const frames = news.flatMap((each) => this.framesOf(each));
    const about = new Set(news.map(({ topic }) => topic));
    if (about.has('conversation')) {
      frames.push(this.frame('conversationsummary', conversationSummary(this.world.pureCloud)));
    }
    if (about.has('presence') || about.has('routingStatus')) {
      frames.push(this.frame('activity', activityEvent(this.world)));
    }
    const receivers = [...this.byId.values()].flatMap(({ socket, topics }) => {
      const names = new Set(topics.flatMap((topic) => [...namesIn(topic)]));
      const own = frames.filter(({ topicName }) => names.has(topicName));
      return socket === null || own.length === 0 ? [] : [{ socket, own }];
    });
    if (receivers.length === 0) return;
    void this.world.deliver('pureCloud', () => {
      for (const { socket, own } of receivers) {
        for (const frame of own) this.send(socket, frame);
      }
    });
  }

  /** The token is gone, and its channels with it. */
  tokenEnded(token: Token, revoked: boolean): void {
    for (const channel of [...this.byId.values()]) {
      if (channel.token !== token) continue;
      if (revoked) {
        this.send(channel.socket, {
          topicName: `v2.system.token_revoked.${this.world.pureCloud.user.id}`,
          version: '2',
          eventBody: {
            channelId: channel.id,
            systemTopicType: 'token_revoked',
            organizationId: this.world.pureCloud.organization.id,
            userId: this.world.pureCloud.user.id,
            oauthClientId: token.clientId,
            reason: 'user_tokens_revoked',
            message: 'The token was revoked.',
          },
          metadata: { CorrelationId: randomUUID() },
        });
      }
      this.remove(channel, 'the token has ended');
    }
  }

  fault(is: 'drop' | 'closing' | 'silent'): void {
    for (const channel of this.byId.values()) {
      const { socket } = channel;
      if (socket === null) continue;
      if (is === 'drop') socket.socket.terminate();
      else if (is === 'silent') socket.silent = true;
      else this.announceClosing(socket);
    }
  }

  /** The world begins anew: clients find nothing of their channels. */
  clear(): void {
    for (const channel of [...this.byId.values()]) this.remove(channel, 'the world began anew');
  }

  dispose(): void {
    clearInterval(this.heartbeat);
    for (const timer of this.timers) clearTimeout(timer);
    for (const channel of this.byId.values()) channel.socket?.socket.terminate();
    this.byId.clear();
  }

  private lastTick = 0;

  /** Two uses within a millisecond still have an order. */
  private tick(): number {
    this.lastTick = Math.max(Date.now(), this.lastTick + 1);
    return this.lastTick;
  }

  private count(): void {
    const open = [...this.byId.values()].filter(({ socket }) => socket !== null);
    this.world.setConnections(open.length, open.length);
  }

  private remove(channel: Channel, reason: string): void {
    this.byId.delete(channel.id);
    const { socket } = channel;
    channel.socket = null;
    socket?.socket.close(1008, reason);
    this.count();
  }

  private sweep(): void {
    const now = Date.now();
    for (const channel of [...this.byId.values()]) {
      if (channel.until <= now) this.remove(channel, 'the channel has expired');
    }
  }

  private announceClosing(live: LiveSocket): void {
    this.send(live, {
      topicName: 'v2.system.socket_closing',
      version: '2',
      eventBody: { message: 'The socket will close soon. Open a new one to the same channel.' },
      metadata: { CorrelationId: randomUUID() },
    });
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      live.socket.close(1001, 'Maintenance');
    }, CLOSING_GRACE);
    timer.unref();
    this.timers.add(timer);
  }

  private async hear(channel: Channel, live: LiveSocket, text: string): Promise<void> {
    const message = parsed(text);
    channel.lastUsed = this.tick();
    await this.world.travel('pureCloud');
    if (!(await this.world.answer('pureCloud'))) return;
    if (message?.['message'] === 'ping') {
      this.send(live, metadata('pong'));
      return;
    }
    if (message?.['message'] !== 'subscribe') return;
    const topics: unknown = message['topics'];
    const names = Array.isArray(topics)
      ? topics.filter((each): each is string => typeof each === 'string')
      : [];
    const correlation =
      message['correlationId'] === undefined ? {} : { correlationId: message['correlationId'] };
    if (names.length === 0 || names.some((topic) => this.check(topic) !== null)) {
      this.send(live, { result: '400', status: 'failure', ...correlation });
      return;
    }
    this.subscribe(channel, [...channel.topics, ...names]);
    this.send(live, { result: '200', status: 'subscribed', ...correlation });
  }

  private framesOf(news: PureCloudNews): readonly Frame[] {
    const { pureCloud } = this.world;
    switch (news.topic) {
      case 'presence':
        return [this.frame('presence', presenceEvent(this.world, news.presence))];
      case 'routingStatus':
        return [this.frame('routingStatus', routingStatusEvent(pureCloud))];
      case 'conversation':
        return [this.frame('conversations', conversationBody(pureCloud, news.conversation))];
      case 'tokens':
        return [];
    }
  }

  private frame(topic: string, eventBody: Json): Frame {
    return {
      topicName: `v2.users.${this.world.pureCloud.user.id}.${topic}`,
      version: '2',
      eventBody,
      metadata: { CorrelationId: randomUUID() },
    };
  }

  private send(live: LiveSocket | null, frame: Json | Frame): void {
    if (live === null || live.silent || live.socket.readyState !== live.socket.OPEN) return;
    live.socket.send(JSON.stringify(frame));
  }
}

interface Frame {
  readonly topicName: string;
  readonly version: '2';
  readonly eventBody: Json;
  readonly metadata: { readonly CorrelationId: string };
}

const metadata = (message: string): Json => ({
  topicName: 'channel.metadata',
  eventBody: { message },
});

const parsed = (text: string): Json | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : null;
  } catch {
    return null;
  }
};

/** `v2.users.ID?a&b` stands for the topics `v2.users.ID.a` and `v2.users.ID.b`. */
function* namesIn(topic: string): Generator<string> {
  const mark = topic.indexOf('?');
  if (mark < 0) yield topic;
  else for (const name of topic.slice(mark + 1).split('&')) yield `${topic.slice(0, mark)}.${name}`;
}

export const channelBody = (channel: Channel, socketOrigin: string): Json => ({
  id: channel.id,
  connectUri: `${socketOrigin}/channels/${channel.id}`,
  expires: isoDate(channel.until),
});
