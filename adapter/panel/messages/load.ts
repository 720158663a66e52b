import type { AdviceWords } from './advice.js';
import { en } from './en.js';
import type { Messages } from './messages.js';
import { timeIn } from './times.js';
import type { Language } from '../../sync/words.js';

/** English is in the first chunk; another language comes when it is asked for. Rejects when it cannot be loaded. */
export async function loadMessages(language: Language): Promise<Messages> {
  switch (language) {
    case 'en':
      return en;
    case 'ja':
      return (await import('./ja.js')).ja;
  }
}

/** What the language of `words` says of troubles. Rejects when it cannot be loaded. */
export async function loadAdvice({ language, side }: Messages): Promise<AdviceWords> {
  const needs = { side, time: (at: number) => timeIn(language, at) };
  switch (language) {
    case 'en':
      return (await import('./en-advice.js')).enAdvice(needs);
    case 'ja':
      return (await import('./ja-advice.js')).jaAdvice(needs);
  }
}
