import { expect } from 'chai';
import { misfitText, type Misfit } from './fields.js';
import {
  AVAILABLE,
  BUSY,
  COFFEE,
  LUNCH,
  ON_QUEUE,
  ORG,
  scenario,
  scenarioJson,
} from './testing/fixture.js';
import { printStatus } from './org.js';
import { DEFAULT_NETWORK, parseScenario } from './scenario.js';
import { parseStep } from './step.js';

const misfits = (parts: Readonly<Record<string, unknown>>): readonly Misfit[] => {
  const parsed = parseScenario(scenarioJson(parts));
  return parsed.ok ? [] : parsed.misfits;
};

/** Where misfits are, as `step field`. */
const places = (parts: Readonly<Record<string, unknown>>): readonly string[] =>
  misfits(parts).map(({ step, field }) => `${step ?? '-'} ${field}`);

const { org } = scenario({});

describe('parseScenario', () => {
  it('reads a small scenario, with what is left out as replay.md has it', () => {
    const read = scenario({
      start: {
        omni: 'Offline',
        pureCloud: 'on queue',
        work: ['w1', { id: 'w2', is: 'assigned', channel: '500' }],
        interactions: ['c1', { id: 'm1', is: 'afterCallWork', media: 'message' }],
      },
      steps: [
        { at: 0, omni: 'Lunch' },
        { at: 0.5, interaction: 'c1', is: 'ended' },
        {
          at: 7,
          expect: { pureCloud: COFFEE, writes: { omni: 0 }, pending: ['pureCloud', 'omni'] },
        },
      ],
    });
    expect(read.network).to.deep.equal(DEFAULT_NETWORK);
    expect(read.network).to.include({ omniLatency: 20, pureCloudLatency: 80, reasons: true });
    expect(read.start).to.deep.equal({
      omni: 'Offline',
      pureCloud: ON_QUEUE,
      work: [
        { id: 'w1', is: 'accepted' },
        { id: 'w2', is: 'assigned', channel: 'Case' },
      ],
      interactions: [
        { id: 'c1', is: 'connected', media: 'voice' },
        { id: 'm1', is: 'afterCallWork', media: 'message' },
      ],
    });
    expect(read.steps).to.deep.equal([
      { at: 0, step: { kind: 'omni', status: LUNCH, by: 'agent' } },
      { at: 0.5, step: { kind: 'interaction', id: 'c1', is: 'ended' } },
      {
        at: 7,
        step: {
          kind: 'expect',
          expect: { pureCloud: COFFEE, writes: { omni: 0 }, pending: ['omni', 'pureCloud'] },
        },
      },
    ]);
  });

  it('names everything that is missing', () => {
    const parsed = parseScenario({});
    expect(parsed.ok ? [] : parsed.misfits.map(({ field }) => field)).to.deep.equal([
      'title',
      'settings',
      'org',
    ]);
    expect(places({ start: undefined, steps: undefined })).to.deep.equal(['- start', '- steps']);
    for (const value of [null, [], 'x', 7]) expect(parseScenario(value).ok).to.equal(false);
  });

  it('names what is of the wrong kind', () => {
    expect(places({ title: 7 })).to.deep.equal(['- title']);
    expect(places({ settings: { '/omniSync/enabled': true } })).to.deep.equal([
      '- settings./omniSync/enabled',
    ]);
    expect(
      places({ network: { omniLatency: -1, reasons: 'yes', pureCloudLatency: 80 } }),
    ).to.deep.equal(['- network.omniLatency', '- network.reasons']);
    expect(places({ start: { omni: 'Nowhere', pureCloud: 'ON_QUEUE', work: [7] } })).to.deep.equal([
      '- start.omni',
      '- start.work[0]',
    ]);
    expect(
      places({
        start: { omni: 'Lunch', pureCloud: 'MEAL', interactions: [{ id: 'c1', is: 'ended' }] },
      }),
    ).to.deep.equal(['- start.interactions[0].is']);
    expect(
      places({
        org: {
          omniStatuses: [{ ...ORG.omniStatuses[0], id: '0X5' }, 7],
          presences: [{ ...ORG.presences[0], systemPresence: 'NAPPING' }],
        },
        start: {},
      }).slice(0, 3),
    ).to.deep.equal([
      '- org.omniStatuses[1]',
      '- org.omniStatuses[0].id',
      '- org.presences[0].systemPresence',
    ]);
  });

  it('names fields that nobody knows, since they are misspelt', () => {
    expect(places({ netwrok: {} })).to.deep.equal(['- netwrok']);
    expect(places({ network: { latency: 7 } })).to.deep.equal(['- network.latency']);
    expect(places({ start: { omni: 'Lunch', pureCloud: 'MEAL', calls: [] } })).to.deep.equal([
      '- start.calls',
    ]);
    expect(places({ steps: [{ at: 0, omni: 'Lunch', channel: 'Case' }] })).to.deep.equal([
      '0 channel',
    ]);
  });

  it('names an Id that two statuses have', () => {
    const twice = { ...ORG, omniStatuses: [...ORG.omniStatuses, ORG.omniStatuses[0]] };
    expect(places({ org: twice })).to.deep.equal(['- org.omniStatuses[5].id']);
  });

  it('names the step and the field', () => {
    const wrong: readonly (readonly [object, string])[] = [
      [{ omni: 'Lunch' }, 'at'],
      [{ at: -1, omni: 'Lunch' }, 'at'],
      [{ at: '0', omni: 'Lunch' }, 'at'],
      [{ at: 0 }, ''],
      [{ at: 0, sleep: 1000 }, 'sleep'],
      [{ at: 0, omni: 'Napping' }, 'omni'],
      [{ at: 0, omni: 7 }, 'omni'],
      [{ at: 0, omni: 'Lunch', by: 'nobody' }, 'by'],
      [{ at: 0, omni: 'Lunch', pureCloud: 'MEAL' }, 'pureCloud'],
      [{ at: 0, pureCloud: 'NAP' }, 'pureCloud'],
      [{ at: 0, pureCloud: 'MEAL', by: 'pushTimeout' }, 'by'],
      [{ at: 0, work: 'w1', is: 'connected' }, 'is'],
      [{ at: 0, work: '', is: 'closed' }, 'work'],
      [{ at: 0, work: 'w1', is: 'closed', channel: 'no object' }, 'channel'],
      [{ at: 0, workload: -1 }, 'workload'],
      [{ at: 0, interaction: 'c1' }, 'is'],
      [{ at: 0, interaction: 'c1', is: 'ended', media: 7 }, 'media'],
      [{ at: 0, routingStatus: 'idle' }, 'routingStatus'],
      [{ at: 0, reach: 'salesforce', is: 'lost' }, 'reach'],
      [{ at: 0, reach: 'pureCloud', is: 'duplicateLogin' }, 'is'],
      [{ at: 0, refuse: 'omni', status: 'MEAL', how: 'permanent' }, 'status'],
      [{ at: 0, refuse: 'omni', status: 'Busy', how: 'rudely' }, 'how'],
      [{ at: 0, refuse: 'omni', status: 'Busy', how: 'permanent', times: 0 }, 'times'],
      [{ at: 0, answer: true }, 'answer'],
      [{ at: 0, restart: false }, 'restart'],
      [{ at: 0, forget: 1 }, 'forget'],
      [{ at: 0, expect: [] }, 'expect'],
      [{ at: 0, expect: { omni: 'Napping' } }, 'expect.omni'],
      [{ at: 0, expect: { writes: { omni: 1.5 } } }, 'expect.writes.omni'],
      [{ at: 0, expect: { writes: { both: 1 } } }, 'expect.writes.both'],
      [{ at: 0, expect: { refused: 'omni' } }, 'expect.refused'],
      [{ at: 0, expect: { unreachable: ['salesforce'] } }, 'expect.unreachable'],
      [{ at: 0, expect: { paused: 'no' } }, 'expect.paused'],
      [{ at: 0, expect: { rest: true } }, 'expect.rest'],
    ];
    for (const [step, field] of wrong) {
      const steps = [{ at: 0, omni: 'Lunch' }, step];
      expect(places({ steps }), JSON.stringify(step)).to.deep.equal([`1 ${field}`]);
    }
    expect(places({ steps: ['x'] })).to.deep.equal(['0 ']);
  });

  it('wants steps in order of time', () => {
    const found = misfits({
      steps: [
        { at: 100, omni: 'Lunch' },
        { at: 100, omni: 'Busy' },
        { at: 99, omni: 'Lunch' },
      ],
    });
    expect(found.map(misfitText)).to.deep.equal([
      'step 2, field "at": expected 100 or more, since steps stand in order of time, found 99',
    ]);
  });

  it('says in words what was expected and what is there', () => {
    const texts = misfits({ steps: [{ at: 0, reach: 'omni', is: 'gone' }] }).map(misfitText);
    expect(texts).to.deep.equal([
      'step 0, field "is": expected "lost", "back" or "duplicateLogin", found "gone"',
    ]);
  });
});

