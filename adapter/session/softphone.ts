import type { PresenceDefinition } from '../definition/catalog.js';
import type { PureCloudSettings } from '../definition/definition.js';
import type { DefinitionHost } from '../call-center/salesforce-rules.js';
import type { Clock } from '../ports/clock.js';
import type { CrmPort } from '../ports/crm.js';
import type { Disposer } from '../ports/disposer.js';
import { HostError, type HostPort } from '../ports/host.js';
import type { OmniPort, OmniPortEvent, OmniWay } from '../ports/omni.js';
import type { PureCloudAgent, PureCloudPortEvent } from '../ports/pure-cloud.js';
import { SignInError, type SignInPort, type SignInState } from '../ports/sign-in.js';
import type { Going, SessionEndPort } from '../ports/session-end.js';
import { isUnresolved } from '../sync/status.js';
import type { LoadDiagnostics, Watch } from './diagnostics/code.js';
import type { Language } from './labels.js';
import { deniedBy } from './denied-by.js';
import type { SalesforceUser } from './identity.js';
import { createListeners } from '../ports/listeners.js';
import type { Around } from './around.js';
import { watchAbsence } from './absence.js';
import { createInactivity, isAgents } from './inactivity.js';
import { freshModel } from './model.js';
import { createDefinitionInForce } from './definition-in-force.js';
import type { PhoneDesk } from './phone/code.js';
import { createPhoneLine, type PhoneParts } from './phone/line.js';
import { createPureCloudConnection, type PureCloudClient } from './pure-cloud-connection.js';
import { createShift } from './shift.js';
import type { MemoryKey, Stored } from './stored.js';
import type { BrowserTabs } from './tabs/browser-tabs.js';
import type { Diagnostics, SoftphoneActions, SoftphoneView } from './view.js';
import { viewOf } from './view-model.js';

/** Salesforce's side of the page: the definition and Omni-Channel. */
export interface SalesforceSide extends HostPort {
  readonly omni: OmniPort & { retryNow(): void; readonly way?: () => OmniWay };
  /** The console around the phone, afresh at each call. Rejects where its code cannot be loaded; left out: there is none. */
  readonly crm?: () => Promise<CrmPort>;
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
  /** What the page stands in, for the support bundle; left out: Open CTI. */
  readonly host?: DefinitionHost | undefined;
  readonly around?: Around;
  /** Tells when the definition is worth another look: the agent looks at the page again. */
  readonly hints: (listener: () => void) => Disposer;
  /** Who is signed in to Salesforce; left out or `null`: the shell does not tell. */
  readonly salesforceUser?: SalesforceUser | null;
  /** Where PureCloud returns to after a sign-in, for the Connection page. */
  readonly redirectUri?: string;
  /** Made for each sign-in; left out: the definition's `sessionEndStatus` comes to nothing. */
  readonly makeSessionEnd?: (settings: PureCloudSettings) => SessionEndPort;
  /** Left out: there is no phone. */
  readonly phone?: PhoneParts;
  /** Where other tabs ask for diagnostics, and under which name; left out where there are none. */
  readonly tabs?: Pick<BrowserTabs, 'openChannel'>;
  readonly name?: string;
}

/** One agent's softphone: what the panel shows, and what it can ask for. */
export interface Softphone {
  readonly view: SoftphoneView;
  readonly actions: SoftphoneActions;
  /** The phone at work here; `null`: there is none, or another tab has it. */
  readonly desk: PhoneDesk | null;
  /** How it stands with everything, and why. Rejects where its code cannot be loaded. */
  diagnose(): Promise<Diagnostics>;
  listen(listener: (view: SoftphoneView) => void): Disposer;
  /** Keeps the memory for the next page; to be called when this one goes away. */
  remember(): void;
  /** The page goes away, and none of this agent's is left; to be called before `dispose`. */
  leave(going: Going): void;
  dispose(): void;
}

