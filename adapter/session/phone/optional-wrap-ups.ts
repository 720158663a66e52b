import type { Interaction, PhonePort } from '../../ports/phone.js';
import { PortError } from '../../ports/port-error.js';
import type { Drafts } from './drafts.js';

export interface OptionalWrapUpsOptions {
  readonly phone: Pick<PhonePort, 'recall' | 'interactions'>;
  readonly drafts: Drafts;
  /** What another tab showed until this one took the lead. */
  readonly before: readonly Interaction[];
  /** There is nothing to be written any more. */
  readonly onOver: (interaction: string) => void;
}

/**
 * Where a wrap-up is the agent's to write or not, they are free as soon as the call is over, and PureCloud lists it no
 * more: an end that nobody told of, during a loss or a refresh, is asked for.
 */
export interface OptionalWrapUps {
  /** Those that were asked for first have been read, or could not be. Never rejects. */
  readonly begun: Promise<unknown>;
  /** To be called with every change. What is gone, and is not asked for, is over. */
  hear(now: readonly Interaction[], gone: readonly Interaction[]): void;
}

export function createOptionalWrapUps(options: OptionalWrapUpsOptions): OptionalWrapUps {
  const { phone, drafts, onOver } = options;
  const isLive = (id: string): boolean => phone.interactions.some((one) => one.id === id);
  let missed = new Set([...drafts.optional, ...options.before.filter(mayLast).map(({ id }) => id)]);
  const asked = new Set<string>();
  let begun: Promise<unknown> | null = null;

  async function recall(id: string): Promise<void> {
    asked.add(id);
    try {
      await phone.recall(id);
      if (!isLive(id)) onOver(id);
    } catch (error) {
      // At the next change it may be read.
      if (isTransient(error)) missed.add(id);
      else onOver(id);
    } finally {
      asked.delete(id);
    }
  }

  return {
    get begun() {
      return begun ?? Promise.resolve();
    },
    hear(now, gone) {
      for (const one of gone) {
        if (isTalk(one)) missed.add(one.id);
        else onOver(one.id);
      }
      const before = missed;
      missed = new Set();
      const all = [...before].filter((id) => !isLive(id) && !asked.has(id)).map(recall);
      begun ??= Promise.all(all);
      drafts.optional = [...now.filter(mayLast).map(({ id }) => id), ...asked, ...missed];
    },
  };
}

const isTransient = (error: unknown): boolean =>
  error instanceof PortError && error.failure.kind === 'transient';

const mayLast = ({ wrapUp }: Interaction): boolean => wrapUp?.mode === 'optional' && !wrapUp.done;

/** Its end was not told. */
const isTalk = (one: Interaction): boolean => mayLast(one) && one.state === 'connected';
