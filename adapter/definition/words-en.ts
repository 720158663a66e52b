import type { Problem } from './problem.js';
import { itemOf, wordFor, type ProblemWords } from './words-of-problems.js';

const ITEMS: Readonly<Record<string, string>> = {
  'omniSync/definitionVersion': 'Definition version',
  'omniSync/enabled': 'Enable Omni-Channel sync',
  'omniSync/mappedOmniStatus': 'Mapped status',
  'omniSync/leavingMappedStatus': 'PureCloud status on leaving the mapped status',
  'omniSync/leavingOnQueueStatus': 'Omni-Channel status on leaving On Queue',
  'omniSync/salesforceWorkStatus': 'PureCloud status during Salesforce work',
  'omniSync/pureCloudWorkStatus': 'Omni-Channel status during PureCloud interactions',
  'omniSync/startupAuthority': 'What counts at the start',
  'omniSync/externallyRoutedWork': 'Work that PureCloud routes',
  'omniSync/sessionEndStatus': 'PureCloud status when the last tab closes',
  'omniSync/sessionEndGrace': 'Seconds to wait for another tab',
  'omniSync/duringHold': 'A choice during work',
  pureCloud: 'Section PureCloud',
  'pureCloud/environment': 'PureCloud region',
  'pureCloud/clientId': 'PureCloud client ID',
  'pureCloud/organization': 'Single sign-on organization',
  'pureCloud/identityProvider': 'Single sign-on identity provider',
  'pureCloud/gateway': 'Other address for PureCloud',
};

/** “Mapped status” (mappedOmniStatus), or the bare name of an item that has no label of ours. */
function the(problem: Problem): string {
  const label = wordFor(ITEMS, problem.item);
  return label === undefined ? `“${itemOf(problem)}”` : `“${label}” (${itemOf(problem)})`;
}

const value = ({ value: text }: Problem): string => (text === '' ? 'not set' : `“${text}”`);

export const english: ProblemWords = {
  'version-missing': () => ({
    what: 'The call center definition does not say which definition version its Omni-Channel sync settings have.',
    todo: 'Ask your administrator to import the definition again, or to set definitionVersion.',
  }),
  'version-unsupported': (problem) => ({
    what: `The Omni-Channel sync settings have the definition version ${value(problem)}, which this softphone cannot read; it reads ${problem.expected}.`,
    todo: 'Ask your administrator to update the softphone, or to assign you to a call center with a definition version that it reads.',
  }),
  'value-invalid': (problem) => ({
    what:
      problem.column === undefined
        ? `The setting ${the(problem)} is ${value(problem)}, which cannot be used.`
        : `The setting ${the(problem)} cannot be read from character ${problem.column} on: ${value(problem)}.`,
    todo: `Ask your administrator to correct it in the call center definition. Expected: ${problem.expected}.`,
  }),
  'mapped-missing': (problem) => ({
    what: problem.item.includes('/')
      ? 'Omni-Channel sync is enabled, but no Omni-Channel status is paired with On Queue.'
      : 'Omni-Channel sync is enabled, but there is no rule.',
    todo: problem.item.includes('/')
      ? 'Ask your administrator to choose the mapped status, or to turn the sync off.'
      : 'Ask your administrator to add a rule, or to turn the sync off.',
  }),
  'transition-is-mapped': (problem) => ({
    what: `The setting ${the(problem)} is ${value(problem)}, which would bring the agent straight back to where they left.`,
    todo: 'Ask your administrator to choose a status that is not paired with the one that is left.',
  }),
  'status-unknown': (problem) => ({
    what: `The setting ${the(problem)} names the status ${value(problem)}, which does not exist.`,
    todo: 'Ask your administrator to choose a status that exists, or to create it.',
  }),
  'status-deactivated': (problem) => ({
    what: `The setting ${the(problem)} names the PureCloud status ${value(problem)}, which is no longer active. Its primary status is used.`,
    todo: 'Ask your administrator to choose an active status, or to activate this one in PureCloud.',
  }),
  'rule-unreachable': (problem) => ({
    what: `The rule ${the(problem)} never takes effect, because an earlier rule always wins.`,
    todo: 'Ask your administrator to move the rule up, or to remove it.',
  }),
  'transition-online': (problem) => ({
    what: `The setting ${the(problem)} is ${value(problem)}, which takes work: work can arrive while the agent is in transition.`,
    todo: 'Ask your administrator to choose a status without channels.',
  }),
  'hold-is-mapped': (problem) => ({
    what: `The setting ${the(problem)} is the mapped status ${value(problem)}: calls do not block Salesforce work.`,
    todo: 'Ask your administrator to choose a busy status, or to name the work that PureCloud routes (externallyRoutedWork).',
  }),
  'item-unknown': (problem) => ({
    what: `The setting ${the(problem)} is not known in this definition version, and is ignored.`,
    todo: 'Ask your administrator to check its spelling, or to remove it.',
  }),
  'not-assigned': () => ({
    what: 'Your call center is not one of this softphone: it has no Omni-Channel sync settings.',
    todo: 'Ask your administrator to assign you to the call center of this softphone.',
  }),
  'hold-online': (problem) => ({
    what: `The setting ${the(problem)} is ${value(problem)}, which takes work: Salesforce work can arrive during an interaction.`,
    todo: 'Ask your administrator to choose a status without channels.',
  }),
};
