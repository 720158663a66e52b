import type { PureCloudSettings } from '../../definition/definition.js';
import { PortError } from '../../ports/port-error.js';
import { SignInError } from '../../ports/sign-in.js';
import type { Disposer } from '../../ports/disposer.js';
import { definitionOf } from './derived.js';
import type { ConnectPureCloud, PureCloudStatuses } from './pure-cloud-statuses.js';
import { changeEditing, organisationOf, type SettingsStore } from './state.js';
import type { PureCloudView } from './view.js';

/** Retrieves the statuses of the PureCloud organisation that the edited definition names. */
export interface PureCloudPart {
  retrieve(): void;
  signIn(): void;
  dispose(): void;
}

interface Connection {
  readonly organisation: string;
  readonly statuses: PureCloudStatuses;
  readonly stop: Disposer;
}

export function createPureCloudPart(
  store: SettingsStore,
  connect: ConnectPureCloud,
): PureCloudPart {
  let connection: Connection | null = null;
  let disposed = false;

  function close(): void {
    connection?.stop();
    connection?.statuses.dispose();
    connection = null;
  }

  async function connectionFor(settings: PureCloudSettings): Promise<Connection | null> {
    const organisation = organisationOf(settings);
    if (connection?.organisation === organisation) return connection;
    close();
    const statuses = await connect(settings);
    if (disposed) {
      statuses.dispose();
      return null;
    }
    // Another call may have been faster.
    close();
    const stop = statuses.signIn.listen((state) => {
      if (state.is === 'signedOut' && state.because !== undefined) {
        show({ is: 'signInNeeded', because: state.because }, organisation);
      }
    });
    connection = { organisation, statuses, stop };
    return connection;
  }

  /** Only where the edited definition is still one of that organisation. */
  function show(is: PureCloudView, organisation: string): void {
    const { editing } = store.state;
    if (editing === null) return;
    if (organisationOf(definitionOf(editing.draft).pureCloud) !== organisation) return;
    changeEditing(store, editing.opened, { pureCloud: { organisation, is } });
  }

  async function read({ statuses, organisation }: Connection): Promise<void> {
    if (!isSignedIn(statuses)) {
      show({ is: 'signInNeeded', because: null }, organisation);
      return;
    }
    show({ is: 'retrieving' }, organisation);
    try {
      const presences = await statuses.read();
      store.update({ presences: new Map(store.state.presences).set(organisation, presences) });
      const secondary = presences.filter((known) => known.secondary && !known.deactivated).length;
      show({ is: 'retrieved', secondary }, organisation);
    } catch (error) {
      // A token that was not taken has ended the sign-in by now.
      if (!isSignedIn(statuses)) {
        show({ is: 'signInNeeded', because: 'expired' }, organisation);
        return;
      }
      const permanent = error instanceof PortError && error.failure.kind === 'permanent';
      show({ is: 'failed', because: permanent ? 'refused' : 'unreachable' }, organisation);
    }
  }

  async function retrieve(): Promise<void> {
    const { editing } = store.state;
    const settings = editing === null ? null : definitionOf(editing.draft).pureCloud;
    if (editing === null || settings === null) return;
    const organisation = organisationOf(settings);
    const { pureCloud } = editing;
    if (pureCloud?.organisation === organisation && pureCloud.is.is === 'retrieving') return;
    show({ is: 'retrieving' }, organisation);
    try {
      const found = await connectionFor(settings);
      if (found !== null) await read(found);
    } catch {
      show({ is: 'failed', because: 'unreachable' }, organisation);
    }
  }

  async function signIn({ statuses, organisation }: Connection): Promise<void> {
    // Opens the window before anything else happens: browsers allow it inside the click alone.
    const done = statuses.signIn.signIn();
    show({ is: 'signingIn' }, organisation);
    try {
      await done;
    } catch (error) {
      const because = error instanceof SignInError ? error.reason : 'exchangeFailed';
      show({ is: 'signInNeeded', because }, organisation);
      return;
    }
    if (connection?.statuses === statuses) await read(connection);
  }

  return {
    retrieve: () => void retrieve(),
    signIn() {
      if (connection !== null) void signIn(connection);
    },
    dispose() {
      disposed = true;
      close();
    },
  };
}

const isSignedIn = ({ signIn }: PureCloudStatuses): boolean => signIn.state.is === 'signedIn';
