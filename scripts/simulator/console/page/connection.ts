import { isToTab, type AgentAction, type Hello, type ToServer, type ToTab } from '../wire.js';

export interface ConnectionListener {
  hello(hello: Hello): void;
  told(message: Exclude<ToTab, Hello | { type: 'answer' }>): void;
  /** The server cannot be reached, or can again. */
  connected(connected: boolean): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  /** Toolkit promises never settle when their answer is lost. */
  readonly hangs: boolean;
}

const FIRST_RETRY_MS = 300;
const LAST_RETRY_MS = 3000;

/** This tab's connection to the org behind it. Comes back by itself when the server does. */
export class Connection {
  readonly #listener: ConnectionListener;
  readonly #waiting = new Map<number, Waiting>();
  #socket: WebSocket | null = null;
  #calls = 0;
  #retry = FIRST_RETRY_MS;

  constructor(listener: ConnectionListener) {
    this.#listener = listener;
  }

  open(): void {
    const address = new URL('/simulator/tab', window.location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    const socket = new WebSocket(address);
    this.#socket = socket;
    socket.addEventListener('message', (event: MessageEvent<unknown>) => this.#heard(event.data));
    socket.addEventListener('close', () => {
      this.#socket = null;
      for (const [call, waiting] of this.#waiting) {
        if (waiting.hangs) continue;
        this.#waiting.delete(call);
        waiting.reject(new Error('The simulator cannot be reached.'));
      }
      this.#listener.connected(false);
      setTimeout(() => this.open(), this.#retry);
      this.#retry = Math.min(this.#retry * 2, LAST_RETRY_MS);
    });
  }

  /** A method of `lightning:omniToolkitAPI`; hangs where Omni-Channel is lost. */
  toolkit(method: string, args: unknown, by: 'softphone' | 'agentInPanel'): Promise<unknown> {
    return this.#ask((call) => ({ type: 'toolkit', call, method, args, by }), true);
  }

  /** The agent's click in the Omni-Channel utility. */
  act(action: AgentAction): Promise<unknown> {
    return this.#ask((call) => ({ type: 'agent', call, action }), false);
  }

  /** `saveLog` or `search` in the made-up org. */
  org(method: string, args: unknown): Promise<unknown> {
    return this.#ask((call) => ({ type: 'org', call, method, args }), false);
  }

  quiet(reset: number): void {
    this.#send({ type: 'quiet', reset });
  }

  #ask(make: (call: number) => ToServer, hangs: boolean): Promise<unknown> {
    this.#calls += 1;
    const call = this.#calls;
    return new Promise((resolve, reject) => {
      this.#waiting.set(call, { resolve, reject, hangs });
      if (!this.#send(make(call)) && !hangs) {
        this.#waiting.delete(call);
        reject(new Error('The simulator cannot be reached.'));
      }
    });
  }

  #send(message: ToServer): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  #heard(data: unknown): void {
    const message: unknown = typeof data === 'string' ? JSON.parse(data) : null;
    if (!isToTab(message)) return;
    if (message.type === 'hello') {
      this.#retry = FIRST_RETRY_MS;
      this.#listener.connected(true);
      this.#listener.hello(message);
    } else if (message.type === 'answer') {
      const waiting = this.#waiting.get(message.call);
      this.#waiting.delete(message.call);
      if (message.ok) waiting?.resolve(message.value);
      else waiting?.reject(new Error(message.error));
    } else this.#listener.told(message);
  }
}
