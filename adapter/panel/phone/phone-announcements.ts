import { mediaText, stateOf, whoOf } from './describe.js';
import { permissionText } from './permission-text.js';
import type { PhoneMessages } from './messages/messages.js';
import { isNumberProblem } from '../../definition/check-number.js';
import type {
  PhoneFailure,
  PhoneView,
  ShownInteraction,
  Wanted,
} from '../../session/phone/view.js';

/** What is said aloud after a change: `polite` when the reader pauses, `urgent` at once. Empty: nothing. */
export interface PhoneAnnouncement {
  readonly polite: string;
  readonly urgent: string;
}

/** It may have been carried out all the same. */
const ANSWER_LOST: readonly PhoneFailure['reason'][] = ['timeout', 'network', 'serverError'];

export function failureText(
  { wanted, reason, needs, wait }: PhoneFailure,
  { failure: words, dial }: PhoneMessages,
): string {
  // Another tab's build may want what this one has no words for.
  const { [wanted]: what }: Partial<Record<Wanted, string>> = words.what;
  if (isNumberProblem(reason)) {
    return `${what ?? words.level}${words.stop}${dial.problem[reason]}`;
  }
  const why = needs.length === 0 ? words.why[reason] : words.missing(needs.map(permissionText));
  if (wanted === 'digits' && ANSWER_LOST.includes(reason)) {
    return `${words.digitsUnsure.what}: ${why}${words.stop}${words.digitsUnsure.todo}`;
  }
  const todo = wait === undefined ? words.todo[reason] : words.wait(wait);
  return `${what ?? words.level}: ${why}${words.stop}${todo}`;
}

/** Compares two views that followed each other; `before` is `null` for the first. */
export function phoneAnnouncementOf(
  before: PhoneView | null,
  after: PhoneView,
  words: PhoneMessages,
): PhoneAnnouncement {
  const was = before?.interactions ?? [];
  const urgent: string[] = [];
  const polite: string[] = [];
  for (const interaction of after.interactions) {
    const line = changeOf(
      was.find(({ id }) => id === interaction.id),
      interaction,
      words,
    );
    (interaction.state === 'alerting' ? urgent : polite).push(...line);
  }
  for (const gone of was) {
    // What ended with its wrap-up has been said already.
    const isGone = !after.interactions.some(({ id }) => id === gone.id);
    if (isGone && gone.state !== 'afterCallWork') {
      polite.push(words.announce.ended(mediaText(gone.media, words), whoOf(gone, words)));
    }
  }
  const { failure } = after;
  const isNew = failure !== null && failure.at !== before?.failure?.at;
  if (isNew) urgent.push(failureText(failure, words));
  if (after.asksOnQueue && before?.asksOnQueue !== true) urgent.push(words.onQueue.question);
  return { polite: polite.join(' '), urgent: urgent.join(' ') };
}

function changeOf(
  before: ShownInteraction | undefined,
  now: ShownInteraction,
  words: PhoneMessages,
): readonly string[] {
  const state = stateOf(now);
  if (before !== undefined && stateOf(before) === state) return [];
  const { announce } = words;
  const who = whoOf(now, words);
  const media = mediaText(now.media, words);
  switch (state) {
    case 'alerting':
      return [announce.alerting(media, who, now.queue?.name ?? null)];
    case 'connected':
      return [announce.connected(media, who)];
    case 'held':
      return [announce.held(who)];
    case 'afterCallWork':
      return [announce.ended(media, who), announce.wrapUp(who)];
    case 'contacting':
    case 'dialing':
      return [];
  }
}
