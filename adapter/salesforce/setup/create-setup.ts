import {
  SetupError,
  type SaveOutcome,
  type Setup,
  type Stamp,
  type StoredCallCenter,
} from '../../ports/setup.js';
import {
  authorOf,
  firstNotKept,
  hasMoved,
  inDisplayOrder,
  isAlready,
  sentenceOf,
  stampOf,
} from '../../ports/setup-rules.js';
import { fitForMetadata } from '../../call-center/fit.js';
import type { CallCenterRecord } from '../../call-center/record.js';
import { createSalesforceApi, type SalesforceApiOptions } from './api.js';
import { withDates } from './call-center-dates.js';
import { whoIsCovered } from './coverage.js';
import { createMetadataApi, type ListedCallCenter } from './metadata-api.js';
import { listPresenceStatuses } from './presence-statuses.js';
import type { ParseXml } from './xml.js';

export interface SetupOptions extends SalesforceApiOptions {
  /** The administrator's, whole: `a.admin@acme.example`. */
  readonly userName: string;
  /** In the page `parseWithDom`. */
  readonly parseXml: ParseXml;
}

/** Salesforce's Setup as an org's own API has it, called from a page of that org with the page's session. */
export function createSetup(options: SetupOptions): Setup {
  const api = createSalesforceApi(options);
  const metadata = createMetadataApi(api, options.parseXml);

  /** With the session taken out of whatever an org may say of it. */
  async function safely<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof SetupError)) {
        throw new SetupError('answerUnreadable', 'Salesforce’s answer could not be read.');
      }
      throw options.session !== '' && error.detail.includes(options.session)
        ? new SetupError(error.reason, error.detail.replaceAll(options.session, '…'))
        : error;
    }
  }

  const list = async (): Promise<readonly ListedCallCenter[]> =>
    withDates(api, await metadata.list());

  async function readAll(): Promise<readonly StoredCallCenter[]> {
    // The dates first: what changes in between then looks changed, and is never overwritten unseen.
    const there = await list();
    const records = await metadata.read(there.map(({ internalName }) => internalName));
    return inDisplayOrder(records.map((record) => stored(record, there)));
  }

  async function read(internalName: string): Promise<StoredCallCenter> {
    const there = await list();
    const [record] = await metadata.read([internalName]);
    if (record !== undefined) return stored(record, there);
    throw new SetupError('notFound', `There is no call center ${internalName}.`);
  }

  async function save(given: CallCenterRecord, base: Stamp): Promise<SaveOutcome> {
    const record = fitForMetadata(given);
    const before = await read(record.internalName);
    if (isAlready(record, before.record)) return { is: 'saved', now: before };
    if (hasMoved(base, before.stamp)) return { is: 'overtaken', now: before };
    try {
      await metadata.update(record);
    } catch (error) {
      const now = await savedAllTheSame(record, error);
      if (now === undefined) throw error;
      return { is: 'saved', now };
    }
    const now = await read(record.internalName);
    const lost = firstNotKept(before.record, record, now.record);
    if (lost !== undefined) throw new SetupError('contentRefused', sentenceOf(lost));
    return { is: 'saved', now };
  }

  /** A write whose answer was lost may have been carried out. */
  async function savedAllTheSame(
    record: CallCenterRecord,
    error: unknown,
  ): Promise<StoredCallCenter | undefined> {
    if (!(error instanceof SetupError) || error.reason !== 'unreachable') return undefined;
    try {
      const now = await read(record.internalName);
      return isAlready(record, now.record) ? now : undefined;
    } catch {
      // The first failure is the one to tell.
      return undefined;
    }
  }

  return {
    author: authorOf(options.userName),
    listCallCenters: () => safely(readAll()),
    readCallCenter: (internalName) => safely(read(internalName)),
    saveCallCenter: (record, base) => safely(save(record, base)),
    listPresenceStatuses: () => safely(listPresenceStatuses(api)),
    whoIsCovered: (internalName, statuses) => safely(whoIsCovered(api, internalName, statuses)),
  };
}

function stored(record: CallCenterRecord, listed: readonly ListedCallCenter[]): StoredCallCenter {
  const found = listed.find(({ internalName }) => internalName === record.internalName);
  return { record, stamp: stampOf(record, found?.changed ?? '', found?.changedBy ?? '') };
}
