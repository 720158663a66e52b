import type { Forbidden, PermittedDeed } from '../../ports/phone.js';
import type { PhoneMessages } from './messages/messages.js';

/** `conversation:communication:blindTransfer` as PureCloud's roles show it: Conversation > Communication > Blind Transfer. */
export const permissionText = (permission: string): string =>
  permission
    .split(':')
    .map((part) => part.replace(/([a-z])([A-Z])/g, '$1 $2'))
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' > ');

/** Why an agent cannot use what does any of these; `undefined`: one of them is permitted, as far as is known. */
export function forbiddenText(
  forbidden: readonly Forbidden[],
  deeds: readonly PermittedDeed[],
  { failure }: PhoneMessages,
): string | undefined {
  const found = deeds.map((deed) => forbidden.find((each) => each.deed === deed));
  const needs = found.flatMap((each) => each?.needs ?? []);
  if (deeds.length === 0 || found.includes(undefined)) return undefined;
  return failure.forbidden([...new Set(needs)].map(permissionText));
}