export function createSoftphone(options: SoftphoneOptions): Softphone {
  const { stored, clock, random, language, build, loadDiagnostics } = options;
  const listeners = createListeners<SoftphoneView>();
  const disposers: Disposer[] = [];
  const model = freshModel();
  let host: SalesforceSide | null = null;
  let signIn: SignInPort | null = null;
  let sessionEnd: SessionEndPort | null = null;
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
      definition.onChange();
      inactivity.look();
      show();
    },
  });
  const inactivity = createInactivity({
    clock,
    port: () => connection.port,
    works() {
      const { work, interactions } = shift.engine.state;
      return Object.keys(work).length > 0 || Object.keys(interactions).length > 0;
    },
    onChange: () => show(),
  });
  const definition = createDefinitionInForce({
    ...options,
    model,
    shift: () => shift,
    onPureCloud: useSignIn,
    show,
  });
  const absence = watchAbsence(clock, onReturn);
  disposers.push(
    options.hints(() => absence.look()),
    () => absence.dispose(),
  );
  const phone = createPhoneLine({
    parts: options.phone,
    clock,
    definition: () => model.settings,
    onChange: show,
  });
  let watch: Watch | null = null;
  let view = viewOf(model, shift.engine, language, build);

  function show(): void {
    if (disposed) return;
    model.idleEndsAt = inactivity.endsAt;
    model.keeps = options.around?.keeps ?? true;
    model.clockSkew = connection.healths.at(-1)?.().clockSkew ?? null;
    lookAtPhone();
    watch?.look();
    view = viewOf(model, shift.engine, language, build);
    listeners.tell(view);
  }

  /** Sync comes first: whoever waits for a call can wait that much longer. */
  function lookAtPhone(): void {
    const { port: client } = connection;
    const { agent, signIn: at, pureCloudCondition, resolved } = model;
    const isFull = model.definition?.softphone.mode === 'full';
    if (!isFull || client === null || agent === null || at.is !== 'signedIn')
      phone.look(null, false);
    else if (pureCloudCondition === 'ready') {
      const synced = shift.engine.summary().started || resolved?.rules.enabled === false;
      phone.look({ client, agent: agent.id }, synced);
    }
    model.phone = at.is === 'signedIn' ? phone.view : null;
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
      await definition.follow(side);
    } catch (reason) {
      model.hostFailure = reason instanceof HostError ? reason.reason : 'initFailed';
      show();
    }
    // Fetched while there is a network, as it is wanted most when there is none.
    startWatch().catch(() => undefined);
  }

  function useSignIn(section: PureCloudSettings): void {
    const made = options.makeSignIn(section);
    signIn = made;
    sessionEnd = options.makeSessionEnd?.(section) ?? null;
    disposers.push(made.listen(onSignIn), () => made.dispose());
    onSignIn(made.state);
  }

  /** The page was not there for a while, so that nothing that it knows is sure: as after a refresh, all is read anew. */
  function onReturn(since: number): void {
    if (model.signIn.is === 'signedIn') connection.retryNow();
    shift.resumeAfter(since);
  }

  function onOmni(event: OmniPortEvent): void {
    absence.look();
    if (event.type === 'learnt') definition.learn(event.statuses);
    else if (event.type === 'condition') {
      model.omniCondition = event.condition;
      if (event.condition === 'ready' && shift.agent === null) void lookAtOmni();
      show();
    } else {
      if (event.type === 'status') model.omniSeen = event.status;
      if (isAgents(event, shift.engine.last?.status ?? null)) inactivity.active();
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
    inactivity.end();
    model.pureCloudCondition = 'signedOut';
    model.connectFailedSince = null;
    model.denied = null;
    model.choiceFailure = null;
  }

  /** The agent signed out: nothing of this shift is remembered. A page that was never signed in has no shift to forget. */
  function endShift(signedOut: boolean): void {
    if (signedOut || shift.agent !== null) stored.forgetMemory();
    if (signedOut) phone.forget();
    shift.end();
    model.agent = null;
    model.beforeQueue = null;
    definition.usePresences([]);
  }

  function onConnectFailed(reason: unknown): void {
    model.pureCloudCondition = 'lost';
    model.denied = deniedBy(reason);
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
    model.denied = null;
    definition.usePresences(presences);
    if ((model.resolved?.sessionEnd ?? null) !== null) sessionEnd?.prepare();
    const { memoryKey } = definition;
    if (model.resolved === null || memoryKey === null) return;
    if (shift.agent !== null) shift.regainPureCloud();
    else shift.begin(memoryKeyOf(memoryKey, agent), model.resolved.rules, model.catalog);
    inactivity.begin();
  }

  /** What is remembered of a shift without sync is nobody's to go on with. */
  function memoryKeyOf(key: Omit<MemoryKey, 'user'>, agent: PureCloudAgent): MemoryKey {
    const { is } = model.identity;
    const callCenter = is === 'different' ? `${key.callCenter} ${is}` : key.callCenter;
    return { ...key, callCenter, user: agent.id };
  }

  function onPureCloud(event: PureCloudPortEvent): void {
    absence.look();
    // A click that came to nothing is an old story once anything else happens.
    if (event.type === 'status' || event.type === 'reach') model.choiceFailure = null;
    if (event.type === 'condition') {
      model.pureCloudCondition = event.condition;
      show();
    } else shift.hear(event);
  }

  async function startWatch(): Promise<Watch> {
    const code = await loadDiagnostics();
    const omniWay = (): OmniWay => host?.omni.way?.() ?? 'bridge';
    watch ??= code.watch({ ...options, omniWay, model, shift, connection, show });
    show();
    return watch;
  }

  const diagnose = async (): Promise<Diagnostics> => (await startWatch()).diagnose();

  /** Whose sync is off, or who is signed out, is left as they are. */
  function leave(going: Going): void {
    const end = model.resolved?.sessionEnd ?? null;
    const { agent } = shift;
    if (end === null || agent === null || model.signIn.is !== 'signedIn') return;
    const { enabled, started, known, unreachable } = shift.engine.summary();
    const reachable = started && enabled && !unreachable.includes('pureCloud');
    if (!reachable || known.pureCloud === end.status || isUnresolved(end.status)) return;
    const at = clock.now();
    if (sessionEnd?.end(agent, end.status, end.grace, going) !== 'now') return;
    stored.saveSessionEnd({ status: end.status, at, until: at + end.grace * 1_000 });
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
      const { unreachable, known } = shift.engine.summary();
      const reachable = known.pureCloud !== null && !unreachable.includes('pureCloud');
      model.choiceFailure = reachable ? null : 'network';
      if (reachable && isUnresolved(status)) model.choiceFailure = 'refused';
      if (model.choiceFailure !== null) show();
      else {
        const { presences } = model.catalog;
        const chosen = presences.find(({ id }) => id === status);
        phone.choose(chosen?.systemPresence === 'ON_QUEUE', () =>
          shift.engine.dispatch({ type: 'chosen', side: 'pureCloud', status }),
        );
      }
    },
    componentAsked: (action) => shift.engine.noteAsked(action),
    answer: (yes) => shift.engine.dispatch({ type: 'answered', yes }),
    resume: () => shift.engine.dispatch({ type: 'resume' }),
    active: () => inactivity.active(),
    staySignedIn: () => inactivity.active(),
    phone: (deed) => phone.act(deed),
    // What is around the phone is each tab's own, whether it leads or not: tabs/around-part.ts.
    around: () => undefined,
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
    get desk() {
      return phone.desk;
    },
    diagnose,
    listen: (listener) => listeners.add(listener),
    remember: () => shift.remember(),
    leave,
    dispose() {
      disposed = true;
      inactivity.end();
      definition.dispose();
      shift.dispose();
      watch?.dispose();
      phone.dispose();
      connection.close();
      for (const dispose of disposers) dispose();
      listeners.clear();
    },
  };
}
