import type { ConnectionMessages } from '../connection/messages/messages.js';
import type { Language } from '../../sync/words.js';
import type { AdviceWords } from './advice.js';
import type { Messages } from './messages.js';

/** The words of another host than Open CTI, of which the panel's own are. Both reject when they cannot be loaded. */
export interface HostWords {
  /** In the language of `words`. */
  readonly advice: (words: Messages) => Promise<AdviceWords>;
  readonly connection: (language: Language) => Promise<ConnectionMessages>;
}
