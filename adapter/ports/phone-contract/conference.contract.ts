import { expect } from 'chai';
import type { PhoneStage } from './stage.contract.js';

/** Several calls, and several others in one. */
export function conference(stage: PhoneStage): void {
  const { done, failure, gone, seen, sees, talking } = stage;

  async function inConference(): Promise<string> {
    const other = await talking();
    const id = await talking();
    await done(stage.port.perform({ do: 'merge', interaction: id, other }));
    await gone(other);
    await sees(id, ({ participants }) => participants.length === 2);
    return id;
  }

  describe('conference', () => {
    it('makes one call of two, with everybody in it', async () => {
      const other = await talking();
      const id = await talking();
      expect(seen(id).participants).to.deep.equal([]);
      expect(seen(id).can).to.include('merge').and.not.include('removeParticipant');
      await done(stage.port.perform({ do: 'hold', interaction: other }));
      await sees(other, ({ held }) => held);
      await done(stage.port.perform({ do: 'merge', interaction: id, other }));
      await gone(other);
      const merged = await sees(id, ({ participants }) => participants.length === 2);
      expect(merged).to.include({ state: 'connected', held: false });
      const { name, address } = stage.world.customer;
      for (const one of merged.participants) {
        expect(one).to.include({ name, address, state: 'connected' });
      }
      expect(merged.can).to.include.members([
        'hangUp',
        'hold',
        'mute',
        'merge',
        'removeParticipant',
      ]);
    });

    it('takes a third one in', async () => {
      const id = await inConference();
      const third = await talking();
      await done(stage.port.perform({ do: 'merge', interaction: id, other: third }));
      await sees(id, ({ participants }) => participants.length === 3);
    });

    it('has one of them leave, and goes on with the other', async () => {
      for (const which of [0, 1]) {
        const id = await inConference();
        const participant = seen(id).participants[which]?.id ?? '';
        await done(stage.port.perform({ do: 'removeParticipant', interaction: id, participant }));
        const alone = await sees(id, ({ participants }) => participants.length === 0);
        expect(alone.state).to.equal('connected');
        expect(alone.party).to.deep.equal(stage.world.customer);
        expect(alone.can).to.not.include('removeParticipant');
        await done(stage.port.perform({ do: 'hangUp', interaction: id }));
        await gone(id);
      }
    });

    it('rejects to merge what is no call, is not connected, or is not there', async () => {
      const id = await talking();
      const message = await talking({ media: 'message' });
      const ringing = stage.world.ring({});
      await stage.is(ringing, 'alerting');
      for (const other of [message, ringing, 'unknown', id]) {
        const call = stage.port.perform({ do: 'merge', interaction: id, other });
        expect((await failure(call)).failure.kind, other).to.equal('permanent');
      }
      expect(seen(id).participants).to.deep.equal([]);
    });
  });

  describe('permissions', () => {
    it('forbids nothing to who may do all', async () => {
      expect(await done(stage.port.forbidden())).to.deep.equal([]);
    });

    it('tells what is not permitted, and which permission is missing where it is tried', async () => {
      stage.world.takeAway('merge');
      const forbidden = await done(stage.port.forbidden());
      const needs = ['conversation:conference:add'];
      expect(forbidden).to.deep.include({ deed: 'merge', needs });
      const other = await talking();
      const id = await talking();
      const error = await failure(stage.port.perform({ do: 'merge', interaction: id, other }));
      expect(error.failure).to.deep.equal({ kind: 'permanent', reason: 'notPermitted' });
      expect(error.facts.needs).to.deep.equal(needs);
      expect(seen(other).state).to.equal('connected');
    });
  });

  describe('a missed offer', () => {
    it('keeps the agent from getting more until they are back on queue', async () => {
      expect(stage.port.notResponding).to.equal(false);
      const id = stage.world.ring({});
      await stage.is(id, 'alerting');
      stage.world.misses(id);
      await stage.world.until(() => stage.port.notResponding);
      let heard = 0;
      stage.port.listen(() => (heard += 1));
      await done(stage.port.backOnQueue());
      await stage.world.until(() => !stage.port.notResponding);
      expect(heard).to.be.greaterThan(0);
    });

    it('of a call that no queue offered changes nothing', async () => {
      const id = stage.world.ring({ queue: null });
      await stage.is(id, 'alerting');
      stage.world.misses(id);
      await gone(id);
      expect(stage.port.notResponding).to.equal(false);
    });
  });
}
