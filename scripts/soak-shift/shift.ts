import { Agent } from './agent.js';
import { Chance } from './chance.js';
import { disagreement, divergenceText, isTold, MAPPED, type Divergence } from './divergence.js';
import { anyFault, longLoss, tokenGone, type Fault } from './faults.js';
import { press, readPanel, signIn } from './panel.js';
import type { Memory, Rig } from './rig.js';
import type { WorldReport } from './world-link.js';

export interface ShiftOptions {
  /** Of the shift's clock. */
  readonly hours: number;
  readonly changes: number;
  readonly seed: number;
  readonly tell: (text: string) => void;
}

export interface Measured {
  readonly when: 'start' | 'first tenth' | 'middle' | 'end';
  readonly changes: number;
  readonly softphone: Memory;
  readonly console: Memory;
  /** Open in the region, and channels with one. */
  readonly regionSockets: number;
  readonly channels: number;
}

export interface ShiftResult {
  readonly measured: readonly Measured[];
  readonly divergences: readonly Divergence[];
  /** Rests at which the products disagreed, as the panel said, until the next choice. */
  readonly told: number;
  readonly rests: number;
  readonly faults: ReadonlyMap<string, number>;
  readonly changes: Agent['changes'];
  readonly pauses: number;
  readonly signIns: number;
  readonly questions: number;
  readonly report: WorldReport;
  /** Of the shift's clock, in milliseconds. */
  readonly lasted: number;
  /** What the pages complained of. */
  readonly complaints: readonly string[];
}

/** Changes between two rests, and between two faults. */
const ROUND = 100;
const FAULT_EVERY = 35;

const SECOND = 1_000;
const HOUR = 3_600_000;

/** How long it takes at the most until nothing is on its way any more, time limits and retries included. */
const REST = 16 * SECOND;
const REST_LIMIT = 20;

export class Shift {
  private readonly chance: Chance;
  private readonly agent: Agent;
  private readonly begun: number;
  private readonly measured: Measured[] = [];
  private readonly divergences: Divergence[] = [];
  private readonly faults = new Map<string, number>();
  private told = 0;
  private rests = 0;
  private pauses = 0;
  private signIns = 0;
  private questions = 0;
  /** Ends the fault that is under way. */
  private heal: { readonly at: number; readonly fault: Fault } | null = null;

  constructor(
    private readonly rig: Rig,
    private readonly options: ShiftOptions,
  ) {
    this.chance = new Chance(options.seed);
    this.agent = new Agent(rig, this.chance);
    this.begun = rig.now;
  }

  async play(): Promise<ShiftResult> {
    const { rig, options, agent } = this;
    await signIn(rig);
    await rig.step({ omni: MAPPED });
    await this.rest();
    await this.measure('start');
    const marks = [
      { at: options.changes / 10, when: 'first tenth' },
      { at: options.changes / 2, when: 'middle' },
    ] as const;
    let told = performance.now();
    while (agent.count < options.changes) {
      const before = agent.count;
      const until = Math.min(before + ROUND, options.changes);
      await this.round(until);
      await this.rest();
      for (const { at, when } of marks) {
        if (before < at && agent.count >= at) await this.measure(when);
      }
      if (performance.now() - told > 15_000) {
        told = performance.now();
        const hours = ((rig.now - this.begun) / HOUR).toFixed(1);
        options.tell(
          `${agent.count} of ${options.changes} changes, ${hours} of ${options.hours} hours, ` +
            `${this.divergences.length} divergences`,
        );
      }
    }
    // What is left of the shift is quiet: the agent does back-office work.
    const end = this.begun + options.hours * HOUR;
    if (rig.now < end) await rig.advance(end);
    await this.rest();
    await this.measure('end');
    const report = await rig.report();
    return {
      measured: this.measured,
      divergences: this.divergences,
      told: this.told,
      rests: this.rests,
      faults: this.faults,
      changes: agent.changes,
      pauses: this.pauses,
      signIns: this.signIns,
      questions: this.questions,
      report,
      lasted: rig.now - this.begun,
      complaints: rig.tab.errors,
    };
  }

  /** Changes and faults until there have been so many changes. */
  private async round(until: number): Promise<void> {
    const { rig, agent } = this;
    while (agent.count < until) {
      await this.goOn(this.chance.wait(this.pace()));
      const before = agent.count;
      await agent.change();
      if (Math.floor(before / FAULT_EVERY) !== Math.floor(agent.count / FAULT_EVERY)) {
        if (this.heal === null) await this.strike(this.nextFault(agent.count));
      }
    }
    if (this.heal !== null) await this.goOn(Math.max(0, this.heal.at - rig.now));
  }

