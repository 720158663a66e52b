import type { Language } from '../../../sync/words.js';
import { en } from './en.js';
import { ja } from './ja.js';
import type { RuleMessages } from './messages.js';

const WORDS: Readonly<Record<Language, RuleMessages>> = { en, ja };

export const ruleWords = (language: Language): RuleMessages => WORDS[language];
