import { readdir, readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { createWorld } from './create-world.js';
import type { SimulatorState, World } from './world.js';
import type { OmniOrgEvent } from './world/omni-side.js';
import type { PureCloudNews } from './world/pure-cloud-side.js';
import { ToolkitError } from './world/omni-side.js';

const BUSY = '0N505Y000001cA3';
const COFFEE = '9f1c3c5e-7a44-4c0d-9c52-0d6f2f3b7a11';

/** Plays a step that must fit. */
const play = (world: World, step: unknown): SimulatorState => {
  const result = world.step(step);
  if (!result.ok) throw new Error(result.reason);
  return result.state;
};

const reasonOf = (world: World, step: unknown): string => {
  const result = world.step(step);
  expect(result.ok, JSON.stringify(step)).to.equal(false);
  return result.ok ? '' : result.reason;
};

const omniEvents = (world: World): OmniOrgEvent[] => {
  const events: OmniOrgEvent[] = [];
  world.omni.listen((event) => events.push(event));
  return events;
};

const topics = (world: World): string[] => {
  const told: string[] = [];
  world.pureCloud.listen((news: readonly PureCloudNews[]) =>
    told.push(
      news.map((each) => (each.topic === 'routingStatus' ? each.status : each.topic)).join(' '),
    ),
  );
  return told;
};

describe('the world', () => {
  let world: World;

  beforeEach(() => {
    world = createWorld();
  });

  afterEach(() => world.dispose());

  it('begins with the small made-up organisation', () => {
    const state = world.state();
    expect(state).to.deep.include({
      omni: 'Offline',
      pureCloud: 'AVAILABLE',
      routingStatus: 'OFF_QUEUE',
      work: [],
      interactions: [],
      writes: { omni: 0, pureCloud: 0 },
      requests: 0,
      byAgent: 0,
      channels: 0,
      sockets: 0,
      tabs: 0,
    });
    expect(world.network).to.deep.include({ omniLatency: 20, pureCloudLatency: 80 });
    expect(world.omni.statuses.map(({ apiName }) => apiName)).to.include('Transition');
    expect(world.pureCloud.presences.find(({ id }) => id === COFFEE)?.labels['ja']).to.equal(
      'コーヒー',
    );
  });

  it('begins with every scenario of the conformance suite', async () => {
    const folder = new URL('../../adapter/replay/conformance/', import.meta.url);
    const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
    expect(files).to.not.be.empty;
    for (const file of files) {
      const scenario: unknown = JSON.parse(await readFile(new URL(file, folder), 'utf8'));
      expect(world.reset(scenario).ok, file).to.equal(true);
    }
  });

  it('names what does not fit in a seed', () => {
    const bad: readonly (readonly [unknown, string])[] = [
      [7, 'object'],
      [{ colour: 1 }, 'colour'],
      [{ start: { omni: 'Nowhere' } }, 'start.omni'],
      [{ start: { pureCloud: 'NOWHERE' } }, 'start.pureCloud'],
      [{ org: { omniStatuses: [{ id: 'x', apiName: 'A', name: 'A', online: true }] } }, '0N5'],
      [{ network: { omniLatency: -1 } }, 'omniLatency'],
      [{ settings: { '/a': 1 } }, '/a'],
    ];
    for (const [seed, word] of bad) {
      const result = world.reset(seed);
      expect(result.ok, word).to.equal(false);
      expect(result.ok ? '' : result.reason).to.contain(word);
      expect(() => createWorld(seed)).to.throw(word);
    }
  });

  it('lays the settings of a seed over the imported definition, with the Ids of the org', () => {
    const settings = {
      '/pureCloud/clientId': 'c',
      '/omniSync/enabled': 'false',
      '/omniSync/startupAuthority': 'omni',
    };
    const seed = {
      settings: {
        '/omniSync/mappedOmniStatus': 'Busy',
        '/omniSync/rule1': 'pair Lunch with MEAL',
        '/omniSync/rule2': 'when omni is any set pureCloud BUSY',
        '/reqGeneralInfo/x': 'Busy',
      },
    };
    const completed = createWorld(seed, { settings });
    expect(completed.settings).to.deep.equal({
      '/pureCloud/clientId': 'c',
      '/omniSync/mappedOmniStatus': `Busy:${BUSY}`,
      '/omniSync/rule1': 'pair Lunch:0N505Y000001cA4 with MEAL',
      '/omniSync/rule2': 'when omni is any set pureCloud BUSY',
      '/reqGeneralInfo/x': 'Busy',
    });
    const named = createWorld(seed, { settings, names: true });
    expect(named.settings['/omniSync/mappedOmniStatus']).to.equal('Busy');
    expect(createWorld(undefined, { settings }).settings).to.deep.equal(settings);
  });

  it('tells who changed the Omni-Channel status', () => {
    const events = omniEvents(world);
    for (const by of ['agent', 'supervisor', 'pushTimeout', 'decline', 'login', 'automation']) {
      play(world, { omni: 'Busy', by });
      play(world, { omni: 'Lunch', by: 'agent' });
    }
    const reasons = events.flatMap((each) =>
      each.event === 'statusChanged' && each.status.apiName === 'Busy' ? [each.reason] : [],
    );
    expect(reasons).to.deep.equal([
      'OmniManualStatusChange',
      'OmniSupervisorStatusChange',
      'OmniPushTimeout',
      'OmniDeclineWork',
      'OmniLoginStatusChange',
      'OmniToolkitStatusChange',
    ]);
    expect(events[0]).to.deep.equal({ event: 'loginSuccess', statusId: BUSY });
  });

  it('tells nothing of a status that is there already', () => {
    play(world, { omni: 'Busy' });
    const events = omniEvents(world);
    const told = topics(world);
    play(world, { omni: 'Busy' });
    play(world, { pureCloud: 'AVAILABLE' });
    world.omni.setStatus(BUSY, 'softphone');
    expect(events).to.be.empty;
    expect(told).to.be.empty;
  });

  it('leaves the reason out for an older org', () => {
    world.reset({ network: { reasons: false } });
    const events = omniEvents(world);
    play(world, { omni: 'Busy' });
    expect(events.at(-1)).to.not.have.property('reason');
  });

  it('tells Offline by a logout, and whose it was', () => {
    const events = omniEvents(world);
    play(world, { omni: 'Busy' });
    play(world, { omni: 'Offline', by: 'supervisor' });
    expect(events.at(-1)).to.deep.equal({ event: 'logout', reason: 'OmniSupervisorLogout' });
    play(world, { omni: 'Busy' });
    expect(play(world, { omni: 'Offline' }).omni).to.equal('Offline');
    expect(events.at(-1)).to.deep.equal({ event: 'logout', reason: 'Logout' });
  });

  it('counts what the softphones write and what the agent clicks in the panel', () => {
    world.omni.setStatus(`${BUSY}AAQ`, 'softphone');
    world.omni.logout('agentInPanel');
    world.omni.setStatus(BUSY, 'automation');
    const [definition] = world.pureCloud.presences;
    if (definition === undefined) throw new Error('no presence');
    world.pureCloud.setPresence({ definition }, 'softphone');
    expect(world.state().writes).to.deep.equal({ omni: 1, pureCloud: 1 });
    expect(world.state().byAgent).to.equal(1);
  });

  it('moves a work item on, with the key prefix of its object and the workload', () => {
    const events = omniEvents(world);
    play(world, { work: 'w1', is: 'assigned', channel: 'Case' });
    const state = play(world, { work: 'w1', is: 'accepted' });
    expect(state.work).to.deep.equal([{ id: 'w1', is: 'accepted', channel: 'Case' }]);
    expect(world.omni.work[0]?.workItemId).to.match(/^500.{15}$/);
    expect(world.omni.workload).to.be.greaterThan(0);
    play(world, { work: 'w1', is: 'closed' });
    expect(world.omni.workload).to.equal(0);
    expect(events.map(({ event }) => event)).to.deep.equal([
      'workAssigned',
      'workAccepted',
      'workloadChanged',
      'workClosed',
      'workloadChanged',
    ]);
    play(world, { work: 'w2', is: 'accepted', channel: 'MessagingSession' });
    play(world, { work: 'w3', is: 'accepted', channel: 'Visit__c' });
    play(world, { work: 'w4', is: 'accepted' });
    const prefixes = world.omni.work.map(({ workItemId }) => workItemId.slice(0, 3));
    expect(prefixes.slice(0, 2)).to.satisfy(
      ([first, second]: string[]) => first === '0Mw' && /^a0.$/.test(second ?? ''),
    );
    expect(prefixes[2]).to.not.be.oneOf(['500', '0Mw', '570', '00Q', prefixes[1]]);
  });

  it('ends the work items with a workload of 0', () => {
    play(world, { work: 'w1', is: 'accepted' });
    const events = omniEvents(world);
    play(world, { workload: 80 });
    expect(world.omni.workload).to.equal(80);
    expect(play(world, { workload: 0 }).work).to.be.empty;
    expect(events).to.deep.equal([
      { event: 'workloadChanged', configuredCapacity: 10, previousWorkload: 2, newWorkload: 8 },
      { event: 'workloadChanged', configuredCapacity: 10, previousWorkload: 8, newWorkload: 0 },
    ]);
  });

  it('moves presence and routing status as PureCloud does', () => {
    const told = topics(world);
    expect(play(world, { pureCloud: 'ON_QUEUE' }).routingStatus).to.equal('IDLE');
    expect(play(world, { pureCloud: COFFEE })).to.deep.include({
      pureCloud: COFFEE,
      routingStatus: 'OFF_QUEUE',
    });
    expect(told).to.deep.equal(['presence IDLE', 'presence OFF_QUEUE']);
  });

  it('strictly increases the date of a presence', () => {
    const dates: number[] = [];
    for (const presence of ['BUSY', 'AWAY', 'MEAL', 'BREAK', 'BUSY']) {
      play(world, { pureCloud: presence });
      dates.push(world.pureCloud.presence.modified);
    }
    expect(dates).to.deep.equal([...new Set(dates)].sort((one, other) => one - other));
  });

  it('is INTERACTING from an answered call to the end of its wrap-up', () => {
    play(world, { pureCloud: 'ON_QUEUE' });
    const told = topics(world);
    expect(play(world, { interaction: 'c1', is: 'alerting' }).routingStatus).to.equal('IDLE');
    expect(play(world, { interaction: 'c1', is: 'connected' }).routingStatus).to.equal(
      'INTERACTING',
    );
    const working = play(world, { interaction: 'c1', is: 'afterCallWork' });
    expect(working.routingStatus).to.equal('INTERACTING');
    expect(working.interactions).to.deep.equal([{ id: 'c1', is: 'afterCallWork', media: 'voice' }]);
    const ended = play(world, { interaction: 'c1', is: 'ended' });
    expect(ended).to.deep.include({ routingStatus: 'IDLE', interactions: [] });
    expect(told).to.deep.equal([
      'conversation',
      'conversation INTERACTING',
      'conversation',
      'conversation IDLE',
    ]);
  });

  it('stays INTERACTING when the agent leaves the queue during a call, and is OFF_QUEUE after it', () => {
    play(world, { pureCloud: 'ON_QUEUE' });
    play(world, { interaction: 'c1', is: 'connected', media: 'message' });
    expect(play(world, { pureCloud: 'BUSY' }).routingStatus).to.equal('INTERACTING');
    expect(play(world, { interaction: 'c1', is: 'ended' }).routingStatus).to.equal('OFF_QUEUE');
  });

  it('is NOT_RESPONDING after a missed call, until On Queue is set again', () => {
    play(world, { pureCloud: 'ON_QUEUE' });
    play(world, { interaction: 'c1', is: 'alerting' });
    expect(play(world, { interaction: 'c1', is: 'ended' }).routingStatus).to.equal(
      'NOT_RESPONDING',
    );
    world.pureCloud.setPresence(
      { definition: world.pureCloud.presence.definition },
      'agentInPanel',
    );
    expect(world.state().routingStatus).to.equal('IDLE');
  });

  it('keeps a missed and a taken offer as two parts of the agent in one conversation', () => {
    play(world, { pureCloud: 'ON_QUEUE' });
    for (const is of ['alerting', 'ended', 'alerting', 'connected']) {
      play(world, { interaction: 'c1', is });
    }
    const phases = world.pureCloud.findConversation('c1')?.legs.map(({ phase }) => phase);
    expect(phases).to.deep.equal(['ended', 'connected']);
  });

  it('ends after-call work by the routing status IDLE, without a word of it', () => {
    play(world, { pureCloud: 'ON_QUEUE' });
    play(world, { interaction: 'c1', is: 'connected' });
    play(world, { interaction: 'c1', is: 'afterCallWork' });
    const told = topics(world);
    expect(play(world, { routingStatus: 'IDLE' }).interactions).to.be.empty;
    expect(told).to.deep.equal(['IDLE']);
  });

  it('refuses the next commands that set a status, and no step of others', () => {
    play(world, { refuse: 'omni', status: 'Busy', how: 'permanent', times: 2 });
    play(world, { refuse: 'omni', status: 'Offline', how: 'transient' });
    const refused = (act: () => void): boolean => {
      try {
        act();
      } catch (error) {
        if (error instanceof ToolkitError) return error.transient;
        throw error;
      }
      throw new Error('not refused');
    };
    expect(refused(() => world.omni.setStatus(BUSY, 'softphone'))).to.equal(false);
    expect(play(world, { omni: 'Busy' }).omni).to.equal('Busy');
    expect(refused(() => world.omni.setStatus(BUSY, 'agentInPanel'))).to.equal(false);
    expect(refused(() => world.omni.logout('softphone'))).to.equal(true);
    expect(world.state().writes.omni).to.equal(0);
    world.omni.setStatus(BUSY, 'softphone');
    world.omni.logout('softphone');
    expect(world.state().writes.omni).to.equal(2);
    expect(() => world.omni.setStatus('0N5000000000000', 'softphone')).to.throw('Invalid');
  });

  it('tells of a lost connection, nothing meanwhile, and of the login afterwards', () => {
    play(world, { omni: 'Busy' });
    const events = omniEvents(world);
    play(world, { reach: 'omni', is: 'lost' });
    expect(world.omni.reach).to.equal('lost');
    play(world, { omni: 'Lunch' });
    play(world, { work: 'w1', is: 'accepted' });
    expect(world.state().omni).to.equal('Lunch');
    play(world, { reach: 'omni', is: 'back' });
    expect(events).to.deep.equal([
      { event: 'connectionError' },
      { event: 'loginSuccess', statusId: '0N505Y000001cA4' },
    ]);
    play(world, { reach: 'omni', is: 'duplicateLogin' });
    expect(world.omni.reach).to.equal('elsewhere');
    expect(events.at(-1)).to.deep.equal({ event: 'logout', reason: 'DuplicateLogin' });
    expect(world.omni.status?.apiName).to.equal('Lunch');
  });

  it('holds back and grants a request to leave the queue', () => {
    play(world, { pureCloud: 'ON_QUEUE' });
    play(world, { fault: 'offQueue', is: 'held' });
    expect(play(world, { pureCloud: 'MEAL' }).pureCloud).to.equal('ON_QUEUE');
    expect(world.pureCloud.presence.future?.systemPresence).to.equal('MEAL');
    expect(play(world, { fault: 'offQueue', is: 'granted' })).to.deep.include({
      pureCloud: 'MEAL',
      routingStatus: 'OFF_QUEUE',
    });
    expect(world.pureCloud.presence.future).to.equal(null);
    play(world, { pureCloud: 'ON_QUEUE' });
    play(world, { fault: 'offQueue', is: 'held' });
    expect(play(world, { pureCloud: 'BUSY', by: 'supervisor' }).pureCloud).to.equal('BUSY');
  });

  it('sets the faults of bridge and network', () => {
    play(world, { fault: 'bridge', is: 'silent' });
    expect(world.bridgeFault).to.equal('silent');
    play(world, { fault: 'bridge', is: 'back' });
    expect(world.bridgeFault).to.equal(null);
    play(world, { fault: 'network', latency: 400, jitter: 300 });
    expect(world.network).to.deep.include({
      omniLatency: 400,
      pureCloudLatency: 400,
      jitter: 300,
    });
    play(world, { fault: 'network', latency: 10, side: 'omni' });
    expect(world.network).to.deep.include({ omniLatency: 10, pureCloudLatency: 400 });
  });

  it('says why a step does not fit, and changes nothing', () => {
    const before = world.state();
    expect(reasonOf(world, { expect: {} })).to.contain('/simulator/state');
    expect(reasonOf(world, { answer: 'yes' })).to.contain('panel');
    expect(reasonOf(world, { forget: true })).to.contain('/simulator/reset');
    expect(reasonOf(world, { at: 0, omni: 'Busy' })).to.contain('"at"');
    expect(reasonOf(world, { omni: 'Nowhere' })).to.contain('omni');
    expect(reasonOf(world, { pureCloud: 'NOWHERE' })).to.contain('pureCloud');
    expect(reasonOf(world, { omni: 'Busy', by: 'nobody' })).to.contain('by');
    expect(reasonOf(world, { work: 'w', is: 'lost' })).to.contain('is');
    expect(reasonOf(world, { fault: 'rest', status: 418 })).to.contain('status');
    expect(reasonOf(world, { fault: 'rest', status: 500, path: 5 })).to.contain('path');
    expect(reasonOf(world, { fault: 'rest', status: 500, after: 'no' })).to.contain('after');
    expect(reasonOf(world, { fault: 'coffee' })).to.contain('fault');
    expect(reasonOf(world, { fault: 'idle' })).to.contain('timeout');
    expect(reasonOf(world, { fault: 'crm', is: 'lost' })).to.contain('refused');
    expect(reasonOf(world, { reach: 'pureCloud', is: 'duplicateLogin' })).to.contain('is');
    expect(reasonOf(world, {})).to.contain('step');
    expect(reasonOf(world, 'omni')).to.contain('object');
    expect(world.state()).to.deep.equal(before);
  });

  it('tells the console of restarts and resets', () => {
    const signals: string[] = [];
    world.listen((what) => what !== 'changed' && signals.push(what));
    play(world, { restart: true });
    world.reset(undefined);
    expect(signals).to.deep.equal(['restart', 'reset']);
  });

  it('begins anew, and counts from the next start of a softphone', () => {
    play(world, { omni: 'Busy' });
    play(world, { refuse: 'omni', status: 'Busy', how: 'permanent' });
    world.countRequest();
    world.reset({ start: { omni: 'Lunch', pureCloud: 'ON_QUEUE', interactions: ['c1'] } });
    expect(world.state()).to.deep.include({
      omni: 'Lunch',
      pureCloud: 'ON_QUEUE',
      routingStatus: 'INTERACTING',
      requests: 0,
    });
    world.countRequest();
    world.softphoneStarts();
    expect(world.state().requests).to.equal(0);
    world.countRequest();
    world.softphoneStarts();
    expect(world.state().requests).to.equal(1);
    world.omni.setStatus(BUSY, 'softphone');
    expect(world.state().writes.omni).to.equal(1);
  });

  it('counts the tabs', () => {
    const closeOne = world.tabOpened();
    world.tabOpened();
    closeOne();
    closeOne();
    expect(world.state().tabs).to.equal(1);
  });

  it('keeps a bounded log', () => {
    for (let index = 0; index < 700; index += 1) world.log('console', String(index));
    const { log } = world.state();
    expect(log.length).to.equal(500);
    expect(log.at(-1)).to.deep.include({ what: 'console', text: '699' });
  });
});

describe('the way of events', () => {
  const worlds: World[] = [];
  const worldWith = (network: Readonly<Record<string, unknown>>): World => {
    const world = createWorld({ network: { omniLatency: 20, ...network } });
    worlds.push(world);
    return world;
  };

  afterEach(() => {
    for (const world of worlds.splice(0)) world.dispose();
  });

  /** Sends marks one after the other and an answer behind them; gives the order of arrival. */
  const arrivals = async (world: World, marks: readonly string[]): Promise<string[]> => {
    const heard: string[] = [];
    for (const mark of marks) void world.deliver('omni', () => heard.push(mark));
    if (await world.answer('omni')) heard.push('answer');
    return heard;
  };

  it('takes one latency, events first', async () => {
    const world = worldWith({ omniLatency: 30 });
    const sent = performance.now();
    expect(await arrivals(world, ['a', 'b'])).to.deep.equal(['a', 'b', 'answer']);
    expect(performance.now() - sent).to.be.within(29, 300);
  });

  it('doubles', async () => {
    const world = worldWith({ duplicates: true });
    expect(await arrivals(world, ['a', 'b'])).to.deep.equal(['a', 'a', 'b', 'b', 'answer']);
  });

  it('swaps an event with the one before, each at most once', async () => {
    const world = worldWith({ reorder: true });
    expect(await arrivals(world, ['a', 'b', 'c', 'd', 'e'])).to.deep.equal([
      'b',
      'a',
      'd',
      'c',
      'e',
      'answer',
    ]);
  });

  it('brings the answer after its own event, even where that was swapped with a later one', async () => {
    const world = worldWith({ reorder: true });
    const heard: string[] = [];
    void world.deliver('omni', () => heard.push('own'));
    const answered = world.answer('omni').then(() => heard.push('answer'));
    const later = world.deliver('omni', () => heard.push('later'));
    await Promise.all([answered, later]);
    expect(heard).to.deep.equal(['later', 'own', 'answer']);
  });

  it('loses what is on its way when the side is lost', async () => {
    const world = worldWith({});
    const heard: string[] = [];
    const sent = world.deliver('omni', () => heard.push('event'));
    const answered = world.answer('omni');
    world.step({ reach: 'omni', is: 'lost' });
    await sent;
    expect(await answered).to.equal(false);
    expect(await world.answer('omni')).to.equal(false);
    expect(heard).to.be.empty;
  });

  it('keeps the order in spite of jitter', async () => {
    const world = worldWith({});
    world.step({ fault: 'network', latency: 1, jitter: 30 });
    const marks = Array.from({ length: 20 }, (_each, index) => String(index));
    expect(await arrivals(world, marks)).to.deep.equal([...marks, 'answer']);
  });
});
