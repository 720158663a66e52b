import type fc from 'fast-check';
import { createListeners } from '../../ports/listeners.js';
import type { PureCloudApi } from '../api.js';
import type { SocketLike } from '../notifications/live-socket.js';
import { RestError } from '../rest-error.js';
import type { TokenEnd, TokenSource } from '../transport.js';
import { eventFrame, socketClosing } from './fake-socket.js';

const USER = 'user-1';

interface Channel {
  subscribed: boolean;
  gone: boolean;
  socket: ServerSocket | null;
}

interface ServerSocket {
  /** Frames arrive in their order; each as late as the scheduler likes. */
  send(data: string): void;
  close(): void;
}

/**
 * PureCloud behind its client, as far as one agent's presence and calls go. Each call arrives, and is answered, when
 * the scheduler says; so is each socket opened and each frame delivered, the frames of one socket in their order.
 */
export class OrderedRegion {
  presence = { id: 'p0', date: 0 };
  readonly calls = new Set<string>();
  /** Fails the next calls. */
  readonly faults: RestError[] = [];
  /** Refuses so many sockets. */
  refusals = 0;
  created = 0;
  /** Sockets that neither end has closed. */
  open = 0;
  private token: string | null = 't1';
  private valid: string | null = 't1';
  private tokens = 1;
  private readonly channels = new Map<string, Channel>();
  private readonly gone = createListeners<TokenEnd>();

  constructor(private readonly scheduler: fc.Scheduler) {}

  readonly tokenSource: TokenSource = {
    token: () => this.token,
    rejected: () => undefined,
    whenGone: (listener) => this.gone.add(listener),
  };

  readonly api: PureCloudApi = {
    me: () => this.call('me', () => this.me()),
    presenceDefinitions: () => this.call('definitions', () => ({ entities: [] })),
    conversations: () =>
      this.call('conversations', () => ({
        entities: [...this.calls].map((id) => conversation(id, 'connected')),
      })),
    setPresence: (_user, id) =>
      this.call('set', () => {
        this.change(id);
        return this.me().presence;
      }),
    createChannel: () =>
      this.call('create', () => {
        this.created += 1;
        const id = `c${this.created}`;
        this.channels.set(id, { subscribed: false, gone: false, socket: null });
        return { id, connectUri: `wss://s.example/channels/${id}` };
      }),
    subscribe: (id) =>
      this.call('subscribe', () => {
        const channel = this.channels.get(id);
        if (channel === undefined || channel.gone) {
          throw new RestError('status', 'subscribe', { status: 404 });
        }
        channel.subscribed = true;
        return {};
      }),
    unsubscribe: (id) =>
      this.call('unsubscribe', () => {
        const channel = this.channels.get(id);
        if (channel !== undefined) channel.subscribed = false;
      }),
    inactivityTimeout: () => this.call('timeout', () => ({ enableIdleTokenTimeout: false })),
    touch: () => this.call('touch', () => undefined),
  };

  /** Subscribed channels that have a socket. */
  get listening(): number {
    return [...this.channels.values()].filter(({ subscribed, socket }) => subscribed && socket)
      .length;
  }

  change(id: string): void {
    this.presence = { id, date: this.presence.date + 1 };
    this.tell('presence', this.me().presence);
  }

  ring(id: string): void {
    if (this.calls.has(id)) this.calls.delete(id);
    else this.calls.add(id);
    const state = this.calls.has(id) ? 'connected' : 'disconnected';
    this.tell('conversations', conversation(id, state));
  }

  drop(): void {
    for (const channel of this.channels.values()) channel.socket?.close();
  }

  announceClosing(): void {
    for (const { socket } of this.channels.values()) socket?.send(socketClosing);
  }

  forgetChannels(): void {
    for (const channel of this.channels.values()) {
      channel.gone = true;
      channel.subscribed = false;
      channel.socket?.close();
    }
  }

