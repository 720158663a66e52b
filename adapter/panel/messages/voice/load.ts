import { loadConnectionMessages } from '../../connection/messages/load.js';
import type { Language } from '../../../sync/words.js';
import type { HostWords } from '../host-words.js';
import { loadAdvice } from '../load.js';
import type { VoiceWords } from './words.js';

async function voiceWordsIn(language: Language): Promise<VoiceWords> {
  switch (language) {
    case 'en':
      return (await import('./en.js')).enVoice;
    case 'ja':
      return (await import('./ja.js')).jaVoice;
  }
}

/** The panel's words in Salesforce Voice: a chunk for each language, which no page in Open CTI loads. */
export const VOICE_WORDS: HostWords = {
  async advice(words) {
    const own = voiceWordsIn(words.language);
    return (await own).advice(await loadAdvice(words));
  },
  async connection(language) {
    const own = voiceWordsIn(language);
    return (await own).connection(await loadConnectionMessages(language));
  },
};
