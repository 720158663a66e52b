import type { OmniOrgEvent } from '../../../world/omni-side.js';
import { isRecord, textOf, type JsonRecord } from '../../../../../adapter/ports/json.js';
import type { MessageService } from '../message-service.js';
import {
  callsAfter,
  isOnCall,
  NO_CALLS,
  without,
  type VoiceCall,
  type VoiceCalls,
} from './calls.js';
import { ConnectorLink, type ConnectorLinkOptions } from './connector-link.js';
import {
  contactsOf,
  vendorStatusOf,
  wordsOf,
  type Capability,
  type ConnectorMessage,
  type PhoneContact,
  type VendorStatus,
} from './connector-messages.js';
import { bridgeMessages, type MessageBridge } from './message-bridge.js';
import { OmniRelay, type OmniRelayOptions } from './omni-relay.js';

/** `starting`: its page has not answered yet; `login`: it shows its own page to the agent. */
export type PhoneStage = 'starting' | 'login' | 'ready';

export interface VoicePhoneOptions
  extends
    Pick<ConnectorLinkOptions, 'frame' | 'origin' | 'config'>,
    Pick<OmniRelayOptions, 'statuses' | 'toolkit' | 'isOffline'> {
  readonly messages: MessageService;
  /** The message channels that the org's message bridge joins to the connector. */
  readonly channels: readonly string[];
  /** The org has after-conversation work. */
  readonly wrapsUp: boolean;
  /** Something of what is shown is different. */
  readonly changed: () => void;
}

/** In pixels, until a connector says another. */
const LOGIN_HEIGHT = 350;

/** So many contacts are asked for at once. */
const CONTACTS = 20;

/** Salesforce's side of Voice: the connector's login, the agent's status, the calls and the buttons that act on them. */
export class VoicePhone {
  readonly #options: VoicePhoneOptions;
  readonly #link: ConnectorLink;
  readonly #omni: OmniRelay;
  readonly #bridge: MessageBridge;
  #stage: PhoneStage = 'starting';
  #capabilities: ReadonlySet<Capability> = new Set();
  #loginHeight = LOGIN_HEIGHT;
  #calls = NO_CALLS;
  #contacts: readonly PhoneContact[] | null = null;
  #vendorStatus: VendorStatus | null = null;
  #notice = '';

