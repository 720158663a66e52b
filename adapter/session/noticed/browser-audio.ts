import type { AudioLike } from './ringer.js';

/** The browser's own audio; `null` where it has none. To be called late: browsers want a page to be silent at first. */
export function browserAudio(window: Window & typeof globalThis): AudioLike | null {
  if (!('AudioContext' in window)) return null;
  const context = new window.AudioContext();
  return {
    get state() {
      return context.state;
    },
    get currentTime() {
      return context.currentTime;
    },
    sound(frequencies) {
      const volume = context.createGain();
      volume.gain.value = 0;
      volume.connect(context.destination);
      const oscillators = frequencies.map((frequency) => {
        const oscillator = context.createOscillator();
        oscillator.frequency.value = frequency;
        oscillator.connect(volume);
        oscillator.start();
        return oscillator;
      });
      return {
        gain: volume.gain,
        stop() {
          volume.disconnect();
          for (const oscillator of oscillators) oscillator.stop();
        },
      };
    },
    resume: () => context.resume(),
    suspend: () => context.suspend(),
    close: () => context.close(),
    whenChanged: (listener) => context.addEventListener('statechange', listener),
  };
}
