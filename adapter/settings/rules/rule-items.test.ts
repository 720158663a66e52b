import { expect } from 'chai';
import fc from 'fast-check';
import { readDefinition } from '../../definition/read.js';
import { settingsOf } from '../../definition/testing/catalogs.js';
import { asStored, isRuleItem, itemsOfRules, lineOf, ruleOf, rulesOfItems } from './rule-items.js';

const PAIR = 'pair Busy with BUSY';

const itemsOf = (rules: readonly string[]): Readonly<Record<string, string>> => {
  const stored = itemsOfRules(rules);
  if (!stored.ok) throw new Error(JSON.stringify(stored.refusals));
  return stored.items;
};

describe('rules as items', () => {
  it('are numbered from 1 in their order, those that are off too', () => {
    expect(itemsOf([PAIR, 'off ignore omni Lunch', 'ignore omni any'])).to.deep.equal({
      rule1: PAIR,
      ruleOff2: 'ignore omni Lunch',
      rule3: 'ignore omni any',
    });
  });

  it('are read in the order of their numbers, over gaps and past what is not set', () => {
    const items = {
      rule10: 'ten',
      rule2: ' two ',
      ruleOff3: 'three',
      rule3: 'also three',
      rule4: 'none',
      rule5: '',
      rule0: 'x',
      rule100: 'x',
      enabled: 'true',
      mappedOmniStatus: 'Busy',
    };
    expect(rulesOfItems(items)).to.deep.equal(['two', 'also three', 'off three', 'ten']);
    expect(Object.keys(items).filter(isRuleItem)).to.have.length(6);
  });

  it('that say nothing leave their number free, and come back as if they were not there', () => {
    const rules = [PAIR, ' ', 'off ', 'ignore omni Lunch '];
    expect(itemsOf(rules)).to.deep.equal({ rule1: PAIR, rule4: 'ignore omni Lunch ' });
    expect(asStored(rules)).to.deep.equal([PAIR, 'ignore omni Lunch']);
    expect(rulesOfItems(itemsOf(rules))).to.deep.equal(asStored(rules));
  });

  it('come back as they were stored', () => {
    const rule = fc
      .tuple(fc.stringMatching(/^[a-z"][a-z" ]{0,40}[a-z"]$/), fc.boolean())
      .filter(([sentence]) => sentence !== 'none' && !sentence.startsWith('off '))
      .map(([sentence, off]) => ruleOf({ sentence, off }));
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 99 }), (rules) => {
        expect(rulesOfItems(itemsOf(rules))).to.deep.equal(rules);
      }),
    );
  });

  it('are refused where they are more than 99 or longer than 255 characters', () => {
    expect(itemsOfRules(Array.from({ length: 100 }, () => PAIR))).to.deep.equal({
      ok: false,
      refusals: [{ is: 'tooMany', rules: 100 }],
    });
    const long = 'x'.repeat(256);
    expect(itemsOfRules([PAIR, `off ${long}`])).to.deep.equal({
      ok: false,
      refusals: [{ is: 'tooLong', rule: 2, length: 256 }],
    });
    expect(itemsOfRules([`off ${'x'.repeat(255)}`]).ok).to.equal(true);
  });

  it('are off for the softphone, without a word of warning', () => {
    const items = { definitionVersion: '2', enabled: 'true', ...itemsOf([`off ${PAIR}`, PAIR]) };
    const { rules, problems } = readDefinition(settingsOf(items));
    expect(rules.map(({ name }) => name)).to.deep.equal(['rule2']);
    expect(problems).to.deep.equal([]);
  });

  it('are split into sentence and off', () => {
    expect(lineOf(`off ${PAIR}`)).to.deep.equal({ sentence: PAIR, off: true });
    expect(lineOf(PAIR)).to.deep.equal({ sentence: PAIR, off: false });
  });
});
