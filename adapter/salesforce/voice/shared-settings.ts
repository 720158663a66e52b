import type { CallCenterSettings } from '../../definition/definition.js';
import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import { isRecord, isString } from '../../ports/json.js';
import type { TabChannel } from '../../ports/tab-channel.js';

/**
 * Salesforce hands the settings to a connector once, when its page has loaded. The pages of one agent tell them to each
 * other: to the panel beside a connector, which is given none; and to a connector that was loaded before the definition
 * was saved, which else would know nothing of it until it is loaded anew.
 */

/** A page that came before the connector's asks again after so many milliseconds. */
const ASK_AGAIN = 2_000;

const ASK = { is: 'ask' } as const;

interface Told {
  readonly settings: CallCenterSettings;
  /** When Salesforce handed them out, in milliseconds since the epoch by the browser's clock. */
  readonly at: number;
}

export interface SharedSettings {
  /** Those that Salesforce handed out last, to whichever page; waits for this page's own first. */
  newest(): Promise<CallCenterSettings>;
  readonly dispose: Disposer;
}

/** Tells this page's settings to whoever asks, and to whoever has asked before there were any; and hears of newer ones. */
export function shareSettings(
  channel: TabChannel,
  own: Promise<CallCenterSettings>,
  clock: Clock,
): SharedSettings {
  let known: Told | null = null;
  const tell = (): void => {
    if (known !== null) channel.send({ is: 'settings', ...known });
  };
  const hear = (told: Told): void => {
    if (known === null || told.at > known.at) known = told;
  };
  const handed = own.then((settings) => {
    hear({ settings, at: clock.now() });
    tell();
    return settings;
  });
  // Whoever waits for them hears of it.
  handed.catch(() => undefined);
  const dispose = channel.listen((message) => {
    const told = readTold(message);
    if (told !== null) hear(told);
    else if (isRecord(message) && message['is'] === ASK.is) tell();
  });
  return {
    async newest() {
      // A page that was frozen heard nothing meanwhile; what is answered, the next read finds.
      channel.send(ASK);
      const settings = await handed;
      return known?.settings ?? settings;
    },
    dispose,
  };
}

/** The settings, as soon as a connector's page tells them; it waits for that as long as the page lives. */
export function askForSettings(channel: TabChannel, clock: Clock): Promise<CallCenterSettings> {
  return new Promise((resolve) => {
    let stopAsking: Disposer = () => undefined;
    const stopListening = channel.listen((message) => {
      const told = readTold(message);
      if (told === null) return;
      stopListening();
      stopAsking();
      resolve(told.settings);
    });
    const ask = (): void => {
      stopAsking = clock.after(ASK_AGAIN, ask);
      channel.send(ASK);
    };
    ask();
  });
}

function readTold(message: unknown): Told | null {
  if (!isRecord(message) || message['is'] !== 'settings') return null;
  const { settings, at } = message;
  return isSettings(settings) && typeof at === 'number' ? { settings, at } : null;
}

const isSettings = (value: unknown): value is CallCenterSettings =>
  isRecord(value) && Object.values(value).every(isString);
