/** Which softphone runs on which definition. */
export interface Versions {
  readonly softphone: string;
  readonly build: string;
  /** Of the definition; `null`: none was read. */
  readonly definition: number | null;
  /** Its revision's number and day. Who saved it is a person's name, and stays here. */
  readonly revision: string;
}

const REVISION = /^\d+(?:\s+\d{4}-\d{2}-\d{2})?(?=\s|$)/;

export const revisionWithoutAuthor = (revision: string): string =>
  REVISION.exec(revision.trim())?.[0] ?? '';
