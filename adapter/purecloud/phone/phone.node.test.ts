import { phoneContract } from '../../ports/phone.contract.js';
import type { PhoneDeed } from '../../ports/phone.js';
import { startRegion } from '../testing/live-region.js';
import { sdkInNode } from '../testing/sdk-in-node.js';

const loadSdk = sdkInNode();

const METHODS: Readonly<Partial<Record<PhoneDeed, 'POST' | 'PUT' | 'DELETE'>>> = {
  transfer: 'POST',
  consult: 'POST',
  toVoicemail: 'POST',
  callBack: 'POST',
  securePause: 'PUT',
  secureResume: 'PUT',
  cancelConsultation: 'DELETE',
};

phoneContract('the client over HTTP and WebSocket to the simulated region', async () => {
  const region = await startRegion(loadSdk);
  const { world } = region;
  const { phone } = world.pureCloud;
  const customer = { name: 'Alex Reed', address: '+15550001111' };
  const [colleague] = phone.people;
  const [queue, , otherQueue] = phone.queues;
  const [station, otherStation] = phone.stations;
  const takenStation = phone.stations.find(({ takenBy }) => takenBy !== null);
  if (!colleague || !queue || !otherQueue || !station || !otherStation || !takenStation) {
    throw new Error('The made-up organisation is too small.');
  }
  await region.signIn.signIn();
  await region.client.connect();
  region.step({ pureCloud: 'ON_QUEUE' });
  // Nobody picks up by themselves while a test looks.
  region.step({ answering: null });
  const port = await region.client.phone();
  let rings = 0;
  return {
    port,
    ring({ media = 'voice', queue: of, wrapUp, wrapUpTime }) {
      rings += 1;
      const id = `c${rings}`;
      region.step({
        interaction: id,
        is: 'alerting',
        media,
        from: customer,
        queue: of === null ? null : queue.name,
        ...(wrapUp === undefined ? {} : { wrapUp }),
        ...(wrapUpTime === undefined ? {} : { wrapUpTime: wrapUpTime / 1_000 }),
      });
      return id;
    },
    customer,
    queue: { id: queue.id, name: queue.name },
    misses: (id) => region.step({ interaction: id, is: 'ended' }),
    answeredElsewhere: (id) => region.step({ interaction: id, is: 'connected' }),
    customerAnswers: (id) => region.step({ interaction: id, is: 'connected' }),
    customerHangsUp: (id) => region.step({ customer: id, is: 'hungUp' }),
    consultedAnswers: (id) => region.step({ consulted: id, is: 'connected' }),
    consultedHangsUp: (id) => region.step({ consulted: id, is: 'ended' }),
    failNext: (how, deed) =>
      region.step({
        fault: 'rest',
        status: { permanent: 403, transient: 500, gone: 409 }[how],
        method: METHODS[deed] ?? 'PATCH',
      }),
    takeAway: () => region.step({ permission: 'conversation:conference:add', is: 'taken' }),
    carriedOut: () => phone.deeds,
    colleague,
    otherQueue,
    station,
    otherStation,
    takenStation,
    choosesElsewhere: (id) => phone.useStation(id),
    lose: () => region.step({ reach: 'pureCloud', is: 'lost' }),
    restore: () => region.step({ reach: 'pureCloud', is: 'back' }),
    until: (condition) => region.until(condition),
    dispose: () => region.close(),
  };
});
