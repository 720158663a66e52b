import { expect } from 'chai';
import type { PhoneStage } from './stage.contract.js';

/** What is done in a call. */
export function call(stage: PhoneStage): void {
  const { done, sees, seen, gone, talking } = stage;

  describe('during a call', () => {
    it('holds and resumes', async () => {
      const id = await talking();
      await done(stage.port.perform({ do: 'hold', interaction: id }));
      const held = await sees(id, (now) => now.held);
      expect(held.can).to.include('resume').and.to.not.include('hold');
      await done(stage.port.perform({ do: 'resume', interaction: id }));
      await sees(id, (now) => !now.held);
    });

    it('mutes and unmutes', async () => {
      const id = await talking();
      await done(stage.port.perform({ do: 'mute', interaction: id }));
      await sees(id, (now) => now.muted);
      await done(stage.port.perform({ do: 'unmute', interaction: id }));
      await sees(id, (now) => !now.muted);
    });

    it('pauses the recording and goes on with it', async () => {
      const id = await talking();
      await done(stage.port.perform({ do: 'securePause', interaction: id }));
      await sees(id, (now) => now.securePaused);
      await done(stage.port.perform({ do: 'secureResume', interaction: id }));
      await sees(id, (now) => !now.securePaused);
    });

    it('sends digits, each as often as it is pressed', async () => {
      const id = await talking();
      const before = stage.world.carriedOut();
      await done(
        Promise.all(
          ['5', '5', '#'].map((digits) =>
            stage.port.perform({ do: 'digits', interaction: id, digits }),
          ),
        ),
      );
      expect(stage.world.carriedOut() - before).to.equal(3);
    });

    it('hangs up without after-call work', async () => {
      const id = await talking();
      await done(stage.port.perform({ do: 'hangUp', interaction: id }));
      await gone(id);
    });

    it('ends when the customer hangs up', async () => {
      const id = await talking();
      stage.world.customerHangsUp(id);
      await gone(id);
    });

    it('carries out the last of two opposite wishes last', async () => {
      const id = await talking();
      const wishes = Promise.all([
        stage.port.perform({ do: 'hold', interaction: id }),
        stage.port.perform({ do: 'resume', interaction: id }),
      ]);
      await done(wishes);
      await sees(id, (now) => !now.held);
      expect(seen(id).held).to.equal(false);
    });
  });
}
