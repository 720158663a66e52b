import type { Rule, RuleSet, StatusOrAny } from '../sync/rules.js';
import type { Catalog } from './catalog.js';
import { checkRules, type CheckedRule } from './checks.js';
import type { DefinedRule, Definition, Resolved, WrittenOrAny } from './definition.js';
import { createStatusResolver, type StatusResolver } from './resolve-status.js';

/**
 * Resolves a definition's statuses against what is known of the two orgs. Never throws. Call it again whenever the
 * catalog grows; in the agents' panel the list of Omni-Channel statuses is never complete.
 */
export function resolveDefinition(definition: Definition, catalog: Catalog): Resolved {
  const resolver = createStatusResolver(catalog);
  const onQueue = resolver.primary('ON_QUEUE');
  const checked: readonly CheckedRule[] = definition.rules.map((defined) => ({
    defined,
    rule: resolveRule(defined, resolver),
  }));
  const { sessionEndStatus, sessionEndGrace } = definition;
  const sessionEnd =
    sessionEndStatus === null
      ? null
      : { status: resolver.resolve(sessionEndStatus), grace: sessionEndGrace };

  const problems = [
    ...definition.problems,
    ...resolver.problems,
    ...checkRules(checked, { catalog, onQueue, definition }),
  ];
  const rules: RuleSet = {
    enabled: definition.enabled && !problems.some((problem) => problem.kind === 'error'),
    rules: checked.map(({ rule }) => rule),
    startupAuthority: definition.startupAuthority,
    duringHold: definition.duringHold,
    externallyRoutedWork: definition.externallyRoutedWork,
    onQueue,
    pureCloudOffline: resolver.primary('OFFLINE'),
    omniWithoutChannels: catalog.omni
      .filter((status) => status.takesWork === false)
      .map((status) => status.id),
  };
  return { rules, problems, notYetKnown: resolver.notYetKnown, sessionEnd };
}

function resolveRule(defined: DefinedRule, resolver: StatusResolver): Rule {
  const { name } = defined;
  const oneOrAny = (status: WrittenOrAny): StatusOrAny =>
    'any' in status ? { any: true } : resolver.resolve(status);
  switch (defined.kind) {
    case 'pair':
      return {
        kind: 'pair',
        name,
        omni: resolver.resolve(defined.omni),
        pureCloud: resolver.resolve(defined.pureCloud),
      };
    case 'is':
    case 'leaves': {
      const { kind, side } = defined;
      return {
        kind,
        name,
        side,
        status: oneOrAny(defined.status),
        set: resolver.resolve(defined.set),
      };
    }
    case 'ignore':
      return { kind: 'ignore', name, side: defined.side, status: oneOrAny(defined.status) };
    case 'after':
      return { kind: 'after', name, reason: defined.reason, set: resolver.resolve(defined.set) };
    case 'hold': {
      const { side, condition, always } = defined;
      return {
        kind: 'hold',
        name,
        side,
        status: resolver.resolve(defined.status),
        condition,
        always,
      };
    }
  }
}
