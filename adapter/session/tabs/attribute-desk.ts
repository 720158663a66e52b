import type { Attributes } from '../../definition/around-settings.js';
import type { Clock } from '../../ports/clock.js';
import { isRecord, isString } from '../../ports/json.js';
import type { TabChannel } from '../../ports/tab-channel.js';
import { isList } from './guards.js';

/** Who leads has answered by then, or knows nothing, in milliseconds. */
const ANSWER_LIMIT = 3_000;

export interface AttributeDeskOptions {
  /** `null`: there are no other tabs. */
  readonly channel: TabChannel | null;
  /** This tab's own name, unlike any other's. */
  readonly tab: string;
  readonly clock: Clock;
  /** The customer's participant attributes, by the phone at work here; `null`: another tab has it, or none. */
  readonly own: () =>
    ((conversation: string, names: readonly string[]) => Promise<Attributes>) | null;
}

/**
 * Participant attributes, for whichever tab pops. Only the leader can ask PureCloud; another tab is told by it what it
 * asks for. They may be secrets, so that they stand in no view and are forgotten once they were told.
 */
export interface AttributeDesk {
  /** Rejects where nobody answers in time. */
  ask(conversation: string, names: readonly string[]): Promise<Attributes>;
  dispose(): void;
}

interface Asked {
  answer(attributes: Attributes | null): void;
}

export function createAttributeDesk(options: AttributeDeskOptions): AttributeDesk {
  const { channel, tab, clock, own } = options;
  const waiting = new Map<string, Asked>();
  let count = 0;

  const stop = channel?.listen((message) => {
    if (!isRecord(message) || !isString(message['id'])) return;
    const { id, is, conversation, names, attributes } = message;
    if (is === 'want' && isString(conversation) && isNames(names)) {
      const ask = own();
      if (ask === null) return;
      ask(conversation, names).then(
        (found) => channel.send({ is: 'have', id, attributes: found }),
        () => channel.send({ is: 'have', id, attributes: null }),
      );
    } else if (is === 'have') {
      waiting.get(id)?.answer(isAttributes(attributes) ? attributes : null);
    }
  });

  return {
    ask(conversation, names) {
      const ask = own();
      if (ask !== null) return ask(conversation, names);
      return new Promise((resolve, reject) => {
        count += 1;
        const id = `${tab} ${count}`;
        const end = clock.after(ANSWER_LIMIT, () => waiting.get(id)?.answer(null));
        waiting.set(id, {
          answer(attributes) {
            end();
            waiting.delete(id);
            if (attributes === null) reject(new Error('No tab could tell the attributes.'));
            else resolve(attributes);
          },
        });
        channel?.send({ is: 'want', id, conversation, names });
      });
    },
    dispose() {
      stop?.();
      for (const asked of [...waiting.values()]) asked.answer(null);
      channel?.close();
    },
  };
}

const isNames = (value: unknown): value is readonly string[] => isList(isString)(value);

const isAttributes = (value: unknown): value is Attributes =>
  isRecord(value) && Object.values(value).every(isString);
