import { languageOfTag, type Language } from '../sync/languages.js';
import type { Model } from './model.js';

/** What the panel speaks. `salesforce`: the language of the agent there, which the page begins with. */
export function languageOf(
  { definition, agent }: Pick<Model, 'definition' | 'agent'>,
  salesforce: Language,
): Language {
  const wanted = definition?.softphone.language ?? 'salesforce';
  if (wanted === 'salesforce') return salesforce;
  if (wanted === 'pureCloud') return languageOfTag(agent?.language ?? '') ?? salesforce;
  return wanted;
}
