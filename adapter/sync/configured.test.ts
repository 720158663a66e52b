import { expect } from 'chai';
import type { Rule } from './rules.js';
import { unresolvedStatus } from './status.js';
import { definition, PAIR, VERSION_1, whileInteraction } from './testing/definitions.js';
import { shift } from './testing/shift.js';

describe('sync: a definition that is read afresh', () => {
  it('applies from the next change on', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL', rules: [] });
    desk.hear({ type: 'configured', rules: definition() });
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.omni('Chat').writes()).to.deep.equal(['pureCloud ON_QUEUE']);
  });

  it('does not read the sides again', () => {
    const desk = shift();
    desk.hear({ type: 'configured', rules: definition({ rules: [PAIR] }) });
    expect(desk.reads()).to.deep.equal([]);
  });

  it('a hold that it brings covers at once', () => {
    const desk = shift({ rules: [PAIR] }).interaction('c1', 'connected');
    desk.hear({ type: 'configured', rules: definition() });
    expect(desk.writes()).to.deep.equal(['omni Busy']);
  });

  it('switched on: a fresh start', () => {
    const desk = shift({ enabled: false, omni: 'Lunch' });
    desk.hear({ type: 'configured', rules: definition({ startupAuthority: 'pureCloud' }) });
    expect(desk.reads()).to.have.members(['omni', 'pureCloud']);
    expect(desk.rest()).to.deep.equal(['omni Chat']);
  });

  it('switched off: nothing more is written', () => {
    const desk = shift().interaction('c1', 'connected');
    desk.rest();
    desk.hear({ type: 'configured', rules: definition({ enabled: false }) });
    expect(desk.after(5_000).interaction('c1', 'ended').writes()).to.deep.equal([]);
    expect(desk.summary.base.omni).to.equal('Busy');
  });

  it('switched off: a retry is given up', () => {
    const desk = shift().omni('Lunch').stumble('pureCloud');
    desk.writes();
    desk.hear({ type: 'configured', rules: definition({ enabled: false }) });
    expect(desk.after(60_000).writes()).to.deep.equal([]);
  });

  it('before the start has ended, the start goes by it', () => {
    const desk = shift({ omni: 'Lunch' }).start();
    desk.hear({ type: 'configured', rules: definition({ startupAuthority: 'pureCloud' }) });
    desk.reads();
    expect(desk.rest()).to.deep.equal(['omni Chat']);
  });
});

describe('sync: a status whose Id is not yet known', () => {
  const CHAT = unresolvedStatus('Available_Chat');
  const rules: readonly Rule[] = [
    { name: 'mapped', kind: 'pair', omni: CHAT, pureCloud: 'ON_QUEUE' },
    ...VERSION_1.slice(1),
  ];

  it('is never written', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL', rules }).pureCloud('ON_QUEUE');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.base.omni).to.equal(CHAT);
    expect(desk.summary.atRest).to.equal(true);
  });

  it('is written once it is learnt', () => {
    const desk = shift({ omni: 'Lunch', pureCloud: 'MEAL', rules }).pureCloud('ON_QUEUE');
    desk.hear({ type: 'configured', rules: definition(), learnt: { [CHAT]: 'Chat' } });
    expect(desk.causes()).to.deep.equal(['omni Chat: mapped']);
    expect(desk.summary.base.omni).to.equal('Chat');
  });

  it('is learnt for what waits, too', () => {
    const desk = shift({ duringHold: 'queue' }).interaction('c1', 'connected');
    desk.rest();
    desk.after(5_000).choose('omni', unresolvedStatus('Lunch'));
    desk.hear({
      type: 'configured',
      rules: definition({ duringHold: 'queue' }),
      learnt: { [unresolvedStatus('Lunch')]: 'Lunch' },
    });
    expect(desk.summary.waiting.omni).to.equal('Lunch');
  });

  it('other statuses are left alone, whatever they are called', () => {
    const desk = shift({ omni: 'toString', pureCloud: 'MEAL' });
    desk.hear({ type: 'configured', rules: definition(), learnt: { [CHAT]: 'Chat' } });
    expect(desk.summary.base).to.deep.equal({ omni: 'toString', pureCloud: 'MEAL' });
  });

  it('a hold with such a status is not written either', () => {
    const hold = whileInteraction(unresolvedStatus('Busy'));
    const desk = shift({ rules: [PAIR, hold] }).interaction('c1', 'connected');
    expect(desk.writes()).to.deep.equal([]);
  });
});
