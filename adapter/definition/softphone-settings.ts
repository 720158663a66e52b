import type { SoftphoneSettings } from './definition.js';
import type { Problem } from './problem.js';
import { suggesting, warning } from './problems.js';
import { isUnset, type Items } from './settings.js';
import { nearest } from './suggestion.js';

export const SOFTPHONE_SECTION = 'softphone';

const MODES = ['full', 'companion'] as const;

/**
 * Reads section `softphone`, which may be missing. What is wrong here does not keep sync off: it takes another word for
 * the default, and says so.
 */
export function readSoftphoneSettings(items: Items | undefined): {
  readonly settings: SoftphoneSettings;
  readonly problems: readonly Problem[];
} {
  const value = items?.get('mode') ?? '';
  const mode = MODES.find((word) => word === value.toLowerCase());
  if (mode !== undefined || isUnset(value)) {
    return { settings: { mode: mode ?? 'full' }, problems: [] };
  }
  const expected = `one of ${MODES.join(', ')}`;
  const problem = warning('value-invalid', `${SOFTPHONE_SECTION}/mode`, value, expected);
  return {
    settings: { mode: 'full' },
    problems: [suggesting(problem, nearest(value, MODES))],
  };
}
