import { DISPLAY_NAME, GENERAL_SECTION, INTERNAL_NAME } from './general-info.js';

/** What reads a definition: Open CTI, or a contact center of Salesforce Voice with partner telephony. */
export type DefinitionHost = 'openCti' | 'voice';

/**
 * What Salesforce asks of a call center definition file
 * (https://developer.salesforce.com/docs/atlas.en-us.api_cti.meta/api_cti/sforce_api_cti_call_def_file_required.htm
 * and its sibling pages on the format, optional elements and items).
 */

export const LONGEST_NAME = 40;
export const LONGEST_LABEL = 1000;
/** Salesforce documents no limit for values; this is what we stay below to be safe. */
export const SAFE_VALUE = 255;

export const FORBIDDEN_NAMES: readonly string[] = [
  'label',
  'sortOrder',
  'internalNameLabel',
  'displayNameLabel',
];

/** Names beginning with `req` are Salesforce's own. */
const KNOWN_REQ_SECTIONS: readonly string[] = [GENERAL_SECTION, 'reqDialingOptions'];

/** The page, its frame and its script: what only Open CTI reads. */
export const FRAME_ITEMS: readonly string[] = [
  'reqAdapterUrl',
  'reqUseApi',
  'reqSoftphoneHeight',
  'reqSoftphoneWidth',
  'reqSalesforceCompatibilityMode',
  'reqStandbyUrl',
  'reqTimeout',
];

const KNOWN_REQ_ITEMS: readonly string[] = [
  'reqInternalName',
  'reqDisplayName',
  ...FRAME_ITEMS,
  'reqCanvasNamespace',
  'reqCanvasApiName',
  'reqOutsidePrefix',
  'reqLongDistPrefix',
  'reqInternationalPrefix',
  'reqDescription',
  'reqProgId',
  'reqVersion',
  'reqProviderName',
];

/**
 * What a contact center's file has besides, as in Salesforce's own sample
 * (https://github.com/salesforce/demo-scv-connector/blob/master/sampleContactCenter.xml).
 */
const VOICE_SECTIONS: readonly string[] = ['reqHvcc'];
const VOICE_ITEMS: readonly string[] = [
  'reqVendorInfoApiName',
  'reqTelephonyIntegrationCertificate',
];

/** The names beginning with `req` that Salesforce knows. */
export function knownNames(kind: 'section' | 'item', host: DefinitionHost): readonly string[] {
  const [known, more] =
    kind === 'section' ? [KNOWN_REQ_SECTIONS, VOICE_SECTIONS] : [KNOWN_REQ_ITEMS, VOICE_ITEMS];
  return host === 'voice' ? [...known, ...more] : known;
}

/** An item of `reqGeneralInfo` and what its value must be; the answer says what was expected, or `null`. */
export interface GeneralItem {
  readonly name: string;
  /** Its fixed place; absent: anywhere. */
  readonly sortOrder?: number;
  readonly expects: (value: string) => string | null;
}

export const REQUIRED_ITEMS: readonly GeneralItem[] = [
  {
    name: INTERNAL_NAME,
    sortOrder: 0,
    expects: (value) =>
      /^[A-Za-z][A-Za-z0-9]{0,39}$/.test(value)
        ? null
        : 'at most 40 letters and digits, the first a letter',
  },
  {
    name: DISPLAY_NAME,
    sortOrder: 1,
    expects: (value) =>
      value !== '' && value.length <= 1000 ? null : 'a name of at most 1000 characters',
  },
  {
    name: 'reqAdapterUrl',
    expects: (value) =>
      /^\/(?!\/)\S+$/.test(value) || /^https?:\/\/\S+$/i.test(value)
        ? null
        : "the softphone's address: https://…, or a Visualforce page such as /apex/Softphone",
  },
  { name: 'reqUseApi', expects: (value) => (value.toLowerCase() === 'true' ? null : 'true') },
  { name: 'reqSoftphoneHeight', expects: (value) => pixels(value, 240, 2560) },
  { name: 'reqSoftphoneWidth', expects: (value) => pixels(value, 200, 1920) },
];

export const COMPATIBILITY_MODES: readonly string[] = [
  'Lightning',
  'Classic',
  'Classic_and_Lightning',
];

const pixels = (value: string, least: number, most: number): string | null => {
  const found = /^\d{1,5}$/.test(value) ? Number(value) : -1;
  return found >= least && found <= most ? null : `a number of pixels, ${least} to ${most}`;
};
