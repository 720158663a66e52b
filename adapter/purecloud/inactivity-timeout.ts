import { isRecord } from '../ports/json.js';

/** No token lives longer, so that a longer timeout ends none. */
const LONGEST = 48 * 60 * 60;

/**
 * Reads an `IdleTokenTimeout` (`{ enableIdleTokenTimeout, idleTokenTimeoutSeconds }`): the timeout in milliseconds,
 * or `null` where there is none, and for anything else.
 * https://developer.genesys.cloud/devapps/api-explorer (`GET /api/v2/tokens/timeout`)
 */
export function readInactivityTimeout(value: unknown): number | null {
  if (!isRecord(value) || value['enableIdleTokenTimeout'] !== true) return null;
  const seconds = value['idleTokenTimeoutSeconds'];
  if (typeof seconds !== 'number' || !(seconds > 0 && seconds <= LONGEST)) return null;
  return seconds * 1_000;
}
