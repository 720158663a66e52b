import type { SalesforceUser } from '../world.js';
import type { OmniStatusSeed } from './omni-side.js';
import type { DeskStation, Customer, Person, Queue } from './phone-side.js';
import type { Named, PresenceSeed, PureCloudUser } from './pure-cloud-side.js';

/** The small made-up organisation that the simulator shows where nobody brings another. */

export const DEFAULT_OMNI_STATUSES: readonly OmniStatusSeed[] = [
  { id: '0N505Y000001cA1', apiName: 'Available_Chat', name: 'Available - Chat', online: true },
  { id: '0N505Y000001cA2', apiName: 'Available_All', name: 'Available - All', online: true },
  { id: '0N505Y000001cA3', apiName: 'Busy', name: 'Busy', online: false },
  { id: '0N505Y000001cA4', apiName: 'Lunch', name: 'Lunch', online: false },
  { id: '0N505Y000001cA5', apiName: 'Transition', name: 'Transition', online: false },
  { id: '0N505Y000001cA6', apiName: 'On_Phone', name: 'On the phone', online: false },
  { id: '0N505Y000001cA7', apiName: 'Back_Office', name: 'Back office', online: false },
];

const primary = (id: string, systemPresence: string, name: string, ja: string): PresenceSeed => ({
  id,
  systemPresence,
  name,
  labels: { en_US: name, ja },
  secondary: false,
  deactivated: false,
});

const secondary = (id: string, systemPresence: string, name: string, ja: string): PresenceSeed => ({
  ...primary(id, systemPresence, name, ja),
  secondary: true,
});

/** The ids of the primary definitions are the same in every organisation seen in public code. */
export const DEFAULT_PRESENCES: readonly PresenceSeed[] = [
  primary('6a3af858-942f-489d-9700-5f9bcdcdae9b', 'AVAILABLE', 'Available', '対応可能'),
  primary('e08eaf1b-ee47-4fa9-a231-1200e284798f', 'ON_QUEUE', 'On Queue', 'オンキュー'),
  primary('31fe3bac-dea6-44b7-bed7-47f91660a1a0', 'BUSY', 'Busy', '取り込み中'),
  primary('5e5c5c66-ea97-4e7f-ac41-6424784829f2', 'AWAY', 'Away', '離席中'),
  primary('227b37e2-f1d0-4dd0-8f50-badd7cf6d158', 'BREAK', 'Break', '休憩'),
  primary('3fd96123-badb-4f69-bc03-1b1ccc6d8014', 'MEAL', 'Meal', '食事'),
  primary('bbdff279-7ae1-48ea-bade-7831d7234c64', 'MEETING', 'Meeting', '会議'),
  primary('d2390a99-8546-bad9-8f0a-219548e8aeb0', 'TRAINING', 'Training', '研修'),
  primary('7ffa01cd-7866-4ad7-8faa-31e11b42f51f', 'IDLE', 'Idle', 'アイドル'),
  primary('ccf3c10a-aa2c-4845-8e8d-f59fa48c58e5', 'OFFLINE', 'Offline', 'オフライン'),
  secondary('9f1c3c5e-7a44-4c0d-9c52-0d6f2f3b7a11', 'BREAK', 'Coffee', 'コーヒー'),
  secondary(
    '5b8f0a6e-2f61-4b7e-8a35-7c1d9e4f6b22',
    'BUSY',
    'Salesforce chat',
    'Salesforceチャット',
  ),
  secondary('c4e2d8b0-61aa-4f5b-b0c3-3a9d7e8f1c33', 'AVAILABLE', 'Back office', 'バックオフィス'),
  {
    ...secondary('1d7c5a90-3e8b-4c41-9f02-6b5e8a7d4c44', 'MEETING', 'Stand-up', '朝会'),
    deactivated: true,
  },
];

export const ORGANIZATION: Named & { readonly thirdPartyOrgName: string } = {
  id: '3a5b6c7d-0f1e-4d2c-8b9a-112233445566',
  name: 'Acme Support',
  thirdPartyOrgName: 'acme-support',
};

