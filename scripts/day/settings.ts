/** The section omniSync of the preset *work in both, one blocks the other*, by names; `changes` are laid over it. */
export const workInBoth = (
  changes: Readonly<Record<string, string>> = {},
): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      definitionVersion: '1',
      enabled: 'true',
      mappedOmniStatus: 'Available_Chat',
      leavingMappedStatus: 'AVAILABLE',
      leavingOnQueueStatus: 'Transition',
      salesforceWorkStatus: 'BUSY',
      pureCloudWorkStatus: 'Busy',
      ...changes,
    }).map(([item, value]) => [`/omniSync/${item}`, value]),
  );
