import type { Disposer } from '../../../../../adapter/ports/disposer.js';
import { isRecord, textOf } from '../../../../../adapter/ports/json.js';
import type { MessageService } from '../message-service.js';

export interface MessageBridge {
  /** What the connector says to the console's components, with its event `MESSAGE`. Throws for a channel that is not there. */
  publish(payload: unknown): void;
  readonly dispose: Disposer;
}

/**
 * What the org's component with `service_cloud_voice:messageBridge` does: everything on these channels goes to the
 * connector, and what it publishes goes to the channel that it names;
 * https://developer.salesforce.com/docs/service/voice-pt-dev-guide/guide/voice-pt-advanced-use-lightning-bridge.html
 */
export function bridgeMessages(
  messages: MessageService,
  channels: readonly string[],
  toConnector: (message: Readonly<Record<string, unknown>>) => void,
): MessageBridge {
  const stops = channels.map((channel) =>
    messages.subscribe(channel, (message) => toConnector({ channel, message })),
  );
  return {
    publish(payload) {
      const channel = isRecord(payload) ? textOf(payload['channel']) : undefined;
      // A component of the org's own ignores what is not meant for it.
      if (channel === undefined || !isRecord(payload)) return;
      messages.publish(channel, payload['message']);
    },
    dispose() {
      for (const stop of stops) stop();
    },
  };
}
