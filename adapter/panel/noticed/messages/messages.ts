import type { RoutingStatus } from '../../../sync/events.js';

/** What the panel says of times in state, and of how it tells its agent of what alerts. */
export interface NoticedMessages {
  /** For those who do not see the running time, and for whoever points at it; `time` is a time of day. */
  readonly since: (time: string) => string;
  /** A running time of an hour or more. */
  readonly hours: (hours: number, minutes: number) => string;
  /** What PureCloud does with an agent on queue. */
  readonly routing: Readonly<Record<Exclude<RoutingStatus, 'OFF_QUEUE'>, string>>;

  /** Name of the menu and of its button. */
  readonly title: string;
  /** Added to the button's name where something keeps the agent from being told. */
  readonly attention: string;
  readonly ringtone: string;
  readonly volume: string;
  /** `volume` is 0 to 100. */
  readonly percent: (volume: number) => string;
  readonly listen: string;
  readonly notifications: string;
  readonly allow: string;
  readonly close: string;
  /** What keeps the ringtone from being heard. */
  readonly sound: Readonly<Record<'blocked' | 'missing' | 'switchedOff', string>>;
  /** What keeps the system from showing what alerts. */
  readonly permission: Readonly<
    Record<'ask' | 'denied' | 'framed' | 'missing' | 'switchedOff', string>
  >;
}
