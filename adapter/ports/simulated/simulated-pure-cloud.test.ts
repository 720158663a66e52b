import { pureCloudContract } from '../pure-cloud.contract.js';
import { createManualClock } from './manual-clock.js';
import {
  SIMULATED_AGENT,
  SIMULATED_PRESENCES,
  createSimulatedPureCloud,
} from './simulated-pure-cloud.js';

pureCloudContract('simulated', async () => {
  const clock = createManualClock();
  const { port, org } = createSimulatedPureCloud({ clock });
  return {
    port,
    ...SIMULATED_PRESENCES,
    agentId: SIMULATED_AGENT.id,
    supervisorSets: (status) => org.change(status),
    interaction: (id, is, media) => org.interaction(id, is, media),
    refuse: (status, how) =>
      org.refuse(status, {
        kind: how,
        reason: how === 'permanent' ? 'notPermitted' : 'serverError',
      }),
    lose: () => org.lose(),
    restore: () => org.restore(),
    signsOutAfter(timeout, who) {
      org.inactivityTimeout = who?.mayRead === false ? null : timeout;
    },
    writes: () => org.writes.length,
    interactionId: (id) => id,
    async until(condition) {
      for (let tries = 0; tries < 1_000 && !condition(); tries += 1) await clock.advance(10);
      if (!condition()) throw new Error('The condition did not come true within 10 s.');
    },
    dispose: async () => undefined,
  };
});
