import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import type { SimulatedOmniEvent, SimulatedOmniOrg } from '../../ports/simulated/omni-org.js';
import { isRecord } from '../../ports/json.js';
import type { SimulatedMessageChannel } from './message-channel.js';

const FOLDER = new URL('../../omni-bridge/aura/OmniBridge/', import.meta.url);

/** The component as the console runs it: its own files, in a stand-in for the Aura runtime. */
export interface SimulatedBridge {
  /** What the utility item shows. */
  readonly words: string;
  readonly state: string;
  /** Renders it, again too. */
  render(): void;
  /** Takes it out of the page, as a reload of the utility bar does. */
  destroy(): void;
}

export interface SimulatedBridgeOptions {
  readonly clock: Clock;
  readonly channel: SimulatedMessageChannel;
  readonly org: SimulatedOmniOrg;
  /** How the toolkit answers in an app without the Omni-Channel utility; absent: the utility is there. */
  readonly missing?: 'hangs' | 'refuses' | undefined;
  /** How the toolkit tells that the agent is logged out. */
  readonly loggedOut?: 'refuses' | 'empty' | 'refusesAll' | undefined;
  /** Whether it renders at once; otherwise `render` does it. */
  readonly rendered?: boolean;
  /** One way between the toolkit and the org, in milliseconds. */
  readonly latency?: number;
}

/** Evaluates a bundle's file as Aura does: a bare object expression. */
function bundle(file: string, globals: Record<string, unknown>): Record<string, unknown> {
  const text = readFileSync(new URL(file, FOLDER), 'utf8');
  const names = Object.keys(globals);
  const source = `(function (${names.join(', ')}) { 'use strict'; return (${text}\n); })`;
  const make: unknown = runInThisContext(source, { filename: file });
  const made: unknown =
    typeof make === 'function' ? Reflect.apply(make, null, Object.values(globals)) : null;
  if (!isRecord(made)) throw new Error(`${file} is not a bare object expression.`);
  return made;
}

export function createSimulatedBridge(options: SimulatedBridgeOptions): SimulatedBridge {
  const { clock, channel, org } = options;
  const timers = new Map<number, Disposer>();
  let timerIds = 0;
  const setTimer = (repeat: boolean) => (callback: () => void, milliseconds: number) => {
    timerIds += 1;
    const id = timerIds;
    const run = (): void => {
      timers.set(
        id,
        clock.after(milliseconds, () => {
          if (repeat) run();
          else timers.delete(id);
          callback();
        }),
      );
    };
    run();
    return id;
  };
  const clearTimer = (id: number): void => {
    timers.get(id)?.();
    timers.delete(id);
  };
  const globals = {
    window: {
      setTimeout: setTimer(false),
      setInterval: setTimer(true),
      clearTimeout: clearTimer,
      clearInterval: clearTimer,
    },
    Date: { now: () => clock.now() },
    $A: { getCallback: (callback: unknown) => callback },
  };
  const controller = bundle('OmniBridgeController.js', globals);
  const helper = bundle('OmniBridgeHelper.js', globals);

  const values = new Map<string, unknown>([
    ['v.state', 'waiting'],
    ['v.words', 'Waiting for the softphone'],
  ]);
  const toolkit = createToolkit(options);
  let valid = true;
  let initialised = false;
  const component = {
    get: (name: string) => values.get(name),
    set: (name: string, value: unknown) => values.set(name, value),
    isValid: () => valid,
    find(id: string) {
      if (id === 'omniToolkit') return toolkit;
      if (id !== 'channel') return undefined;
      return {
        publish(message: Record<string, unknown>) {
          if (!initialised) throw new Error('The message channel must not be used in init.');
          channel.publish('OmniBridge__c', message);
        },
      };
    },
  };
  const run = (handler: string, params: Readonly<Record<string, unknown>> = {}): void => {
    const action = controller[handler];
    if (typeof action !== 'function') throw new Error(`The controller has no function ${handler}.`);
    const event = { getParam: (name: string) => params[name], getParams: () => params };
    Reflect.apply(action, controller, [component, event, helper]);
  };

  run('onInit');
  initialised = true;
  const stops = [
    channel.subscribe('OmniBridge__c', (message) => {
      if (valid && isRecord(message)) run('onMessage', message);
    }),
    org.listen((event) => {
      clock.after(options.latency ?? 20, () => {
        if (valid) run(...auraEvent(event, org.capacity));
      });
    }),
  ];
  if (options.rendered ?? true) run('onRender');

  const text = (name: string): string => {
    const value = values.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    get words() {
      return text('v.words');
    },
    get state() {
      return text('v.state');
    },
    render: () => run('onRender'),
    destroy() {
      run('onDestroy');
      valid = false;
      for (const stop of stops) stop();
    },
  };
}

