import type { ReadCommand, SetCommand, Command } from '../sync/commands.js';
import type { Summary } from '../sync/engine.js';
import type { SyncEvent } from '../sync/events.js';
import type { Memory } from '../sync/memory.js';
import type { RuleSet } from '../sync/rules.js';
import type { Agenda, Due } from './agenda.js';

/** The engine as a world needs it; tests bring small ones of their own. */
export interface Engine<State> {
  initialState(): State;
  reduce(
    state: State,
    event: SyncEvent,
    now: number,
  ): { readonly state: State; readonly commands: readonly Command[] };
  summarize(state: State, now: number): Summary;
  /** `null`: there is nothing worth remembering yet. */
  memoryOf(state: State, now: number): Memory | null;
}

/** What carries a page's commands to the products. */
export interface Carrier {
  set(command: SetCommand): void;
  read(command: ReadCommand): void;
}

/** What an engine heard, what it wanted then, and what it says of itself after that. */
export interface Reaction {
  readonly event: SyncEvent;
  readonly commands: readonly Command[];
  readonly summary: Summary;
}

/** The softphone's page: it hosts one engine after the other, as the agent refreshes it. */
export class Page<State> {
  private running: State | null = null;
  private memory: Memory | undefined;
  private wake: Due | undefined;

  constructor(
    private readonly engine: Engine<State>,
    private readonly rules: RuleSet,
    private readonly agenda: Agenda,
    private readonly carrier: Carrier,
    private readonly reacted: (reaction: Reaction) => void,
  ) {}

  /** False between a refresh and the time when both sides can be reached. */
  get isRunning(): boolean {
    return this.running !== null;
  }

  /** `null` while no engine runs. */
  summary(): Summary | null {
    return this.running === null ? null : this.engine.summarize(this.running, this.agenda.now);
  }

  /** Starts an engine with what the one before left. */
  start(): void {
    this.running = this.engine.initialState();
    const { memory } = this;
    this.hear({ type: 'start', rules: this.rules, ...(memory === undefined ? {} : { memory }) });
  }

  /** Ends the engine; its memory is kept, or forgotten as well. */
  end(memory: 'kept' | 'forgotten'): void {
    if (memory === 'forgotten') this.memory = undefined;
    else if (this.running !== null) {
      // A page that had not read both sides leaves what the page before it left.
      this.memory = this.engine.memoryOf(this.running, this.agenda.now) ?? this.memory;
    }
    this.running = null;
    this.agenda.remove(this.wake);
  }

  /** Gives the engine an event and carries out what it wants; nobody hears it while no engine runs. */
  hear(event: SyncEvent): void {
    if (this.running === null) return;
    const { state, commands } = this.engine.reduce(this.running, event, this.agenda.now);
    this.running = state;
    for (const command of commands) this.carry(command);
    this.reacted({ event, commands, summary: this.engine.summarize(state, this.agenda.now) });
  }

  private carry(command: Command): void {
    switch (command.type) {
      case 'set':
        this.carrier.set(command);
        return;
      case 'read':
        this.carrier.read(command);
        return;
      case 'wake':
        this.agenda.remove(this.wake);
        this.wake = this.agenda.after(command.at - this.agenda.now, null, () =>
          this.hear({ type: 'wake' }),
        );
    }
  }
}
