import { expect } from 'chai';
import type { OmniPort } from '../ports/omni.js';
import { PortError } from '../ports/port-error.js';
import type { PureCloudPort } from '../ports/pure-cloud.js';
import { createManualClock, type ManualClock } from '../ports/simulated/manual-clock.js';
import { COMMAND_LIMIT } from '../sync/constants.js';
import type { RuleSet } from '../sync/rules.js';
import type { Status } from '../sync/status.js';
import type { Recording } from './diagnostics/recording.js';
import { createEngineHost, type EngineHost } from './engine-host.js';

const M = '0N5000000000001';
const T2 = '0N5000000000002';
const Q = 'q';
const AVAILABLE = 'available';

const RULES: RuleSet = {
  enabled: true,
  rules: [
    { kind: 'pair', name: 'mapped', omni: M, pureCloud: Q },
    { kind: 'leaves', name: 'leavingMapped', side: 'omni', status: M, set: AVAILABLE },
    { kind: 'leaves', name: 'leavingOnQueue', side: 'pureCloud', status: Q, set: T2 },
  ],
  startupAuthority: 'none',
  duringHold: 'override',
  externallyRoutedWork: [],
  onQueue: Q,
  pureCloudOffline: 'offline',
  omniWithoutChannels: [],
};

interface Call {
  readonly status: Status;
  readonly by: string;
  answer(): void;
  fail(reason: unknown): void;
}

