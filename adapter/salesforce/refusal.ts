import { PortError } from '../ports/port-error.js';

const NOT_GRANTED =
  /access|permission|not assigned|privilege|not granted|profile|not available to/i;
const NETWORK =
  /network|connect(ion|ivity)|time[d ]?-?out|temporar|try again|unreachable|failed to fetch/i;

/** No longer than a sentence or two: the words are for the support bundle. */
const LONGEST = 200;

/**
 * What a rejection of the toolkit means, by its words; the toolkit has no codes. Words in another language than
 * English are a plain refusal, which is not tried again.
 */
export function refusalOf(words: string): PortError {
  const detail = words === '' ? 'Omni-Channel refused it without a word.' : words.slice(0, LONGEST);
  if (NOT_GRANTED.test(words)) {
    return new PortError({ kind: 'permanent', reason: 'notGranted' }, detail);
  }
  if (NETWORK.test(words)) {
    return new PortError({ kind: 'transient', reason: 'network' }, detail);
  }
  return new PortError({ kind: 'permanent', reason: 'refused' }, detail);
}
