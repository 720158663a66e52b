import type { PureCloudSettings } from '../../definition/definition.js';
import type { Disposer } from '../../ports/disposer.js';
import type { SignInPort } from '../../ports/sign-in.js';
import { againAfter } from '../again.js';
import {
  CALL_LOGS,
  CALL_MARKS,
  keepsCalls,
  type AroundAtWork,
  type AroundConsole,
  type OwnStand,
} from '../phone-around/code.js';
import type { SalesforceSide, SoftphoneOptions } from '../softphone.js';
import type { SoftphoneView } from '../view.js';
import type { BrowserTabs } from './browser-tabs.js';

export interface AroundPartOptions {
  readonly softphone: Pick<
    SoftphoneOptions,
    'clock' | 'language' | 'phone' | 'connectHost' | 'makeSignIn'
  > & { readonly tabs: BrowserTabs; readonly name: string };
  /** This tab's own name, unlike any other's. */
  readonly tab: string;
  /** Whether this tab leads, by the browser's own word. */
  readonly confirm: () => Promise<boolean>;
  /** Hands a PhoneDeedMessage to whoever leads. */
  readonly phone: (deed: unknown) => void;
  /** Hands an AroundDeed to whoever leads, which does it by {@link AroundPart.carryOut}. */
  readonly pass: (deed: unknown) => void;
  readonly signOut: () => void;
  /** What is shown is different. */
  readonly onChange: () => void;
}

/**
 * The way to Salesforce around the phone, in one tab: fetches its code once there is a phone; what that does is told by
 * {@link AroundAtWork}.
 */
export interface AroundPart extends Pick<
  AroundAtWork,
  'show' | 'act' | 'carryOut' | 'signOut' | 'dispose'
> {
  /** What a softphone is made with, so that this part learns of its console and of its sign-in. */
  readonly tapped: Pick<SoftphoneOptions, 'connectHost' | 'makeSignIn'>;
}

export function createAroundPart(options: AroundPartOptions): AroundPart {
  const { softphone } = options;
  const { clock, phone: phoneParts } = softphone;
  const parts = phoneParts?.around;
  let side: SalesforceSide | null = null;
  let work: AroundAtWork | null = null;
  let loading: Promise<void> | null = null;
  let failures = 0;
  let stopAgain: Disposer = () => undefined;
  let stand: OwnStand = { leads: false, desk: null };
  let shown: SoftphoneView | null = null;
  let wasSignedIn = false;
  /** The agent has signed out, and what is shown may not say so yet. */
  let isOver = false;
  let disposed = false;

  const agent = (): string | null =>
    shown?.signIn === 'signedIn' && !isOver ? shown.agentId : null;

  function console(): AroundConsole | null {
    const from = side;
    const crm = from?.crm?.bind(from);
    return from === null || crm === undefined ? null : { crm, settings: () => from.settings() };
  }

  function begin(): Promise<void> {
    loading ??= load().finally(() => {
      loading = null;
    });
    return loading;
  }

  async function load(): Promise<void> {
    if (parts === undefined) return;
    if (work === null) {
      stopAgain();
      try {
        const { createAroundAtWork } = await parts.load();
        if (disposed) return;
        const { tabs, name, language } = softphone;
        const { storage } = parts;
        work = createAroundAtWork({
          ...options,
          clock,
          tabs,
          name,
          language,
          storage,
          console,
          agent,
        });
      } catch {
        if (disposed) return;
        stopAgain = clock.after(againAfter(failures), () => {
          if (agent() === null) failures = 0;
          else void begin();
        });
        failures += 1;
        return;
      }
      if (shown !== null) work.show(shown, stand);
    }
    await work.begin();
  }

  async function signOut(): Promise<void> {
    // What an earlier page could not save is asked about, too.
    if (work === null && parts !== undefined && keepsCalls(parts.storage)) await begin();
    if (disposed) return;
    if (work === null) options.signOut();
    else work.signOut();
  }

  function watchSignIn(port: SignInPort): void {
    const look = (): void => {
      const { state } = port;
      // Who did not sign out by themselves signs in again, and finds everything as it was.
      if (wasSignedIn && state.is === 'signedOut' && state.because === undefined) forget();
      wasSignedIn = state.is === 'signedIn';
      if (wasSignedIn) isOver = false;
    };
    look();
    port.listen(look);
  }

  function forget(): void {
    isOver = true;
    work?.forget();
    try {
      for (const key of [CALL_LOGS, CALL_MARKS]) parts?.storage.removeItem(key);
    } catch {
      // Where nothing is kept, there is nothing to forget.
    }
  }

  return {
    tapped: {
      async connectHost() {
        side = await softphone.connectHost();
        if (agent() !== null && shown?.phone !== null) void begin();
        return side;
      },
      makeSignIn(settings: PureCloudSettings) {
        const port = softphone.makeSignIn(settings);
        watchSignIn(port);
        return port;
      },
    },
    show(view, own) {
      shown = view;
      stand = own;
      if (work !== null) return work.show(view, own);
      if (agent() !== null && view.phone !== null && failures === 0) void begin();
      return { ...view, around: null };
    },
    act: (deed) => work?.act(deed),
    carryOut: (deed) => work?.carryOut(deed),
    signOut: () => void signOut(),
    dispose() {
      if (disposed) return;
      disposed = true;
      stopAgain();
      work?.dispose();
    },
  };
}
