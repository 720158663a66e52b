import type { Clock } from '../../ports/clock.js';
import { isRecord, textOf, type JsonRecord } from '../../ports/json.js';
import type { Destination, Interaction, PhoneAction } from '../../ports/phone.js';
import type { Callee, VoiceAgent } from './agent.js';
import type { CallNews, Told } from './call-news.js';
import { holdsOf, isCall, readCallId, type CallObjects } from './call-objects.js';
import type { VoiceLibrary } from './library.js';
import type { VoiceDuties } from './voice-host.js';

export interface CallDutiesOptions {
  readonly library: VoiceLibrary;
  readonly agent: VoiceAgent;
  readonly objects: CallObjects;
  readonly news: CallNews;
  readonly clock: Clock;
  /** Salesforce has closed the call, and in PureCloud the after-call work goes on. */
  readonly onWrapUpRefused: (error: unknown) => void;
}

type CallDuties = Omit<
  VoiceDuties,
  'begin' | 'logout' | 'getAgentStatus' | 'getAgentConfig' | 'setAgentConfig' | 'getCapabilities'
>;

/** A call that Salesforce names, as PureCloud has it. */
interface Named {
  readonly interaction: Interaction;
  /** It is the one to whom is asked. */
  readonly consulted: boolean;
}

/** The call is over, or Salesforce names one that there never was. The library tells the agent that it cannot be done. */
class NoSuchCallError extends Error {
  override readonly name = 'NoSuchCallError';
}

/**
 * What an agent does with Salesforce Voice's own controls, done in PureCloud. What Salesforce is then told, the library
 * tells it, by what these resolve with.
 */
