import { expect } from 'chai';
import type { HoldRule, Rule } from './rules.js';
import { PAIR, whileIn, whileInteraction, whileWork } from './testing/definitions.js';
import type { Shift } from './testing/shift.js';
import { shift } from './testing/shift.js';

const sometimes = (rule: HoldRule): HoldRule => ({ ...rule, always: false });

/** The newest thing asked of a side, or `nothing`. */
const asked = (desk: Shift): string => desk.writes().at(-1) ?? 'nothing';

const on = (...rules: readonly Rule[]): Shift => shift({ rules: [PAIR, ...rules] });

describe('sync rules: while Salesforce work', () => {
  it('on certain objects, by name or key prefix, whatever the case', () => {
    const rule = whileWork('BUSY', { objects: ['case', '570'] });
    expect(asked(on(rule).work('w1', 'accepted', 'Lead'))).to.equal('nothing');
    expect(asked(on(rule).work('w1', 'accepted'))).to.equal('nothing');
    expect(asked(on(rule).work('w1', 'accepted', 'Case'))).to.equal('pureCloud BUSY');
    expect(asked(on(rule).work('w1', 'accepted', '570'))).to.equal('pureCloud BUSY');
    expect(asked(on(rule).work('w1', 'accepted', 'Lead').work('w2', 'accepted', 'Case'))).to.equal(
      'pureCloud BUSY',
    );
  });

  it('from assigned, or from accepted', () => {
    expect(asked(on(whileWork('BUSY', { from: 'assigned' })).work('w1', 'assigned'))).to.equal(
      'pureCloud BUSY',
    );
    expect(asked(on(whileWork('BUSY')).work('w1', 'assigned'))).to.equal('nothing');
  });

  it('at a percentage of the capacity: from there on, and no longer below it', () => {
    const desk = on(whileWork('BUSY', { atPercent: 50 })).work('w1', 'accepted');
    expect(asked(desk), 'the workload is not known').to.equal('nothing');
    expect(asked(desk.workload(49))).to.equal('nothing');
    expect(asked(desk.workload(50))).to.equal('pureCloud BUSY');
    desk.take('pureCloud').after(5_000).workload(49);
    expect(asked(desk)).to.equal('pureCloud ON_QUEUE');
  });

  it('at a percentage, but without work, nothing holds', () => {
    expect(asked(on(whileWork('BUSY', { atPercent: 50 })).workload(80))).to.equal('nothing');
  });

  it('takes the workload from a read', () => {
    const desk = on(whileWork('BUSY', { atPercent: 50 }))
      .lose('omni')
      .back('omni');
    desk.work('w1', 'accepted').read('omni', { workload: 60 });
    expect(asked(desk)).to.equal('pureCloud BUSY');
  });

  it('objects that PureCloud routes do not hold, though they are named', () => {
    const rules = [PAIR, whileWork('BUSY', { objects: ['MessagingSession'], from: 'assigned' })];
    const desk = shift({ rules, externallyRoutedWork: ['MessagingSession'] });
    expect(asked(desk.work('w1', 'accepted', 'MessagingSession'))).to.equal('nothing');
  });
});

describe('sync rules: while PureCloud work', () => {
  it('on certain media, whatever the case', () => {
    const rule = whileInteraction('Busy', { media: ['Voice', 'callback'] });
    expect(asked(on(rule).interaction('c1', 'connected', 'chat'))).to.equal('nothing');
    expect(asked(on(rule).interaction('c1', 'connected', 'voice'))).to.equal('omni Busy');
    expect(asked(on(rule).interaction('c1', 'connected', 'CALLBACK'))).to.equal('omni Busy');
    expect(
      asked(
        on(rule).interaction('c1', 'connected', 'chat').interaction('c2', 'connected', 'voice'),
      ),
    ).to.equal('omni Busy');
  });

  it('from alerting, or from connected', () => {
    const early = whileInteraction('Busy', { from: 'alerting' });
    expect(asked(on(early).interaction('c1', 'alerting'))).to.equal('omni Busy');
    expect(asked(on(early).interaction('c1', 'connected'))).to.equal('omni Busy');
    expect(asked(on(whileInteraction('Busy')).interaction('c1', 'alerting'))).to.equal('nothing');
  });

  it('until disconnected, or until wrapup', () => {
    const short = on(whileInteraction('Busy', { until: 'disconnected' }));
    short.interaction('c1', 'connected').take('omni').interaction('c1', 'afterCallWork');
    expect(asked(short)).to.equal('omni Chat');
    const long = on(whileInteraction('Busy', { from: 'alerting' })).interaction('c1', 'connected');
    long.take('omni').interaction('c1', 'afterCallWork');
    expect(asked(long)).to.equal('omni Busy');
  });

  it('until disconnected: after-call work that is heard of first does not hold', () => {
    const rule = whileInteraction('Busy', { until: 'disconnected', from: 'alerting' });
    expect(asked(on(rule).interaction('c1', 'afterCallWork'))).to.equal('nothing');
  });
});

