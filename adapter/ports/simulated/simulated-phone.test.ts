import { phoneContract } from '../phone.contract.js';
import { createManualClock } from './manual-clock.js';
import { SIMULATED_PEOPLE, SIMULATED_QUEUES, SIMULATED_STATIONS } from './simulated-directory.js';
import { createSimulatedPhone } from './simulated-phone.js';

phoneContract('simulated', async () => {
  const clock = createManualClock();
  const { port, org } = createSimulatedPhone({ clock });
  const customer = { name: 'Alex Reed', address: '+15550001111' };
  const [station, otherStation, takenStation] = SIMULATED_STATIONS;
  const [colleague] = SIMULATED_PEOPLE;
  const [queue, otherQueue] = SIMULATED_QUEUES;
  if (!station || !otherStation || !takenStation || !colleague)
    throw new Error('The simulated org is empty.');
  return {
    port,
    ring: (how) => org.ring({ from: customer, ...how }),
    customer,
    queue,
    misses: (id) => org.misses(id),
    answeredElsewhere: (id) => org.answerByOther(id),
    customerAnswers: (id) => org.customerAnswers(id),
    customerHangsUp: (id) => org.customerHangsUp(id),
    consultedAnswers: (id) => org.consultedAnswers(id),
    consultedHangsUp: (id) => org.consultedHangsUp(id),
    failNext: (how, deed) =>
      org.failNext(
        deed,
        how === 'transient'
          ? { kind: 'transient', reason: 'serverError' }
          : { kind: 'permanent', reason: how === 'gone' ? 'refused' : 'notPermitted' },
        1,
        how === 'gone' ? { because: 'gone' } : {},
      ),
    takeAway: (deed) => org.forbid({ deed, needs: ['conversation:conference:add'] }),
    carriedOut: () => org.performed.length + org.dialed.length,
    colleague,
    otherQueue,
    station,
    otherStation,
    takenStation,
    choosesElsewhere(id) {
      org.station = SIMULATED_STATIONS.find((each) => each.id === id) ?? null;
    },
    lose: () => org.lose(),
    restore: () => org.restore(),
    async until(condition) {
      for (let tries = 0; tries < 1_000 && !condition(); tries += 1) await clock.advance(10);
      if (!condition()) throw new Error('The condition did not come true within 10 s.');
    },
    dispose: async () => undefined,
  };
});
