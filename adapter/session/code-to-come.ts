import type { Clock } from '../ports/clock.js';
import { againAfter } from './again.js';

/** Code that a page can do without for now, but not for good. */
export interface CodeToCome {
  /** `missing`: it did not come, and is asked for again. */
  readonly is: 'unasked' | 'underWay' | 'missing' | 'there';
  /** It is needed now. */
  want(): void;
}

export interface CodeToComeOptions {
  /** Rejects where it cannot be loaded. */
  readonly load: () => Promise<unknown>;
  readonly clock: Clock;
  /** It is there, or it is missing. */
  readonly onChange: () => void;
}

/** Fetches code once it is wanted, and then until it is there, for as long as the page lives. */
export function createCodeToCome({ load, clock, onChange }: CodeToComeOptions): CodeToCome {
  let is: CodeToCome['is'] = 'unasked';

  function become(next: CodeToCome['is']): void {
    if (is === next) return;
    is = next;
    onChange();
  }

  function fetch(failures: number): void {
    load().then(
      () => become('there'),
      () => {
        clock.after(againAfter(failures), () => fetch(failures + 1));
        become('missing');
      },
    );
  }

  return {
    get is() {
      return is;
    },
    want() {
      if (is !== 'unasked') return;
      is = 'underWay';
      fetch(0);
    },
  };
}
