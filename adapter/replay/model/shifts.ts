/** Arbitrary shifts: rounds of steps that come as close together as they like, with a rest after each round. */
import fc from 'fast-check';
import { MEDIA, MODEL_ORG, OBJECTS, OMNI_NAMES, PURE_CLOUD_NAMES } from './model-org.js';
import type { Settings } from './definitions.js';

/** A step of a scenario file without its time. */
export type StepJson = Readonly<Record<string, unknown>>;

/** A step and how long after the one before it happens, in milliseconds. */
export interface Move {
  readonly gap: number;
  readonly step: StepJson;
}

/** A shift in the form in which it is made, and made smaller. */
export interface Shift {
  readonly settings: Settings;
  readonly network: Readonly<Record<string, unknown>>;
  readonly start: Readonly<Record<string, unknown>>;
  readonly rounds: readonly (readonly Move[])[];
}

/** Retries are over and crossing reads are answered after so long, in milliseconds; an `expect` holds the world to it. */
const REST = 70_000;

const WORK_IDS = ['w1', 'w2', 'w3'] as const;
const INTERACTION_IDS = ['c1', 'c2', 'c3'] as const;

const omni = fc.constantFrom(...OMNI_NAMES, 'Available_Chat', 'Available_Chat', 'Lunch');
const pureCloud = fc.constantFrom(...PURE_CLOUD_NAMES, 'ON_QUEUE', 'ON_QUEUE', 'MEAL');

const steps: fc.Arbitrary<StepJson> = fc.oneof(
  {
    weight: 26,
    arbitrary: fc.record({
      omni,
      by: fc.constantFrom(
        ...['agent', 'agent', 'agent', 'agent', 'supervisor'],
        ...['pushTimeout', 'decline', 'login', 'automation'],
      ),
    }),
  },
  {
    weight: 26,
    arbitrary: fc.record({ pureCloud, by: fc.constantFrom('agent', 'agent', 'supervisor') }),
  },
  {
    weight: 14,
    arbitrary: fc.record({
      work: fc.constantFrom(...WORK_IDS),
      is: fc.constantFrom('assigned', 'accepted', 'accepted', 'declined', 'closed', 'closed'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      work: fc.constantFrom(...WORK_IDS),
      is: fc.constantFrom('assigned', 'accepted'),
      channel: fc.constantFrom(...OBJECTS),
    }),
  },
  { weight: 2, arbitrary: fc.record({ workload: fc.constantFrom(0, 50, 100) }) },
  {
    weight: 14,
    arbitrary: fc.record({
      interaction: fc.constantFrom(...INTERACTION_IDS),
      is: fc.constantFrom(
        ...['alerting', 'connected', 'connected', 'connected'],
        ...['afterCallWork', 'ended', 'ended'],
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      interaction: fc.constantFrom(...INTERACTION_IDS),
      is: fc.constantFrom('alerting', 'connected'),
      media: fc.constantFrom(...MEDIA),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      routingStatus: fc.constantFrom(
        ...['IDLE', 'INTERACTING', 'NOT_RESPONDING', 'OFF_QUEUE', 'COMMUNICATING'],
      ),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      reach: fc.constant('omni'),
      is: fc.constantFrom('lost', 'back', 'duplicateLogin'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      reach: fc.constant('pureCloud'),
      is: fc.constantFrom('lost', 'back'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      refuse: fc.constant('omni'),
      status: omni,
      how: fc.constantFrom('permanent', 'transient', 'transient'),
      times: fc.integer({ min: 1, max: 5 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      refuse: fc.constant('pureCloud'),
      status: pureCloud,
      how: fc.constantFrom('permanent', 'transient', 'transient'),
      times: fc.integer({ min: 1, max: 5 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ answer: fc.constantFrom('yes', 'no') }) },
  { weight: 5, arbitrary: fc.record({ restart: fc.constant(true) }) },
  { weight: 2, arbitrary: fc.record({ forget: fc.constant(true) }) },
);

const MINUTE = 60_000;

/** At once, on their way together, within a window of the engine's, well apart, and very long. */
const gaps: fc.Arbitrary<number> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(0, 1, 5, 10, 20, 30, 40, 60, 80, 100, 150, 300) },
  { weight: 8, arbitrary: fc.constantFrom(500, 900, 1_000, 1_100, 1_500, 2_500, 4_000, 8_000) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 5_000 }) },
  { weight: 2, arbitrary: fc.constant(12_000) },
  { weight: 1, arbitrary: fc.constantFrom(4 * MINUTE, 6 * MINUTE, 13 * 60 * MINUTE) },
);

const latency = (usual: number, slow: number): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, 10, 150, 400, slow) },
  );

/**
 * Events that change places on a way longer than the crossing window arrive too far apart to be told from events in
 * their order (§2.3), so a slow way keeps the order.
 */
const network = fc.boolean().chain((reorder) =>
  fc.record({
    omniLatency: latency(20, reorder ? 700 : 1_200),
    pureCloudLatency: latency(80, reorder ? 700 : 1_200),
    reasons: fc.constantFrom(true, true, false),
    modifiedDates: fc.constantFrom(true, true, false),
    duplicates: fc.constantFrom(false, false, true),
    reorder: fc.constant(reorder),
  }),
);

const rarely = <T>(arb: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<T[]>([]) },
    { weight: 1, arbitrary: fc.array(arb, { minLength: 1, maxLength: 2 }) },
  );