describe('the host of the engine', () => {
  let clock: ManualClock;
  let omniSets: Call[];
  let pureCloudSets: Call[];
  let connected: boolean;
  let random: number;
  let engine: EngineHost;

  beforeEach(async () => {
    clock = createManualClock();
    omniSets = [];
    pureCloudSets = [];
    connected = true;
    random = 0;
    const omni: Pick<OmniPort, 'read' | 'set'> = {
      read: () => Promise.resolve({ side: 'omni', status: T2, work: [] }),
      set: (status, by) =>
        new Promise((resolve, reject) => {
          omniSets.push({ status, by, answer: resolve, fail: reject });
        }),
    };
    const pureCloud: Pick<PureCloudPort, 'read' | 'set'> = {
      read: () => Promise.resolve({ side: 'pureCloud', status: AVAILABLE, interactions: [] }),
      set: (status, by) =>
        new Promise((resolve, reject) => {
          pureCloudSets.push({ status, by, answer: () => resolve({ status }), fail: reject });
        }),
    };
    const rest = { listen: () => () => undefined, dispose: () => undefined };
    const notAsked = () => Promise.reject(new Error('not asked for here'));
    engine = createEngineHost({
      sides: () => ({
        omni: connected ? { ...omni, ...rest } : null,
        pureCloud: {
          ...pureCloud,
          ...rest,
          connect: notAsked,
          inactivityTimeout: notAsked,
          touch: notAsked,
          lastCall: () => null,
        },
      }),
      clock,
      random: () => random,
    });
    engine.dispatch({ type: 'start', rules: RULES });
    await clock.advance(0);
    expect(engine.summary().started).to.equal(true);
  });
  afterEach(() => engine.dispose());

  const entries = (): Recording['entries'] => engine.recording()?.entries ?? [];

  const heard = (): readonly string[] =>
    entries().map((entry) => {
      if ('asked' in entry) return `asked ${entry.asked}`;
      return 'event' in entry ? entry.event.type : entry.command.type;
    });

  const onQueue = async (): Promise<void> => {
    engine.dispatch({ type: 'status', side: 'pureCloud', status: Q });
    await clock.advance(0);
  };

  it('carries a command out, and knows it as the last thing done once its side took it', async () => {
    await onQueue();
    expect(omniSets.map(({ status, by }) => [status, by])).to.deep.equal([[M, 'sync']]);
    expect(engine.last).to.equal(null);
    omniSets[0]?.answer();
    await clock.advance(0);
    expect(engine.last?.status).to.equal(M);
    expect(engine.summary().known.omni).to.equal(M);
  });

  it('says that the agent wanted what was chosen in the panel, and nothing else', async () => {
    engine.dispatch({ type: 'chosen', side: 'pureCloud', status: Q });
    await clock.advance(0);
    expect(pureCloudSets[0]?.by).to.equal('agent');
    expect(omniSets[0]?.by).to.equal('sync');
    for (const call of [...omniSets, ...pureCloudSets]) call.answer();
    await clock.advance(0);
    // The agent knows the own choice; what followed from it is worth telling.
    expect(engine.last?.side).to.equal('omni');
  });

  it('gives up a command that is never answered, by the limit of the engine', async () => {
    await onQueue();
    await clock.advance(COMMAND_LIMIT - 1);
    expect(omniSets).to.have.length(1);
    await clock.advance(1_001);
    expect(omniSets).to.have.length(2);
    await clock.advance(120_000);
    expect(omniSets).to.have.length(4);
    expect(engine.state.omni.refused).to.deep.equal({ status: M, reason: 'timeout' });
    expect(engine.summary().atRest).to.equal(true);
  });

  it('still delivers an answer that comes late', async () => {
    await onQueue();
    await clock.advance(COMMAND_LIMIT + 500);
    const before = heard().length;
    omniSets[0]?.answer();
    await clock.advance(0);
    expect(heard().slice(before)).to.deep.equal(['answer']);
    await clock.advance(60_000);
    expect(engine.summary().known.omni).to.equal(M);
    // It is there by then, so that the retry is not sent.
    expect(omniSets).to.have.length(1);
  });

  it('does not tell a late answer as the last thing done', async () => {
    await onQueue();
    await clock.advance(COMMAND_LIMIT + 1_000);
    expect(omniSets).to.have.length(2);
    engine.dispatch({ type: 'status', side: 'pureCloud', status: AVAILABLE });
    omniSets[1]?.answer();
    await clock.advance(0);
    omniSets[2]?.answer();
    await clock.advance(0);
    expect(engine.last?.status).to.equal(T2);
    omniSets[0]?.answer();
    await clock.advance(0);
    expect(engine.last?.status).to.equal(T2);
  });

  it('treats a side that is not there as one that the network does not reach', async () => {
    connected = false;
    await onQueue();
    expect(engine.state.omni.retry?.attempt).to.equal(2);
    connected = true;
    await clock.advance(1_000);
    expect(omniSets).to.have.length(1);
  });

  it('retries a little later than others do', async () => {
    random = 0.5;
    await onQueue();
    omniSets[0]?.fail(new PortError({ kind: 'transient', reason: 'serverError' }, 'test'));
    await clock.advance(1_124);
    expect(omniSets).to.have.length(1);
    await clock.advance(1);
    expect(omniSets).to.have.length(2);
  });

  it('takes what a port should not throw as a refusal', async () => {
    await onQueue();
    omniSets[0]?.fail(new TypeError('test'));
    await clock.advance(0);
    expect(engine.state.omni.refused).to.deep.equal({ status: M, reason: 'refused' });
  });

  it('keeps a timeline of what was heard and done, oldest first, wakes included', async () => {
    await onQueue();
    omniSets[0]?.fail(new PortError({ kind: 'transient', reason: 'network' }, 'test'));
    await clock.advance(1_000);
    const words = heard();
    expect(words).to.deep.equal([
      'start',
      'read',
      'read',
      'read',
      'read',
      'status',
      'set',
      'answer',
      'wake',
      'set',
    ]);
    expect(entries().at(-1)?.at).to.equal(clock.now());
  });

  it('takes down what another component asked for, and does nothing about it', async () => {
    const before = engine.state;
    engine.noteAsked('setStatus');
    engine.dispatch({ type: 'chosen', side: 'pureCloud', status: Q });
    await clock.advance(0);
    expect(heard().slice(-4, -2)).to.deep.equal(['asked setStatus', 'chosen']);
    engine.noteAsked('dial');
    expect(heard().at(-1)).to.equal('asked dial');
    expect(before).not.to.equal(engine.state);
    for (let nth = 0; nth < 5_000; nth += 1) engine.noteAsked('hold');
    expect(entries().length).to.be.within(200, 2_000);
  });

  it('keeps the newest entries of a long shift, and no more than it needs', () => {
    for (let percent = 0; percent < 5_000; percent += 1) {
      engine.dispatch({ type: 'workload', percent });
    }
    expect(entries().length).to.be.within(200, 2_000);
    const last = entries().at(-1);
    expect(last !== undefined && 'event' in last && last.event).to.deep.equal({
      type: 'workload',
      percent: 4_999,
    });
  });

  it('keeps nothing once it shall not, and begins anew with the state as it is then', async () => {
    await onQueue();
    engine.keepRecording(false);
    expect(engine.recording()).to.equal(null);
    engine.noteAsked('dial');
    engine.dispatch({ type: 'chosen', side: 'pureCloud', status: AVAILABLE });
    await clock.advance(0);
    expect(engine.recording()).to.equal(null);
    const { state } = engine;
    engine.keepRecording(true);
    expect(engine.recording()).to.deep.equal({ state, entries: [] });
    engine.noteAsked('hold');
    engine.keepRecording(true);
    expect(heard()).to.deep.equal(['asked hold']);
  });

  it('takes an event that a listener sends in its turn', async () => {
    let answered = false;
    engine.listen(() => {
      if (answered || engine.summary().known.pureCloud !== Q) return;
      answered = true;
      engine.dispatch({ type: 'status', side: 'pureCloud', status: AVAILABLE });
    });
    await onQueue();
    expect(engine.summary().known.pureCloud).to.equal(AVAILABLE);
  });

  it('does nothing any more once it is disposed of', async () => {
    await onQueue();
    let told = 0;
    engine.listen(() => (told += 1));
    engine.dispose();
    omniSets[0]?.answer();
    engine.dispatch({ type: 'status', side: 'pureCloud', status: AVAILABLE });
    await clock.advance(60_000);
    expect(told).to.equal(0);
    expect(omniSets).to.have.length(1);
    expect(clock.waiting).to.equal(0);
  });
});
