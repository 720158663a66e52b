import { SYSTEM_PRESENCES, type SystemPresence } from './catalog.js';
import type { Status } from '../sync/status.js';

/**
 * An Id of a ServicePresenceStatus: key prefix 0N5, 15 characters whose case matters, and in the long form 3 more
 * that only repeat their case.
 */
const OMNI_ID = /^0N5[0-9A-Za-z]{12}(?:[0-9A-Za-z]{3})?$/;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The first 15 characters of a ServicePresenceStatus Id, or `null` where the text is none. */
export function normalizeOmniId(text: string): Status | null {
  const trimmed = text.trim();
  return OMNI_ID.test(trimmed) ? trimmed.slice(0, 15) : null;
}

/** A GUID in lower case, or `null` where the text is none. */
export function normalizeGuid(text: string): string | null {
  const trimmed = text.trim();
  return GUID.test(trimmed) ? trimmed.toLowerCase() : null;
}

/** Only letters count: REST says `On Queue`, events `ON_QUEUE`, the SDK `OnQueue`. */
const letters = (text: string): string => text.replace(/[^a-z]/gi, '').toUpperCase();

/** The system presence of any of PureCloud's spellings, or `null` where there is no such presence. */
export function systemPresenceOf(text: string): SystemPresence | null {
  // Longer than any spelling: not worth looking at letter by letter.
  if (text.length > 40) return null;
  const wanted = letters(text);
  return SYSTEM_PRESENCES.find((presence) => letters(presence) === wanted) ?? null;
}
