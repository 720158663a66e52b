import { expect } from 'chai';
import { readDefinition } from '../../definition/read.js';
import { resolveDefinition } from '../../definition/resolve.js';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import { SimulatedOmniOrg } from '../../ports/simulated/omni-org.js';
import { createSimulatedOmni } from '../../ports/simulated/simulated-omni.js';
import {
  SIMULATED_PRESENCES,
  createSimulatedPureCloud,
} from '../../ports/simulated/simulated-pure-cloud.js';
import {
  isSavedTimeline,
  parseSavedTimeline,
  replayTimeline,
} from '../../replay/saved-timeline.js';
import { createEngineHost, type EngineHost } from '../engine-host.js';
import type { Recording } from './recording.js';
import { showStatus } from '../labels.js';
import { OMNI, settingsWith } from '../testing/agents-page.js';
import { savedSettings } from './saved-settings.js';
import { jsonLines, timelineLines } from './timeline-file.js';

const SETTINGS = settingsWith();

function recordingOf(engine: EngineHost): Recording {
  const recording = engine.recording();
  if (recording === null) throw new Error('nothing is kept');
  return recording;
}

/** A shift between the two simulated products; `rounds` of calls, lunches and losses. */
async function shift(rounds: number): Promise<{ engine: EngineHost; file: string }> {
  const clock = createManualClock();
  const org = new SimulatedOmniOrg();
  org.change('Available_Case', 'login');
  const omni = createSimulatedOmni({ clock, org });
  const pureCloud = createSimulatedPureCloud({ clock });
  const engine = createEngineHost({
    sides: () => ({ omni: omni.port, pureCloud: pureCloud.port }),
    clock,
    random: () => 0.5,
  });
  omni.port.listen((event) => {
    if (event.type !== 'learnt' && event.type !== 'condition') engine.dispatch(event);
  });
  pureCloud.port.listen((event) => {
    if (event.type !== 'condition') engine.dispatch(event);
  });
  const connected = pureCloud.port.connect();
  await clock.advance(1_000);
  const { presences } = await connected;
  const catalog = {
    omni: org.statuses.map(({ id, apiName, label, takesWork }) => ({
      id: id.slice(0, 15),
      apiName,
      label,
      takesWork,
    })),
    omniComplete: false,
    presences,
  };
  const { rules } = resolveDefinition(readDefinition(SETTINGS), catalog);
  engine.dispatch({ type: 'start', rules });
  await clock.advance(5_000);
  for (let round = 0; round < rounds; round += 1) {
    pureCloud.org.change(SIMULATED_PRESENCES.onQueue);
    await clock.advance(60_000);
    pureCloud.org.interaction(`c-${round}`, 'alerting');
    await clock.advance(3_000);
    pureCloud.org.interaction(`c-${round}`, 'connected');
    await clock.advance(180_000);
    pureCloud.org.interaction(`c-${round}`, 'ended');
    await clock.advance(30_000);
    pureCloud.org.refuse(SIMULATED_PRESENCES.available, { kind: 'transient', reason: 'network' });
    org.change('Transition', 'manual');
    await clock.advance(20_000);
    pureCloud.org.lose();
    await clock.advance(7_000);
    pureCloud.org.restore();
    await clock.advance(20_000);
  }
  const file = jsonLines(
    timelineLines({
      versions: { softphone: '1', build: 'b', definition: 1, revision: '7' },
      settings: savedSettings(SETTINGS, 'mypurecloud.de'),
      catalog,
      label: (side, status) => showStatus(side, status, catalog, rules, 'en').label,
      recording: recordingOf(engine),
    }),
  );
  omni.port.dispose();
  pureCloud.port.dispose();
  engine.dispose();
  return { engine, file };
}

function replayed(file: string): ReturnType<typeof replayTimeline>['report'] {
  expect(isSavedTimeline(file)).to.equal(true);
  const parsed = parseSavedTimeline(file);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.misfits));
  return replayTimeline(parsed.timeline).report;
}

describe('the saved timeline', () => {
  it('gives the same commands again when it is replayed', async () => {
    const { engine, file } = await shift(2);
    const report = replayed(file);
    expect(report.failures).to.deep.equal([]);
    const rules = new Set(report.timeline.map(({ rule }) => rule));
    expect([...rules]).to.include.members([
      'mapped',
      'pureCloudWork',
      'pureCloudWork ended',
      'leavingMapped',
    ]);
    expect(report.final.omni).to.equal('Transition');
    expect(engine.summary().known.omni).to.equal(OMNI.transition);
  });

  it('begins with the state as of its oldest entry once older ones are dropped', async () => {
    const { engine, file } = await shift(60);
    const { entries, state } = recordingOf(engine);
    expect(entries.length).to.be.within(1_000, 1_300);
    expect(state.phase).to.equal('running');
    expect(entries[0]).to.have.property('event');
    expect(replayed(file).failures).to.deep.equal([]);
  });

  it('fails the replay where a command was another one', async () => {
    const { file } = await shift(1);
    const changed = file.replace('"rule":"pureCloudWork"', '"rule":"salesforceWork"');
    expect(changed).not.to.equal(file);
    expect(replayed(changed).failures).not.to.deep.equal([]);
  });
});
