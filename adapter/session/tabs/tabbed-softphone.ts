import { createListeners } from '../../ports/listeners.js';
import type { Disposer } from '../../ports/disposer.js';
import { SignInError, type SignInFailure } from '../../ports/sign-in.js';
import { forgetKept } from '../phone/line.js';
import { createCodeToCome } from '../code-to-come.js';
import { firstView } from '../first-view.js';
import { createSoftphone, type Softphone, type SoftphoneOptions } from '../softphone.js';
import type { Diagnostics, SoftphoneActions, SoftphoneView } from '../view.js';
import { createAroundPart } from './around-part.js';
import type { BrowserTabs, PageChange } from './browser-tabs.js';
import { createDeeds, performDeed } from './deeds.js';
import { fenceStored } from './fenced-stored.js';
import { followerView, hasStarted } from './follower-view.js';
import { createLead } from './lead.js';
import { createLoneSoftphone } from './lone-softphone.js';
import { readMessage, type Deed, type Fitness, type Signed, type TabMessage } from './messages.js';
import { createOwnSide } from './own-side.js';
import { createQuestion } from './question.js';

/** What only a tab that follows needs: a chunk of its own. Rejects where it cannot be loaded. */
export type LoadFollower = () => Promise<{
  readonly isView: (value: unknown) => value is SoftphoneView;
}>;

export interface TabbedOptions extends SoftphoneOptions {
  readonly tabs: BrowserTabs;
  /** Of the lock and of the channel, the same in every tab of one org. */
  readonly name: string;
  /** This tab's own name, unlike any other's. */
  readonly tab: string;
  readonly loadFollower: LoadFollower;
}

/** A tab that was asked to take the lead has so long to do so. */
const TAKE_LIMIT = 1_000;

/** A takeover that takes longer is shown as it is, in milliseconds. */
const START_LIMIT = 3_000;

/** A follower tells at most so often that its agent is active, in milliseconds. */
const ACTIVE_EVERY = 10_000;

/**
 * The softphone of one of several tabs. One tab leads and runs {@link createSoftphone}; the others show what it shows
 * and pass on what their agent does. Where the browser has no locks or no channel, the tab leads by itself.
 */