  constructor(options: VoicePhoneOptions) {
    this.#options = options;
    this.#link = new ConnectorLink({
      frame: options.frame,
      origin: options.origin,
      config: options.config,
      began: () => this.#begin(),
      heard: (message) => this.#heard(message),
    });
    this.#omni = new OmniRelay({
      statuses: options.statuses,
      toolkit: options.toolkit,
      isOffline: options.isOffline,
      send: (type, data) => this.#link.send(type, data),
      onCall: () => isOnCall(this.#calls),
      keepsPending: () => this.can('PENDING_STATUS_CHANGE'),
      says: (words) => this.#say(words),
    });
    this.#bridge = bridgeMessages(options.messages, options.channels, (message) =>
      this.#link.send('MESSAGE', { message }),
    );
  }

  get stage(): PhoneStage {
    return this.#stage;
  }

  get loginHeight(): number {
    return this.#loginHeight;
  }

  get calls(): VoiceCalls {
    return this.#calls;
  }

  /** Those that were found; `null`: none were asked for. */
  get contacts(): readonly PhoneContact[] | null {
    return this.#contacts;
  }

  /** The agent's status in the telephony system, as far as the connector tells it. */
  get vendorStatus(): VendorStatus | null {
    return this.#vendorStatus;
  }

  /** What the agent is told of the connector's last trouble; empty where there is none. */
  get notice(): string {
    return this.#notice;
  }

  /** The agent cannot change their status now. */
  get locksStatus(): boolean {
    return isOnCall(this.#calls) && !this.can('PENDING_STATUS_CHANGE');
  }

  can(capability: Capability): boolean {
    return this.#capabilities.has(capability);
  }

  /** What Omni-Channel tells the console. */
  told(event: OmniOrgEvent): void {
    this.#omni.heard(event);
  }

  dismissNotice(): void {
    this.#say('');
  }

  accept(call: VoiceCall): void {
    this.#link.send('ACCEPT_CALL', { call: call.raw });
  }

  decline(call: VoiceCall): void {
    this.#link.send('DECLINE_CALL', { call: call.raw });
  }

  /** The agent hangs up; a third party is removed from the call. */
  end(call: VoiceCall): void {
    const attributes = isRecord(call.raw['callAttributes']) ? call.raw['callAttributes'] : {};
    const ended = call.isThirdParty
      ? call.raw
      : { ...call.raw, callAttributes: { ...attributes, participantType: 'Agent' } };
    this.#link.send('END_CALL', { call: ended, agentStatus: 'Online' });
  }

  hold(call: VoiceCall, isOnHold: boolean): void {
    this.#link.send(isOnHold ? 'HOLD' : 'RESUME', { call: call.raw });
  }

  mute(isMuted: boolean): void {
    this.#link.send(isMuted ? 'MUTE' : 'UNMUTE');
  }

  pauseRecording(call: VoiceCall, isPaused: boolean): void {
    this.#link.send(isPaused ? 'PAUSE_RECORDING' : 'RESUME_RECORDING', { call: call.raw });
  }

  dial(phoneNumber: string): void {
    this.#link.send('DIAL', { contact: { type: 'PhoneNumber', phoneNumber } });
  }

  sendDigits(digits: string): void {
    this.#link.send('SEND_DIGITS', { digits });
  }

  /** The answer is in `contacts`, later. */
  findContacts(contains: string): void {
    this.#link.send('GET_PHONE_CONTACTS', { filter: { contains, limit: CONTACTS, offset: 0 } });
  }

  addParticipant(contact: JsonRecord, call: VoiceCall, isBlindTransfer: boolean): void {
    this.#link.send('ADD_PARTICIPANT', { contact, call: call.raw, isBlindTransfer });
    this.#contacts = null;
    this.#options.changed();
  }

  swap(callToHold: VoiceCall, callToResume: VoiceCall): void {
    this.#link.send('SWAP_PARTICIPANTS', {
      callToHold: callToHold.raw,
      callToResume: callToResume.raw,
    });
  }

  merge(): void {
    const calls = this.#calls.list.filter((call) => call.state === 'connected');
    this.#link.send('CONFERENCE', { calls: calls.map(({ raw }) => raw) });
  }

  /** The agent closes the call's tab, which ends its after-conversation work. */
  wrapUp(call: VoiceCall): void {
    this.#link.send('WRAP_UP_CALL', { call: call.raw });
    this.#calls = without(this.#calls, call.id);
    this.#omni.again();
    this.#options.changed();
  }

  askVendorStatus(): void {
    this.#link.send('GET_AGENT_STATUS');
  }

  logOut(): void {
    this.#link.send('LOGOUT');
  }

  dispose(): void {
    this.#omni.end();
    this.#bridge.dispose();
    this.#link.dispose();
  }

  #begin(): void {
    this.#omni.end();
    this.#stage = 'starting';
    this.#capabilities = new Set();
    this.#calls = NO_CALLS;
    this.#contacts = null;
    this.#vendorStatus = null;
    this.#notice = '';
    this.#options.changed();
  }

  #heard(message: ConnectorMessage): void {
    if (message.type === 'event') this.#event(message.event, message.payload);
    else if (message.type === 'ready') this.#ready(message);
  }

  #ready({
    capabilities,
    bare,
    callInProgress,
  }: Extract<ConnectorMessage, { type: 'ready' }>): void {
    this.#stage = 'ready';
    this.#capabilities = capabilities;
    this.#notice = bare ? 'The connector is ready, but did not say what it can do.' : '';
    if (callInProgress !== null) {
      const isRinging = callInProgress['state'] === 'ringing';
      this.#calls = callsAfter(
        this.#calls,
        isRinging ? 'CALL_STARTED' : 'CALL_CONNECTED',
        callInProgress,
        this.#options.wrapsUp,
      );
    }
    this.#omni.begin();
    this.#options.changed();
  }

  #event(event: string, payload: unknown): void {
    switch (event) {
      case 'SHOW_LOGIN':
        this.#showLogin(payload);
        return;
      case 'LOGIN_RESULT':
        if (!isSuccess(payload)) this.#say('The agent could not be logged in to the phone.');
        return;
      case 'LOGOUT_RESULT':
        if (isSuccess(payload)) this.#showLogin(payload);
        else this.#say('The agent could not be logged out of the phone.');
        return;
      case 'SET_AGENT_STATUS':
        void this.#omni.set(payload);
        return;
      case 'SET_AGENT_STATUS_RESULT':
        if (!isSuccess(payload)) this.#say('The phone did not take the agent’s status.');
        return;
      case 'GET_AGENT_STATUS':
      case 'GET_AGENT_STATUS_RESULT':
        this.#vendor(payload);
        return;
      case 'STATE_CHANGE':
        this.#vendor(isRecord(payload) ? payload['newVendorStateInfo'] : null);
        return;
      case 'PHONE_CONTACTS':
        this.#contacts = contactsOf(payload);
        this.#options.changed();
        return;
      case 'MESSAGE':
        this.#publish(payload);
        return;
      case 'ERROR':
      case 'INFO':
      case 'WARNING':
        this.#say(wordsOf(payload));
        return;
      default:
        this.#calls = callsAfter(this.#calls, event, payload, this.#options.wrapsUp);
        this.#options.changed();
    }
  }

  #showLogin(payload: unknown): void {
    const height = isRecord(payload) ? Number(payload['loginFrameHeight']) : NaN;
    this.#loginHeight = height > 0 ? height : LOGIN_HEIGHT;
    this.#stage = 'login';
    this.#vendorStatus = null;
    this.#calls = NO_CALLS;
    this.#omni.end();
    this.#options.changed();
  }

  #vendor(payload: unknown): void {
    this.#vendorStatus = vendorStatusOf(payload) ?? this.#vendorStatus;
    this.#options.changed();
  }

  #publish(payload: unknown): void {
    try {
      this.#bridge.publish(payload);
    } catch (error) {
      this.#say(error instanceof Error ? error.message : String(error));
    }
  }

  #say(words: string): void {
    this.#notice = words;
    this.#options.changed();
  }
}

/** A result without the word is one of a connector that knows no failure. */
const isSuccess = (payload: unknown): boolean => isRecord(payload) && payload['success'] === true;

/** A number that a record shows, as it is dialled. */
export const numberOf = (text: string): string => textOf(text.replace(/[^\d+]/g, '')) ?? text;
