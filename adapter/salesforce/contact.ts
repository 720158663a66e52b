import type { Clock } from '../ports/clock.js';
import type { Disposer } from '../ports/disposer.js';
import { lossOf, type OmniCondition, type OmniPortEvent } from '../ports/omni.js';

/** Probes of an Omni-Channel that does not answer: after 5 s, doubling to 60 s. */
const PROBE_FIRST = 5_000;
const PROBE_LONGEST = 60_000;

/** Where the bridge is: not heard of yet, there, not found, or no longer heard. */
export type BridgeHealth = 'waiting' | 'up' | 'missing' | 'silent';

/** What the toolkit's answers and events say of Omni-Channel itself. */
export type OmniHealth =
  'unknown' | 'ok' | 'missing' | 'connectionError' | 'duplicateLogin' | 'maintenance';

/** Whether Omni-Channel can be reached by way of the bridge, and the trying when it cannot. */
export interface Contact {
  readonly omni: OmniHealth;
  /** It has answered since the page was loaded. */
  readonly answeredEver: boolean;
  setBridge(health: BridgeHealth): void;
  setOmni(health: OmniHealth): void;
  /** Something may have been missed: whoever listens reads afresh. */
  startAfresh(): void;
  /** Probes now instead of later. */
  probe(): void;
  dispose(): void;
}

/**
 * `probe` asks Omni-Channel once and tells what came of it by `setOmni`; it never rejects. `emit` hears conditions
 * and the loss and return of the side.
 */
export function createContact({
  clock,
  emit,
  probe,
}: {
  readonly clock: Clock;
  readonly emit: (event: OmniPortEvent) => void;
  readonly probe: () => Promise<void>;
}): Contact {
  let bridge: BridgeHealth = 'waiting';
  let omni: OmniHealth = 'unknown';
  let answeredEver = false;
  let condition: OmniCondition = 'connecting';
  let lost = false;
  /** Something was missed before Omni-Channel was ready: what a read under way tells may be old. */
  let missedEarly = false;
  let probes = 0;
  let probing = false;
  /** Takes back the probe that is due, where one is. */
  let due: Disposer | null = null;
  let disposed = false;

  const conditionNow = (): OmniCondition => {
    switch (bridge) {
      case 'waiting':
        return 'connecting';
      case 'missing':
        return 'bridgeMissing';
      case 'silent':
        return 'bridgeSilent';
      case 'up':
    }
    switch (omni) {
      case 'ok':
        return 'ready';
      case 'unknown':
        // A bridge that has come back is not ready before Omni-Channel has answered by it.
        return lost ? condition : 'connecting';
      case 'missing':
        return 'omniMissing';
      default:
        return omni;
    }
  };

  const notDue = (): void => {
    due?.();
    due = null;
  };

  const probeNow = (): void => {
    if (probing || disposed || bridge !== 'up') return;
    notDue();
    probing = true;
    void probe().then(() => {
      probing = false;
      probeLater();
    });
  };

  const probeLater = (): void => {
    if (disposed || bridge !== 'up' || omni === 'ok' || probing || due) return;
    due = clock.after(Math.min(PROBE_FIRST * 2 ** Math.min(probes, 10), PROBE_LONGEST), probeNow);
    probes += 1;
  };

  const review = (): void => {
    const now = conditionNow();
    if (now !== condition) {
      condition = now;
      emit({ type: 'condition', condition });
    }
    const reason = lossOf(now);
    if (reason !== null && !lost) {
      lost = true;
      emit({ type: 'reach', side: 'omni', is: 'lost', reason });
    } else if (now === 'ready' && lost) {
      lost = false;
      missedEarly = false;
      emit({ type: 'reach', side: 'omni', is: 'back' });
    } else if (now === 'ready' && missedEarly) startAfresh();
    if (now === 'ready' || bridge !== 'up') {
      notDue();
      probes = 0;
    }
  };

  const startAfresh = (): void => {
    if (lost) return;
    if (condition !== 'ready') {
      missedEarly = true;
      return;
    }
    missedEarly = false;
    emit({ type: 'reach', side: 'omni', is: 'lost', reason: 'connection' });
    emit({ type: 'reach', side: 'omni', is: 'back' });
  };

  return {
    get omni() {
      return omni;
    },
    get answeredEver() {
      return answeredEver;
    },
    setBridge(next) {
      const replaced = bridge === 'up' && next === 'up';
      bridge = next;
      if (next === 'up' && lost && omni === 'ok') omni = 'unknown';
      review();
      if (next !== 'up') return;
      if (omni !== 'ok') probeNow();
      else if (replaced) startAfresh();
    },
    setOmni(next) {
      omni = next;
      answeredEver ||= next === 'ok';
      review();
      probeLater();
    },
    startAfresh,
    probe() {
      probes = 0;
      probeNow();
    },
    dispose() {
      disposed = true;
      notDue();
    },
  };
}
