import { expect } from 'chai';
import type { InteractionPhase } from '../sync/events.js';
import type { Status } from '../sync/status.js';
import { portCalls } from './testing/port-calls.js';
import type { PureCloudPort, PureCloudPortEvent } from './pure-cloud.js';

/** A port and the organisation behind it. */
export interface PureCloudContractWorld {
  readonly port: PureCloudPort;
  /** Definitions of the organisation; the agent is in the first at the start. */
  readonly available: Status;
  readonly busy: Status;
  readonly onQueue: Status;
  readonly agentId: string;
  /** Somebody else sets the agent's presence. */
  supervisorSets(status: Status): void;
  interaction(id: string, is: InteractionPhase | 'ended', media: string): void;
  /** The next set of this status fails. */
  refuse(status: Status, how: 'permanent' | 'transient'): void;
  lose(): void;
  restore(): void;
  /** The organisation signs out who makes no call for so many milliseconds; `null`: never. */
  signsOutAfter(timeout: number | null, who?: { readonly mayRead: boolean }): void;
  /** Sets that were carried out. */
  writes(): number;
  /** The id under which an interaction of {@link interaction} is heard of. */
  interactionId(id: string): string;
  /** Lets time pass until the condition holds; rejects when it does not within a few seconds. */
  until(condition: () => boolean): Promise<void>;
  dispose(): Promise<void>;
}

