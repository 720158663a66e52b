import type { CallCenterRecord } from '../../../adapter/call-center/record.js';

/** What exists in the simulated org's Setup, whoever serves it. */

/** The permissions of the administrator who opens the settings page. */
export const ADMINISTRATORS = ['full', 'noDeveloperName', 'noMetadata'] as const;
export type Administrator = (typeof ADMINISTRATORS)[number];

/** `refused`: the org takes a page's session for its pages, not for its API. */
export const APIS = ['open', 'refused'] as const;
export type Api = (typeof APIS)[number];

/** What a call of the API meets; nothing of it is carried out. */
export const API_FAULTS = ['refused', 'expired', 'down', 'limit', 'failed'] as const;
export type ApiFault = (typeof API_FAULTS)[number];

/** A call center definition as the org keeps it. */
export interface StoredDefinition {
  /** 18 characters, beginning 04v. */
  readonly id: string;
  readonly record: CallCenterRecord;
  /** Milliseconds since the epoch. */
  readonly changed: number;
  readonly changedBy: string;
}

/** A row of an object, by field. */
export type Row = Readonly<Record<string, string | boolean | null>>;

/** Setup as the org's API shows it. */
export interface SetupOrg {
  /** Of the settings page's user; a secret of that page alone. */
  readonly session: string;
  readonly administrator: Administrator;
  readonly api: Api;
  readonly definitions: readonly StoredDefinition[];
  /** By object. */
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  /** The fault that the next call meets; counts it down. */
  takeFault(): ApiFault | null;
  /** Replaces the definition of that internal name. Throws a Misfit where the org has none. */
  save(record: CallCenterRecord, by: string): void;
}
