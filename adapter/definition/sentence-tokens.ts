/** A word, a quoted name or a comma of a rule's sentence. */
export interface Token {
  readonly text: string;
  /** From 1. */
  readonly column: number;
  readonly kind: 'word' | 'quoted' | 'comma';
}

/** What a sentence should have had, and where. */
export interface Fault {
  /** From 1; one past the end where something is missing there. */
  readonly column: number;
  /** In English and short. */
  readonly expected: string;
  /** What was most likely meant by the word that stands there. */
  readonly suggestion?: string;
}

export type Tokens =
  | { readonly ok: true; readonly tokens: readonly Token[] }
  | { readonly ok: false; readonly fault: Fault };

/** Blanks, a comma, a quoted name (with `""` for a quotation mark inside), a quotation mark left open, or a word. */
const NEXT = /(\s+)|(,)|"((?:[^"]|"")*)"|(")|([^\s,"]+)/g;

/** Splits a sentence into its tokens. */
export function tokensOf(sentence: string): Tokens {
  const tokens: Token[] = [];
  for (const match of sentence.matchAll(NEXT)) {
    const [, blanks, comma, quoted, open, word] = match;
    const column = match.index + 1;
    if (open !== undefined) {
      return { ok: false, fault: { column, expected: 'a closing " for this one' } };
    }
    if (comma !== undefined) tokens.push({ kind: 'comma', text: comma, column });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, column });
    else if (blanks === undefined) {
      tokens.push({ kind: 'quoted', text: (quoted ?? '').replaceAll('""', '"'), column });
    }
  }
  return { ok: true, tokens };
}
