import { OMNI_OFFLINE } from '../sync/status.js';
import type { Side } from '../sync/status.js';
import { SYSTEM_PRESENCES } from './catalog.js';
import type { StatusRef } from './definition.js';
import { normalizeGuid, normalizeOmniId, systemPresenceOf } from './names.js';

export type OmniRef = Extract<StatusRef, { side: 'omni' }>;
export type PureCloudRef = Extract<StatusRef, { side: 'pureCloud' }>;

export const EXPECTED_STATUS: Readonly<Record<Side, string>> = {
  omni: 'an Omni-Channel status: DeveloperName, Id (0N5…) or DeveloperName:Id',
  pureCloud: 'a PureCloud status: a primary one such as ON_QUEUE, a GUID, or BREAK:GUID',
};

/** What somebody may have meant who wrote no status; the names of the org's own are not known here. */
export const NEAR_STATUS: Readonly<Record<Side, readonly string[]>> = {
  omni: [],
  pureCloud: SYSTEM_PRESENCES,
};

/** An item's value may not be longer. */
const LONGEST = 255;

/** Reads a status as omni-sync.md §4 writes it; `null` where the text is none. */
export function readStatus(side: 'omni', text: string): OmniRef | null;
export function readStatus(side: 'pureCloud', text: string): PureCloudRef | null;
export function readStatus(side: Side, text: string): StatusRef | null;
export function readStatus(side: Side, text: string): StatusRef | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > LONGEST) return null;
  return side === 'omni' ? readOmni(trimmed) : readPureCloud(trimmed);
}

/** The text of a status as the settings page saves it, with name and Id where both are known. */
export function writeStatus(ref: StatusRef): string {
  const name = ref.side === 'omni' ? ref.name : ref.systemPresence;
  const parts = [name, ref.id].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(':') : ref.text;
}

function readOmni(text: string): OmniRef | null {
  const id = normalizeOmniId(text);
  if (id !== null) return { side: 'omni', id, text };
  // What begins like an Id and is none was cut or mistyped: no DeveloperName begins with a digit.
  if (/^0N5\S*$/.test(text)) return null;
  if (text.toLowerCase() === OMNI_OFFLINE.toLowerCase()) {
    return { side: 'omni', name: OMNI_OFFLINE, text };
  }
  const colon = text.lastIndexOf(':');
  if (colon < 0) return { side: 'omni', name: text, text };
  const name = text.slice(0, colon).trim();
  const nameId = normalizeOmniId(text.slice(colon + 1));
  if (nameId !== null) {
    return name === ''
      ? { side: 'omni', id: nameId, text }
      : { side: 'omni', name, id: nameId, text };
  }
  // A label may have a colon (`Busy: lunch`); a DeveloperName with something else than an Id behind it is a mistake.
  return /^\w+$/.test(name) && !/\s/.test(text.charAt(colon + 1))
    ? null
    : { side: 'omni', name: text, text };
}

function readPureCloud(text: string): PureCloudRef | null {
  const id = normalizeGuid(text);
  if (id !== null) return { side: 'pureCloud', id, text };
  const colon = text.indexOf(':');
  const systemPresence = systemPresenceOf(colon < 0 ? text : text.slice(0, colon));
  if (systemPresence === null) return null;
  if (colon < 0) return { side: 'pureCloud', systemPresence, text };
  const secondary = normalizeGuid(text.slice(colon + 1));
  return secondary === null ? null : { side: 'pureCloud', systemPresence, id: secondary, text };
}