/** What every PureCloudPort does. */
export function pureCloudContract(
  name: string,
  makeWorld: () => Promise<PureCloudContractWorld>,
): void {
  describe(`PureCloudPort: ${name}`, function () {
    // Reads are tried again for a while where PureCloud does not answer.
    this.timeout(15_000);
    let world: PureCloudContractWorld;
    let heard: PureCloudPortEvent[];

    beforeEach(async () => {
      world = await makeWorld();
      heard = [];
      world.port.listen((event) => heard.push(event));
    });
    afterEach(async () => {
      world.port.dispose();
      await world.dispose();
    });

    const { done, failure } = portCalls((met) => world.until(met));
    const hears = (matches: (event: PureCloudPortEvent) => boolean): Promise<void> =>
      world.until(() => heard.some(matches));
    const isStatus =
      (status: Status) =>
      (event: PureCloudPortEvent): boolean =>
        event.type === 'status' && event.status === status;
    const isReach =
      (is: 'lost' | 'back') =>
      (event: PureCloudPortEvent): boolean =>
        event.type === 'reach' && event.side === 'pureCloud' && event.is === is;
    const connect = async (): Promise<void> => {
      await done(world.port.connect());
      heard.length = 0;
    };

    it('connects: who it is and which presences there are, and says how it stands', async () => {
      const { agent, presences } = await done(world.port.connect());
      expect(agent.id).to.equal(world.agentId);
      expect(agent.name).to.not.equal('');
      const ids = presences.map(({ id }) => id);
      expect(ids).to.include.members([world.available, world.busy, world.onQueue]);
      const queue = presences.find(({ id }) => id === world.onQueue);
      expect(queue).to.deep.include({
        systemPresence: 'ON_QUEUE',
        secondary: false,
        deactivated: false,
      });
      expect(heard.filter(({ type }) => type !== 'status')).to.deep.equal([
        { type: 'condition', condition: 'connecting' },
        { type: 'condition', condition: 'ready' },
      ]);
    });

    it('hears a presence that somebody else sets, with its date', async () => {
      await connect();
      world.supervisorSets(world.busy);
      await hears(isStatus(world.busy));
      const event = heard.find(isStatus(world.busy));
      expect(event).to.have.property('modifiedDate').that.is.a('number');
    });

    it('stops telling a listener that has gone', async () => {
      await connect();
      const gone: PureCloudPortEvent[] = [];
      world.port.listen((event) => gone.push(event))();
      world.supervisorSets(world.busy);
      await hears(isStatus(world.busy));
      expect(gone).to.deep.equal([]);
    });

    it('sets a presence: answered with what it became, and heard of as an event with the same date', async () => {
      await connect();
      const answer = await done(world.port.set(world.onQueue, 'sync'));
      expect(answer.status).to.equal(world.onQueue);
      await hears(isStatus(world.onQueue));
      const event = heard.find(isStatus(world.onQueue));
      expect(event).to.include({ modifiedDate: answer.modifiedDate });
      expect(world.writes()).to.equal(1);
    });

    it('gives dates in the order of the changes', async () => {
      await connect();
      const first = await done(world.port.set(world.onQueue, 'sync'));
      const second = await done(world.port.set(world.busy, 'sync'));
      expect(second.modifiedDate).to.be.greaterThan(first.modifiedDate ?? Number.POSITIVE_INFINITY);
    });

    it('reads presence, routing status and interactions', async () => {
      await connect();
      world.supervisorSets(world.onQueue);
      world.interaction('r1', 'alerting', 'voice');
      world.interaction('r1', 'connected', 'voice');
      const id = world.interactionId('r1');
      await hears((event) => event.type === 'interaction' && event.is === 'connected');
      const reading = await done(world.port.read());
      expect(reading).to.include({ side: 'pureCloud', status: world.onQueue });
      expect(reading.routingStatus).to.be.a('string');
      expect(reading.interactions).to.deep.equal([{ id, is: 'connected', media: 'voice' }]);
    });

    it('hears an interaction ring, be answered, be wrapped up and end', async () => {
      await connect();
      world.supervisorSets(world.onQueue);
      await hears(isStatus(world.onQueue));
      heard.length = 0;
      for (const is of ['alerting', 'connected', 'afterCallWork', 'ended'] as const) {
        world.interaction('c1', is, 'voice');
        await hears((event) => event.type === 'interaction' && event.is === is);
      }
      const id = world.interactionId('c1');
      expect(heard.filter(({ type }) => type === 'interaction')).to.deep.equal([
        { type: 'interaction', id, is: 'alerting', media: 'voice' },
        { type: 'interaction', id, is: 'connected', media: 'voice' },
        { type: 'interaction', id, is: 'afterCallWork', media: 'voice' },
        { type: 'interaction', id, is: 'ended', media: 'voice' },
      ]);
    });

    it('hears an interaction that nobody answers end without after-call work', async () => {
      await connect();
      world.supervisorSets(world.onQueue);
      world.interaction('c1', 'alerting', 'voice');
      await hears((event) => event.type === 'interaction' && event.is === 'alerting');
      world.interaction('c1', 'ended', 'voice');
      await hears((event) => event.type === 'interaction' && event.is === 'ended');
      expect(
        heard.some((event) => event.type === 'interaction' && event.is === 'afterCallWork'),
      ).to.equal(false);
    });

    it('knows media by the names that definitions use', async () => {
      await connect();
      world.supervisorSets(world.onQueue);
      world.interaction('m1', 'connected', 'message');
      await hears((event) => event.type === 'interaction' && event.media === 'message');
    });

    it('rejects a refused set with a permanent failure, and nothing changes', async () => {
      await connect();
      world.refuse(world.onQueue, 'permanent');
      const error = await failure(world.port.set(world.onQueue, 'sync'));
      expect(error.failure.kind).to.equal('permanent');
      expect(world.writes()).to.equal(0);
      expect((await done(world.port.read())).status).to.equal(world.available);
    });

    it('rejects a set that fails for the moment with a transient failure, and does not try it again by itself', async () => {
      await connect();
      world.refuse(world.onQueue, 'transient');
      const error = await failure(world.port.set(world.onQueue, 'sync'));
      expect(error.failure.kind).to.equal('transient');
      expect(world.writes()).to.equal(0);
      const answer = await done(world.port.set(world.onQueue, 'sync'));
      expect(answer.status).to.equal(world.onQueue);
    });

    it('rejects with a permanent failure a status that the organisation does not have', async () => {
      await connect();
      const error = await failure(world.port.set('00000000-0000-4000-8000-000000000000', 'agent'));
      expect(error.failure.kind).to.equal('permanent');
    });

    it('says that PureCloud is lost, and that it is back; what happened meanwhile can be read then', async () => {
      await connect();
      world.lose();
      await hears(isReach('lost'));
      world.supervisorSets(world.busy);
      world.restore();
      await hears(isReach('back'));
      expect((await done(world.port.read())).status).to.equal(world.busy);
      const reaches = heard.filter(({ type }) => type === 'reach');
      expect(reaches).to.deep.equal([
        { type: 'reach', side: 'pureCloud', is: 'lost', reason: 'connection' },
        { type: 'reach', side: 'pureCloud', is: 'back' },
      ]);
    });

    it('hears events again after it is back', async () => {
      await connect();
      world.lose();
      await hears(isReach('lost'));
      world.restore();
      await hears(isReach('back'));
      world.supervisorSets(world.busy);
      await hears(isStatus(world.busy));
      expect(heard.findIndex(isReach('back'))).to.be.lessThan(
        heard.findIndex(isStatus(world.busy)),
      );
    });

    it('rejects, as transient, what is asked for while PureCloud is lost', async () => {
      await connect();
      world.lose();
      await hears(isReach('lost'));
      expect((await failure(world.port.set(world.busy, 'sync'))).failure.kind).to.equal(
        'transient',
      );
      expect((await failure(world.port.read())).failure.kind).to.equal('transient');
    });

    it('rejects, as transient, a set or a read before it is connected', async () => {
      expect((await failure(world.port.set(world.busy, 'sync'))).failure.kind).to.equal(
        'transient',
      );
      expect((await failure(world.port.read())).failure.kind).to.equal('transient');
    });

    it('cannot connect while PureCloud is out of reach, and can afterwards', async () => {
      world.lose();
      expect((await failure(world.port.connect())).failure.kind).to.equal('transient');
      world.restore();
      const { agent } = await done(world.port.connect());
      expect(agent.id).to.equal(world.agentId);
    });

    it('reads the inactivity timeout: none, one, and one that it may not read', async () => {
      await connect();
      expect(await done(world.port.inactivityTimeout())).to.equal(null);
      world.signsOutAfter(600_000);
      expect(await done(world.port.inactivityTimeout())).to.equal(600_000);
      world.signsOutAfter(600_000, { mayRead: false });
      expect(await done(world.port.inactivityTimeout())).to.equal(null);
      expect(heard).to.deep.equal([]);
    });

    it('knows its last call, which a touch is, too', async () => {
      expect(world.port.lastCall()).to.equal(null);
      await connect();
      const before = world.port.lastCall();
      expect(before).to.be.a('number');
      // So that the clock has moved on.
      await done(world.port.read());
      await done(world.port.touch());
      expect(world.port.lastCall()).to.be.greaterThan(before ?? Infinity);
      expect(world.writes()).to.equal(0);
    });

    it('rejects, as transient, a touch that does not arrive, which is no call then', async () => {
      expect((await failure(world.port.touch())).failure.kind).to.equal('transient');
      await connect();
      const before = world.port.lastCall();
      world.lose();
      const failures = await Promise.all([
        failure(world.port.touch()),
        failure(world.port.inactivityTimeout()),
      ]);
      expect(failures.map((each) => each.failure.kind)).to.deep.equal(['transient', 'transient']);
      expect(world.port.lastCall()).to.equal(before);
    });

    it('tells nothing more once it is disposed of', async () => {
      await connect();
      world.port.dispose();
      world.supervisorSets(world.busy);
      world.lose();
      world.restore();
      expect((await failure(world.port.read())).failure.kind).to.equal('transient');
      expect(heard).to.deep.equal([]);
    });
  });
}
