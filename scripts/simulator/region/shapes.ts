import type { JsonRecord } from '../../../adapter/ports/json.js';
import type { World } from '../world.js';
import type { PhoneOrg, Presence, PresenceSeed, PureCloudOrg } from '../world/pure-cloud-side.js';

/** PureCloud's own shapes, as REST answers and events bear them (reference: the SDK's typings). */

export type Json = JsonRecord;

export const isoDate = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** REST spells `On Queue` what events call `ON_QUEUE`. */
export const restPresence = (systemPresence: string): string =>
  systemPresence
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join(' ');

const definitionRef = ({ id, systemPresence }: PresenceSeed): Json => ({
  id,
  systemPresence: restPresence(systemPresence),
  selfUri: `/api/v2/presencedefinitions/${id}`,
});

export const userPresence = (world: World, presence: Presence): Json => ({
  id: world.pureCloud.user.id,
  source: 'PURECLOUD',
  sourceId: 'PURECLOUD',
  primary: true,
  presenceDefinition: definitionRef(presence.definition),
  ...(presence.future === null ? {} : { futurePresenceDefinition: definitionRef(presence.future) }),
  message: presence.message,
  ...(world.network.modifiedDates ? { modifiedDate: isoDate(presence.modified) } : {}),
  selfUri: `/api/v2/users/${world.pureCloud.user.id}/presences/PURECLOUD`,
});

const eventRef = ({ id, systemPresence }: PresenceSeed): Json => ({ id, systemPresence });

export const presenceEvent = (world: World, presence: Presence): Json => ({
  source: 'PURECLOUD',
  presenceDefinition: eventRef(presence.definition),
  primary: true,
  message: presence.message,
  ...(presence.future === null ? {} : { futurePresenceDefinition: eventRef(presence.future) }),
  ...(world.network.modifiedDates ? { modifiedDate: isoDate(presence.modified) } : {}),
});

export const routingStatus = (org: PureCloudOrg): Json => ({
  userId: org.user.id,
  status: org.routingStatus.status,
  startTime: isoDate(org.routingStatus.since),
});

export const routingStatusEvent = (org: PureCloudOrg): Json => ({
  id: org.user.id,
  routingStatus: {
    status: org.routingStatus.status,
    startTime: isoDate(org.routingStatus.since),
  },
});

export const activityEvent = (world: World): Json => {
  const { pureCloud, network } = world;
  const { presence } = pureCloud;
  return {
    ...routingStatusEvent(pureCloud),
    presence: {
      presenceDefinition: eventRef(presence.definition),
      presenceMessage: presence.message,
      ...(network.modifiedDates ? { modifiedDate: isoDate(presence.modified) } : {}),
    },
    outOfOffice: { active: false },
    activeQueueIds: pureCloud.queues.map(({ id }) => id),
  };
};

/** The languages that a query asks for: `ALL`, or one. */
export const definition = (seed: PresenceSeed, localeCode: string): Json => ({
  id: seed.id,
  name: seed.name,
  type: seed.secondary ? 'User' : 'System',
  languageLabels:
    localeCode === 'ALL'
      ? seed.labels
      : Object.fromEntries(Object.entries(seed.labels).filter(([code]) => code === localeCode)),
  systemPresence: restPresence(seed.systemPresence),
  divisionId: '*',
  deactivated: seed.deactivated,
  selfUri: `/api/v2/presence/definitions/${seed.id}`,
});

/** The deprecated list has no `type`; `primary` marks the default of a system presence. */
export const formerDefinition = (seed: PresenceSeed): Json => ({
  id: seed.id,
  name: seed.name,
  languageLabels: seed.labels,
  systemPresence: restPresence(seed.systemPresence),
  deactivated: seed.deactivated,
  primary: !seed.secondary,
  selfUri: `/api/v2/presencedefinitions/${seed.id}`,
});

/** The body of an event of `v2.users.ID.station`. */
export const stationEvent = ({ station }: PhoneOrg): Json =>
  station === null ? {} : { associatedStation: { id: station.id, name: station.name } };

const SUMMARY_KEYS = ['call', 'callback', 'email', 'message', 'chat', 'socialExpression', 'video'];

const summaryKey = (media: string): string => (media === 'voice' ? 'call' : media);

export const conversationSummary = (org: PureCloudOrg): Json => {
  const count = (key: string, acd: boolean, phases: readonly string[]): number =>
    org.conversations.filter(
      (each) =>
        summaryKey(each.media) === key &&
        each.acd === acd &&
        phases.includes(each.legs.at(-1)?.phase ?? 'ended'),
    ).length;
  const detail = (key: string, acd: boolean): Json => ({
    active: count(key, acd, ['alerting', 'connected']),
    acw: count(key, acd, ['afterCallWork']),
  });
  return {
    userId: org.user.id,
    ...Object.fromEntries(
      SUMMARY_KEYS.map((key) => [
        key,
        { contactCenter: detail(key, true), enterprise: detail(key, false) },
      ]),
    ),
  };
};
