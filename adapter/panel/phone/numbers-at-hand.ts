import type { ReactiveControllerHost } from 'lit';
import {
  checkNumber,
  type CheckedNumber,
  type NumberRules,
} from '../../definition/check-number.js';
import { loadNumbers, type LoadNumbers } from '../../ports/numbers/load-numbers.js';
import type { NumberLibrary } from '../../definition/check-number.js';

/** What is known of numbers, for an element in which one is typed: fetched once there is a digit, and as good as it is there. */
export class NumbersAtHand {
  library: NumberLibrary | null = null;
  private loading: Promise<void> | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly onLoaded: () => void = () => undefined,
    private readonly load: () => LoadNumbers = () => loadNumbers,
  ) {}

  /** Resolves once it is there, or cannot be had; then it is asked for again the next time. */
  want(): Promise<void> {
    if (this.library !== null) return Promise.resolve();
    this.loading ??= this.load()().then(
      (library) => {
        this.library = library;
        this.loading = null;
        this.onLoaded();
        this.host.requestUpdate();
      },
      () => {
        this.loading = null;
      },
    );
    return this.loading;
  }

  check(text: string, rules: NumberRules): CheckedNumber {
    return checkNumber(text, rules, this.library);
  }
}
