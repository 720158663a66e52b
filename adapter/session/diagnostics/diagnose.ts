import type { DefinitionHost } from '../../call-center/salesforce-rules.js';
import { readAroundSettings } from '../../definition/around-settings.js';
import type { Problem } from '../../definition/problem.js';
import { readEventApiSettings } from '../../definition/event-api-settings.js';
import type { CallCenterSettings } from '../../definition/definition.js';
import type { OmniWay } from '../../ports/omni.js';
import type { PureCloudHealth } from '../../ports/pure-cloud.js';
import type { Summary } from '../../sync/engine.js';
import { NO_RULES } from '../../sync/state.js';
import { showStatus, type Language } from '../labels.js';
import type { Model } from '../model.js';
import type { Diagnostics, SoftphoneView } from '../view.js';
import type { BrowserFacts } from './browser-facts.js';
import { bundleOf } from './bundle.js';
import { factsOf, type Since } from './facts.js';
import { linksOf, type Leadership } from './links.js';
import type { Recording } from './recording.js';
import { rowsOf, type LabelOf } from './rows.js';
import { savedSettings } from './saved-settings.js';
import { jsonLines, timelineLines } from './timeline-file.js';
import { revisionWithoutAuthor, type Versions } from './versions.js';

/** Everything that diagnostics are made from. */
export interface DiagnosticsSource {
  /** Now, in milliseconds since the epoch. */
  readonly at: number;
  readonly model: Model;
  /** As Salesforce gave them; empty where it did not. */
  readonly settings: CallCenterSettings;
  readonly view: SoftphoneView;
  readonly summary: Summary;
  /** `null`: the definition keeps none. */
  readonly recording: Recording | null;
  readonly since: Since;
  /** `null`: there is no connection to PureCloud. */
  readonly health: PureCloudHealth | null;
  /** `null`: not known. */
  readonly leadership: Leadership | null;
  readonly language: Language;
  readonly browser: BrowserFacts;
  /** What the page stands in. */
  readonly host: DefinitionHost;
  readonly omniWay: OmniWay;
  /** Where PureCloud returns to after a sign-in. */
  readonly redirectUri: string;
  /** Messages from other origins, which were ignored. */
  readonly foreignMessages: number;
}

function needsOf({ definition }: Model, redirectUri: string): Diagnostics['signInNeeds'] {
  const section = definition?.pureCloud ?? null;
  if (section === null) return null;
  return { region: section.environment, clientId: section.clientId, redirectUri };
}

const phoneProblems = (settings: CallCenterSettings): readonly Problem[] => [
  ...readEventApiSettings(settings).problems,
  ...readAroundSettings(settings).problems,
];

export function diagnose(source: DiagnosticsSource): Diagnostics {
  const { at, model, view, recording, since, health, leadership, language } = source;
  const { definition, resolved, catalog } = model;
  const rules = resolved?.rules ?? NO_RULES;
  const label: LabelOf = (side, status) => showStatus(side, status, catalog, rules, language).label;
  const versions: Versions = {
    softphone: view.build.version,
    build: view.build.id,
    definition: definition?.version ?? null,
    revision: revisionWithoutAuthor(view.build.revision),
  };
  const links = linksOf({
    facts: factsOf(model),
    since,
    // What the phone's own settings have of problems is told here alone: no agent can do anything about it.
    troubles: [
      ...view.troubles,
      ...phoneProblems(model.settings).map((problem) => ({ kind: 'definition', problem }) as const),
    ],
    health,
    tokenLife: model.signIn.is === 'signedIn' ? (model.signIn.life ?? null) : null,
    leadership,
  });
  const timeline =
    recording === null
      ? null
      : timelineLines({
          versions,
          settings: savedSettings(source.settings, definition?.pureCloud?.environment ?? null),
          catalog,
          label,
          recording,
        });
  const bundle = bundleOf({
    at,
    versions,
    browser: source.browser,
    host: source.host,
    omniWay: source.omniWay,
    foreignMessages: source.foreignMessages,
    links,
    leadership,
    view,
    problems: [...((resolved ?? definition)?.problems ?? []), ...phoneProblems(model.settings)],
    summary: source.summary,
    health,
    timeline,
  });
  return {
    at,
    links,
    omniWay: source.omniWay,
    signInNeeds: needsOf(model, source.redirectUri),
    foreignMessages: source.foreignMessages,
    rows: recording === null ? [] : rowsOf(recording, label),
    timelineFile: jsonLines(timeline ?? []),
    bundleFile: `${JSON.stringify(bundle, null, 1)}\n`,
  };
}
