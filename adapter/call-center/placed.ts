import type { CallCenterRecord, KeptElement } from './record.js';
import type { FileProblem } from './file-problem.js';
import type { Place } from './xml.js';

/** Which of the two forms a definition is written in. */
export type Form = 'import' | 'metadata';

interface Placed {
  readonly name: string;
  readonly label: string;
  /** As it is written; `null` where there is none: the metadata form counts by the order of its elements. */
  readonly sortOrder: string | null;
  readonly place: Place;
  /** Attributes of the import form that are not known. */
  readonly strange: readonly string[];
  readonly others: readonly KeptElement[];
}

export interface PlacedItem extends Placed {
  readonly value: string;
}

export interface PlacedSection extends Placed {
  readonly items: readonly PlacedItem[];
}

/** A definition as it stands in its file, every part with its place; what the checks look at. */
export interface PlacedCallCenter {
  readonly form: Form;
  readonly place: Place;
  /** In the order of the file. */
  readonly sections: readonly PlacedSection[];
  /** The metadata form's own; of the import form they are items. */
  readonly head: ReadonlyMap<string, { readonly text: string; readonly place: Place }>;
  readonly record: CallCenterRecord;
}

export type PlacedReading =
  | {
      readonly ok: true;
      readonly placed: PlacedCallCenter;
      readonly warnings: readonly FileProblem[];
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** A record, or why there is none. */
export type Reading =
  | {
      readonly ok: true;
      readonly record: CallCenterRecord;
      readonly warnings: readonly FileProblem[];
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

export const recordOf = (reading: PlacedReading): Reading =>
  reading.ok ? { ok: true, record: reading.placed.record, warnings: reading.warnings } : reading;
