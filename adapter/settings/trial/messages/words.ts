import type { Language } from '../../../sync/words.js';
import { en } from './en.js';
import { ja } from './ja.js';
import type { TrialMessages } from './messages.js';

const WORDS: Readonly<Record<Language, TrialMessages>> = { en, ja };

export const trialWords = (language: Language): TrialMessages => WORDS[language];

/** A time of a shift: `1:05:09`, or `5:09` within the first hour. `at` in milliseconds from the start. */
export function shiftTime(at: number): string {
  const seconds = Math.round(at / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = two(seconds % 60);
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${two(minutes)}:${rest}`;
}
