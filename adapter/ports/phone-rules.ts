import type { Destination, Interaction, PermittedDeed, PhoneAction, PhoneDeed } from './phone.js';

/** What can be done with an interaction, by its state alone: whoever has the phone says the same. */

const CONNECTED_VOICE: readonly PhoneDeed[] = ['digits', 'consult'];

/** PureCloud's contract tells no limit of tags; these are more than anybody types. */
export const MOST_TAGS = 20;
export const LONGEST_TAG = 50;

/** What is switched on and off while an interaction goes on: each of two undoes the other. */
export const SWITCHES: Readonly<Partial<Record<PhoneDeed, string>>> = {
  hold: 'hold',
  resume: 'hold',
  mute: 'mute',
  unmute: 'mute',
  securePause: 'securePause',
  secureResume: 'securePause',
};

/**
 * The deeds that its state allows; PureCloud may still refuse one to this agent. `hasVoice`: there is a call in it, as
 * in a callback from which the agent called.
 */
export function deedsFor(
  interaction: Omit<Interaction, 'can'>,
  hasVoice = interaction.media === 'voice',
): readonly PhoneDeed[] {
  switch (interaction.state) {
    case 'alerting':
      return whileAlerting(interaction);
    case 'contacting':
      return ['hangUp'];
    case 'dialing':
      return ['hangUp', interaction.muted ? 'unmute' : 'mute'];
    case 'connected':
      return whileConnected(interaction, hasVoice);
    case 'afterCallWork':
      return afterwards(interaction);
  }
}

/** A queue's call goes back to its queue; only one that was meant for this agent has a voicemail to go to. */
function whileAlerting({ media, queue }: Omit<Interaction, 'can'>): readonly PhoneDeed[] {
  const toVoicemail = media === 'voice' && queue === null;
  return ['answer', 'decline', ...(toVoicemail ? (['toVoicemail'] as const) : [])];
}

function whileConnected(
  interaction: Omit<Interaction, 'can'>,
  hasVoice: boolean,
): readonly PhoneDeed[] {
  const { media, consultation, held, muted, securePaused, wrapUp, participants } = interaction;
  const deeds: PhoneDeed[] = [];
  if (consultation !== null) {
    // Who leaves now has transferred; and there is no hold, but whom one speaks to.
    deeds.push('speakTo', 'cancelConsultation', 'digits', muted ? 'unmute' : 'mute');
    if (consultation.state === 'connected') deeds.push('completeConsultation');
  } else {
    deeds.push('hangUp', 'transfer');
    if (media === 'callback' && !hasVoice) deeds.push('callBack');
    if (hasVoice) {
      deeds.push(
        held ? 'resume' : 'hold',
        muted ? 'unmute' : 'mute',
        securePaused ? 'secureResume' : 'securePause',
        ...CONNECTED_VOICE,
      );
      // A callback's call ends with its callback, so that it is not one to be joined with another.
      if (media === 'voice') deeds.push('merge');
      if (participants.length > 1) deeds.push('removeParticipant');
    }
  }
  if (wrapUp !== null) deeds.push('keepWrapUp');
  if (wrapUp?.mode === 'onRequest' && !wrapUp.requested) deeds.push('requestAfterCallWork');
  return deeds;
}

function afterwards({ wrapUp }: Omit<Interaction, 'can'>): readonly PhoneDeed[] {
  if (wrapUp === null) return ['endAfterCallWork'];
  const mayEnd = wrapUp.mode !== 'timedToTheEnd' && (wrapUp.mode !== 'mandatory' || wrapUp.done);
  return ['wrapUp', 'keepWrapUp', ...(mayEnd ? (['endAfterCallWork'] as const) : [])];
}

/**
 * What becomes of an action: it is to be sent, or it is so already, or it cannot be. `interaction` is `undefined`
 * where it is over.
 */
export function standOf(
  action: PhoneAction,
  interaction: Interaction | undefined,
): 'send' | 'so' | 'impossible' {
  const possible = interaction?.can.includes(action.do) === true && isPossible(action, interaction);
  if (possible && action.do !== 'speakTo') return 'send';
  if (isSo(action, interaction)) return 'so';
  return possible ? 'send' : 'impossible';
}

/** Only a call goes to a number; what is written goes to somebody who can write. */
function isPossible(action: PhoneAction, { can, participants }: Interaction): boolean {
  switch (action.do) {
    case 'transfer':
      return !('number' in action.to) || can.includes('digits');
    case 'removeParticipant':
      return participants.some(({ id }) => id === action.participant);
    default:
      return true;
  }
}

/** What an agent needs the permission for. */
export function permittedDeedOf(action: PhoneAction): PermittedDeed {
  return action.do === 'transfer' || action.do === 'consult'
    ? deedTo(action.do, action.to)
    : action.do;
}

export function deedTo(deed: 'transfer' | 'consult', to: Destination): PermittedDeed {
  return `${deed}To${'user' in to ? 'User' : 'queue' in to ? 'Queue' : 'Number'}`;
}

/** Whether what was sent shows: only then is the next action of its kind judged by what is seen. */
export function isSeen(action: PhoneAction, interaction: Interaction | undefined): boolean {
  if (interaction === undefined || isSo(action, interaction)) return true;
  switch (action.do) {
    case 'transfer':
      return interaction.state === 'afterCallWork';
    case 'consult':
      return interaction.consultation !== null;
    case 'wrapUp':
      return interaction.wrapUp?.done === true;
    case 'keepWrapUp': {
      const kept = interaction.wrapUp?.kept;
      const { code, notes, tags = [] } = action;
      return (
        kept?.code === code && kept.notes === notes && kept.tags.join('\n') === tags.join('\n')
      );
    }
    case 'merge':
      return interaction.participants.length > 1;
    case 'callBack':
      return !interaction.can.includes('callBack');
    case 'digits':
      return true;
    default:
      return false;
  }
}

function isSo(action: PhoneAction, interaction: Interaction | undefined): boolean {
  const over = interaction === undefined || interaction.state === 'afterCallWork';
  switch (action.do) {
    case 'decline':
    case 'hangUp':
    case 'toVoicemail':
    case 'completeConsultation':
      return over;
    case 'cancelConsultation':
      return (interaction?.consultation ?? null) === null;
    case 'speakTo':
      return interaction?.consultation?.with === action.with;
    case 'endAfterCallWork':
      return interaction === undefined;
    case 'answer':
      return interaction?.state === 'connected';
    case 'hold':
      return interaction?.held === true;
    case 'resume':
      return interaction?.held === false;
    case 'mute':
      return interaction?.muted === true;
    case 'unmute':
      return interaction?.muted === false;
    case 'securePause':
      return interaction?.securePaused === true;
    case 'secureResume':
      return interaction?.securePaused === false;
    case 'requestAfterCallWork':
      return interaction?.wrapUp?.requested === true;
    case 'removeParticipant':
      return interaction?.participants.every(({ id }) => id !== action.participant) ?? true;
    default:
      return false;
  }
}
