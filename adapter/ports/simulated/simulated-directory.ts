import type { Found, Station, WrapUpCode } from '../phone.js';

export const SIMULATED_QUEUES = [
  { id: 'queue-support', name: 'Support' },
  { id: 'queue-sales', name: 'Sales' },
] as const;

export const SIMULATED_PEOPLE: readonly Found[] = [
  { kind: 'person', id: 'user-kim', name: 'Kim Novak', detail: 'Second level' },
  { kind: 'person', id: 'user-lee', name: 'Lee Okafor', detail: 'Billing' },
];

export const SIMULATED_WRAP_UP_CODES: readonly WrapUpCode[] = [
  { id: 'code-solved', name: 'Solved' },
  { id: 'code-follow-up', name: 'Follow-up' },
];

export const SIMULATED_STATIONS: readonly Station[] = [
  { id: 'station-webrtc', name: 'Aoi Tanaka WebRTC', kind: 'webRtc' },
  { id: 'station-desk', name: 'Desk 12', kind: 'phone' },
  { id: 'station-other', name: 'Desk 14', kind: 'phone' },
];

/** Somebody else's. */
export const TAKEN_STATION = 'station-other';
