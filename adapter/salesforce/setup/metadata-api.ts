import { readMetadata } from '../../call-center/read-metadata.js';
import type { CallCenterRecord } from '../../call-center/record.js';
import { metadataElements } from '../../call-center/write.js';
import { elementsXml, escapeText, type XmlElement } from '../../call-center/xml.js';
import { SetupError } from '../../ports/setup.js';
import type { SalesforceApi } from './api.js';
import { refusalOf, refusalOfStatus } from './refusals.js';
import { childOf, childrenOf, METADATA, textIn, type ParseXml } from './xml.js';

/** A call center definition as `listMetadata` lists it. */
export interface ListedCallCenter {
  readonly internalName: string;
  /** ISO 8601; empty where the org does not tell. */
  readonly changed: string;
  readonly changedBy: string;
}

/**
 * The three calls of the Metadata API that the settings page needs, by hand
 * (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_calls_intro.htm). They need *Customize
 * Application* and *Modify Metadata Through Metadata API Functions*. All reject with a SetupError.
 */
export interface MetadataApi {
  list(): Promise<readonly ListedCallCenter[]>;
  /** Those that there are, whatever the order. */
  read(internalNames: readonly string[]): Promise<readonly CallCenterRecord[]>;
  /** Replaces the whole record. */
  update(record: CallCenterRecord): Promise<void>;
}

/** `readMetadata` takes no more names. */
const MOST_NAMES = 10;

/** What an org says of a date that it does not know. */
const NO_DATE = '1970-01-01T00:00:00.000Z';

export function createMetadataApi(api: SalesforceApi, parse: ParseXml): MetadataApi {
  /** The `<result>` elements of one call: none, one or many. */
  async function results(method: string, content: string): Promise<readonly XmlElement[]> {
    const body = `<${method} xmlns="${METADATA}">${content}</${method}>`;
    const { status, text } = await api.soap(body);
    const root = parse(text);
    const inside = childOf(root, 'soap:Body');
    const fault = childOf(inside, 'soap:Fault');
    if (fault !== undefined)
      throw refusalOf(textIn(fault, 'faultcode'), textIn(fault, 'faultstring'));
    if (status !== 200) throw refusalOfStatus(status);
    const response = childOf(inside, `${method}Response`);
    if (root?.name !== 'soap:Envelope' || response === undefined) throw unreadable(method);
    return childrenOf(response, 'result');
  }

  return {
    async list() {
      const found = await results(
        'listMetadata',
        `<queries><type>CallCenter</type></queries><asOfVersion>${api.apiVersion}</asOfVersion>`,
      );
      return found.map((result) => {
        const internalName = textIn(result, 'fullName');
        if (internalName === '') throw unreadable('listMetadata');
        const changed = textIn(result, 'lastModifiedDate');
        return {
          internalName,
          changed: changed === NO_DATE ? '' : changed,
          changedBy: textIn(result, 'lastModifiedByName'),
        };
      });
    },

    async read(internalNames) {
      const records: CallCenterRecord[] = [];
      for (let start = 0; start < internalNames.length; start += MOST_NAMES) {
        const names = internalNames
          .slice(start, start + MOST_NAMES)
          .map((name) => `<fullNames>${escapeText(name)}</fullNames>`);
        const found = await results('readMetadata', `<type>CallCenter</type>${names.join('')}`);
        for (const record of found.flatMap((result) => childrenOf(result, 'records'))) {
          // A name that there is none of has a record all the same, with nothing inside.
          if (record.attributes.get('xsi:nil') === 'true' || record.children.length === 0) continue;
          records.push(readRecord(record));
        }
      }
      return records;
    },

    async update(record) {
      const [result, more] = await results(
        'updateMetadata',
        `<metadata xsi:type="CallCenter"><fullName>${escapeText(record.internalName)}</fullName>` +
          `${elementsXml(metadataElements(record))}</metadata>`,
      );
      if (result === undefined || more !== undefined) throw unreadable('updateMetadata');
      if (textIn(result, 'success') === 'true') return;
      const errors = childrenOf(result, 'errors');
      const [first] = errors;
      if (first === undefined) throw unreadable('updateMetadata');
      const said = errors.map((error) => textIn(error, 'message')).join(' ');
      throw refusalOf(textIn(first, 'statusCode'), said);
    },
  };
}

function readRecord(element: XmlElement): CallCenterRecord {
  const type = element.attributes.get('xsi:type') ?? '';
  if (type.slice(type.indexOf(':') + 1) !== 'CallCenter') throw unreadable('readMetadata');
  const reading = readMetadata(element);
  if (reading.ok) return reading.record;
  const [problem] = reading.problems;
  throw new SetupError('answerUnreadable', problem?.text ?? unreadable('readMetadata').detail);
}

const unreadable = (method: string): SetupError =>
  new SetupError('answerUnreadable', `Salesforce’s answer to ${method} is not of the known form.`);