/** An event of the org as Aura hands it to the component: the handler and the event's parameters. */
export function auraEvent(
  event: SimulatedOmniEvent,
  capacity: number,
): [handler: string, params: Readonly<Record<string, unknown>>] {
  switch (event.name) {
    case 'loginSuccess':
      return ['onLoginSuccess', { statusId: event.status.id.slice(0, 15) }];
    case 'statusChanged':
      return [
        'onStatusChanged',
        {
          statusId: event.status.id,
          channels: event.status.takesWork ? '[{"channelId":"0N9","developerName":"Cases"}]' : '[]',
          statusName: event.status.label,
          statusApiName: event.status.apiName,
          ...(event.reason === undefined ? {} : { reason: REASONS[event.reason] }),
        },
      ];
    case 'logout':
      return ['onLogout', event.reason === undefined ? {} : { reason: event.reason }];
    case 'workloadChanged':
      return [
        'onWorkloadChanged',
        { configuredCapacity: capacity, previousWorkload: 0, newWorkload: event.load },
      ];
    case 'connectionError':
      return ['onConnectionError', {}];
    default:
      return [
        `on${event.name.charAt(0).toUpperCase()}${event.name.slice(1)}`,
        { workItemId: event.work.workItemId, workId: event.work.workId },
      ];
  }
}

const REASONS = {
  toolkit: 'OmniToolkitStatusChange',
  manual: 'OmniManualStatusChange',
  supervisor: 'OmniSupervisorStatusChange',
  pushTimeout: 'OmniPushTimeout',
  decline: 'OmniDeclineWork',
  login: 'OmniLoginStatusChange',
} as const;

/** The toolkit as the console gives it, over a simulated org. */
export function createToolkit({
  clock,
  org,
  missing,
  loggedOut,
  latency = 20,
}: Omit<SimulatedBridgeOptions, 'channel'>) {
  const call =
    (answer: (args: unknown) => unknown) =>
    (args?: unknown): Promise<unknown> =>
      new Promise((resolve, reject) => {
        if (missing === 'hangs') return;
        clock.after(latency, () => {
          if (missing === 'refuses') {
            reject(new Error('The Omni-Channel utility is not available in this app.'));
            return;
          }
          if (!org.reachable) return;
          try {
            const value = answer(args);
            clock.after(latency, () => resolve(value));
          } catch (error) {
            const reason = error instanceof Error ? error : new Error(String(error));
            clock.after(latency, () => reject(reason));
          }
        });
      });
  const loggedIn = <T>(value: T): T => {
    if (!org.status && loggedOut === 'refusesAll') throw new Error('You are not logged in.');
    return value;
  };
  const described = () => {
    if (!org.status) {
      if (loggedOut === 'empty') return { statusId: null, statusName: null, statusApiName: null };
      throw new Error('You are not logged in.');
    }
    return {
      statusId: org.status.id.slice(0, 15),
      statusName: org.status.label,
      statusApiName: org.status.apiName,
    };
  };
  const channels = () => (org.status?.takesWork === true ? '[{"channelId":"0N9"}]' : '[]');
  return {
    getServicePresenceStatusId: call(described),
    getServicePresenceStatusChannels: call(() => loggedIn({ channels: channels() })),
    getAgentWorks: call(() =>
      loggedIn({
        works: JSON.stringify(
          org.work.map(({ workId, workItemId, engaged }) => ({
            workId,
            workItemId,
            isEngaged: engaged,
          })),
        ),
      }),
    ),
    getAgentWorkload: call(() =>
      loggedIn({ configuredCapacity: org.capacity, currentWorkload: org.work.length }),
    ),
    setServicePresenceStatus: call((args) => {
      const id = isRecord(args) && typeof args['statusId'] === 'string' ? args['statusId'] : '';
      org.toolkitSet(id);
      return { ...described(), channels: channels() };
    }),
    logout: call(() => {
      org.toolkitLogout();
      return true;
    }),
  };
}
