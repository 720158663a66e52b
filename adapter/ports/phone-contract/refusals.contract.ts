import { expect } from 'chai';
import type { PhoneStage } from './stage.contract.js';

/** What is refused, lost or done twice. */
export function refusals(stage: PhoneStage): void {
  const { done, failure, sees, seen, is, gone, talking } = stage;

  describe('refusals and repetitions', () => {
    it('says that an action is refused for good, and nothing changes', async () => {
      const id = await talking();
      const before = stage.world.carriedOut();
      stage.world.failNext('permanent', 'hold');
      const { failure: why } = await failure(stage.port.perform({ do: 'hold', interaction: id }));
      expect(why).to.deep.equal({ kind: 'permanent', reason: 'notPermitted' });
      expect(stage.world.carriedOut()).to.equal(before);
      expect(seen(id).held).to.equal(false);
    });

    it('says that an action fails for the moment, does not repeat it by itself, and may be tried again', async () => {
      const id = await talking();
      const before = stage.world.carriedOut();
      stage.world.failNext('transient', 'hold');
      const { failure: why } = await failure(stage.port.perform({ do: 'hold', interaction: id }));
      expect(why.kind).to.equal('transient');
      expect(stage.world.carriedOut()).to.equal(before);
      await done(stage.port.perform({ do: 'hold', interaction: id }));
      await sees(id, (now) => now.held);
    });

    it('rejects for good what the state does not allow', async () => {
      const id = stage.world.ring({});
      await is(id, 'alerting');
      const calls = [
        stage.port.perform({ do: 'hold', interaction: id }),
        stage.port.perform({
          do: 'transfer',
          interaction: id,
          to: { user: stage.world.colleague.id },
        }),
        stage.port.perform({ do: 'answer', interaction: 'unknown' }),
      ];
      const failures = await Promise.all(calls.map((call) => failure(call)));
      expect(failures.map((error) => error.failure.kind)).to.deep.equal(
        calls.map(() => 'permanent'),
      );
    });

    it('rejects a transfer to nobody', async () => {
      const id = await talking();
      const to = { user: '00000000-0000-4000-8000-000000000000' };
      const call = stage.port.perform({ do: 'transfer', interaction: id, to });
      expect((await failure(call)).failure.kind).to.equal('permanent');
      expect(seen(id).state).to.equal('connected');
    });

    it('does nothing twice', async () => {
      const id = stage.world.ring({});
      await is(id, 'alerting');
      const before = stage.world.carriedOut();
      const answer = { do: 'answer', interaction: id } as const;
      await done(Promise.all([stage.port.perform(answer), stage.port.perform(answer)]));
      await is(id, 'connected');
      await done(stage.port.perform(answer));
      expect(stage.world.carriedOut() - before).to.equal(1);
      const transfer = {
        do: 'transfer',
        interaction: id,
        to: { queue: stage.world.otherQueue.id },
      } as const;
      await done(Promise.all([stage.port.perform(transfer), stage.port.perform(transfer)]));
      await gone(id);
      expect(stage.world.carriedOut() - before).to.equal(2);
      await done(stage.port.perform({ do: 'hangUp', interaction: id }));
      expect(stage.world.carriedOut() - before).to.equal(2);
    });

    it('shows after a loss what happened meanwhile', async () => {
      const id = await talking();
      const other = stage.world.ring({ media: 'message' });
      await is(other, 'alerting');
      stage.world.lose();
      const { kind } = (await failure(stage.port.perform({ do: 'hold', interaction: id }))).failure;
      expect(kind).to.equal('transient');
      stage.world.customerHangsUp(id);
      stage.world.restore();
      await gone(id);
      expect(seen(other).state).to.equal('alerting');
    });
  });
}
