import { omniContract } from '../omni.contract.js';
import { countTimers } from './count-timers.js';
import { createManualClock } from './manual-clock.js';
import { createSimulatedOmni } from './simulated-omni.js';

omniContract('simulated', () => {
  const clock = createManualClock();
  const counted = countTimers(clock);
  const { port, org } = createSimulatedOmni({ clock: counted });
  return { port, org, advance: (ms) => clock.advance(ms), timers: () => counted.count };
});
