import type { Problem } from '../definition/problem.js';
import type { InteractionEvent, RoutingStatus, WorkEvent } from '../sync/events.js';
import type { Side, Status } from '../sync/status.js';
import type { Checked, ReplayFailure } from './check.js';
import { nameOfStatus } from './org.js';
import type { Scenario } from './scenario.js';
import type { OmniActor, Step } from './step.js';
import type { CarriedOut, Happening, Played } from './world.js';

/** `m:ss.mmm` from the start of the shift. */
export function clockText(milliseconds: number): string {
  const whole = Math.floor(milliseconds);
  const minutes = Math.floor(whole / 60_000);
  const seconds = String(Math.floor(whole / 1000) % 60).padStart(2, '0');
  return `${minutes}:${seconds}.${String(whole % 1000).padStart(3, '0')}`;
}

const SIDE_NAMES: Readonly<Record<Side, string>> = { omni: 'Omni-Channel', pureCloud: 'PureCloud' };

/** What happened in a shift, a line each, in words; what did not hold stands at the end. */
export function narrate(
  scenario: Scenario,
  played: Played,
  why: (write: CarriedOut) => string,
  problems: readonly Problem[],
): readonly string[] {
  const { start, org } = scenario;
  const name = (side: Side, status: Status): string => nameOfStatus(side, status, org);
  const words: Words = { name, why };
  const checks = played.happenings.filter((happening) => happening.kind === 'checked');
  return [
    scenario.title,
    ...problems.map(problemLine),
    line(
      0,
      `at the start Omni-Channel shows ${name('omni', start.omni)}, PureCloud ${name('pureCloud', start.pureCloud)}`,
    ),
    ...start.work.map((item) => line(0, `work item ${item.id} is ${WORK_WORDS[item.is]}`)),
    ...start.interactions.map((item) =>
      line(0, `${item.media} interaction ${item.id} ${INTERACTION_WORDS[item.is]}`),
    ),
    ...played.happenings.flatMap((happening) => {
      const text = happeningText(happening, words);
      return text === null ? [] : [line(happening.at, text)];
    }),
    line(
      played.happenings.at(-1)?.at ?? 0,
      `at the end Omni-Channel shows ${name('omni', played.shown.omni)}, PureCloud ${name('pureCloud', played.shown.pureCloud)}`,
    ),
    ...(played.failures.length === 0
      ? [
          checks.length === 0
            ? 'OK: nothing was expected'
            : `OK: ${countOf(checks.length, 'expectation')} held`,
        ]
      : [
          `FAILED: ${countOf(played.failures.length, 'thing')} not as expected`,
          ...played.failures.map(failureLine),
        ]),
  ];
}

interface Words {
  readonly name: (side: Side, status: Status) => string;
  readonly why: (write: CarriedOut) => string;
}

const line = (at: number, text: string): string => `${clockText(at).padStart(11)}  ${text}`;

const countOf = (count: number, thing: string): string =>
  `${count} ${thing}${count === 1 ? '' : 's'}`;

function problemLine(problem: Problem): string {
  const found = problem.value === '' ? 'nothing' : `"${problem.value}"`;
  const effect = problem.kind === 'error' ? 'error (sync stays off)' : 'warning';
  const column = problem.column === undefined ? '' : `, column ${problem.column}`;
  return `definition ${effect}: ${problem.code}: ${problem.item}${column}: found ${found}, expected ${problem.expected}`;
}

function happeningText(happening: Happening, words: Words): string | null {
  switch (happening.kind) {
    case 'step':
      return stepText(happening.step, words);
    case 'carriedOut': {
      const { write } = happening;
      return `  → ${words.why(write)} [${write.cause.rule}]`;
    }
    case 'failed':
      return `  ✗ ${SIDE_NAMES[happening.side]} ${happening.how === 'permanent' ? 'refuses' : 'fails to set'} ${words.name(happening.side, happening.status)}`;
    case 'asking':
      return happening.is
        ? '  ? the panel asks whether to go on queue'
        : '  ? the question is settled';
    case 'paused':
      return happening.is
        ? '  ! sync pauses: something keeps changing the status back'
        : '  ! sync resumes';
    case 'checked':
      return happening.failures.length === 0
        ? '  ✓ as expected'
        : `  ✗ not as expected: ${happening.failures.map(({ what }) => what).join(', ')}`;
  }
}

const OMNI_ACTORS: Readonly<Record<OmniActor, string>> = {
  agent: 'the agent sets',
  supervisor: 'a supervisor sets',
  pushTimeout: 'work was not accepted in time, which sets',
  decline: 'declined work sets',
  login: 'logging in sets',
  automation: 'another part of the console sets',
};

const WORK_WORDS: Readonly<Record<WorkEvent['is'], string>> = {
  assigned: 'offered',
  accepted: 'accepted',
  declined: 'declined',
  closed: 'closed',
};

const INTERACTION_WORDS: Readonly<Record<InteractionEvent['is'], string>> = {
  alerting: 'rings',
  connected: 'is connected',
  afterCallWork: 'is over, its after-call work is not',
  ended: 'has ended',
};

const ROUTING_WORDS: Readonly<Record<RoutingStatus, string>> = {
  IDLE: 'idle',
  INTERACTING: 'interacting',
  NOT_RESPONDING: 'not responding',
  OFF_QUEUE: 'off queue',
  COMMUNICATING: 'communicating',
};

const REACH_WORDS = {
  lost: 'cannot be reached any more',
  back: 'can be reached again',
  duplicateLogin: 'logged the agent out because of a second login',
} as const;

function stepText(step: Step, { name }: Words): string | null {
  switch (step.kind) {
    case 'omni':
      return `${OMNI_ACTORS[step.by]} Omni-Channel to ${name('omni', step.status)}`;
    case 'pureCloud':
      return `${step.by === 'agent' ? 'the agent' : 'a supervisor'} sets PureCloud to ${name('pureCloud', step.status)}`;
    case 'work':
      return `work item ${step.id}${step.channel === undefined ? '' : ` (${step.channel})`} is ${WORK_WORDS[step.is]}`;
    case 'workload':
      return `the workload is ${step.percent} %`;
    case 'interaction':
      return `interaction ${step.id}${step.media === undefined ? '' : ` (${step.media})`} ${INTERACTION_WORDS[step.is]}`;
    case 'routingStatus':
      return `PureCloud's routing status is ${ROUTING_WORDS[step.status]}`;
    case 'reach':
      return `${SIDE_NAMES[step.side]} ${REACH_WORDS[step.is]}`;
    case 'refuse': {
      const times = step.times === 1 ? 'the next time' : `the next ${step.times} times`;
      const how = step.how === 'permanent' ? 'will refuse' : 'will fail for a moment at';
      return `${SIDE_NAMES[step.side]} ${how} ${name(step.side, step.status)} ${times}`;
    }
    case 'answer':
      return `the agent answers ${step.yes ? 'yes' : 'no'}`;
    case 'restart':
      return 'the page is refreshed';
    case 'forget':
      return 'the page is refreshed, and its memory is gone';
    case 'expect':
      return null;
  }
}

function failureLine(failure: ReplayFailure): string {
  const place = `  step ${failure.step} at ${clockText(failure.at)}, ${failure.what}: `;
  if (failure.what === 'rest') {
    return `${place}the world has not come to rest; on its way: ${checkedText(failure.actual)}`;
  }
  return `${place}expected ${checkedText(failure.expected)}, found ${checkedText(failure.actual)}`;
}

const checkedText = (value: Checked): string =>
  typeof value === 'object' ? (value.length === 0 ? 'none' : value.join(', ')) : String(value);
