import type { Catalog } from '../definition/catalog.js';
import { PURE_CLOUD_SECTION, pureCloudMissing } from '../definition/pure-cloud-settings.js';
import type { Problem } from '../definition/problem.js';
import type { Cause } from '../sync/commands.js';
import { NO_RULES } from '../sync/state.js';
import type { Summary } from '../sync/engine.js';
import type { LossReason } from '../sync/events.js';
import { SIDES, isUnresolved, type Side, type Status } from '../sync/status.js';
import type { EngineHost } from './engine-host.js';
import { languageOf } from './language.js';
import { presenceChoices, showStatus, type Language } from './labels.js';
import type { Model } from './model.js';
import type { ShownStatus, SoftphoneView, Trouble } from './view.js';

/** Makes what the panel shows from what the session knows. */
export function viewOf(
  model: Model,
  engine: EngineHost,
  salesforceLanguage: Language,
  build: { readonly version: string; readonly id: string },
): SoftphoneView {
  const summary = engine.summary();
  const language = languageOf(model, salesforceLanguage);
  const show = shower(model, language);
  const troubles = troublesOf(model, engine, summary, show);
  const { definition } = model;
  return {
    phase: phaseOf(model, troubles),
    signIn: model.signIn.is,
    canSignIn: definition !== null && definition.pureCloud !== null,
    agentName: model.agent?.name ?? null,
    agentId: model.agent?.id ?? null,
    pureCloud: pureCloudOf(model, engine, summary, show, language),
    omni: {
      condition: model.omniCondition,
      shown: show('omni', summary.known.omni ?? model.omniSeen),
      since: engine.times.since.omni,
      pending: show('omni', summary.waiting.omni),
    },
    sync: {
      is: syncOf(model, summary),
      last: lastOf(engine, show),
      // Work that no rule is about, or that the agent chose a status against, holds nothing.
      holds: {
        salesforceWork:
          engine.state.pureCloud.shownBy === null ? 0 : summary.holds.salesforceWork.length,
        pureCloudWork: engine.state.omni.shownBy === null ? 0 : summary.holds.pureCloudWork.length,
      },
    },
    question: questionOf(summary, show),
    // What is no fault of the softphone's leaves its phase as it is.
    troubles: [...troubles, ...notesOf(model)],
    phone: model.phone,
    around: null,
    language,
    noticed: {
      ringtone: definition?.softphone.ringtone ?? true,
      notifications: definition?.softphone.notifications ?? true,
    },
    build: {
      ...build,
      revision: definition?.revision ?? '',
      definition: definition?.displayName ?? '',
      ...(definition === null ? {} : { wanted: definition.softphone.build ?? '' }),
    },
  };
}

const notesOf = ({ idleEndsAt, longHolds, newRevision }: Model): readonly Trouble[] => [
  ...(idleEndsAt === null ? [] : [{ kind: 'idleEnds', at: idleEndsAt } as const]),
  ...longHolds,
  ...(newRevision === null ? [] : [newRevision]),
];

type Show = (side: Side, status: Status | null) => ShownStatus | null;

function shower(model: Model, language: Language): Show {
  const rules = model.resolved?.rules ?? NO_RULES;
  return (side, status) =>
    status === null ? null : showStatus(side, status, model.catalog, rules, language);
}

function pureCloudOf(
  model: Model,
  { state, times }: EngineHost,
  { known, waiting, base }: Summary,
  show: Show,
  language: Language,
): SoftphoneView['pureCloud'] {
  const rules = model.resolved?.rules ?? NO_RULES;
  const onQueue = rules.onQueue === '' || isUnresolved(rules.onQueue) ? null : rules.onQueue;
  const { inFlight, retry, baseCause } = state.pureCloud;
  const underWay = inFlight !== null || retry !== null;
  const chosen = underWay && baseCause?.event.type === 'chosen' ? base.pureCloud : null;
  const choices = presenceChoices(model.catalog, language);
  const before = choices.find(
    ({ status, systemPresence }) => status === model.beforeQueue && systemPresence !== 'ON_QUEUE',
  )?.status;
  const onOurClock = (date: number | null): number | null =>
    date === null ? null : date - (model.clockSkew ?? times.ahead);
  return {
    // Until its status has been read, there is nothing that a choice could change.
    condition:
      model.pureCloudCondition === 'ready' && known.pureCloud === null
        ? 'connecting'
        : model.pureCloudCondition,
    shown: show('pureCloud', known.pureCloud),
    since: onOurClock(times.since.pureCloud),
    routing:
      state.routingStatus === null
        ? null
        : { status: state.routingStatus, since: onOurClock(times.since.routing) },
    pending: show('pureCloud', waiting.pureCloud ?? chosen),
    choices,
    onQueue: onQueue !== null && known.pureCloud === onQueue,
    onQueueStatus: onQueue,
    offQueueStatus: before ?? availableOf(model.catalog),
  };
}

const availableOf = ({ presences }: Catalog): Status | null =>
  presences.find(({ systemPresence, secondary }) => systemPresence === 'AVAILABLE' && !secondary)
    ?.id ?? null;

