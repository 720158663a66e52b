import { expect } from 'chai';
import type { Rule, StatusOrAny } from './rules.js';
import type { Side, Status } from './status.js';
import { PAIR } from './testing/definitions.js';
import { Shift, shift, type Beginning } from './testing/shift.js';

const ANY = { any: true } as const;

const pair = (name: string, omni: Status, pureCloud: Status): Rule => ({
  name,
  kind: 'pair',
  omni,
  pureCloud,
});
const is = (name: string, side: Side, status: StatusOrAny, set: Status): Rule => ({
  name,
  kind: 'is',
  side,
  status,
  set,
});
const leaves = (name: string, side: Side, status: StatusOrAny, set: Status): Rule => ({
  name,
  kind: 'leaves',
  side,
  status,
  set,
});
const ignore = (name: string, side: Side, status: StatusOrAny): Rule => ({
  name,
  kind: 'ignore',
  side,
  status,
});
const after = (name: string, reason: 'pushTimeout' | 'decline', set: Status): Rule => ({
  name,
  kind: 'after',
  reason,
  set,
});

/** The causes of what a change leads to, under these rules. */
const causes = (rules: readonly Rule[], given: Beginning, change: (desk: Shift) => Shift) =>
  change(shift({ rules, ...given })).causes();

describe('sync rules: pair', () => {
  const rules = [pair('rule1', 'Chat', 'ON_QUEUE'), pair('rule2', 'Lunch', 'MEAL')];

  it('follows in both directions', () => {
    expect(causes(rules, {}, (desk) => desk.omni('Lunch'))).to.deep.equal([
      'pureCloud MEAL: rule2',
    ]);
    expect(causes(rules, {}, (desk) => desk.pureCloud('MEAL'))).to.deep.equal([
      'omni Lunch: rule2',
    ]);
  });

  it('the first that names a status wins', () => {
    const both = [...rules, pair('rule3', 'Break', 'MEAL')];
    expect(causes(both, {}, (desk) => desk.pureCloud('MEAL'))).to.deep.equal(['omni Lunch: rule2']);
    expect(causes(both, {}, (desk) => desk.omni('Break'))).to.deep.equal(['pureCloud MEAL: rule3']);
  });
});

describe('sync rules: when a side is a status', () => {
  it('sets the other side, in one direction', () => {
    const rules = [is('rule1', 'omni', 'Lunch', 'MEAL')];
    expect(causes(rules, {}, (desk) => desk.omni('Lunch'))).to.deep.equal([
      'pureCloud MEAL: rule1',
    ]);
    expect(causes(rules, {}, (desk) => desk.pureCloud('MEAL'))).to.deep.equal([]);
    expect(causes(rules, {}, (desk) => desk.omni('Break'))).to.deep.equal([]);
  });

  it('any stands for what no earlier rule names', () => {
    const rules = [PAIR, is('rule2', 'pureCloud', ANY, 'Other')];
    const given = { omni: 'Lunch', pureCloud: 'MEAL' };
    expect(causes(rules, given, (desk) => desk.pureCloud('BREAK'))).to.deep.equal([
      'omni Other: rule2',
    ]);
    expect(causes(rules, given, (desk) => desk.pureCloud('ON_QUEUE'))).to.deep.equal([
      'omni Chat: mapped',
    ]);
    expect(causes(rules, given, (desk) => desk.omni('Break'))).to.deep.equal([]);
  });

  it('goes before leaves, wherever it stands', () => {
    const rules = [
      leaves('rule1', 'omni', 'Chat', 'AVAILABLE'),
      is('rule2', 'omni', 'Lunch', 'MEAL'),
    ];
    expect(causes(rules, {}, (desk) => desk.omni('Lunch'))).to.deep.equal([
      'pureCloud MEAL: rule2',
    ]);
    expect(causes(rules, {}, (desk) => desk.omni('Break'))).to.deep.equal([
      'pureCloud AVAILABLE: rule1',
    ]);
  });
});

