import type { AroundMessages } from './messages.js';
import type { Language } from '../../../sync/words.js';

/** Rejects when it cannot be loaded. */
export async function loadAroundMessages(language: Language): Promise<AroundMessages> {
  switch (language) {
    case 'en':
      return (await import('./en.js')).en;
    case 'ja':
      return (await import('./ja.js')).ja;
  }
}
