import type { Disposer } from '../../ports/disposer.js';
import { isRecord, isString, plainJson, textOf } from '../../ports/json.js';

/**
 * `sforce.console.presence` of the org's `integration.js`, the Console Integration Toolkit. Reference:
 * https://developer.salesforce.com/docs/service/api-console/guide/sforce-api-console-omnichannel-methods-events.html
 * (documented for Salesforce Classic). That its methods work in the Open CTI frame of Lightning Experience, and whether
 * its events do, is not confirmed: what is there is found out when it is used.
 */

export type PresenceMethod =
  | 'getServicePresenceStatusId'
  | 'getServicePresenceStatusChannels'
  | 'getAgentWorks'
  | 'getAgentWorkload'
  | 'setServicePresenceStatus'
  | 'logout';

const METHODS: readonly PresenceMethod[] = [
  'getServicePresenceStatusId',
  'getServicePresenceStatusChannels',
  'getAgentWorks',
  'getAgentWorkload',
  'setServicePresenceStatus',
  'logout',
];

/** Our names of the events that are listened to, by those of `sforce.console.ConsoleEvent.PRESENCE`. */
const EVENTS: Readonly<Record<string, string>> = {
  LOGIN_SUCCESS: 'loginSuccess',
  STATUS_CHANGED: 'statusChanged',
  LOGOUT: 'logout',
  WORK_ASSIGNED: 'workAssigned',
  WORK_ACCEPTED: 'workAccepted',
  WORK_DECLINED: 'workDeclined',
  WORK_CLOSED: 'workClosed',
  WORKLOAD_CHANGED: 'workloadChanged',
};

/** What became of a call; it settles when the toolkit answers, and that may be never. */
export type Answer =
  | { readonly is: 'answered'; readonly value: unknown }
  | { readonly is: 'refused'; readonly words: string };

export interface ConsolePresence {
  call(method: PresenceMethod, statusId?: string): Promise<Answer>;
  /** Events where the toolkit has any; nothing tells whether they come. */
  listen(listener: (name: string, params: Readonly<Record<string, unknown>>) => void): Disposer;
}

const within = (value: unknown, name: string): unknown =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'
    ? Reflect.get(value, name)
    : undefined;

/** The toolkit in that page; `null`: it is not there, or lacks a method that is needed. */
export function consolePresence(window: object): ConsolePresence | null {
  const toolkit = within(within(window, 'sforce'), 'console');
  const presence = within(toolkit, 'presence');
  const call = (method: PresenceMethod): unknown => within(presence, method);
  if (!METHODS.every((method) => typeof call(method) === 'function')) return null;
  return {
    call: (method, statusId) =>
      new Promise((resolve) => {
        const done = (result: unknown): void => resolve(answerOf(result));
        const carryOut = call(method);
        try {
          if (typeof carryOut !== 'function') throw new Error(`There is no method ${method}.`);
          Reflect.apply(carryOut, presence, statusId === undefined ? [done] : [statusId, done]);
        } catch (error) {
          resolve({ is: 'refused', words: error instanceof Error ? error.message : String(error) });
        }
      }),
    listen(listener) {
      let ended = false;
      const add = within(toolkit, 'addEventListener');
      const types = within(within(toolkit, 'ConsoleEvent'), 'PRESENCE');
      for (const [constant, name] of Object.entries(EVENTS)) {
        const type = within(types, constant);
        if (!isString(type) || typeof add !== 'function') continue;
        try {
          Reflect.apply(add, toolkit, [
            type,
            (params: unknown) => {
              const plain = plainJson(params);
              if (!ended) listener(name, isRecord(plain) ? plain : {});
            },
          ]);
        } catch {
          // Then it is polled.
        }
      }
      // The toolkit takes listeners away by their function and type in Classic alone; a listener that is deaf will do.
      return () => (ended = true);
    },
  };
}

/** Some of its answers have what they tell beside `success`, some below `returnValue`. */
function answerOf(result: unknown): Answer {
  const plain = plainJson(result);
  if (!isRecord(plain)) return { is: 'answered', value: plain };
  if (plain['success'] === false || plain['success'] === 'false') {
    return { is: 'refused', words: wordsOf(plain) };
  }
  const { returnValue } = plain;
  return { is: 'answered', value: isRecord(returnValue) ? { ...plain, ...returnValue } : plain };
}

function wordsOf({ error, errors }: Readonly<Record<string, unknown>>): string {
  const told: unknown = error ?? errors;
  const first: unknown = Array.isArray(told) ? told[0] : told;
  const words = isRecord(first)
    ? (textOf(first['description']) ?? textOf(first['message']))
    : first;
  return (textOf(words) ?? '').slice(0, 500);
}
