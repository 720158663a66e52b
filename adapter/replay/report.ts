import type { Side, Status } from '../sync/status.js';
import type { ReplayFailure } from './check.js';
import { printStatus } from './org.js';
import type { Scenario } from './scenario.js';
import type { CarriedOut, Played } from './world.js';

/** A command of the engine that was carried out, as a report prints it. */
export interface TimelineEntry {
  /** When it was sent, in milliseconds from the start. */
  readonly at: number;
  readonly side: Side;
  readonly from: string;
  readonly to: string;
  readonly rule: string;
  /** In words, in English. */
  readonly why: string;
}

/** What a replay found; plain JSON (replay.md, "The report"). */
export interface Report {
  readonly title: string;
  readonly ok: boolean;
  readonly failures: readonly ReplayFailure[];
  readonly timeline: readonly TimelineEntry[];
  readonly final: {
    readonly omni: string;
    readonly pureCloud: string;
    readonly base: { readonly omni: string; readonly pureCloud: string };
    readonly holds: {
      readonly salesforceWork: readonly string[];
      readonly pureCloudWork: readonly string[];
    };
  };
}

/** `why` says in words why a command was sent; `broken`: the definition has errors, so that nothing was chosen by it. */
export function makeReport(
  scenario: Scenario,
  played: Played,
  why: (write: CarriedOut) => string,
  broken: boolean,
): Report {
  const print = (side: Side, status: Status): string => printStatus(side, status, scenario.org);
  const { shown, base, holds } = played;
  const chosen = (side: Side): string =>
    print(side, broken ? shown[side] : (base[side] ?? shown[side]));
  return {
    title: scenario.title,
    ok: played.failures.length === 0,
    failures: played.failures,
    timeline: played.writes.map((write) => ({
      at: write.at,
      side: write.side,
      from: print(write.side, write.from),
      to: print(write.side, write.to),
      rule: write.cause.rule,
      why: why(write),
    })),
    final: {
      omni: print('omni', shown.omni),
      pureCloud: print('pureCloud', shown.pureCloud),
      base: { omni: chosen('omni'), pureCloud: chosen('pureCloud') },
      holds: {
        salesforceWork: [...holds.salesforceWork],
        pureCloudWork: [...holds.pureCloudWork],
      },
    },
  };
}
