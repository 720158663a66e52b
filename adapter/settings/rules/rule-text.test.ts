import { expect } from 'chai';
import fc from 'fast-check';
import { readRule } from '../../definition/rule-sentence.js';
import type { HoldCondition } from '../../sync/rules.js';
import { SIDES, type Side } from '../../sync/status.js';
import {
  ANY,
  blankDraft,
  choiceOf,
  directionOf,
  directionsOf,
  heldSide,
  RULE_CHOICES,
  turned,
  type RuleDraft,
} from './rule-draft.js';
import { parseRule, sentenceOf } from './rule-text.js';

const side = fc.constantFrom<Side>(...SIDES);

/** Names as orgs have them: with blanks, commas, quotation marks and the words of the grammar. */
const omniText = fc
  .oneof(
    fc.constantFrom(
      'Available_Chat',
      'Busy:0N505Y000001cA3',
      '0N505Y000001cA3',
      'Offline',
      'any',
      'none',
      'with',
      'Available - Chat',
      'Say "hello", please',
      '通話中 (外線)',
    ),
    fc.stringMatching(/^[A-Za-z][\w ,"()]{0,20}\w$/),
  )
  .filter((text) => !text.includes('  '));
const pureCloudText = fc.constantFrom(
  'ON_QUEUE',
  'On Queue',
  'BREAK:9f1c3c5e-7a44-4c0d-9c52-0d6f2f3b7a11',
  '9f1c3c5e-7a44-4c0d-9c52-0d6f2f3b7a11',
  'meal',
);
const textFor = (of: Side) => fc.option(of === 'omni' ? omniText : pureCloudText);
const textOrAnyFor = (of: Side) => fc.oneof(textFor(of), fc.constant(ANY));

const condition: fc.Arbitrary<HoldCondition> = fc.oneof(
  fc.record({
    on: fc.constant('salesforceWork' as const),
    objects: fc.option(
      fc.array(fc.constantFrom('Case', 'MessagingSession', 'Claim__c', 'a0B'), {
        minLength: 1,
        maxLength: 3,
      }),
    ),
    from: fc.constantFrom('assigned' as const, 'accepted' as const),
    atPercent: fc.option(fc.integer({ min: 0, max: 100 })),
  }),
  fc.record({
    on: fc.constant('pureCloudWork' as const),
    media: fc.option(
      fc.array(fc.constantFrom('voice', 'callback', 'chat', 'email', 'message', 'fax'), {
        minLength: 1,
        maxLength: 4,
      }),
    ),
    from: fc.constantFrom('alerting' as const, 'connected' as const),
    until: fc.constantFrom('disconnected' as const, 'wrapup' as const),
  }),
  fc.constant({ on: 'notResponding' as const }),
  fc.record({
    on: fc.constant('unreachable' as const),
    side,
    forSeconds: fc.integer({ min: 0, max: 86_400 }),
  }),
);

const draft: fc.Arbitrary<RuleDraft> = fc.oneof(
  fc.record({
    kind: fc.constant('pair' as const),
    omni: textFor('omni'),
    pureCloud: textFor('pureCloud'),
  }),
  side.chain((of) =>
    fc.record({
      kind: fc.constantFrom('is' as const, 'leaves' as const),
      side: fc.constant(of),
      status: textOrAnyFor(of),
      set: textFor(of === 'omni' ? 'pureCloud' : 'omni'),
    }),
  ),
  side.chain((of) =>
    fc.record({
      kind: fc.constant('ignore' as const),
      side: fc.constant(of),
      status: textOrAnyFor(of),
    }),
  ),
  fc.record({
    kind: fc.constant('after' as const),
    reason: fc.constantFrom('pushTimeout' as const, 'decline' as const),
    set: textFor('pureCloud'),
  }),
  condition.chain((held) =>
    fc.record({
      kind: fc.constant('hold' as const),
      condition: fc.constant(held),
      hold: textFor(heldSide(held)),
      always: fc.boolean(),
    }),
  ),
);

const isComplete = (one: RuleDraft): boolean => {
  switch (one.kind) {
    case 'pair':
      return one.omni !== null && one.pureCloud !== null;
    case 'is':
    case 'leaves':
      return one.status !== null && one.set !== null;
    case 'ignore':
      return one.status !== null;
    case 'after':
      return one.set !== null;
    case 'hold':
      return one.hold !== null;
  }
};

const parsed = (sentence: string): RuleDraft => {
  const result = parseRule(sentence);
  if (!result.ok) throw new Error(`${sentence}: ${result.fault.column} ${result.fault.expected}`);
  return result.draft;
};

describe('sentenceOf and parseRule', () => {
  it('give every draft back', () => {
    fc.assert(
      fc.property(draft, (one) => {
        expect(parsed(sentenceOf(one))).to.deep.equal(one);
      }),
      { numRuns: 1000 },
    );
  });

  it('write what the softphone reads, and refuses at the first status that is yet to be chosen', () => {
    fc.assert(
      fc.property(draft, (one) => {
        const sentence = sentenceOf(one);
        const read = readRule(sentence, { name: '', item: '' });
        expect(read.ok, sentence).to.equal(isComplete(one));
        if (!read.ok) expect(sentence.slice(read.fault.column - 1)).to.match(/^""(?: |$)/);
      }),
      { numRuns: 500 },
    );
  });

  it('keep a sentence that somebody else wrote in its meaning', () => {
    expect(sentenceOf(parsed('  WHEN  Omni IS "Lunch"  set PureCloud meal'))).to.equal(
      'when omni is Lunch set pureCloud meal',
    );
    expect(
      sentenceOf(parsed('while salesforce work on 500 from accepted at 50 % hold pureCloud BUSY')),
    ).to.equal('while salesforce work on Case at 50% hold pureCloud BUSY');
  });

  it('tell the column of what cannot be read, counted in what was written', () => {
    const result = parseRule('pair "" to BUSY');
    expect(result.ok ? null : result.fault.column).to.equal(6);
    const other = parseRule('pair Busy to BUSY');
    expect(other.ok ? null : other.fault).to.deep.include({ column: 11 });
  });

  it('take an unchosen status for unchosen', () => {
    expect(parsed('pair "" with ON_QUEUE')).to.deep.equal({
      kind: 'pair',
      omni: null,
      pureCloud: 'ON_QUEUE',
    });
  });
});

describe('a rule draft', () => {
  it('of every kind is written and read again', () => {
    for (const choice of RULE_CHOICES) {
      const blank = blankDraft(choice);
      expect(choiceOf(blank)).to.equal(choice);
      expect(parsed(sentenceOf(blank))).to.deep.equal(blank);
    }
  });

  it('is turned with the statuses that it names', () => {
    const pair = parsed('pair Lunch with MEAL');
    expect(sentenceOf(turned(pair, 'omni'))).to.equal('when omni is Lunch set pureCloud MEAL');
    expect(sentenceOf(turned(pair, 'pureCloud'))).to.equal('when pureCloud is MEAL set omni Lunch');
    expect(turned(turned(pair, 'pureCloud'), 'both')).to.deep.equal(pair);
    const leaves = parsed('when omni leaves Lunch set pureCloud AVAILABLE');
    expect(sentenceOf(turned(leaves, 'pureCloud'))).to.equal(
      'when pureCloud leaves AVAILABLE set omni Lunch',
    );
    expect(sentenceOf(turned(parsed('when omni is any set pureCloud BUSY'), 'both'))).to.equal(
      'pair "" with BUSY',
    );
    expect(
      sentenceOf(turned(parsed('while omni unreachable for 30s hold pureCloud BUSY'), 'pureCloud')),
    ).to.equal('while pureCloud unreachable for 30s hold omni ""');
  });

  it('stands in a direction that it can have, or in none', () => {
    fc.assert(
      fc.property(draft, (one) => {
        const direction = directionOf(one);
        const all = directionsOf(one);
        expect(direction === null ? all.length === 0 : all.includes(direction)).to.equal(true);
        for (const to of all) expect(directionOf(turned(one, to))).to.equal(to);
      }),
    );
  });
});
