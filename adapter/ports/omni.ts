import type {
  LossReason,
  OmniStatusEvent,
  Reading,
  ReachEvent,
  WorkEvent,
  WorkloadEvent,
} from '../sync/events.js';
import type { Status } from '../sync/status.js';
import type { OmniStatusRecord } from '../definition/catalog.js';
import type { Disposer } from './disposer.js';

/**
 * Where the way to Omni-Channel stands. `connecting`: no answer yet; `ready`: it answers; `bridgeMissing`: nothing
 * answered within the time limit since the page loaded; `bridgeSilent`: it answered before and does no more;
 * `omniMissing`: the bridge answers, but the app has no Omni-Channel utility; `connectionError`: Omni-Channel
 * lost its connection; `duplicateLogin` and `maintenance`: it logged the agent out for that reason.
 */
export type OmniCondition =
  | 'connecting'
  | 'ready'
  | 'bridgeMissing'
  | 'bridgeSilent'
  | 'omniMissing'
  | 'connectionError'
  | 'duplicateLogin'
  | 'maintenance';

/**
 * By which way Omni-Channel is reached: the bridge in the console's utility bar, the Console Integration Toolkit in the
 * softphone's own page, or the bridge because that toolkit was asked for and does not work there. `alone`: the host itself,
 * which tells statuses and no work.
 */
export type OmniWay = 'bridge' | 'console' | 'bridgeInstead' | 'alone';

/** Why the side counts as lost in a condition; `null` where it does not. */
export function lossOf(condition: OmniCondition): LossReason | null {
  switch (condition) {
    case 'connecting':
    case 'ready':
      return null;
    case 'bridgeMissing':
    case 'bridgeSilent':
      return 'bridgeSilent';
    case 'connectionError':
      return 'connection';
    default:
      return condition;
  }
}

export type OmniPortEvent =
  | OmniStatusEvent
  | WorkEvent
  | WorkloadEvent
  | ReachEvent
  | { readonly type: 'learnt'; readonly statuses: readonly OmniStatusRecord[] }
  | { readonly type: 'condition'; readonly condition: OmniCondition };

/** Who wanted a status: the sync by a rule, or the agent by a click in the panel. */
export type WrittenBy = 'sync' | 'agent';

/** Omni-Channel, as far as an agent's day needs it. */
export interface OmniPort {
  /**
   * Events in the order of their arrival. Registers synchronously, so that none of the start is lost.
   * The port keeps the contact alive by itself: it sends `reach lost` when the side cannot be reached, and
   * `reach back` when it answers again.
   */
  listen(listener: (event: OmniPortEvent) => void): Disposer;
  /** Reads status, work items and workload afresh. Rejects with a PortError; never hangs longer than 10 s. */
  read(): Promise<Extract<Reading, { side: 'omni' }>>;
  /** Sets a status; Offline is a logout. Resolves when Omni-Channel took it. Rejects with a PortError. */
  set(status: Status, by: WrittenBy): Promise<void>;
  /** Ends every listener and timer. */
  dispose(): void;
}
