import type { Disposer } from '../ports/disposer.js';
import type { EventChannelPort } from '../ports/event-channel.js';
import { plainJson } from '../ports/json.js';
import type { MessageService } from './message-service.js';

/** The Lightning message channel of other components, in the org that it is deployed to. */
export const EVENT_CHANNEL = 'SoftphoneEvents__c';

/** Other components of the console, by Open CTI's Lightning Message Service. */
export function createEventChannel(messages: MessageService): EventChannelPort {
  const stops = new Set<Disposer>();
  let disposed = false;
  return {
    listen(listener) {
      if (disposed) return () => undefined;
      const end = messages.subscribe(EVENT_CHANNEL, (message) => listener(plainJson(message)));
      const stop = (): void => {
        if (stops.delete(stop)) end();
      };
      stops.add(stop);
      return stop;
    },
    publish(message) {
      if (!disposed) messages.publish(EVENT_CHANNEL, message);
    },
    dispose() {
      disposed = true;
      for (const stop of [...stops]) stop();
    },
  };
}
