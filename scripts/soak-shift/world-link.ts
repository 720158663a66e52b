import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isRecord } from '../../adapter/ports/json.js';
import type { Side } from '../../adapter/sync/status.js';
import type { LogEntry } from '../simulator/world.js';
import type { Look } from './page-clock.js';

/** What the simulator's process tells of the two products and of the shift so far. */
export interface WorldReport {
  /** As the replay report prints them. */
  readonly omni: string;
  readonly pureCloud: string;
  readonly ids: Readonly<Record<Side, string>>;
  readonly work: readonly { readonly id: string; readonly is: string }[];
  readonly interactions: readonly { readonly id: string; readonly is: string }[];
  /** The softphone's commands that were carried out. */
  readonly writes: number;
  readonly channels: number;
  readonly sockets: number;
  /** The newest. */
  readonly log: readonly LogEntry[];
  /** How often one of the two statuses became another, whoever changed it. */
  readonly statusChanges: number;
  readonly requests: number;
  /** The most REST calls within any 60 s of the shift's clock. */
  readonly busiestMinute: number;
}

export type WorldAnswer =
  { readonly look: Look; readonly report?: WorldReport } | { readonly refused: string };

export interface WorldCall {
  /** A step of the remote control, played before anything else. */
  readonly step?: Readonly<Record<string, unknown>>;
  /** Then the time goes on until then, in milliseconds since the epoch. */
  readonly to?: number;
  readonly report?: boolean;
}

const isAnswer = (value: unknown): value is WorldAnswer =>
  isRecord(value) && ('look' in value || 'refused' in value);

/** The simulator's process, seen from the driver's. */
export class WorldLink {
  private calls = 0;
  private readonly waiting = new Map<number, (answer: unknown) => void>();

  private constructor(
    private readonly child: ChildProcess,
    readonly console: string,
    /** When the shift begins, in milliseconds since the epoch. */
    readonly begins: number,
  ) {
    child.on('message', (message: unknown) => {
      const call = isRecord(message) ? Number(message['call']) : 0;
      const resolve = this.waiting.get(call);
      this.waiting.delete(call);
      resolve?.(message);
    });
    child.on('exit', () => {
      for (const resolve of this.waiting.values()) resolve({ refused: 'the simulator has ended' });
      this.waiting.clear();
    });
  }

  /** Builds the softphone and serves it. */
  static open(): Promise<WorldLink> {
    const child = fork(fileURLToPath(new URL('./world-process.ts', import.meta.url)), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`The simulator ended with ${String(code)}.`)));
      child.once('message', (message: unknown) => {
        if (!isRecord(message) || typeof message['console'] !== 'string') {
          reject(new Error('The simulator did not say where it is.'));
          return;
        }
        resolve(new WorldLink(child, message['console'], Number(message['now'])));
      });
    });
  }

  /** Rejects with the reason where a step does not fit. */
  async ask(call: WorldCall): Promise<{ look: Look; report?: WorldReport }> {
    this.calls += 1;
    const id = this.calls;
    const answer: unknown = await new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.child.send({ ...call, call: id });
    });
    if (!isAnswer(answer)) throw new Error('The simulator answered what cannot be read.');
    if ('refused' in answer) throw new Error(`${JSON.stringify(call)}: ${answer.refused}`);
    return answer;
  }

  async report(): Promise<WorldReport> {
    const { report } = await this.ask({ report: true });
    if (report === undefined) throw new Error('The simulator told nothing of itself.');
    return report;
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    if (this.child.exitCode !== null) return;
    this.child.disconnect();
    await ended;
  }
}
