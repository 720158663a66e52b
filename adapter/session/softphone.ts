import type { OmniStatusRecord, PresenceDefinition } from '../definition/catalog.js';
import type { CallCenterSettings, PureCloudSettings } from '../definition/definition.js';
import { fingerprint } from '../definition/fingerprint.js';
import { readDefinition } from '../definition/read.js';
import { resolveDefinition } from '../definition/resolve.js';
import type { Clock } from '../ports/clock.js';
import type { Disposer } from '../ports/disposer.js';
import { HostError, type HostPort } from '../ports/host.js';
import type { OmniPort, OmniPortEvent } from '../ports/omni.js';
import type { PureCloudAgent, PureCloudPortEvent } from '../ports/pure-cloud.js';
import { SignInError, type SignInPort, type SignInState } from '../ports/sign-in.js';
import { OMNI_OFFLINE, isUnresolved } from '../sync/status.js';
import { becameKnown } from './became-known.js';
import type { LoadDiagnostics, Watch } from './diagnostics/code.js';
import type { Language } from './labels.js';
import { createListeners } from '../ports/listeners.js';
import { freshModel } from './model.js';
import { createPureCloudConnection, type PureCloudClient } from './pure-cloud-connection.js';
import { createShift } from './shift.js';
import type { MemoryKey, Stored } from './stored.js';
import type { BrowserTabs } from './tabs/browser-tabs.js';
import type { Diagnostics, SoftphoneActions, SoftphoneView } from './view.js';
import { viewOf } from './view-model.js';

/** Salesforce's side of the page: the definition and Omni-Channel. */
export interface SalesforceSide extends HostPort {
  readonly omni: OmniPort & { retryNow(): void };
  /** Names the org, so that statuses learnt in one are not taken for another's. */
  readonly org: string;
}

export interface SoftphoneOptions {
  /** Rejects with a HostError. */
  readonly connectHost: () => Promise<SalesforceSide>;
  readonly makeSignIn: (settings: PureCloudSettings) => SignInPort;
  /** A fresh client for the agent whom that sign-in has signed in. */
  readonly makePureCloud: (settings: PureCloudSettings) => Promise<PureCloudClient>;
  readonly stored: Stored;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly language: Language;
  readonly build: { readonly version: string; readonly id: string };
  /** Asked before each write of a status, where given. */
  readonly mayWrite?: () => Promise<boolean>;
  readonly loadDiagnostics: LoadDiagnostics;
  /** Where other tabs ask for diagnostics, and under which name; left out where there are none. */
  readonly tabs?: Pick<BrowserTabs, 'openChannel'>;
  readonly name?: string;
}

/** One agent's softphone: what the panel shows, and what it can ask for. */
export interface Softphone {
  readonly view: SoftphoneView;
  readonly actions: SoftphoneActions;
  /** How it stands with everything, and why. Rejects where its code cannot be loaded. */
  diagnose(): Promise<Diagnostics>;
  listen(listener: (view: SoftphoneView) => void): Disposer;
  /** Keeps the memory for the next page; to be called when this one goes away. */
  remember(): void;
  dispose(): void;
}

