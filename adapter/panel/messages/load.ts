import { en } from './en.js';
import type { Messages } from './messages.js';
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
