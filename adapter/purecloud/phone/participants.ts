import { recordsOf, textOf, type JsonRecord } from '../../ports/json.js';
import type { Participant } from '../../ports/phone.js';
import { liveState } from './own-part.js';
import { addressOf, callOf, nameOf, purposeOf } from './parties.js';

/** Queues, menus and recordings take part in a call and are nobody to talk to. */
const NOBODY: readonly string[] = [
  'acd',
  'ivr',
  'workflow',
  'voicemail',
  'fax',
  'dialer',
  'campaign',
];

const isSomebody = (participant: JsonRecord): boolean => {
  const purpose = purposeOf(participant);
  return !NOBODY.some((each) => purpose === each || purpose.startsWith(`${each}.`));
};

/** Who is in a call beside the agent, in the order in which they came; empty where it is one alone. */
export function participantsIn(conversation: JsonRecord, own: JsonRecord): readonly Participant[] {
  const others = (recordsOf(conversation['participants']) ?? []).flatMap((each) => {
    const id = textOf(each['id']);
    const call = callOf(each);
    if (id === undefined || call === undefined || each['userId'] === own['userId']) return [];
    // Who listens unheard is not in the talk.
    if (!isSomebody(each) || textOf(each['monitoredParticipantId']) !== undefined) return [];
    const address = addressOf(each, call);
    const name = nameOf(each);
    const state = liveState(call) === 'connected' ? ('connected' as const) : ('ringing' as const);
    return [{ id, name: name.replace(/^tel:/i, '') === address ? '' : name, address, state }];
  });
  return others.length > 1 ? others : [];
}
