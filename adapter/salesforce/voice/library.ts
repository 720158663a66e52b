import { isRecord, type JsonRecord } from '../../ports/json.js';

/**
 * The part of `@salesforce/scv-connector-base` that is used. Its own types say less than its code: events that it
 * publishes are missing there, and every optional part is required. What is written here was read in its source, 3.6.2:
 * https://github.com/salesforce/scv-connector-base/tree/master/src/main
 */
export interface VoiceLibrary extends ResultClasses {
  /** Waits for Salesforce, from then on; a page has one connector. */
  initializeConnector(connector: VoiceConnector): void;
  /** Tells Salesforce. Rejects where Salesforce has not set the connector up, or the payload is of another class. */
  publishEvent(event: {
    readonly eventType: VoiceEvent;
    readonly payload: object;
    /** False: it is not sent a second time as a line for Salesforce's log. */
    readonly registerLog?: boolean;
  }): Promise<void>;
  /** Has Salesforce tell the agent of a failure, in Salesforce's words. Throws where it has not set the connector up. */
  publishError(event: { readonly eventType: 'SOFTPHONE_ERROR'; readonly error: unknown }): void;
}

/** What the connector tells of itself. */
export type VoiceEvent =
  | 'LOGIN_RESULT'
  | 'LOGOUT_RESULT'
  | 'CALL_STARTED'
  | 'CALL_CONNECTED'
  | 'HANGUP'
  | 'MUTE_TOGGLE'
  | 'HOLD_TOGGLE'
  | 'RECORDING_TOGGLE'
  | 'PARTICIPANT_ADDED'
  | 'PARTICIPANT_CONNECTED'
  | 'PARTICIPANT_REMOVED'
  | 'AFTER_CALL_WORK_STARTED'
  | 'WRAP_UP_ENDED'
  | 'SET_AGENT_STATUS'
  | 'STATE_CHANGE'
  | 'MESSAGE';

type Result = new (parts: JsonRecord) => object;

/** The library takes an answer for one only if it was made by its own class. */
type ResultClasses = { readonly [Name in (typeof CLASSES)[number]]: Result };

const CLASSES = [
  'InitResult',
  'GenericResult',
  'LogoutResult',
  'AgentConfigResult',
  'CapabilitiesResult',
  'ActiveCallsResult',
  'CallResult',
  'HangupResult',
  'HoldToggleResult',
  'MuteToggleResult',
  'RecordingToggleResult',
  'ParticipantResult',
  'PhoneContactsResult',
  'AgentStatusInfo',
  'AgentVendorStatusInfo',
  'StateChangeResult',
  'Phone',
  'PhoneCall',
  'PhoneCallAttributes',
  'CallInfo',
  'Contact',
] as const;

/**
 * What Salesforce can ask of the connector; what comes with it is Salesforce's, and is not trusted to have any form. Of
 * what is left out here (supervising, signed recordings) the library says to Salesforce that it cannot be done.
 */
export interface VoiceConnector {
  init(config: unknown): Promise<object>;
  getAgentConfig(): Promise<object>;
  setAgentConfig(config: unknown): Promise<object>;
  getCapabilities(): Promise<object>;
  getActiveCalls(): Promise<object>;
  getAgentStatus(): Promise<object>;
  setAgentStatus(agentStatus: unknown, info: unknown, enqueueNextState: unknown): Promise<object>;
  logout(): Promise<object>;
  acceptCall(call: unknown): Promise<object>;
  declineCall(call: unknown): Promise<object>;
  endCall(call: unknown, agentStatus: unknown): Promise<object>;
  mute(): Promise<object>;
  unmute(): Promise<object>;
  hold(call: unknown): Promise<object>;
  resume(call: unknown): Promise<object>;
  swap(toHold: unknown, toResume: unknown): Promise<object>;
  conference(calls: unknown): Promise<object>;
  addParticipant(contact: unknown, call: unknown, isBlindTransfer: unknown): Promise<object>;
  dial(contact: unknown): Promise<object>;
  sendDigits(digits: unknown): Promise<void>;
  getPhoneContacts(filter: unknown): Promise<object>;
  pauseRecording(call: unknown): Promise<object>;
  resumeRecording(call: unknown): Promise<object>;
  /** A component of the console says something. */
  handleMessage(message: unknown): void;
  wrapUpCall(call: unknown): void;
  /** The agent wants the log; what the library keeps of it has numbers and names in it. */
  downloadLogs(logs: unknown): void;
  logMessageToVendor(level: unknown, message: unknown, payload: unknown): void;
}

const FUNCTIONS = ['initializeConnector', 'publishEvent', 'publishError', ...CLASSES] as const;

/** Whether a module is that library, as far as it is used here. */
export const isVoiceLibrary = (value: unknown): value is VoiceLibrary =>
  isRecord(value) && FUNCTIONS.every((name) => typeof value[name] === 'function');
