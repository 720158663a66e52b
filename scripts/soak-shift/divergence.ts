import type { Shown } from './panel.js';
import type { WorldReport } from './world-link.js';

/** The pair of the definition that the simulator starts with. */
export const MAPPED = 'Available_Chat';
export const ON_QUEUE = 'ON_QUEUE';

/** The two products at rest, in disagreement, or the panel in disagreement with them. */
export interface Divergence {
  readonly change: number;
  readonly what: string;
  readonly shown: Shown;
  readonly report: WorldReport;
}

/**
 * The panel says so, and it is over with the next choice: a status was refused; or the agent went offline while
 * Omni-Channel was lost, which nobody can tell from a loss that goes on.
 */
export const isTold = ({ troubles }: Shown, { omni }: WorldReport): boolean =>
  troubles.some((kind) => kind.startsWith('refused')) ||
  (omni === 'Offline' && troubles.includes('omni'));

export function divergenceText({ change, what, shown, report }: Divergence): string {
  const { sync, phase, troubles } = shown;
  const log = report.log.slice(-25).map(({ at, what: of, text }) => `    ${at} ${of} ${text}`);
  return [
    `After ${change} changes: ${what} (panel: ${phase}, sync ${sync}, ${troubles.join(', ') || 'no trouble'}).`,
    ...log,
  ].join('\n');
}

export function disagreement(shown: Shown, { omni, pureCloud, ids }: WorldReport): string | null {
  if ((omni === MAPPED) !== (pureCloud === ON_QUEUE)) {
    return `Omni-Channel is ${omni}, but PureCloud ${pureCloud}`;
  }
  if (shown.sync !== 'on') return `the sync is ${shown.sync}`;
  if (shown.omni !== ids.omni) return `the panel shows ${String(shown.omni)} for ${omni}`;
  if (shown.pureCloud !== ids.pureCloud) {
    return `the panel shows ${String(shown.pureCloud)} for ${pureCloud}`;
  }
  return null;
}
