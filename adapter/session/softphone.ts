import type { OmniStatusRecord, PresenceDefinition } from '../definition/catalog.js';
import type { CallCenterSettings, PureCloudSettings } from '../definition/definition.js';
import { fingerprint } from '../definition/fingerprint.js';
import { readDefinition } from '../definition/read.js';
import { resolveDefinition } from '../definition/resolve.js';
import type { Clock } from '../ports/clock.js';
import type { Disposer } from '../ports/disposer.js';
import { HostError, type HostPort } from '../ports/host.js';
import type { OmniPort, OmniPortEvent } from '../ports/omni.js';
import type { PureCloudAgent, PureCloudPort, PureCloudPortEvent } from '../ports/pure-cloud.js';
import { SignInError, type SignInPort, type SignInState } from '../ports/sign-in.js';
import { isUnresolved, unresolvedStatus, type Status } from '../sync/status.js';
import { createEngineHost, failureOf, type EngineHost } from './engine-host.js';
import type { Language } from './labels.js';
import { createListeners } from './listeners.js';
import { freshModel } from './model.js';
import type { MemoryKey, Stored } from './stored.js';
import type { SoftphoneActions, SoftphoneView } from './view.js';
import { viewOf } from './view-model.js';

/** Salesforce's side of the page: the definition and Omni-Channel. */
export interface SalesforceSide extends HostPort {
  readonly omni: OmniPort & { retryNow(): void };
  /** Names the org, so that statuses learnt in one are not taken for another's. */
  readonly org: string;
}

type PureCloudClient = PureCloudPort & { retryNow(): void };

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
}

/** One agent's softphone: what the panel shows, and what it can ask for. */
export interface Softphone {
  readonly view: SoftphoneView;
  readonly actions: SoftphoneActions;
  listen(listener: (view: SoftphoneView) => void): Disposer;
  /** Keeps the memory for the next page; to be called when this one goes away. */
  remember(): void;
  dispose(): void;
}

/** A memory stays young while its page lives, so that only an absence makes it old. */
const REMEMBER_EVERY = 60_000;

/** Waits before PureCloud is tried again at the start: 1 s, doubling to 30 s. */
const CONNECT_FIRST = 1_000;
const CONNECT_LONGEST = 30_000;

