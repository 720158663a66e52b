import { isRecord, isString } from '../../ports/json.js';

/** A request as the worker can send it: without a body that is not text. */
export interface EndRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a page that goes away asks of the worker. It holds a token, and goes to a worker of the page's own origin only. */
export interface EndMessage {
  readonly is: 'sessionEnd';
  /** Milliseconds. */
  readonly wait: number;
  /** Path of the softphone's page: where one is open by then, the session has not ended. */
  readonly page: string;
  readonly request: EndRequest;
}

export function readEndMessage(value: unknown): EndMessage | null {
  if (!isRecord(value) || value['is'] !== 'sessionEnd') return null;
  const { wait, page, request } = value;
  if (typeof wait !== 'number' || !(wait >= 0) || !isString(page) || !isRecord(request)) {
    return null;
  }
  const { url, method, headers, body } = request;
  if (!isString(url) || !isString(method) || !isString(body) || !isRecord(headers)) return null;
  const texts = Object.entries(headers).filter((entry): entry is [string, string] =>
    isString(entry[1]),
  );
  const read = { url, method, headers: Object.fromEntries(texts), body };
  return { is: 'sessionEnd', wait, page, request: read };
}