describe('sync rules: when a side leaves a status', () => {
  it('goes by the side and by the base that was', () => {
    const rules = [leaves('rule1', 'pureCloud', 'MEAL', 'Back')];
    const given = { omni: 'Lunch', pureCloud: 'MEAL' };
    expect(causes(rules, given, (desk) => desk.pureCloud('BREAK'))).to.deep.equal([
      'omni Back: rule1',
    ]);
    expect(causes(rules, given, (desk) => desk.omni('MEAL').omni('BREAK'))).to.deep.equal([]);
    expect(
      causes(rules, { ...given, pureCloud: 'AWAY' }, (desk) => desk.pureCloud('BREAK')),
    ).to.deep.equal([]);
  });

  it('any: whatever it leaves', () => {
    const rules = [
      leaves('rule1', 'omni', 'Chat', 'AWAY'),
      leaves('rule2', 'omni', ANY, 'AVAILABLE'),
    ];
    expect(causes(rules, {}, (desk) => desk.omni('Lunch'))).to.deep.equal([
      'pureCloud AWAY: rule1',
    ]);
    expect(causes(rules, { omni: 'Lunch' }, (desk) => desk.omni('Break'))).to.deep.equal([
      'pureCloud AVAILABLE: rule2',
    ]);
  });
});

describe('sync rules: choosing what is there', () => {
  it('leaves nothing', () => {
    const rules = [leaves('rule1', 'omni', ANY, 'AVAILABLE')];
    expect(causes(rules, {}, (desk) => desk.choose('omni', 'Chat'))).to.deep.equal([]);
  });
});

describe('sync rules: ignore', () => {
  it('ends the search: neither is nor leaves', () => {
    const rules = [
      ignore('rule1', 'omni', 'Break'),
      is('rule2', 'omni', ANY, 'BUSY'),
      leaves('rule3', 'omni', 'Chat', 'AVAILABLE'),
    ];
    const desk = shift({ rules }).omni('Break');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.base).to.deep.equal({ omni: 'Break', pureCloud: 'ON_QUEUE' });
    expect(causes(rules, {}, (other) => other.omni('Lunch'))).to.deep.equal([
      'pureCloud BUSY: rule2',
    ]);
  });

  it('counts as an is rule: the first that matches wins', () => {
    const rules = [is('rule1', 'omni', 'Break', 'BREAK'), ignore('rule2', 'omni', ANY), PAIR];
    expect(causes(rules, {}, (desk) => desk.omni('Break'))).to.deep.equal([
      'pureCloud BREAK: rule1',
    ]);
    expect(
      causes(rules, { omni: 'Lunch', pureCloud: 'MEAL' }, (desk) => desk.omni('Chat')),
    ).to.deep.equal([]);
  });

  it('of one side leaves the other alone', () => {
    const rules = [ignore('rule1', 'pureCloud', 'Lunch'), is('rule2', 'omni', 'Lunch', 'MEAL')];
    expect(causes(rules, {}, (desk) => desk.omni('Lunch'))).to.deep.equal([
      'pureCloud MEAL: rule2',
    ]);
  });
});

describe('sync rules: after a push time-out or a decline', () => {
  const rules = [
    is('rule1', 'omni', 'Missed', 'AWAY'),
    after('rule2', 'decline', 'BUSY'),
    after('rule3', 'pushTimeout', 'BREAK'),
  ];

  it('goes before is, and by its reason', () => {
    expect(causes(rules, {}, (desk) => desk.omni('Missed', 'pushTimeout'))).to.deep.equal([
      'pureCloud BREAK: rule3',
    ]);
    expect(causes(rules, {}, (desk) => desk.omni('Missed', 'decline'))).to.deep.equal([
      'pureCloud BUSY: rule2',
    ]);
  });

  it('the first of several wins', () => {
    const twice = [...rules, after('rule4', 'decline', 'MEETING')];
    expect(causes(twice, {}, (desk) => desk.omni('Missed', 'decline'))).to.deep.equal([
      'pureCloud BUSY: rule2',
    ]);
  });

  it('has nothing to say of other reasons', () => {
    for (const reason of ['manual', 'supervisor', 'login', 'toolkit'] as const) {
      expect(causes(rules, {}, (desk) => desk.omni('Missed', reason))).to.deep.equal([
        'pureCloud AWAY: rule1',
      ]);
    }
  });

  it('where there is none, the others apply', () => {
    const without = rules.slice(0, 2);
    expect(causes(without, {}, (desk) => desk.omni('Missed', 'pushTimeout'))).to.deep.equal([
      'pureCloud AWAY: rule1',
    ]);
  });
});

