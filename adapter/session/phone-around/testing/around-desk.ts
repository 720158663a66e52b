import type { CallCenterSettings } from '../../../definition/definition.js';
import { createManualClock, type ManualClock } from '../../../ports/simulated/manual-clock.js';
import {
  createSimulatedCrm,
  SimulatedCrmOrg,
  type SimulatedCrm,
  type SimulatedTask,
} from '../../../ports/simulated/simulated-crm.js';
import { interaction } from '../../../ports/simulated/interaction.js';
import type { StorageLike } from '../../around.js';
import { INTERNATIONAL } from '../../../definition/check-number.js';
import type { Language } from '../../labels.js';
import type { PhoneView, ShownInteraction } from '../../phone/view.js';
import { FakeBrowser, type FakeTab } from '../../tabs/testing/fake-browser.js';
import { createAroundPhone } from '../around-phone.js';
import type { AroundPhone } from '../code.js';

/** Maria Alvarez's number, and her record. */
export const MARIA = '+14155550117';
export const MARIA_ID = '0035g0000000001AAA';
/** Known to two records. */
export const LEES = '+14155550199';
export const STRANGER = '+4930123456';

export const CALL = '7d3c1e52-2f6a-4a0e-9a3e-5f1d6a7b8c90';

/** A call as it is in the middle of it, unless something else is said. */
const call = (change: Partial<ShownInteraction> = {}): ShownInteraction => ({
  ...interaction({
    id: CALL,
    party: { name: 'Maria Alvarez', address: MARIA },
    queue: { id: 'q', name: 'Support' },
  }),
  underWay: [],
  draft: null,
  codes: null,
  ...change,
});

/** A storage that a browser's tabs share. */
export class SharedStorage implements StorageLike {
  readonly kept = new Map<string, string>();
  denied = false;
  getItem(key: string): string | null {
    if (this.denied) throw new Error('denied');
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.denied) throw new Error('denied');
    this.kept.set(key, value);
  }
  removeItem(key: string): void {
    if (this.denied) throw new Error('denied');
    this.kept.delete(key);
  }
}

export interface AroundTab {
  readonly around: AroundPhone;
  readonly crm: SimulatedCrm;
  readonly browserTab: FakeTab;
  readonly dialled: readonly string[];
  /** What the panel was told so far. */
  readonly changes: number;
  /** What it believes, and what the browser says when it asks. */
  leads: boolean;
  maySave: boolean | 'unknown';
  /** The page goes, without a word to anybody. */
  crash(): void;
}

export interface TabOptions {
  readonly leads?: boolean;
  readonly visible?: boolean;
  readonly agent?: string;
  /** Its own, as where the browser tells what another tab has written only later. */
  readonly storage?: StorageLike;
}

/** An agent's tabs around one phone, in one org. */
export class AroundDesk {
  readonly clock: ManualClock = createManualClock();
  readonly org = new SimulatedCrmOrg();
  readonly storage = new SharedStorage();
  readonly browser = new FakeBrowser(this.clock);
  /** The customer's participant attributes; `null`: they cannot be had. */
  attributes: Readonly<Record<string, string>> | null = {};
  /** Names of attributes that were asked for. */
  readonly asked: (readonly string[])[] = [];
  /** Section `softphone`, by items. */
  definition: CallCenterSettings = {};
  language: Language = 'en';
  #tabs: AroundTab[] = [];
  #phone: PhoneView | null = viewOf([]);
  #sure = true;

