import type { Disposer } from '../../ports/disposer.js';
import { isRecord } from '../../ports/json.js';

/** The part of the page's window that is used. */
export interface GuardedWindow {
  readonly parent: unknown;
  addEventListener(type: 'message', listener: (event: MessageLike) => void, capture: true): void;
  removeEventListener(type: 'message', listener: (event: MessageLike) => void, capture: true): void;
}

export interface MessageLike {
  readonly data: unknown;
  readonly origin: string;
  readonly source: unknown;
  stopImmediatePropagation(): void;
}

/** Salesforce's own hosts, as the connector's library has them, in the exact form of an origin. */
const SALESFORCE =
  /^https:\/\/(?:[\w-]+\.)+(?:lightning\.force\.com|vf\.force\.com|stm\.force\.com|salesforce\.com|my\.salesforce-sites\.com|(?:lightning\.)?(?:pc-rnd|crm\.dev)\.force\.com)(?::\d+)?$/;

/**
 * The library takes the first `SETUP_CONNECTOR` that it hears, from whomever, and listens to nobody afterwards: a page
 * that speaks before Salesforce does would take the connector over, or leave it deaf. So no other page is heard at all:
 * only one that frames this one, and is Salesforce's. To be called before the library listens.
 */
export function guardSetup(window: GuardedWindow): Disposer {
  const isOurs = (source: unknown): boolean => {
    for (let frame: unknown = window, depth = 0; depth < 20; depth += 1) {
      const parent: unknown = parentOf(frame);
      if (parent === frame || parent === undefined) return false;
      if (parent === source) return true;
      frame = parent;
    }
    return false;
  };
  const look = (event: MessageLike): void => {
    const { data, origin, source } = event;
    if (!isRecord(data) || data['type'] !== 'SETUP_CONNECTOR') return;
    if (!SALESFORCE.test(origin) || !isOurs(source)) event.stopImmediatePropagation();
  };
  window.addEventListener('message', look, true);
  return () => window.removeEventListener('message', look, true);
}

function parentOf(frame: unknown): unknown {
  return typeof frame === 'object' && frame !== null ? Reflect.get(frame, 'parent') : undefined;
}
