import { expect } from 'chai';
import { readDefinition } from '../../definition/read.js';
import { resolveDefinition } from '../../definition/resolve.js';
import type { Engine } from '../../replay/page.js';
import {
  AVAILABLE,
  LUNCH,
  ON_QUEUE,
  ORG,
  scenario,
  scenarioJson,
  SETTINGS,
} from '../../replay/testing/fixture.js';
import { play } from '../../replay/world.js';
import { initialState, memoryOf, reduce, summarize } from '../../sync/engine.js';
import type { SyncState } from '../../sync/state.js';
import { readShift, type FileProblem } from './saved-shift.js';
import type { Shift } from './shift.js';

const WITH_HOLD = { ...SETTINGS, '/omniSync/pureCloudWorkStatus': 'Busy' };

/** A timeline as the softphone would have saved it from these steps. */
function recorded(steps: readonly object[], from = 0): string {
  const shift = scenario({ settings: WITH_HOLD, steps });
  const { rules } = resolveDefinition(readDefinition(shift.settings), shift.org.catalog);
  const entries: string[] = [];
  let header: SyncState = initialState();
  const engine: Engine<SyncState> = {
    initialState,
    memoryOf,
    summarize,
    reduce(state, event, now) {
      const step = reduce(state, event, now);
      entries.push(JSON.stringify({ at: now, event }));
      for (const command of step.commands) {
        if (command.type !== 'wake') entries.push(JSON.stringify({ at: now, command }));
      }
      if (entries.length <= from) header = step.state;
      return step;
    },
  };
  play(shift, rules, engine);
  const first = { format: 1, versions: {}, settings: WITH_HOLD, org: ORG, state: header };
  return [JSON.stringify(first), ...entries.slice(from)].join('\n');
}

const read = (text: string): Shift => {
  const result = readShift(text);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.shift;
};

const problemsOf = (text: string): readonly FileProblem[] => {
  const result = readShift(text);
  return result.ok ? [] : result.problems;
};

const steps = ({ steps: all }: Shift): readonly string[] =>
  all.map(({ step }) =>
    [step.kind, 'status' in step ? step.status : '', 'is' in step ? step.is : ''].join(' ').trim(),
  );

describe('a saved timeline as a shift', () => {
  it('is what happened to the agent, without what the softphone did', () => {
    const shift = read(
      recorded([
        { at: 1000, interaction: 'c1', is: 'connected' },
        { at: 20_000, interaction: 'c1', is: 'ended' },
        { at: 40_000, omni: 'Lunch' },
        { at: 60_000, pureCloud: 'ON_QUEUE' },
        { at: 90_000, work: 'w1', is: 'accepted' },
      ]),
    );
    expect(shift.start).to.deep.include({ omni: AVAILABLE, pureCloud: ON_QUEUE });
    expect(steps(shift)).to.deep.equal([
      'interaction  connected',
      'interaction  ended',
      `omni ${LUNCH}`,
      `pureCloud ${ON_QUEUE}`,
      'work  accepted',
    ]);
    expect(shift.steps[0]?.at).to.be.within(1000, 1500);
  });

  it('begins in the middle of a shift with what was known then', () => {
    const all = [
      { at: 1000, interaction: 'c1', is: 'connected' },
      { at: 20_000, interaction: 'c1', is: 'ended' },
    ];
    const text = recorded(
      all,
      recorded(all)
        .split('\n')
        .findIndex((line) => line.includes('"is":"ended"')) - 1,
    );
    const shift = read(text);
    expect(shift.start.interactions).to.deep.equal([{ id: 'c1', is: 'connected', media: 'voice' }]);
    expect(steps(shift)).to.deep.equal(['interaction  ended']);
  });

  it('has losses, refreshes and what was found after them', () => {
    const shift = read(
      recorded([
        { at: 1000, reach: 'pureCloud', is: 'lost' },
        { at: 2000, pureCloud: 'MEAL' },
        { at: 5000, reach: 'pureCloud', is: 'back' },
        { at: 20_000, restart: true },
      ]),
    );
    expect(steps(shift)).to.deep.equal([
      'reach  lost',
      'reach  back',
      'pureCloud 3fd96123-badb-4f69-bc03-1b1ccc6d8014',
      'restart',
    ]);
  });

  it('is found in a support bundle', () => {
    const timeline = recorded([{ at: 1000, omni: 'Lunch' }]);
    const lines = timeline.split('\n').map((line): unknown => JSON.parse(line));
    const bundle = JSON.stringify({ format: 1, madeAt: '', timeline: lines }, null, 1);
    expect(read(bundle)).to.deep.equal(read(timeline));
  });

  it('is a scenario of the replay tool just as well', () => {
    const shift = read(JSON.stringify(scenarioJson({ steps: [{ at: 5, omni: 'Lunch' }] })));
    expect(steps(shift)).to.deep.equal([`omni ${LUNCH}`]);
  });

  it('tells the line that does not fit, counted as an editor does', () => {
    const lines = recorded([{ at: 1000, omni: 'Lunch' }]).split('\n');
    const broken = [...lines.slice(0, 3), '{"at":"noon"}', ...lines.slice(3)].join('\n');
    expect(problemsOf(broken)).to.deep.equal([
      {
        is: 'line',
        line: 4,
        misfit: {
          step: 2,
          field: '',
          expected: '{ "at", "event" } or { "at", "command" }',
          found: '{"at":"noon"}',
        },
      },
    ]);
    const [first] = problemsOf('{"format":2}\n');
    expect(first).to.deep.include({ is: 'line', line: 1 });
  });

  it('tells what is no shift at all', () => {
    expect(problemsOf('')).to.deep.equal([{ is: 'empty' }]);
    expect(problemsOf('Dear diary')).to.deep.equal([{ is: 'other' }]);
    expect(problemsOf('{"title":"x"}')).to.deep.equal([{ is: 'other' }]);
    const [header = ''] = recorded([]).split('\n');
    expect(problemsOf(header)).to.deep.equal([{ is: 'empty' }]);
    expect(problemsOf(`${header}\n{"at":1,"event":{"type":"read","ok":true}}`)).to.deep.equal([
      { is: 'other' },
    ]);
    expect(
      problemsOf(JSON.stringify(scenarioJson({ steps: [{ at: 5, omni: 'Nobody' }] })))[0],
    ).to.deep.include({
      is: 'step',
    });
  });
});
