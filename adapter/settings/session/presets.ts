import type { OmniStatusRecord } from '../../definition/catalog.js';
import {
  externalRouting,
  oneProductAtATime,
  workInBoth,
  type PresetItems,
} from '../../definition/presets.js';
import type { OmniRef } from '../../definition/status-ref.js';
import { NONE, omniKind, omniRef, type OmniKind } from './choices.js';

export const PRESETS = ['oneProductAtATime', 'workInBoth', 'externalRouting'] as const;
export type Preset = (typeof PRESETS)[number];

/** What a preset has no fitting status for. */
export type PresetGap = 'mapped' | 'transition' | 'busy';

export interface PresetFill {
  readonly items: PresetItems;
  /** What the administrator has to choose, because no status of the org is of that kind. */
  readonly gaps: readonly PresetGap[];
}

/**
 * What a preset makes of the org's statuses. A status that is chosen already stays where it is of the kind that the
 * preset wants; otherwise the one whose name fits best is taken, and none where its kind is not known.
 *
 * `current`: the Id of the mapped status as it is chosen now.
 */
export function fillPreset(
  preset: Preset,
  statuses: readonly OmniStatusRecord[],
  current: string | null,
): PresetFill {
  const gaps: PresetGap[] = [];
  const find = (
    kind: OmniKind,
    names: RegExp,
    wanted: Wanted = {},
  ): OmniStatusRecord | undefined => {
    const fitting = statuses.filter(
      (status) => omniKind(status) === kind && status.id !== wanted.except,
    );
    return (
      fitting.find(({ id }) => id === wanted.kept) ??
      fitting.find(({ apiName, label }) => names.test(`${apiName ?? ''} ${label ?? ''}`)) ??
      fitting[0]
    );
  };
  const refOf = (gap: PresetGap, status: OmniStatusRecord | undefined): OmniRef => {
    if (status !== undefined) return omniRef(status);
    gaps.push(gap);
    return { side: 'omni', text: NONE };
  };
  const kept = current === null ? {} : { kept: current };
  const items = (): PresetItems => {
    switch (preset) {
      case 'oneProductAtATime': {
        const mapped = find('busy', BUSY, kept);
        const except = mapped === undefined ? {} : { except: mapped.id };
        return oneProductAtATime({
          mapped: refOf('mapped', mapped),
          transition: refOf('transition', find('busy', TRANSITION, except)),
        });
      }
      case 'workInBoth':
        return workInBoth({
          mapped: refOf('mapped', find('online', ONLINE, kept)),
          transition: refOf('transition', find('busy', TRANSITION)),
          busy: refOf('busy', find('busy', BUSY)),
        });
      case 'externalRouting':
        return externalRouting({
          mapped: refOf('mapped', find('online', ONLINE, kept)),
          busy: refOf('busy', find('busy', BUSY)),
        });
    }
  };
  return { items: items(), gaps };
}

interface Wanted {
  readonly kept?: string;
  readonly except?: string;
}

const TRANSITION = /transition|移行|切り?替え/i;
const BUSY = /busy|取り?込み中|ビジー/i;
const ONLINE = /available|online|オンライン|対応可/i;