export function createSoftphone(options: SoftphoneOptions): Softphone {
  const { stored, clock, random, language, build, loadDiagnostics } = options;
  const listeners = createListeners<SoftphoneView>();
  const disposers: Disposer[] = [];
  const model = freshModel();
  let host: SalesforceSide | null = null;
  let signIn: SignInPort | null = null;
  let memoryKey: Omit<MemoryKey, 'user'> | null = null;
  let disposed = false;
  const connection = createPureCloudConnection({
    make: () => {
      const section = model.definition?.pureCloud ?? null;
      return section === null
        ? Promise.reject(new Error('The definition has no usable section pureCloud.'))
        : options.makePureCloud(section);
    },
    clock,
    random,
    onConnected,
    onFailed: onConnectFailed,
    onEvent: onPureCloud,
  });
  const shift = createShift({
    sides: () => ({ omni: host?.omni ?? null, pureCloud: connection.port }),
    clock,
    random,
    stored,
    mayWrite: options.mayWrite,
    onChange() {
      noteQueue();
      noteForeignId();
      show();
    },
  });
  let watch: Watch | null = null;
  let view = viewOf(model, shift.engine, language, build);

  function show(): void {
    if (disposed) return;
    watch?.look();
    view = viewOf(model, shift.engine, language, build);
    listeners.tell(view);
  }

  function noteQueue(): void {
    const { base } = shift.engine.summary();
    const onQueue = model.resolved?.rules.onQueue;
    if (base.pureCloud !== null && base.pureCloud !== onQueue) model.beforeQueue = base.pureCloud;
  }

  async function begin(): Promise<void> {
    try {
      const side = await options.connectHost();
      if (disposed) {
        side.omni.dispose();
        return;
      }
      host = side;
      // Before anything is awaited of it, so that nothing of the start is lost.
      disposers.push(side.omni.listen(onOmni), () => side.omni.dispose());
      model.catalog = { ...model.catalog, omniRefused: stored.refused(side.org) };
      learn(stored.statuses(side.org));
      useDefinition(await side.settings());
    } catch (reason) {
      model.hostFailure = reason instanceof HostError ? reason.reason : 'initFailed';
      show();
    }
    // Fetched while there is a network, as it is wanted most when there is none.
    startWatch().catch(() => undefined);
  }

  function useDefinition(settings: CallCenterSettings): void {
    if (disposed) return;
    model.settings = settings;
    const definition = readDefinition(settings);
    model.definition = definition;
    memoryKey = { callCenter: definition.internalName, fingerprint: fingerprint(settings) };
    resolve();
    if (definition.pureCloud === null) return;
    const made = options.makeSignIn(definition.pureCloud);
    signIn = made;
    disposers.push(made.listen(onSignIn), () => made.dispose());
    onSignIn(made.state);
  }

  /** Resolves the definition with what is known by now; what became known is told to the engine. */
  function resolve(): void {
    const { definition, resolved: before, catalog } = model;
    if (definition === null) return;
    const resolved = resolveDefinition(definition, catalog);
    model.resolved = resolved;
    const changed = JSON.stringify(before?.rules) !== JSON.stringify(resolved.rules);
    if (changed) shift.configure(resolved.rules, becameKnown(definition, before, catalog));
    show();
  }

  function learn(statuses: readonly OmniStatusRecord[]): void {
    const merged = new Map(model.catalog.omni.map((record) => [record.id, record]));
    for (const record of statuses) merged.set(record.id, { ...merged.get(record.id), ...record });
    const omni = [...merged.values()];
    if (JSON.stringify(omni) === JSON.stringify(model.catalog.omni)) return;
    model.catalog = { ...model.catalog, omni };
    if (host !== null) stored.saveStatuses(host.org, omni);
    resolve();
  }

  /** An Id that the org refuses and that was never seen in it may be another org's. */
  function noteForeignId(): void {
    const { refused } = shift.engine.state.omni;
    const { omni, omniRefused = [] } = model.catalog;
    if (refused === null || host === null) return;
    const { status, reason } = refused;
    if (reason !== 'refused' && reason !== 'notGranted') return;
    if (status === OMNI_OFFLINE || omniRefused.includes(status)) return;
    if (omni.some(({ id }) => id === status)) return;
    model.catalog = { ...model.catalog, omniRefused: [...omniRefused, status] };
    stored.saveRefused(host.org, [...omniRefused, status]);
    resolve();
  }

  function onOmni(event: OmniPortEvent): void {
    if (event.type === 'learnt') learn(event.statuses);
    else if (event.type === 'condition') {
      model.omniCondition = event.condition;
      if (event.condition === 'ready' && shift.agent === null) void lookAtOmni();
      show();
    } else {
      if (event.type === 'status') model.omniSeen = event.status;
      shift.hear(event);
      if (shift.agent === null) show();
    }
  }

  /** Who is not signed in to PureCloud sees the Omni-Channel status all the same. */
  async function lookAtOmni(): Promise<void> {
    try {
      model.omniSeen = (await host?.omni.read())?.status ?? null;
      show();
    } catch {
      // The port tells by its condition what is wrong.
    }
  }

  function onSignIn(state: SignInState): void {
    const was = model.signIn;
    model.signIn = state;
    if (state.is === 'signedIn') {
      model.signInFailure = null;
      if (was.is !== 'signedIn') {
        model.pureCloudCondition = 'connecting';
        connection.open();
      } else if (was.until !== state.until) connection.renew();
    } else if (state.is === 'signedOut') {
      leavePureCloud();
      const { because } = state;
      if (because === undefined) endShift(was.is === 'signedIn');
      else shift.losePureCloud(because === 'expired' ? 'tokenExpired' : 'signedOut');
    }
    show();
  }

  function leavePureCloud(): void {
    connection.close();
    model.pureCloudCondition = 'signedOut';
    model.connectFailedSince = null;
    model.choiceFailure = null;
  }

  /** The agent signed out: nothing of this shift is remembered. A page that was never signed in has no shift to forget. */
  function endShift(signedOut: boolean): void {
    if (signedOut || shift.agent !== null) stored.forgetMemory();
    shift.end();
    model.agent = null;
    model.beforeQueue = null;
    model.catalog = { ...model.catalog, presences: [] };
    resolve();
  }

  function onConnectFailed(): void {
    model.pureCloudCondition = 'lost';
    model.connectFailedSince ??= clock.now();
    shift.losePureCloud('connection');
    show();
  }

  function onConnected(agent: PureCloudAgent, presences: readonly PresenceDefinition[]): void {
    // Another agent's shift starts from nothing.
    if (shift.agent !== null && shift.agent !== agent.id) {
      shift.end();
      model.beforeQueue = null;
    }
    model.agent = agent;
    model.pureCloudCondition = 'ready';
    model.connectFailedSince = null;
    model.catalog = { ...model.catalog, presences };
    resolve();
    if (model.resolved === null || memoryKey === null) return;
    if (shift.agent !== null) shift.regainPureCloud();
    else shift.begin({ ...memoryKey, user: agent.id }, model.resolved.rules, model.catalog);
  }

  function onPureCloud(event: PureCloudPortEvent): void {
    // A click that came to nothing is an old story once anything else happens.
    if (event.type === 'status' || event.type === 'reach') model.choiceFailure = null;
    if (event.type === 'condition') {
      model.pureCloudCondition = event.condition;
      show();
    } else shift.hear(event);
  }

  async function startWatch(): Promise<Watch> {
    const code = await loadDiagnostics();
    watch ??= code.watch({ ...options, model, shift, connection, show });
    show();
    return watch;
  }

  const diagnose = async (): Promise<Diagnostics> => (await startWatch()).diagnose();

  const actions: SoftphoneActions = {
    signIn() {
      if (signIn === null) return;
      model.signInFailure = null;
      signIn.signIn().catch((reason: unknown) => {
        model.signInFailure = reason instanceof SignInError ? reason.reason : 'exchangeFailed';
        show();
      });
      show();
    },
    signOut() {
      void signIn?.signOut();
    },
    choosePureCloud(status) {
      const { unreachable, known } = shift.engine.summary();
      const reachable = known.pureCloud !== null && !unreachable.includes('pureCloud');
      model.choiceFailure = reachable ? null : 'network';
      if (reachable && isUnresolved(status)) model.choiceFailure = 'refused';
      if (model.choiceFailure !== null) show();
      else shift.engine.dispatch({ type: 'chosen', side: 'pureCloud', status });
    },
    answer: (yes) => shift.engine.dispatch({ type: 'answered', yes }),
    resume: () => shift.engine.dispatch({ type: 'resume' }),
    retry() {
      host?.omni.retryNow();
      if (model.signIn.is === 'signedIn') connection.retryNow();
    },
    diagnose,
  };

  void begin();

  return {
    get view() {
      return view;
    },
    actions,
    diagnose,
    listen: (listener) => listeners.add(listener),
    remember: () => shift.remember(),
    dispose() {
      disposed = true;
      shift.dispose();
      watch?.dispose();
      connection.close();
      for (const dispose of disposers) dispose();
      listeners.clear();
    },
  };
}
