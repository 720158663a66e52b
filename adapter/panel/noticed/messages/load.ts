import type { NoticedMessages } from './messages.js';
import type { Language } from '../../../sync/words.js';

/** English where a language's chunk cannot be fetched; rejects where that cannot, either. */
export const loadNoticedMessages = (language: Language): Promise<NoticedMessages> =>
  load(language).catch(() => load('en'));

async function load(language: Language): Promise<NoticedMessages> {
  switch (language) {
    case 'en':
      return (await import('./en.js')).en;
    case 'ja':
      return (await import('./ja.js')).ja;
  }
}
