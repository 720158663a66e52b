import type { Language } from '../../sync/words.js';

/** The reader's own variant of a language, so that Britons read 14:03 and Americans 2:03 PM. */
export const variantOf = (language: Language): string =>
  navigator.languages.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? language;

/** A time of day, with the day where it is not today. `at` is in milliseconds since the epoch. */
export function timeIn(language: Language, at: number, now: number = Date.now()): string {
  const today = new Date(now).toDateString() === new Date(at).toDateString();
  return new Intl.DateTimeFormat(variantOf(language), {
    hour: 'numeric',
    minute: '2-digit',
    ...(today ? {} : { month: 'short', day: 'numeric' }),
  }).format(at);
}
