import type { How, Reason } from './reason.js';
import { lookUp, PRODUCT, type NameOf, type Words } from './vocabulary.js';

const MEDIA: Readonly<Record<string, string>> = {
  voice: 'a call',
  callback: 'a callback',
  chat: 'a chat',
  email: 'an email',
  message: 'a message',
};

const OBJECT: Readonly<Record<string, string>> = {
  Case: 'a case',
  MessagingSession: 'a messaging session',
  LiveChatTranscript: 'a chat',
  Lead: 'a lead',
};

const object = (name: string | undefined): string => lookUp(OBJECT, name) ?? 'a work item';
const media = (name: string | undefined): string => lookUp(MEDIA, name) ?? 'an interaction';

const CHOSEN: Record<How, string> = {
  agent: 'you chose it',
  supervisor: 'your supervisor chose it',
  automation: 'another program in the console set it',
  pushTimeout: 'a work item was not accepted in time',
  decline: 'you declined a work item',
  found: 'it had been set there',
};

/** What goes before "Omni-Channel is Lunch". */
const CHANGED: Record<How, string> = {
  agent: '',
  supervisor: 'your supervisor changed your status: ',
  automation: 'another program in the console changed your status: ',
  pushTimeout: 'a work item was not accepted in time: ',
  decline: 'you declined a work item: ',
  found: 'it was found that ',
};

export const english: Words = {
  sentence: (product, status, reason) => `${product} set to ${status} because ${reason}`,
  item: (rule) => ` (${rule})`,
  reason(reason: Reason, nameOf: NameOf): string {
    switch (reason.is) {
      case 'working':
        return `you are working on ${object(reason.object)} in Salesforce`;
      case 'offered':
        return `you have been offered ${object(reason.object)} in Salesforce`;
      case 'closed':
        return `your work on ${object(reason.object)} in Salesforce has ended`;
      case 'declined':
        return `you declined ${object(reason.object)} in Salesforce`;
      case 'workEnded':
        return 'your work in Salesforce has ended';
      case 'workload':
        return `your workload in Salesforce is ${reason.percent} %`;
      case 'interacting':
        return `you are on ${media(reason.media)} in PureCloud`;
      case 'alerting':
        return `you have been offered ${media(reason.media)} in PureCloud`;
      case 'interactionEnded':
        return `your work on ${media(reason.media)} in PureCloud has ended`;
      case 'interactionsEnded':
        return 'your work in PureCloud has ended';
      case 'afterCallWork':
        return 'you are in after-call work in PureCloud';
      case 'notResponding':
        return 'PureCloud says Not Responding';
      case 'refused':
        return 'PureCloud did not take you on queue';
      case 'started':
        return 'the softphone started';
      case 'startedWith':
        return `at the start ${PRODUCT[reason.side]} was ${nameOf(reason.side, reason.status)}`;
      case 'unreachable':
        return `${PRODUCT[reason.side]} cannot be reached`;
      case 'reachable':
        return `${PRODUCT[reason.side]} can be reached again`;
      case 'yes':
        return 'you answered Yes';
      case 'no':
        return 'you answered No';
      case 'chosen':
        return CHOSEN[reason.how];
      case 'chosenBefore':
        return 'you had chosen it before';
      case 'changed':
        return `${CHANGED[reason.how]}${PRODUCT[reason.side]} is ${nameOf(reason.side, reason.status)}`;
      case 'held':
        return `${reason.rule} still holds it there`;
      case 'released':
        return `what ${reason.rule} waited for is over`;
      case 'applied':
        return `${reason.rule} says so`;
    }
  },
};
