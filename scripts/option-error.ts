/** What Node's `parseArgs` does not take, in a sentence for whoever typed it; its advice about quoting is left out. */
export function optionError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const wanting = /^Option '(?:-\w, )?(--[\w-]+).*' argument (?:missing|is ambiguous)/.exec(
    message,
  );
  if (wanting) return `The option ${wanting[1] ?? ''} wants a value. --help lists the options.`;
  const [sentence = ''] = message.split(/\.\s/);
  return `${sentence.replace(/\.$/, '')}. --help lists the options.`;
}

/** The exit status of a command that takes no option, where it was given one or asked for help; `null`: it may begin. */
export function withoutOptions(args: readonly string[], usage: string): number | null {
  const [unknown] = args;
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(usage);
    return 0;
  }
  if (unknown === undefined) return null;
  process.stderr.write(`There is no option ${unknown}.\n\n${usage}`);
  return 2;
}
