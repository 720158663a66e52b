import type { OpenCtiLibrary } from '@salesforce/open-cti';
import { isRecord } from '../../ports/json.js';

/** What the library does with a call: answers it, or leaves it without an answer. */
export type Responder = (method: string, args: Readonly<Record<string, unknown>>) => unknown;

/** Leaves a call without an answer. */
export const NO_ANSWER = Symbol('no answer');

export const succeeded = (returnValue: unknown): unknown => ({
  success: true,
  returnValue,
  errors: null,
});

export const failed = (code: string, description: string): unknown => ({
  success: false,
  returnValue: null,
  errors: [{ code, description }],
});

export interface FakeOpenCti {
  readonly library: OpenCtiLibrary;
  readonly calls: readonly { readonly method: string; readonly args: unknown }[];
  respond: Responder;
  /** Calls the listeners that a method has been given. */
  tell(method: 'onClickToDial' | 'onNavigationChange' | 'subscribe', payload: unknown): void;
}

const LISTENING: readonly string[] = ['onClickToDial', 'onNavigationChange', 'subscribe'];
const WITHOUT_ARGUMENT: readonly string[] = [
  'enableClickToDial',
  'disableClickToDial',
  'refreshView',
  'notifyInitializationComplete',
];
const CALLBACK_MANDATORY: readonly string[] = [
  'getAppViewInfo',
  'getCallCenterSettings',
  'getSoftphoneLayout',
  'isSoftphonePanelVisible',
];
const METHODS: readonly string[] = [
  ...LISTENING,
  ...WITHOUT_ARGUMENT,
  ...CALLBACK_MANDATORY,
  'setSoftphonePanelVisibility',
  'setSoftphonePanelHeight',
  'setSoftphonePanelWidth',
  'setSoftphonePanelIcon',
  'setSoftphoneItemIcon',
  'setSoftphonePanelLabel',
  'setSoftphoneItemLabel',
  'saveLog',
  'searchAndScreenPop',
  'screenPop',
  'publish',
  'unsubscribe',
];

/** A library with the argument checks and quirks of the org's own, which answers by `respond`. */
export function createFakeOpenCti(): FakeOpenCti {
  const calls: { method: string; args: unknown }[] = [];
  const listeners = new Map<string, ((payload: unknown) => void)[]>();
  const fake = {
    calls,
    respond: (() => succeeded(null)) as Responder,
    tell(method: string, payload: unknown) {
      for (const listener of listeners.get(method) ?? []) listener(payload);
    },
  };

  const call = (method: string, given: unknown[]): void => {
    const [args] = given;
    calls.push({ method, args });
    if (given.length === 0 && WITHOUT_ARGUMENT.includes(method)) return;
    if (given.length !== 1 || !isRecord(args) || Object.keys(args).length === 0) {
      throw new Error(`Invalid arguments for ${method}.`);
    }
    const { callback, listener, ...others } = args;
    if (CALLBACK_MANDATORY.includes(method) && typeof callback !== 'function') {
      throw new Error(`${method} needs a callback.`);
    }
    if (LISTENING.includes(method)) {
      if (typeof listener !== 'function') throw new Error(`${method} needs a listener.`);
      const hear = (payload: unknown): void => void Reflect.apply(listener, null, [payload]);
      listeners.set(method, [...(listeners.get(method) ?? []), hear]);
    }
    const response = fake.respond(method, others);
    if (response === NO_ANSWER || typeof callback !== 'function') return;
    const whole =
      method === 'subscribe' && isRecord(response)
        ? { ...response, subscription: { channel: args['channelName'] } }
        : response;
    queueMicrotask(() => void Reflect.apply(callback, null, [whole]));
  };
  const library = Object.fromEntries(
    METHODS.map((method) => [method, (...given: unknown[]) => call(method, given)]),
  );
  return Object.assign(fake, { library: library as unknown as OpenCtiLibrary });
}
