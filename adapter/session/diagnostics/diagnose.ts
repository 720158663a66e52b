import type { CallCenterSettings } from '../../definition/definition.js';
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
  readonly recording: Recording;
  readonly since: Since;
  /** `null`: there is no connection to PureCloud. */
  readonly health: PureCloudHealth | null;
  /** `null`: not known. */
  readonly leadership: Leadership | null;
  readonly language: Language;
  readonly browser: BrowserFacts;
  /** Messages from other origins, which were ignored. */
  readonly foreignMessages: number;
}

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
    troubles: view.troubles,
    health,
    leadership,
  });
  const timeline = timelineLines({
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
    foreignMessages: source.foreignMessages,
    links,
    leadership,
    view,
    problems: (resolved ?? definition)?.problems ?? [],
    summary: source.summary,
    health,
    timeline,
  });
  return {
    at,
    links,
    foreignMessages: source.foreignMessages,
    rows: rowsOf(recording, label),
    timelineFile: jsonLines(timeline),
    bundleFile: `${JSON.stringify(bundle, null, 1)}\n`,
  };
}
