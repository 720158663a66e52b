import { expect } from 'chai';
import fc from 'fast-check';
import type { DefinedRule } from './definition.js';
import { readRule, type ReadRule } from './rule-sentence.js';
import type { Fault } from './sentence-tokens.js';

const SOURCE = { name: 'rule7', item: 'omniSync/rule7' };
const read = (sentence: string): ReadRule => readRule(sentence, SOURCE);

const ruleOf = (sentence: string): DefinedRule => {
  const result = read(sentence);
  if (!result.ok) throw new Error(`${sentence}: ${result.fault.column} ${result.fault.expected}`);
  return result.rule;
};

const faultOf = (sentence: string): Fault | null => {
  const result = read(sentence);
  return result.ok ? null : result.fault;
};

const OTHER_HALVES: readonly (readonly [sentence: string, condition: object])[] = [
  [
    'while salesforce work hold pureCloud BUSY',
    { on: 'salesforceWork', objects: null, from: 'accepted', atPercent: null },
  ],
  [
    'while salesforce work on case, 0Mw,Claim__c from assigned at 50% hold pureCloud BUSY always',
    {
      on: 'salesforceWork',
      objects: ['Case', 'MessagingSession', 'Claim__c'],
      from: 'assigned',
      atPercent: 50,
    },
  ],
  [
    'while salesforce work at 100 % hold pureCloud BUSY',
    { on: 'salesforceWork', objects: null, from: 'accepted', atPercent: 100 },
  ],
  [
    'while pureCloud work hold omni Busy',
    { on: 'pureCloudWork', media: null, from: 'connected', until: 'wrapup' },
  ],
  [
    'while pureCloud work on Voice , callback from alerting until disconnected hold omni Busy',
    { on: 'pureCloudWork', media: ['voice', 'callback'], from: 'alerting', until: 'disconnected' },
  ],
  ['while pureCloud not responding hold omni Busy', { on: 'notResponding' }],
  [
    'while pureCloud unreachable hold omni Busy',
    { on: 'unreachable', side: 'pureCloud', forSeconds: 0 },
  ],
  [
    'while omni unreachable for 30s hold pureCloud BUSY',
    { on: 'unreachable', side: 'omni', forSeconds: 30 },
  ],
];

