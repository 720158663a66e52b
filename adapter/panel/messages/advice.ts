import type { ProblemWords } from '../../definition/words-of-problems.js';
import type { Messages } from './messages.js';
import type { Trouble } from '../../session/view.js';
import type { Cause } from '../../sync/commands.js';
import type { Side } from '../../sync/status.js';
import type { NameOf } from '../../sync/vocabulary.js';

/** What happened, and what the reader can do about it. */
export interface Advice {
  readonly what: string;
  readonly todo: string;
}

type TroubleOf<K extends Trouble['kind']> = Extract<Trouble, { kind: K }>;

/**
 * Words for every kind of trouble but `definition`, whose words belong to the definition's own room.
 * A new kind in the view does not compile until each language has words for it.
 */
export type TroubleWords = {
  readonly [K in Exclude<Trouble['kind'], 'definition'>]: (trouble: TroubleOf<K>) => Advice;
};

/** What one language says of causes and of troubles. It is a chunk of its own, as the first paint needs none of it. */
export interface AdviceWords {
  /** Says in one sentence what was set and why; `statusName` is the label of the status that was set. */
  readonly why: (cause: Cause, side: Side, statusName: string, nameOf: NameOf) => string;
  readonly trouble: TroubleWords;
  /** What is wrong with a definition; its words are the definition's own. */
  readonly problem: ProblemWords;
}

/** What advice is made with; it is handed in, so that its chunk shares no code with the first one. */
export interface AdviceNeeds {
  readonly side: Messages['side'];
  /** A time of day; `at` is in milliseconds since the epoch. */
  readonly time: (at: number) => string;
}

/** What happened and what to do. */
export function adviceFor(trouble: Trouble, words: AdviceWords): Advice {
  switch (trouble.kind) {
    case 'definition':
      return words.problem[trouble.problem.code](trouble.problem);
    case 'host':
      return words.trouble.host(trouble);
    case 'notYetKnown':
      return words.trouble.notYetKnown(trouble);
    case 'signIn':
      return words.trouble.signIn(trouble);
    case 'tokenEnds':
      return words.trouble.tokenEnds(trouble);
    case 'newBuild':
      return words.trouble.newBuild(trouble);
    case 'tokenShort':
      return words.trouble.tokenShort(trouble);
    case 'permission':
      return words.trouble.permission(trouble);
    case 'otherUser':
      return words.trouble.otherUser(trouble);
    case 'identityUnknown':
      return words.trouble.identityUnknown(trouble);
    case 'idleEnds':
      return words.trouble.idleEnds(trouble);
    case 'tokenGone':
      return words.trouble.tokenGone(trouble);
    case 'omni':
      return words.trouble.omni(trouble);
    case 'unreachable':
      return words.trouble.unreachable(trouble);
    case 'refused':
      return words.trouble.refused(trouble);
    case 'choiceFailed':
      return words.trouble.choiceFailed(trouble);
    case 'paused':
      return words.trouble.paused(trouble);
    case 'holdLong':
      return words.trouble.holdLong(trouble);
    case 'newRevision':
      return words.trouble.newRevision(trouble);
  }
}
