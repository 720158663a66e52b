import { withItems } from '../../call-center/edit.js';
import { fitForMetadata } from '../../call-center/fit.js';
import { productDefinition } from '../../call-center/product.js';
import type { CallCenterRecord } from '../../call-center/record.js';
import type { OmniStatusRecord } from '../../definition/catalog.js';
import type { Status } from '../../sync/status.js';
import type { Disposer } from '../disposer.js';
import {
  SetupError,
  type Coverage,
  type PresenceStatuses,
  type SaveOutcome,
  type Setup,
  type SetupFailure,
  type StoredCallCenter,
} from '../setup.js';
import {
  authorOf,
  firstNotKept,
  hasMoved,
  inDisplayOrder,
  isAlready,
  sentenceOf,
  stampOf,
} from '../setup-rules.js';
import { NEWER_VERSION, OTHER_ADAPTER } from './call-centers.js';

/** What an administrator may do in the simulated org. */
export type SimulatedAdministrator =
  | 'full'
  /** Without *View DeveloperName* and *View Setup and Configuration*. */
  | 'noDeveloperName'
  /** Without the permissions that the Metadata API needs. */
  | 'noMetadata';

export interface SimulatedAgent {
  readonly name: string;
  /** Internal name of the call center that the agent is assigned to. */
  readonly callCenter: string;
  readonly has: readonly Status[];
}

export interface SimulatedSetupSeed {
  readonly userName: string;
  readonly callCenters: readonly CallCenterRecord[];
  readonly statuses: readonly OmniStatusRecord[];
  readonly agents: readonly SimulatedAgent[];
  readonly administrator: SimulatedAdministrator;
}

/** An org's Setup in memory, and the hands of whoever plays with it. */
export interface SimulatedSetup extends Setup {
  administrator: SimulatedAdministrator;
  /** So many of the next calls fail so, and nothing of them is carried out. */
  fail(reason: SetupFailure, times?: number, detail?: string): void;
  /** The next save is carried out, but its answer is lost. */
  loseNextAnswer(): void;
  /** Calls wait for their answers until the disposer is called. */
  hold(): Disposer;
  /** From now on the org keeps this item, `section/item`, with another value than it is given. */
  alter(item: string, value: string): void;
  /** Another administrator changes items, by `section/item`. */
  somebodySaves(internalName: string, items: Readonly<Record<string, string>>, by?: string): void;
  /** How often a definition was written by this Setup. */
  readonly writes: number;
}

const STATUSES: readonly OmniStatusRecord[] = [
  { id: '0N505Y000001cA2', apiName: 'Available_All', label: 'Available - All', takesWork: true },
  { id: '0N505Y000001cA1', apiName: 'Available_Chat', label: 'Available - Chat', takesWork: true },
  { id: '0N505Y000001cA7', apiName: 'Back_Office', label: 'Back office', takesWork: false },
  { id: '0N505Y000001cA3', apiName: 'Busy', label: 'Busy', takesWork: false },
  { id: '0N505Y000001cA4', apiName: 'Lunch', label: 'Lunch', takesWork: false },
  { id: '0N505Y000001cA6', apiName: 'On_Phone', label: 'On the phone', takesWork: false },
  { id: '0N505Y000001cA5', apiName: 'Transition', label: 'Transition', takesWork: false },
];

const ALL = STATUSES.map(({ id }) => id);
const VERSION_1 = productDefinition({ version: 1 });
const callCenter = VERSION_1.internalName;

const SEED: SimulatedSetupSeed = {
  userName: 'a.admin@acme.example',
  callCenters: [VERSION_1, productDefinition({ version: 2 }), NEWER_VERSION, OTHER_ADAPTER],
  statuses: STATUSES,
  agents: [
    { name: 'Aiko Tanaka', callCenter, has: ALL },
    { name: 'Dana Okafor', callCenter, has: ALL },
    // Lacks Transition.
    { name: 'Luis Ortega', callCenter, has: ALL.filter((id) => id !== '0N505Y000001cA5') },
    { name: 'Mina Berg', callCenter, has: ALL },
    { name: 'Robin Sato', callCenter, has: ALL },
  ],
  administrator: 'full',
};

