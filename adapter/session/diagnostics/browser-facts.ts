/** What the browser says of itself. */
export interface BrowserFacts {
  readonly userAgent: string;
  readonly languages: readonly string[];
  readonly online: boolean;
  readonly timeZone: string;
}

export const browserFacts = (): BrowserFacts => ({
  userAgent: navigator.userAgent,
  languages: [...navigator.languages],
  online: navigator.onLine,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});
