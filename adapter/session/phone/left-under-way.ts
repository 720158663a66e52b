import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import type { Interaction, PhoneDeed } from '../../ports/phone.js';
import type { PhoneView } from './view.js';

/** What was on its way shows by then, or it never went out; in milliseconds. */
const GRACE = 3_000;

/** Deeds that an interaction no longer allows once they are done, so that it tells by itself whether they are. */
const TELLING: readonly PhoneDeed[] = [
  'answer',
  'decline',
  'toVoicemail',
  'hangUp',
  'hold',
  'resume',
  'mute',
  'unmute',
  'securePause',
  'secureResume',
  'transfer',
  'consult',
  'cancelConsultation',
  'completeConsultation',
  'wrapUp',
  'endAfterCallWork',
];

export interface LeftUnderWayOptions {
  readonly clock: Clock;
  /** What the tab that led until now showed; `null`: none did. */
  readonly before: PhoneView | null;
  readonly find: (interaction: string) => Interaction | undefined;
  /** The agent has clicked again meanwhile. */
  readonly isBusy: (interaction: string) => boolean;
  /** A call is there that the agent makes, or is being made. */
  readonly hasOutbound: () => boolean;
  readonly onNotDone: (deed: PhoneDeed | 'dial', interaction: string | null) => void;
}

/**
 * A click that a tab took and died with: nobody knows whether it was sent. Once there was time for it to show, and it
 * does not, the agent is told, as they saw it under way. It is not done again: by then they may want something else.
 */
export function watchLeftUnderWay(options: LeftUnderWayOptions): Disposer {
  const { clock, before, find, isBusy, hasOutbound, onNotDone } = options;
  const left = (before?.interactions ?? []).flatMap(({ id, underWay }) =>
    underWay.filter((deed) => TELLING.includes(deed)).map((deed) => ({ id, deed })),
  );
  const dialed = (before?.dialing ?? null) !== null;
  if (left.length === 0 && !dialed) return () => undefined;
  return clock.after(GRACE, () => {
    const lost = left.find(({ id, deed }) => find(id)?.can.includes(deed) === true && !isBusy(id));
    if (lost !== undefined) onNotDone(lost.deed, lost.id);
    else if (dialed && !hasOutbound()) onNotDone('dial', null);
  });
}
