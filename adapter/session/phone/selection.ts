import type { Interaction } from '../../ports/phone.js';

/** What an agent deals with first. */
const ORDER: readonly Interaction['state'][] = [
  'connected',
  'dialing',
  'contacting',
  'alerting',
  'afterCallWork',
];

/**
 * The interaction that the controls are for, after a change. It stays for as long as it is live: one that alerts
 * meanwhile can be answered from the list. Only a wrap-up gives way to a call that was answered elsewhere.
 */
export function nextSelected(
  selected: string | null,
  before: readonly Interaction[],
  now: readonly Interaction[],
): string | null {
  const current = now.find(({ id }) => id === selected);
  if (current === undefined) {
    const rest = [...now].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
    return rest[0]?.id ?? null;
  }
  if (current.state === 'connected') return current.id;
  const answered = now.find(
    ({ id, state }) =>
      state === 'connected' && before.some((was) => was.id === id && was.state === 'alerting'),
  );
  return answered?.id ?? current.id;
}