  open(options: TabOptions = {}): AroundTab {
    const { leads = true, visible = true, agent = 'agent', storage = this.storage } = options;
    const browserTab = this.browser.open(visible);
    const crm = createSimulatedCrm({ clock: browserTab.clock, org: this.org });
    const dialled: string[] = [];
    const told = { changes: 0 };
    const around = createAroundPhone({
      crm: crm.port,
      clock: browserTab.clock,
      storage,
      page: browserTab.tabs.page,
      locks: browserTab.tabs.locks,
      name: 'tabs',
      agent,
      definition: Object.fromEntries(
        Object.entries(this.definition).map(([item, value]) => [`/softphone/${item}`, value]),
      ),
      language: () => this.language,
      attributes: (_, names) => {
        this.asked.push(names);
        const { attributes } = this;
        if (attributes === null) return Promise.reject(new Error('The test has it so.'));
        const known = Object.entries(attributes).filter(([name]) => names.includes(name));
        return Promise.resolve(Object.fromEntries(known));
      },
      maySave: () =>
        tab.maySave === 'unknown'
          ? Promise.reject(new Error('The browser does not say.'))
          : Promise.resolve(tab.maySave),
      dial: (number) => dialled.push(number),
      onChange: () => (told.changes += 1),
    });
    const tab: AroundTab = {
      around,
      crm,
      browserTab,
      dialled,
      get changes() {
        return told.changes;
      },
      leads,
      maySave: leads,
      crash: () => {
        this.#tabs = this.#tabs.filter((one) => one !== tab);
        browserTab.crash();
      },
    };
    this.#tabs.push(tab);
    this.#look(tab);
    return tab;
  }

  /** Over a console that is there already. */
  around(crm: SimulatedCrm, dial: (number: string) => void = () => undefined): AroundPhone {
    const { clock, storage } = this;
    const page = { visible: true, listen: () => () => undefined };
    return createAroundPhone({
      ...{ crm: crm.port, clock, storage, page, locks: null, name: 'tabs', agent: 'agent' },
      ...{ definition: {}, language: () => 'en', dial, onChange: () => undefined },
    });
  }

  /** A page goes in the middle of whatever it does, and comes again. */
  refresh(tab: AroundTab): AroundTab {
    const visible = tab.browserTab.tabs.page.visible;
    tab.crash();
    return this.open({ leads: tab.leads, visible });
  }

  /** What PureCloud has of interactions now; every tab is told. */
  tell(interactions: readonly ShownInteraction[], change: Partial<PhoneView> = {}): void {
    this.#phone = { ...viewOf(interactions), ...change };
    this.lookAll();
  }

  /** The same, and what it sets going is over. */
  async show(interactions: readonly ShownInteraction[], change: Partial<PhoneView> = {}) {
    this.tell(interactions, change);
    await this.clock.advance(200);
  }

  /** One leads, and the others do not. */
  lead(leader: AroundTab): void {
    for (const tab of this.#tabs) {
      tab.leads = tab === leader;
      tab.maySave = tab === leader;
    }
    this.lookAll();
  }

  /** Nobody knows any more which interactions there are. */
  unsure(): void {
    this.#sure = false;
    this.tell([]);
  }

  surely(interactions: readonly ShownInteraction[]): void {
    this.#sure = true;
    this.tell(interactions);
  }

  async signOut(): Promise<void> {
    this.#phone = null;
    this.lookAll();
    await this.clock.advance(200);
  }

  private lookAll(): void {
    for (const tab of this.#tabs) this.#look(tab);
  }

  #look(tab: AroundTab): void {
    tab.around.look({ phone: this.#phone, leads: tab.leads, sure: this.#sure });
  }

  get task(): SimulatedTask | undefined {
    return this.org.taskOf(CALL);
  }

  /** A call that begins now, with what is different about it. */
  begun(change: Partial<ShownInteraction> = {}): ShownInteraction {
    const now = this.clock.now();
    return call({ since: now, connectedAt: now, ...change });
  }
}

export const viewOf = (interactions: readonly ShownInteraction[]): PhoneView => ({
  interactions,
  selected: null,
  dialing: null,
  failure: null,
  forbidden: [],
  notResponding: 'no',
  station: { id: 's', name: 'Desk' },
  choosingStation: false,
  queues: [],
  people: null,
  stations: null,
  usualStation: null,
  asksOnQueue: false,
  numbers: INTERNATIONAL,
  recent: [],
});
