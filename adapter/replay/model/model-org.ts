/** The two orgs of every generated shift, as a scenario file has them. */
export const MODEL_ORG = {
  omniStatuses: [
    { id: '0N505Y000001cA1', apiName: 'Available_Chat', name: 'Available - Chat', online: true },
    { id: '0N505Y000001cA2', apiName: 'Available_All', name: 'Available - All', online: true },
    { id: '0N505Y000001cA3', apiName: 'Busy', name: 'Busy', online: false },
    { id: '0N505Y000001cA4', apiName: 'Lunch', name: 'Lunch', online: false },
    { id: '0N505Y000001cA5', apiName: 'Transition', name: 'Transition', online: false },
    { id: '0N505Y000001cA6', apiName: 'On_Phone', name: 'On the phone', online: false },
  ],
  presences: [
    {
      id: '6a3af858-942f-489d-9700-5f9bcdcdae9b',
      systemPresence: 'AVAILABLE',
      name: 'Available',
    },
    { id: 'e08eaf1b-ee47-4fa9-a231-1200e284798f', systemPresence: 'ON_QUEUE', name: 'On Queue' },
    { id: '31fe3bac-dea6-44b7-bed7-47f91660a1a0', systemPresence: 'BUSY', name: 'Busy' },
    { id: '5e5c5c66-ea97-4e7f-ac41-6424784829f2', systemPresence: 'AWAY', name: 'Away' },
    { id: '3fd96123-badb-4f69-bc03-1b1ccc6d8014', systemPresence: 'MEAL', name: 'Meal' },
    { id: '227b37e2-f1d0-4dd0-8f50-badd7cf6d158', systemPresence: 'BREAK', name: 'Break' },
    { id: 'ccf3c10a-aa2c-4845-8e8d-f59fa48c58e5', systemPresence: 'OFFLINE', name: 'Offline' },
    {
      id: '9f1c3c5e-7a44-4c0d-9c52-0d6f2f3b7a11',
      systemPresence: 'BREAK',
      name: 'Coffee',
      secondary: true,
    },
  ],
} as const;

/** The Omni-Channel statuses that a shift names; Offline is no record of the org. */
export const OMNI_NAMES = [
  'Available_Chat',
  'Available_All',
  'Busy',
  'Lunch',
  'Transition',
  'On_Phone',
  'Offline',
] as const;

/** The PureCloud statuses that a shift names; the GUID is a secondary presence. */
export const PURE_CLOUD_NAMES = [
  'AVAILABLE',
  'ON_QUEUE',
  'BUSY',
  'AWAY',
  'MEAL',
  'BREAK',
  'OFFLINE',
  '9f1c3c5e-7a44-4c0d-9c52-0d6f2f3b7a11',
] as const;

export const OBJECTS = ['Case', 'MessagingSession', 'Lead'] as const;
export const MEDIA = ['voice', 'chat', 'email'] as const;