function syncOf({ resolved }: Model, summary: Summary): SoftphoneView['sync']['is'] {
  if (resolved?.rules.enabled === false) return 'off';
  if (!summary.started) return 'starting';
  if (summary.paused) return 'paused';
  return summary.asking || summary.unreachable.length > 0 ? 'waiting' : 'on';
}

function lastOf({ last, state }: EngineHost, show: Show): SoftphoneView['sync']['last'] {
  const { side, cause } = last ?? lastBefore(state) ?? {};
  if (side === undefined || cause === undefined) return null;
  const status = show(side, last?.status ?? state[side].known);
  return status === null ? null : { side, status, cause };
}

/** What the page before had done last, as far as it still shows. */
function lastBefore(state: EngineHost['state']): { side: Side; cause: Cause } | null {
  const done = SIDES.flatMap((side) => {
    const { cause } = state[side];
    return cause === null || ['start', 'choice'].includes(cause.rule) ? [] : [{ side, cause }];
  });
  return done.sort((a, b) => b.cause.at - a.cause.at)[0] ?? null;
}

function questionOf({ asking, known }: Summary, show: Show): SoftphoneView['question'] {
  const pureCloud = show('pureCloud', known.pureCloud);
  const omni = show('omni', known.omni);
  return asking && pureCloud !== null && omni !== null ? { pureCloud, omni } : null;
}

function phaseOf(model: Model, troubles: readonly Trouble[]): SoftphoneView['phase'] {
  const { definition, hostFailure, signIn, agent } = model;
  if (hostFailure !== null) return 'misconfigured';
  if (definition === null) return 'connecting';
  if (definition.pureCloud === null) return 'misconfigured';
  if (signIn.is !== 'signedIn') {
    // A sign-in that ended in mid-shift leaves the shift on the screen.
    return agent !== null ? 'degraded' : 'signedOut';
  }
  if (agent === null) return model.pureCloudCondition === 'lost' ? 'degraded' : 'connecting';
  return troubles.length > 0 || model.pureCloudCondition !== 'ready' ? 'degraded' : 'ready';
}

function troublesOf(
  model: Model,
  { state }: EngineHost,
  summary: Summary,
  show: Show,
): readonly Trouble[] {
  const troubles: Trouble[] = [];
  const { hostFailure, signIn, signInFailure, omniCondition, choiceFailure } = model;
  if (hostFailure !== null) troubles.push({ kind: 'host', reason: hostFailure });
  if (signInFailure !== null) troubles.push({ kind: 'signIn', reason: signInFailure });
  if (signIn.is === 'signedIn' && signIn.endsSoon) {
    troubles.push({ kind: 'tokenEnds', at: signIn.until });
  }
  if (signIn.is === 'signedOut' && signIn.because !== undefined) {
    troubles.push({ kind: 'tokenGone', because: signIn.because });
  }
  if (state.pause !== null) troubles.push({ kind: 'paused', until: state.pause.until });
  if (choiceFailure !== null) troubles.push({ kind: 'choiceFailed', reason: choiceFailure });
  for (const side of SIDES) {
    const { refused } = state[side];
    const status = refused === null ? null : show(side, refused.status);
    if (refused !== null && status !== null) {
      troubles.push({ kind: 'refused', side, status, reason: refused.reason });
    }
  }
  const omniTold = omniCondition !== 'connecting' && omniCondition !== 'ready';
  if (omniTold) troubles.push({ kind: 'omni', condition: omniCondition });
  for (const side of SIDES) {
    const { lost } = state[side];
    const told = side === 'omni' ? omniTold : tellsOfPureCloud(model, lost?.reason);
    if (lost !== null && !told) {
      troubles.push({ kind: 'unreachable', side, reason: lost.reason, since: lost.since });
    }
  }
  if (model.identity.is === 'different') troubles.push(model.identity.trouble);
  const { connectFailedSince: since, denied } = model;
  if (denied !== null && signIn.is === 'signedIn') troubles.push(denied);
  else if (since !== null && signIn.is === 'signedIn') {
    troubles.push({ kind: 'unreachable', side: 'pureCloud', reason: 'connection', since });
  }
  if (summary.enabled) {
    for (const name of model.resolved?.notYetKnown ?? [])
      troubles.push({ kind: 'notYetKnown', name });
  }
  for (const problem of problemsOf(model)) troubles.push({ kind: 'definition', problem });
  return troubles;
}

/** Whether the sign-in, or the attempt to connect again after it, says already why PureCloud is lost. */
const tellsOfPureCloud = (
  { signIn, connectFailedSince }: Model,
  reason: LossReason | undefined,
): boolean =>
  signIn.is !== 'signedIn' ||
  connectFailedSince !== null ||
  reason === 'tokenExpired' ||
  reason === 'signedOut';

/** A scenario needs no section `pureCloud`, so that the reader does not miss it; an agent's page does. */
function problemsOf({ definition, resolved }: Model): readonly Problem[] {
  const problems = resolved?.problems ?? definition?.problems ?? [];
  const told = problems.some(({ item }) => item.startsWith(PURE_CLOUD_SECTION));
  const missing = definition !== null && definition.pureCloud === null && !told;
  return missing ? [...problems, pureCloudMissing] : problems;
}
