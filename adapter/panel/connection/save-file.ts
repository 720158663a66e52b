/** A file on its way to the agent's disk must still be there when the browser gets to it. */
const KEPT_FOR = 60_000;

/** Has the browser save a text under a name, as a download. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_FOR);
}

/** `2026-11-22T14-03`, for a file's name. */
export const fileTime = (at: number): string =>
  new Date(at).toISOString().slice(0, 16).replace(':', '-');
