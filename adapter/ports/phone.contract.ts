import { expect } from 'chai';
import type { Destination, Interaction, PhonePort, WrapUpDemand } from './phone.js';
import { portCalls } from './testing/port-calls.js';

/** A port and the organisation behind it. */
export interface PhoneContractWorld {
  readonly port: PhonePort;
  /** A customer rings; the interaction's id. */
  ring(how: {
    readonly media?: string;
    /** `null`: rings the agent directly. */
    readonly queue?: null;
    readonly wrapUp?: WrapUpDemand['mode'];
    /** Of the timed ones, in milliseconds. */
    readonly wrapUpTime?: number;
  }): string;
  readonly customer: { readonly name: string; readonly address: string };
  /** The queue of who rings. */
  readonly queue: { readonly id: string; readonly name: string };
  misses(id: string): void;
  answeredElsewhere(id: string): void;
  customerAnswers(id: string): void;
  customerHangsUp(id: string): void;
  consultedAnswers(id: string): void;
  consultedHangsUp(id: string): void;
  /** The next action of this kind fails. */
  failNext(how: 'permanent' | 'transient'): void;
  /** Actions and calls that were carried out. */
  carriedOut(): number;
  readonly colleague: { readonly id: string; readonly name: string };
  readonly otherQueue: { readonly id: string; readonly name: string };
  /** What is associated at the start, and another one that is free. */
  readonly station: { readonly id: string; readonly name: string };
  readonly otherStation: { readonly id: string; readonly name: string };
  lose(): void;
  restore(): void;
  /** Lets time pass until the condition holds; rejects when it does not within a few seconds. */
  until(condition: () => boolean): Promise<void>;
  dispose(): Promise<void>;
}

