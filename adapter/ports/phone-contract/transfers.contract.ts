import { expect } from 'chai';
import type { PhoneStage } from './stage.contract.js';

/** Where a call goes. */
export function transfers(stage: PhoneStage): void {
  const { done, sees, seen, is, gone, talking, consulting } = stage;

  describe('transfers', () => {
    it('transfers to a person without asking', async () => {
      const id = await talking();
      const to = { user: stage.world.colleague.id };
      await done(stage.port.perform({ do: 'transfer', interaction: id, to }));
      await gone(id);
    });

    it('transfers to a queue, and asks for after-call work all the same', async () => {
      const id = await talking({ wrapUp: 'mandatory' });
      const to = { queue: stage.world.otherQueue.id };
      await done(stage.port.perform({ do: 'transfer', interaction: id, to }));
      await is(id, 'afterCallWork');
    });

    it('transfers to a number', async () => {
      const id = await talking();
      const to = { number: '+15557654321' };
      await done(stage.port.perform({ do: 'transfer', interaction: id, to }));
      await gone(id);
    });

    it('consults a person, speaks to either or to both, and completes the transfer', async () => {
      const id = await consulting({ user: stage.world.colleague.id });
      expect(seen(id).consultation).to.deep.equal({
        name: stage.world.colleague.name,
        state: 'ringing',
        with: 'destination',
      });
      expect(seen(id).can)
        .to.include.members(['speakTo', 'cancelConsultation'])
        .and.not.include.members(['hangUp']);
      stage.world.consultedAnswers(id);
      await sees(id, ({ consultation }) => consultation?.state === 'connected');
      for (const speaks of ['object', 'both', 'destination'] as const) {
        await done(stage.port.perform({ do: 'speakTo', interaction: id, with: speaks }));
        await sees(id, ({ consultation }) => consultation?.with === speaks);
      }
      await done(stage.port.perform({ do: 'completeConsultation', interaction: id }));
      await gone(id);
    });

    it('consults a queue, and takes the customer back', async () => {
      const id = await consulting({ queue: stage.world.otherQueue.id });
      expect(seen(id).consultation?.name).to.equal(stage.world.otherQueue.name);
      await done(stage.port.perform({ do: 'cancelConsultation', interaction: id }));
      const alone = await sees(id, ({ consultation }) => consultation === null);
      expect(alone.state).to.equal('connected');
      expect(alone.can).to.include.members(['hangUp', 'consult']);
    });

    it('consults a number, and has the customer back when that hangs up', async () => {
      const id = await consulting({ number: '+15557654321' });
      expect(seen(id).consultation?.name).to.equal('+15557654321');
      stage.world.consultedAnswers(id);
      await sees(id, ({ consultation }) => consultation?.state === 'connected');
      stage.world.consultedHangsUp(id);
      await sees(id, ({ consultation }) => consultation === null);
    });
  });
}