/** More often than not the agent is on queue when the page loads: there a hold has something to cover. */
const statuses = fc.oneof(
  fc.record({ omni, pureCloud }),
  fc.constant({ omni: 'Available_Chat', pureCloud: 'ON_QUEUE' }),
);

const start = fc.record({
  work: rarely(
    fc.record({
      id: fc.constantFrom(...WORK_IDS),
      is: fc.constantFrom('assigned', 'accepted', 'accepted'),
      channel: fc.constantFrom(...OBJECTS),
    }),
  ),
  interactions: rarely(
    fc.record({
      id: fc.constantFrom(...INTERACTION_IDS),
      is: fc.constantFrom('alerting', 'connected', 'connected', 'afterCallWork'),
      media: fc.constantFrom(...MEDIA),
    }),
  ),
});

const beginning = fc.tuple(statuses, start).map(([shown, items]) => ({ ...shown, ...items }));

const moves = fc.record({ gap: gaps, step: steps }).map((move) => [move]);

/** The beginning and the end of one item, so close together that they may overtake one another. */
const itemInPassing: fc.Arbitrary<Move[]> = fc
  .record({
    gap: gaps,
    length: fc.constantFrom(0, 1, 5, 10, 20, 60, 150, 1_500),
    steps: fc.oneof(
      fc.constantFrom(...WORK_IDS).map((id): StepJson[] => [
        { work: id, is: 'accepted' },
        { work: id, is: 'closed' },
      ]),
      fc.constantFrom(...INTERACTION_IDS).map((id): StepJson[] => [
        { interaction: id, is: 'connected' },
        { interaction: id, is: 'ended' },
      ]),
    ),
  })
  .map(({ gap, length, steps: both }) =>
    both.map((step, index) => ({ gap: index === 0 ? gap : length, step })),
  );

/** Work that holds for more than itself, with what an agent may choose under it. */
const underHold: fc.Arbitrary<Move[]> = fc
  .record({
    gap: gaps,
    wait: fc.constantFrom(0, 60, 1_500, 4_000, 12_000),
    begins: fc.oneof(
      fc
        .record({ percent: fc.constantFrom(50, 100), channel: fc.constantFrom(...OBJECTS) })
        .map(({ percent, channel }): StepJson[] => [
          { work: 'w1', is: 'assigned', channel },
          { work: 'w1', is: 'accepted', channel },
          { workload: percent },
        ]),
      fc.constantFrom(...MEDIA).map((media): StepJson[] => [
        { interaction: 'c1', is: 'alerting', media },
        { interaction: 'c1', is: 'connected', media },
      ]),
      fc.constant<StepJson[]>([
        { interaction: 'c1', is: 'alerting' },
        { routingStatus: 'NOT_RESPONDING' },
      ]),
    ),
    choices: fc.array(
      fc.oneof(fc.record({ omni }), fc.record({ pureCloud }), fc.constant({ restart: true })),
      { maxLength: 2 },
    ),
    ends: fc.subarray<StepJson>([
      { work: 'w1', is: 'closed' },
      { workload: 0 },
      { interaction: 'c1', is: 'afterCallWork' },
      { interaction: 'c1', is: 'ended' },
      { routingStatus: 'IDLE' },
    ]),
  })
  .map(({ gap, wait, begins, choices, ends }) =>
    [...begins, ...choices, ...ends].map((step, index) => ({
      gap: index === 0 ? gap : wait,
      step,
    })),
  );

