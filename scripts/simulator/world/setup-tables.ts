import { id18 } from '../console/salesforce-id.js';
import type { SalesforceUser } from '../world.js';
import type { OmniStatusSeed } from './omni-side.js';
import type { Row, StoredDefinition } from './setup-side.js';

/** The rows behind the settings page's questions: statuses, agents, and who has been given what. */

const CHANNEL = id18('0N905Y000001chA');
const id = (text: string): string => (text.length === 15 ? id18(text) : text);

const AGENT_PROFILE = id18('00e5Y000001pAgt');
const OTHER_PROFILE = id18('00e5Y000001pSup');
/** Every profile has a permission set of its own. */
const PROFILE_SET = id18('0PS5Y000001sPrf');
const OTHER_PROFILE_SET = id18('0PS5Y000001sPr2');
const STATUSES_SET = id18('0PS5Y000001sOmn');
const GROUPED_SET = id18('0PS5Y000001sGrp');
const GROUP = id18('0PG5Y000001gOmn');

interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly profile: string;
  /** Permission sets and groups. */
  readonly has: readonly string[];
}

/**
 * Five agents. The statuses that take work are given by a permission set, the others by another in a group, all
 * but the last of these by the agents' profile too: one agent, of another profile and without the group, lacks some.
 */
const colleagues = (robin: SalesforceUser): readonly Colleague[] => [
  {
    id: id18('0055Y00000Tanak'),
    name: 'Aiko Tanaka',
    profile: AGENT_PROFILE,
    has: [STATUSES_SET, GROUP],
  },
  {
    id: id18('0055Y00000Okafr'),
    name: 'Dana Okafor',
    profile: AGENT_PROFILE,
    has: [STATUSES_SET, GROUP],
  },
  {
    id: id18('0055Y00000Orteg'),
    name: 'Luis Ortega',
    profile: OTHER_PROFILE,
    has: [STATUSES_SET, OTHER_PROFILE_SET],
  },
  {
    id: id18('0055Y00000Bergm'),
    name: 'Mina Berg',
    profile: AGENT_PROFILE,
    has: [STATUSES_SET, GROUP],
  },
  { id: id(robin.id), name: robin.name, profile: AGENT_PROFILE, has: [STATUSES_SET, GROUP] },
];

/** The one who lacks a status, and which. */
const LACKING = { agent: 'Luis Ortega', apiName: 'Transition' };

export interface SetupTablesOptions {
  readonly statuses: readonly OmniStatusSeed[];
  readonly definitions: readonly StoredDefinition[];
  /** Internal name of the call center that the agents are assigned to. */
  readonly assigned: string;
  readonly robin: SalesforceUser;
}

export function setupTables(options: SetupTablesOptions): Readonly<Record<string, readonly Row[]>> {
  const { statuses, definitions, assigned, robin } = options;
  const people = colleagues(robin);
  const center = definitions.find(({ record }) => record.internalName === assigned)?.id ?? null;
  const grant = (parent: string, status: OmniStatusSeed): Row => ({
    ParentId: parent,
    SetupEntityId: id(status.id),
    SetupEntityType: 'ServicePresenceStatus',
  });
  const lacked = (status: OmniStatusSeed): boolean => status.apiName === LACKING.apiName;
  return {
    ServicePresenceStatus: statuses.map((status) => ({
      Id: id(status.id),
      MasterLabel: status.name,
      DeveloperName: status.apiName,
    })),
    ServiceChannelStatus: statuses
      .filter(({ online }) => online)
      .map((status) => ({ ServiceChannelId: CHANNEL, ServicePresenceStatusId: id(status.id) })),
    CallCenter: definitions.map(({ id: ownId, record, changed }) => ({
      Id: ownId,
      Name: record.displayName,
      InternalName: record.internalName,
      LastModifiedDate: new Date(changed).toISOString().replace('Z', '+0000'),
    })),
    User: people.map(({ id: user, name, profile }) => ({
      Id: user,
      Name: name,
      ProfileId: profile,
      CallCenterId: center,
      IsActive: true,
    })),
    SetupEntityAccess: statuses.flatMap((status) => {
      if (lacked(status)) return [grant(GROUPED_SET, status)];
      return [grant(STATUSES_SET, status), grant(PROFILE_SET, status)];
    }),
    PermissionSet: [
      permissionSet(PROFILE_SET, AGENT_PROFILE),
      permissionSet(OTHER_PROFILE_SET, OTHER_PROFILE),
      permissionSet(STATUSES_SET, null),
      permissionSet(GROUPED_SET, null),
    ],
    PermissionSetGroupComponent: [{ PermissionSetGroupId: GROUP, PermissionSetId: GROUPED_SET }],
    PermissionSetAssignment: people.flatMap(({ id: user, has }) =>
      has.map((given) => ({
        AssigneeId: user,
        PermissionSetId: given === GROUP ? null : given,
        PermissionSetGroupId: given === GROUP ? GROUP : null,
      })),
    ),
  };
}

const permissionSet = (ownId: string, profile: string | null): Row => ({
  Id: ownId,
  ProfileId: profile,
  IsOwnedByProfile: profile !== null,
});
