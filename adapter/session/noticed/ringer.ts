import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import type { Sound } from './view.js';

/** How it sounds: a call for somebody who is free, or one beside the call that they are in. */
export type RingPattern = 'ring' | 'knock';

/** Makes the sound of one ringing. */
export interface Ringer {
  readonly sound: Sound;
  /** Whether it can be heard now. */
  readonly isHeard: boolean;
  /** Sounds until it is disposed of, and then at once no more. `volume`: 0 to 100. */
  ring(pattern: RingPattern, volume: number): Disposer;
  /** The agent has a hand in the page: what was blocked may sound now. */
  unlock(): void;
  dispose(): void;
}

/** Tones that sound together, from when they are made. */
export interface Tones {
  readonly gain: {
    setValueAtTime(value: number, at: number): unknown;
    linearRampToValueAtTime(value: number, at: number): unknown;
  };
  stop(): void;
}

/** A browser's audio: https://webaudio.github.io/web-audio-api/ */
export interface AudioLike {
  readonly state: string;
  /** In seconds; it stands still while the browser lets nothing sound. */
  readonly currentTime: number;
  /** Frequencies in hertz. */
  sound(frequencies: readonly number[]): Tones;
  resume(): Promise<void>;
  suspend(): Promise<void>;
  close(): Promise<void>;
  whenChanged(listener: () => void): void;
}

export interface RingerOptions {
  /** `null` where the browser has no Web Audio. */
  readonly makeContext: () => AudioLike | null;
  /** Whether the agent has clicked in this page, as far as the browser tells; `undefined`: it does not. */
  readonly hasClicked: () => boolean | undefined;
  readonly clock: Clock;
  /** `sound` may be another. */
  readonly onChange: () => void;
}

interface Pattern {
  /** In hertz, together. */
  readonly tones: readonly number[];
  /** Seconds of sound, and from one beginning to the next. */
  readonly on: number;
  readonly every: number;
  /** Of the volume that the agent chose. */
  readonly share: number;
}

const PATTERNS: Readonly<Record<RingPattern, Pattern>> = {
  ring: { tones: [440, 480], on: 1.2, every: 3, share: 1 },
  knock: { tones: [520], on: 0.18, every: 5, share: 0.4 },
};

/** Seconds. */
const LONGEST = 15 * 60;

/**
 * The browser is given so many seconds of it at a time, and more after so many milliseconds: a tab in the background,
 * whose timers come once a minute, rings on, and the first ring does not wait for the last to be reckoned.
 */
const AHEAD = 150;
const MORE_AFTER = 60_000;

/** Seconds in which a tone rises and falls, so that it does not click. */
const EDGE = 0.02;

/** Two tones at the full volume must not clip. */
const LOUDEST = 0.35;

export function createRinger({ makeContext, hasClicked, clock, onChange }: RingerOptions): Ringer {
  /** `undefined`: not asked for yet, which browsers want to be done late. */
  let context: AudioLike | null | undefined;
  let ringing = 0;
  /** The browser did not let it sound when it was to. */
  let refused = false;

  const isRunning = (): boolean => context?.state === 'running';

  function open(): AudioLike | null {
    if (context === undefined) {
      try {
        context = makeContext();
      } catch {
        context = null;
      }
      context?.whenChanged(told);
    }
    return context;
  }

  function told(): void {
    if (isRunning()) refused = false;
    onChange();
  }

  function wake(audio: AudioLike): void {
    // A browser that does not let it sound leaves this open, and sounds once it may.
    if (audio.state !== 'running') audio.resume().then(told, told);
  }

  function sound(): Sound {
    if (context === null) return 'missing';
    if (isRunning()) return 'ready';
    return refused || hasClicked() === false ? 'blocked' : 'ready';
  }

  return {
    get sound() {
      return sound();
    },
    get isHeard() {
      return ringing > 0 && isRunning();
    },
    ring(pattern, volume) {
      const audio = open();
      if (audio === null) return () => undefined;
      ringing += 1;
      const stop = play(audio, PATTERNS[pattern], (volume / 100) ** 2 * LOUDEST, clock);
      wake(audio);
      let stopped = false;
      return () => {
        if (stopped) return;
        stopped = true;
        refused = !isRunning();
        stop();
        ringing -= 1;
        if (ringing === 0) audio.suspend().catch(() => undefined);
      };
    },
    unlock() {
      refused = false;
      if (context !== undefined && context !== null && ringing > 0) wake(context);
    },
    dispose() {
      context?.close().catch(() => undefined);
      context = null;
    },
  };
}

function play(
  audio: AudioLike,
  { tones, on, every, share }: Pattern,
  loud: number,
  clock: Clock,
): Disposer {
  const sounding = audio.sound(tones);
  const { gain } = sounding;
  let at = audio.currentTime;
  const end = at + LONGEST;
  let stopTimer: Disposer = () => undefined;

  function goOn(): void {
    for (const until = Math.min(end, audio.currentTime + AHEAD); at < until; at += every) {
      gain.setValueAtTime(0, at);
      gain.linearRampToValueAtTime(loud * share, at + EDGE);
      gain.setValueAtTime(loud * share, at + on - EDGE);
      gain.linearRampToValueAtTime(0, at + on);
    }
    if (at < end) stopTimer = clock.after(MORE_AFTER, goOn);
  }

  goOn();
  return () => {
    stopTimer();
    sounding.stop();
  };
}