/** A side is out of reach for long enough to be asked about, and the page is refreshed meanwhile. */
const lossAcrossRefresh: fc.Arbitrary<Move[]> = fc
  .record({
    gap: gaps,
    side: fc.constantFrom('omni', 'pureCloud'),
    inBetween: fc.array(steps, { maxLength: 2 }),
    first: fc.constantFrom(1_000, MINUTE, 4 * MINUTE),
    second: fc.constantFrom(1_000, 2 * MINUTE, 4 * MINUTE),
  })
  .map(({ gap, side, inBetween, first, second }) => [
    { gap, step: { reach: side, is: 'lost' } },
    ...inBetween.map((step) => ({ gap: 1_000, step })),
    { gap: first, step: { restart: true } },
    { gap: second, step: { reach: side, is: 'back' } },
  ]);

/** Somebody chooses what our own write is about to set, and then something else, while it is on its way. */
const twins: fc.Arbitrary<Move[]> = fc
  .record({
    gap: fc.constantFrom(1_500, 4_000, 12_000),
    other: fc.constantFrom('omni', 'pureCloud'),
    chosen: omni,
    paired: pureCloud,
    next: omni,
    nextPaired: pureCloud,
    wait: fc.constantFrom(0, 10, 20, 30, 60),
    pause: fc.constantFrom(0, 5, 10, 30, 60),
  })
  .map(({ gap, other, chosen, paired, next, nextPaired, wait, pause }) =>
    other === 'omni'
      ? [
          { gap, step: { omni: chosen } },
          { gap: wait, step: { pureCloud: paired } },
          { gap: pause, step: { pureCloud: nextPaired } },
        ]
      : [
          { gap, step: { pureCloud: paired } },
          { gap: wait, step: { omni: chosen } },
          { gap: pause, step: { omni: next } },
        ],
  );

const CHOICES = ['omni', 'pureCloud', 'answer', 'forget', 'refuse'];

/** What happens while nobody chooses anything: afterwards all must be as before. */
const workMoves = moves.filter((all) =>
  all.every(({ step }) => CHOICES.every((name) => !(name in step))),
);

const roundOf = (phrases: fc.Arbitrary<Move[]>): fc.Arbitrary<Move[]> =>
  fc.array(phrases, { minLength: 1, maxLength: 6 }).map((all) => all.flat());

const rounds: fc.Arbitrary<Move[]> = fc.oneof(
  { weight: 3, arbitrary: roundOf(moves) },
  {
    weight: 1,
    arbitrary: roundOf(
      fc.oneof(
        { weight: 3, arbitrary: moves },
        { weight: 1, arbitrary: lossAcrossRefresh },
        { weight: 1, arbitrary: twins },
        { weight: 1, arbitrary: underHold },
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: roundOf(
      fc.oneof({ weight: 2, arbitrary: moves }, { weight: 1, arbitrary: itemInPassing }),
    ),
  },
  {
    weight: 1,
    arbitrary: roundOf(
      fc.oneof({ weight: 2, arbitrary: workMoves }, { weight: 1, arbitrary: itemInPassing }),
    ),
  },
);

/** Shifts under the given definitions. */
export const shifts = (definition: fc.Arbitrary<Settings>): fc.Arbitrary<Shift> =>
  fc.record({
    settings: definition,
    network,
    start: beginning,
    rounds: fc.array(rounds, { minLength: 1, maxLength: 4 }),
  });

/**
 * The shift as a scenario file. Each round ends with both sides reachable and a rest, the last one without work as
 * well; an `expect` that names nothing marks the rest.
 */
export function scenarioOf(shift: Shift, title: string): Record<string, unknown> {
  const steps: StepJson[] = [];
  let at = 0;
  const play = (gap: number, step: StepJson): void => {
    at += gap;
    steps.push({ at, ...step });
  };
  const rest = (): void => play(REST, { expect: {} });
  rest();
  for (const round of shift.rounds) {
    at += 1_000;
    const lost = new Set<unknown>();
    for (const { gap, step } of round) {
      play(gap, step);
      if (step['is'] === 'back') lost.delete(step['reach']);
      else if ('reach' in step) lost.add(step['reach']);
    }
    for (const side of lost) play(50, { reach: side, is: 'back' });
    rest();
  }
  at += 1_000;
  for (const id of WORK_IDS) play(500, { work: id, is: 'closed' });
  for (const id of INTERACTION_IDS) play(500, { interaction: id, is: 'ended' });
  play(500, { routingStatus: 'IDLE' });
  rest();
  const { settings, network, start } = shift;
  return { title, settings, org: MODEL_ORG, network, start, steps };
}
