import { isRecord } from '../../ports/json.js';
import type { AnswerBody } from './protocol.js';

/** Answered requests that are known again; far more than the limits let through in some minutes. */
const KEPT = 200;

export interface Request {
  /** Who asked: its instanceId. */
  readonly from: string;
  readonly requestId: string;
  readonly body: unknown;
}

/**
 * `begun`: it is new; `underWay`: its answer is still to come; `other`: its name was used for something else; an answer:
 * it was given before.
 */
export type Known = 'begun' | 'underWay' | 'other' | AnswerBody;

/** What was asked for, so that nothing is done twice because it was said twice. */
export interface Requests {
  begin(request: Request): Known;
  answered(request: Request, answer: AnswerBody): void;
  /** Nothing was done; it may be asked for again under its name. */
  forget(request: Request): void;
}

interface Entry {
  readonly asked: string;
  answer: AnswerBody | null;
}

export function createRequests(): Requests {
  const all = new Map<string, Entry>();
  const keyOf = ({ from, requestId }: Request): string => JSON.stringify([from, requestId]);
  return {
    begin(request) {
      const key = keyOf(request);
      const asked = canonical(request.body);
      const known = all.get(key);
      if (known !== undefined) {
        if (known.asked !== asked) return 'other';
        return known.answer ?? 'underWay';
      }
      all.set(key, { asked, answer: null });
      for (const [oldest, { answer }] of all) {
        if (all.size <= KEPT) break;
        if (answer !== null) all.delete(oldest);
      }
      return 'begun';
    },
    answered(request, answer) {
      const entry = all.get(keyOf(request));
      if (entry !== undefined) entry.answer = answer;
    },
    forget: (request) => void all.delete(keyOf(request)),
  };
}

/** The order of its keys makes a message no other one. */
const canonical = (body: unknown): string =>
  JSON.stringify([body], (_key, value: unknown) =>
    isRecord(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
