/** Texts and what is put in: these stay as they are. */
const KEPT = /(\$\{[^{}]*\}|'[^']*'|"[^"]*")/;

const tidy = (css: string): string =>
  css
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;\}/g, '}');

/** A style sheet without comments and without the space that only people need. */
export function tidyStyle(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split(KEPT)
    .map((part, index) => (index % 2 === 1 ? part : tidy(part)))
    .join('')
    .trim();
}

/** A module whose style sheets (Lit's `css` literals) are tidied; each line after them stays the line that it was. */
export function tidyStyles(source: string): string {
  return source.replace(/\bcss`([^`\\]*)`/g, (literal, css: string) => {
    const tidied = tidyStyle(css);
    // Something is put in that is more than a name: better larger than wrong.
    if (tidied.replace(/\$\{[\w.]+\}/g, '').includes('${')) return literal;
    const lines = (text: string): number => text.split('\n').length;
    return `css\`${tidied}\`${'\n'.repeat(lines(css) - lines(tidied))}`;
  });
}
