import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import { isRecord, readJson } from '../../../adapter/ports/json.js';
import type { World } from '../world.js';
import type { PureCloudNews } from '../world/pure-cloud-side.js';
import {
  type Frame,
  framesOf,
  metadata,
  namesIn,
  socketClosing,
  tokenRevoked,
  topicProblem,
} from './frames.js';
import { isoDate, type Json } from './shapes.js';
import type { Token } from './tokens.js';

/** Channels of one user and app; the next one removes the one that was used longest ago. */
export const CHANNELS_A_USER = 20;
export const TOPICS_A_CHANNEL = 1000;
const CHANNEL_LIFE = 24 * 60 * 60_000;
const HEARTBEAT = 30_000;
/** A client has about so long to move to a new socket after `v2.system.socket_closing`. */
const CLOSING_GRACE = 60_000;

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
      if (!binary && Buffer.isBuffer(data)) void this.hear(channel, live, data.toString('utf8'));
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
    const frames = framesOf(this.world, news);
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
        this.send(channel.socket, tokenRevoked(this.world, channel.id, token.clientId));
      }
      this.remove(channel, 'the token has ended');
    }
  }

  fault(is: 'drop' | 'closing' | 'silent' | 'gone'): void {
    for (const channel of [...this.byId.values()]) {
      const { socket } = channel;
      if (socket === null) continue;
      if (is === 'gone') this.remove(channel, 'the channel has expired');
      else if (is === 'drop') socket.socket.terminate();
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
    this.send(live, socketClosing());
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      live.socket.close(1001, 'Maintenance');
    }, CLOSING_GRACE);
    timer.unref();
    this.timers.add(timer);
  }

  private async hear(channel: Channel, live: LiveSocket, text: string): Promise<void> {
    const read = readJson(text);
    const message: Json = isRecord(read) ? read : {};
    channel.lastUsed = this.tick();
    if (!(await this.world.travel('pureCloud'))) return;
    if (!(await this.world.answer('pureCloud'))) return;
    if (message['message'] === 'ping') {
      this.send(live, metadata('pong'));
      return;
    }
    if (message['message'] !== 'subscribe') return;
    const topics: unknown = message['topics'];
    const names = Array.isArray(topics)
      ? topics.filter((each): each is string => typeof each === 'string')
      : [];
    const correlation =
      message['correlationId'] === undefined ? {} : { correlationId: message['correlationId'] };
    if (
      names.length === 0 ||
      names.some((topic) => topicProblem(topic, this.world.pureCloud.user.id) !== null)
    ) {
      this.send(live, { result: '400', status: 'failure', ...correlation });
      return;
    }
    this.subscribe(channel, [...channel.topics, ...names]);
    this.send(live, { result: '200', status: 'subscribed', ...correlation });
  }

  private send(live: LiveSocket | null, frame: Json | Frame): void {
    if (live === null || live.silent || live.socket.readyState !== live.socket.OPEN) return;
    live.socket.send(JSON.stringify(frame));
  }
}

export const channelBody = (channel: Channel, socketOrigin: string): Json => ({
  id: channel.id,
  connectUri: `${socketOrigin}/channels/${channel.id}`,
  expires: isoDate(channel.until),
});
