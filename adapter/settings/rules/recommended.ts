import type { SystemPresence } from '../../definition/catalog.js';
import type { RuleDraft, StatusText } from './rule-draft.js';
import { sentenceOf } from './rule-text.js';

/** The Omni-Channel statuses that a recommended definition names, as a definition writes them; `null`: none such. */
export interface RecommendedStatuses {
  /** Paired with On Queue. */
  readonly mapped: StatusText;
  readonly break: StatusText;
  readonly meal: StatusText;
  readonly training: StatusText;
  readonly meeting: StatusText;
  /** While the agent has left On Queue in PureCloud; best one without channels. */
  readonly transition: StatusText;
  /** During PureCloud interactions, from when they ring; best one without channels. */
  readonly interacting: StatusText;
  /** While PureCloud says Not Responding. */
  readonly notResponding: StatusText;
}

export const RECOMMENDED_STATUSES = [
  'mapped',
  'break',
  'meal',
  'training',
  'meeting',
  'transition',
  'interacting',
  'notResponding',
] as const satisfies readonly (keyof RecommendedStatuses)[];

/** Mail waits; the others want the agent now. */
const MEDIA: readonly string[] = ['voice', 'callback', 'chat', 'message'];

/**
 * What a new definition starts from (omni-sync.md §5): pairs, so that adherence reports stay true, what follows on
 * leaving the queue, and a hold for each kind of work. A rule whose status is `null` is left out.
 */
export function recommendedTemplate(chosen: RecommendedStatuses): readonly string[] {
  const { mapped } = chosen;
  const pair = (omni: StatusText, pureCloud: SystemPresence): Draft =>
    omni === null ? null : { kind: 'pair', omni, pureCloud };
  const drafts: readonly Draft[] = [
    pair(mapped, 'ON_QUEUE'),
    pair(chosen.break, 'BREAK'),
    pair(chosen.meal, 'MEAL'),
    pair(chosen.training, 'TRAINING'),
    pair(chosen.meeting, 'MEETING'),
    mapped === null ? null : { kind: 'leaves', side: 'omni', status: mapped, set: 'AVAILABLE' },
    chosen.transition === null
      ? null
      : { kind: 'leaves', side: 'pureCloud', status: 'ON_QUEUE', set: chosen.transition },
    hold(chosen.interacting, {
      on: 'pureCloudWork',
      media: MEDIA,
      from: 'alerting',
      until: 'wrapup',
    }),
    hold(chosen.notResponding, { on: 'notResponding' }),
    hold('BUSY', { on: 'salesforceWork', objects: null, from: 'accepted', atPercent: null }),
  ];
  return drafts.filter((draft) => draft !== null).map(sentenceOf);
}

type Draft = RuleDraft | null;

const hold = (
  status: StatusText,
  condition: Extract<RuleDraft, { kind: 'hold' }>['condition'],
): Draft => (status === null ? null : { kind: 'hold', condition, hold: status, always: false });
