import { expect } from 'chai';
import type { PhoneStage } from './stage.contract.js';

/** What is asked for around the interactions. */
export function lookingUp(stage: PhoneStage): void {
  const { done, failure, talking } = stage;

  describe('looking up', () => {
    it('offers codes, queues, people and queues by name', async () => {
      const id = await talking({ wrapUp: 'mandatory' });
      const codes = await done(stage.port.wrapUpCodes(id));
      expect(codes.length).to.be.greaterThan(1);
      for (const code of codes) expect(code).to.have.all.keys('id', 'name');
      expect(await done(stage.port.queues())).to.deep.include(stage.world.queue);
      const people = await done(stage.port.search(stage.world.colleague.name.slice(0, 3)));
      const { id: person, name: called } = stage.world.colleague;
      expect(people.map(({ kind, id: one, name: theirs }) => [kind, one, theirs])).to.deep.include([
        'person',
        person,
        called,
      ]);
      const queues = await done(stage.port.search(stage.world.otherQueue.name.toLowerCase()));
      expect(queues.map(({ kind, id: one }) => [kind, one])).to.deep.include([
        'queue',
        stage.world.otherQueue.id,
      ]);
      expect(await done(stage.port.search('nobody is called so'))).to.deep.equal([]);
    });

    it('knows the station, changes it and gives it up', async () => {
      expect((await done(stage.port.station()))?.id).to.equal(stage.world.station.id);
      const [found, ...others] = await done(stage.port.stations(stage.world.otherStation.name));
      const { id, name } = stage.world.otherStation;
      expect(found).to.deep.include({ id, name, isTaken: false });
      expect(found?.kind).to.be.oneOf(['webRtc', 'remote', 'phone']);
      expect(others).to.deep.equal([]);
      await done(stage.port.useStation(stage.world.otherStation.id));
      expect((await done(stage.port.station()))?.id).to.equal(id);
      await done(stage.port.useStation(null));
      expect(await done(stage.port.station())).to.equal(null);
    });

    it('tells that another client changed the station, and what was missed during a loss', async () => {
      let told = 0;
      let untold = 0;
      stage.port.onStation(() => (told += 1));
      stage.port.onStation(() => (untold += 1))();
      stage.world.choosesElsewhere(stage.world.otherStation.id);
      await stage.world.until(() => told === 1);
      expect((await done(stage.port.station()))?.id).to.equal(stage.world.otherStation.id);
      stage.world.lose();
      stage.world.choosesElsewhere(stage.world.station.id);
      stage.world.restore();
      await stage.world.until(() => told > 1);
      expect((await done(stage.port.station()))?.id).to.equal(stage.world.station.id);
      expect(untold).to.equal(0);
    });

    it('knows which station is the usual one, and which is somebody else’s', async () => {
      expect((await done(stage.port.usualStation()))?.id).to.equal(stage.world.station.id);
      const [taken] = await done(stage.port.stations(stage.world.takenStation.name));
      expect(taken).to.deep.include({ id: stage.world.takenStation.id, isTaken: true });
      const { kind } = (await failure(stage.port.useStation(stage.world.takenStation.id))).failure;
      expect(kind).to.equal('permanent');
      expect((await done(stage.port.station()))?.id).to.equal(stage.world.station.id);
    });
  });
}