  endToken(): void {
    this.valid = null;
    this.drop();
    if (this.token === null) return;
    this.token = null;
    this.gone.tell('expired');
  }

  signIn(): void {
    this.tokens += 1;
    this.token = `t${this.tokens}`;
    this.valid = this.token;
  }

  get signedIn(): boolean {
    return this.token !== null;
  }

  openSocket = (address: string): SocketLike => {
    const id = address.split('/').at(-1) ?? '';
    const listeners = new Map<string, ((event: { data: unknown }) => void)[]>();
    const tell = (type: string, data?: unknown): void => {
      for (const listener of listeners.get(type) ?? []) listener({ data });
    };
    let closedHere = false;
    let isOpen = false;
    const frames: (() => void)[] = [];
    const deliver = (frame: () => void): void => {
      frames.push(frame);
      void this.scheduler.schedule(Promise.resolve(), 'frame').then(() => {
        const next = frames.shift();
        if (!closedHere) next?.();
      });
    };
    const leave = (): void => {
      if (isOpen) this.open -= 1;
      isOpen = false;
      const channel = this.channels.get(id);
      if (channel?.socket === server) channel.socket = null;
    };
    const server: ServerSocket = {
      send: (data) => deliver(() => tell('message', data)),
      close: () => {
        leave();
        deliver(() => {
          closedHere = true;
          tell('close');
        });
      },
    };
    void this.scheduler.schedule(Promise.resolve(), `socket ${id}`).then(() => {
      if (closedHere) return;
      const channel = this.channels.get(id);
      if (this.refusals > 0 || channel === undefined || channel.gone || this.valid === null) {
        this.refusals = Math.max(0, this.refusals - 1);
        deliver(() => tell('close'));
        return;
      }
      // One socket a channel: the former one goes.
      channel.socket?.close();
      channel.socket = server;
      isOpen = true;
      this.open += 1;
      deliver(() => tell('open'));
    });
    return {
      addEventListener: (type: string, listener: (event: { data: unknown }) => void) => {
        listeners.set(type, [...(listeners.get(type) ?? []), listener]);
      },
      send: () => deliver(() => tell('message', heartbeatText)),
      close: () => {
        closedHere = true;
        leave();
      },
    };
  };

  private tell(topic: 'presence' | 'conversations', body: unknown): void {
    for (const { subscribed, socket } of this.channels.values()) {
      if (subscribed) socket?.send(eventFrame(USER, topic, body));
    }
  }

  private me() {
    const { id, date } = this.presence;
    return {
      id: USER,
      name: 'Aoi',
      email: 'aoi@example.com',
      presence: {
        source: 'PURECLOUD',
        presenceDefinition: { id },
        modifiedDate: new Date(Date.UTC(2026, 0, 1, 9) + date).toISOString(),
      },
      routingStatus: { status: 'IDLE' },
    };
  }

  /** It is taken when the scheduler says, and answered when it says again. */
  private async call<T>(name: string, act: () => T): Promise<T> {
    const { token } = this;
    if (token === null) throw new RestError('signedOut', name);
    await this.scheduler.schedule(Promise.resolve(), `${name} arrives`);
    const fault = this.faults.shift();
    let answer: (() => T) | null = null;
    if (fault !== undefined) answer = () => rethrow(fault);
    else if (token !== this.valid) {
      answer = () => rethrow(new RestError('status', name, { status: 401 }));
    } else {
      try {
        const value = act();
        answer = () => value;
      } catch (error) {
        answer = () => rethrow(error);
      }
    }
    await this.scheduler.schedule(Promise.resolve(), `${name} is answered`);
    return answer();
  }
}

const heartbeatText = JSON.stringify({ topicName: 'channel.metadata', eventBody: {} });

const rethrow = (error: unknown): never => {
  throw error;
};

const conversation = (id: string, state: string): unknown => ({
  id,
  participants: [{ id: 'x', purpose: 'user', userId: USER, calls: [{ id: 'y', state }] }],
});
