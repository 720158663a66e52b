/** Words that are no status unless they are quoted. */
const RESERVED = /^(?:any|none)$/i;

/** Whether an unquoted word of a rule would be taken for something else than a status. */
export const isReserved = (word: string): boolean => RESERVED.test(word);

/** A status as a rule writes it: quoted where it would not be one word. */
export const quotedStatus = (status: string): string =>
  /[\s,"]/.test(status) || status === '' || isReserved(status)
    ? `"${status.replaceAll('"', '""')}"`
    : status;
