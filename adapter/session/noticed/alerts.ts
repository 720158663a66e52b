import type { PhoneView, ShownInteraction } from '../phone/view.js';

/** What an agent does with what alerts; from the click on it is no longer news. */
const ANSWERS = ['answer', 'decline', 'toVoicemail'] as const;

/** The interactions that wait for the agent. */
export const alertsIn = (phone: PhoneView | null): readonly ShownInteraction[] =>
  (phone?.interactions ?? []).filter(
    ({ state, underWay }) =>
      state === 'alerting' && !ANSWERS.some((answer) => underWay.includes(answer)),
  );

/** Who speaks is told of another call by a short tone, and not rung at. */
export const isSpeaking = (phone: PhoneView | null): boolean =>
  (phone?.interactions ?? []).some(
    ({ media, state }) => state === 'connected' && (media === 'voice' || media === 'callback'),
  );
