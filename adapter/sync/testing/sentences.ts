import { expect } from 'chai';
import type { CauseEvent } from '../commands.js';
import type { Side } from '../status.js';
import { whyText } from '../words.js';

const LABELS: Readonly<Record<string, string>> = {
  Chat: 'Available - Chat',
  ON_QUEUE: 'On Queue',
  MEAL: 'Meal',
};

export const nameOf = (_side: Side, status: string): string => LABELS[status] ?? status;

export const interaction = (is: string, media = 'voice'): CauseEvent => ({
  type: 'interaction',
  is,
  media,
});

export const work = (is: string, object?: string): CauseEvent => ({
  type: 'work',
  is,
  ...(object === undefined ? {} : { object }),
});

export const omniIs = (reason?: string): CauseEvent => ({
  type: 'status',
  side: 'omni',
  status: 'Lunch',
  ...(reason === undefined ? {} : { reason }),
});

export const onQueue: CauseEvent = { type: 'status', side: 'pureCloud', status: 'ON_QUEUE' };

/** Side, rule, event, and what is said in English after "because" and in Japanese before ため. */
export type Sentence = readonly [Side, string, CauseEvent, string, string];

/** A test for each: the whole sentence for a command to a side whose new status has the label Busy. */
export function itSays(sentences: readonly Sentence[]): void {
  for (const [side, rule, event, english, japanese] of sentences) {
    it(`${rule}, ${JSON.stringify(event)}`, () => {
      const product = side === 'omni' ? 'Omni-Channel' : 'PureCloud';
      const cause = { rule, event, at: 0 };
      expect(whyText(cause, side, 'Busy', 'en', nameOf)).to.equal(
        `${product} set to Busy because ${english}`,
      );
      expect(whyText(cause, side, 'Busy', 'ja', nameOf)).to.equal(
        `${japanese}ため、${product} を「Busy」に変更しました`,
      );
    });
  }
}