  /** Milliseconds between two changes, so that the shift is over with the last; rests take their part of it. */
  private pace(): number {
    const { hours, changes } = this.options;
    const left = this.begun + hours * HOUR - this.rig.now;
    const rests = (Math.ceil((changes - this.agent.count) / ROUND) + 1) * 2 * REST;
    return Math.max(200, (left - rests) / Math.max(1, changes - this.agent.count));
  }

  private nextFault(count: number): Fault {
    const { changes } = this.options;
    const part = (every: number): boolean =>
      Math.floor(count / every) !== Math.floor((count - FAULT_EVERY) / every);
    if (part(changes / 4)) return tokenGone(this.chance.one(['expired', 'revoked']));
    if (part(changes / 6)) return longLoss(this.chance.one(['omni', 'pureCloud']));
    return anyFault(this.chance);
  }

  private async strike(fault: Fault): Promise<void> {
    this.faults.set(fault.name, (this.faults.get(fault.name) ?? 0) + 1);
    for (const step of fault.steps) await this.rig.step(step);
    this.heal = { at: this.rig.now + fault.lasts, fault };
  }

  /** Lets the time go on, and ends the fault when its time has come. */
  private async goOn(milliseconds: number): Promise<void> {
    const end = this.rig.now + milliseconds;
    const { heal } = this;
    if (heal !== null && heal.at <= end) {
      await this.rig.advance(Math.max(heal.at, this.rig.now));
      for (const step of heal.fault.ends) await this.rig.step(step);
      this.heal = null;
      await this.helpOut();
    }
    await this.rig.advance(Math.max(end, this.rig.now));
  }

  /** What only a person can do: sign in again, answer the question, let a paused sync go on. */
  private async helpOut(): Promise<void> {
    const { rig } = this;
    const shown = await readPanel(rig);
    if (shown.signIn === 'signedOut') {
      this.signIns += 1;
      await signIn(rig);
    }
    if (shown.asks && (await press(rig, this.chance.one(['Yes', 'No'])))) this.questions += 1;
    if (shown.sync === 'paused') {
      this.pauses += 1;
      await press(rig, 'Resume');
    }
  }

  /** Nothing is worked on and nothing is wrong any more; then both products must agree, and the panel with them. */
  private async rest(): Promise<void> {
    const { agent } = this;
    this.rests += 1;
    await agent.endWork();
    await this.calm();
    const { shown, report, what } = await this.judge();
    if (what !== null) {
      if (isTold(shown, report)) this.told += 1;
      else this.diverged({ change: agent.count, what, shown, report });
    }
    // A refused status stays refused until somebody changes something.
    await agent.choice(report, this.chance.one(['omni', 'pureCloud']));
    await this.calm();
    const again = await this.judge();
    if (again.what !== null) {
      const { what: still, ...seen } = again;
      this.diverged({ change: agent.count, what: still, ...seen });
    }
  }

  /** Until the softphone is ready and nothing has changed for a while. */
  private async calm(): Promise<void> {
    const { rig } = this;
    let last = '';
    for (let round = 0; round < REST_LIMIT; round += 1) {
      await this.helpOut();
      await rig.pass(REST / 2);
      const shown = await readPanel(rig);
      const { ids } = await rig.report();
      const text = JSON.stringify([shown, ids]);
      const ready = shown.sync === 'on' && !shown.asks && shown.signIn === 'signedIn';
      if (ready && text === last) return;
      last = text;
    }
  }

  private diverged(divergence: Divergence): void {
    this.divergences.push(divergence);
    this.options.tell(divergenceText(divergence));
  }

  private async judge() {
    const shown = await readPanel(this.rig);
    const report = await this.rig.report();
    return { shown, report, what: disagreement(shown, report) };
  }

  private async measure(when: Measured['when']): Promise<void> {
    const { rig } = this;
    const softphone = await rig.softphone.memory();
    const console = await rig.console.memory();
    const { sockets, channels } = await rig.report();
    const changes = this.agent.count;
    this.measured.push({ when, changes, softphone, console, regionSockets: sockets, channels });
    const heap = (softphone.heap / 1_000_000).toFixed(2);
    this.options.tell(`${when}: ${changes} changes, a heap of ${heap} MB`);
  }
}
