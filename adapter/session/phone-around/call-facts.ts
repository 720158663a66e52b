import type { ShownInteraction } from '../phone/view.js';
import type { CallMark } from './call-marks.js';

/** What a call log says of a call; plain data that survives the page. No name, unless a field is mapped to it. */
export interface CallFacts {
  readonly direction: 'inbound' | 'outbound';
  readonly number: string;
  readonly name: string;
  readonly queue: string;
  /** All in milliseconds since the epoch. */
  readonly connectedAt: number;
  /** `null`: it lasts. */
  readonly endedAt: number | null;
  /** When it was last known to last, roughly. */
  readonly seenAt: number;
  readonly transferred: boolean;
  /** The agent has sent the wrap-up; what was kept of it before counts no more. */
  readonly wrapped: boolean;
  /** Id of a wrap-up code, and its name as far as it is known. */
  readonly code: string;
  readonly codeName: string;
  readonly notes: string;
  readonly tags: string;
  /** Ids; empty: none. */
  readonly who: string;
  readonly what: string;
}

/** Calls are logged; a callback is one. */
const MEDIA: readonly string[] = ['voice', 'callback'];

/** What lasts is noted so seldom, in milliseconds. */
const SEEN_EVERY = 30_000;

/** Whether it is a call that has come about. */
export const isLogged = ({ media, connectedAt }: ShownInteraction): boolean =>
  MEDIA.includes(media) && connectedAt !== null;

/** The facts as they are now; the former ones themselves where nothing is different. */
export function factsNow(
  was: CallFacts | null,
  interaction: ShownInteraction,
  mark: CallMark | null,
  { now, names }: { readonly now: number; readonly names: boolean },
): CallFacts {
  const { state, direction, party, queue, since, connectedAt } = interaction;
  const ended = state === 'afterCallWork';
  const facts: CallFacts = {
    direction,
    number: party.address === '' ? (was?.number ?? '') : party.address,
    name: !names ? '' : party.name === '' ? (was?.name ?? '') : party.name,
    queue: queue?.name ?? was?.queue ?? '',
    connectedAt: connectedAt ?? was?.connectedAt ?? now,
    endedAt: ended ? (was?.endedAt ?? since) : null,
    seenAt: was !== null && now < was.seenAt + SEEN_EVERY ? was.seenAt : now,
    transferred: isTransferred(was, interaction),
    ...wrapUpOf(was, interaction),
    ...aboutOf(was, mark),
  };
  return was !== null && JSON.stringify(was) === JSON.stringify(facts) ? was : facts;
}

/** A mark says all of it: what it no longer says is so no more. */
const aboutOf = (
  was: CallFacts | null,
  mark: CallMark | null,
): Pick<CallFacts, 'who' | 'what'> => ({
  who: (mark ?? was)?.who ?? '',
  what: (mark ?? was)?.what ?? '',
});

function isTransferred(was: CallFacts | null, { underWay, state }: ShownInteraction): boolean {
  if (underWay.includes('transfer') || underWay.includes('completeConsultation')) return true;
  return state === 'afterCallWork' && was?.transferred === true;
}

type WrapUpFacts = Pick<CallFacts, 'wrapped' | 'code' | 'codeName' | 'notes' | 'tags'>;

/**
 * What the agent wrote last. Once a wrap-up is sent, its draft is dropped, and until PureCloud tells of it the panel
 * shows what was kept before: that is older.
 */
function wrapUpOf(was: CallFacts | null, interaction: ShownInteraction): WrapUpFacts {
  const { draft, wrapUp, underWay, codes } = interaction;
  const kept = wrapUp?.kept ?? null;
  const older = was?.wrapped === true && wrapUp?.done !== true && isSame(draft, kept);
  const written = older ? null : (draft ?? kept);
  const code = written?.code ?? was?.code ?? '';
  const named = codes?.find(({ id }) => id === code)?.name;
  return {
    wrapped: underWay.includes('wrapUp') || was?.wrapped === true,
    code,
    codeName: named ?? (was?.code === code ? was.codeName : ''),
    notes: written?.notes ?? was?.notes ?? '',
    tags: written?.tags.join(', ') ?? was?.tags ?? '',
  };
}

interface Written {
  readonly code: string;
  readonly notes: string;
  readonly tags: readonly string[];
}

const isSame = (a: Written | null, b: Written | null): boolean =>
  a?.code === b?.code && a?.notes === b?.notes && a?.tags.join() === b?.tags.join();

/** A call that is not there any more ended when it was last seen, or now where that was a moment ago. */
export const factsOver = (facts: CallFacts, now: number): CallFacts =>
  facts.endedAt !== null
    ? facts
    : { ...facts, endedAt: now < facts.seenAt + 2 * SEEN_EVERY ? now : facts.seenAt };
