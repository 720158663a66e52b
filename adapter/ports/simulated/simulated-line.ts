import type { Failure } from '../../sync/events.js';
import type { Clock } from '../clock.js';
import { PortError, type PortErrorFacts } from '../port-error.js';

/** A way that takes its time and can be lost. What was sent before a loss does not arrive after it. */
export interface SimulatedLine {
  readonly isUp: boolean;
  /** There and back. `what` names the call for {@link failNext}. Rejects with a PortError, or what `act` throws. */
  call<T>(what: string, act: () => T): Promise<T>;
  /** From there, one way. */
  tell(arrive: () => void): void;
  /** The next so many calls of that name fail, without an effect. */
  failNext(what: string, failure: Failure, times: number, facts: PortErrorFacts): void;
  lose(): void;
  restore(): void;
  /** Nothing arrives any more. */
  dispose(): void;
}

const NETWORK: Failure = { kind: 'transient', reason: 'network' };

export const simulatedError = (failure: Failure, facts: PortErrorFacts = {}): PortError =>
  new PortError(failure, 'simulated', facts);

/** `latency`: one way, in milliseconds. */
export function createSimulatedLine(clock: Clock, latency: number): SimulatedLine {
  const failures: { what: string; failure: Failure; times: number; facts: PortErrorFacts }[] = [];
  let reachable = true;
  let disposed = false;
  let era = 0;

  const travel = (): Promise<void> => new Promise((resolve) => void clock.after(latency, resolve));

  return {
    get isUp() {
      return reachable;
    },
    async call<T>(what: string, act: () => T): Promise<T> {
      const sent = era;
      await travel();
      if (!reachable || disposed || sent !== era) throw simulatedError(NETWORK);
      const index = failures.findIndex((each) => each.what === what);
      const ordered = failures[index];
      let answer: { readonly value: T } | { readonly error: unknown };
      if (ordered !== undefined) {
        ordered.times -= 1;
        if (ordered.times <= 0) failures.splice(index, 1);
        answer = { error: simulatedError(ordered.failure, ordered.facts) };
      } else {
        try {
          answer = { value: act() };
        } catch (error) {
          answer = { error };
        }
      }
      await travel();
      if (sent !== era) throw simulatedError(NETWORK);
      if ('error' in answer) throw answer.error;
      return answer.value;
    },
    tell(arrive) {
      const sent = era;
      if (!reachable) return;
      clock.after(latency, () => {
        if (sent === era && !disposed) arrive();
      });
    },
    failNext(what, failure, times, facts) {
      failures.push({ what, failure, times, facts });
    },
    lose() {
      reachable = false;
      era += 1;
    },
    restore() {
      reachable = true;
    },
    dispose() {
      disposed = true;
      era += 1;
    },
  };
}
