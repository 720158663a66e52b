import { expect } from 'chai';
import type { Rule } from '../sync/rules.js';
import type { Catalog } from './catalog.js';
import type { Resolved } from './definition.js';
import { readDefinition } from './read.js';
import { resolveDefinition } from './resolve.js';
import {
  complete,
  empty,
  OMNI,
  PURE_CLOUD,
  settingsOf,
  version1Settings,
} from './testing/catalogs.js';

const items = (more: Readonly<Record<string, string>>) =>
  settingsOf({ definitionVersion: '2', enabled: 'true', ...more });

const resolve = (more: Readonly<Record<string, string>>, catalog: Catalog = complete): Resolved =>
  resolveDefinition(readDefinition(items(more)), catalog);

/** Rules in their order, as items `rule1`, `rule2`, … */
const resolveRules = (...sentences: readonly string[]): Resolved =>
  resolve(Object.fromEntries(sentences.map((text, index) => [`rule${index + 1}`, text])));

const brief = ({ problems }: Resolved): string[] =>
  problems.map(({ kind, code, item }) => `${kind} ${code} ${item}`);

const unreachable = (...sentences: readonly string[]): string[] =>
  brief(resolveRules(...sentences)).filter((problem) => problem.includes('rule-unreachable'));

const nameless = (rules: readonly Rule[]) => rules.map((rule) => ({ ...rule, name: '' }));

