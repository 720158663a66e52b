import { expect } from 'chai';
import { isRecord, type JsonRecord } from '../../adapter/ports/json.js';
import { printStatus } from '../../adapter/replay/org.js';
import { replay } from '../../adapter/replay/replay.js';
import { parseScenario, type Scenario } from '../../adapter/replay/scenario.js';
import type { Expectation } from '../../adapter/replay/step.js';
import {
  CONFORMANCE_FILES,
  readConformanceFile,
} from '../../adapter/replay/testing/conformance-files.js';
import { SIDES, type Side } from '../../adapter/sync/status.js';
import type { SimulatorState } from '../simulator/world.js';
import type { Console } from './console-tab.js';
import { Stage } from './stage.js';
import { until } from './until.js';

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

interface Shift {
  readonly name: string;
  readonly raw: JsonRecord;
  readonly steps: readonly JsonRecord[];
  readonly scenario: Scenario;
}

async function shiftOf(name: string): Promise<Shift> {
  const raw: unknown = JSON.parse(await readConformanceFile(name));
  const read = parseScenario(raw);
  if (!isRecord(raw) || !read.ok) throw new Error(`${name} is no scenario`);
  const steps = Array.isArray(raw['steps']) ? raw['steps'].filter(isRecord) : [];
  return { name, raw, steps, scenario: read.scenario };
}

/** Plays one scenario; stops at the first expectation that does not hold. */
class Player {
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
      const state = await this.stage.rest();
      if (at - before > LONGEST_GAP) await this.console.later(at - before);
      before = at;
      if (step.kind === 'expect') await this.check(step.expect, state, `step ${index}`);
      else if (step.kind === 'answer') await this.console.press('button', step.yes ? 'Yes' : 'No');
      else if (step.kind === 'restart') await this.restart();
      else await this.post(this.shift.steps[index] ?? {});
      if (step.kind === 'reach' && step.is === 'back') await this.waitForReturn(step.side);
    }
    const { omni, pureCloud } = await this.stage.rest();
    const { final } = replay(this.shift.scenario).report;
    expect({ omni, pureCloud }).to.deep.equal({ omni: final.omni, pureCloud: final.pureCloud });
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

  private async check(wanted: Expectation, state: SimulatorState, where: string): Promise<void> {
    const { org } = this.shift.scenario;
    const printed = SIDES.filter((side) => wanted[side] !== undefined).map(
      (side) => [side, printStatus(side, wanted[side] ?? '', org)] as const,
    );
    const shown = printed.map(([side]) => [side, state[side]] as const);
    expect(Object.fromEntries(shown), where).to.deep.equal(Object.fromEntries(printed));
    for (const side of SIDES) {
      const written = state.writes[side] - this.writes[side];
      if (wanted.writes?.[side] !== undefined) {
        expect(written, `${where}: writes to ${side}`).to.equal(wanted.writes[side]);
      }
    }
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

describe('the conformance scenarios, live', function () {
  let stage: Stage;
  let console: Console;

  before(async () => {
    stage = await Stage.open();
    console = await stage.openSignedIn();
  });
  after(() => stage.close());
  afterEach(() => stage.verify(console));

  for (const name of CONFORMANCE_FILES) {
    it(name.replace('.json', ''), async () => {
      await new Player(stage, console, await shiftOf(name)).play();
    });
  }
});
