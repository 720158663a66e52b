import type { Disposer } from '../../ports/disposer.js';
import type { Interaction, KeptWrapUp } from '../../ports/phone.js';
import type { PhoneDeskOptions } from './code.js';
import type { Drafts } from './drafts.js';
import type { Draft } from './view.js';

/** PureCloud is told of a wrap-up once the agent has not typed for so long, in milliseconds. */
const KEEP_AFTER = 3_000;

/** A timed wrap-up that nobody saved is saved so long before PureCloud ends it, in milliseconds. */
const SAVE_BEFORE_END = 2_000;

/** What could not be saved then is tried again after so long, in milliseconds. */
const SAVE_AGAIN = 500;

/** Sees to it that what an agent has written of an interaction is not lost: with the page, or with the time for it. */
export interface WrapUpKeeping {
  write(id: string, draft: Draft): void;
  /** Told to PureCloud, so that another page of this agent has it, too. The draft itself stays. */
  keep(id: string): void;
  /** It is being saved for good, and need not be kept for now. */
  saving(id: string): void;
  /** Saves it before its time ends; `until` in milliseconds since 1970, `null`: it has no end. */
  watchEnd(id: string, until: number | null): void;
  /** The draft, too. */
  forget(id: string): void;
  /** Ends the timers; what PureCloud is still to be told of. */
  end(): readonly KeptWrapUp[];
}

/** @param save saves it for good, unless something else of this interaction is under way. */
export function createWrapUpKeeping(
  { phone, clock }: Pick<PhoneDeskOptions, 'phone' | 'clock'>,
  drafts: Drafts,
  find: (id: string) => Interaction | undefined,
  save: (id: string, draft: Draft) => void,
): WrapUpKeeping {
  const keeping = new Map<string, Disposer>();
  const ending = new Map<string, { readonly until: number; readonly stop: Disposer }>();

  /** What PureCloud is still to be told of. */
  function untold(id: string): readonly KeptWrapUp[] {
    keeping.get(id)?.();
    const draft = keeping.delete(id) ? drafts.get(id) : null;
    if (draft === null || find(id)?.can.includes('keepWrapUp') !== true) return [];
    return [{ do: 'keepWrapUp', interaction: id, ...draft }];
  }

  function keep(id: string): void {
    // What cannot be kept there is kept here, and saved for good in the end.
    for (const action of untold(id)) phone.perform(action).catch(() => undefined);
  }

  function saving(id: string): void {
    keeping.get(id)?.();
    keeping.delete(id);
  }

  /** One that fails is tried again for as long as there is time. */
  function saveIn(id: string, until: number, milliseconds: number): void {
    ending.get(id)?.stop();
    const stop = clock.after(Math.max(0, milliseconds), () => {
      const draft = drafts.get(id);
      const can = find(id)?.can.includes('wrapUp') === true;
      if (can && draft !== null && draft.code !== '') save(id, draft);
      if (clock.now() + SAVE_AGAIN < until) saveIn(id, until, SAVE_AGAIN);
    });
    ending.set(id, { until, stop });
  }

  return {
    write(id, draft) {
      drafts.set(id, draft);
      keeping.get(id)?.();
      keeping.set(
        id,
        clock.after(KEEP_AFTER, () => keep(id)),
      );
    },
    keep,
    saving,
    watchEnd(id, until) {
      if (until === null || ending.get(id)?.until === until) return;
      saveIn(id, until, until - SAVE_BEFORE_END - clock.now());
    },
    forget(id) {
      saving(id);
      ending.get(id)?.stop();
      ending.delete(id);
      drafts.forget(id);
    },
    end() {
      for (const { stop } of ending.values()) stop();
      return [...keeping.keys()].flatMap(untold);
    },
  };
}