describe('definition version 2', () => {
  it('says in five sentences what version 1 says', () => {
    const one = resolveDefinition(readDefinition(version1Settings()), complete);
    const two = resolveRules(
      'pair Available_Chat with ON_QUEUE',
      'when omni leaves Available_Chat set pureCloud AVAILABLE',
      'when pureCloud leaves ON_QUEUE set omni Transition',
      'while salesforce work hold pureCloud BUSY always',
      'while pureCloud work hold omni Busy always',
    );
    expect(nameless(two.rules.rules)).to.deep.equal(nameless(one.rules.rules));
    expect({ ...two.rules, rules: [] }).to.deep.equal({ ...one.rules, rules: [] });
    expect(two.problems).to.deep.equal([]);
  });

  it('takes the rules in the order of their numbers, with gaps', () => {
    const { rules, problems } = resolve({
      rule10: 'ignore omni Lunch',
      rule2: 'pair Available_Chat with ON_QUEUE',
      rule99: 'when omni is any set pureCloud BUSY',
      rule3: 'none',
      duringHold: 'Queue',
    });
    expect(rules.rules.map(({ name }) => name)).to.deep.equal(['rule2', 'rule10', 'rule99']);
    expect(rules.rules[2]).to.deep.include({
      kind: 'is',
      status: { any: true },
      set: PURE_CLOUD.busy,
    });
    expect(rules.duringHold).to.equal('queue');
    expect(problems).to.deep.equal([]);
  });

  it('passes over a rule that is switched off, whatever it says', () => {
    const { rules, problems } = resolve({
      rule1: 'pair Busy with BUSY',
      ruleOff2: 'pair Lunch with MEAL',
      ruleOff99: 'nonsense',
    });
    expect(rules.rules.map(({ name }) => name)).to.deep.equal(['rule1']);
    expect(problems).to.deep.equal([]);
    expect(brief(resolve({ rule1: 'pair Busy with BUSY', ruleOff0: 'x' }))).to.deep.equal([
      'warning item-unknown omniSync/ruleOff0',
    ]);
  });

  it('warns of items that it does not have', () => {
    const problems = brief(
      resolve({
        rule1: 'pair Busy with BUSY',
        rule0: 'x',
        rule01: 'x',
        rule100: 'x',
        ruleOff100: 'x',
        mappedOmniStatus: 'Busy',
      }),
    );
    expect(problems).to.deep.equal(
      ['rule0', 'rule01', 'rule100', 'ruleOff100', 'mappedOmniStatus'].map(
        (item) => `warning item-unknown omniSync/${item}`,
      ),
    );
  });

  it('reads the work that PureCloud routes, which no sentence can say', () => {
    const { rules, problems } = resolve({ rule1: 'ignore omni any', externallyRoutedWork: '0Mw' });
    expect(rules.externallyRoutedWork).to.deep.equal(['MessagingSession']);
    expect(problems).to.deep.equal([]);
  });

  it('wants at least one rule where it is enabled', () => {
    expect(brief(resolve({}))).to.deep.equal(['error mapped-missing omniSync']);
    expect(brief(resolve({ enabled: 'false' }))).to.deep.equal([]);
    expect(brief(resolve({ rule1: 'nonsense' }))).to.deep.equal([
      'error value-invalid omniSync/rule1',
    ]);
  });

  it('tells the column of a rule that cannot be read, and keeps sync off', () => {
    const { problems, rules } = resolveRules('ignore omni Lunch', 'pair Busy to BUSY');
    expect(problems).to.have.length(1);
    expect(problems[0]).to.include({
      item: 'omniSync/rule2',
      value: 'pair Busy to BUSY',
      column: 11,
    });
    expect(rules.enabled).to.equal(false);
  });

  it('resolves statuses, and waits for names that it has not seen', () => {
    const sentence = { rule1: 'pair "Away for lunch" with MEAL' };
    expect(resolve(sentence).rules.rules[0]).to.include({
      omni: OMNI.lunch,
      pureCloud: PURE_CLOUD.meal,
    });
    expect(resolve(sentence, empty).notYetKnown).to.deep.equal(['Away for lunch']);
    expect(brief(resolve({ rule1: 'ignore omni Nobody' }))).to.deep.equal([
      'error status-unknown omniSync/rule1',
    ]);
  });

  it('tells a transition that brings the agent back', () => {
    expect(
      brief(
        resolveRules(
          'pair Available_Chat with ON_QUEUE',
          'when omni leaves Available_Chat set pureCloud ON_QUEUE',
        ),
      ),
    ).to.deep.equal(['error transition-is-mapped omniSync/rule2']);
    expect(
      brief(
        resolveRules(
          'pair Available_Chat with ON_QUEUE',
          'when pureCloud leaves any set omni Available_Chat',
        ),
      ),
    ).to.deep.equal(['error transition-is-mapped omniSync/rule2']);
    expect(
      brief(
        resolveRules(
          'pair Available_Chat with ON_QUEUE',
          'when pureCloud leaves ON_QUEUE set omni Transition',
          'when pureCloud leaves any set omni Available_Chat',
        ),
      ),
    ).to.deep.equal([]);
  });

  it('lets a hold for messages alone be the mapped status', () => {
    const pair = 'pair Available_Chat with ON_QUEUE';
    expect(
      brief(resolveRules(pair, 'while pureCloud work on message hold omni Available_Chat')),
    ).to.deep.equal([]);
    expect(
      brief(resolveRules(pair, 'while pureCloud work on voice hold omni Available_Chat')),
    ).to.deep.equal(['warning hold-is-mapped omniSync/rule2']);
  });

  describe('rule-unreachable', () => {
    it('is what an earlier rule for the same status always takes', () => {
      expect(
        unreachable('when omni is Lunch set pureCloud MEAL', 'ignore omni "Away for lunch"'),
      ).to.deep.equal(['warning rule-unreachable omniSync/rule2']);
      expect(
        unreachable('when omni is any set pureCloud BUSY', 'when omni is Lunch set pureCloud MEAL'),
      ).to.deep.equal(['warning rule-unreachable omniSync/rule2']);
      expect(
        unreachable(
          'after omni decline set pureCloud AWAY',
          'after omni decline set pureCloud BUSY',
        ),
      ).to.deep.equal(['warning rule-unreachable omniSync/rule2']);
      expect(
        unreachable(
          'when omni leaves Lunch set pureCloud AVAILABLE',
          'when omni leaves Lunch set pureCloud BUSY',
        ),
      ).to.deep.equal(['warning rule-unreachable omniSync/rule2']);
    });

    it('is a leaves rule beside an is rule for any status, wherever that stands', () => {
      expect(
        unreachable('when omni leaves Lunch set pureCloud AVAILABLE', 'ignore omni any'),
      ).to.deep.equal(['warning rule-unreachable omniSync/rule1']);
    });

    it('is a pair only where both its directions are taken', () => {
      expect(unreachable('pair Lunch with MEAL', 'pair Busy with MEAL')).to.deep.equal([]);
      expect(
        unreachable('pair Lunch with MEAL', 'pair Busy with BUSY', 'pair Lunch with BUSY'),
      ).to.deep.equal(['warning rule-unreachable omniSync/rule3']);
    });

    it('is a hold within an earlier one', () => {
      const voice = 'while pureCloud work on voice hold omni Busy';
      const all = 'while pureCloud work hold omni Transition';
      expect(unreachable(voice, all)).to.deep.equal([]);
      expect(unreachable(all, voice)).to.deep.equal(['warning rule-unreachable omniSync/rule2']);
      expect(
        unreachable(all, 'while pureCloud work on voice from alerting hold omni Busy'),
      ).to.deep.equal([]);
      expect(
        unreachable(
          'while salesforce work at 50% hold pureCloud AWAY',
          'while salesforce work on Case at 80% hold pureCloud BUSY',
          'while salesforce work hold pureCloud BUSY',
        ),
      ).to.deep.equal(['warning rule-unreachable omniSync/rule2']);
      expect(
        unreachable(
          'while omni unreachable for 60s hold pureCloud AWAY',
          'while omni unreachable for 30s hold pureCloud BUSY',
          'while omni unreachable for 90s hold pureCloud BUSY',
        ),
      ).to.deep.equal(['warning rule-unreachable omniSync/rule3']);
    });

    it('is none of what stands for different sides or statuses', () => {
      expect(
        unreachable(
          'when omni is any set pureCloud BUSY',
          'when pureCloud is any set omni Busy',
          'after omni push timeout set pureCloud AWAY',
          'after omni decline set pureCloud AWAY',
          'while pureCloud not responding hold omni Busy',
          'while pureCloud work hold omni Busy',
          'while salesforce work hold pureCloud BUSY',
        ),
      ).to.deep.equal([]);
    });
  });
});
