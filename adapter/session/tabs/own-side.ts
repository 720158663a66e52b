import type { OmniStatusRecord } from '../../definition/catalog.js';
import type { CallCenterSettings, PureCloudSettings } from '../../definition/definition.js';
import { readDefinition } from '../../definition/read.js';
import type { Disposer } from '../../ports/disposer.js';
import { createListeners } from '../../ports/listeners.js';
import type { OmniCondition, OmniPortEvent } from '../../ports/omni.js';
import type { SignInPort } from '../../ports/sign-in.js';
import type { ReachEvent } from '../../sync/events.js';
import type { SalesforceSide } from '../softphone.js';
import type { Fitness } from './messages.js';

export interface OwnSideOptions {
  readonly connectHost: () => Promise<SalesforceSide>;
  readonly makeSignIn: (settings: PureCloudSettings) => SignInPort;
}

/**
 * What each tab has of its own, whether it leads or not: its frame in Salesforce, its bridge, its sign-in with the
 * window that opens in the tab where the agent clicks. A leader's softphone borrows them and gives them back.
 */
export interface OwnSide {
  readonly fitness: Fitness;
  /** `null` until the definition was read, and where it names no PureCloud. */
  readonly signIn: SignInPort | null;
  /** Tries a lost bridge now instead of later. */
  retryNow(): void;
  /** Told when one of the above has changed. */
  listen(listener: () => void): Disposer;
  /** Rejects with a HostError. What is disposed of is the loan. */
  borrowHost(): Promise<SalesforceSide>;
  borrowSignIn(settings: PureCloudSettings): SignInPort;
  dispose(): void;
}

export function createOwnSide({ connectHost, makeSignIn }: OwnSideOptions): OwnSide {
  const changes = createListeners<void>();
  const events = createListeners<OmniPortEvent>();
  /** What a borrower that comes later has missed. */
  const learnt = new Map<string, OmniStatusRecord>();
  let condition: OmniCondition = 'connecting';
  let reach: ReachEvent | null = null;
  let failed = false;
  let host: SalesforceSide | null = null;
  let signIn: SignInPort | null = null;
  let stopSignIn: Disposer = () => undefined;
  let disposed = false;

  function hear(event: OmniPortEvent): void {
    if (event.type === 'learnt') {
      for (const record of event.statuses) learnt.set(record.id, record);
    } else if (event.type === 'reach') reach = event;
    else if (event.type === 'condition') condition = event.condition;
    events.tell(event);
    if (event.type === 'condition') changes.tell();
  }

  async function connect(): Promise<SalesforceSide> {
    try {
      const connected = await connectHost();
      if (disposed) connected.omni.dispose();
      else connected.omni.listen(hear);
      host = connected;
      return connected;
    } catch (reason) {
      fail();
      throw reason;
    }
  }

  async function settingsOf(side: Promise<SalesforceSide>): Promise<CallCenterSettings> {
    const settings = await (await side).settings();
    const { pureCloud } = readDefinition(settings);
    if (pureCloud !== null && !disposed) ownSignIn(pureCloud);
    return settings;
  }

  function fail(): void {
    failed = true;
    changes.tell();
  }

  function ownSignIn(settings: PureCloudSettings): SignInPort {
    if (signIn !== null) return signIn;
    signIn = makeSignIn(settings);
    stopSignIn = signIn.listen(() => changes.tell());
    changes.tell();
    return signIn;
  }

  const connected = connect();
  let newest = settingsOf(connected);
  newest.catch(fail);
  let taken = false;

  /** The tab's own first read; from then on a read each time. One that fails knows nothing newer. */
  function settings(): Promise<CallCenterSettings> {
    if (taken) {
      const before = newest;
      newest = settingsOf(connected).catch(() => before);
    }
    taken = true;
    return newest;
  }

  function fitness(): Fitness {
    if (failed || condition === 'bridgeMissing' || condition === 'bridgeSilent') return 'unfit';
    return condition === 'ready' ? 'fit' : 'unknown';
  }

  return {
    get fitness() {
      return fitness();
    },
    get signIn() {
      return signIn;
    },
    retryNow: () => host?.omni.retryNow(),
    listen: (listener) => changes.add(listener),
    async borrowHost() {
      const side = await connected;
      const stops = new Set<Disposer>();
      return {
        ...side,
        settings,
        omni: {
          ...side.omni,
          listen(listener) {
            if (learnt.size > 0) listener({ type: 'learnt', statuses: [...learnt.values()] });
            listener({ type: 'condition', condition });
            if (reach?.is === 'lost') listener(reach);
            const stop = events.add(listener);
            stops.add(stop);
            return stop;
          },
          dispose() {
            for (const stop of stops) stop();
          },
        },
      };
    },
    borrowSignIn(given) {
      const lender = ownSignIn(given);
      const stops = new Set<Disposer>();
      return {
        get state() {
          return lender.state;
        },
        listen(listener) {
          const stop = lender.listen(listener);
          stops.add(stop);
          return stop;
        },
        signIn: () => lender.signIn(),
        signOut: () => lender.signOut(),
        dispose() {
          for (const stop of stops) stop();
        },
      };
    },
    dispose() {
      disposed = true;
      changes.clear();
      events.clear();
      host?.omni.dispose();
      stopSignIn();
      signIn?.dispose();
    },
  };
}