export function createTabbedSoftphone(options: TabbedOptions): Softphone {
  const { tabs, name } = options;
  const { locks } = tabs;
  const channel = locks === null ? null : tabs.openChannel(name);
  if (locks === null || channel === null) return createLoneSoftphone(options);

  const { clock, tab } = options;
  const { page } = tabs;
  const listeners = createListeners<SoftphoneView>();
  const around = createAroundPart({
    softphone: options,
    tab,
    confirm: () => lead.confirm(),
    phone: (deed) => act({ action: 'phone', deed }),
    pass: (deed) => act({ action: 'around', deed }),
    signOut: () => void own.signIn?.signOut(),
    onChange: show,
  });
  const own = createOwnSide(around.tapped);
  const deeds = createDeeds(clock);
  const others = new Map<string, Fitness>();
  let led: Softphone | null = null;
  /** The newest view of the leader, or what this tab showed as one. */
  let known: SoftphoneView = firstView(options.build, options.language);
  /** What the leader shows, as it was heard last. */
  let heard: unknown = null;
  let isView: Awaited<ReturnType<LoadFollower>>['isView'] | null = null;
  /** A new leader is still starting: it shows what was shown before, and keeps clicks for a moment. */
  let starting = false;
  let stopStarting: Disposer = () => undefined;
  let stopHandOver: Disposer = () => undefined;
  let told: Fitness = 'unknown';
  let failure: SignInFailure | null = null;
  let clicks = 0;
  let toldActive = Number.NEGATIVE_INFINITY;
  let wasSignedIn = false;
  let disposed = false;
  let view = known;

  const say = (message: TabMessage): void => {
    if (!disposed) channel.send({ ...message, from: tab });
  };
  const question = createQuestion({
    clock,
    wants: () => page.visible && !lead.leads,
    ask: () => say({ is: 'ask' }),
    onSilence: () => lead.take(),
  });
  const following = createCodeToCome({
    async load() {
      ({ isView } = await options.loadFollower());
    },
    clock,
    onChange: follow,
  });
  const lead = createLead({ locks, name, tab, clock, onLead: begin, onLost: stop });

  function show(): void {
    if (disposed) return;
    if (led === null) {
      const state = own.signIn?.state ?? { is: 'signedOut' };
      view = around.show(followerView(known, { state, failure }), { leads: false, desk: null });
    } else {
      if (!starting || !hasStarted(known)) known = led.view;
      const desk = starting ? null : led.desk;
      view = around.show(known, { leads: true, desk });
      say({ is: 'view', view });
    }
    listeners.tell(view);
  }

  // ---- the leader

  /** The lead is this tab's; it runs the softphone, unless another one is better placed for it. */
  function begin(): void {
    if (disposed || handOver()) return;
    failure = null;
    const softphone = createSoftphone({
      ...options,
      connectHost: () => own.borrowHost(),
      makeSignIn: (settings) => own.borrowSignIn(settings),
      stored: fenceStored(options.stored, lead),
      mayWrite: () => lead.confirm(),
      ...(options.phone === undefined ? {} : { phone: { ...options.phone, before: known.phone } }),
    });
    led = softphone;
    starting = true;
    stopStarting = clock.after(START_LIMIT, started);
    softphone.listen((now) => {
      // Between the definition and the sign-in, a softphone says for a moment that nobody is signed in.
      const signedIn = own.signIn?.state.is === 'signedIn';
      if (starting && hasStarted(now) && signedIn === (now.signIn === 'signedIn')) started();
      else show();
    });
    say({ is: 'here', fresh: true });
    show();
  }

  function started(): void {
    starting = false;
    stopStarting();
    show();
    carryOut();
  }

  /** Ends what the leader ran. What may still be remembered is the lead's to say. */
  function stop(): void {
    stopHandOver();
    stopStarting();
    starting = false;
    const was = led;
    led = null;
    if (was === null) return;
    was.dispose();
    say({ is: 'hello' });
    show();
  }

  /** Lets a tab with a live bridge lead where this one has none. Tells whether there is one. */
  function handOver(): boolean {
    const [to] = [...others].find(([, fitness]) => fitness === 'fit') ?? [];
    if (own.fitness !== 'unfit' || to === undefined) return false;
    stop();
    stopHandOver = clock.after(TAKE_LIMIT, () => {
      // It has gone without a word.
      others.delete(to);
      if (lead.leads) begin();
    });
    say({ is: 'take', to });
    return true;
  }

  const carryOut = (): void => {
    if (led === null || starting) return;
    for (const [id, deed] of deeds.waiting()) {
      deeds.done(id);
      if (deed.action === 'around') around.carryOut(deed.deed);
      else performDeed(led.actions, deed);
      say({ is: 'done', id });
    }
  };

  // ---- what is heard

  function hear(message: Signed): void {
    const { from } = message;
    switch (message.is) {
      case 'hello':
        others.set(from, others.get(from) ?? 'unknown');
        say({ is: 'fitness', fitness: own.fitness });
        whenAwake(() => say({ is: 'view', view }));
        break;
      case 'fitness':
        others.set(from, message.fitness);
        if (led !== null) handOver();
        break;
      case 'bye':
        others.delete(from);
        break;
      case 'ask':
        void lead.confirm().then((leads) => {
          if (leads) say({ is: 'here', fresh: false });
        });
        break;
      case 'here':
        onLeader();
        if (message.fresh) repeat();
        break;
      case 'view':
        onLeader();
        heard = message.view;
        following.want();
        follow();
        break;
      case 'do':
        if (deeds.isDone(message.id)) say({ is: 'done', id: message.id });
        else {
          whenAwake(() => {
            deeds.add(message.id, message.deed);
            carryOut();
          });
        }
        break;
      case 'done':
        deeds.done(message.id);
        break;
      case 'active':
        led?.actions.active();
        break;
      case 'take':
        if (message.to === tab) lead.take();
    }
  }

  /** What cannot be read is left; this tab goes on showing what it knew. */
  function follow(): void {
    if (led !== null || isView?.(heard) !== true) return;
    known = heard;
    show();
  }

  function onLeader(): void {
    question.answered();
    // Two that believe they lead: the browser knows which one does, and the other ends.
    if (!lead.isAlone) whenAwake(() => say({ is: 'view', view }));
  }

  /**
   * Chromium delivers a channel's messages to a frozen page as well, but not the browser's answer about a lock: a
   * leader that is frozen, or was replaced while it was, says and does nothing.
   */
  function whenAwake(act: () => void): void {
    if (led === null) return;
    void lead.confirm().then((leads) => {
      if (leads && led !== null) act();
    });
  }

  const repeat = (): void => {
    for (const [id, deed] of deeds.waiting()) say({ is: 'do', id, deed });
  };

  function onOwnChange(): void {
    if (told !== own.fitness) {
      told = own.fitness;
      say({ is: 'fitness', fitness: told });
      if (led !== null) handOver();
    }
    const { state } = own.signIn ?? {};
    // A tab that led before may still keep something of the phone.
    if (wasSignedIn && state?.is === 'signedOut' && state.because === undefined) {
      forgetKept(options.phone);
    }
    wasSignedIn = state?.is === 'signedIn';
    if (led === null) {
      if (wasSignedIn) failure = null;
      show();
    }
  }

  function onPage(change: PageChange): void {
    switch (change) {
      case 'visible':
      case 'thawed':
        // Also a page that comes back from the browser's cache of former pages.
        lead.compete();
        say({ is: 'hello' });
        say({ is: 'fitness', fitness: own.fitness });
        question.ask();
        break;
      case 'frozen':
        // With nobody to lead in its place it stays what it is; a tab that opens takes the lead from it.
        if (others.size === 0 || lead.isAlone) break;
        stop();
        lead.leave();
        break;
      case 'gone':
        say({ is: 'bye' });
        break;
      case 'hidden':
    }
  }

  // ---- what the agent does

  function act(deed: Deed): void {
    clicks += 1;
    const id = `${tab} ${clicks}`;
    deeds.add(id, deed);
    if (led !== null) {
      carryOut();
      return;
    }
    say({ is: 'do', id, deed });
    question.ask();
  }

  const diagnose = async (): Promise<Diagnostics> =>
    led === null
      ? (await options.loadDiagnostics()).askLeader({ ...options, view })
      : led.diagnose();

  const actions: SoftphoneActions = {
    signIn() {
      if (led !== null) {
        led.actions.signIn();
        return;
      }
      failure = null;
      own.signIn?.signIn().catch((reason: unknown) => {
        failure = reason instanceof SignInError ? reason.reason : 'exchangeFailed';
        show();
      });
      show();
    },
    signOut: () => around.signOut(),
    choosePureCloud: (status) => act({ action: 'choosePureCloud', status }),
    componentAsked: (what) => act({ action: 'componentAsked', what }),
    answer: (yes) => act({ action: 'answer', yes }),
    resume: () => act({ action: 'resume' }),
    active() {
      if (led !== null) led.actions.active();
      else if (clock.now() >= toldActive + ACTIVE_EVERY) {
        toldActive = clock.now();
        say({ is: 'active' });
      }
    },
    staySignedIn: () => act({ action: 'staySignedIn' }),
    phone: (deed) => act({ action: 'phone', deed }),
    around: (deed) => around.act(deed),
    retry() {
      own.retryNow();
      act({ action: 'retry' });
    },
    diagnose,
  };

  const stops = [
    channel.listen((value) => {
      const message = disposed ? null : readMessage(value);
      if (message !== null) hear(message);
    }),
    own.listen(onOwnChange),
    page.listen(onPage),
  ];
  lead.compete();
  say({ is: 'hello' });
  question.ask();

  return {
    get view() {
      return view;
    },
    get desk() {
      return led?.desk ?? null;
    },
    actions,
    diagnose,
    listen: (listener) => listeners.add(listener),
    remember: () => led?.remember(),
    leave(going) {
      if (others.size === 0 || lead.isAlone) led?.leave(going);
    },
    dispose() {
      stop();
      say({ is: 'bye' });
      around.dispose();
      disposed = true;
      for (const end of stops) end();
      question.dispose();
      lead.dispose();
      own.dispose();
      channel.close();
      listeners.clear();
    },
  };
}
