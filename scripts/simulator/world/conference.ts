import { randomUUID } from 'node:crypto';
import { lastOf } from './conversations.js';
import { refuse } from './destinations.js';
import type { Joined } from './phone-side.js';
import type { Conversation } from './pure-cloud-side.js';
import { conversationOn, type Switchboard } from './switchboard.js';

/** Several calls that become one, and those who leave it. */

/** Who is in a call beside the agent. */
const presentIn = ({ joined }: Conversation): readonly Joined[] =>
  joined.filter(({ leftAt }) => leftAt === null);

/** Where one of them cannot be merged, none is. */
export function mergeCalls(
  board: Switchboard,
  conversation: Conversation,
  others: readonly string[],
): void {
  const all = others.map((id) => conversationOn(board, id));
  if (all.length === 0) refuse('conversationIds is required.');
  if (![conversation, ...all].every(isTalk) || all.some(({ id }) => id === conversation.id)) {
    refuse('Only connected calls can be merged.', 'conference.not.connected');
  }
  board.log(`phone: ${conversation.id}: merged with ${others.join(', ')}`);
  for (const other of all) {
    // The agent's own part in it is over, and nothing is left to write down: that is this call's now.
    board.talks.update(
      other,
      { customerLeft: true, joined: [], wrapUp: null },
      {
        disconnectType: 'transfer.conference',
      },
    );
    board.move(other.id, 'ended', null);
  }
  const joined = [...conversation.joined, ...all.flatMap(broughtBy)];
  board.tell(board.talks.update(conversation, { joined }, { held: false }));
}

const isTalk = (conversation: Conversation): boolean => {
  const leg = lastOf(conversation);
  return (
    conversation.media === 'voice' &&
    conversation.consultation === null &&
    leg?.phase === 'connected' &&
    leg.stage === null
  );
};

function broughtBy(other: Conversation): readonly Joined[] {
  const { name, number } = other.customer;
  const customer: Joined = {
    participantId: randomUUID(),
    communicationId: randomUUID(),
    purpose: other.direction === 'inbound' ? 'customer' : 'external',
    name,
    number,
    userId: null,
    at: Date.now(),
    leftAt: null,
  };
  return [...(other.customerLeft ? [] : [customer]), ...presentIn(other)];
}

/** `false`: nobody there has that id. The last one is hung up on, not had leave. */
export function removeFrom(
  board: Switchboard,
  conversation: Conversation,
  participantId: string,
): boolean {
  const present = presentIn(conversation);
  const isCustomer = participantId === conversation.customerParticipantId;
  const is = isCustomer
    ? !conversation.customerLeft
    : present.some((one) => one.participantId === participantId);
  if (!is) return false;
  if (lastOf(conversation)?.phase !== 'connected') refuse('The communication is not connected.');
  board.log(`phone: ${conversation.id}: somebody left`);
  const leftAt = Date.now();
  board.tell(
    board.talks.update(
      conversation,
      isCustomer
        ? { customerLeft: true }
        : {
            joined: conversation.joined.map((one) =>
              one.participantId === participantId ? { ...one, leftAt } : one,
            ),
          },
    ),
  );
  return true;
}
