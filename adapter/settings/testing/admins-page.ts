import type { PresenceDefinition } from '../../definition/catalog.js';
import { presence } from '../../definition/testing/catalogs.js';
import { createManualClock, type ManualClock } from '../../ports/simulated/manual-clock.js';
import {
  createSimulatedSetup,
  type SimulatedSetup,
  type SimulatedSetupSeed,
} from '../../ports/simulated/simulated-setup.js';
import { createFakeSignIn, type FakeSignIn } from '../../session/testing/fake-sign-in.js';
import { createSettingsSession, type SettingsSession } from '../session/create-settings-session.js';
import { syncItem } from '../session/items.js';
import type { EditView, SettingsActions, SettingsView } from '../session/view.js';

export const CLIENT_ID = '6f2a9c14-7b3d-4e85-9a60-1c2d3e4f5a6b';
export const NAME = 'OmniSyncSoftphone';
export const NAME_2 = 'OmniSyncSoftphone2';

const COFFEE = '9f1c3c5e-7a44-4c0d-9c52-0d6f2f3b7a11';
const GONE = '5b8f0a6e-2f61-4b7e-8a35-7c1d9e4f6b22';

const PRESENCES: readonly PresenceDefinition[] = [
  presence('6a3af858-942f-489d-9700-5f9bcdcdae9b', 'AVAILABLE', {
    labels: { en_US: 'Available', ja: '対応可能' },
  }),
  presence('e08eaf1b-ee47-4fa9-a231-1200e284798f', 'ON_QUEUE'),
  presence('31fe3bac-dea6-44b7-bed7-47f91660a1a0', 'BUSY'),
  presence('5e5c5c66-ea97-4e7f-ac41-6424784829f2', 'AWAY'),
  presence('227b37e2-f1d0-4dd0-8f50-badd7cf6d158', 'BREAK'),
  presence(COFFEE, 'BREAK', { secondary: true, labels: { en_US: 'Coffee', ja: 'コーヒー' } }),
  presence(GONE, 'BUSY', { secondary: true, deactivated: true, labels: { en_US: 'Gone' } }),
];

/** An administrator's page without its face, on a simulated org. */
export interface AdminsPage {
  readonly setup: SimulatedSetup;
  readonly clock: ManualClock;
  readonly signIn: FakeSignIn;
  readonly session: SettingsSession;
  readonly actions: SettingsActions;
  readonly view: SettingsView;
  /** The definition that is edited; throws where none is. */
  readonly edit: EditView;
  /** How retrieving goes; answers with what the organisation has to begin with. */
  reads: () => Promise<readonly PresenceDefinition[]>;
  /** Lets the org answer, where it was held from the beginning. */
  release: () => void;
  /** How often PureCloud was connected to. */
  readonly connections: number;
  item(name: string): string | undefined;
  set(items: Readonly<Record<string, string>>): void;
  /** All that is under way is done. */
  rest(): Promise<void>;
  open(internalName?: string): Promise<void>;
  /** Enables the sync with a preset, and gives the client that signs in. */
  fill(): void;
  /** Saves, whoever lacks a status. */
  save(): Promise<void>;
}

export async function adminsPage(
  seed: Partial<SimulatedSetupSeed> = {},
  { signedIn = false, held = false } = {},
): Promise<AdminsPage> {
  const setup = createSimulatedSetup(seed);
  const clock = createManualClock(Date.UTC(2026, 10, 22, 9));
  const signIn = createFakeSignIn(
    signedIn
      ? { is: 'signedIn', until: Number.MAX_SAFE_INTEGER, endsSoon: false }
      : { is: 'signedOut' },
  );
  let connections = 0;
  const session = createSettingsSession({
    setup,
    clock,
    async connectPureCloud() {
      connections += 1;
      return { signIn, read: () => page.reads(), dispose: () => signIn.dispose() };
    },
  });
  const { actions } = session;
  const page: AdminsPage = {
    setup,
    clock,
    signIn,
    session,
    actions,
    reads: () => Promise.resolve(PRESENCES),
    release: () => undefined,
    get view() {
      return session.view;
    },
    get edit() {
      const { editing } = session.view;
      if (editing === null) throw new Error('No definition is being edited.');
      return editing;
    },
    get connections() {
      return connections;
    },
    item: (name) => page.edit.items.get(syncItem(name)),
    set(items) {
      for (const [name, value] of Object.entries(items)) actions.set(syncItem(name), value);
    },
    rest: () => clock.advance(0),
    async open(internalName = NAME) {
      actions.choose(internalName);
      await page.rest();
    },
    fill() {
      page.set({ enabled: 'true' });
      actions.usePreset('workInBoth');
      actions.set('pureCloud/clientId', CLIENT_ID);
    },
    async save() {
      actions.save();
      await page.rest();
      if (page.edit.save.is === 'asking') actions.saveAnyway(true);
      await page.rest();
    },
  };
  if (held) page.release = setup.hold();
  actions.load();
  await page.rest();
  return page;
}
