import { isRecord } from '../../../../adapter/ports/json.js';
import type { Disposer } from '../../../../adapter/ports/disposer.js';

export interface ConsoleToolkitOptions {
  readonly window: Window;
  readonly frame: HTMLIFrameElement;
  readonly origin: string;
  readonly toolkit: (method: string, args: unknown) => Promise<unknown>;
}

/** The host side of the simulator's `integration.js`: the Omni-Channel toolkit, by callbacks in a frame. */
export function hostConsoleToolkit(options: ConsoleToolkitOptions): Disposer {
  const { window, frame, origin, toolkit } = options;
  const answer = (callId: number, result: object): void =>
    frame.contentWindow?.postMessage({ apiType: 'console', callId, result }, origin);
  const hear = (event: MessageEvent<unknown>): void => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    const { data } = event;
    if (!isRecord(data) || data['apiType'] !== 'console') return;
    const { methodName, callId, args } = data;
    if (typeof methodName !== 'string' || typeof callId !== 'number') return;
    toolkit(methodName, args).then(
      (value) => answer(callId, { success: true, ...(isRecord(value) ? value : {}) }),
      (error: unknown) =>
        answer(callId, { success: false, error: error instanceof Error ? error.message : '' }),
    );
  };
  window.addEventListener('message', hear);
  return () => window.removeEventListener('message', hear);
}