describe('parseStep', () => {
  it('reads a step without a time, as the remote control sends it', () => {
    expect(parseStep({ omni: 'Busy', by: 'supervisor' }, org)).to.deep.equal({
      ok: true,
      step: { kind: 'omni', status: BUSY, by: 'supervisor' },
    });
    expect(
      parseStep({ refuse: 'pureCloud', status: 'ON_QUEUE', how: 'permanent' }, org),
    ).to.deep.equal({
      ok: true,
      step: { kind: 'refuse', side: 'pureCloud', status: ON_QUEUE, how: 'permanent', times: 1 },
    });
  });

  it('says why a step does not fit', () => {
    for (const value of [null, [], 'omni', {}, { omni: 'Busy', at: 5 }, { dance: 'yes' }]) {
      const parsed = parseStep(value, org);
      expect(parsed.ok, JSON.stringify(value)).to.equal(false);
      expect(parsed.ok ? '' : parsed.reason).to.match(/expected/);
    }
  });
});

describe('statuses of a scenario', () => {
  const omniOf = (text: string): string | null => {
    const parsed = parseStep({ omni: text }, org);
    return parsed.ok && parsed.step.kind === 'omni' ? parsed.step.status : null;
  };
  const pureCloudOf = (text: string): string | null => {
    const parsed = parseStep({ pureCloud: text }, org);
    return parsed.ok && parsed.step.kind === 'pureCloud' ? parsed.step.status : null;
  };

  it('are written as in a definition', () => {
    expect(omniOf('Available_Chat')).to.equal(AVAILABLE);
    expect(omniOf(AVAILABLE)).to.equal(AVAILABLE);
    expect(omniOf(`${AVAILABLE}AAA`)).to.equal(AVAILABLE);
    expect(omniOf('Available - Chat')).to.equal(AVAILABLE);
    expect(omniOf(`Busy:${AVAILABLE}`), 'the Id counts').to.equal(AVAILABLE);
    expect(omniOf('Busy:0N5zzzzzzzzzzzz'), 'the name where the Id is unknown').to.equal(BUSY);
    expect(omniOf('Offline')).to.equal('Offline');
    expect(omniOf('0N5zzzzzzzzzzzz')).to.equal(null);
    expect(omniOf('Twin'), 'an ambiguous label').to.equal(null);
    expect(omniOf('')).to.equal(null);
    for (const text of ['ON_QUEUE', 'On Queue', 'onqueue', ON_QUEUE, ON_QUEUE.toUpperCase()]) {
      expect(pureCloudOf(text), text).to.equal(ON_QUEUE);
    }
    expect(pureCloudOf(`BREAK:${COFFEE}`)).to.equal(COFFEE);
    const primary = '227b37e2-f1d0-4dd0-8f50-badd7cf6d158';
    expect(pureCloudOf('BREAK'), 'the first is the primary').to.equal(primary);
    expect(pureCloudOf('BREAK:aaaaaaaa-0000-4000-8000-000000000001'), 'deactivated').to.equal(
      primary,
    );
    expect(pureCloudOf('BREAK:aaaaaaaa-0000-4000-8000-00000000dead'), 'unknown').to.equal(primary);
    expect(pureCloudOf('aaaaaaaa-0000-4000-8000-00000000dead')).to.equal(null);
    expect(pureCloudOf('TRAINING'), 'not in this org').to.equal(null);
  });

  it('are printed by apiName, by system presence, and by GUID where secondary', () => {
    expect(printStatus('omni', AVAILABLE, org)).to.equal('Available_Chat');
    expect(printStatus('omni', 'Offline', org)).to.equal('Offline');
    expect(printStatus('pureCloud', ON_QUEUE, org)).to.equal('ON_QUEUE');
    expect(printStatus('pureCloud', COFFEE, org)).to.equal(COFFEE);
  });
});