/** What every PhonePort does. */
export function phoneContract(name: string, makeWorld: () => Promise<PhoneContractWorld>): void {
  describe(`PhonePort: ${name}`, function () {
    this.timeout(15_000);
    let world: PhoneContractWorld;
    let port: PhonePort;

    beforeEach(async () => {
      world = await makeWorld();
      port = world.port;
    });
    afterEach(async () => {
      port.dispose();
      await world.dispose();
    });

    const { done, failure } = portCalls((met) => world.until(met));
    const of = (id: string): Interaction | undefined =>
      port.interactions.find((each) => each.id === id);
    const sees = (
      id: string,
      matches: (interaction: Interaction) => boolean,
    ): Promise<Interaction> =>
      world
        .until(() => {
          const now = of(id);
          return now !== undefined && matches(now);
        })
        .then(() => seen(id));
    const seen = (id: string): Interaction => {
      const now = of(id);
      if (now === undefined) throw new Error(`There is no interaction ${id}.`);
      return now;
    };
    const is = (id: string, state: Interaction['state']): Promise<Interaction> =>
      sees(id, (now) => now.state === state);
    const gone = (id: string): Promise<void> => world.until(() => of(id) === undefined);

    async function talking(how: Parameters<PhoneContractWorld['ring']>[0] = {}): Promise<string> {
      const id = world.ring(how);
      await is(id, 'alerting');
      await done(port.perform({ do: 'answer', interaction: id }));
      await is(id, 'connected');
      return id;
    }
    async function consulting(to: Destination): Promise<string> {
      const id = await talking();
      await done(port.perform({ do: 'consult', interaction: id, to }));
      await sees(id, ({ consultation }) => consultation !== null);
      return id;
    }

    describe('inbound', () => {
      it('shows who rings, from which queue, and what can be done', async () => {
        const id = world.ring({});
        const ringing = await is(id, 'alerting');
        expect(ringing).to.deep.include({
          media: 'voice',
          direction: 'inbound',
          party: world.customer,
          queue: world.queue,
          connectedAt: null,
          held: false,
          muted: false,
          securePaused: false,
          consultation: null,
        });
        expect(ringing.since).to.be.a('number');
        expect(ringing.can).to.have.members(['answer', 'decline']);
      });

      it('sends a call that no queue offered to voicemail', async () => {
        const id = world.ring({ queue: null });
        const ringing = await is(id, 'alerting');
        expect(ringing.queue).to.equal(null);
        expect(ringing.can).to.include('toVoicemail');
        await done(port.perform({ do: 'toVoicemail', interaction: id }));
        await gone(id);
      });

      it('answers', async () => {
        const id = await talking();
        const { connectedAt, can } = seen(id);
        expect(connectedAt).to.be.a('number');
        expect(can).to.include.members([
          'hangUp',
          'hold',
          'mute',
          'securePause',
          'digits',
          'transfer',
          'consult',
        ]);
        expect(can).to.not.include.members(['answer']);
      });

      it('declines', async () => {
        const id = world.ring({});
        await is(id, 'alerting');
        await done(port.perform({ do: 'decline', interaction: id }));
        await gone(id);
      });

      it('no longer shows what was missed', async () => {
        const id = world.ring({});
        await is(id, 'alerting');
        world.misses(id);
        await gone(id);
      });

      it('shows what another client answered', async () => {
        const id = world.ring({});
        await is(id, 'alerting');
        world.answeredElsewhere(id);
        await is(id, 'connected');
      });

      it('keeps several apart, in the order in which they began', async () => {
        const first = await talking();
        const second = world.ring({ media: 'message' });
        await is(second, 'alerting');
        expect(port.interactions.map(({ id }) => id)).to.deep.equal([first, second]);
        expect(seen(second).media).to.equal('message');
        expect(seen(first).state).to.equal('connected');
      });
    });

    describe('during a call', () => {
      it('holds and resumes', async () => {
        const id = await talking();
        await done(port.perform({ do: 'hold', interaction: id }));
        const held = await sees(id, (now) => now.held);
        expect(held.can).to.include('resume').and.to.not.include('hold');
        await done(port.perform({ do: 'resume', interaction: id }));
        await sees(id, (now) => !now.held);
      });

      it('mutes and unmutes', async () => {
        const id = await talking();
        await done(port.perform({ do: 'mute', interaction: id }));
        await sees(id, (now) => now.muted);
        await done(port.perform({ do: 'unmute', interaction: id }));
        await sees(id, (now) => !now.muted);
      });

      it('pauses the recording and goes on with it', async () => {
        const id = await talking();
        await done(port.perform({ do: 'securePause', interaction: id }));
        await sees(id, (now) => now.securePaused);
        await done(port.perform({ do: 'secureResume', interaction: id }));
        await sees(id, (now) => !now.securePaused);
      });

      it('sends digits, each as often as it is pressed', async () => {
        const id = await talking();
        const before = world.carriedOut();
        await done(
          Promise.all(
            ['5', '5', '#'].map((digits) =>
              port.perform({ do: 'digits', interaction: id, digits }),
            ),
          ),
        );
        expect(world.carriedOut() - before).to.equal(3);
      });

      it('hangs up without after-call work', async () => {
        const id = await talking();
        await done(port.perform({ do: 'hangUp', interaction: id }));
        await gone(id);
      });

      it('ends when the customer hangs up', async () => {
        const id = await talking();
        world.customerHangsUp(id);
        await gone(id);
      });

      it('carries out the last of two opposite wishes last', async () => {
        const id = await talking();
        const wishes = Promise.all([
          port.perform({ do: 'hold', interaction: id }),
          port.perform({ do: 'resume', interaction: id }),
        ]);
        await done(wishes);
        await sees(id, (now) => !now.held);
        expect(seen(id).held).to.equal(false);
      });
    });

    describe('after-call work', () => {
      const wrapUp = async (id: string): Promise<void> => {
        const [code] = await done(port.wrapUpCodes(id));
        if (code === undefined) throw new Error('The queue offers no code.');
        await done(
          port.perform({ do: 'wrapUp', interaction: id, code: code.id, notes: 'All is well' }),
        );
      };

      it('is asked for where a code is mandatory, and ended by a code', async () => {
        const id = await talking({ wrapUp: 'mandatory' });
        expect(seen(id).wrapUp).to.deep.equal({
          mode: 'mandatory',
          until: null,
          requested: false,
          done: false,
          kept: null,
        });
        await done(port.perform({ do: 'hangUp', interaction: id }));
        const working = await is(id, 'afterCallWork');
        expect(working.wrapUp).to.include({ mode: 'mandatory', until: null, done: false });
        expect(working.can).to.have.members(['wrapUp', 'keepWrapUp']);
        await wrapUp(id);
        await gone(id);
      });

      it('comes also when the customer hangs up', async () => {
        const id = await talking({ wrapUp: 'mandatory' });
        world.customerHangsUp(id);
        await is(id, 'afterCallWork');
      });

      it('ends by itself where it is timed, and may be ended before', async () => {
        const first = await talking({ wrapUp: 'timed', wrapUpTime: 300 });
        await done(port.perform({ do: 'hangUp', interaction: first }));
        const { wrapUp: demand, since } = await is(first, 'afterCallWork');
        expect(demand?.until).to.equal(since + 300);
        await gone(first);
        const second = await talking({ wrapUp: 'timed', wrapUpTime: 60_000 });
        await done(port.perform({ do: 'hangUp', interaction: second }));
        await is(second, 'afterCallWork');
        await done(port.perform({ do: 'endAfterCallWork', interaction: second }));
        await gone(second);
      });

      it('goes on to its end where it is timed so, also with a code', async () => {
        const id = await talking({ wrapUp: 'timedToTheEnd', wrapUpTime: 600 });
        await done(port.perform({ do: 'hangUp', interaction: id }));
        expect((await is(id, 'afterCallWork')).can).to.not.include('endAfterCallWork');
        await wrapUp(id);
        const wrapped = await sees(id, (now) => now.wrapUp?.done === true);
        expect(wrapped.state).to.equal('afterCallWork');
        await gone(id);
      });

      it('is the agent’s choice where it is optional', async () => {
        const id = await talking({ wrapUp: 'optional' });
        await done(port.perform({ do: 'hangUp', interaction: id }));
        expect((await is(id, 'afterCallWork')).can).to.have.members([
          'wrapUp',
          'keepWrapUp',
          'endAfterCallWork',
        ]);
        await done(port.perform({ do: 'endAfterCallWork', interaction: id }));
        await gone(id);
      });

      it('is there on request only, where it is so', async () => {
        const without = await talking({ wrapUp: 'onRequest' });
        await done(port.perform({ do: 'hangUp', interaction: without }));
        await gone(without);
        const id = await talking({ wrapUp: 'onRequest' });
        expect(seen(id).can).to.include('requestAfterCallWork');
        await done(port.perform({ do: 'requestAfterCallWork', interaction: id }));
        const asked = await sees(id, (now) => now.wrapUp?.requested === true);
        expect(asked.can).to.not.include('requestAfterCallWork');
        await done(port.perform({ do: 'hangUp', interaction: id }));
        await is(id, 'afterCallWork');
        await wrapUp(id);
        await gone(id);
      });

      it('keeps notes for now', async () => {
        const id = await talking({ wrapUp: 'mandatory' });
        await done(
          port.perform({ do: 'keepWrapUp', interaction: id, code: '', notes: 'Calls again' }),
        );
        const kept = await sees(id, (now) => now.wrapUp?.kept !== null);
        expect(kept.state).to.equal('connected');
        expect(kept.wrapUp).to.deep.include({
          done: false,
          kept: { code: '', notes: 'Calls again', tags: [] },
        });
        await done(port.perform({ do: 'hangUp', interaction: id }));
        const working = await is(id, 'afterCallWork');
        expect(working.wrapUp?.kept).to.deep.equal({ code: '', notes: 'Calls again', tags: [] });
      });
    });

    describe('transfers', () => {
      it('transfers to a person without asking', async () => {
        const id = await talking();
        const to = { user: world.colleague.id };
        await done(port.perform({ do: 'transfer', interaction: id, to }));
        await gone(id);
      });

      it('transfers to a queue, and asks for after-call work all the same', async () => {
        const id = await talking({ wrapUp: 'mandatory' });
        const to = { queue: world.otherQueue.id };
        await done(port.perform({ do: 'transfer', interaction: id, to }));
        await is(id, 'afterCallWork');
      });

      it('transfers to a number', async () => {
        const id = await talking();
        const to = { number: '+15557654321' };
        await done(port.perform({ do: 'transfer', interaction: id, to }));
        await gone(id);
      });

      it('consults a person, speaks to either or to both, and completes the transfer', async () => {
        const id = await consulting({ user: world.colleague.id });
        expect(seen(id).consultation).to.deep.equal({
          name: world.colleague.name,
          state: 'ringing',
          with: 'destination',
        });
        expect(seen(id).can)
          .to.include.members(['speakTo', 'cancelConsultation'])
          .and.not.include.members(['hangUp']);
        world.consultedAnswers(id);
        await sees(id, ({ consultation }) => consultation?.state === 'connected');
        for (const speaks of ['object', 'both', 'destination'] as const) {
          await done(port.perform({ do: 'speakTo', interaction: id, with: speaks }));
          await sees(id, ({ consultation }) => consultation?.with === speaks);
        }
        await done(port.perform({ do: 'completeConsultation', interaction: id }));
        await gone(id);
      });

      it('consults a queue, and takes the customer back', async () => {
        const id = await consulting({ queue: world.otherQueue.id });
        expect(seen(id).consultation?.name).to.equal(world.otherQueue.name);
        await done(port.perform({ do: 'cancelConsultation', interaction: id }));
        const alone = await sees(id, ({ consultation }) => consultation === null);
        expect(alone.state).to.equal('connected');
        expect(alone.can).to.include.members(['hangUp', 'consult']);
      });

      it('consults a number, and has the customer back when that hangs up', async () => {
        const id = await consulting({ number: '+15557654321' });
        expect(seen(id).consultation?.name).to.equal('+15557654321');
        world.consultedAnswers(id);
        await sees(id, ({ consultation }) => consultation?.state === 'connected');
        world.consultedHangsUp(id);
        await sees(id, ({ consultation }) => consultation === null);
      });
    });

    describe('outbound', () => {
      it('dials: the own phone, the other party’s, and then they talk', async () => {
        const id = await done(port.dial('+15557654321', null));
        await sees(id, ({ state }) => state === 'contacting' || state === 'dialing');
        const ringing = await is(id, 'dialing');
        expect(ringing).to.deep.include({
          direction: 'outbound',
          party: { name: '', address: '+15557654321' },
          queue: null,
          connectedAt: null,
        });
        expect(ringing.can).to.include('hangUp').and.to.not.include('answer');
        world.customerAnswers(id);
        const connected = await is(id, 'connected');
        expect(connected.direction).to.equal('outbound');
        expect(connected.connectedAt).to.be.a('number');
      });

      it('dials on behalf of a queue', async () => {
        const id = await done(port.dial('+15557654321', world.queue.id));
        expect((await is(id, 'dialing')).queue).to.deep.equal(world.queue);
      });

      it('gives up dialing', async () => {
        const id = await done(port.dial('+15557654321', null));
        await is(id, 'dialing');
        await done(port.perform({ do: 'hangUp', interaction: id }));
        await gone(id);
      });

      it('does not dial twice what is being dialed', async () => {
        const before = world.carriedOut();
        const ids = await done(
          Promise.all([port.dial('+15557654321', null), port.dial('+15557654321', null)]),
        );
        expect(ids[0]).to.equal(ids[1]);
        expect(world.carriedOut() - before).to.equal(1);
      });

      it('refuses to dial without a station', async () => {
        await done(port.useStation(null));
        const { kind } = (await failure(port.dial('+15557654321', null))).failure;
        expect(kind).to.equal('permanent');
      });

      it('calls from a callback', async () => {
        const id = await talking({ media: 'callback' });
        expect(seen(id)).to.deep.include({ media: 'callback', direction: 'inbound' });
        expect(seen(id).can).to.include('callBack');
        await done(port.perform({ do: 'callBack', interaction: id, number: '+15557654321' }));
        expect(seen(id).media).to.equal('callback');
      });
    });

    describe('refusals and repetitions', () => {
      it('says that an action is refused for good, and nothing changes', async () => {
        const id = await talking();
        const before = world.carriedOut();
        world.failNext('permanent');
        const { failure: why } = await failure(port.perform({ do: 'hold', interaction: id }));
        expect(why).to.deep.equal({ kind: 'permanent', reason: 'notPermitted' });
        expect(world.carriedOut()).to.equal(before);
        expect(seen(id).held).to.equal(false);
      });

      it('says that an action fails for the moment, does not repeat it by itself, and may be tried again', async () => {
        const id = await talking();
        const before = world.carriedOut();
        world.failNext('transient');
        const { failure: why } = await failure(port.perform({ do: 'hold', interaction: id }));
        expect(why.kind).to.equal('transient');
        expect(world.carriedOut()).to.equal(before);
        await done(port.perform({ do: 'hold', interaction: id }));
        await sees(id, (now) => now.held);
      });

      it('rejects for good what the state does not allow', async () => {
        const id = world.ring({});
        await is(id, 'alerting');
        const calls = [
          port.perform({ do: 'hold', interaction: id }),
          port.perform({ do: 'transfer', interaction: id, to: { user: world.colleague.id } }),
          port.perform({ do: 'answer', interaction: 'unknown' }),
        ];
        for (const call of calls) expect((await failure(call)).failure.kind).to.equal('permanent');
      });

      it('rejects a transfer to nobody', async () => {
        const id = await talking();
        const to = { user: '00000000-0000-4000-8000-000000000000' };
        const call = port.perform({ do: 'transfer', interaction: id, to });
        expect((await failure(call)).failure.kind).to.equal('permanent');
        expect(seen(id).state).to.equal('connected');
      });

      it('does nothing twice', async () => {
        const id = world.ring({});
        await is(id, 'alerting');
        const before = world.carriedOut();
        const answer = { do: 'answer', interaction: id } as const;
        await done(Promise.all([port.perform(answer), port.perform(answer)]));
        await is(id, 'connected');
        await done(port.perform(answer));
        expect(world.carriedOut() - before).to.equal(1);
        const transfer = {
          do: 'transfer',
          interaction: id,
          to: { queue: world.otherQueue.id },
        } as const;
        await done(Promise.all([port.perform(transfer), port.perform(transfer)]));
        await gone(id);
        expect(world.carriedOut() - before).to.equal(2);
        await done(port.perform({ do: 'hangUp', interaction: id }));
        expect(world.carriedOut() - before).to.equal(2);
      });

      it('shows after a loss what happened meanwhile', async () => {
        const id = await talking();
        const other = world.ring({ media: 'message' });
        await is(other, 'alerting');
        world.lose();
        const { kind } = (await failure(port.perform({ do: 'hold', interaction: id }))).failure;
        expect(kind).to.equal('transient');
        world.customerHangsUp(id);
        world.restore();
        await gone(id);
        expect(seen(other).state).to.equal('alerting');
      });
    });

    describe('looking up', () => {
      it('offers codes, queues, people and queues by name', async () => {
        const id = await talking({ wrapUp: 'mandatory' });
        const codes = await done(port.wrapUpCodes(id));
        expect(codes.length).to.be.greaterThan(1);
        for (const code of codes) expect(code).to.have.all.keys('id', 'name');
        expect(await done(port.queues())).to.deep.include(world.queue);
        const people = await done(port.search(world.colleague.name.slice(0, 3)));
        const { id: person, name: called } = world.colleague;
        expect(
          people.map(({ kind, id: one, name: theirs }) => [kind, one, theirs]),
        ).to.deep.include(['person', person, called]);
        const queues = await done(port.search(world.otherQueue.name.toLowerCase()));
        expect(queues.map(({ kind, id: one }) => [kind, one])).to.deep.include([
          'queue',
          world.otherQueue.id,
        ]);
        expect(await done(port.search('nobody is called so'))).to.deep.equal([]);
      });

      it('knows the station, changes it and gives it up', async () => {
        expect(await done(port.station())).to.deep.equal(world.station);
        expect(await done(port.stations(world.otherStation.name))).to.deep.equal([
          world.otherStation,
        ]);
        await done(port.useStation(world.otherStation.id));
        expect(await done(port.station())).to.deep.equal(world.otherStation);
        await done(port.useStation(null));
        expect(await done(port.station())).to.equal(null);
      });
    });

    it('tells a listener, and no longer one that has gone', async () => {
      const heard: (readonly Interaction[])[] = [];
      const unheard: (readonly Interaction[])[] = [];
      port.listen((all) => heard.push(all));
      port.listen((all) => unheard.push(all))();
      const id = world.ring({});
      await is(id, 'alerting');
      expect(heard.at(-1)?.map((each) => each.id)).to.deep.equal([id]);
      expect(heard.at(-1)).to.equal(port.interactions);
      expect(unheard).to.deep.equal([]);
    });

    it('tells nothing more and does nothing more once it is disposed of', async () => {
      const id = await talking();
      const heard: (readonly Interaction[])[] = [];
      port.listen((all) => heard.push(all));
      port.dispose();
      const before = world.carriedOut();
      world.customerHangsUp(id);
      const { kind } = (await failure(port.perform({ do: 'hold', interaction: id }))).failure;
      expect(kind).to.equal('transient');
      expect(world.carriedOut()).to.equal(before);
      expect(heard).to.deep.equal([]);
    });
  });
}
