import type { CallCenterSettings } from '../../definition/definition.js';
import { readSections } from '../../definition/settings.js';
import { SOFTPHONE_SECTION } from '../../definition/softphone-settings.js';
import type { Disposer } from '../../ports/disposer.js';
import { isRecord } from '../../ports/json.js';
import { againAfter } from '../again.js';
import { createAroundPhone } from '../phone-around/around-phone.js';
import {
  keepsCalls,
  type AroundAtWork,
  type AroundAtWorkOptions,
  type AroundPhone,
  type OwnStand,
} from '../phone-around/code.js';
import type { AroundView } from '../phone-around/view.js';
import type { PhoneView } from '../phone/view.js';
import type { SoftphoneView } from '../view.js';
import { createAttributeDesk } from './attribute-desk.js';

/** The definition is read again at most so often because the agent looks at this tab, in milliseconds. */
const READ_EVERY = 60_000;

export function createAroundAtWork(options: AroundAtWorkOptions): AroundAtWork {
  const { clock, tabs, name, tab, language, storage, agent, onChange } = options;
  let around: AroundPhone | null = null;
  /** Whom it was made for, and by which settings. */
  let owner: string | null = null;
  let section = '';
  let readAt = Number.NEGATIVE_INFINITY;
  let revision = '';
  let making: Promise<void> | null = null;
  let failures = 0;
  let stopAgain: Disposer = () => undefined;
  let stand: OwnStand = { leads: false, desk: null };
  let shown: SoftphoneView | null = null;
  /** The newest that was known, for a moment in which PureCloud is being connected anew. */
  let phone: PhoneView | null = null;
  let leaving: AroundView['leaving'] = null;
  let looking = false;
  let disposed = false;

  const attributes = createAttributeDesk({
    channel: tabs.openChannel(`${name} attributes`),
    tab,
    clock,
    own() {
      const { desk } = stand;
      return desk === null ? null : (conversation, names) => desk.attributes(conversation, names);
    },
  });

  // ---- its making

  /** Whether it is there, or on its way. */
  function isWanted(): boolean {
    return agent() !== null && (around === null || owner !== agent());
  }

  function begin(): Promise<void> {
    making ??= make().finally(() => {
      making = null;
    });
    return making;
  }

  async function make(): Promise<void> {
    const wanted = agent();
    const side = options.console();
    if (side === null || wanted === null) return;
    stopAgain();
    try {
      const [settings, crm] = await Promise.all([side.settings(), side.crm()]);
      readAt = clock.now();
      if (disposed || agent() !== wanted) {
        crm.dispose();
        return;
      }
      around?.dispose();
      owner = wanted;
      section = sectionOf(settings);
      around = createAroundPhone({
        crm,
        clock,
        language: () => shown?.language ?? language,
        definition: settings,
        agent: wanted,
        storage,
        page: tabs.page,
        locks: tabs.locks,
        name,
        attributes: (conversation, names) => attributes.ask(conversation, names),
        maySave: () => (stand.leads ? options.confirm() : Promise.resolve(false)),
        dial: (number) => options.phone({ is: 'dial', number, queue: null }),
        onChange: changed,
      });
      failures = 0;
      changed();
    } catch {
      if (disposed) return;
      stopAgain = clock.after(againAfter(failures), () => {
        if (isWanted()) void begin();
        else failures = 0;
      });
      failures += 1;
    }
  }

  /** A definition that was saved anew takes effect between two calls. */
  async function readAgain(): Promise<void> {
    const side = options.console();
    if (around === null || side === null) return;
    readAt = clock.now();
    const settings = await side.settings().catch(() => null);
    if (disposed || settings === null || sectionOf(settings) === section) return;
    if ((phone?.interactions.length ?? 0) > 0) {
      readAt = Number.NEGATIVE_INFINITY;
      return;
    }
    around.dispose();
    around = null;
    if (isWanted()) await begin();
  }

  function changed(): void {
    if (!disposed && !looking) onChange();
  }

  // ---- what is shown

  function show(view: SoftphoneView, own: OwnStand): SoftphoneView {
    shown = view;
    stand = own;
    phone = agent() === null ? null : (view.phone ?? phone);
    if (isWanted() && view.phone !== null && failures === 0) void begin();
    if (revision !== view.build.revision) {
      if (revision !== '') void readAgain();
      ({ revision } = view.build);
    }
    if (around === null) return { ...view, around: null };
    looking = true;
    try {
      const sure = own.leads && own.desk !== null && view.pureCloud.condition === 'ready';
      around.look({ phone: owner === agent() ? phone : null, leads: own.leads, sure });
    } finally {
      looking = false;
    }
    return { ...view, around: viewOf(around, view, own) };
  }

  function viewOf(
    from: AroundPhone,
    { around: told }: SoftphoneView,
    { leads }: OwnStand,
  ): AroundView {
    const { view } = from;
    // Who does not lead saves nothing, and shows what the leader told.
    return { ...view, unsaved: leads ? view.unsaved : (told?.unsaved ?? []), leaving };
  }

  // ---- what the agent does

  function act(deed: unknown): void {
    if (disposed || !isRecord(deed)) return;
    switch (deed['is']) {
      case 'leave':
        leaving = null;
        options.signOut();
        changed();
        break;
      case 'stay':
        leaving = null;
        changed();
        break;
      case 'relateToFront':
      case 'searchContacts':
      case 'dismiss':
        // This tab's are the click, the record in front and what the agent looks for.
        around?.act(deed);
        break;
      default:
        options.pass(deed);
    }
  }

  async function signOut(): Promise<void> {
    // What an earlier page could not save is asked about, too.
    if (around === null && keepsCalls(storage)) await begin();
    if (disposed) return;
    const logs = around?.unsaved ?? 0;
    const live = (phone?.interactions ?? []).filter(
      ({ state }) => state !== 'afterCallWork',
    ).length;
    if (logs + live === 0) options.signOut();
    else {
      leaving = { logs, live };
      changed();
    }
  }

  const stopPage = tabs.page.listen((change) => {
    if (change === 'visible' && clock.now() >= readAt + READ_EVERY) void readAgain();
  });

  return {
    begin: () => (isWanted() ? begin() : Promise.resolve()),
    show,
    act,
    carryOut: (deed) => around?.act(deed),
    signOut: () => void signOut(),
    forget() {
      leaving = null;
      around?.wipe();
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      stopAgain();
      stopPage();
      attributes.dispose();
      around?.dispose();
    },
  };
}

/** What of a definition is about the phone, as a text that can be compared. */
const sectionOf = (settings: CallCenterSettings): string =>
  JSON.stringify([...(readSections(settings).sections.get(SOFTPHONE_SECTION) ?? [])]);