describe('sync rules: the start, and On Queue refused', () => {
  const begin = (rules: readonly Rule[], given: Beginning): readonly string[] =>
    new Shift({ rules, ...given }).start().read('omni').read('pureCloud').writes();

  const PAIRS = [
    pair('rule1', 'Chat', 'ON_QUEUE'),
    pair('rule2', 'Lunch', 'MEAL'),
    leaves('rule3', 'omni', 'Lunch', 'AVAILABLE'),
    leaves('rule4', 'omni', ANY, 'BUSY'),
    leaves('rule5', 'pureCloud', 'MEAL', 'Back'),
  ];

  it('uses the is rule of the authority’s base', () => {
    const given = { omni: 'Lunch', pureCloud: 'BREAK', startupAuthority: 'omni' } as const;
    expect(begin(PAIRS, given)).to.deep.equal(['pureCloud MEAL']);
  });

  it('without one, the leaves rule of the pair that the other side is in', () => {
    const omni = { omni: 'Other', pureCloud: 'MEAL', startupAuthority: 'omni' } as const;
    expect(begin(PAIRS, omni)).to.deep.equal(['pureCloud AVAILABLE']);
    const cloud = { omni: 'Lunch', pureCloud: 'BREAK', startupAuthority: 'pureCloud' } as const;
    expect(begin(PAIRS, cloud)).to.deep.equal(['omni Back']);
  });

  it('and nothing where the other side is in no pair', () => {
    const given = { omni: 'Other', pureCloud: 'BREAK', startupAuthority: 'omni' } as const;
    expect(begin(PAIRS, given)).to.deep.equal([]);
  });

  it('nothing where the authority’s base is ignored, or both are in the same pair', () => {
    const rules = [ignore('rule1', 'omni', 'Lunch'), ...PAIRS];
    const given = { omni: 'Lunch', pureCloud: 'ON_QUEUE', startupAuthority: 'omni' } as const;
    expect(begin(rules, given)).to.deep.equal([]);
    const oneWay = [pair('rule1', 'Lunch', 'MEAL'), leaves('rule2', 'omni', 'Lunch', 'AWAY')];
    const same = { omni: 'Lunch', pureCloud: 'MEAL', startupAuthority: 'omni' } as const;
    expect(begin(oneWay, same)).to.deep.equal([]);
  });

  it('On Queue refused takes its status from the rule for leaving it', () => {
    const rules = [
      pair('rule1', 'Chat', 'ON_QUEUE'),
      is('rule2', 'pureCloud', 'MEAL', 'Lunch'),
      leaves('rule3', 'pureCloud', ANY, 'Off'),
    ];
    const desk = shift({ rules, omni: 'Other', pureCloud: 'MEAL' })
      .omni('Chat')
      .refuse('pureCloud');
    expect(desk.causes()).to.deep.equal(['pureCloud ON_QUEUE: rule1', 'omni Off: onQueueRefused']);
  });

  it('every status paired with On Queue is one that nobody is put in unasked', () => {
    const rules = [pair('rule1', 'Chat', 'ON_QUEUE'), pair('rule2', 'Cases', 'ON_QUEUE')];
    const given = { rules, startupAuthority: 'ask', omni: 'Cases', pureCloud: 'MEAL' } as const;
    const desk = new Shift(given).start().read('omni').read('pureCloud');
    expect(desk.summary.asking).to.equal(true);
  });
});