export function createSimulatedSetup(own: Partial<SimulatedSetupSeed> = {}): SimulatedSetup {
  const seed = { ...SEED, ...own };
  const author = authorOf(seed.userName);
  const failures: SetupError[] = [];
  let saves = 0;
  let writes = 0;
  let answerLost = false;
  const altered: Record<string, string> = {};
  let held: Promise<void> | null = null;

  const keep = (record: CallCenterRecord, by: string): StoredCallCenter => {
    saves += 1;
    const at = new Date(Date.UTC(2026, 10, 20, 9) + saves * 60_000).toISOString();
    return { record, stamp: stampOf(record, at, by) };
  };
  const centers = new Map(
    seed.callCenters.map((record) => [record.internalName, keep(record, 'Kim Weber')]),
  );

  /** One call of the org: waits, fails, or answers. */
  async function call<T>(answer: () => T): Promise<T> {
    await (held ?? Promise.resolve());
    const failure = failures.shift();
    if (failure !== undefined) throw failure;
    return answer();
  }
  const needMetadata = (): void => {
    if (setup.administrator !== 'noMetadata') return;
    throw new SetupError(
      'permissionMissing',
      'INSUFFICIENT_ACCESS: use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions',
    );
  };
  const find = (internalName: string): StoredCallCenter => {
    const found = centers.get(internalName);
    if (found !== undefined) return found;
    throw new SetupError('notFound', `There is no call center ${internalName}.`);
  };

  const setup: SimulatedSetup = {
    author,
    administrator: seed.administrator,
    get writes() {
      return writes;
    },
    fail(reason, times = 1, detail = 'The simulated org was told to fail.') {
      for (let nth = 0; nth < times; nth += 1) failures.push(new SetupError(reason, detail));
    },
    loseNextAnswer() {
      answerLost = true;
    },
    hold() {
      let release: () => void = () => undefined;
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => {
        held = null;
        release();
      };
    },
    alter(item, value) {
      altered[item] = value;
    },
    somebodySaves(internalName, items, by = 'Kim Weber') {
      centers.set(internalName, keep(changed(find(internalName).record, items), by));
    },
    listCallCenters: () =>
      call((): readonly StoredCallCenter[] => {
        needMetadata();
        return inDisplayOrder([...centers.values()]);
      }),
    readCallCenter: (internalName) =>
      call((): StoredCallCenter => {
        needMetadata();
        return find(internalName);
      }),
    saveCallCenter: (given, base) =>
      call((): SaveOutcome => {
        needMetadata();
        const record = fitForMetadata(given);
        const before = find(record.internalName);
        if (isAlready(record, before.record)) return { is: 'saved', now: before };
        if (hasMoved(base, before.stamp)) return { is: 'overtaken', now: before };
        refuseWhatSalesforceRefuses(record);
        const now = keep(changed(record, altered), author);
        writes += 1;
        centers.set(record.internalName, now);
        if (answerLost) {
          answerLost = false;
          throw new SetupError('unreachable', 'Salesforce could not be reached.');
        }
        const lost = firstNotKept(before.record, record, now.record);
        if (lost !== undefined) throw new SetupError('contentRefused', sentenceOf(lost));
        return { is: 'saved', now };
      }),
    listPresenceStatuses: () =>
      call((): PresenceStatuses => {
        const developerNames = setup.administrator !== 'noDeveloperName';
        const statuses = [...seed.statuses].sort((a, b) =>
          (a.label ?? '').localeCompare(b.label ?? '', 'en'),
        );
        return {
          statuses: developerNames
            ? statuses
            : statuses.map(({ apiName: _withheld, ...status }) => status),
          developerNames,
          channels: true,
        };
      }),
    whoIsCovered: (internalName, statuses) =>
      call((): Coverage => {
        find(internalName);
        const agents = seed.agents.filter((agent) => agent.callCenter === internalName);
        if (setup.administrator === 'noDeveloperName') {
          return {
            agents: agents.length,
            uncovered: [],
            unchecked: [
              { what: 'permissionSets', because: 'permissionMissing' },
              { what: 'profiles', because: 'permissionMissing' },
            ],
          };
        }
        const wanted = [...new Set(statuses.filter((status) => status.startsWith('0N5')))];
        const uncovered = agents.flatMap(({ name, has }) => {
          const lacks = wanted.filter((status) => !has.includes(status));
          return lacks.length === 0 ? [] : [{ name, lacks }];
        });
        return { agents: agents.length, uncovered, unchecked: [] };
      }),
  };
  return setup;
}

/** The metadata type requires a label, a name and a value of each item, and its own names. */
function refuseWhatSalesforceRefuses({ displayName, sections }: CallCenterRecord): void {
  if (displayName.trim() === '') throw missing('displayName');
  if (sections.some(({ items }) => items.some(({ value }) => value.trim() === ''))) {
    throw missing('value');
  }
}

const missing = (field: string): SetupError =>
  new SetupError(
    'contentRefused',
    `REQUIRED_FIELD_MISSING: Required fields are missing: [${field}]`,
  );

/** Items by `section/item`. */
function changed(
  record: CallCenterRecord,
  items: Readonly<Record<string, string>>,
): CallCenterRecord {
  return Object.entries(items).reduce((edited, [path, value]) => {
    const [section = '', item = ''] = path.split('/');
    return withItems(edited, section, { [item]: value });
  }, record);
}
