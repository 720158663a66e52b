import { expect } from 'chai';
import fc from 'fast-check';
import { OMNI_OFFLINE } from '../sync/status.js';
import { readBridgeMessage, readTold, readToldRead, softphoneMessage } from './bridge-protocol.js';
import { refusalOf } from './refusal.js';
import {
  canonicalId,
  logoutOf,
  reasonOf,
  recordOf,
  statusOf,
  workOf,
  workloadOf,
  worksOf,
} from './toolkit-values.js';

describe('toolkit values', () => {
  it('compares Ids by their first 15 characters, and leaves other names alone', () => {
    expect(canonicalId('0N5000000000001AAA')).to.equal('0N5000000000001');
    expect(canonicalId('0N5000000000001')).to.equal('0N5000000000001');
    expect(canonicalId('a-rather-long-work-item')).to.equal('a-rather-long-work-item');
  });

  it('takes an answer without a status for Offline, and nonsense for none', () => {
    for (const value of [
      null,
      undefined,
      {},
      { statusId: null },
      { statusId: '0' },
      { statusId: '' },
    ]) {
      expect(statusOf(value)).to.equal(OMNI_OFFLINE);
    }
    for (const value of [7, 'x', [], { statusId: 7 }, { statusId: {} }]) {
      expect(statusOf(value)).to.equal(null);
    }
  });

  it('knows that a status takes work by its channels, where they are told', () => {
    const named = { statusId: '0N5000000000001', statusName: 'Busy', statusApiName: 'Busy' };
    expect(recordOf({ ...named, channels: '[{"channelId":"0N9"}]' })?.takesWork).to.equal(true);
    expect(recordOf({ ...named, channels: '[]' })?.takesWork).to.equal(false);
    expect(recordOf({ ...named, channels: '[' })).to.not.have.property('takesWork');
    expect(recordOf(named)).to.not.have.property('takesWork');
  });

  it('reads work items from JSON or a list, without those that have no Id', () => {
    const works = [
      { workItemId: '500x', workId: '0Bz1', isEngaged: true },
      { workId: '0Bz2' },
      {},
      null,
    ];
    const expected = [
      { id: '0Bz1', is: 'accepted', object: 'Case' },
      { id: '0Bz2', is: 'assigned' },
    ];
    expect(worksOf({ works: JSON.stringify(works) })).to.deep.equal(expected);
    expect(worksOf({ works })).to.deep.equal(expected);
    expect(worksOf({ works: 'no JSON' })).to.equal(null);
    expect(worksOf(null)).to.equal(null);
  });

  it('tells a work item of an unknown object by its key prefix', () => {
    expect(
      workOf('workAssigned', { workId: '0Bz1', workItemId: 'a0X000000000001AAA' }),
    ).to.deep.equal({
      type: 'work',
      id: '0Bz1',
      is: 'assigned',
      object: 'a0X',
    });
  });

  it('gives the workload in percent of the capacity', () => {
    const workload = (newWorkload: unknown, configuredCapacity: unknown) =>
      workloadOf({ newWorkload, configuredCapacity }, 'new');
    expect(workload(1, 4)).to.equal(25);
    expect(workload('6', '4')).to.equal(150);
    expect(workload(0, 0)).to.equal(0);
    expect(workload(2, 0)).to.equal(100);
    expect(workload(undefined, 4)).to.equal(null);
    expect(workload(Number.NaN, 4)).to.equal(null);
  });

  it('counts interruptible work as work', () => {
    const event = {
      newWorkload: 0,
      configuredCapacity: 4,
      newInterruptibleWorkload: 1,
      configuredInterruptibleCapacity: 2,
    };
    expect(workloadOf(event, 'new')).to.equal(50);
  });

  it('knows a logout by the letters of its reason', () => {
    expect(logoutOf('DuplicateLogin')).to.equal('duplicateLogin');
    expect(logoutOf('Duplicate Login In Same Browser')).to.equal('duplicateLogin');
    expect(logoutOf('Maintenance')).to.equal('maintenance');
    expect(logoutOf('OmniSupervisorLogout')).to.equal('supervisor');
    expect(logoutOf('Logout')).to.equal('agent');
    expect(logoutOf(undefined)).to.equal('agent');
  });

  it('leaves out a reason that is not known', () => {
    expect(reasonOf('OmniPushTimeout')).to.equal('pushTimeout');
    expect(reasonOf('OmniNewThing')).to.equal(undefined);
    expect(reasonOf(undefined)).to.equal(undefined);
  });

  it('sorts refusals by their words', () => {
    expect(refusalOf("You don't have access to this status.").failure.reason).to.equal(
      'notGranted',
    );
    expect(refusalOf('A network error occurred.').failure.kind).to.equal('transient');
    expect(refusalOf('Invalid presence status id.').failure).to.deep.equal({
      kind: 'permanent',
      reason: 'refused',
    });
    expect(refusalOf('').detail).to.not.equal('');
    expect(refusalOf('x'.repeat(5_000)).detail.length).to.be.lessThan(500);
  });
});

describe('bridge protocol', () => {
  const common = { protocol: 1, source: 'bridge', instance: 'b1', seq: 3 };

  it('takes messages of a bridge', () => {
    expect(
      readBridgeMessage({ ...common, kind: 'ready', body: { omni: 'answers' } }),
    ).to.deep.equal({
      kind: 'ready',
      instance: 'b1',
      seq: 3,
      omni: 'answers',
    });
  });

  it('leaves everything else alone', () => {
    const others = [
      { ...common, kind: 'ready', source: 'softphone' },
      { ...common, kind: 'ready', source: 'someone' },
      { ...common, kind: 'ready', protocol: 2 },
      { ...common, kind: 'ready', seq: 0 },
      { ...common, kind: 'ready', seq: 1.5 },
      { ...common, kind: 'ready', seq: '3' },
      { ...common, kind: 'ready', instance: '' },
      { ...common, kind: 'dance' },
      { ...common, kind: 'answer' },
      { ...common, kind: 'event', body: {} },
      softphoneMessage('s1', 1, { kind: 'hello' }),
    ];
    for (const message of others) expect(readBridgeMessage(message)).to.equal(null);
  });

  it('never throws, whatever comes', () => {
    const key = fc.constantFrom(
      'statusId',
      'channels',
      'works',
      'workId',
      'workItemId',
      'is',
      'kind',
      'body',
      'status',
    );
    const anything = fc.oneof(fc.anything(), fc.dictionary(key, fc.anything()));
    fc.assert(
      fc.property(anything, (value) => {
        readBridgeMessage(value);
        readBridgeMessage({ ...common, kind: 'event', body: value });
        readTold(value);
        readToldRead({ status: value });
        statusOf(value);
        recordOf(value);
        worksOf(value);
        workOf('workClosed', value);
        workloadOf(value, 'new');
        reasonOf(value);
        logoutOf(value);
      }),
    );
  });
});
