import type { Catalog } from '../../definition/catalog.js';
import type { Network, Start, TimedStep } from '../../replay/scenario.js';

/** What happens to an agent, whatever the definition is: a scenario without its settings. */
export interface Shift {
  readonly network: Network;
  readonly start: Start;
  readonly steps: readonly TimedStep[];
  /** Where its statuses come from; `null`: from the org at hand. */
  readonly catalog: Catalog | null;
}
