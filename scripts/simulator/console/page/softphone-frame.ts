import type { SetUpFault } from '../../world/set-up-fault.js';

/** A number of pixels from a setting, within what Lightning takes. */
function pixels(value: string | undefined, least: number, most: number, otherwise: number): number {
  const number = Number(value);
  return Number.isFinite(number) && number > 0
    ? Math.min(most, Math.max(least, number))
    : otherwise;
}

export interface SoftphoneFrame {
  readonly element: HTMLIFrameElement;
  readonly origin: string;
  readonly width: number;
  readonly height: number;
}

/**
 * The frame of the definition's `reqAdapterUrl`, as Salesforce makes it: a relative address is a page on the
 * Visualforce host, and `sfdcIframeOrigin` and `mode` are added to its query.
 */
export function makeSoftphoneFrame(
  settings: Readonly<Record<string, string>>,
  softphoneOrigin: string,
  fault: SetUpFault | null,
): SoftphoneFrame {
  const address = new URL(settings['/reqGeneralInfo/reqAdapterUrl'] ?? '/', softphoneOrigin);
  const { origin } = window.location;
  // Classic, and a Visualforce page, name it with a capital F.
  if (fault === 'classic') address.searchParams.set('sfdcIFrameOrigin', origin);
  else if (fault === 'stranger') {
    address.searchParams.set('sfdcIframeOrigin', origin.replace(/:\d+$/, ':1'));
  } else if (fault !== 'noOrigin') address.searchParams.set('sfdcIframeOrigin', origin);
  if (fault !== 'noMode') address.searchParams.set('mode', 'Lightning');
  const element = document.createElement('iframe');
  element.src = address.href;
  element.title = 'Open CTI Softphone';
  element.className = 'softphone-frame';
  element.allow = 'microphone; autoplay; clipboard-write';
  return {
    element,
    origin: address.origin,
    width: pixels(settings['/reqGeneralInfo/reqSoftphoneWidth'], 200, 1920, 400),
    height: pixels(settings['/reqGeneralInfo/reqSoftphoneHeight'], 240, 2560, 550),
  };
}

const FORGET_LIMIT_MS = 2000;

/**
 * Makes the softphones forget their memory, by a page of their own origin in this console's partition of its storage.
 * Resolves when it has, or cannot.
 */
export function forgetSoftphones(softphoneOrigin: string): Promise<void> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.hidden = true;
    frame.title = 'Forgetting';
    const end = (): void => {
      clearTimeout(limit);
      window.removeEventListener('message', hear);
      frame.remove();
      resolve();
    };
    const hear = (event: MessageEvent<unknown>): void => {
      if (event.source !== frame.contentWindow || event.origin !== softphoneOrigin) return;
      if (event.data === 'forgotten') end();
    };
    const limit = setTimeout(end, FORGET_LIMIT_MS);
    window.addEventListener('message', hear);
    frame.src = new URL('/simulator/forget', softphoneOrigin).href;
    document.body.append(frame);
  });
}