describe('sync rules: while PureCloud is not responding or unreachable', () => {
  const notResponding = whileIn('rule5', 'omni', 'Busy', { on: 'notResponding' });
  const unreachable = (side: 'omni' | 'pureCloud', forSeconds: number): HoldRule =>
    whileIn('rule6', side === 'omni' ? 'pureCloud' : 'omni', 'Away', {
      on: 'unreachable',
      side,
      forSeconds,
    });

  it('holds while the routing status is NOT_RESPONDING', () => {
    const desk = on(notResponding).routing('NOT_RESPONDING');
    expect(desk.causes()).to.deep.equal(['omni Busy: rule5']);
    desk.take('omni').after(5_000).routing('IDLE');
    expect(desk.causes()).to.deep.equal(['omni Chat: rule5 ended']);
    expect(asked(on(notResponding).routing('INTERACTING'))).to.equal('nothing');
  });

  it('takes the routing status from a read', () => {
    const desk = on(notResponding).lose('pureCloud').back('pureCloud');
    desk.read('pureCloud', { routingStatus: 'NOT_RESPONDING' });
    expect(asked(desk)).to.equal('omni Busy');
    desk.take('omni').lose('pureCloud').back('pureCloud').read('pureCloud');
    expect(asked(desk)).to.equal('omni Chat');
  });

  it('is the one exception: it is sent to the other side, and taken back when the side is back', () => {
    const desk = on(unreachable('pureCloud', 0)).lose('pureCloud');
    expect(desk.causes()).to.deep.equal(['omni Away: rule6']);
    desk.take('omni').after(5_000).back('pureCloud').read('pureCloud');
    expect(desk.causes()).to.deep.equal(['omni Chat: rule6 ended']);
    const omni = on(unreachable('omni', 0)).lose('omni');
    expect(asked(omni)).to.equal('pureCloud Away');
    expect(asked(on(unreachable('omni', 0)).lose('pureCloud'))).to.equal('nothing');
  });

  it('for so many seconds: not before', () => {
    const desk = on(unreachable('pureCloud', 30)).lose('pureCloud');
    expect(desk.wakesAt).to.equal(30_000);
    expect(asked(desk.at(29_999))).to.equal('nothing');
    expect(asked(desk.at(30_000))).to.equal('omni Away');
  });

  it('back before then: nothing happens', () => {
    const desk = on(unreachable('pureCloud', 30)).lose('pureCloud').at(20_000).back('pureCloud');
    desk.read('pureCloud').at(60_000);
    expect(asked(desk)).to.equal('nothing');
  });

  it('of two with different times the engine wakes for the next', () => {
    const later = { ...unreachable('pureCloud', 60), name: 'rule7', status: 'Offline soon' };
    for (const rules of [
      [unreachable('pureCloud', 30), later],
      [later, unreachable('pureCloud', 30)],
    ]) {
      expect(on(...rules).lose('pureCloud').wakesAt).to.equal(30_000);
    }
    const desk = on(later, unreachable('pureCloud', 30)).lose('pureCloud').at(30_000);
    expect(asked(desk.take('omni'))).to.equal('omni Away');
    expect(asked(desk.at(60_000))).to.equal('omni Offline soon');
  });
});

