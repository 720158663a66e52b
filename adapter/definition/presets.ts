import { writeStatus, type OmniRef } from './status-ref.js';

/** The items of section `omniSync`, version 1, that a preset decides. */
export interface PresetItems {
  readonly mappedOmniStatus: string;
  readonly leavingMappedStatus: string;
  readonly leavingOnQueueStatus: string;
  readonly salesforceWorkStatus: string;
  readonly pureCloudWorkStatus: string;
  readonly externallyRoutedWork: string;
}

const NONE = 'none';

/**
 * Work in one product at a time: an agent on queue is busy in Omni-Channel. `mapped` and `transition` are both
 * busy-type statuses.
 */
export const oneProductAtATime = (statuses: {
  readonly mapped: OmniRef;
  readonly transition: OmniRef;
}): PresetItems => ({
  mappedOmniStatus: writeStatus(statuses.mapped),
  leavingMappedStatus: 'AVAILABLE',
  leavingOnQueueStatus: writeStatus(statuses.transition),
  salesforceWorkStatus: NONE,
  pureCloudWorkStatus: NONE,
  externallyRoutedWork: NONE,
});

/**
 * Work in both, one blocks the other: `mapped` is an available-type status, `transition` and `busy` are busy-type
 * ones.
 */
export const workInBoth = (statuses: {
  readonly mapped: OmniRef;
  readonly transition: OmniRef;
  readonly busy: OmniRef;
}): PresetItems => ({
  mappedOmniStatus: writeStatus(statuses.mapped),
  leavingMappedStatus: 'AVAILABLE',
  leavingOnQueueStatus: writeStatus(statuses.transition),
  salesforceWorkStatus: 'BUSY',
  pureCloudWorkStatus: writeStatus(statuses.busy),
  externallyRoutedWork: NONE,
});

/** Work in both, with external routing: PureCloud routes messaging sessions itself, and knows the agent's capacity. */
export const externalRouting = (statuses: {
  readonly mapped: OmniRef;
  readonly busy: OmniRef;
}): PresetItems => ({
  mappedOmniStatus: writeStatus(statuses.mapped),
  leavingMappedStatus: 'AWAY',
  leavingOnQueueStatus: writeStatus(statuses.busy),
  salesforceWorkStatus: 'BUSY',
  pureCloudWorkStatus: writeStatus(statuses.mapped),
  externallyRoutedWork: 'MessagingSession',
});
