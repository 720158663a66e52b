import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import { isSeen, SWITCHES } from '../../ports/phone-rules.js';
import type { Interaction, PhoneAction, PhoneDeed } from '../../ports/phone.js';

/** What PureCloud has taken shows by then, or it never will; in milliseconds. */
const SETTLE = 4_000;

/** Deeds that do not stand in each other's way; all others decide where the interaction goes. */
const KINDS: Readonly<Partial<Record<PhoneDeed, string>>> = {
  ...SWITCHES,
  speakTo: 'speakTo',
  requestAfterCallWork: 'requestAfterCallWork',
};

const COURSE = 'course';

const kindOf = (deed: PhoneDeed): string => KINDS[deed] ?? COURSE;

/** One deed on its way. */
interface Work {
  readonly action: PhoneAction;
  /** Its outcome tells, as it did not show before. */
  readonly tells: boolean;
  /** How the interaction stood when it was sent. */
  readonly before: string;
  taken: boolean;
  stop: Disposer;
}

/** What is being done with each interaction, from the click to the change that comes of it. */
export interface WorkUnderWay {
  of(interaction: string): readonly PhoneDeed[];
  /** Nothing of its kind is done meanwhile, and nothing at all where it goes away; but to hang up is always possible. */
  mayBegin(interaction: string, deed: PhoneDeed): boolean;
  begin(
    action: PhoneAction,
    interaction: Interaction,
  ): { readonly taken: () => void; readonly failed: () => void };
  /** To be called with every change. */
  look(now: readonly Interaction[]): void;
  dispose(): void;
}

/** What changes of an interaction when that was done with it. */
function standingOf(deed: PhoneDeed, interaction: Interaction): unknown {
  const { held, muted, securePaused, state, since, consultation, party, wrapUp } = interaction;
  const { participants, can } = interaction;
  switch (kindOf(deed)) {
    case 'hold':
      return held;
    case 'mute':
      return muted;
    case 'securePause':
      return securePaused;
    case 'speakTo':
      return consultation?.with;
    case 'requestAfterCallWork':
      return wrapUp?.requested;
    default:
      // A call from a callback begins and ends within its state.
      return [
        state,
        since,
        consultation,
        party,
        wrapUp?.done,
        participants.map(({ id }) => id),
        can.includes('callBack'),
      ];
  }
}

export function createWorkUnderWay(clock: Clock, onChange: () => void): WorkUnderWay {
  const all = new Set<Work>();
  let live: readonly Interaction[] = [];

  const worksOn = (id: string): readonly Work[] =>
    [...all].filter(({ action }) => action.interaction === id);

  function end(work: Work): void {
    work.stop();
    all.delete(work);
  }

  /** What shows is done, though the word of it may be lost. */
  function isOver({ action, tells, taken, before }: Work): boolean {
    const interaction = live.find((one) => one.id === action.interaction);
    if (interaction === undefined || (tells && isSeen(action, interaction))) return true;
    return taken && JSON.stringify(standingOf(action.do, interaction)) !== before;
  }

  return {
    of: (id) => worksOn(id).map(({ action }) => action.do),
    mayBegin(id, deed) {
      const now = worksOn(id).map(({ action }) => action.do);
      if (deed === 'hangUp') return !now.includes(deed);
      return !now.some((one) => kindOf(one) === COURSE || kindOf(one) === kindOf(deed));
    },
    begin(action, interaction) {
      const work: Work = {
        action,
        tells: !isSeen(action, interaction),
        before: JSON.stringify(standingOf(action.do, interaction)),
        taken: false,
        stop: () => undefined,
      };
      all.add(work);
      const over = (): void => {
        end(work);
        onChange();
      };
      return {
        taken() {
          if (!all.has(work)) return;
          work.taken = true;
          if (isOver(work)) over();
          else work.stop = clock.after(SETTLE, over);
        },
        failed: () => end(work),
      };
    },
    look(now) {
      live = now;
      for (const work of [...all]) if (isOver(work)) end(work);
    },
    dispose() {
      for (const work of [...all]) end(work);
    },
  };
}
