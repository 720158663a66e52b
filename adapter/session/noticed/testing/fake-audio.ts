import type { AudioLike } from '../ringer.js';

/** A browser's audio, in a test's hands. */
export class FakeAudio {
  /** Tones that sound now, or would if they were allowed to. */
  sounding: (readonly number[])[] = [];
  /** Seconds: its own clock, and until when something was asked for last. */
  time = 0;
  until = 0;
  /** The loudest that was asked for last. */
  loudest = 0;
  contexts = 0;
  #state = 'suspended';
  #allowed: boolean;
  #wanted: (() => void)[] = [];
  #changed: () => void = () => undefined;

  constructor(allowed: boolean) {
    this.#allowed = allowed;
  }

  /** What can be heard. */
  get heard(): readonly (readonly number[])[] {
    return this.#state === 'running' ? this.sounding : [];
  }

  allow(): void {
    this.#allowed = true;
  }

  make(): AudioLike {
    this.contexts += 1;
    const state = (): string => this.#state;
    const time = (): number => this.time;
    const become = (next: string): void => {
      if (this.#state === next) return;
      this.#state = next;
      this.#changed();
    };
    return {
      get state() {
        return state();
      },
      get currentTime() {
        return time();
      },
      sound: (frequencies) => {
        this.sounding = [...this.sounding, frequencies];
        this.loudest = 0;
        return {
          gain: {
            setValueAtTime: () => undefined,
            linearRampToValueAtTime: (value, at) => {
              this.until = at;
              this.loudest = Math.max(this.loudest, value);
            },
          },
          stop: () => {
            this.sounding = this.sounding.filter((one) => one !== frequencies);
          },
        };
      },
      resume: () => {
        // A browser answers when the page may sound, which may be never.
        const answered = new Promise<void>((resolve) => this.#wanted.push(resolve));
        if (this.#allowed) {
          become('running');
          for (const resolve of this.#wanted.splice(0)) resolve();
        }
        return answered;
      },
      suspend: () => {
        become('suspended');
        return Promise.resolve();
      },
      close: () => {
        become('closed');
        return Promise.resolve();
      },
      whenChanged: (listener) => {
        this.#changed = listener;
      },
    };
  }
}
