import type { Clock } from '../clock.js';
import {
  CrmError,
  type CallLogEntry,
  type CallLogValue,
  type ClickedNumber,
  type CrmPort,
  type CrmRecord,
  type Notice,
  type PopFacts,
  type PopOutcome,
  type PopTarget,
} from '../crm.js';
import type { Disposer } from '../disposer.js';
import { createListeners } from '../listeners.js';

/** How a save goes wrong; `silentButSaved`: the Task is there, and nobody is told. */
export type CrmTrouble = 'refused' | 'notReady' | 'silent' | 'silentButSaved' | 'slow';

export interface SimulatedPerson extends CrmRecord {
  readonly address: string;
}

export type SimulatedTask = Readonly<Record<string, CallLogValue>>;

/** An org that several tabs look at. */
export class SimulatedCrmOrg {
  /** By Id. */
  readonly tasks = new Map<string, SimulatedTask>();
  /** Whether the softphone layout lets Tasks be found. */
  findsTasks = true;
  /** Whether what is saved is found at once, or not at all yet. */
  indexes = true;
  readonly troubles: CrmTrouble[] = [];
  #made = 0;

  constructor(readonly people: readonly SimulatedPerson[] = SIMULATED_PEOPLE) {}

  /** The next saves go wrong. */
  fail(trouble: CrmTrouble, times = 1): void {
    for (let time = 0; time < times; time += 1) this.troubles.push(trouble);
  }

  /** The only Task of a conversation; throws where there are several. */
  taskOf(conversation: string): SimulatedTask | undefined {
    const found = [...this.tasks.values()].filter((task) => task['CallObject'] === conversation);
    if (found.length > 1) throw new Error(`${found.length} Tasks for one conversation`);
    return found[0];
  }

  save({ task, fields }: CallLogEntry): string {
    if (task !== null && !this.tasks.has(task)) throw new CrmError('gone', 'ENTITY_IS_DELETED');
    const id = task ?? this.#newId();
    this.tasks.set(id, { ...this.tasks.get(id), ...fields });
    return id;
  }

  find({ address }: PopFacts): readonly CrmRecord[] {
    return this.people
      .filter((person) => person.address === address)
      .map(({ id, object, name }) => ({ id, object, name }));
  }

  #newId(): string {
    this.#made += 1;
    return `00T5g00000${String(this.#made).padStart(5, '0')}EAA`;
  }
}

export const SIMULATED_PEOPLE: readonly SimulatedPerson[] = [
  { id: '0035g0000000001AAA', object: 'Contact', name: 'Maria Alvarez', address: '+14155550117' },
  { id: '0035g0000000002AAA', object: 'Contact', name: 'Ken Sato', address: '+81225550143' },
  { id: '0035g0000000003AAA', object: 'Contact', name: 'Ann Lee', address: '+14155550199' },
  { id: '0015g0000000004AAA', object: 'Account', name: 'Lee & Co', address: '+14155550199' },
];

/** One tab's view of that org. */
export interface SimulatedCrm {
  readonly port: CrmPort;
  readonly org: SimulatedCrmOrg;
  /** What a pop has brought to the front of this tab, in order. */
  readonly pops: readonly { readonly address: string; readonly outcome: PopOutcome['is'] }[];
  /** What was opened without a search, in order. */
  readonly opened: readonly PopTarget[];
  readonly notices: readonly Notice[];
  readonly dialling: boolean;
  readonly panelOpened: number;
  front: CrmRecord | null;
  /** The next pops go wrong like this. */
  readonly popTroubles: ('refused' | 'notReady' | 'noAnswer')[];
  click(clicked: ClickedNumber): void;
}

/** As long as the real one waits for a save. */
const SAVE_LIMIT = 60_000;
/** How late a slow answer comes. */
const SLOW = SAVE_LIMIT + 20_000;