describe('sync rules: what a hold covers', () => {
  const rule = sometimes(whileInteraction('Busy'));
  const shown = (omni: string, ...rules: readonly Rule[]): string =>
    asked(
      shift({ rules: [PAIR, ...rules], omni, pureCloud: 'MEAL' }).interaction('c1', 'connected'),
    );

  it('a status that takes work; lunch stays lunch', () => {
    expect(shown('Chat', rule)).to.equal('omni Busy');
    expect(shown('Lunch', rule)).to.equal('nothing');
    expect(shown('Other', rule), 'its channels are not known').to.equal('omni Busy');
    expect(shown('Offline', rule)).to.equal('nothing');
  });

  it('with always any, but Offline', () => {
    expect(shown('Lunch', whileInteraction('Busy'))).to.equal('omni Busy');
    expect(shown('Offline', whileInteraction('Busy'))).to.equal('nothing');
  });

  it('of PureCloud On Queue alone', () => {
    const cloud = sometimes(whileWork('BUSY'));
    const desk = (pureCloud: string) =>
      asked(shift({ rules: [PAIR, cloud], pureCloud }).work('w1', 'accepted'));
    expect(desk('ON_QUEUE')).to.equal('pureCloud BUSY');
    expect(desk('AVAILABLE')).to.equal('nothing');
  });

  it('a hold that is On Queue, or paired with it, covers nothing', () => {
    expect(shown('Other', whileInteraction('Chat'))).to.equal('nothing');
    expect(asked(on(whileWork('ON_QUEUE')).work('w1', 'accepted'))).to.equal('nothing');
  });

  it('one that is paired with another status covers as any does', () => {
    const lunch: Rule = { name: 'rule3', kind: 'pair', omni: 'Lunch', pureCloud: 'MEAL' };
    expect(shown('Other', lunch, whileInteraction('Lunch'))).to.equal('omni Lunch');
  });

  it('the first in force decides, even where it does not cover the base', () => {
    const always = whileInteraction('Later', {}, 'rule9');
    expect(shown('Lunch', rule, always)).to.equal('nothing');
    expect(shown('Lunch', always, rule)).to.equal('omni Later');
    expect(shown('Chat', rule, always)).to.equal('omni Busy');
  });

  it('when the first ends, the next in force takes over', () => {
    const voice = whileInteraction('On the phone', { media: ['voice'] }, 'rule1');
    const any = whileInteraction('Busy', {}, 'rule2');
    const desk = on(voice, any)
      .interaction('c1', 'connected')
      .interaction('c2', 'connected', 'chat');
    desk.rest();
    desk.after(5_000).interaction('c1', 'ended');
    expect(desk.causes()).to.deep.equal(['omni Busy: rule2']);
    desk.take('omni').after(5_000).interaction('c2', 'ended');
    expect(desk.causes()).to.deep.equal(['omni Chat: rule2 ended']);
  });

  it('choosing what the hold is about to show is no choice against the next one', () => {
    const voice = whileInteraction('On the phone', { media: ['voice'] }, 'rule1');
    const chat = whileInteraction('Busy', { media: ['chat'] }, 'rule2');
    const desk = on(voice, chat)
      .interaction('c2', 'connected', 'chat')
      .interaction('c1', 'connected');
    desk.omni('On the phone').rest();
    desk.after(5_000).interaction('c1', 'ended');
    expect(desk.rest()).to.deep.equal(['omni Busy']);
  });

  it('an override ends when no hold of that side is in force any more', () => {
    const voice = whileInteraction('On the phone', { media: ['voice'] }, 'rule1');
    const chat = whileInteraction('Busy', { media: ['chat'] }, 'rule2');
    const desk = on(voice, chat)
      .interaction('c1', 'connected')
      .interaction('c2', 'connected', 'chat');
    desk.rest();
    desk.after(5_000).omni('Other').rest();
    expect(desk.after(5_000).interaction('c1', 'ended').rest()).to.deep.equal([]);
    desk.after(5_000).interaction('c2', 'ended').rest();
    expect(desk.after(5_000).interaction('c3', 'connected').rest()).to.deep.equal([
      'omni On the phone',
    ]);
  });
});
