import type { Catalog } from '../definition/catalog.js';
import type {
  DefinedRule,
  Definition,
  Resolved,
  StatusRef,
  WrittenOrAny,
} from '../definition/definition.js';
import { statusNamed } from '../definition/resolve-status.js';
import { unresolvedStatus, type Status } from '../sync/status.js';

/**
 * What the engine may still hold by a word that means another status now: a name whose Id has become known, and the
 * Id of another org whose name is known here.
 */
export function becameKnown(
  definition: Definition,
  before: Resolved | null,
  catalog: Catalog,
): Readonly<Record<Status, Status>> {
  const learnt: Record<Status, Status> = {};
  for (const name of before?.notYetKnown ?? []) {
    const status = statusNamed(name, catalog);
    if (status !== null) learnt[unresolvedStatus(name)] = status;
  }
  for (const { name, id } of omniRefsOf(definition)) {
    const foreign = id !== undefined && (catalog.omniRefused ?? []).includes(id);
    if (!foreign || name === undefined || catalog.omni.some((known) => known.id === id)) continue;
    const status = statusNamed(name, catalog);
    if (status !== null) learnt[id] = status;
  }
  return learnt;
}

type OmniRef = Extract<StatusRef, { side: 'omni' }>;

function* omniRefsOf({ rules }: Definition): Generator<OmniRef> {
  for (const written of rules.flatMap(writtenIn)) {
    if ('ref' in written && written.ref.side === 'omni') yield written.ref;
  }
}

function writtenIn(rule: DefinedRule): readonly WrittenOrAny[] {
  switch (rule.kind) {
    case 'pair':
      return [rule.omni, rule.pureCloud];
    case 'is':
    case 'leaves':
      return [rule.status, rule.set];
    case 'ignore':
    case 'hold':
      return [rule.status];
    case 'after':
      return [rule.set];
  }
}