/** A CrmPort without a console, over an org that a test makes go wrong as it likes. */
export function createSimulatedCrm({
  clock,
  org = new SimulatedCrmOrg(),
  latency = 20,
}: {
  readonly clock: Clock;
  readonly org?: SimulatedCrmOrg;
  /** One way, in milliseconds. */
  readonly latency?: number;
}): SimulatedCrm {
  const clicks = createListeners<ClickedNumber>();
  const timers = new Set<Disposer>();
  const pops: { address: string; outcome: PopOutcome['is'] }[] = [];
  const opened: PopTarget[] = [];
  const notices: Notice[] = [];
  const popTroubles: ('refused' | 'notReady' | 'noAnswer')[] = [];
  const tab = { dialling: false, panelOpened: 0, front: null as CrmRecord | null };
  let disposed = false;

  const after = (milliseconds: number, callback: () => void): void => {
    const stop = clock.after(milliseconds, () => {
      timers.delete(stop);
      callback();
    });
    timers.add(stop);
  };
  const answer = <T>(make: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      after(latency, () => {
        let value: T;
        try {
          value = make();
        } catch (error) {
          after(latency, () => reject(error instanceof Error ? error : new Error(String(error))));
          return;
        }
        after(latency, () => resolve(value));
      });
    });

  function pop(facts: PopFacts): PopOutcome {
    const trouble = popTroubles.shift();
    if (trouble !== undefined) throw new CrmError(trouble, 'The test has it so.');
    const [first, ...others] = org.find(facts);
    const outcome: PopOutcome =
      first === undefined
        ? { is: 'none' }
        : others.length > 0
          ? { is: 'several', count: others.length + 1 }
          : { is: 'one', record: first };
    if (facts.direction === 'inbound') {
      pops.push({ address: facts.address, outcome: outcome.is });
      if (outcome.is === 'one') tab.front = outcome.record;
    }
    return outcome;
  }

  function open(target: PopTarget): void {
    const trouble = popTroubles.shift();
    if (trouble !== undefined) throw new CrmError(trouble, 'The test has it so.');
    const record = target.is === 'record' ? org.people.find(({ id }) => id === target.id) : null;
    if (record === undefined) throw new CrmError('refused', 'There is no such record.');
    opened.push(target);
    if (record !== null) tab.front = { id: record.id, object: record.object, name: record.name };
  }

  function save(entry: CallLogEntry, late?: (task: string) => void): Promise<string> {
    const trouble = org.troubles.shift();
    switch (trouble) {
      case undefined:
        return answer(() => org.save(entry));
      case 'refused':
      case 'notReady':
        return answer(() => {
          throw new CrmError(trouble, 'The test has it so.');
        });
      case 'silent':
      case 'silentButSaved':
      case 'slow':
        // What was sent is carried out even where the tab is gone by then.
        if (trouble !== 'silent') clock.after(latency, () => saved(org.save(entry)));
        return new Promise((_, reject) => {
          after(SAVE_LIMIT, () => reject(new CrmError('noAnswer', 'The test has it so.')));
        });
    }
    function saved(task: string): void {
      if (trouble === 'slow') after(SLOW, () => late?.(task));
    }
  }

  return {
    org,
    pops,
    opened,
    notices,
    popTroubles,
    get dialling() {
      return tab.dialling;
    },
    get panelOpened() {
      return tab.panelOpened;
    },
    get front() {
      return tab.front;
    },
    set front(record) {
      tab.front = record;
    },
    click: (clicked) => clicks.tell(clicked),
    port: {
      onClickToDial: (listener) => clicks.add(listener),
      allowClickToDial(allowed) {
        if (!disposed) tab.dialling = allowed;
      },
      popFor: (facts) => answer(() => pop(facts)),
      popTo: (target) => answer(() => open(target)),
      saveCallLog: save,
      findCallLog: (conversation) =>
        answer(() => {
          if (!org.findsTasks) return { is: 'unknown' } as const;
          const found = [...org.tasks].find(([, task]) => task['CallObject'] === conversation);
          return found === undefined || !org.indexes
            ? ({ is: 'absent' } as const)
            : ({ is: 'found', task: found[0] } as const);
        }),
      findPeople: (text) =>
        answer(() => {
          const trouble = popTroubles.shift();
          if (trouble !== undefined) throw new CrmError(trouble, 'The test has it so.');
          return org.people
            .filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()))
            .map(({ id, object, name, address }) => ({ id, object, name, numbers: [address] }));
        }),
      recordInFront: () => answer(() => tab.front),
      notice(notice) {
        const last = notices.at(-1);
        if (last?.label !== notice.label || last.icon !== notice.icon) notices.push(notice);
      },
      openPanel() {
        tab.panelOpened += 1;
      },
      dispose() {
        disposed = true;
        tab.dialling = false;
        clicks.clear();
        for (const stop of timers) stop();
        timers.clear();
      },
    },
  };
}
