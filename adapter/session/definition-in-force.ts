import type { OmniStatusRecord, PresenceDefinition } from '../definition/catalog.js';
import type {
  CallCenterSettings,
  Definition,
  PureCloudSettings,
  Resolved,
} from '../definition/definition.js';
import { fingerprint } from '../definition/fingerprint.js';
import { readDefinition } from '../definition/read.js';
import { resolveDefinition } from '../definition/resolve.js';
import type { Clock } from '../ports/clock.js';
import type { Disposer } from '../ports/disposer.js';
import { OMNI_OFFLINE } from '../sync/status.js';
import { identityOf, type SalesforceUser } from './identity.js';
import { becameKnown } from './became-known.js';
import type { Model } from './model.js';
import { createRenewal, type Renewal } from './renewal.js';
import type { Shift } from './shift.js';
import type { MemoryKey, Stored } from './stored.js';

/** Where the definition comes from, and which org its statuses are of. */
interface Source {
  readonly org: string;
  settings(): Promise<CallCenterSettings>;
}

export interface DefinitionInForceOptions {
  readonly model: Model;
  readonly shift: () => Shift;
  readonly stored: Stored;
  readonly clock: Clock;
  readonly hints: (listener: () => void) => Disposer;
  /** The definition names, for the first time, where the agent signs in. */
  readonly onPureCloud: (section: PureCloudSettings) => void;
  readonly show: () => void;
  /** Who is signed in to Salesforce; `null`: the shell does not tell. */
  readonly salesforceUser?: SalesforceUser | null;
}

/** The definition that a softphone follows, resolved with what is known of both orgs' statuses by now. */
export interface DefinitionInForce {
  /** Reads it from there; rejects as the source does. From then on newer revisions take effect by themselves. */
  follow(source: Source): Promise<void>;
  /** What a memory is bound to; `null` until there is a definition. */
  readonly memoryKey: Omit<MemoryKey, 'user'> | null;
  /** Omni-Channel told of statuses. */
  learn(statuses: readonly OmniStatusRecord[]): void;
  /** PureCloud told of its presence definitions. */
  usePresences(presences: readonly PresenceDefinition[]): void;
  /** To be called after each event of the engine. */
  onChange(): void;
  dispose(): void;
}

/** That another revision is in force is said for so many milliseconds. */
const TOLD_FOR = 60_000;

export function createDefinitionInForce(options: DefinitionInForceOptions): DefinitionInForce {
  const { model, shift, stored, clock, hints, onPureCloud, show } = options;
  let source: Source | null = null;
  let memoryKey: Omit<MemoryKey, 'user'> | null = null;
  let renewal: Renewal | null = null;
  let stopTelling: Disposer = () => undefined;
  let disposed = false;

  /** Puts a definition in force: the first, or a newer revision. A sign-in that there is stays as it was made. */
  function use(settings: CallCenterSettings): void {
    const { definition: former } = model;
    const definition = readDefinition(settings);
    const signedInBy = former?.pureCloud ?? null;
    const pureCloud = signedInBy ?? definition.pureCloud;
    const key = { callCenter: definition.internalName, fingerprint: fingerprint(settings) };
    memoryKey = key;
    shift().keepTimeline(definition.softphone.timeline);
    model.settings = settings;
    model.definition = { ...definition, pureCloud };
    // Before anything is shown, so that nobody is called signed out who is not.
    if (signedInBy === null && pureCloud !== null) onPureCloud(pureCloud);
    if (former === null) resolve();
    else {
      model.resolved = resolved(model.definition);
      const needsPage = JSON.stringify(definition.pureCloud) !== JSON.stringify(pureCloud);
      tell(needsPage ? 'reload' : 'inForce', definition.revision);
      shift().renew(key, model.resolved.rules);
      show();
    }
  }

  /** Resolves the definition with what is known by now; what became known is told to the engine. */
  function resolve(): void {
    const { definition, resolved: before, catalog } = model;
    if (definition === null) return;
    const after = resolved(definition);
    model.resolved = after;
    const changed = JSON.stringify(before?.rules) !== JSON.stringify(after.rules);
    if (changed) shift().configure(after.rules, becameKnown(definition, before, catalog));
    show();
  }

  /** Where Salesforce's user and PureCloud's are two people, neither's status follows the other's. */
  function resolved(definition: Definition): Resolved {
    const { identityMatch } = definition.softphone;
    model.identity = identityOf(identityMatch, options.salesforceUser ?? null, model.agent);
    const found = resolveDefinition(definition, model.catalog);
    if (model.identity.is !== 'different') return found;
    return { ...found, rules: { ...found.rules, enabled: false }, sessionEnd: null };
  }

  function learn(statuses: readonly OmniStatusRecord[]): void {
    const merged = new Map(model.catalog.omni.map((record) => [record.id, record]));
    for (const record of statuses) merged.set(record.id, { ...merged.get(record.id), ...record });
    const omni = [...merged.values()];
    if (JSON.stringify(omni) === JSON.stringify(model.catalog.omni)) return;
    model.catalog = { ...model.catalog, omni };
    if (source !== null) stored.saveStatuses(source.org, omni);
    resolve();
  }

  /** An Id that the org refuses and that was never seen in it may be another org's. */
  function noteForeignId(): void {
    const { refused } = shift().engine.state.omni;
    const { omni, omniRefused = [] } = model.catalog;
    if (refused === null || source === null) return;
    const { status, reason } = refused;
    if (reason !== 'refused' && reason !== 'notGranted') return;
    if (status === OMNI_OFFLINE || omniRefused.includes(status)) return;
    if (omni.some(({ id }) => id === status)) return;
    model.catalog = { ...model.catalog, omniRefused: [...omniRefused, status] };
    stored.saveRefused(source.org, [...omniRefused, status]);
    resolve();
  }

  function isQuiet(): boolean {
    const { agent, engine } = shift();
    const { atRest, holds, waiting } = engine.summary();
    const works = holds.salesforceWork.length > 0 || holds.pureCloudWork.length > 0;
    const waits = waiting.omni !== null || waiting.pureCloud !== null;
    return agent === null || (atRest && !works && !waits);
  }

  function onWaiting(): void {
    const waiting = renewal?.waiting ?? null;
    if (waiting !== null) tell('waiting', readDefinition(waiting).revision);
    else if (model.newRevision?.is === 'waiting') model.newRevision = null;
    show();
  }

  /** What is in force is said for a moment; what waits, as long as it does. */
  function tell(is: 'waiting' | 'inForce' | 'reload', revision: string): void {
    stopTelling();
    model.newRevision = { kind: 'newRevision', is, revision };
    if (is !== 'inForce') return;
    stopTelling = clock.after(TOLD_FOR, () => {
      model.newRevision = null;
      show();
    });
  }

  return {
    async follow(from) {
      source = from;
      model.catalog = { ...model.catalog, omniRefused: stored.refused(from.org) };
      learn(stored.statuses(from.org));
      const settings = await from.settings();
      if (disposed) return;
      use(settings);
      const read = (): Promise<CallCenterSettings> => from.settings();
      const inForce = (): CallCenterSettings => model.settings;
      renewal = createRenewal({ clock, hints, read, inForce, isQuiet, use, onWaiting });
    },
    get memoryKey() {
      return memoryKey;
    },
    learn,
    usePresences(presences) {
      model.catalog = { ...model.catalog, presences };
      resolve();
    },
    onChange() {
      noteForeignId();
      renewal?.consider();
    },
    dispose() {
      disposed = true;
      stopTelling();
      renewal?.dispose();
    },
  };
}
