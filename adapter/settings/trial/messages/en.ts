import type { OmniActor, Step } from '../../../replay/step.js';
import type { InteractionEvent, RoutingStatus, WorkEvent } from '../../../sync/events.js';
import type { Side } from '../../../sync/status.js';
import { ruleWords } from '../../rules/messages/words.js';
import type { NameOf, TrialMessages } from './messages.js';

const SIDE: Readonly<Record<Side, string>> = { omni: 'Omni-Channel', pureCloud: 'PureCloud' };

const EDITION = { before: 'before', after: 'after' } as const;

const ACTOR: Readonly<Record<OmniActor, string>> = {
  agent: 'The agent sets',
  supervisor: 'A supervisor sets',
  pushTimeout: 'Work was not accepted in time, which sets',
  decline: 'Declined work sets',
  login: 'The login sets',
  automation: 'Another program of the console sets',
};

const WORK: Readonly<Record<WorkEvent['is'], string>> = {
  assigned: 'is offered',
  accepted: 'is accepted',
  declined: 'is declined',
  closed: 'is closed',
};

const OBJECT: Readonly<Record<string, string>> = {
  Case: 'A case',
  LiveChatTranscript: 'A chat in Salesforce',
  MessagingSession: 'A messaging session',
  Lead: 'A lead',
};

const INTERACTION: Readonly<Record<InteractionEvent['is'], string>> = {
  alerting: 'rings',
  connected: 'is connected',
  afterCallWork: 'is over; after-call work begins',
  ended: 'has ended',
};

const MEDIA: Readonly<Record<string, string>> = {
  voice: 'A call',
  callback: 'A callback',
  chat: 'A chat in PureCloud',
  email: 'An email',
  message: 'A message',
};

const ROUTING: Readonly<Record<RoutingStatus, string>> = {
  IDLE: 'Idle',
  INTERACTING: 'Interacting',
  NOT_RESPONDING: 'Not Responding',
  OFF_QUEUE: 'Off Queue',
  COMMUNICATING: 'Communicating',
};

const REACH = {
  lost: 'cannot be reached any more',
  back: 'can be reached again',
  duplicateLogin: 'logs the agent out because of a second login',
} as const;

const word = (words: Readonly<Record<string, string>>, key: string | undefined): string | null =>
  key !== undefined && Object.hasOwn(words, key) ? (words[key] ?? null) : null;

function step(one: Step, nameOf: NameOf): string {
  switch (one.kind) {
    case 'omni':
      return `${ACTOR[one.by]} Omni-Channel to ${nameOf('omni', one.status)}.`;
    case 'pureCloud': {
      const who = one.by === 'agent' ? 'The agent' : 'A supervisor';
      return `${who} sets PureCloud to ${nameOf('pureCloud', one.status)}.`;
    }
    case 'work':
      return `${word(OBJECT, one.channel) ?? 'A work item'} ${WORK[one.is]}.`;
    case 'workload':
      return `The workload becomes ${Math.round(one.percent)} %.`;
    case 'interaction':
      return `${word(MEDIA, one.media) ?? 'An interaction'} ${INTERACTION[one.is]}.`;
    case 'routingStatus':
      return `PureCloud’s routing status becomes ${ROUTING[one.status]}.`;
    case 'reach':
      return `${SIDE[one.side]} ${REACH[one.is]}.`;
    case 'refuse':
      return `${SIDE[one.side]} will refuse ${nameOf(one.side, one.status)}.`;
    case 'answer':
      return `The agent answers ${one.yes ? 'Yes' : 'No'}.`;
    case 'restart':
      return 'The page is refreshed.';
    case 'forget':
      return 'The softphone starts anew.';
    case 'expect':
      return '';
  }
}

const { presence, offline } = ruleWords('en');

export const en: TrialMessages = {
  names: { language: 'en', presence, offline },
  side: SIDE,
  intro:
    'Plays an agent’s shift with the settings as they were and as they are now on this page. Nothing is saved, and no agent is affected.',
  shift: 'Shift to play',
  builtIn: {
    day: 'A day: log in, a call, a chat, lunch, log out',
    chatAndCall: 'A call during a chat in Salesforce',
    lunchDuringCall: 'Lunch is chosen during a call',
    missed: 'A call and a case that nobody takes',
    lost: 'Connections are lost and come back',
  },
  ownFile: (name) => `File: ${name}`,
  pick: 'Choose a timeline file…',
  dropHint: 'or drop here a timeline that an agent saved',
  playing: 'The shift is being played…',
  failed: 'The shift could not be played.',
  retry: 'Try again',

  edition: { before: 'Before the edit', after: 'After the edit' },
  lane: (side, edition) => `${SIDE[side]}, ${EDITION[edition]}`,
  chart: 'What the agent would have seen',
  axisNote: 'Long quiet times are drawn shorter.',
  events: 'What happens',
  segment: (time, status, cause) => `${time}: ${status}. ${cause}`,
  span: (from, to) => `${from} to ${to}`,
  hint: 'Point at a status or an event to read when and why. With the keyboard: Tab to a row, then the arrow keys.',
  atStart: 'It is so at the start.',
  differs: 'differs',

  same: 'In this shift nothing differs before and after the edit.',
  differences: (count) =>
    count === 1 ? 'One difference in this shift:' : `${count} differences in this shift:`,
  difference: ({ side, before, after }) => `${SIDE[side]} shows ${after} instead of ${before}.`,
  sync: {
    before: {
      off: 'Before the edit the sync is off.',
      broken: 'Before the edit the settings have errors, so that the sync stays off.',
    },
    after: {
      off: 'After the edit the sync is off.',
      broken: 'After the edit the settings have errors, so that the sync stays off.',
    },
  },
  remark: ({ edition, is }, time) =>
    is === 'asking'
      ? `${time}, ${EDITION[edition]} the edit: the softphone asks the agent whether to go on queue.`
      : `${time}, ${EDITION[edition]} the edit: the sync pauses, because something keeps changing the status back.`,

  showTable: 'Show as a table',
  hideTable: 'Hide the table',
  table: 'What the agent would have seen, as a table',
  time: 'Time',
  event: 'What happens',

  step,
  sentence: (why) => `The agent reads: “${why}.”`,
  problemTitle: (file) => `${file} cannot be played.`,
  moreProblems: (count) => `And ${count} more.`,
  problem: (problem) => {
    switch (problem.is) {
      case 'line': {
        const { field, expected, found } = problem.misfit;
        const where = field === '' ? '' : `, “${field}”`;
        return `Line ${problem.line}${where}: expected ${expected}, found ${found}.`;
      }
      case 'step': {
        const { step: number, field, expected, found } = problem.misfit;
        const where = [
          ...(number === null ? [] : [`Step ${number + 1}`]),
          ...(field === '' ? [] : [`“${field}”`]),
        ].join(', ');
        return `${where === '' ? '' : `${where}: `}expected ${expected}, found ${found}.`;
      }
      case 'other':
        return 'It is no timeline of this softphone. Choose a file that an agent saved with “Save timeline” (JSON Lines), or a scenario of the replay tool.';
      case 'empty':
        return 'Nothing is recorded in it. Choose a timeline that was saved after something happened.';
      case 'tooLarge':
        return 'It is larger than 20 MB. Choose a shorter timeline.';
      case 'unreadable':
        return 'The browser could not read it. Check that it is still there, and choose it again.';
    }
  },
};
