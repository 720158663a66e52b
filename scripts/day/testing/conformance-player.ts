import { expect } from 'chai';
import { isRecord, type JsonRecord } from '../../../adapter/ports/json.js';
import { printStatus } from '../../../adapter/replay/org.js';
import { replay } from '../../../adapter/replay/replay.js';
import { parseScenario, type Scenario } from '../../../adapter/replay/scenario.js';
import type { Expectation } from '../../../adapter/replay/step.js';
import { readConformanceFile } from '../../../adapter/replay/testing/conformance-files.js';
import { SIDES, type Side } from '../../../adapter/sync/status.js';
import type { SimulatorState } from '../../simulator/world.js';
import type { Console } from '../console-tab.js';
import type { Stage } from '../stage.js';
import { until } from '../until.js';

/**
 * The conformance scenarios, played against the softphone in a browser: statuses, writes and conditions are those of
 * replay. A step follows as soon as the world has come to rest, so that a shift takes seconds.
 */

/** Milliseconds; for a longer gap the softphone's clock jumps ahead. */
const LONGEST_GAP = 60_000;

/** How the panel says what a summary of the engine would. */
const SAYS: Readonly<
  Record<'refused' | 'unreachable' | 'pending', Readonly<Record<Side, RegExp>>>
> = {
  refused: { omni: /Omni-Channel did not take/, pureCloud: /PureCloud did not take/ },
  unreachable: {
    omni: /Omni-Channel has lost its connection/,
    pureCloud: /The connection to PureCloud was lost/,
  },
  pending: { omni: /follows when your work ends/, pureCloud: /Waiting for PureCloud to take/ },
};
const ASKING = /Go on queue in both\?/;
const PAUSED = /Sync is paused/;

export interface Shift {
  readonly name: string;
  readonly raw: JsonRecord;
  readonly steps: readonly JsonRecord[];
  readonly scenario: Scenario;
}

export async function shiftOf(name: string): Promise<Shift> {
  const raw: unknown = JSON.parse(await readConformanceFile(name));
  const read = parseScenario(raw);
  if (!isRecord(raw) || !read.ok) throw new Error(`${name} is no scenario`);
  const steps = Array.isArray(raw['steps']) ? raw['steps'].filter(isRecord) : [];
  return { name, raw, steps, scenario: read.scenario };
}

/**
 * Whether any host can play it as it is: nobody answers the panel, which a host may keep to itself, nothing is reloaded
 * or forgotten, the network does nothing of its own, and no clock has to jump.
 */
export function playsInAnyHost({ raw, scenario }: Shift): boolean {
  let before = 0;
  return (
    raw['network'] === undefined &&
    scenario.steps.every(({ at, step }) => {
      const gap = at - before;
      before = at;
      return gap <= LONGEST_GAP && !['restart', 'forget', 'answer'].includes(step.kind);
    })
  );
}

/** Plays one scenario; stops at the first expectation that does not hold. */
export class Player {
  private writes: SimulatorState['writes'] = { omni: 0, pureCloud: 0 };

  constructor(
    private readonly stage: Stage,
    private readonly console: Console,
    private readonly shift: Shift,
  ) {}

  async play(): Promise<void> {
    const { settings, org, network, start } = this.shift.raw;
    const seed = Object.entries({ settings, org, network, start });
    await this.stage.begin(
      this.console,
      Object.fromEntries(seed.filter(([, value]) => value !== undefined)),
      /Sync is (on|off|waiting)/,
    );
    let before = 0;
    for (const [index, { at, step }] of this.shift.scenario.steps.entries()) {
      await this.stage.rest();
      if (at - before > LONGEST_GAP) await this.console.later(at - before);
      before = at;
      if (step.kind === 'expect') await this.check(step.expect, `step ${index}`);
      else if (step.kind === 'answer') await this.console.press('button', step.yes ? 'Yes' : 'No');
      else if (step.kind === 'restart') await this.restart();
      else await this.post(this.shift.steps[index] ?? {});
      if (step.kind === 'reach' && step.is === 'back') await this.waitForReturn(step.side);
    }
    const { final } = replay(this.shift.scenario).report;
    const wanted = { omni: final.omni, pureCloud: final.pureCloud };
    const { omni, pureCloud } = await this.settled((state) =>
      SIDES.every((side) => state[side] === wanted[side]),
    );
    expect({ omni, pureCloud }).to.deep.equal(wanted);
  }

  private async post(raw: JsonRecord): Promise<void> {
    const { at: _at, ...step } = raw;
    await this.stage.step(step);
  }

  /** In replay a side that is back is read at once; a softphone notices when it tries the next time. */
  private async waitForReturn(side: Side): Promise<void> {
    await until(
      `the panel no longer says that ${side} is lost`,
      async () => !SAYS.unreachable[side].test(await this.console.text()),
    );
  }

  private async restart(): Promise<void> {
    await this.console.whileReloading(() => this.stage.step({ restart: true }));
    await this.console.says(/Sync is (on|off|waiting)/);
  }

  /**
   * What there is once the world has come to rest as it should; where it does not come to that, what there is instead.
   * A busy machine can make a pause look like rest.
   */
  private async settled(isRight: (state: SimulatorState) => boolean): Promise<SimulatorState> {
    await until('what was expected', async () => isRight(await this.stage.state())).catch(
      () => undefined,
    );
    return this.stage.rest();
  }

  private async check(wanted: Expectation, where: string): Promise<void> {
    const { org } = this.shift.scenario;
    const statuses = SIDES.filter((side) => wanted[side] !== undefined).map(
      (side) => [side, printStatus(side, wanted[side] ?? '', org)] as const,
    );
    const writes = SIDES.filter((side) => wanted.writes?.[side] !== undefined).map(
      (side) => [side, (wanted.writes?.[side] ?? 0) + this.writes[side]] as const,
    );
    const state = await this.settled(
      (seen) =>
        statuses.every(([side, status]) => seen[side] === status) &&
        writes.every(([side, written]) => seen.writes[side] >= written),
    );
    const shown = statuses.map(([side]) => [side, state[side]] as const);
    expect(Object.fromEntries(shown), where).to.deep.equal(Object.fromEntries(statuses));
    const written = writes.map(([side]) => [side, state.writes[side]] as const);
    expect(Object.fromEntries(written), `${where}: writes so far`).to.deep.equal(
      Object.fromEntries(writes),
    );
    this.writes = state.writes;
    await this.checkPanel(wanted, where);
  }

  private async checkPanel(wanted: Expectation, where: string): Promise<void> {
    const conditions: (readonly [RegExp, boolean])[] = [];
    for (const what of ['refused', 'unreachable', 'pending'] as const) {
      const sides = wanted[what];
      if (sides === undefined) continue;
      for (const side of SIDES) conditions.push([SAYS[what][side], sides.includes(side)]);
    }
    if (wanted.asking !== undefined) conditions.push([ASKING, wanted.asking]);
    if (wanted.paused !== undefined) conditions.push([PAUSED, wanted.paused]);
    for (const [words, said] of conditions) {
      await until(
        `${where}: the panel ${said ? 'says' : 'does not say'} ${words.source}`,
        async () => words.test(await this.console.text()) === said,
      );
    }
  }
}
