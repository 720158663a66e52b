import { countTimers } from '../../../ports/simulated/count-timers.js';
import { createManualClock } from '../../../ports/simulated/manual-clock.js';
import { SimulatedOmniOrg } from '../../../ports/simulated/omni-org.js';
import { createOmniChannel } from '../../omni-client.js';
import { createSimulatedBridge } from '../../testing/aura-bridge.js';
import { createSimulatedMessageChannel } from '../../testing/message-channel.js';
import { createVoiceHost } from '../voice-host.js';
import { createVoiceOmni } from '../voice-omni.js';
import { createFrameWindow, realLibrary } from './real-library.js';
import { createVoiceConsole } from './voice-console.js';

/** A page in Salesforce Voice, with the published library between it and the console. */
export function makeVoiceWorld({ bridge }: { readonly bridge: boolean }) {
  const clock = createManualClock();
  const org = new SimulatedOmniOrg();
  const channel = createSimulatedMessageChannel(clock);
  const top = {};
  const window = createFrameWindow(top);
  const host = createVoiceHost({ library: realLibrary(window), window });
  const voice = createVoiceConsole({
    clock,
    org,
    window,
    console: top,
    ...(bridge ? { channel } : {}),
  });
  if (bridge) createSimulatedBridge({ clock, channel, org });
  const counted = countTimers(clock);
  const { statuses, messages } = host;
  const console = createOmniChannel({ messages, clock: counted, instanceId: 's1' });
  const port = createVoiceOmni({ statuses, console, clock: counted });
  const stopWaiting = clock.after(0, () => voice.setUp());
  return {
    port,
    org,
    voice,
    channel,
    statuses,
    advance: (ms: number) => clock.advance(ms),
    timers: () => counted.count,
    /** Salesforce never sets the connector up. */
    stopWaiting,
  };
}
