import type { HoldCondition, HoldRule, PairRule, Rule, RuleSet } from '../rules.js';
import type { Side, Status } from '../status.js';

/** The five rules of a version 1 definition that leaves nothing out: M is Chat, T1 AVAILABLE, T2 Transition, T3 BUSY, T4 Busy. */
export const PAIR: PairRule = { name: 'mapped', kind: 'pair', omni: 'Chat', pureCloud: 'ON_QUEUE' };
export const LEAVING_MAPPED: Rule = {
  name: 'leavingMapped',
  kind: 'leaves',
  side: 'omni',
  status: 'Chat',
  set: 'AVAILABLE',
};
export const LEAVING_ON_QUEUE: Rule = {
  name: 'leavingOnQueue',
  kind: 'leaves',
  side: 'pureCloud',
  status: 'ON_QUEUE',
  set: 'Transition',
};

const ANY_WORK: HoldCondition = {
  on: 'salesforceWork',
  objects: null,
  from: 'accepted',
  atPercent: null,
};
const ANY_INTERACTION: HoldCondition = {
  on: 'pureCloudWork',
  media: null,
  from: 'connected',
  until: 'wrapup',
};

/** `while salesforce work …`: what is not said is as in version 1. */
export const whileWork = (
  status: Status,
  condition: Partial<Extract<HoldCondition, { on: 'salesforceWork' }>> = {},
  name = 'salesforceWork',
): HoldRule => ({
  name,
  kind: 'hold',
  side: 'pureCloud',
  status,
  condition: { ...ANY_WORK, ...condition },
  always: true,
});

/** `while pureCloud work …`: what is not said is as in version 1. */
export const whileInteraction = (
  status: Status,
  condition: Partial<Extract<HoldCondition, { on: 'pureCloudWork' }>> = {},
  name = 'pureCloudWork',
): HoldRule => ({
  name,
  kind: 'hold',
  side: 'omni',
  status,
  condition: { ...ANY_INTERACTION, ...condition },
  always: true,
});

/** Any other `while` rule. */
export const whileIn = (
  name: string,
  side: Side,
  status: Status,
  condition: HoldCondition,
): HoldRule => ({
  name,
  kind: 'hold',
  side,
  status,
  condition,
  always: true,
});

export const VERSION_1: readonly Rule[] = [
  PAIR,
  LEAVING_MAPPED,
  LEAVING_ON_QUEUE,
  whileWork('BUSY'),
  whileInteraction('Busy'),
];

/** A definition with sync on, version 1's rules and nothing to do at the start, but for what is given. */
export const definition = (given: Partial<RuleSet> = {}): RuleSet => ({
  enabled: true,
  rules: VERSION_1,
  startupAuthority: 'none',
  duringHold: 'override',
  externallyRoutedWork: [],
  onQueue: 'ON_QUEUE',
  pureCloudOffline: 'OFFLINE',
  omniWithoutChannels: ['Busy', 'Lunch', 'Transition'],
  ...given,
});