describe('readRule', () => {
  it('reads a pair', () => {
    expect(ruleOf('pair Available_Chat with ON_QUEUE')).to.deep.equal({
      ...SOURCE,
      text: 'pair Available_Chat with ON_QUEUE',
      kind: 'pair',
      omni: {
        ref: { side: 'omni', name: 'Available_Chat', text: 'Available_Chat' },
        item: SOURCE.item,
      },
      pureCloud: {
        ref: { side: 'pureCloud', systemPresence: 'ON_QUEUE', text: 'ON_QUEUE' },
        item: SOURCE.item,
      },
    });
  });

  it('reads what happens when a side is or leaves a status', () => {
    const is = ruleOf('when omni is Lunch set pureCloud MEAL');
    expect(is).to.include({ kind: 'is', side: 'omni' });
    expect(is).to.nested.include({ 'status.ref.name': 'Lunch', 'set.ref.systemPresence': 'MEAL' });
    const leaves = ruleOf('when pureCloud leaves any set omni Transition');
    expect(leaves).to.deep.include({ kind: 'leaves', side: 'pureCloud', status: { any: true } });
    expect(leaves).to.nested.include({ 'set.ref.name': 'Transition' });
  });

  it('reads what is ignored', () => {
    expect(ruleOf('ignore omni any')).to.deep.include({ kind: 'ignore', status: { any: true } });
    expect(ruleOf('ignore pureCloud "On Queue"')).to.nested.include({
      side: 'pureCloud',
      'status.ref.systemPresence': 'ON_QUEUE',
    });
  });

  it('reads what happens after a push time-out or a decline', () => {
    expect(ruleOf('after omni push timeout set pureCloud AWAY')).to.include({
      kind: 'after',
      reason: 'pushTimeout',
    });
    expect(ruleOf('after omni decline set pureCloud AWAY')).to.include({ reason: 'decline' });
  });

  it('reads what holds', () => {
    for (const [sentence, condition] of OTHER_HALVES) {
      const rule = ruleOf(sentence);
      expect(rule, sentence).to.deep.include({
        kind: 'hold',
        side: sentence.includes('hold omni') ? 'omni' : 'pureCloud',
        condition,
        always: sentence.endsWith('always'),
      });
    }
  });

  it('takes keywords in any case and blanks of any number', () => {
    expect(ruleOf('  WHEN  Omni\tIS Lunch SET PURECLOUD meal ')).to.include({ kind: 'is' });
  });

  it('takes quoted names with blanks, quotation marks and words that mean something else', () => {
    const name = (sentence: string) => {
      const rule = ruleOf(sentence);
      return rule.kind === 'pair' && rule.omni.ref.side === 'omni' ? rule.omni.ref.name : null;
    };
    expect(name('pair "Available - Chat" with ON_QUEUE')).to.equal('Available - Chat');
    expect(name('pair "Say ""hello"", please" with ON_QUEUE')).to.equal('Say "hello", please');
    expect(name('pair "any" with ON_QUEUE')).to.equal('any');
    expect(name('pair with with ON_QUEUE')).to.equal('with');
  });

  it('tells the column and what was expected', () => {
    const cases: readonly (readonly [sentence: string, column: number, expected: RegExp])[] = [
      ['', 1, /^pair, when, while, after or ignore$/],
      ['pare Busy with BUSY', 1, /^pair, when, while, after or ignore$/],
      ['pair Busy', 10, /^with$/],
      ['pair Busy to BUSY', 11, /^with/],
      ['pair Available - Chat with ON_QUEUE', 16, /^with \(a name with spaces stands between "\)$/],
      ['pair Busy with Coffee', 16, /^a PureCloud status/],
      ['pair any with ON_QUEUE', 6, /^an Omni-Channel status/],
      ['pair none with ON_QUEUE', 6, /^an Omni-Channel status/],
      ['pair "" with ON_QUEUE', 6, /^an Omni-Channel status/],
      ['pair "Busy with ON_QUEUE', 6, /^a closing "/],
      ['pair 0N5123 with ON_QUEUE', 6, /^an Omni-Channel status/],
      ['when omni becomes Busy', 11, /^is or leaves$/],
      ['when omni is Busy set omni Busy', 23, /^pureCloud$/],
      ['when omni is Busy set pureCloud any', 33, /^a PureCloud status/],
      ['while salesforce work form accepted hold pureCloud BUSY', 23, /^on, from, at or hold$/],
      ['while salesforce work on Case, from accepted hold pureCloud BUSY', 32, /^an object/],
      ['while salesforce work on hold pureCloud BUSY', 26, /^an object/],
      ['while salesforce work at 101% hold pureCloud BUSY', 26, /from 0 to 100 with %/],
      ['while salesforce work at 50 hold pureCloud BUSY', 29, /^%$/],
      ['while salesforce work hold omni Busy', 28, /^pureCloud$/],
      ['while pureCloud work on voice; chat hold omni Busy', 25, /^a media type/],
      [
        'while pureCloud work on voice until midnight hold omni Busy',
        37,
        /^disconnected or wrapup$/,
      ],
      ['while pureCloud is down hold omni Busy', 17, /^work, not or unreachable$/],
      ['while omni unreachable for ever hold pureCloud BUSY', 28, /with s/],
      ['while pureCloud work hold omni Busy forever', 37, /^always or the end/],
      ['while pureCloud work hold omni Busy always always', 44, /^the end$/],
      ['after omni push set pureCloud AWAY', 17, /^timeout$/],
      ['ignore omni Busy, Lunch', 17, /^the end/],
      [`pair ${'x'.repeat(251)}`, 256, /at most 255/],
    ];
    for (const [sentence, column, expected] of cases) {
      const fault = faultOf(sentence);
      expect(fault?.column, sentence).to.equal(column);
      expect(fault?.expected, sentence).to.match(expected);
    }
  });

  it('never throws, and points into the sentence', () => {
    const words =
      'pair when while after ignore omni pureCloud salesforce work is leaves set hold on from at any not , " 50% 30 s Busy BUSY with always';
    const sentence = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom(...words.split(' ')), { maxLength: 16 })
        .map((some) => some.join(' ')),
    );
    fc.assert(
      fc.property(sentence, (text) => {
        const fault = faultOf(text);
        if (fault === null) return;
        expect(fault.column).to.be.within(1, Math.min(text.length, 255) + 1);
        expect(fault.expected).to.not.equal('');
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);
});
