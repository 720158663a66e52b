import { PortError } from '../../ports/port-error.js';
import type { OmniChannel } from '../omni-client.js';

/**
 * No way to Omni-Channel: another page of the agent has it. Salesforce Voice hides the connector's page once the agent is
 * signed in; another page of this softphone, in a utility item or a Voice extension, shows the panel meanwhile. It is a
 * tab of the same agent that never leads.
 */
export function noOmni(): OmniChannel {
  const none = (): Promise<never> =>
    Promise.reject(
      new PortError(
        { kind: 'transient', reason: 'network' },
        'This page shows the panel; the connector of Salesforce Voice is another.',
      ),
    );
  return {
    listen(listener) {
      listener({ type: 'condition', condition: 'bridgeMissing' });
      listener({ type: 'reach', side: 'omni', is: 'lost', reason: 'bridgeSilent' });
      return () => undefined;
    },
    read: none,
    set: none,
    retryNow: () => undefined,
    dispose: () => undefined,
  };
}
