import { PortError } from '../port-error.js';

/** How a contract waits for a port's calls in a world whose time has to be driven. */
export interface PortCalls {
  /** The call's own end, once the world has brought it about. */
  done<T>(call: Promise<T>): Promise<T>;
  /** The PortError that it rejects with; anything else fails the test. */
  failure(call: Promise<unknown>): Promise<PortError>;
}

export function portCalls(until: (met: () => boolean) => Promise<unknown>): PortCalls {
  async function done<T>(call: Promise<T>): Promise<T> {
    let settled = false;
    call.then(
      () => (settled = true),
      () => (settled = true),
    );
    await until(() => settled);
    return call;
  }

  return {
    done,
    async failure(call) {
      const error: unknown = await done(call).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (!(error instanceof PortError))
        throw new Error(`Expected a PortError, got ${String(error)}.`);
      return error;
    },
  };
}
