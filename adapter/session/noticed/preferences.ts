import { isRecord, readJson } from '../../ports/json.js';
import type { StorageLike } from '../around.js';
import type { Preferences } from './view.js';

/** Where an agent's own choice is kept: of this browser, without a name in it. */
export const NOTICED = 'omni-sync.noticed';

const DEFAULTS: Preferences = { ringtone: true, volume: 60, notifications: true };

const isVolume = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= 100;

/** Read afresh each time: another tab may have written it. A storage that is denied gives the defaults. */
export function readPreferences(storage: StorageLike): Preferences {
  try {
    const value = readJson(storage.getItem(NOTICED));
    if (!isRecord(value)) return DEFAULTS;
    const { ringtone, volume, notifications } = value;
    return {
      ringtone: typeof ringtone === 'boolean' ? ringtone : DEFAULTS.ringtone,
      volume: isVolume(volume) ? volume : DEFAULTS.volume,
      notifications: typeof notifications === 'boolean' ? notifications : DEFAULTS.notifications,
    };
  } catch {
    return DEFAULTS;
  }
}

/** Tells whether it is kept for the next page. */
export function savePreferences(storage: StorageLike, preferences: Preferences): boolean {
  try {
    storage.setItem(NOTICED, JSON.stringify(preferences));
    return true;
  } catch {
    return false;
  }
}
