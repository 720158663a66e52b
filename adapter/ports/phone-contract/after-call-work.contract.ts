import { expect } from 'chai';
import type { PhoneStage } from './stage.contract.js';

/** What is written down, and when it ends. */
export function afterCallWork(stage: PhoneStage): void {
  const { done, sees, seen, is, gone, talking } = stage;

  describe('after-call work', () => {
    const wrapUp = async (id: string): Promise<void> => {
      const [code] = await done(stage.port.wrapUpCodes(id));
      if (code === undefined) throw new Error('The queue offers no code.');
      await done(
        stage.port.perform({ do: 'wrapUp', interaction: id, code: code.id, notes: 'All is well' }),
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
      await done(stage.port.perform({ do: 'hangUp', interaction: id }));
      const working = await is(id, 'afterCallWork');
      expect(working.wrapUp).to.include({ mode: 'mandatory', until: null, done: false });
      expect(working.can).to.have.members(['wrapUp', 'keepWrapUp']);
      await wrapUp(id);
      await gone(id);
    });

    it('keeps what was written last on its way out', async () => {
      const id = await talking({ wrapUp: 'mandatory' });
      const before = stage.world.carriedOut();
      const kept = { do: 'keepWrapUp', code: '', notes: 'Asks for Monday' } as const;
      stage.port.dispose([
        { ...kept, interaction: 'of another agent' },
        { ...kept, interaction: id },
      ]);
      await stage.world.until(() => stage.world.carriedOut() > before);
      expect(stage.world.carriedOut()).to.equal(before + 1);
    });

    it('comes also when the customer hangs up', async () => {
      const id = await talking({ wrapUp: 'mandatory' });
      stage.world.customerHangsUp(id);
      await is(id, 'afterCallWork');
    });

    it('ends by itself where it is timed, and may be ended before', async () => {
      const first = await talking({ wrapUp: 'timed', wrapUpTime: 300 });
      await done(stage.port.perform({ do: 'hangUp', interaction: first }));
      const { wrapUp: demand, since } = await is(first, 'afterCallWork');
      expect(demand?.until).to.equal(since + 300);
      await gone(first);
      const second = await talking({ wrapUp: 'timed', wrapUpTime: 60_000 });
      await done(stage.port.perform({ do: 'hangUp', interaction: second }));
      await is(second, 'afterCallWork');
      await done(stage.port.perform({ do: 'endAfterCallWork', interaction: second }));
      await gone(second);
    });

    it('goes on to its end where it is timed so, also with a code', async () => {
      const id = await talking({ wrapUp: 'timedToTheEnd', wrapUpTime: 600 });
      await done(stage.port.perform({ do: 'hangUp', interaction: id }));
      expect((await is(id, 'afterCallWork')).can).to.not.include('endAfterCallWork');
      await wrapUp(id);
      const wrapped = await sees(id, (now) => now.wrapUp?.done === true);
      expect(wrapped.state).to.equal('afterCallWork');
      await gone(id);
    });

    it('is the agent’s choice where it is optional', async () => {
      const id = await talking({ wrapUp: 'optional' });
      await done(stage.port.perform({ do: 'hangUp', interaction: id }));
      expect((await is(id, 'afterCallWork')).can).to.have.members([
        'wrapUp',
        'keepWrapUp',
        'endAfterCallWork',
      ]);
      await done(stage.port.perform({ do: 'endAfterCallWork', interaction: id }));
      await gone(id);
    });

    it('is found where it is optional and the end was not told', async () => {
      const id = await talking({ wrapUp: 'optional' });
      const { world } = stage;
      world.lose();
      world.customerHangsUp(id);
      world.restore();
      await world.until(() => stage.of(id)?.state !== 'connected');
      await done(stage.port.recall(id));
      await is(id, 'afterCallWork');
    });

    it('is there on request only, where it is so', async () => {
      const without = await talking({ wrapUp: 'onRequest' });
      await done(stage.port.perform({ do: 'hangUp', interaction: without }));
      await gone(without);
      const id = await talking({ wrapUp: 'onRequest' });
      expect(seen(id).can).to.include('requestAfterCallWork');
      await done(stage.port.perform({ do: 'requestAfterCallWork', interaction: id }));
      const asked = await sees(id, (now) => now.wrapUp?.requested === true);
      expect(asked.can).to.not.include('requestAfterCallWork');
      await done(stage.port.perform({ do: 'hangUp', interaction: id }));
      await is(id, 'afterCallWork');
      await wrapUp(id);
      await gone(id);
    });

    it('keeps notes for now', async () => {
      const id = await talking({ wrapUp: 'mandatory' });
      await done(
        stage.port.perform({ do: 'keepWrapUp', interaction: id, code: '', notes: 'Calls again' }),
      );
      const kept = await sees(id, (now) => now.wrapUp?.kept !== null);
      expect(kept.state).to.equal('connected');
      expect(kept.wrapUp).to.deep.include({
        done: false,
        kept: { code: '', notes: 'Calls again', tags: [] },
      });
      await done(stage.port.perform({ do: 'hangUp', interaction: id }));
      const working = await is(id, 'afterCallWork');
      expect(working.wrapUp?.kept).to.deep.equal({ code: '', notes: 'Calls again', tags: [] });
    });
  });
}
