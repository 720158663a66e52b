import { isRecord, recordsOf, textOf, type JsonRecord } from '../../../../../adapter/ports/json.js';

/**
 * What comes from a connector over its port, as `@salesforce/scv-connector-base` 3.6.2 posts it. There is no other
 * description of it: https://github.com/salesforce/scv-connector-base/blob/master/src/main/baseConnector.js
 */

/** What a connector can do, by the names that it goes by on the wire. */
const CAPABILITIES = [
  'MUTE',
  'RECORD',
  'MERGE',
  'SWAP',
  'CONTACT_SEARCH',
  'BLIND_TRANSFER',
  'PENDING_STATUS_CHANGE',
  'PHONEBOOK',
] as const;

export type Capability = (typeof CAPABILITIES)[number];

export type ConnectorMessage =
  | {
      readonly type: 'ready';
      readonly capabilities: ReadonlySet<Capability>;
      /** Nothing was said of capabilities: `getAgentConfig` or `getCapabilities` of the connector failed. */
      readonly bare: boolean;
      readonly callInProgress: JsonRecord | null;
    }
  | { readonly type: 'event'; readonly event: string; readonly payload: unknown }
  | { readonly type: 'log'; readonly event: string; readonly isError: boolean };

/** `null` for what is no message of a connector. Never throws. */
export function readConnectorMessage(value: unknown): ConnectorMessage | null {
  if (!isRecord(value)) return null;
  const payload = isRecord(value['payload']) ? value['payload'] : {};
  switch (value['type']) {
    case 'CONNECTOR_READY': {
      const told = payload['capabilities'];
      const call = payload['callInProgress'];
      return {
        type: 'ready',
        capabilities: new Set(CAPABILITIES.filter((name) => isRecord(told) && told[name] === true)),
        bare: !isRecord(told),
        callInProgress: isRecord(call) ? call : null,
      };
    }
    case 'TELEPHONY_EVENT_DISPATCHED': {
      const event = textOf(payload['telephonyEventType']);
      return event === undefined
        ? null
        : { type: 'event', event, payload: payload['telephonyEventPayload'] };
    }
    case 'LOG': {
      const event = textOf(payload['eventType']);
      return event === undefined
        ? null
        : { type: 'log', event, isError: payload['isError'] === true };
    }
    default:
      return null;
  }
}

/** The words of an `ERROR` or `INFO` event: the connector's own, or the name of what went wrong. */
export function wordsOf(payload: unknown): string {
  if (!isRecord(payload)) return 'The connector reports an error.';
  const custom = payload['customError'];
  if (isRecord(custom)) {
    const label = [custom['namespace'], custom['labelName']].filter(textOf).join('.');
    return textOf(custom['message']) ?? `The connector reports the error ${label}.`;
  }
  const name = textOf(payload['message']);
  return name === undefined
    ? 'The connector reports an error.'
    : `The connector reports: ${name.toLowerCase().replaceAll('_', ' ')}.`;
}

/** A status of the agent in the telephony system. */
export interface VendorStatus {
  readonly id: string;
  readonly name: string;
}

export function vendorStatusOf(payload: unknown): VendorStatus | null {
  if (!isRecord(payload)) return null;
  const name = textOf(payload['statusName']) ?? textOf(payload['statusType']);
  return name === undefined ? null : { id: textOf(payload['statusId']) ?? '', name };
}

/** Whom the agent can call, transfer to or ask. */
export interface PhoneContact {
  readonly name: string;
  readonly detail: string;
  /** As the connector sent it. */
  readonly raw: JsonRecord;
}

export function contactsOf(payload: unknown): readonly PhoneContact[] {
  const contacts = isRecord(payload) ? recordsOf(payload['contacts']) : undefined;
  return (contacts ?? []).map((raw) => {
    const number = textOf(raw['phoneNumber']);
    return {
      name: textOf(raw['name']) ?? number ?? 'Unnamed',
      detail: [textOf(raw['type']), textOf(raw['availability']) ?? number]
        .filter(textOf)
        .join(' · '),
      raw,
    };
  });
}
