import type { Catalog } from '../../definition/catalog.js';
import { DEFAULT_NETWORK, type Start, type TimedStep } from '../../replay/scenario.js';
import type { Step } from '../../replay/step.js';
import type { RuleSet } from '../../sync/rules.js';
import { OMNI_OFFLINE, type Status } from '../../sync/status.js';
import type { BuiltIn } from './built-in-names.js';
import type { Shift } from './shift.js';
import { primary } from './trial-org.js';

/** The statuses that the agent of a built-in shift chooses. */
interface Cast {
  readonly available: Status;
  readonly onQueue: Status;
  readonly meal: Status;
  readonly offline: Status;
  /** The agent's ordinary status in Omni-Channel. */
  readonly mapped: Status;
  readonly lunch: Status;
  readonly busy: Status;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** A typical shift, with statuses that the definitions name; `rules` are those after the edit and before. */
export function builtInShift(which: BuiltIn, rules: readonly RuleSet[], catalog: Catalog): Shift {
  const cast = castOf(rules, catalog);
  return { network: DEFAULT_NETWORK, catalog: null, ...SHIFTS[which](cast) };
}

function castOf(rules: readonly RuleSet[], catalog: Catalog): Cast {
  const presence = (name: 'AVAILABLE' | 'ON_QUEUE' | 'MEAL' | 'OFFLINE'): Status =>
    primary(name, catalog) ?? name;
  const pairs = rules.flatMap((set) => set.rules).filter((rule) => rule.kind === 'pair');
  const pairedWith = (presenceId: Status): Status | undefined =>
    pairs.find((pair) => pair.pureCloud === presenceId)?.omni;
  const onQueue = presence('ON_QUEUE');
  const meal = presence('MEAL');
  const online = catalog.omni.find(({ takesWork }) => takesWork === true)?.id;
  const mapped = pairedWith(onQueue) ?? online ?? catalog.omni[0]?.id ?? OMNI_OFFLINE;
  const others = catalog.omni.filter(({ id, takesWork }) => id !== mapped && takesWork !== true);
  const named = others.find(({ label, apiName }) =>
    /lunch|meal|昼|食/i.test(`${label ?? ''} ${apiName ?? ''}`),
  );
  const busy = others[0]?.id ?? mapped;
  return {
    available: presence('AVAILABLE'),
    onQueue,
    meal,
    offline: presence('OFFLINE'),
    mapped,
    lunch: pairedWith(meal) ?? named?.id ?? busy,
    busy,
  };
}

type Story = Pick<Shift, 'start' | 'steps'>;

const at = (when: number, step: Step): TimedStep => ({ at: when, step });

const omni = (status: Status): Step => ({ kind: 'omni', status, by: 'agent' });
const pureCloud = (status: Status): Step => ({ kind: 'pureCloud', status, by: 'agent' });

const start = (omniStatus: Status, presence: Status): Start => ({
  omni: omniStatus,
  pureCloud: presence,
  work: [],
  interactions: [],
});

/** A call that is taken, with its after-call work. */
const call = (from: number, minutes: number): readonly TimedStep[] => [
  at(from, { kind: 'interaction', id: 'call', is: 'alerting', media: 'voice' }),
  at(from + 8 * SECOND, { kind: 'interaction', id: 'call', is: 'connected', media: 'voice' }),
  at(from + minutes * MINUTE, {
    kind: 'interaction',
    id: 'call',
    is: 'afterCallWork',
    media: 'voice',
  }),
  at(from + (minutes + 1) * MINUTE, {
    kind: 'interaction',
    id: 'call',
    is: 'ended',
    media: 'voice',
  }),
];

/** A chat in Salesforce that is accepted. */
const chat = (from: number, minutes: number): readonly TimedStep[] => [
  at(from, { kind: 'work', id: 'chat', is: 'assigned', channel: 'LiveChatTranscript' }),
  at(from + 6 * SECOND, {
    kind: 'work',
    id: 'chat',
    is: 'accepted',
    channel: 'LiveChatTranscript',
  }),
  at(from + minutes * MINUTE, {
    kind: 'work',
    id: 'chat',
    is: 'closed',
    channel: 'LiveChatTranscript',
  }),
];

const inOrder = (...steps: readonly TimedStep[]): readonly TimedStep[] =>
  [...steps].sort((a, b) => a.at - b.at);

const SHIFTS: Readonly<Record<BuiltIn, (cast: Cast) => Story>> = {
  day: (cast) => ({
    start: start(OMNI_OFFLINE, cast.offline),
    steps: inOrder(
      at(10 * SECOND, pureCloud(cast.available)),
      at(40 * SECOND, { kind: 'omni', status: cast.busy, by: 'login' }),
      at(2 * MINUTE, pureCloud(cast.onQueue)),
      ...call(15 * MINUTE, 5),
      ...chat(40 * MINUTE, 12),
      at(60 * MINUTE, pureCloud(cast.meal)),
      at(90 * MINUTE, pureCloud(cast.onQueue)),
      at(120 * MINUTE, pureCloud(cast.available)),
      at(125 * MINUTE, omni(OMNI_OFFLINE)),
    ),
  }),
  chatAndCall: (cast) => ({
    start: start(cast.busy, cast.available),
    steps: inOrder(
      at(10 * SECOND, pureCloud(cast.onQueue)),
      ...chat(1 * MINUTE, 6),
      ...call(3 * MINUTE, 7),
    ),
  }),
  lunchDuringCall: (cast) => ({
    start: start(cast.busy, cast.available),
    steps: inOrder(
      at(10 * SECOND, pureCloud(cast.onQueue)),
      ...call(1 * MINUTE, 8),
      at(5 * MINUTE, omni(cast.lunch)),
      at(40 * MINUTE, omni(cast.mapped)),
    ),
  }),
  missed: (cast) => ({
    start: start(cast.busy, cast.available),
    steps: [
      at(10 * SECOND, pureCloud(cast.onQueue)),
      at(1 * MINUTE, { kind: 'interaction', id: 'call', is: 'alerting', media: 'voice' }),
      at(80 * SECOND, { kind: 'interaction', id: 'call', is: 'ended', media: 'voice' }),
      at(80 * SECOND, { kind: 'routingStatus', status: 'NOT_RESPONDING' }),
      at(3 * MINUTE, { kind: 'routingStatus', status: 'IDLE' }),
      at(6 * MINUTE, { kind: 'work', id: 'case', is: 'assigned', channel: 'Case' }),
      at(7 * MINUTE, { kind: 'work', id: 'case', is: 'declined', channel: 'Case' }),
      at(7 * MINUTE, { kind: 'omni', status: cast.busy, by: 'pushTimeout' }),
      at(9 * MINUTE, omni(cast.mapped)),
    ],
  }),
  lost: (cast) => ({
    start: start(cast.busy, cast.available),
    steps: inOrder(
      at(10 * SECOND, pureCloud(cast.onQueue)),
      ...call(1 * MINUTE, 6),
      at(3 * MINUTE, { kind: 'reach', side: 'pureCloud', is: 'lost' }),
      at(5 * MINUTE, { kind: 'reach', side: 'pureCloud', is: 'back' }),
      at(10 * MINUTE, { kind: 'reach', side: 'omni', is: 'lost' }),
      at(12 * MINUTE, { kind: 'reach', side: 'omni', is: 'back' }),
    ),
  }),
};
