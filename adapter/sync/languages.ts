/** What the softphone speaks. A new one does not compile before every set of words has it: docs/languages.md. */
export const LANGUAGES = ['en', 'ja'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The softphone's language for a tag such as `ja-JP` or `en_US`; `null`: it does not speak it. */
export function languageOfTag(tag: string): Language | null {
  const [primary] = tag.toLowerCase().split(/[-_]/);
  return LANGUAGES.find((language) => language === primary) ?? null;
}
