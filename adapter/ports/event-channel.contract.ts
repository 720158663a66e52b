import { expect } from 'chai';
import type { EventChannelPort } from './event-channel.js';

/** A port, and another component of the same console. */
export interface EventChannelWorld {
  readonly port: EventChannelPort;
  /** Another component sends something, whatever it is. */
  say(message: unknown): void;
  /** What other components have heard, in order. */
  readonly heard: readonly unknown[];
  /** Lets so much time pass that everything under way has arrived. */
  settle(): Promise<void>;
}

/** What every EventChannelPort does. */
export function eventChannelContract(name: string, makeWorld: () => EventChannelWorld): void {
  describe(`EventChannelPort: ${name}`, () => {
    let world: EventChannelWorld;
    let heard: unknown[];

    beforeEach(async () => {
      world = makeWorld();
      heard = [];
      world.port.listen((message) => heard.push(message));
      await world.settle();
    });
    afterEach(() => world.port.dispose());

    it('carries messages both ways', async () => {
      world.say({ type: 'hello', body: { deep: [1, null] } });
      world.port.publish({ type: 'snapshot', body: { label: '対応可能' } });
      await world.settle();
      expect(heard).to.deep.include({ type: 'hello', body: { deep: [1, null] } });
      expect(world.heard).to.deep.equal([{ type: 'snapshot', body: { label: '対応可能' } }]);
    });

    it('hears its own messages, too', async () => {
      world.port.publish({ seq: 1 });
      await world.settle();
      expect(heard).to.deep.equal([{ seq: 1 }]);
    });

    it('keeps what was published as it was then', async () => {
      const body: Record<string, unknown> = { held: false };
      world.port.publish({ body });
      body['held'] = true;
      await world.settle();
      expect(world.heard).to.deep.equal([{ body: { held: false } }]);
    });

    it('tells each listener once, and one that has gone no more', async () => {
      let others = 0;
      const stop = world.port.listen(() => (others += 1));
      await world.settle();
      world.say({ seq: 1 });
      await world.settle();
      stop();
      stop();
      world.say({ seq: 2 });
      await world.settle();
      expect([others, heard.length]).to.deep.equal([1, 2]);
    });

    it('replays nothing to who comes late', async () => {
      world.say({ seq: 1 });
      await world.settle();
      const late: unknown[] = [];
      world.port.listen((message) => late.push(message));
      await world.settle();
      expect(late).to.deep.equal([]);
    });

    it('hears only plain JSON, whatever a component sends', async () => {
      for (const message of [null, 'text', 7, [], { seq: 1, act: undefined }]) world.say(message);
      await world.settle();
      for (const message of heard) {
        expect(JSON.parse(JSON.stringify(message ?? null))).to.deep.equal(message ?? null);
      }
      expect(heard).to.deep.include({ seq: 1 });
    });

    it('is silent and deaf once it is disposed of', async () => {
      world.port.dispose();
      world.port.dispose();
      world.say({ seq: 1 });
      world.port.publish({ seq: 2 });
      await world.settle();
      expect([heard, world.heard]).to.deep.equal([[], []]);
    });
  });
}
