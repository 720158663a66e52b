import type { DefinitionHost } from '../../call-center/salesforce-rules.js';
import type { OmniWay } from '../../ports/omni.js';
import type { PureCloudHealth } from '../../ports/pure-cloud.js';
import type { Summary } from '../../sync/engine.js';
import type { Problem } from '../../definition/problem.js';
import type { Link, SoftphoneView, Trouble } from '../view.js';
import type { Leadership } from './links.js';
import type { BrowserFacts } from './browser-facts.js';
import { isOwnItem } from './saved-settings.js';
import type { Versions } from './versions.js';

export interface BundleSource {
  /** When it is made, in milliseconds since the epoch. */
  readonly at: number;
  readonly versions: Versions;
  readonly browser: BrowserFacts;
  readonly host: DefinitionHost;
  readonly omniWay: OmniWay;
  readonly foreignMessages: number;
  readonly links: readonly Link[];
  readonly leadership: Leadership | null;
  readonly view: SoftphoneView;
  readonly problems: readonly Problem[];
  readonly summary: Summary;
  readonly health: PureCloudHealth | null;
  /** The lines of the saved timeline; `null`: the definition keeps none. */
  readonly timeline: readonly object[] | null;
}

/** In place of a timeline. */
const NO_TIMELINE = 'switched off in the definition (softphone/timeline = false)';

/** A definition's problem without the value, which may be anything, as may be the name of an item that is not ours. */
function problemOf({ code, kind, item }: Problem): object {
  const name = item.slice(item.indexOf('/') + 1);
  return { code, kind, item: isOwnItem(name) ? item : '' };
}

/** Whose accounts differ stays here. */
function troubleOf(trouble: Trouble): object {
  switch (trouble.kind) {
    case 'definition':
      return { kind: trouble.kind, problem: problemOf(trouble.problem) };
    case 'otherUser':
      return { kind: trouble.kind, by: trouble.by };
    default:
      return trouble;
  }
}

/**
 * What support asks for first. It is put together field by field, so that what is added to the session later does
 * not leave the page by itself.
 */
export function bundleOf(source: BundleSource): object {
  const { at, view, links, health } = source;
  return {
    format: 1,
    madeAt: new Date(at).toISOString(),
    versions: source.versions,
    browser: source.browser,
    host: source.host,
    omniWay: source.omniWay,
    foreignMessages: source.foreignMessages,
    links: links.map(({ name, state, since, trouble }) => ({
      name,
      state,
      since: since === null ? null : new Date(since).toISOString(),
      ...(trouble === null ? {} : { trouble: troubleOf(trouble) }),
    })),
    leadership: source.leadership,
    panel: {
      phase: view.phase,
      signIn: view.signIn,
      pureCloud: { condition: view.pureCloud.condition, shown: view.pureCloud.shown },
      omni: { condition: view.omni.condition, shown: view.omni.shown },
      sync: { is: view.sync.is, holds: view.sync.holds },
      asking: view.question !== null,
      troubles: view.troubles.map(troubleOf),
    },
    problems: source.problems.map(problemOf),
    engine: source.summary,
    pureCloud: health,
    clockSkew: health?.clockSkew ?? null,
    timeline: source.timeline ?? NO_TIMELINE,
  };
}
