import { createListeners } from '../../ports/listeners.js';
import { guardSetup, type GuardedWindow } from './setup-guard.js';
import type { VoiceConnector, VoiceEvent, VoiceLibrary } from './library.js';
import { createVoiceMessages, type VoiceMessages } from './messages.js';
import { readSetup, readToldStatus, type ToldStatus, type VoiceSetup } from './setup.js';
import type { VoiceStatuses } from './statuses.js';

/** What the connector does for Salesforce beside statuses and messages. */
export type VoiceDuties = Omit<
  VoiceConnector,
  'init' | 'setAgentStatus' | 'handleMessage' | 'downloadLogs' | 'logMessageToVendor'
> & {
  /** Salesforce has set the connector up; an InitResult. */
  begin(): Promise<object>;
};

/** Salesforce Voice, as the frame that this page stands in. */
export interface VoiceHost {
  readonly statuses: VoiceStatuses;
  readonly messages: VoiceMessages;
  /** Resolves once Salesforce has set the connector up; Salesforce does so when it wants to, so that it may be never. */
  readonly setup: Promise<VoiceSetup>;
  /** Tells Salesforce something; dropped before it has set the connector up. */
  publish(eventType: VoiceEvent, payload: object): void;
  /** Has Salesforce tell the agent that something did not work that nobody waits for. */
  tellTrouble(error: unknown): void;
  /** What Salesforce asks for waits until this is called. */
  serve(duties: VoiceDuties): void;
}

export interface VoiceHostOptions {
  readonly library: VoiceLibrary;
  /** The page's own, which the library listens at. */
  readonly window: GuardedWindow;
}

/** Waits for Salesforce from now on; to be called while the page's module runs, as Salesforce speaks once it has loaded. */
export function createVoiceHost({ library, window }: VoiceHostOptions): VoiceHost {
  const toldListeners = createListeners<ToldStatus>();
  const setUpListeners = createListeners<VoiceSetup>();
  let setup: VoiceSetup | null = null;
  let told: ToldStatus | null = null;
  let serve: (duties: VoiceDuties) => void = () => undefined;
  const duties = new Promise<VoiceDuties>((resolve) => (serve = resolve));
  let settle: (setup: VoiceSetup) => void = () => undefined;
  const whenSetUp = new Promise<VoiceSetup>((resolve) => (settle = resolve));
  const messages = createVoiceMessages((message) => publish('MESSAGE', message));

  function publish(eventType: VoiceEvent, payload: object): void {
    if (setup === null) return;
    // A line for Salesforce's log would hold a message, and who is called, a second time.
    library.publishEvent({ eventType, payload, registerLog: false }).catch(() => undefined);
  }

  const connector: VoiceConnector = {
    async init(config) {
      const now = readSetup(config);
      setup = now;
      settle(now);
      setUpListeners.tell(now);
      setUpListeners.clear();
      return (await duties).begin();
    },
    setAgentStatus(agentStatus, info) {
      const now = readToldStatus(agentStatus, info);
      if (now !== null) {
        told = now;
        toldListeners.tell(now);
      }
      return Promise.resolve(new library.GenericResult({ success: now !== null }));
    },
    handleMessage: (message) => messages.hear(message),
    // Salesforce's own lines are in its own log, and what the library keeps has numbers and names in it.
    downloadLogs: () => undefined,
    logMessageToVendor: () => undefined,
    getAgentConfig: async () => (await duties).getAgentConfig(),
    setAgentConfig: async (config) => (await duties).setAgentConfig(config),
    getCapabilities: async () => (await duties).getCapabilities(),
    getActiveCalls: async () => (await duties).getActiveCalls(),
    getAgentStatus: async () => (await duties).getAgentStatus(),
    logout: async () => (await duties).logout(),
    acceptCall: async (call) => (await duties).acceptCall(call),
    declineCall: async (call) => (await duties).declineCall(call),
    endCall: async (call, status) => (await duties).endCall(call, status),
    mute: async () => (await duties).mute(),
    unmute: async () => (await duties).unmute(),
    hold: async (call) => (await duties).hold(call),
    resume: async (call) => (await duties).resume(call),
    swap: async (toHold, toResume) => (await duties).swap(toHold, toResume),
    conference: async (calls) => (await duties).conference(calls),
    addParticipant: async (contact, call, blind) =>
      (await duties).addParticipant(contact, call, blind),
    dial: async (contact) => (await duties).dial(contact),
    sendDigits: async (digits) => (await duties).sendDigits(digits),
    getPhoneContacts: async (filter) => (await duties).getPhoneContacts(filter),
    pauseRecording: async (call) => (await duties).pauseRecording(call),
    resumeRecording: async (call) => (await duties).resumeRecording(call),
    wrapUpCall: (call) => void duties.then((serving) => serving.wrapUpCall(call)),
  };

  guardSetup(window);
  library.initializeConnector(connector);

  return {
    statuses: {
      get setup() {
        return setup;
      },
      get told() {
        return told;
      },
      whenSetUp(listener) {
        if (setup === null) return setUpListeners.add(listener);
        listener(setup);
        return () => undefined;
      },
      listen: (listener) => toldListeners.add(listener),
      ask: (statusId) => publish('SET_AGENT_STATUS', new library.AgentStatusInfo({ statusId })),
    },
    messages,
    setup: whenSetUp,
    publish,
    tellTrouble(error) {
      if (setup !== null) library.publishError({ eventType: 'SOFTPHONE_ERROR', error });
    },
    serve,
  };
}
