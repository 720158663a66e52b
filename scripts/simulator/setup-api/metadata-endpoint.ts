import { readMetadata } from '../../../adapter/call-center/read-metadata.js';
import { metadataElements } from '../../../adapter/call-center/write.js';
import { elementsXml, escapeText, type XmlElement } from '../../../adapter/call-center/xml.js';
import { childOf, childrenOf, METADATA, textIn } from '../../../adapter/salesforce/setup/xml.js';
import type { SetupOrg, StoredDefinition } from '../world/setup-side.js';
import { parseSoap } from './parse-soap.js';
import { refusalOf, type SaveRefusal } from './save-rules.js';

/** A SOAP answer. */
export interface SoapAnswer {
  readonly status: 200 | 500;
  readonly xml: string;
}

/** A fault as Salesforce words it; its message repeats the code. */
class Fault extends Error {
  override readonly name = 'Fault';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const MOST = 10;

/** The name that the page's user has in Setup. */
export interface SoapCaller {
  readonly userName: string;
}

/** Answers one message to `/services/Soap/m/NN.0`: listMetadata, readMetadata and updateMetadata of call centers. */
export function answerSoap(text: string, org: SetupOrg, caller: SoapCaller): SoapAnswer {
  try {
    const { method, session, content } = readMessage(text);
    checkCaller(org, session);
    const results = METHODS[method]?.(content, org, caller);
    if (results === undefined) throw unknownMethod(method);
    return {
      status: 200,
      xml: envelope(
        `<${method}Response xmlns="${METADATA}">${results}</${method}Response>`,
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
      ),
    };
  } catch (error) {
    if (error instanceof Fault) return faultAnswer(error.code, error.message);
    throw error;
  }
}

export const faultAnswer = (code: string, message: string): SoapAnswer => ({
  status: 500,
  xml: envelope(
    `<soapenv:Fault><faultcode>sf:${code}</faultcode>` +
      `<faultstring>${escapeText(`${code}: ${message}`)}</faultstring></soapenv:Fault>`,
    ` xmlns:sf="${METADATA}"`,
  ),
});

const envelope = (body: string, namespaces: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"` +
  `${namespaces}><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;

function readMessage(text: string) {
  const root = parseSoap(text);
  const [content, more] = childOf(root, 'soap:Body')?.children ?? [];
  if (root?.name !== 'soap:Envelope' || content === undefined || more !== undefined) {
    throw new Fault('UNKNOWN_EXCEPTION', 'The message is not a SOAP envelope with one call in it.');
  }
  const header = childOf(childOf(root, 'soap:Header'), 'SessionHeader');
  return { method: content.name, content, session: textIn(header, 'sessionId') };
}

function checkCaller(org: SetupOrg, session: string): void {
  if (session !== org.session) {
    throw new Fault(
      'INVALID_SESSION_ID',
      'Invalid Session ID found in SessionHeader: Illegal Session',
    );
  }
  if (org.api === 'refused') {
    throw new Fault('INVALID_SESSION_ID', 'This session is not valid for use with the API');
  }
  if (org.administrator === 'noMetadata') {
    throw new Fault(
      'INSUFFICIENT_ACCESS',
      'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions',
    );
  }
}

type Method = (content: XmlElement, org: SetupOrg, caller: SoapCaller) => string;

const METHODS: Readonly<Record<string, Method>> = {
  listMetadata(content, org) {
    const [query, more] = childrenOf(content, 'queries');
    if (query === undefined || more !== undefined) {
      throw new Fault('UNKNOWN_EXCEPTION', 'listMetadata takes one query here.');
    }
    return isOfCallCenters(query) ? org.definitions.map(listed).join('') : '';
  },

  readMetadata(content, org) {
    const names = childrenOf(content, 'fullNames').map(({ text }) => text.trim());
    if (names.length === 0 || names.length > MOST) {
      throw new Fault('LIMIT_EXCEEDED', `You can read 1 to ${MOST} components in one call.`);
    }
    if (!isOfCallCenters(content)) return '<result/>';
    const records = names.map((name) => {
      const found = org.definitions.find(({ record }) => record.internalName === name);
      return found === undefined
        ? '<records xsi:nil="true"/>'
        : `<records xsi:type="CallCenter"><fullName>${escapeText(name)}</fullName>` +
            `${elementsXml(metadataElements(found.record))}</records>`;
    });
    return `<result>${records.join('')}</result>`;
  },

  updateMetadata(content, org, { userName }) {
    const components = childrenOf(content, 'metadata');
    if (components.length === 0 || components.length > MOST) {
      throw new Fault('LIMIT_EXCEEDED', `You can update 1 to ${MOST} components in one call.`);
    }
    return components.map((component) => updated(component, org, userName)).join('');
  },
};

const isOfCallCenters = (element: XmlElement): boolean => textIn(element, 'type') === 'CallCenter';

function listed({ id, record, changed, changedBy }: StoredDefinition): string {
  const date = new Date(changed).toISOString();
  const name = escapeText(record.internalName);
  return (
    `<result><createdById>0055Y00000KimWbQAE</createdById><createdByName>${escapeText(changedBy)}</createdByName>` +
    `<createdDate>${date}</createdDate><fileName>callCenters/${name}.callCenter</fileName>` +
    `<fullName>${name}</fullName><id>${id}</id><lastModifiedById>0055Y00000KimWbQAE</lastModifiedById>` +
    `<lastModifiedByName>${escapeText(changedBy)}</lastModifiedByName><lastModifiedDate>${date}</lastModifiedDate>` +
    `<manageableState>unmanaged</manageableState><type>CallCenter</type></result>`
  );
}

function updated(component: XmlElement, org: SetupOrg, userName: string): string {
  const fullName = textIn(component, 'fullName');
  const refused = (refusal: SaveRefusal): string =>
    `<result><errors><message>${escapeText(refusal.message)}</message>` +
    `<statusCode>${refusal.statusCode}</statusCode></errors>` +
    `<fullName>${escapeText(fullName)}</fullName><success>false</success></result>`;
  if (component.attributes.get('xsi:type') !== 'CallCenter') {
    throw new Fault(
      'INVALID_TYPE',
      'Must specify a {http://www.w3.org/2001/XMLSchema-instance}type attribute value for the metadata element',
    );
  }
  if (!org.definitions.some(({ record }) => record.internalName === fullName)) {
    return refused({
      statusCode: 'INVALID_CROSS_REFERENCE_KEY',
      message: `In field: fullName - no CallCenter named ${fullName} found`,
    });
  }
  const reading = readMetadata({ ...component, name: 'CallCenter' });
  if (!reading.ok) {
    const [problem] = reading.problems;
    throw new Fault('UNKNOWN_EXCEPTION', problem?.text ?? 'The record could not be read.');
  }
  const refusal = refusalOf(reading.record);
  if (refusal !== undefined) return refused(refusal);
  org.save(reading.record, userName);
  return `<result><fullName>${escapeText(fullName)}</fullName><success>true</success></result>`;
}

const unknownMethod = (method: string): Fault =>
  new Fault('UNKNOWN_EXCEPTION', `No operation available for request {${METADATA}}${method}`);
