interface ScreenPopSetting {
  readonly screenPopType: 'PopToEntity' | 'PopToVisualforce' | 'PopToSearch' | 'PopToFlow';
  readonly screenPopData?: string;
}

export interface CallTypeLayout {
  readonly callRelatedFields: readonly ('ANI' | 'DNIS' | 'SEGMENT' | 'QUEUE')[];
  readonly objects: Readonly<Record<string, readonly { displayName: string; apiName: string }[]>>;
  readonly screenPopSettings: {
    readonly NoMatch?: ScreenPopSetting;
    readonly SingleMatch?: ScreenPopSetting;
    readonly MultipleMatches?: ScreenPopSetting;
  };
}

/** https://developer.salesforce.com/docs/service/api-cti/guide/sforce-api-cti-getsoftphonelayout-lex.html */
export interface SoftphoneLayout {
  readonly Internal: CallTypeLayout;
  readonly Inbound: CallTypeLayout;
  readonly Outbound: CallTypeLayout;
}

const NAME_AND_PHONE = [
  { displayName: 'Name', apiName: 'Name' },
  { displayName: 'Phone', apiName: 'Phone' },
];

const CALL_TYPE: CallTypeLayout = {
  callRelatedFields: ['ANI', 'DNIS', 'QUEUE'],
  objects: {
    Account: NAME_AND_PHONE,
    Contact: NAME_AND_PHONE,
    Case: [
      { displayName: 'Case Number', apiName: 'CaseNumber' },
      { displayName: 'Subject', apiName: 'Subject' },
    ],
  },
  screenPopSettings: {},
};

export const SOFTPHONE_LAYOUT: SoftphoneLayout = {
  // Internal calls pop nothing; with Tasks here, a softphone can look whether a call was logged.
  Internal: {
    ...CALL_TYPE,
    objects: {
      ...CALL_TYPE.objects,
      Task: [
        { displayName: 'Subject', apiName: 'Subject' },
        { displayName: 'Call Object Identifier', apiName: 'CallObject' },
      ],
    },
  },
  Outbound: CALL_TYPE,
  Inbound: {
    ...CALL_TYPE,
    screenPopSettings: {
      NoMatch: { screenPopType: 'PopToEntity', screenPopData: 'Contact' },
      SingleMatch: { screenPopType: 'PopToEntity' },
      MultipleMatches: { screenPopType: 'PopToSearch' },
    },
  },
};
