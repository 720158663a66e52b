import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import { PortError } from '../../ports/port-error.js';
import type { Status } from '../../sync/status.js';

/** Statuses that Salesforce was asked to set and has not confirmed. It answers nothing; what becomes of it shows. */
export interface AskedStatuses {
  /**
   * Asks for a status, by the Id in Salesforce's own writing. Resolves when it shows; rejects with a PortError when it
   * does not within so many milliseconds, or sooner where a look shows that it was not taken.
   */
  set(status: Status, id: string, limit: number): Promise<void>;
  /** It shows, by whatever way. */
  confirm(status: Status): void;
  /** It shows, and was told to whoever listens. Whether it had been asked for: each asking explains one telling. */
  take(status: Status): boolean;
  dispose(): void;
}

/** By then a status that was taken shows; in milliseconds. */
const LOOK_AFTER = 1_000;

/** What is told later than so many milliseconds after it was asked for is somebody else's doing. */
const EXPLAINS_FOR = 5_000;

interface Asked {
  readonly status: Status;
  /** When it was asked for, in milliseconds since the epoch. */
  readonly at: number;
  readonly confirm: () => void;
  readonly fail: (error: PortError) => void;
}

export function createAskedStatuses({
  clock,
  current,
  ask,
}: {
  readonly clock: Clock;
  /** What the agent has now; `null`: only what is told is known. */
  readonly current: () => Promise<Status | null>;
  readonly ask: (id: string) => void;
}): AskedStatuses {
  const open = new Set<Asked>();
  /** Confirmed by one way, and expected to be told by the other. */
  const expected = new Set<Asked>();

  function confirm(status: Status): void {
    for (const asked of [...open]) if (asked.status === status) asked.confirm();
  }

  return {
    set: (status, id, limit) =>
      new Promise<void>((resolve, reject) => {
        let stopLook: Disposer = () => undefined;
        let stopLimit: Disposer = () => undefined;
        const end = (): void => {
          open.delete(asked);
          stopLook();
          stopLimit();
        };
        const asked: Asked = {
          status,
          at: clock.now(),
          confirm() {
            end();
            resolve();
          },
          fail(error) {
            end();
            expected.delete(asked);
            reject(error);
          },
        };
        const look = async (): Promise<void> => {
          const now = await current();
          if (now === null || !open.has(asked)) return;
          if (now === status) asked.confirm();
          else asked.fail(notTaken());
        };
        open.add(asked);
        expected.add(asked);
        stopLook = clock.after(LOOK_AFTER, () => void look().catch(() => undefined));
        stopLimit = clock.after(limit, () => asked.fail(noAnswer()));
        ask(id);
      }),
    confirm,
    take(status) {
      confirm(status);
      for (const asked of [...expected]) {
        if (clock.now() - asked.at > EXPLAINS_FOR) expected.delete(asked);
      }
      const found = [...expected].find((asked) => asked.status === status);
      return found !== undefined && expected.delete(found);
    },
    dispose() {
      for (const asked of [...open]) asked.fail(noAnswer());
      expected.clear();
    },
  };
}

const notTaken = (): PortError =>
  new PortError(
    { kind: 'transient', reason: 'network' },
    'Salesforce did not take the status that it was asked to set.',
  );

const noAnswer = (): PortError =>
  new PortError(
    { kind: 'transient', reason: 'timeout' },
    'Salesforce did not show in time the status that it was asked to set.',
  );
