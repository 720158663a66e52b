import type { Table } from './report.js';

/** What is aimed at, and what came of it. */
export interface Target {
  readonly what: string;
  /** With its unit. */
  readonly aim: string;
  readonly got: string;
  readonly met: boolean;
}

export interface Measured {
  readonly tables: readonly Table[];
  readonly targets: readonly Target[];
}

export interface BenchOptions {
  /** Takes the progress. */
  readonly log: (line: string) => void;
  /** Few runs, to see that it works; the figures say little. */
  readonly quick: boolean;
  /** How many status changes the lag is taken of. */
  readonly changes: number;
}

export type Bench = (options: BenchOptions) => Promise<Measured>;