export function createSoftphone(options: SoftphoneOptions): Softphone {
  const { stored, clock, random, language, build } = options;
  const listeners = createListeners<SoftphoneView>();
  const disposers: Disposer[] = [];
  const model = freshModel();
  let host: SalesforceSide | null = null;
  let signIn: SignInPort | null = null;
  let pureCloud: PureCloudClient | null = null;
  let engine = makeEngine();
  let engineAgent: string | null = null;
  let memoryKey: Omit<MemoryKey, 'user'> | null = null;
  let connectAttempts = 0;
  let stopConnecting: Disposer | null = null;
  /** Counts connections, so that what an abandoned one says is not heard. */
  let connection = 0;
  let disposed = false;
  let view = viewOf(model, engine, language, build);

  function makeEngine(): EngineHost {
    const made = createEngineHost({
      sides: () => ({ omni: host?.omni ?? null, pureCloud }),
      clock,
      random,
    });
    made.listen(() => {
      noteQueue();
      remember();
      show();
    });
    return made;
  }

  function show(): void {
    if (disposed) return;
    view = viewOf(model, engine, language, build);
    listeners.tell(view);
  }

  function remember(): void {
    const memory = engine.memory();
    if (memory === null || memoryKey === null || engineAgent === null) return;
    stored.saveMemory({ ...memoryKey, user: engineAgent }, memory);
  }

  function noteQueue(): void {
    const { known } = engine.summary();
    const rules = model.resolved?.rules;
    if (rules === undefined || known.pureCloud === null || known.pureCloud === rules.onQueue)
      return;
    model.beforeQueue = known.pureCloud;
  }

  async function begin(): Promise<void> {
    try {
      host = await options.connectHost();
      if (disposed) return host.omni.dispose();
      learn(stored.statuses(host.org));
      disposers.push(host.omni.listen(onOmni), () => host?.omni.dispose());
      useDefinition(await host.settings());
    } catch (reason) {
      model.hostFailure = reason instanceof HostError ? reason.reason : 'initFailed';
      show();
    }
  }

  function useDefinition(settings: CallCenterSettings): void {
    const definition = readDefinition(settings);
    model.definition = definition;
    memoryKey = { callCenter: definition.internalName, fingerprint: fingerprint(settings) };
    resolve();
    if (definition.pureCloud === null || disposed) return;
    signIn = options.makeSignIn(definition.pureCloud);
    disposers.push(signIn.listen(onSignIn), () => signIn?.dispose());
    onSignIn(signIn.state);
  }

  /** Resolves the definition with what is known by now; what became known is told to the engine. */
  function resolve(): void {
    const { definition, resolved: before, catalog } = model;
    if (definition === null) return;
    const resolved = resolveDefinition(definition, catalog);
    model.resolved = resolved;
    const learnt: Record<Status, Status> = {};
    for (const name of before?.notYetKnown ?? []) {
      const record = catalog.omni.find(({ apiName, label }) => apiName === name || label === name);
      if (record !== undefined && !resolved.notYetKnown.includes(name)) {
        learnt[unresolvedStatus(name)] = record.id;
      }
    }
    const changed = JSON.stringify(before?.rules) !== JSON.stringify(resolved.rules);
    if (engineAgent !== null && changed) {
      engine.dispatch({ type: 'configured', rules: resolved.rules, learnt });
    } else show();
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

  function onOmni(event: OmniPortEvent): void {
    if (event.type === 'learnt') learn(event.statuses);
    else if (event.type === 'condition') {
      model.omniCondition = event.condition;
      show();
    } else engine.dispatch(event);
  }

  function onSignIn(state: SignInState): void {
    const was = model.signIn;
    model.signIn = state;
    if (state.is === 'signedIn' && (was.is !== 'signedIn' || pureCloud === null)) {
      model.signInFailure = null;
      connectAttempts = 0;
      void connectPureCloud();
    } else if (state.is === 'signedOut') {
      leavePureCloud(state.because === undefined);
    }
    show();
  }

  /** `forGood`: the agent signed out, so that nothing of this shift is to be remembered. */
  function leavePureCloud(forGood: boolean): void {
    connection += 1;
    stopConnecting?.();
    pureCloud?.dispose();
    pureCloud = null;
    model.pureCloudCondition = 'signedOut';
    if (!forGood) {
      if (engineAgent !== null) {
        engine.dispatch({ type: 'reach', side: 'pureCloud', is: 'lost', reason: 'tokenExpired' });
      }
      return;
    }
    if (engineAgent !== null) stored.forgetMemory();
    renewEngine();
    model.agent = null;
    model.catalog = { ...model.catalog, presences: [] };
    resolve();
  }

  function renewEngine(): void {
    engine.dispose();
    engineAgent = null;
    engine = makeEngine();
  }

  async function connectPureCloud(): Promise<void> {
    const settings = model.definition?.pureCloud ?? null;
    if (settings === null || signIn === null) return;
    const mine = ++connection;
    pureCloud?.dispose();
    pureCloud = null;
    model.pureCloudCondition = 'connecting';
    let client: PureCloudClient | null = null;
    try {
      client = await options.makePureCloud(settings);
      if (mine !== connection || disposed) return client.dispose();
      pureCloud = client;
      client.listen((event) => {
        if (mine === connection) onPureCloud(event);
      });
      const { agent, presences } = await client.connect();
      if (mine !== connection) return client.dispose();
      connectAttempts = 0;
      onConnected(agent, presences);
    } catch (reason) {
      if (mine !== connection || disposed) return client?.dispose();
      onConnectFailed(failureOf(reason).retryAfter);
    }
  }

  function onConnectFailed(retryAfter: number | undefined): void {
    pureCloud?.dispose();
    pureCloud = null;
    if (model.signIn.is === 'signedOut') return;
    model.pureCloudCondition = 'lost';
    model.connectFailedSince ??= clock.now();
    const wait = Math.min(CONNECT_FIRST * 2 ** connectAttempts, CONNECT_LONGEST);
    connectAttempts += 1;
    const spread = wait * (0.75 + random() / 2);
    stopConnecting?.();
    stopConnecting = clock.after(Math.max(spread, (retryAfter ?? 0) * 1_000), () => {
      void connectPureCloud();
    });
    show();
  }

  function onConnected(agent: PureCloudAgent, presences: readonly PresenceDefinition[]): void {
    // Another agent's shift starts from nothing.
    if (engineAgent !== null && engineAgent !== agent.id) renewEngine();
    model.agent = agent;
    model.pureCloudCondition = 'ready';
    model.connectFailedSince = null;
    model.catalog = { ...model.catalog, presences };
    const goesOn = engineAgent !== null;
    resolve();
    if (model.resolved === null || memoryKey === null) return;
    if (goesOn) {
      engine.dispatch({ type: 'reach', side: 'pureCloud', is: 'back' });
      return;
    }
    engineAgent = agent.id;
    const memory = stored.memory({ ...memoryKey, user: agent.id });
    engine.dispatch({
      type: 'start',
      rules: model.resolved.rules,
      ...(memory === null ? {} : { memory }),
    });
  }

  function onPureCloud(event: PureCloudPortEvent): void {
    if (event.type === 'condition') {
      model.pureCloudCondition = event.condition;
      show();
    } else engine.dispatch(event);
  }

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
      const { unreachable, known } = engine.summary();
      const reachable = known.pureCloud !== null && !unreachable.includes('pureCloud');
      model.choiceFailure = reachable ? null : 'network';
      if (reachable && !isUnresolved(status)) {
        engine.dispatch({ type: 'chosen', side: 'pureCloud', status });
      } else show();
    },
    answer: (yes) => engine.dispatch({ type: 'answered', yes }),
    resume: () => engine.dispatch({ type: 'resume' }),
    retry() {
      host?.omni.retryNow();
      if (pureCloud !== null) pureCloud.retryNow();
      else if (model.signIn.is === 'signedIn') void connectPureCloud();
    },
  };

  const rememberAgain = (): void => {
    remember();
    stopRemembering = clock.after(REMEMBER_EVERY, rememberAgain);
  };
  let stopRemembering = clock.after(REMEMBER_EVERY, rememberAgain);
  void begin();

  return {
    get view() {
      return view;
    },
    actions,
    listen: (listener) => listeners.add(listener),
    remember,
    dispose() {
      remember();
      disposed = true;
      connection += 1;
      stopRemembering();
      stopConnecting?.();
      pureCloud?.dispose();
      for (const dispose of disposers) dispose();
      engine.dispose();
      listeners.clear();
    },
  };
}
