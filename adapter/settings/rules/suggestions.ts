import { SYSTEM_PRESENCES } from '../../definition/catalog.js';
import { tokensOf, type Fault } from '../../definition/sentence-tokens.js';
import { EXPECTED_STATUS } from '../../definition/status-ref.js';
import { distance } from '../../definition/suggestion.js';
import { parseRule } from './rule-text.js';
import { presenceLabel, type Statuses } from './status-menu.js';

/** A word that was probably meant, and the sentence with it. */
export interface Suggestion {
  readonly label: string;
  readonly sentence: string;
}

interface Candidate {
  /** What is shown, and what the typed word is compared with. */
  readonly label: string;
  /** What stands in the sentence. */
  readonly text: string;
}

const MOST = 3;

/** What may have been meant where a sentence cannot be read, the likeliest first. Empty where nothing is likely. */
export function suggestionsFor(
  sentence: string,
  { column, expected }: Fault,
  statuses: Statuses,
): readonly Suggestion[] {
  const named = unquotedName(sentence, column, statuses);
  if (named !== null) return [named];
  const candidates = candidatesFor(expected, statuses);
  const typed = wordAt(sentence, column);
  return nearest(typed, candidates)
    .map(({ label, text }) => ({ label, sentence: better(sentence, column, typed, text) }))
    .filter((suggestion) => suggestion.sentence !== sentence);
}

/** The word at a column, quotation marks and all; empty where nothing stands there. */
function wordAt(sentence: string, column: number): string {
  const rest = sentence.slice(column - 1);
  return /^(?:"(?:[^"]|"")*"?|[^\s,"]+)/.exec(rest)?.[0] ?? '';
}

/** In place of what stands there or before it, whichever can be read further. */
function better(sentence: string, column: number, typed: string, text: string): string {
  const before = sentence.slice(0, column - 1);
  const space = before === '' || /\s$/.test(before) ? '' : ' ';
  const rest = sentence.slice(column - 1 + typed.length);
  const replaced = `${before}${space}${text}${rest}`;
  if (typed === '') return replaced;
  const inserted = `${before}${space}${text} ${typed}${rest}`;
  return reach(inserted) > reach(replaced) ? inserted : replaced;
}

const reach = (sentence: string): number => {
  const parsed = parseRule(sentence);
  return parsed.ok ? Number.POSITIVE_INFINITY : parsed.fault.column;
};

function candidatesFor(expected: string, statuses: Statuses): readonly Candidate[] {
  if (expected === EXPECTED_STATUS.omni) return omniCandidates(statuses);
  if (expected === EXPECTED_STATUS.pureCloud) return pureCloudCandidates(statuses);
  if (expected.startsWith('a media type')) {
    return ['voice', 'callback', 'chat', 'email', 'message'].map(same);
  }
  return expected
    .replace(/ \(.*\)$/, '')
    .split(/, | or /)
    .filter((word) => /^[A-Za-z]+$/.test(word))
    .map(same);
}

const same = (text: string): Candidate => ({ label: text, text });

const quoted = (text: string): string =>
  /[\s,"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const omniCandidates = ({ omni }: Statuses): readonly Candidate[] =>
  omni.flatMap(({ apiName, label }) =>
    [...new Set([apiName, label])]
      .filter((name) => name !== undefined)
      .map((name) => ({ label: name, text: quoted(name) })),
  );

const pureCloudCandidates = ({ presences }: Statuses): readonly Candidate[] => [
  ...SYSTEM_PRESENCES.map(same),
  ...presences
    .filter(({ secondary, deactivated }) => secondary && !deactivated)
    .map((presence) => ({
      label: presenceLabel(presence, 'en'),
      text: `${presence.systemPresence}:${presence.id}`,
    })),
];

/** One candidate alone is what was meant; of several those that resemble what was typed. */
function nearest(typed: string, candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length === 1 || typed === '') return candidates.length > 6 ? [] : candidates;
  const word = typed.replaceAll('"', '').toLowerCase();
  return candidates
    .map((candidate) => ({ candidate, far: distance(word, candidate.label.toLowerCase()) }))
    .filter(({ candidate, far }) => far <= Math.max(word.length, candidate.label.length) / 2)
    .sort((a, b) => a.far - b.far)
    .slice(0, MOST)
    .map(({ candidate }) => candidate);
}

/** A label with blanks that nobody quoted: `pair Available - Chat with …` is read as far as `Available`. */
function unquotedName(sentence: string, column: number, { omni }: Statuses): Suggestion | null {
  const split = tokensOf(sentence);
  if (!split.ok) return null;
  const index = split.tokens.findIndex((token) => token.column === column);
  const start = split.tokens[index - 1]?.column;
  if (start === undefined) return null;
  const rest = sentence.slice(start - 1).toLowerCase();
  const label = omni
    .flatMap((status) => (status.label === undefined ? [] : [status.label]))
    .filter((name) => /\s/.test(name) && rest.startsWith(name.toLowerCase()))
    .sort((a, b) => b.length - a.length)[0];
  if (label === undefined) return null;
  const end = start - 1 + label.length;
  return {
    label: `"${label}"`,
    sentence: sentence.slice(0, start - 1) + quoted(label) + sentence.slice(end),
  };
}
