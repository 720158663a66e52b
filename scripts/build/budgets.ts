import { gzipSync } from 'node:zlib';
import type { Bundle } from './bundle.js';
import { LANGUAGES } from '../../adapter/sync/languages.js';
import { loadedAt, STAGES, type Stage } from './stages.js';

export interface Weight {
  readonly minified: number;
  readonly gzip: number;
}

/** What an agent's page has fetched at each stage, in the language that weighs most there; bytes. */
export type Weights = Readonly<Record<Stage | 'numbers', Weight>>;

/**
 * Bytes after gzip. `aim` is what the product wants to weigh at most; `limit` is what fails the check: what
 * is reached, and a kilobyte for what changes.
 */
export const BUDGETS: Readonly<
  Record<Stage, { readonly is: string; readonly aim: number; readonly limit: number }>
> = {
  firstPaint: { is: 'before the first paint', aim: 25_000, limit: 17_300 },
  syncReady: { is: 'before sync is ready', aim: 60_000, limit: 68_800 },
  all: { is: 'all that an agent can load', aim: 110_000, limit: 163_000 },
};

export function weightsOf({ files, metafile }: Bundle, outFolder: string): Weights {
  const weigh = (names: readonly string[]): Weight => {
    let minified = 0;
    let gzip = 0;
    for (const name of names) {
      const contents = files.get(name);
      if (contents === undefined) throw new Error(`The bundle has no file ${name}.`);
      minified += contents.byteLength;
      gzip += gzipSync(contents, { level: 9 }).byteLength;
    }
    return { minified, gzip };
  };
  const heaviest = (stage: Stage | 'numbers'): Weight =>
    LANGUAGES.map((language) => weigh(loadedAt(metafile, outFolder, language)[stage])).reduce(
      (most, weight) => (weight.gzip > most.gzip ? weight : most),
    );
  return {
    firstPaint: heaviest('firstPaint'),
    syncReady: heaviest('syncReady'),
    all: heaviest('all'),
    numbers: heaviest('numbers'),
  };
}

/** A line for each budget that is broken. */
export function brokenBudgets(weights: Weights): string[] {
  return STAGES.flatMap((stage) => {
    const { is, limit } = BUDGETS[stage];
    const { gzip } = weights[stage];
    if (gzip <= limit) return [];
    return [
      `An agent's page weighs ${kilobytes(gzip)} gzip ${is}; at most ${kilobytes(limit)} are allowed. ` +
        '`npm run build` lists the files; what is not needed then belongs into a later chunk.',
    ];
  });
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
