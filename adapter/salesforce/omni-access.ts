import type { OmniPortEvent, OmniWay } from '../ports/omni.js';
import { createListeners } from '../ports/listeners.js';
import type { OmniChannel } from './omni-client.js';

export interface OmniAccessOptions {
  readonly bridge: OmniChannel;
  /** Over the Console Integration Toolkit; `null`: it does not work in this page. */
  readonly loadConsole: () => Promise<OmniChannel | null>;
}

/** Omni-Channel by whichever way the definition asks for. */
export interface OmniAccess extends OmniChannel {
  /** To be called with each reading of the definition; the first one counts for as long as the page lives. */
  use(wanted: 'bridge' | 'console'): void;
  way(): OmniWay;
}

/**
 * Begins with the bridge, as nothing is known of the definition yet, and leaves it for the console's toolkit where that
 * is asked for and works.
 */
export function createOmniAccess({ bridge, loadConsole }: OmniAccessOptions): OmniAccess {
  const listeners = createListeners<OmniPortEvent>();
  let current = bridge;
  let way: OmniWay = 'bridge';
  let decided = false;
  let lost = false;
  let disposed = false;

  function forward(from: OmniChannel): void {
    from.listen((event) => {
      if (from !== current) return;
      // What the former way had lost is back by this one.
      const isBack = lost && event.type === 'condition' && event.condition === 'ready';
      if (event.type === 'reach') lost = event.is === 'lost';
      listeners.tell(event);
      if (isBack && lost) {
        lost = false;
        listeners.tell({ type: 'reach', side: 'omni', is: 'back' });
      }
    });
  }
  forward(bridge);

  async function takeConsole(): Promise<void> {
    const console = await loadConsole().catch(() => null);
    if (disposed) console?.dispose();
    else if (console === null) way = 'bridgeInstead';
    else {
      const former = current;
      current = console;
      way = 'console';
      forward(console);
      former.dispose();
      // What happened between the two is known to neither: it is read afresh once the new one answers.
      if (!lost) {
        lost = true;
        listeners.tell({ type: 'reach', side: 'omni', is: 'lost', reason: 'connection' });
      }
    }
  }

  return {
    listen: (listener) => listeners.add(listener),
    read: () => current.read(),
    set: (status, by) => current.set(status, by),
    retryNow: () => current.retryNow(),
    use(wanted) {
      if (decided) return;
      decided = true;
      if (wanted === 'console') void takeConsole();
    },
    way: () => way,
    dispose() {
      disposed = true;
      listeners.clear();
      current.dispose();
    },
  };
}
