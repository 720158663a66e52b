/** What Node's `parseArgs` does not take, in a sentence for whoever typed it; its advice about quoting is left out. */
export function optionError(error: unknown): string {
  const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
  return `${sentence.replace(/\.$/, '')}. --help lists the options.`;
}
