import { loadOpenCti, OpenCtiError, type OpenCti } from '@salesforce/open-cti';
import type { CallCenterSettings } from '../definition/definition.js';
import type { Clock } from '../ports/clock.js';
import { HostError, type HostFailure } from '../ports/host.js';
import { systemClock } from '../ports/system-clock.js';
import type { MessageService } from './message-service.js';
import { isRecord } from '../ports/json.js';

export interface SalesforceHost {
  readonly openCti: OpenCti;
  readonly messages: MessageService;
  /**
   * The agent's call center definition, as a flat object of strings. Rejects with a HostError: `noAnswer`, or
   * `settingsRefused` where Salesforce says no or answers with something else.
   */
  settings(): Promise<CallCenterSettings>;
}

export interface HostOptions {
  readonly window: Window;
  /** The org's library: `openCtiScript(version)`. */
  readonly scriptUrl: string;
  /** Milliseconds, for loading and for reading the settings, each. */
  readonly timeLimit: number;
  readonly clock?: Clock;
}

/** The softphone's container may still be starting; it is asked again after so many milliseconds, doubling. */
const CONTAINER_AGAIN = 250;
const CONTAINER_LONGEST = 4_000;

/** Salesforce, as the frame that this page stands in. Rejects with a HostError that says what is wrong. */
export async function connectHost({
  window,
  scriptUrl,
  timeLimit,
  clock = systemClock,
}: HostOptions): Promise<SalesforceHost> {
  let openCti: OpenCti;
  try {
    openCti = await loadOpenCti({ window, scriptUrl, timeLimit });
  } catch (error) {
    throw framed(hostError(error, 'initFailed'), window);
  }
  const host = hostOf(openCti, timeLimit, clock);
  const settings = (): Promise<CallCenterSettings> =>
    host.settings().catch((error: unknown) => {
      throw framed(hostError(error, 'settingsRefused'), window);
    });
  return { ...host, settings };
}

/**
 * What does not answer may be no Salesforce at all: some page that frames an address which Salesforce once made. Asked
 * only where something failed, as an org may frame by way of a page of its own.
 */
function framed(error: HostError, window: Window): HostError {
  if (error.reason !== 'noAnswer' && error.reason !== 'initFailed') return error;
  const named = new URLSearchParams(window.location.search).get('sfdcIframeOrigin');
  // Firefox does not tell.
  const ancestors: unknown = Reflect.get(window.location, 'ancestorOrigins');
  const [parent] = ancestors instanceof DOMStringList ? [...ancestors] : [];
  if (parent === undefined || parent === named) return error;
  return new HostError(
    'otherFrame',
    `This page is framed by ${parent}, and its address names ${named ?? 'nobody'}. Open the softphone in Salesforce.`,
  );
}

/** The same over a library that is loaded already. */
export const hostOf = (openCti: OpenCti, timeLimit: number, clock: Clock): SalesforceHost => ({
  openCti,
  messages: messageService(openCti, clock),
  async settings() {
    const until = clock.now() + timeLimit;
    for (let wait = CONTAINER_AGAIN; ; wait = Math.min(wait * 2, CONTAINER_LONGEST)) {
      const left = until - clock.now();
      try {
        return readSettings(await openCti.getCallCenterSettings(Math.max(left, 1)));
      } catch (error) {
        if (!isStarting(error) || left <= wait) throw hostError(error, 'settingsRefused');
        await new Promise<void>((resolve) => void clock.after(wait, resolve));
      }
    }
  },
});

const isStarting = (error: unknown): boolean =>
  error instanceof OpenCtiError && error.code === 'SOFTPHONE_CONTAINER_ERROR';

function hostError(error: unknown, otherwise: HostFailure): HostError {
  if (error instanceof HostError) return error;
  const message = error instanceof Error ? error.message : 'Open CTI failed for an unknown reason.';
  if (!(error instanceof OpenCtiError)) return new HostError(otherwise, message);
  switch (error.reason) {
    case 'refused':
    case 'invalidCall':
    case 'invalidAnswer':
      return new HostError(otherwise, message);
    default:
      return new HostError(error.reason, message);
  }
}

function readSettings(value: unknown): CallCenterSettings {
  if (!isRecord(value) || Object.keys(value).length === 0) {
    throw new HostError(
      'noCallCenter',
      'Salesforce gave no call center settings. Add the user to a call center, and reload.',
    );
  }
  const settings: Record<string, string> = {};
  for (const [key, text] of Object.entries(value)) {
    // Documented as strings, every one; a number or a boolean is understood all the same.
    if (typeof text === 'string') settings[key] = text;
    else if (typeof text === 'number' || typeof text === 'boolean') settings[key] = String(text);
  }
  return settings;
}

/** Lightning Message Service by Open CTI: a subscription that fails is tried again until it is given up. */
function messageService(openCti: OpenCti, clock: Clock): MessageService {
  return {
    subscribe(channel, listener) {
      let ended = false;
      let end = (): void => {};
      const attempt = (wait: number): void => {
        openCti.subscribe(channel, listener).then(
          (unsubscribe) => {
            if (ended) unsubscribe();
            else end = unsubscribe;
          },
          () => {
            if (ended) return;
            end = clock.after(wait, () => attempt(Math.min(wait * 2, CONTAINER_LONGEST)));
          },
        );
      };
      attempt(CONTAINER_AGAIN);
      return () => {
        if (ended) return;
        ended = true;
        end();
      };
    },
    publish(channel, message) {
      // A message that is lost is noticed by whoever waits for its answer.
      openCti.publish(channel, message).catch(() => undefined);
    },
  };
}
