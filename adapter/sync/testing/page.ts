import { expect } from 'chai';
import type { ReadCommand, SetCommand } from '../commands.js';
import {
  initialState,
  memoryOf,
  reduce,
  summarize,
  type Summary,
  type SyncState,
} from '../engine.js';
import type { SyncEvent } from '../events.js';
import type { Memory } from '../memory.js';
import type { PerSide, Side } from '../status.js';

/** Some morning, in milliseconds since the epoch; a shift's own times count from here. */
const MORNING = 1_800_000_000_000;

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
};

/** Whether JSON gives the same back. */
const isJson = (value: unknown): boolean => {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean';
  return value === null || Object.values(value).every(isJson);
};

/** An engine, a clock that moves only when told, and what the engine has wanted so far. */
export class Page {
  protected readonly flying: PerSide<SetCommand | null> = { omni: null, pureCloud: null };
  protected readonly reading: PerSide<ReadCommand | null> = { omni: null, pureCloud: null };
  private state: SyncState = initialState();
  private wishes: number | null = null;
  private unread: SetCommand[] = [];
  private unreadReads: Side[] = [];

  /** @param now Milliseconds since the shift began. */
  constructor(public now: number) {}

  /** Feeds one event. The state must be plain JSON, and nobody may change what has been handed over. */
  hear(event: SyncEvent): void {
    const { state, commands } = reduce(this.state, freeze(event), MORNING + this.now);
    expect(isJson(state), 'the state is plain JSON').to.equal(true);
    this.state = freeze(state);
    for (const command of commands) {
      if (command.type === 'wake') this.wishes = command.at - MORNING;
      else if (command.type === 'read') {
        this.reading[command.side] = command;
        this.unreadReads.push(command.side);
      } else {
        this.flying[command.side] = command;
        this.unread.push(command);
      }
    }
  }

  /** Lets the clock come to `time`; the engine is woken on its way when it asked to be. */
  at(time: number): this {
    while (this.wishes !== null && this.wishes <= time) {
      this.now = Math.max(this.now, this.wishes);
      this.wishes = null;
      this.hear({ type: 'wake' });
    }
    this.now = time;
    return this;
  }

  after(milliseconds: number): this {
    return this.at(this.now + milliseconds);
  }

  /** When the engine wants to be woken. */
  get wakesAt(): number | null {
    return this.wishes;
  }

  /** The command that a product has not answered. */
  inFlight(side: Side): SetCommand {
    const command = this.flying[side];
    if (command === null) throw new Error(`no command to ${side} is in flight`);
    return command;
  }

  /** The read that a product has not answered. */
  readInFlight(side: Side): ReadCommand {
    const command = this.reading[side];
    if (command === null) throw new Error(`${side} is not being read`);
    return command;
  }

  isReading(side: Side): boolean {
    return this.reading[side] !== null;
  }

  /** The commands since the last look: `omni Busy`. */
  writes(): string[] {
    return this.commands().map(({ side, status }) => `${side} ${status}`);
  }

  /** The same with their rules: `omni Busy: pureCloudWork`. */
  causes(): string[] {
    return this.commands().map(({ side, status, cause }) => `${side} ${status}: ${cause.rule}`);
  }

  commands(): SetCommand[] {
    const commands = this.unread;
    this.unread = [];
    return commands;
  }

  /** The sides that the engine asked to read since the last look. */
  reads(): Side[] {
    const sides = this.unreadReads;
    this.unreadReads = [];
    return sides;
  }

  get summary(): Summary {
    return summarize(this.state, MORNING + this.now);
  }

  /** What the page leaves for the next one. */
  get memory(): Memory | null {
    return memoryOf(this.state, MORNING + this.now);
  }

  /** The reason for which a side does not take what it should, in the engine's word. */
  refusal(side: Side): string | null {
    return this.state[side].refused?.reason ?? null;
  }
}
