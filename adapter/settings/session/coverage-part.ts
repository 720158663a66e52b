import type { Coverage, Setup } from '../../ports/setup.js';
import type { Status } from '../../sync/status.js';
import { neededStatuses, resolvedOf } from './derived.js';
import { failureOf } from './failure.js';
import { catalogOf, changeEditing, type Editing, type SettingsStore } from './state.js';

/** Asks which agents lack a status that the edited definition needs. */
export interface CoveragePart {
  /** Resolves with `null` where it could not be told. Asks again only where other statuses are needed by now. */
  current(): Promise<Coverage | null>;
  /** Asks in any case. */
  check(): Promise<Coverage | null>;
}

export function createCoveragePart(store: SettingsStore, setup: Setup): CoveragePart {
  const neededFor = ({ draft }: Editing): readonly Status[] =>
    neededStatuses(resolvedOf(draft, catalogOf(store.state, draft)));

  async function check(): Promise<Coverage | null> {
    const { editing } = store.state;
    if (editing === null) return null;
    const { opened, draft } = editing;
    const needed = neededFor(editing);
    changeEditing(store, opened, { coverage: { is: 'checking' } });
    try {
      const coverage = await setup.whoIsCovered(draft.internalName, needed);
      changeEditing(store, opened, {
        coverage: { is: 'checked', coverage, statuses: needed.join() },
      });
      return coverage;
    } catch (error) {
      changeEditing(store, opened, { coverage: { is: 'failed', failure: failureOf(error) } });
      return null;
    }
  }

  return {
    check,
    async current() {
      const { editing } = store.state;
      if (editing === null) return null;
      const { coverage } = editing;
      const fresh = coverage.is === 'checked' && coverage.statuses === neededFor(editing).join();
      return fresh ? coverage.coverage : check();
    },
  };
}
