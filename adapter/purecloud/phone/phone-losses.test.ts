import { expect } from 'chai';
import type { JsonRecord } from '../../ports/json.js';
import type { Interaction, PhoneAction } from '../../ports/phone.js';
import { PortError } from '../../ports/port-error.js';
import { RestError } from '../rest-error.js';
import {
  AGENT,
  call,
  talk,
  makeRegion,
  type TestRegion,
  settle,
  hold,
  failureOf,
  eachWithRegion,
} from '../testing/phone-region.js';

describe('the phone over PureCloud, of what got lost or came late', () => {
  let region: TestRegion;
  const paths = (): readonly string[] => region.paths;
  const one = (): Interaction | undefined => region.port.interactions[0];
  const newest = () => region.newest;

  eachWithRegion((made) => {
    region = made;
  });

  describe('an answer that is lost', () => {
    const transfer: PhoneAction = { do: 'transfer', interaction: 'c1', to: { queue: 'q' } };
    const lost = new RestError('timeout', 'PATCH');
    const own = (state: string, id: string): JsonRecord => ({
      id,
      participants: [
        { purpose: 'customer', calls: [{ state: 'dialing', direction: 'outbound' }] },
        { id: 'own', purpose: 'agent', userId: AGENT, calls: [call(state)] },
      ],
    });
    const broken = new RestError('status', 'PATCH', { status: 500 });

    it('of a transfer that was carried out: it is not sent again, and found by a read', async () => {
      region.hear(talk(call('connected')));
      const moved = region.port.perform(transfer);
      await settle(region.clock);
      region.becomes();
      newest().fail(new RestError('network', 'POST'));
      await moved;
      expect(region.reads).to.equal(2);
      expect(region.port.interactions).to.deep.equal([]);
      expect(region.sent).to.have.length(1);
    });

    it('of a transfer that was not: told once that was read', async () => {
      region.hear(talk(call('connected')));
      region.becomes(talk(call('connected')));
      const moved = failureOf(region.port.perform(transfer));
      await settle(region.clock);
      newest().fail(broken);
      expect(await moved).to.deep.equal({ kind: 'transient', reason: 'serverError' });
      expect(region.reads).to.equal(2);
    });

    describe('of going back on queue', () => {
      const goBack = async (): Promise<Promise<void>> => {
        region.routed('NOT_RESPONDING');
        const back = region.port.backOnQueue();
        await settle(region.clock);
        return back;
      };

      it('that was carried out, and its event came before: nothing failed', async () => {
        const back = goBack();
        await settle(region.clock);
        region.routed('IDLE');
        newest().fail(broken);
        await back;
        expect(paths()).to.deep.equal(['PUT /users/agent-id/routingstatus']);
        expect(region.port.notResponding).to.equal(false);
      });

      it('that was carried out, and its event is lost: found by a read', async () => {
        const back = goBack();
        await settle(region.clock);
        newest().fail(lost);
        await settle(region.clock);
        expect(paths().at(-1)).to.equal('GET /users/agent-id/routingstatus');
        newest().answer({ status: 'IDLE' });
        await back;
        expect(region.port.notResponding).to.equal(false);
      });

      it('that was not: told once that was read, and not sent again', async () => {
        const back = failureOf(goBack());
        await settle(region.clock);
        newest().fail(broken);
        await settle(region.clock);
        newest().answer({ status: 'NOT_RESPONDING' });
        expect(await back).to.deep.equal({ kind: 'transient', reason: 'serverError' });
        expect(paths().filter((path) => path.startsWith('PUT'))).to.have.length(1);
        expect(region.port.notResponding).to.equal(true);
      });
    });

    it('and nothing can be read: told, and read again later', async () => {
      region.hear(talk(call('connected')));
      const held = failureOf(region.port.perform(hold));
      await settle(region.clock);
      region.failReads(new RestError('network', 'GET'));
      newest().fail(lost);
      expect(await held).to.deep.equal({ kind: 'transient', reason: 'timeout' });
      region.failReads(null);
      region.becomes(talk(call('connected', { held: true })));
      await region.clock.advance(5_000);
      expect(one()?.held).to.equal(true);
    });

    it('is not waited for where what it is about shows', async () => {
      region.hear(talk(call('connected')));
      let over = false;
      const held = region.port.perform(hold).then(() => (over = true));
      await settle(region.clock);
      region.hear(talk(call('connected', { held: true })));
      await region.clock.advance(900);
      expect(over).to.equal(false);
      await region.clock.advance(100);
      expect(over).to.equal(true);
      newest().fail(lost);
      await held;
    });

    it('is waited for where what showed is undone', async () => {
      region.hear(talk(call('connected')));
      const held = failureOf(region.port.perform(hold));
      await settle(region.clock);
      region.hear(talk(call('connected', { held: true })));
      await region.clock.advance(900);
      region.hear(talk(call('connected')));
      await region.clock.advance(1_000);
      region.becomes(talk(call('connected')));
      newest().fail(broken);
      expect((await held).reason).to.equal('serverError');
    });

    it('of a call: it is made once, and known by its event', async () => {
      const placed = region.port.dial('+1555', null);
      await settle(region.clock);
      region.hear(own('contacting', 'c9'));
      newest().fail(lost);
      expect(await placed).to.equal('c9');
      expect(region.sent).to.have.length(1);
    });

    it('of a call of which no event tells: known by a read', async () => {
      const placed = region.port.dial('+1555', null);
      await settle(region.clock);
      region.becomes(own('contacting', 'c9'));
      newest().fail(broken);
      expect(await placed).to.equal('c9');
    });

    it('of a call that was not made: another call of the agent’s does not pass for it', async () => {
      region.hear(own('connected', 'c1'));
      region.becomes(own('connected', 'c1'));
      const placed = failureOf(region.port.dial('+1555', null));
      await settle(region.clock);
      newest().fail(broken);
      expect((await placed).reason).to.equal('serverError');
    });

    const wrapUp: PhoneAction = { do: 'wrapUp', interaction: 'c1', code: 'solved', notes: '' };
    const afterwards = call('disconnected', { afterCallWork: { state: 'pending' } });
    for (const [wrapup, is] of [
      [{ code: 'solved' }, 'saved'],
      [{ code: 'ININ-WRAP-UP-TIMEOUT' }, 'serverError'],
      [{ code: 'solved', provisional: true }, 'serverError'],
    ] as const) {
      it(`of a wrap-up whose time has run out meanwhile: ${JSON.stringify(wrapup)} is ${is}`, async () => {
        region.hear(talk(afterwards));
        const saved = region.port.perform(wrapUp).then(
          () => 'saved',
          (error: unknown) => (error instanceof PortError ? error.failure.reason : 'unknown'),
        );
        await settle(region.clock);
        region.becomes();
        newest().fail(broken);
        await settle(region.clock);
        expect(paths().at(-1)).to.equal('GET /conversations/c1');
        newest().answer(talk(afterwards, 'c1', { wrapup }));
        expect(await saved).to.equal(is);
      });
    }
  });

  describe('what was overtaken', () => {
    it('an event that takes a call back is not believed', () => {
      region.hear(talk(call('connected')));
      region.hear(talk(call('alerting')));
      expect(one()?.state).to.equal('connected');
    });

    it('a call that has ended does not come back by a late event', () => {
      region.hear(talk(call('connected')));
      region.hear(talk(call('disconnected')));
      region.hear(talk(call('connected')));
      expect(region.port.interactions).to.deep.equal([]);
    });

    it('a missed offer that is made again is another', () => {
      region.hear(talk(call('alerting')));
      region.hear(talk(call('disconnected')));
      region.hear(talk(call('alerting', { id: 'second' })));
      expect(one()?.state).to.equal('alerting');
    });

    it('a list that was asked for before an event does not undo it', () => {
      const before = region.heard;
      region.hear(talk(call('connected')));
      region.late(before);
      expect(region.port.interactions).to.have.length(1);
      region.hear(talk(call('disconnected')));
      region.late(before, talk(call('connected')));
      expect(region.port.interactions).to.deep.equal([]);
    });

    it('a list that is newer ends what is not in it', () => {
      region.hear(talk(call('connected')));
      region.late(region.heard);
      expect(region.port.interactions).to.deep.equal([]);
    });
  });

  describe('after a loss', () => {
    it('takes what somebody else reads, and reads itself where nobody does', async () => {
      region.hear(talk(call('connected')));
      region.back();
      await region.clock.advance(100);
      region.late(region.heard);
      await region.clock.advance(10_000);
      expect(region.reads).to.equal(1);
      region.back();
      await region.clock.advance(1_000);
      expect(region.reads).to.equal(2);
    });
  });

  describe('an optional wrap-up whose end nobody told of', () => {
    const demand = { wrapupExpected: true, wrapupPrompt: 'optional' };
    const over = '2026-01-05T09:01:00.000Z';
    const broken = new RestError('status', 'GET', { status: 500 });
    const ended = call('disconnected', { connectedTime: over, disconnectedTime: over });

    it('is there again once it is recalled, as long as it may be written', async () => {
      for (const isWritten of [false, true]) {
        region.hear(talk(call('connected'), 'c1', demand));
        region.late(region.heard);
        expect(region.port.interactions).to.deep.equal([]);
        const recalled = region.port.recall('c1');
        expect(paths().at(-1)).to.equal('GET /conversations/c1');
        const wrapup = { code: 'solved', provisional: false };
        newest().answer(talk(ended, 'c1', isWritten ? { ...demand, wrapup } : demand));
        await recalled;
        const states = region.port.interactions.map(({ state }) => state);
        expect(states).to.deep.equal(isWritten ? [] : ['afterCallWork']);
        region.hear(talk(ended, 'c1', { ...demand, wrapup }));
        region = makeRegion();
        await settle(region.clock);
      }
    });

    it('that was finished unheard is read after the next list, and over', async () => {
      region.hear(talk(call('connected'), 'c1', demand));
      region.hear(talk(ended, 'c1', demand));
      region.late(region.heard);
      expect(paths()).to.deep.equal(['GET /conversations/c1']);
      newest().fail(broken);
      await settle(region.clock);
      expect(one()).to.include({ state: 'afterCallWork' });
      region.late(region.heard);
      newest().answer(talk(ended, 'c1', { ...demand, wrapupSkipped: true }));
      await settle(region.clock);
      expect(region.port.interactions).to.deep.equal([]);
    });

    it('is not read where it was heard of meanwhile, nor taken for newer than what was', async () => {
      region.hear(talk(call('connected'), 'c1', demand));
      await region.port.recall('c1');
      expect(region.sent).to.deep.equal([]);
      const recalled = region.port.recall('c2');
      region.hear(talk(call('connected'), 'c2', demand));
      newest().answer(talk(ended, 'c2', demand));
      await recalled;
      expect(region.port.interactions.map(({ state }) => state)).to.deep.equal([
        'connected',
        'connected',
      ]);
    });
  });
});
