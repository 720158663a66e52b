import { expect } from 'chai';
import { initialState, memoryOf, reduce, summarize } from '../sync/engine.js';
import type { SyncState } from '../sync/state.js';
import { readDefinition } from '../definition/read.js';
import { resolveDefinition } from '../definition/resolve.js';
import type { Engine } from './page.js';
import {
  isSavedTimeline,
  parseSavedTimeline,
  replayTimeline,
  withoutBundle,
} from './saved-timeline.js';
import { ORG, SETTINGS, scenario } from './testing/fixture.js';
import { play } from './world.js';

/** A shift as the softphone would save it: a header, then what the engine heard and wanted. */
function recorded(): readonly string[] {
  const shift = scenario({
    steps: [
      { at: 1000, omni: 'Lunch' },
      { at: 5000, refuse: 'pureCloud', status: 'ON_QUEUE', how: 'transient' },
      { at: 5000, omni: 'Available_Chat' },
      { at: 65_000, expect: {} },
    ],
  });
  const { rules } = resolveDefinition(readDefinition(shift.settings), shift.org.catalog);
  const entries: string[] = [];
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
      return step;
    },
  };
  play(shift, rules, engine);
  const header = {
    format: 1,
    versions: {},
    settings: SETTINGS,
    org: ORG,
    state: initialState(),
  };
  return [JSON.stringify(header), ...entries];
}

function replayLines(lines: readonly string[]): ReturnType<typeof replayTimeline> {
  const parsed = parseSavedTimeline(`${lines.join('\n')}\n`);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.misfits));
  return replayTimeline(parsed.timeline);
}

describe('a saved timeline', () => {
  it('is told from a scenario by its header', () => {
    expect(isSavedTimeline(recorded().join('\n'))).to.equal(true);
    expect(isSavedTimeline('{\n"title": "a scenario" }')).to.equal(false);
    expect(isSavedTimeline('{"title":"format"}')).to.equal(false);
  });

  it('is found in a support bundle, and nothing else is', () => {
    const lines = recorded();
    const timeline = lines.map((line): unknown => JSON.parse(line));
    expect(withoutBundle(JSON.stringify({ format: 1, timeline }, null, 1))).to.equal(
      lines.join('\n'),
    );
    for (const other of [
      lines.join('\n'),
      JSON.stringify({ format: 1, timeline: 'switched off' }),
      JSON.stringify({ timeline: [] }),
      '{ "title": "a scenario" }',
      'no JSON',
    ]) {
      expect(withoutBundle(other)).to.equal(other);
    }
  });

  it('gives the same commands again', () => {
    const { report } = replayLines(recorded());
    expect(report.failures).to.deep.equal([]);
    expect(report.ok).to.equal(true);
    expect(
      report.timeline.map(({ side, from, to, rule }) => ({ side, from, to, rule })),
    ).to.deep.equal([
      { side: 'pureCloud', from: 'ON_QUEUE', to: 'AVAILABLE', rule: 'leavingMapped' },
      { side: 'pureCloud', from: 'AVAILABLE', to: 'ON_QUEUE', rule: 'mapped' },
    ]);
    expect(report.final).to.deep.include({ omni: 'Available_Chat', pureCloud: 'ON_QUEUE' });
  });

  it('gives them also where another component of the console asked for something', () => {
    const lines = [...recorded()];
    lines.splice(4, 0, JSON.stringify({ at: 1, asked: 'setStatus' }));
    expect(replayLines(lines).report.failures).to.deep.equal([]);
    const spoilt = parseSavedTimeline([...lines, JSON.stringify({ at: 1, asked: 7 })].join('\n'));
    expect(spoilt.ok).to.equal(false);
  });

  it('fails where a command differs, is missing, or is new', () => {
    const lines = recorded();
    const index = lines.findIndex((line) => line.includes('"rule":"leavingMapped"'));
    const line = lines[index] ?? '';
    const failuresOf = (changed: readonly string[]) => replayLines(changed).report.failures;
    const place = { step: index - 1, at: 1020, what: 'command' };

    const other = line.replace('"side":"pureCloud"', '"side":"omni"');
    expect(failuresOf(lines.with(index, other))).to.have.lengthOf(1);
    expect(failuresOf(lines.with(index, other))[0]).to.deep.include(place);

    const without = failuresOf(lines.toSpliced(index, 1));
    expect(without).to.deep.equal([
      {
        ...place,
        at: 1180,
        expected: 'nothing',
        actual: 'set pureCloud AVAILABLE [leavingMapped]',
      },
    ]);

    expect(failuresOf(lines.toSpliced(index, 0, line))).to.deep.equal([
      {
        ...place,
        step: index,
        expected: 'set pureCloud AVAILABLE [leavingMapped]',
        actual: 'nothing',
      },
    ]);
  });

  it('names what does not fit', () => {
    const lines = recorded();
    const wrong = parseSavedTimeline(
      ['{"format":2,"versions":{},"settings":{}}', '{"at":1}', ...lines.slice(2)].join('\n'),
    );
    expect(wrong.ok ? [] : wrong.misfits.map(({ step, field }) => [step, field])).to.deep.equal([
      [null, 'format'],
      [null, 'org'],
      [null, 'state'],
      [0, ''],
    ]);
  });
});
