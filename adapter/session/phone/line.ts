import type { CallCenterSettings } from '../../definition/definition.js';
import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import { againAfter } from '../again.js';
import type { StorageLike } from '../around.js';
import type { LoadAround } from '../phone-around/code.js';
import type { PureCloudClient } from '../pure-cloud-connection.js';
import { DRAFTS, RECENT, type LoadPhone, type PhoneDesk } from './code.js';
import type { PhoneView } from './view.js';

/** Whoever is not synced by then is given the phone all the same; in milliseconds. */
const SYNC_LIMIT = 5_000;

/** What the agent left unwritten is read by then, or later; in milliseconds. */
const BEGIN_LIMIT = 2_000;

/** A click that the phone was not there for is no longer wanted after so many milliseconds. */
const LIFE = 10_000;

/** What Salesforce around the phone is made of. */
export interface AroundParts {
  readonly load: LoadAround;
  /** Shared by all tabs of the browser. */
  readonly storage: StorageLike;
}

export interface PhoneParts {
  readonly load: LoadPhone;
  /** The tab's session. */
  readonly storage: StorageLike;
  /** Salesforce around it; left out: there is nothing around it. */
  readonly around?: AroundParts | undefined;
  /** What another tab showed until this one took the lead. */
  readonly before?: PhoneView | null;
}

export interface PhoneLineOptions {
  readonly parts: PhoneParts | undefined;
  readonly clock: Clock;
  /** What Salesforce gives of the call center just now. */
  readonly definition: () => CallCenterSettings;
  readonly onChange: () => void;
}

/** Whose phone it is, and over which connection. */
interface Owner {
  readonly client: PureCloudClient;
  readonly agent: string;
}

/** The way to the phone: fetches its code once there is an agent to use it. */
export interface PhoneLine {
  /** `null`: it is not there, or not yet. */
  readonly view: PhoneView | null;
  /** What the view shows as long as it is there: PureCloud's word, and not another tab's. */
  readonly desk: PhoneDesk | null;
  /** To be called whenever one of these may be another; `null`: there is no phone now. `synced`: nothing comes before it any more. */
  look(owner: Owner | null, synced: boolean): void;
  /** See {@link PhoneDesk}. */
  act(deed: unknown): void;
  /** The agent chooses a status; `go` is called unless there is something against it. See {@link PhoneDesk.holdsBack}. */
  choose(isOnQueue: boolean, go: () => void): void;
  /** The agent signed out: nothing that was written is kept. */
  forget(): void;
  dispose(): void;
}

export function createPhoneLine({
  parts,
  clock,
  definition,
  onChange,
}: PhoneLineOptions): PhoneLine {
  let before = parts?.before ?? null;
  let owner: Owner | null = null;
  let desk: PhoneDesk | null = null;
  let stop: Disposer = () => undefined;
  let begun = false;
  /** What is clicked is done at once. */
  let isReady = false;
  let early: readonly { readonly deed: unknown; readonly at: number }[] = [];

  function end(): void {
    stop();
    if (owner !== null) before = null;
    desk?.dispose();
    desk = null;
    owner = null;
    begun = false;
    isReady = false;
  }

  function begin(failures = 0): void {
    stop();
    begun = true;
    const mine = owner;
    if (mine === null) return;
    open(mine).catch(() => {
      if (owner !== mine) return;
      stop = clock.after(againAfter(failures), () => begin(failures + 1));
    });
  }

  async function open(mine: Owner): Promise<void> {
    if (parts === undefined || mine.client.phone === undefined) return;
    const { createPhoneDesk } = await parts.load();
    if (owner !== mine) return;
    const phone = await mine.client.phone();
    if (owner !== mine) {
      phone.dispose();
      return;
    }
    const { storage } = parts;
    const made = createPhoneDesk({
      phone,
      clock,
      storage,
      agent: mine.agent,
      before,
      definition,
      onChange,
    });
    desk = made;
    before = null;
    // Who clicks on what was shown before means what there is.
    const settle = (): void => {
      if (desk === made && !isReady) carryOut(made);
    };
    stop = clock.after(BEGIN_LIMIT, settle);
    void made.begun.then(settle);
    onChange();
  }

  function carryOut(to: PhoneDesk): void {
    stop();
    isReady = true;
    for (const { deed, at } of early) if (clock.now() - at < LIFE) to.act(deed);
    early = [];
  }

  return {
    get view() {
      return desk?.view ?? before;
    },
    get desk() {
      return desk;
    },
    look(now, synced) {
      if (owner?.client !== now?.client || owner?.agent !== now?.agent) {
        end();
        owner = now;
        if (now !== null && !synced) stop = clock.after(SYNC_LIMIT, () => begin());
      }
      if (owner !== null && synced && !begun) begin();
    },
    act(deed) {
      if (desk === null || !isReady) early = [...early, { deed, at: clock.now() }];
      else desk.act(deed);
    },
    choose(isOnQueue, go) {
      if (desk?.holdsBack(isOnQueue, go) !== true) go();
    },
    forget() {
      end();
      early = [];
      before = null;
      forgetKept(parts);
    },
    dispose: end,
  };
}

/** What this tab keeps of an agent who has signed out. */
export function forgetKept(parts: PhoneParts | undefined): void {
  try {
    for (const key of [DRAFTS, RECENT]) parts?.storage.removeItem(key);
  } catch {
    // Where nothing is kept, there is nothing to forget.
  }
}
