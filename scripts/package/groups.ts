/** What an org can be given, in four parts; docs/components.md tells each component. */

/** A part of the package: what is deployed together. */
export type GroupName = 'softphone' | 'definitions' | 'samples' | 'trusted-urls';

export interface Group {
  readonly name: GroupName;
  readonly about: string;
  /** Folders of the project whose content is metadata in source format. */
  readonly from: readonly string[];
  /** Other groups that must be in the org first, or come along. */
  readonly needs: readonly GroupName[];
}

export const GROUPS: readonly Group[] = [
  {
    name: 'softphone',
    about: 'the softphone itself; deployed again with every version',
    from: [
      'static-resources/tabs',
      'static-resources/permissionsets',
      'adapter/omni-bridge/aura',
      'adapter/omni-bridge/messageChannels',
    ],
    needs: [],
  },
  {
    name: 'definitions',
    about: 'call center definitions to start from; an org wants one of them, once',
    from: ['callcenter/metadata/callCenters'],
    needs: ['softphone'],
  },
  {
    name: 'samples',
    about: 'a console app and presence statuses to try the softphone with',
    from: [
      'static-resources/samples/applications',
      'static-resources/samples/flexipages',
      'static-resources/samples/permissionsets',
      'static-resources/samples/servicePresenceStatuses',
    ],
    needs: ['softphone'],
  },
  {
    name: 'trusted-urls',
    about: "PureCloud's hosts, for pages under Salesforce's Content Security Policy",
    from: ['static-resources/trusted-urls/cspTrustedSites'],
    needs: [],
  },
];
