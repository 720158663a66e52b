import type { Consultation, Interaction, InteractionState } from '../../ports/phone.js';
import type { VoiceLibrary } from './library.js';

/** A conversation as Salesforce Voice draws it: a call with the customer, and one more with whom is asked. */

/** What tells the second call of a conversation from the first. */
const CONSULTED = ' consulted';

const consultedId = (interaction: string): string => interaction + CONSULTED;

/** The conversation that a call's id names, and whether it is the call to whom is asked. */
export function readCallId(callId: string): { readonly id: string; readonly consulted: boolean } {
  const consulted = callId.endsWith(CONSULTED);
  return { id: consulted ? callId.slice(0, -CONSULTED.length) : callId, consulted };
}

/** Calls alone: other media have no place among Salesforce Voice's controls. */
export const isCall = ({ media }: Interaction): boolean => media === 'voice';

const STATES: Readonly<Record<InteractionState, string>> = {
  alerting: 'ringing',
  contacting: 'ringing',
  dialing: 'ringing',
  connected: 'connected',
  afterCallWork: 'ended',
};

/** Who is on hold: in a consultation it is whoever the agent does not speak to. */
export function holdsOf({ held, consultation }: Interaction): {
  readonly isCustomerOnHold: boolean;
  readonly isThirdPartyOnHold: boolean;
} {
  return {
    isCustomerOnHold: consultation === null ? held : consultation.with === 'destination',
    isThirdPartyOnHold: consultation?.with === 'object',
  };
}

export interface CallObjects {
  customerCall(interaction: Interaction, reason?: string): object;
  /** With whom is asked. */
  consultedCall(interaction: Interaction, consultation: Consultation): object;
  /** Every call that there is now. */
  activeCalls(interactions: readonly Interaction[]): readonly object[];
  holdResult(interaction: Interaction): object;
  participantResult(interaction: Interaction, consultation: Consultation): object;
  /**
   * The call was handed over without a word: it names the customer's own call, as Salesforce's sample does, so that no
   * second one is drawn; the library hangs that up.
   */
  transferResult(interaction: Interaction, to: string): object;
}

/** Makes the library's objects; it takes none but those of its own classes. */
export function createCallObjects(library: VoiceLibrary): CallObjects {
  /** Of the customer's call, or of the one to whom is asked: each is on hold by itself. */
  function callInfo(interaction: Interaction, isOnHold: boolean): object {
    const { can, queue, since } = interaction;
    const mayAsk = can.includes('consult');
    const mayPause = can.includes('securePause') || can.includes('secureResume');
    const isThree = interaction.consultation?.state === 'connected';
    return new library.CallInfo({
      isOnHold,
      isMuted: interaction.muted,
      isRecordingPaused: interaction.securePaused,
      initialCallId: interaction.id,
      callStateTimestamp: new Date(since),
      isSoftphoneCall: true,
      acceptEnabled: can.includes('answer'),
      declineEnabled: can.includes('decline'),
      muteEnabled: can.includes('mute') || can.includes('unmute'),
      holdEnabled: can.includes('hold') || can.includes('resume') || can.includes('speakTo'),
      swapEnabled: isThree,
      conferenceEnabled: isThree,
      recordEnabled: mayPause,
      addCallerEnabled: mayAsk,
      showAddBlindTransferButton: can.includes('transfer'),
      extensionEnabled: can.includes('digits'),
      ...(queue === null ? {} : { queueId: queue.id, queueName: queue.name }),
    });
  }

  function customerCall(interaction: Interaction, reason?: string): object {
    const { id, direction, party, state } = interaction;
    const isOnHold = holdsOf(interaction).isCustomerOnHold;
    return new library.PhoneCall({
      callId: id,
      callType: direction === 'inbound' ? 'Inbound' : 'Outbound',
      state: reason === undefined ? STATES[state] : 'ended',
      phoneNumber: party.address,
      contact: new library.Contact({ phoneNumber: party.address, name: party.name }),
      callInfo: callInfo(interaction, isOnHold),
      callAttributes: new library.PhoneCallAttributes({
        participantType: 'Initial_Caller',
        isOnHold,
      }),
      ...(reason === undefined ? {} : { reason }),
    });
  }

  const consultedCall = (interaction: Interaction, { name, state }: Consultation): object =>
    new library.PhoneCall({
      callId: consultedId(interaction.id),
      callType: 'AddParticipant',
      state: state === 'connected' ? 'transferred' : 'transferring',
      phoneNumber: name,
      contact: new library.Contact({ phoneNumber: name, name }),
      callInfo: callInfo(interaction, holdsOf(interaction).isThirdPartyOnHold),
      callAttributes: new library.PhoneCallAttributes({
        participantType: 'Third_Party',
        parentId: interaction.id,
        isOnHold: holdsOf(interaction).isThirdPartyOnHold,
      }),
    });

  function activeCalls(interactions: readonly Interaction[]): readonly object[] {
    return interactions
      .filter((one) => isCall(one) && one.state !== 'afterCallWork')
      .flatMap((one) => {
        const { consultation } = one;
        const customer = customerCall(one);
        return consultation === null ? [customer] : [customer, consultedCall(one, consultation)];
      });
  }

  return {
    customerCall,
    consultedCall,
    activeCalls,
    holdResult: (interaction) =>
      new library.HoldToggleResult({
        ...holdsOf(interaction),
        calls: Object.fromEntries(
          activeCalls([interaction]).map((call) => [String(Reflect.get(call, 'callId')), call]),
        ),
      }),
    participantResult: (interaction, { name }) =>
      new library.ParticipantResult({
        phoneNumber: name,
        callId: consultedId(interaction.id),
        initialCallHasEnded: false,
        callInfo: callInfo(interaction, holdsOf(interaction).isThirdPartyOnHold),
      }),
    transferResult: (interaction, to) =>
      new library.ParticipantResult({
        phoneNumber: to,
        callId: interaction.id,
        initialCallHasEnded: true,
        callInfo: callInfo(interaction, false),
      }),
  };
}
