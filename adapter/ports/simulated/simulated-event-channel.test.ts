import { eventChannelContract } from '../event-channel.contract.js';
import { createManualClock } from './manual-clock.js';
import { createSimulatedEventChannel } from './simulated-event-channel.js';

eventChannelContract('simulated', () => {
  const clock = createManualClock();
  return { ...createSimulatedEventChannel(clock), settle: () => clock.advance(100) };
});
