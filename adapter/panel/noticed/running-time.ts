import type { NoticedMessages } from './messages/messages.js';

const two = (number: number): string => String(number).padStart(2, '0');

/** `3:05`; from an hour on without seconds. Never negative, as two clocks may differ. */
export function runningTime(milliseconds: number, { hours }: NoticedMessages): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : hours(Math.floor(minutes / 60), minutes % 60);
}
