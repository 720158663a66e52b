import type { Disposer } from '../../ports/disposer.js';
import { isRecord, textOf } from '../../ports/json.js';
import type { MessageService } from '../message-service.js';

/**
 * Lightning Message Service by way of the contact center's bridge component, which copies what it hears on the console's
 * channels into the connector, and back. One line carries all channels, so that a message says which it is for.
 * https://developer.salesforce.com/docs/atlas.en-us.voice_pt_developer_guide.meta/voice_pt_developer_guide/voice_pt_advanced_use_lightning_bridge.htm
 */
export interface VoiceMessages extends MessageService {
  /** Something came by `handleMessage`. What is not of this form is another component's. */
  hear(value: unknown): void;
}

interface Listener {
  readonly channel: string;
  readonly call: (message: unknown) => void;
}

/** `send` takes what is to be published; it may drop what comes before Salesforce has set the connector up. */
export function createVoiceMessages(send: (message: object) => void): VoiceMessages {
  const listeners = new Set<Listener>();
  return {
    subscribe(channel, call): Disposer {
      const listener = { channel, call };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    publish: (channel, message) => send({ channel, message }),
    hear(value) {
      if (!isRecord(value) || !isRecord(value['message'])) return;
      const channel = textOf(value['channel']);
      const { message } = value;
      for (const listener of [...listeners]) {
        if (listener.channel === channel && listeners.has(listener)) listener.call(message);
      }
    },
  };
}
