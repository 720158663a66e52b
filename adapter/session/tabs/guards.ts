import { isRecord, isString } from '../../ports/json.js';

/** Guards for what another tab says, and ways to make them of each other. */

export type Guard = (value: unknown) => boolean;

export const isBoolean: Guard = (value) => typeof value === 'boolean';

export const isWord =
  (words: readonly string[]): Guard =>
  (value) =>
    isString(value) && words.includes(value);

export const orNull =
  (is: Guard): Guard =>
  (value) =>
    value === null || is(value);

export const isList =
  (is: Guard): Guard =>
  (value) =>
    Array.isArray(value) && value.every(is);

export const either =
  (...guards: readonly Guard[]): Guard =>
  (value) =>
    guards.some((is) => is(value));

/** A record of which these parts are as they should be, whatever else is in it. */
export const shape =
  (parts: Readonly<Record<string, Guard>>): Guard =>
  (value) =>
    isRecord(value) && Object.entries(parts).every(([name, is]) => is(value[name]));

/** Milliseconds since the epoch, within what a date can be. */
export const isTime: Guard = (value) => typeof value === 'number' && Math.abs(value) <= 8.64e15;

export const isCount: Guard = (value) => Number.isSafeInteger(value);

/** A FailureReason. */
export const isReason = isWord([
  'timeout',
  'network',
  'rateLimited',
  'serverError',
  'notPermitted',
  'notGranted',
  'refused',
]);
