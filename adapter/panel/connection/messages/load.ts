import type { ConnectionMessages } from './messages.js';
import type { Language } from '../../../sync/words.js';

/** Rejects when it cannot be loaded. */
export async function loadConnectionMessages(language: Language): Promise<ConnectionMessages> {
  switch (language) {
    case 'en':
      return (await import('./en.js')).en;
    case 'ja':
      return (await import('./ja.js')).ja;
  }
}
