import { expect } from 'chai';
import { OMNI_OFFLINE } from '../sync/status.js';
import type { OmniPort, OmniPortEvent } from './omni.js';
import { PortError } from './port-error.js';
import type { SimulatedOmniOrg } from './simulated/omni-org.js';

/** A port and the org behind it. */
export interface OmniContractWorld {
  readonly port: OmniPort;
  readonly org: SimulatedOmniOrg;
  /** Lets time pass, and everything happen that was due. Milliseconds. */
  advance(milliseconds: number): Promise<void>;
  /** How many of the port's own timers wait. */
  timers(): number;
}

const AVAILABLE = '0N5000000000001';
const TRANSITION = '0N5000000000002';
const BUSY = '0N5000000000003';
const NOT_GRANTED = '0N5000000000004';
const WORK = '0Bz000000000001AAA';
const CASE = '500000000000001AAA';

/** Longer than any way there and back, shorter than any probe. */
const SOON = 1_500;

/**
 * What every OmniPort does. `hears`: it is told of each thing that happens, and by whom; one that only looks from time to
 * time tells what has become of it.
 */
export function omniContract(
  name: string,
  makeWorld: () => OmniContractWorld,
  { hears }: { readonly hears: boolean } = { hears: true },
): void {
  describe(`OmniPort: ${name}`, () => {
    const itIfItHears = (what: string, test: () => Promise<void>): void => {
      if (hears) it(what, test);
    };
    let world: OmniContractWorld;
    let heard: OmniPortEvent[];

    beforeEach(() => {
      world = makeWorld();
      heard = [];
      world.port.listen((event) => heard.push(event));
    });
    afterEach(() => world.port.dispose());

    const ready = async (): Promise<void> => {
      await world.advance(SOON);
      heard.length = 0;
    };
    const ofType = (type: OmniPortEvent['type']): OmniPortEvent[] =>
      heard.filter((event) => event.type === type);
    const outcome = async (call: Promise<unknown>, milliseconds = SOON): Promise<unknown> => {
      let result: unknown = 'pending';
      call.then(
        (value) => (result = value ?? 'done'),
        (error: unknown) => (result = error),
      );
      await world.advance(milliseconds);
      return result;
    };
    const failure = async (call: Promise<unknown>, milliseconds = SOON): Promise<PortError> => {
      const result = await outcome(call, milliseconds);
      if (!(result instanceof PortError))
        throw new Error(`Expected a PortError, got ${String(result)}.`);
      return result;
    };

    it('says ready once Omni-Channel answers, and nothing of a loss', async () => {
      await world.advance(SOON);
      expect(ofType('condition')).to.deep.equal([{ type: 'condition', condition: 'ready' }]);
      expect(ofType('reach')).to.deep.equal([]);
    });

    it('reads an agent who is logged out as Offline', async () => {
      await ready();
      expect(await outcome(world.port.read())).to.deep.include({
        side: 'omni',
        status: OMNI_OFFLINE,
        work: [],
      });
    });

    it('reads status, work and workload, asked at once after it was made', async () => {
      world.org.change('Available_Case');
      world.org.assign(WORK, CASE);
      world.org.accept(WORK);
      world.org.assign('0Bz000000000002AAA', '0Mw000000000001AAA');
      expect(await outcome(world.port.read())).to.deep.equal({
        side: 'omni',
        status: AVAILABLE,
        work: [
          { id: '0Bz000000000001', is: 'accepted', object: 'Case' },
          { id: '0Bz000000000002', is: 'assigned', object: 'MessagingSession' },
        ],
        workload: 50,
      });
    });

    for (const reason of ['manual', 'supervisor', 'pushTimeout', 'decline', 'toolkit'] as const) {
      itIfItHears(`tells a change by ${reason}`, async () => {
        world.org.change('Available_Case');
        await ready();
        world.org.change('Busy', reason);
        await world.advance(SOON);
        expect(ofType('status')).to.deep.equal([
          { type: 'status', side: 'omni', status: BUSY, reason },
        ]);
      });
    }

    itIfItHears('tells a change of an older org without a reason', async () => {
      world.org.change('Available_Case');
      await ready();
      world.org.change('Busy');
      await world.advance(SOON);
      expect(ofType('status')).to.deep.equal([{ type: 'status', side: 'omni', status: BUSY }]);
    });

    itIfItHears('tells a login as one change', async () => {
      await ready();
      world.org.change('Available_Case', 'login');
      await world.advance(SOON);
      expect(ofType('status')).to.deep.equal([
        { type: 'status', side: 'omni', status: AVAILABLE, reason: 'login' },
      ]);
    });

    itIfItHears('tells a logout as Offline, by whom', async () => {
      world.org.change('Available_Case');
      await ready();
      world.org.logout('Logout');
      world.org.change('Busy', 'manual');
      world.org.logout('OmniSupervisorLogout');
      world.org.change('Busy', 'manual');
      world.org.logout();
      await world.advance(SOON);
      expect(
        ofType('status').filter((event) => 'status' in event && event.status === OMNI_OFFLINE),
      ).to.deep.equal([
        { type: 'status', side: 'omni', status: OMNI_OFFLINE, reason: 'manual' },
        { type: 'status', side: 'omni', status: OMNI_OFFLINE, reason: 'supervisor' },
        { type: 'status', side: 'omni', status: OMNI_OFFLINE, reason: 'manual' },
      ]);
    });

    for (const [reason, loss] of [
      ['DuplicateLogin', 'duplicateLogin'],
      ['DuplicateLoginInSameBrowser', 'duplicateLogin'],
      ['Maintenance', 'maintenance'],
    ] as const) {
      itIfItHears(
        `loses the side by a logout for ${reason}, and has it back by the next login`,
        async () => {
          world.org.change('Available_Case');
          await ready();
          world.org.logout(reason);
          await world.advance(SOON);
          expect(heard).to.deep.equal([
            { type: 'condition', condition: loss },
            { type: 'reach', side: 'omni', is: 'lost', reason: loss },
          ]);
          await world.advance(5 * 60_000);
          expect(heard).to.have.length(2);
          world.org.change('Available_Case', 'login');
          await world.advance(SOON);
          expect(heard.slice(2, 4)).to.deep.equal([
            { type: 'condition', condition: 'ready' },
            { type: 'reach', side: 'omni', is: 'back' },
          ]);
        },
      );
    }

    itIfItHears(
      'loses the side with its connection, and has it back by an answered probe',
      async () => {
        world.org.change('Available_Case');
        await ready();
        world.org.loseConnection();
        await world.advance(20_000);
        expect(heard).to.deep.equal([
          { type: 'condition', condition: 'connectionError' },
          { type: 'reach', side: 'omni', is: 'lost', reason: 'connection' },
        ]);
        world.org.reachable = true;
        await world.advance(60_000);
        expect(heard.slice(2)).to.deep.equal([
          { type: 'condition', condition: 'ready' },
          { type: 'reach', side: 'omni', is: 'back' },
        ]);
      },
    );

    itIfItHears('has a lost side back at once by a change', async () => {
      world.org.change('Available_Case');
      await ready();
      world.org.loseConnection();
      await world.advance(20_000);
      world.org.reachable = true;
      world.org.change('Busy', 'manual');
      await world.advance(200);
      const kept = heard.filter(({ type }) => type !== 'learnt');
      expect(kept.slice(2)).to.deep.equal([
        { type: 'condition', condition: 'ready' },
        { type: 'reach', side: 'omni', is: 'back' },
        { type: 'status', side: 'omni', status: BUSY, reason: 'manual' },
      ]);
    });

    itIfItHears('tells what becomes of a work item, with its object', async () => {
      world.org.change('Available_Case');
      await ready();
      world.org.assign(WORK, CASE);
      world.org.accept(WORK);
      world.org.close(WORK);
      world.org.assign(WORK, CASE);
      world.org.decline(WORK);
      await world.advance(SOON);
      expect(ofType('work')).to.deep.equal(
        ['assigned', 'accepted', 'closed', 'assigned', 'declined'].map((is) => ({
          type: 'work',
          id: '0Bz000000000001',
          is,
          object: 'Case',
        })),
      );
    });

    itIfItHears('tells the workload in percent', async () => {
      world.org.change('Available_Case');
      await ready();
      world.org.assign(WORK, CASE);
      world.org.close(WORK);
      await world.advance(SOON);
      expect(ofType('workload')).to.deep.equal([
        { type: 'workload', percent: 25 },
        { type: 'workload', percent: 0 },
      ]);
    });

    it('sets a status, by an Id of 15 characters, once', async () => {
      await ready();
      expect(await outcome(world.port.set(TRANSITION, 'sync'))).to.equal('done');
      expect(world.org.status?.apiName).to.equal('Transition');
      expect(world.org.writes).to.equal(1);
      expect(ofType('status')).to.deep.equal([
        { type: 'status', side: 'omni', status: TRANSITION, reason: 'toolkit' },
      ]);
    });

    it('sets Offline by a logout', async () => {
      world.org.change('Available_Case');
      await ready();
      expect(await outcome(world.port.set(OMNI_OFFLINE, 'agent'))).to.equal('done');
      expect(world.org.status).to.equal(null);
      expect(ofType('status')).to.deep.equal([
        { type: 'status', side: 'omni', status: OMNI_OFFLINE, reason: 'manual' },
      ]);
    });

    it('tells a status that this agent may not have from other refusals', async () => {
      await ready();
      expect((await failure(world.port.set(NOT_GRANTED, 'sync'))).failure).to.deep.equal({
        kind: 'permanent',
        reason: 'notGranted',
      });
      expect((await failure(world.port.set('0N5000000000099', 'sync'))).failure).to.deep.equal({
        kind: 'permanent',
        reason: 'refused',
      });
      world.org.refuseNext = 'A network error occurred while setting the presence status.';
      expect((await failure(world.port.set(BUSY, 'sync'))).failure).to.deep.equal({
        kind: 'transient',
        reason: 'network',
      });
      expect(world.org.writes).to.equal(0);
    });

    it('never hangs: a set that is not answered fails within 10 s, and is to be tried again', async () => {
      world.org.change('Available_Case');
      await ready();
      world.org.reachable = false;
      const { failure: told } = await failure(world.port.set(BUSY, 'sync'), 10_000);
      expect(told).to.deep.equal({ kind: 'transient', reason: 'timeout' });
    });

    it('never hangs: a read that is not answered fails within 10 s', async () => {
      world.org.change('Available_Case');
      await ready();
      world.org.reachable = false;
      const { failure: told } = await failure(world.port.read(), 10_000);
      expect(told.kind).to.equal('transient');
    });

    itIfItHears(
      'learns Id, DeveloperName, label and kind of each status that it hears of, once',
      async () => {
        world.org.change('Available_Case');
        await world.advance(SOON);
        void world.port.read();
        await world.advance(SOON);
        world.org.change('Busy', 'manual');
        world.org.change('Available_Case', 'manual');
        await outcome(world.port.set(TRANSITION, 'sync'));
        // A host may list Ids and labels at the start; by its DeveloperName each is learnt as it is heard of.
        const learnt = heard
          .flatMap((event) => (event.type === 'learnt' ? event.statuses : []))
          .filter(({ apiName }) => apiName !== undefined);
        expect(learnt).to.deep.equal([
          {
            id: AVAILABLE,
            apiName: 'Available_Case',
            label: 'Available for cases',
            takesWork: true,
          },
          { id: BUSY, apiName: 'Busy', label: 'Busy', takesWork: false },
          { id: TRANSITION, apiName: 'Transition', label: 'Transition', takesWork: false },
        ]);
      },
    );

    itIfItHears('ends a subscription by its disposer', async () => {
      const others: OmniPortEvent[] = [];
      const stop = world.port.listen((event) => others.push(event));
      world.org.change('Available_Case');
      await ready();
      stop();
      stop();
      const before = others.length;
      world.org.change('Busy', 'manual');
      await world.advance(SOON);
      expect(others).to.have.length(before);
      expect(ofType('status')).to.have.length(1);
    });

    it('is quiet and leaves no timer behind once it is disposed of', async () => {
      world.org.change('Available_Case');
      await ready();
      world.org.loseConnection();
      await world.advance(SOON);
      heard.length = 0;
      world.port.dispose();
      expect(world.timers()).to.equal(0);
      world.org.reachable = true;
      world.org.change('Busy', 'manual');
      await world.advance(60_000);
      expect(heard).to.deep.equal([]);
    });
  });
}
