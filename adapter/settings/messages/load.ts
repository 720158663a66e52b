import type { Language } from '../../sync/words.js';
import type { SettingsMessages } from './messages.js';

/** Rejects when it cannot be loaded. */
export async function loadSettingsMessages(language: Language): Promise<SettingsMessages> {
  switch (language) {
    case 'en':
      return (await import('./en.js')).en;
    case 'ja':
      return (await import('./ja.js')).ja;
  }
}