export const PURECLOUD_USER: PureCloudUser = {
  id: '8d2f7c1e-54b3-4a6f-9e0d-7c6b5a493821',
  name: 'Robin Sato',
  email: 'robin.sato@acme.example',
  username: 'robin.sato@acme.example',
};

export const SALESFORCE_USER: SalesforceUser = {
  id: '0055Y00000RobinQAA',
  name: 'Robin Sato',
  userName: 'robin.sato@acme.example',
  email: 'robin.sato@acme.example',
  federationId: 'robin.sato',
};

export const QUEUES: readonly Queue[] = [
  { id: 'b3f0c2d4-6a57-4f0e-8c11-0a1b2c3d4e01', name: 'Support', memberCount: 12, own: true },
  { id: 'b3f0c2d4-6a57-4f0e-8c11-0a1b2c3d4e02', name: 'Sales', memberCount: 5, own: true },
  { id: 'b3f0c2d4-6a57-4f0e-8c11-0a1b2c3d4e03', name: 'Billing', memberCount: 4, own: false },
  { id: 'b3f0c2d4-6a57-4f0e-8c11-0a1b2c3d4e04', name: 'サポート', memberCount: 3, own: false },
];

const person = (last: string, name: string, title: string, department: string): Person => ({
  id: `8d2f7c1e-54b3-4a6f-9e0d-7c6b5a4939${last}`,
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@acme.example`,
  title,
  department,
});

/** The agent's colleagues. */
export const PEOPLE: readonly Person[] = [
  person('01', 'Kim Novak', 'Engineer', 'Second level'),
  person('02', 'Lee Okafor', 'Clerk', 'Billing'),
  person('03', 'Sam Rivera', 'Supervisor', 'Support'),
  person('04', 'Yuki Mori', 'Agent', 'Support'),
];

/** Those who ring, in turn; some of them are in the made-up Salesforce org, one has a number that two have there. */
export const CUSTOMERS: readonly Customer[] = [
  { name: 'Maria Alvarez', number: '+14155550117', email: 'maria.alvarez@example.com' },
  { name: 'Ken Sato', number: '+81225550143', email: 'ken.sato@example.com' },
  { name: 'Casey Morgan', number: '+15551234567', email: 'casey.morgan@example.com' },
  { name: 'Jo Park', number: '+14155550100', email: 'jo.park@example.com' },
];

export const WRAP_UP_CODES: readonly Named[] = [
  { id: '7f0b7a1c-2d3e-4f50-9a61-0a1b2c3d4e11', name: 'Solved' },
  { id: '7f0b7a1c-2d3e-4f50-9a61-0a1b2c3d4e12', name: 'Follow-up' },
  { id: '7f0b7a1c-2d3e-4f50-9a61-0a1b2c3d4e13', name: 'Wrong number' },
];

/** What an agent's usual role permits. */
export const PERMISSIONS: readonly string[] = [
  'conversation:call:add',
  'conversation:call:record',
  'conversation:communication:blindTransfer',
  'conversation:communication:consultTransfer',
  'conversation:communication:disconnect',
  'conversation:conference:add',
  'conversation:participant:wrapup',
  'directory:user:view',
  'routing:queue:join',
  'routing:queue:search',
  'telephony:selfStationAssociation:edit',
];

const station = (
  last: string,
  name: string,
  type: string,
  takenBy: string | null = null,
): DeskStation => ({ id: `5c9e1f2a-7b3d-4e8c-a0f1-0a1b2c3d4e${last}`, name, type, takenBy });

/** The first one is the agent's own, and the usual one. */
export const STATIONS: readonly DeskStation[] = [
  station('21', 'Robin Sato WebRTC', 'inin_webrtc_softphone'),
  station('22', 'Desk 12', 'generic_sip'),
  station('23', 'Desk 14', 'generic_sip', PEOPLE[1]?.id),
  station('24', 'Robin Sato Remote', 'inin_remote'),
];
