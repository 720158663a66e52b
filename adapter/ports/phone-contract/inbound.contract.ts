import { expect } from 'chai';
import type { PhoneStage } from './stage.contract.js';

/** Who rings, and what becomes of it. */
export function inbound(stage: PhoneStage): void {
  const { done, seen, is, gone, talking } = stage;

  describe('inbound', () => {
    it('shows who rings, from which queue, and what can be done', async () => {
      const id = stage.world.ring({});
      const ringing = await is(id, 'alerting');
      expect(ringing).to.deep.include({
        media: 'voice',
        direction: 'inbound',
        party: stage.world.customer,
        queue: stage.world.queue,
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
      const id = stage.world.ring({ queue: null });
      const ringing = await is(id, 'alerting');
      expect(ringing.queue).to.equal(null);
      expect(ringing.can).to.include('toVoicemail');
      await done(stage.port.perform({ do: 'toVoicemail', interaction: id }));
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
      const id = stage.world.ring({});
      await is(id, 'alerting');
      await done(stage.port.perform({ do: 'decline', interaction: id }));
      await gone(id);
    });

    it('no longer shows what was missed', async () => {
      const id = stage.world.ring({});
      await is(id, 'alerting');
      stage.world.misses(id);
      await gone(id);
    });

    it('shows what another client answered', async () => {
      const id = stage.world.ring({});
      await is(id, 'alerting');
      stage.world.answeredElsewhere(id);
      await is(id, 'connected');
    });

    it('keeps several apart, in the order in which they began', async () => {
      const first = await talking();
      const second = stage.world.ring({ media: 'message' });
      await is(second, 'alerting');
      expect(stage.port.interactions.map(({ id }) => id)).to.deep.equal([first, second]);
      expect(seen(second).media).to.equal('message');
      expect(seen(first).state).to.equal('connected');
    });
  });
}
