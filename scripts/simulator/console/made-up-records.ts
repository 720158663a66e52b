/** A record of the made-up org, before it has an Id. */
export interface MadeUpRecord {
  readonly object: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Fields that hold the Id of another of these records, by that one's place in the list. */
  readonly lookups?: Readonly<Record<string, number>>;
}

/** Records that others look up stand before them. */
export const MADE_UP_RECORDS: readonly MadeUpRecord[] = [
  {
    object: 'Account',
    fields: { Name: 'Acme Bicycles', Phone: '(415) 555-0100', Industry: 'Retail' },
  },
  {
    object: 'Account',
    fields: { Name: '東北電機', Phone: '+81 22 555 0142', Industry: 'Manufacturing' },
  },
  {
    object: 'Contact',
    fields: {
      FirstName: 'Maria',
      LastName: 'Alvarez',
      Name: 'Maria Alvarez',
      Phone: '(415) 555-0117',
      Email: 'maria.alvarez@example.com',
    },
    lookups: { AccountId: 0 },
  },
  {
    object: 'Contact',
    fields: {
      FirstName: 'Ken',
      LastName: 'Sato',
      Name: 'Ken Sato',
      Phone: '+81 22 555 0143',
      Email: 'ken.sato@example.com',
    },
    lookups: { AccountId: 1 },
  },
  {
    object: 'Contact',
    fields: {
      FirstName: 'Priya',
      LastName: 'Nair',
      Name: 'Priya Nair',
      Phone: '(415) 555-0118',
      Email: 'priya.nair@example.com',
    },
    lookups: { AccountId: 0 },
  },
  {
    object: 'Case',
    fields: {
      CaseNumber: '00001001',
      Subject: 'Cracked frame after a week',
      Status: 'New',
      Priority: 'High',
    },
    lookups: { ContactId: 2, AccountId: 0 },
  },
  {
    object: 'Case',
    fields: {
      CaseNumber: '00001002',
      Subject: 'Invoice shows the wrong address',
      Status: 'Working',
      Priority: 'Medium',
    },
    lookups: { AccountId: 1 },
  },
  {
    object: 'Task',
    fields: { Subject: 'Call back about the frame', Status: 'Open', Priority: 'Normal' },
    lookups: { WhoId: 2, WhatId: 5 },
  },
  // Calls from the company's own number, so that a search for that finds two.
  {
    object: 'Contact',
    fields: {
      FirstName: 'Jo',
      LastName: 'Park',
      Name: 'Jo Park',
      Phone: '(415) 555-0100',
      Email: 'jo.park@example.com',
    },
    lookups: { AccountId: 0 },
  },
];
