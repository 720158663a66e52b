import { omniContract } from '../ports/omni.contract.js';
import { createManualClock } from '../ports/simulated/manual-clock.js';
import { SimulatedOmniOrg } from '../ports/simulated/omni-org.js';
import { createOmniChannel } from './omni-client.js';
import { createSimulatedBridge, type SimulatedBridgeOptions } from './testing/aura-bridge.js';
import { countTimers } from '../ports/simulated/count-timers.js';
import { createSimulatedMessageChannel } from './testing/message-channel.js';

const world = (loggedOut: SimulatedBridgeOptions['loggedOut']) => () => {
  const clock = createManualClock();
  const org = new SimulatedOmniOrg();
  const channel = createSimulatedMessageChannel(clock);
  createSimulatedBridge({ clock, channel, org, loggedOut });
  const counted = countTimers(clock);
  const port = createOmniChannel({ messages: channel, clock: counted, instanceId: 's1' });
  return { port, org, advance: (ms: number) => clock.advance(ms), timers: () => counted.count };
};

omniContract('the bridge, a logged-out agent refused', world('refuses'));
omniContract('the bridge, a logged-out agent answered empty', world('empty'));
omniContract('the bridge, a logged-out agent refused everything', world('refusesAll'));
