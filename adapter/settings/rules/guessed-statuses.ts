import type { OmniStatusRecord } from '../../definition/catalog.js';
import type { RecommendedStatuses } from './recommended.js';
import { textOfOmni } from './status-menu.js';

/** How orgs call their statuses, the likeliest first; the administrator sees every guess and can change it. */
const NAMES: Readonly<Record<Exclude<keyof RecommendedStatuses, 'mapped'>, readonly RegExp[]>> = {
  break: [/\bbreak\b|休憩/i],
  meal: [/\b(?:lunch|meal|dinner)\b|昼食|食事|昼休み/i],
  training: [/\btraining\b|\bcoaching\b|トレーニング|研修/i],
  meeting: [/\bmeeting\b|会議|ミーティング/i],
  transition: [/\btransition\b|移行/i],
  interacting: [/\bphone\b|\bcall\b|通話/i, /^busy$|取り込み中/i],
  notResponding: [/\bnot responding\b|\bmissed\b|応答なし/i],
};

/** Guesses by label which Omni-Channel status is which. A busy status only, but for the one that is On Queue's. */
export function guessedStatuses(statuses: readonly OmniStatusRecord[]): RecommendedStatuses {
  const busy = statuses.filter(({ takesWork }) => takesWork !== true);
  const named = (name: keyof typeof NAMES): string | null => {
    for (const pattern of NAMES[name]) {
      const found = busy.find(({ label, apiName }) =>
        [label, apiName?.replaceAll('_', ' ')].some((text) => pattern.test(text ?? '')),
      );
      if (found !== undefined) return textOfOmni(found);
    }
    return null;
  };
  const online = statuses.filter(({ takesWork }) => takesWork === true);
  const [only, ...others] = online;
  const interacting = named('interacting');
  return {
    mapped: only !== undefined && others.length === 0 ? textOfOmni(only) : null,
    break: named('break'),
    meal: named('meal'),
    training: named('training'),
    meeting: named('meeting'),
    transition: named('transition'),
    interacting,
    notResponding: named('notResponding') ?? interacting,
  };
}
