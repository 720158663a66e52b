import { expect } from 'chai';
import type { PhoneStage } from './stage.contract.js';

/** Calls that the agent makes. */
export function outbound(stage: PhoneStage): void {
  const { done, failure, sees, seen, is, gone, talking } = stage;

  describe('outbound', () => {
    it('dials: the own phone, the other party’s, and then they talk', async () => {
      const id = await done(stage.port.dial('+15557654321', null));
      await sees(id, ({ state }) => state === 'contacting' || state === 'dialing');
      const ringing = await is(id, 'dialing');
      expect(ringing).to.deep.include({
        direction: 'outbound',
        party: { name: '', address: '+15557654321' },
        queue: null,
        connectedAt: null,
      });
      expect(ringing.can).to.include('hangUp').and.to.not.include('answer');
      stage.world.customerAnswers(id);
      const connected = await is(id, 'connected');
      expect(connected.direction).to.equal('outbound');
      expect(connected.connectedAt).to.be.a('number');
    });

    it('dials on behalf of a queue', async () => {
      const id = await done(stage.port.dial('+15557654321', stage.world.queue.id));
      expect((await is(id, 'dialing')).queue).to.deep.equal(stage.world.queue);
    });

    it('calls a person and a queue', async () => {
      const id = await done(stage.port.dial({ user: stage.world.colleague.id }, null));
      await is(id, 'dialing');
      await done(stage.port.perform({ do: 'hangUp', interaction: id }));
      await gone(id);
      const other = await done(stage.port.dial({ queue: stage.world.otherQueue.id }, null));
      expect((await is(other, 'dialing')).direction).to.equal('outbound');
    });

    it('gives up dialing', async () => {
      const id = await done(stage.port.dial('+15557654321', null));
      await is(id, 'dialing');
      await done(stage.port.perform({ do: 'hangUp', interaction: id }));
      await gone(id);
    });

    it('does not dial twice what is being dialed', async () => {
      const before = stage.world.carriedOut();
      const ids = await done(
        Promise.all([stage.port.dial('+15557654321', null), stage.port.dial('+15557654321', null)]),
      );
      expect(ids[0]).to.equal(ids[1]);
      expect(stage.world.carriedOut() - before).to.equal(1);
    });

    it('refuses to dial without a station', async () => {
      await done(stage.port.useStation(null));
      const { kind } = (await failure(stage.port.dial('+15557654321', null))).failure;
      expect(kind).to.equal('permanent');
    });

    it('calls from a callback', async () => {
      const id = await talking({ media: 'callback' });
      expect(seen(id)).to.deep.include({ media: 'callback', direction: 'inbound' });
      expect(seen(id).can).to.include('callBack');
      await done(stage.port.perform({ do: 'callBack', interaction: id, number: '+15557654321' }));
      expect(seen(id).media).to.equal('callback');
    });
  });
}
