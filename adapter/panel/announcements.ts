import { adviceFor, type AdviceWords } from './messages/advice.js';
import type { Messages } from './messages/messages.js';
import { lastChangeText } from './sentences.js';
import { traitsOf } from './trouble-traits.js';
import type { SoftphoneView, Trouble } from '../session/view.js';
import { SIDES } from '../sync/status.js';

/** What is said aloud after a change: `polite` when the reader pauses, `urgent` at once. Empty: nothing. */
export interface Announcement {
  readonly polite: string;
  readonly urgent: string;
}

const textOf = (trouble: Trouble, advice: AdviceWords): string => {
  const { what, todo } = adviceFor(trouble, advice);
  return `${what} ${todo}`;
};

interface NewTrouble {
  readonly urgent: boolean;
  readonly text: string;
}

/** The troubles of a view that the agent has not been told of yet. */
function newTroubles(
  before: SoftphoneView | null,
  after: SoftphoneView,
  advice: AdviceWords | null,
): readonly NewTrouble[] {
  if (advice === null) return [];
  const told = new Set((before?.troubles ?? []).map((trouble) => textOf(trouble, advice)));
  return after.troubles
    .map((trouble) => ({ urgent: traitsOf(trouble).urgent, text: textOf(trouble, advice) }))
    .filter(({ text }) => !told.has(text));
}

/** The statuses that changed: the reason where the sync set one, or else what it is now. */
function statusLines(
  before: SoftphoneView,
  after: SoftphoneView,
  words: Messages,
  advice: AdviceWords | null,
): readonly string[] {
  const { last } = after.sync;
  const isNew = advice !== null && last !== null && last.cause.at !== before.sync.last?.cause.at;
  const lines = SIDES.flatMap((side) => {
    const shown = after[side].shown;
    if (shown === null || shown.label === before[side].shown?.label) return [];
    if (isNew && last.side === side && last.status.status === shown.status) return [];
    return [words.announce.status(side, shown.label)];
  });
  return isNew ? [...lines, lastChangeText(after, last, words, advice)] : lines;
}

function questionLines(
  before: SoftphoneView | null,
  after: SoftphoneView,
  words: Messages,
): readonly string[] {
  if (after.question === null) return [];
  const text = words.question.text(after.question);
  const asked = before?.question ?? null;
  return asked !== null && words.question.text(asked) === text ? [] : [text];
}

/**
 * Compares two views that followed each other; `before` is `null` for the first. Without `advice` nothing is said of
 * troubles and causes.
 */
export function announcementOf(
  before: SoftphoneView | null,
  after: SoftphoneView,
  words: Messages,
  advice: AdviceWords | null,
): Announcement {
  const troubles = newTroubles(before, after, advice);
  const said = (urgent: boolean): readonly string[] =>
    troubles.filter((trouble) => trouble.urgent === urgent).map(({ text }) => text);
  const changes =
    before === null
      ? []
      : [
          ...(before.phase === after.phase ? [] : [words.announce.phase[after.phase]]),
          ...statusLines(before, after, words, advice),
        ];
  const polite = [...changes, ...questionLines(before, after, words), ...said(false)];
  return { polite: polite.join(' '), urgent: said(true).join(' ') };
}
