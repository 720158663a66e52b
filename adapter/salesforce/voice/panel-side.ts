import type { CallCenterSettings } from '../../definition/definition.js';
import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import { isRecord, isString } from '../../ports/json.js';
import { PortError } from '../../ports/port-error.js';
import type { TabChannel } from '../../ports/tab-channel.js';
import type { OmniChannel } from '../omni-client.js';

/**
 * Salesforce Voice hides the connector's page once the agent is signed in. Another page of this softphone, in a utility
 * item or a Voice extension, shows the panel meanwhile: a tab of the same agent that never leads, as it has no way to
 * Omni-Channel. What it must know of Salesforce, the settings, the connector's page tells it.
 */

/** A page that came before the connector's asks again after so many milliseconds. */
const ASK_AGAIN = 2_000;

/** Tells the settings to whoever asks, and to whoever has asked before there were any. */
export function shareSettings(
  channel: TabChannel,
  settings: Promise<CallCenterSettings>,
): Disposer {
  let known: CallCenterSettings | null = null;
  const tell = (): void => {
    if (known !== null) channel.send({ is: 'settings', settings: known });
  };
  settings.then(
    (now) => {
      known = now;
      tell();
    },
    // There is nothing to be told.
    () => undefined,
  );
  return channel.listen((message) => {
    if (isRecord(message) && message['is'] === 'ask') tell();
  });
}

/** The settings, as soon as a connector's page tells them; it waits for that as long as the page lives. */
export function askForSettings(channel: TabChannel, clock: Clock): Promise<CallCenterSettings> {
  return new Promise((resolve) => {
    let stopAsking: Disposer = () => undefined;
    const stopListening = channel.listen((message) => {
      const settings =
        isRecord(message) && message['is'] === 'settings' ? message['settings'] : null;
      if (!isSettings(settings)) return;
      stopListening();
      stopAsking();
      resolve(settings);
    });
    const ask = (): void => {
      stopAsking = clock.after(ASK_AGAIN, ask);
      channel.send({ is: 'ask' });
    };
    ask();
  });
}

const isSettings = (value: unknown): value is CallCenterSettings =>
  isRecord(value) && Object.values(value).every(isString);

/** No way to Omni-Channel: another page of the agent has it. */
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