export function createCallDuties({
  library,
  agent,
  objects,
  news,
  clock,
  onWrapUpRefused,
}: CallDutiesOptions): CallDuties {
  const calls = (): readonly Interaction[] => agent.interactions.filter(isCall);
  const find = (id: string): Interaction | undefined => calls().find((one) => one.id === id);

  /** An older console does not say which one; then it is the first that this can be done with. */
  function named(call: unknown, fits: (interaction: Interaction) => boolean): Named {
    const given = isRecord(call) ? call : {};
    const attributes = isRecord(given['callAttributes']) ? given['callAttributes'] : {};
    const isThird = attributes['participantType'] === 'Third_Party';
    const callId = textOf(given['callId']);
    const { id, consulted } = callId === undefined ? NOBODY : readCallId(callId);
    const interaction =
      find(id) ??
      (callId !== undefined && !isThird
        ? undefined
        : calls().find((one) => (isThird ? one.consultation !== null : fits(one))));
    if (interaction === undefined)
      throw new NoSuchCallError('PureCloud has no such call any more.');
    return { interaction, consulted: consulted || isThird };
  }

  const can =
    (deed: PhoneAction['do']) =>
    (interaction: Interaction): boolean =>
      interaction.can.includes(deed);

  /** Does it, and has Salesforce hear of it once: by what `result` makes of the call as it is then. */
  async function carryOut(
    action: PhoneAction,
    answered: (now: Interaction | undefined) => Partial<Told>,
  ): Promise<Interaction | undefined> {
    const end = news.begin(action.interaction);
    let told: Partial<Told> = {};
    try {
      await agent.perform(action);
      const now = find(action.interaction);
      told = answered(now);
      return now;
    } finally {
      end(told);
      // The library speaks a few turns after this resolves; what else there is to tell comes after its word.
      clock.after(0, () => news.look(agent.interactions));
    }
  }

  const speakTo = async (interaction: string, who: 'destination' | 'object' | 'both') =>
    carryOut({ do: 'speakTo', interaction, with: who }, heldAs);

  /** The customer is put on hold by speaking to whom is asked, and the other way round. */
  async function changeHold(call: unknown, hold: boolean): Promise<object> {
    const { interaction, consulted } = named(call, can(hold ? 'hold' : 'resume'));
    const { id } = interaction;
    const now =
      interaction.consultation === null
        ? await carryOut({ do: hold ? 'hold' : 'resume', interaction: id }, heldAs)
        : await speakTo(id, hold ? (consulted ? 'object' : 'destination') : 'both');
    return objects.holdResult(now ?? interaction);
  }

  async function changeMute(muted: boolean): Promise<object> {
    const deed = muted ? 'mute' : 'unmute';
    const { interaction } = named(null, can(deed));
    await carryOut({ do: deed, interaction: interaction.id }, () => ({ muted }));
    return new library.MuteToggleResult({ isMuted: muted });
  }

  async function changeRecording(call: unknown, isRecordingPaused: boolean): Promise<object> {
    const deed = isRecordingPaused ? 'securePause' : 'secureResume';
    const { interaction } = named(call, can(deed));
    await carryOut({ do: deed, interaction: interaction.id }, () => ({
      recordingPaused: isRecordingPaused,
    }));
    return new library.RecordingToggleResult({ isRecordingPaused });
  }

  async function joined(who: 'other' | 'both'): Promise<object> {
    const { interaction } = named(null, can('speakTo'));
    const next = interaction.consultation?.with === 'object' ? 'destination' : 'object';
    const now = await speakTo(interaction.id, who === 'both' ? 'both' : next);
    return objects.holdResult(now ?? interaction);
  }

  return {
    getActiveCalls: () =>
      Promise.resolve(
        new library.ActiveCallsResult({ activeCalls: objects.activeCalls(agent.interactions) }),
      ),
    async acceptCall(call) {
      const { interaction } = named(call, can('answer'));
      const { id } = interaction;
      const now = await carryOut({ do: 'answer', interaction: id }, () => ({ at: 'connected' }));
      return new library.CallResult({ call: objects.customerCall(now ?? interaction) });
    },
    async declineCall(call) {
      const { interaction } = named(call, can('decline'));
      await carryOut({ do: 'decline', interaction: interaction.id }, () => ({ at: 'ended' }));
      return new library.CallResult({ call: objects.customerCall(interaction, 'declined') });
    },
    async endCall(call) {
      const { interaction, consulted } = named(call, (one) => one.state !== 'afterCallWork');
      const { id, consultation } = interaction;
      if (consultation !== null && (consulted || consultation.state === 'ringing')) {
        await carryOut({ do: 'cancelConsultation', interaction: id }, () => ({
          consulted: 'nobody',
        }));
        return new library.HangupResult({
          calls: [objects.consultedCall(interaction, consultation)],
        });
      }
      // Whoever leaves a call of three leaves the other two to each other.
      const deed = consultation === null ? 'hangUp' : 'completeConsultation';
      await carryOut({ do: deed, interaction: id }, () => ({ at: 'ended', consulted: 'nobody' }));
      return new library.HangupResult({ calls: [objects.customerCall(interaction, 'ended')] });
    },
    mute: () => changeMute(true),
    unmute: () => changeMute(false),
    hold: (call) => changeHold(call, true),
    resume: (call) => changeHold(call, false),
    swap: () => joined('other'),
    conference: () => joined('both'),
    async addParticipant(contact, call, isBlindTransfer) {
      const to = destinationOf(contact);
      const deed = isBlindTransfer === true ? 'transfer' : 'consult';
      const { interaction } = named(call, can(deed));
      const now = await carryOut({ do: deed, interaction: interaction.id, to }, () =>
        deed === 'transfer' ? { at: 'ended' } : { consulted: 'ringing' },
      );
      if (deed === 'transfer') return objects.transferResult(interaction, nameOf(contact));
      const consultation = now?.consultation ?? {
        name: nameOf(contact),
        state: 'ringing',
        with: 'destination',
      };
      return objects.participantResult(now ?? interaction, consultation);
    },
    async dial(contact) {
      const end = news.beginDial();
      let made: string | null = null;
      try {
        const interaction = await agent.dial(calleeOf(contact));
        made = interaction.id;
        return new library.CallResult({ call: objects.customerCall(interaction) });
      } finally {
        end(made);
        clock.after(0, () => news.look(agent.interactions));
      }
    },
    async sendDigits(digits) {
      const { interaction } = named(null, can('digits'));
      await agent.perform({
        do: 'digits',
        interaction: interaction.id,
        digits: typeof digits === 'string' ? digits : '',
      });
    },
    async getPhoneContacts(filter) {
      const text = isRecord(filter) ? (textOf(filter['contains']) ?? '') : '';
      const found = await agent.search(text);
      return new library.PhoneContactsResult({
        contacts: found.map(
          ({ kind, id, name, detail }) =>
            new library.Contact({
              id,
              name,
              type: kind === 'queue' ? 'Queue' : 'Agent',
              ...(kind === 'queue' ? { queue: id } : {}),
              ...(detail === '' ? {} : { description: detail }),
            }),
        ),
        contactTypes: ['Agent', 'Queue'],
      });
    },
    pauseRecording: (call) => changeRecording(call, true),
    resumeRecording: (call) => changeRecording(call, false),
    wrapUpCall(call) {
      const id = isRecord(call) ? textOf(call['callId']) : undefined;
      const over = calls().filter((one) => one.state === 'afterCallWork');
      const done = over.find((one) => one.id === id) ?? (over.length === 1 ? over[0] : undefined);
      if (done === undefined) return;
      const end = (): Promise<void> =>
        agent.perform({ do: 'endAfterCallWork', interaction: done.id });
      agent
        .wrapUp(done.id)
        .catch((reason: unknown) => {
          if (!done.can.includes('endAfterCallWork')) throw reason;
          return end();
        })
        // What PureCloud wants to know first is asked in the panel, which Salesforce may not show now.
        .catch((error: unknown) => onWrapUpRefused(error));
    },
  };
}

const NOBODY = { id: '', consulted: false };

const heldAs = (now: Interaction | undefined): Partial<Told> =>
  now === undefined ? {} : holdsOf(now);

/** Salesforce's contacts: https://developer.salesforce.com/docs/service/service-connector-api/references/connector-api-262/service-connector-objects-contact.html */
function calleeOf(contact: unknown): Callee {
  const given: JsonRecord = isRecord(contact) ? contact : {};
  const id = textOf(given['id']);
  const name = nameOf(contact);
  if (id !== undefined && given['type'] === 'Agent') return { kind: 'person', id, name };
  if (id !== undefined && given['type'] === 'Queue') return { kind: 'queue', id, name };
  const number = textOf(given['phoneNumber']);
  if (number === undefined)
    throw new NoSuchCallError('Salesforce names nobody who could be called.');
  return { number: `${textOf(given['prefix']) ?? ''}${number}` };
}

function destinationOf(contact: unknown): Destination {
  const callee = calleeOf(contact);
  if ('number' in callee) return { number: callee.number };
  return callee.kind === 'queue' ? { queue: callee.id } : { user: callee.id };
}

const nameOf = (contact: unknown): string =>
  isRecord(contact) ? (textOf(contact['name']) ?? textOf(contact['phoneNumber']) ?? '') : '';
