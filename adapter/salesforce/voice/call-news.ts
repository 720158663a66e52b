import type { Interaction } from '../../ports/phone.js';
import { holdsOf, isCall, type CallObjects } from './call-objects.js';
import type { VoiceEvent, VoiceLibrary } from './library.js';

/** What Salesforce has been told of a call. */
export interface Told {
  /** `ended`: Salesforce knows, and what comes afterwards was not told. */
  readonly at: 'ringing' | 'connected' | 'ended' | 'afterCallWork';
  readonly muted: boolean;
  readonly recordingPaused: boolean;
  readonly consulted: 'nobody' | 'ringing' | 'connected';
  readonly isCustomerOnHold: boolean;
  readonly isThirdPartyOnHold: boolean;
}

export interface CallNews {
  /** Tells Salesforce what has changed. */
  look(interactions: readonly Interaction[]): void;
  /**
   * Salesforce itself asked for a change of that conversation, and hears of it by the library's own answer: nothing is
   * told of it until `end`, which says what the answer told.
   */
  begin(id: string): (answered: Partial<Told>) => void;
  /** Nothing is told of a call that appears, until `end`: Salesforce dials, and hears of it by the library's own answer. */
  beginDial(): (id: string | null) => void;
  /** Salesforce knows nothing any more. */
  forget(): void;
}

export interface CallNewsOptions {
  readonly library: VoiceLibrary;
  readonly objects: CallObjects;
  readonly publish: (event: VoiceEvent, payload: object) => void;
}

const toldOf = (interaction: Interaction): Told => ({
  at:
    interaction.state === 'connected'
      ? 'connected'
      : interaction.state === 'afterCallWork'
        ? 'afterCallWork'
        : 'ringing',
  muted: interaction.muted,
  recordingPaused: interaction.securePaused,
  consulted: interaction.consultation?.state ?? 'nobody',
  ...holdsOf(interaction),
});

/** Tells Salesforce what becomes of the agent's calls, whoever did it. */
export function createCallNews({ library, objects, publish }: CallNewsOptions): CallNews {
  const told = new Map<string, Told>();
  const last = new Map<string, Interaction>();
  const busy = new Map<string, number>();
  let dials = 0;
  let newest: readonly Interaction[] = [];

  function look(interactions: readonly Interaction[]): void {
    newest = interactions;
    const calls = interactions.filter(isCall);
    for (const id of [...told.keys()]) {
      if (!calls.some((call) => call.id === id) && !busy.has(id)) leave(id);
    }
    for (const call of calls) {
      last.set(call.id, call);
      if (busy.has(call.id)) continue;
      const before = told.get(call.id);
      if (before !== undefined) follow(before, call);
      else if (dials === 0) appear(call);
    }
  }

  function appear(call: Interaction): void {
    const now = toldOf(call);
    // After-call work of a call that Salesforce never saw is the panel's alone.
    if (now.at === 'afterCallWork') return;
    told.set(call.id, now);
    const result = new library.CallResult({ call: objects.customerCall(call) });
    publish(now.at === 'connected' ? 'CALL_CONNECTED' : 'CALL_STARTED', result);
    if (call.consultation !== null) consult({ ...now, consulted: 'nobody' }, call);
  }

  function follow(before: Told, call: Interaction): void {
    const now = toldOf(call);
    told.set(call.id, now);
    if (now.at === 'afterCallWork') {
      if (before.at === 'ringing' || before.at === 'connected') hangUp(call);
      if (before.at !== 'afterCallWork') publish('AFTER_CALL_WORK_STARTED', { callId: call.id });
      return;
    }
    if (before.at !== now.at && now.at === 'connected') {
      publish('CALL_CONNECTED', new library.CallResult({ call: objects.customerCall(call) }));
    }
    consult(before, call);
    if (before.muted !== now.muted) {
      publish('MUTE_TOGGLE', new library.MuteToggleResult({ isMuted: now.muted }));
    }
    if (before.recordingPaused !== now.recordingPaused) {
      const isRecordingPaused = now.recordingPaused;
      publish('RECORDING_TOGGLE', new library.RecordingToggleResult({ isRecordingPaused }));
    }
    if (
      before.isCustomerOnHold !== now.isCustomerOnHold ||
      before.isThirdPartyOnHold !== now.isThirdPartyOnHold
    ) {
      publish('HOLD_TOGGLE', objects.holdResult(call));
    }
  }

  function consult(before: Told, call: Interaction): void {
    const { consultation } = call;
    if (consultation === null) {
      if (before.consulted === 'nobody') return;
      const gone = new library.PhoneCall({
        callType: 'AddParticipant',
        state: 'ended',
        reason: 'ended',
        callAttributes: new library.PhoneCallAttributes({ participantType: 'Third_Party' }),
      });
      publish('PARTICIPANT_REMOVED', new library.CallResult({ call: gone }));
      return;
    }
    const result = (): object => objects.participantResult(call, consultation);
    if (before.consulted === 'nobody') publish('PARTICIPANT_ADDED', result());
    if (before.consulted !== 'connected' && consultation.state === 'connected') {
      publish('PARTICIPANT_CONNECTED', result());
    }
  }

  function hangUp(call: Interaction): void {
    const calls = [objects.customerCall(call, 'ended')];
    publish('HANGUP', new library.HangupResult({ calls }));
  }

  function leave(id: string): void {
    const before = told.get(id);
    const call = last.get(id);
    told.delete(id);
    last.delete(id);
    if (before?.at === 'afterCallWork') publish('WRAP_UP_ENDED', { callId: id });
    else if (before?.at !== 'ended' && call !== undefined) hangUp(call);
  }

  return {
    look,
    begin(id) {
      busy.set(id, (busy.get(id) ?? 0) + 1);
      let over = false;
      return (answered) => {
        if (over) return;
        over = true;
        const left = (busy.get(id) ?? 1) - 1;
        if (left > 0) busy.set(id, left);
        else busy.delete(id);
        const before = told.get(id);
        if (before !== undefined) told.set(id, { ...before, ...answered });
      };
    },
    beginDial() {
      dials += 1;
      let over = false;
      return (id) => {
        if (over) return;
        over = true;
        dials -= 1;
        const call = newest.find((one) => one.id === id);
        if (call !== undefined && id !== null) told.set(id, { ...toldOf(call), at: 'ringing' });
      };
    },
    forget() {
      told.clear();
      last.clear();
    },
  };
}
