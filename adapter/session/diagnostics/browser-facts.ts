/** What the browser says of itself. */
export interface BrowserFacts {
  readonly userAgent: string;
  readonly languages: readonly string[];
  readonly online: boolean;
  readonly timeZone: string;
}

export function browserFacts(): BrowserFacts {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  // Outside a browser, as where the pure tests run, there is nobody to ask.
  if (!('navigator' in globalThis)) {
    return { userAgent: '', languages: [], online: true, timeZone };
  }
  const { userAgent, languages, onLine } = navigator;
  return { userAgent, languages: [...languages], online: onLine, timeZone };
}
