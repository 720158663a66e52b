import { LightningElement, wire } from 'lwc';
import {
  APPLICATION_SCOPE,
  MessageContext,
  publish,
  subscribe,
  unsubscribe,
} from 'lightning/messageService';
import SOFTPHONE_EVENTS from '@salesforce/messageChannel/SoftphoneEvents__c';

const VERSION = 1;
const SOURCE = 'sample.softphoneListener';

/** A softphone that has not answered by then is not there, or its Event API is off; in milliseconds. */
const ANSWER_LIMIT = 16000;

/** Shows what the softphone says, and has it call a number. */
export default class SoftphoneListener extends LightningElement {
  @wire(MessageContext) messageContext;

  status = 'The softphone has not said anything yet.';
  interactions = [];
  number = '';
  problem = '';
  waiting = false;

  instanceId = crypto.randomUUID();
  seq = 0;
  subscription = null;
  requestId = null;
  timer = null;

  connectedCallback() {
    this.subscription = subscribe(
      this.messageContext,
      SOFTPHONE_EVENTS,
      (message) => this.hear(message),
      { scope: APPLICATION_SCOPE },
    );
    // What was said before this component came is not replayed.
    this.say({ type: 'hello', body: {} });
  }

  disconnectedCallback() {
    unsubscribe(this.subscription);
    clearTimeout(this.timer);
  }

  get hasInteractions() {
    return this.interactions.length > 0;
  }

  say(message) {
    this.seq += 1;
    publish(this.messageContext, SOFTPHONE_EVENTS, {
      version: VERSION,
      source: SOURCE,
      instanceId: this.instanceId,
      seq: this.seq,
      ...message,
    });
  }

  hear({ version, source, type, to, requestId, body }) {
    // Our own messages and those of other components come here, too.
    if (version !== VERSION || source !== 'softphone') return;
    if (type === 'snapshot') {
      this.showStatus(body.statuses.pureCloud);
      this.interactions = body.interactions ?? [];
    } else if (type === 'event') this.hearEvent(body);
    else if (type === 'answer' && to === this.instanceId && requestId === this.requestId) {
      this.hearAnswer(body);
    }
  }

  hearEvent({ event, pureCloud, interaction }) {
    const others = this.interactions.filter(({ id }) => id !== interaction?.id);
    switch (event) {
      case 'status':
        this.showStatus(pureCloud);
        break;
      case 'interactionAdded':
      case 'interactionChanged':
        this.interactions = [...others, interaction];
        break;
      case 'interactionEnded':
        this.interactions = others;
        break;
      case 'signedOut':
        this.status = 'Nobody is signed in to PureCloud.';
        break;
      case 'switchedOff':
        this.status = 'The softphone tells other components nothing.';
        break;
      default:
      // An event of a later softphone.
    }
  }

  hearAnswer({ result, reason, message, retryAfter }) {
    clearTimeout(this.timer);
    this.waiting = false;
    this.requestId = null;
    if (result === 'done') return;
    this.problem =
      reason === 'tooMany' ? `Too many calls. Try again in ${retryAfter} seconds.` : message;
  }

  showStatus({ status }) {
    this.status = status === null ? 'The status is not known.' : status.label;
  }

  changeNumber(event) {
    this.number = event.target.value;
  }

  dial() {
    this.problem = '';
    this.waiting = true;
    this.requestId = crypto.randomUUID();
    this.say({
      type: 'action',
      requestId: this.requestId,
      body: { action: 'dial', number: this.number },
    });
    this.timer = setTimeout(() => {
      this.waiting = false;
      this.requestId = null;
      this.problem = 'The softphone does not answer. Is it loaded, and its Event API switched on?';
    }, ANSWER_LIMIT);
  }
}
