import { withItems, withoutItems } from '../../call-center/edit.js';
import { repeatedElements } from '../../call-center/general-info.js';
import { productDefinition } from '../../call-center/product.js';
import type { CallCenterItem, CallCenterRecord } from '../../call-center/record.js';

/** Made-up call center definitions: what an org may have besides those of this softphone. */

/** Made by a later softphone than this one. */
export const NEWER_VERSION: CallCenterRecord = {
  ...withItems(
    withoutItems(productDefinition({ version: 1 }), 'omniSync', [
      'mappedOmniStatus',
      'leavingMappedStatus',
    ]),
    'omniSync',
    { definitionVersion: '3', flows: 'none', revision: '12 2026-10-01 k.weber' },
  ),
  internalName: 'OmniSyncSoftphone3',
  displayName: 'Omni-Sync Softphone (flows)',
};

const item = (name: string, label: string, value: string): CallCenterItem => ({
  name,
  label,
  value,
});

const GENERAL: readonly CallCenterItem[] = [
  item('reqAdapterUrl', 'CTI Adapter URL', 'https://dialer.acme.example/adapter'),
  item('reqUseApi', 'Use CTI API', 'true'),
  item('reqSoftphoneHeight', 'Height', '400'),
  item('reqSoftphoneWidth', 'Width', '300'),
  item('reqSalesforceCompatibilityMode', 'Mode', 'Classic_and_Lightning'),
];

/** Another vendor's adapter, with a text or two that must be escaped. */
export const OTHER_ADAPTER: CallCenterRecord = {
  internalName: 'AcmeDialer',
  displayName: 'Acme Dialer',
  internalNameLabel: 'Internal Name',
  displayNameLabel: 'Display Name',
  sections: [
    { name: 'reqGeneralInfo', label: 'General Information', items: GENERAL },
    {
      name: 'acme',
      label: 'Acme & Sons',
      items: [item('queueName', 'Queue', 'Sales & "more"'), item('tone', 'Tone', '<none>')],
    },
  ],
  others: repeatedElements(GENERAL),
};
