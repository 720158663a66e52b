import { createListeners } from '../ports/listeners.js';
import type { PhonePort } from '../ports/phone.js';
import { PortError } from '../ports/port-error.js';
import type { RoutingStatus } from '../sync/events.js';
import type { ConversationNews } from './conversation-news.js';
import type { PhoneOptions, PureCloudPhone } from './phone/phone.js';

/** The phone's part, phone/phone.ts, which is wanted once sync is on. */
export type LoadPhone = () => Promise<{
  readonly createPhone: (options: PhoneOptions) => PureCloudPhone;
}>;

/** The connected agent's phone, one at a time, and what is heard for it, also while its code is still to come. */
export interface PhoneAccess {
  tell(news: ConversationNews): void;
  /** Ends the former one. Rejects with a PortError. */
  open(): Promise<PhonePort>;
  /** Ends the phone: another agent's is wanted, or none. */
  leave(): void;
}

/**
 * @param known of the phone's options, as far as they are the same for every agent.
 * @param userId of the connected agent; throws a PortError where nobody is.
 */
export function createPhoneAccess(
  load: LoadPhone,
  known: Pick<PhoneOptions, 'hosts' | 'transport' | 'clock' | 'readAll'>,
  userId: () => string,
): PhoneAccess {
  const conversations = createListeners<ConversationNews>();
  let phone: PhonePort | null = null;
  let routing: RoutingStatus | null = null;

  function leave(): void {
    phone?.dispose();
    phone = null;
  }

  return {
    tell(news) {
      if (news.is === 'routing') routing = news.status;
      conversations.tell(news);
    },
    async open() {
      try {
        const { createPhone } = await load();
        const agent = userId();
        leave();
        const made = createPhone({
          ...known,
          userId: agent,
          listen: (listener) => conversations.add(listener),
          routing: () => routing,
        });
        phone = made;
        // Who clicks on what was shown before means what there is, which is not known at once.
        await made.begun;
        return made;
      } catch (error) {
        if (error instanceof PortError) throw error;
        throw new PortError({ kind: 'transient', reason: 'network' }, 'the phone did not load');
      }
    },
    leave,
  };
}
