import type { Side, Status } from './status.js';

/** `any`: every status that no earlier rule of the same kind names. */
export type StatusOrAny = Status | { readonly any: true };

/** PureCloud's media types, as a definition writes them; an open set. */
export type Media = string;

/** `name` is the word that the timeline prints for what a rule did: `mapped`, or an item such as `rule7`. */
interface Named {
  readonly name: string;
}

/** The two statuses follow each other, in both directions. */
export interface PairRule extends Named {
  readonly kind: 'pair';
  readonly omni: Status;
  readonly pureCloud: Status;
}

/** When `side` becomes `status`, the base of the other side becomes `set`. */
export interface IsRule extends Named {
  readonly kind: 'is';
  readonly side: Side;
  readonly status: StatusOrAny;
  readonly set: Status;
}

/** When `side` leaves `status`, the base of the other side becomes `set`. */
export interface LeavesRule extends Named {
  readonly kind: 'leaves';
  readonly side: Side;
  readonly status: StatusOrAny;
  readonly set: Status;
}

/** A change of `side` to `status` changes nothing on the other side. Counts as an `is` rule. */
export interface IgnoreRule extends Named {
  readonly kind: 'ignore';
  readonly side: Side;
  readonly status: StatusOrAny;
}

/** An Omni-Channel status change that the platform made for this reason sets PureCloud's base. */
export interface AfterRule extends Named {
  readonly kind: 'after';
  readonly reason: 'pushTimeout' | 'decline';
  readonly set: Status;
}

/** What keeps a hold in force. */
export type HoldCondition =
  | {
      readonly on: 'salesforceWork';
      /** Object names or key prefixes; `null`: every object. */
      readonly objects: readonly string[] | null;
      readonly from: 'assigned' | 'accepted';
      /** Percent of the configured capacity, 0 to 100; `null`: any. */
      readonly atPercent: number | null;
    }
  | {
      readonly on: 'pureCloudWork';
      /** `null`: every media type. */
      readonly media: readonly Media[] | null;
      readonly from: 'alerting' | 'connected';
      readonly until: 'disconnected' | 'wrapup';
    }
  | { readonly on: 'notResponding' }
  | {
      readonly on: 'unreachable';
      readonly side: Side;
      /** Seconds without contact before it holds. */
      readonly forSeconds: number;
    };

/** While `condition` is in force, `side` shows `status` instead of its base. */
export interface HoldRule extends Named {
  readonly kind: 'hold';
  readonly side: Side;
  readonly status: Status;
  readonly condition: HoldCondition;
  /** Without it only a status that takes work is covered. Offline is never covered. */
  readonly always: boolean;
}

export type Rule = PairRule | IsRule | LeavesRule | IgnoreRule | AfterRule | HoldRule;

export type StartupAuthority = 'ask' | 'pureCloud' | 'omni' | 'none';

/**
 * What the engine runs on: a definition whose statuses have been resolved against the two orgs.
 * Version 1 compiles to five rules, version 2 to any number; there is one engine.
 */
export interface RuleSet {
  /** False: nothing is ever written, and bases follow what is there. */
  readonly enabled: boolean;
  readonly rules: readonly Rule[];
  readonly startupAuthority: StartupAuthority;
  /** `queue`: what an agent chooses under a hold waits for its end. */
  readonly duringHold: 'override' | 'queue';
  /** Object names or key prefixes whose work items PureCloud routes itself. */
  readonly externallyRoutedWork: readonly string[];
  /** PureCloud's On Queue, Q. */
  readonly onQueue: Status;
  /** PureCloud's OFFLINE; never covered by a hold. */
  readonly pureCloudOffline: Status;
  /** Omni-Channel statuses known to have no channel, so that they take no work. */
  readonly omniWithoutChannels: readonly Status[];
}
