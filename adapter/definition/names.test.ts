import { expect } from 'chai';
import { normalizeGuid, normalizeOmniId, systemPresenceOf } from './names.js';
import { readStatus, writeStatus } from './status-ref.js';
import { objectOfWorkItem, readObject } from './work-objects.js';

describe('names and Ids', () => {
  it('cuts an Omni-Channel Id to 15 characters and keeps its case', () => {
    expect(normalizeOmniId('0N505Y000001cA1')).to.equal('0N505Y000001cA1');
    expect(normalizeOmniId(' 0N505Y000001cA1QAK ')).to.equal('0N505Y000001cA1');
    for (const text of [
      '',
      'Offline',
      '0N505Y000001cA',
      '0N505Y000001cA1Q',
      '5005Y000001cA1x',
      '0n505Y000001cA1',
    ]) {
      expect(normalizeOmniId(text), text).to.equal(null);
    }
  });

  it('brings GUIDs into lower case', () => {
    expect(normalizeGuid('E08EAF1B-EE47-4FA9-A231-1200E284798F')).to.equal(
      'e08eaf1b-ee47-4fa9-a231-1200e284798f',
    );
    expect(normalizeGuid('e08eaf1b')).to.equal(null);
  });

  it('compares system presences by their letters alone', () => {
    for (const text of ['On Queue', 'ON_QUEUE', 'OnQueue', 'on-queue']) {
      expect(systemPresenceOf(text), text).to.equal('ON_QUEUE');
    }
    for (const text of ['', '__', 'Queue', 'constructor', 'out of office']) {
      expect(systemPresenceOf(text), text).to.equal(null);
    }
  });

  it('writes a status as it reads it', () => {
    for (const text of ['Busy', '0N505Y000001cA1', 'Busy:0N505Y000001cA1']) {
      const ref = readStatus('omni', text);
      expect(ref === null ? null : writeStatus(ref)).to.equal(text);
    }
    const secondary = readStatus('pureCloud', 'Break:9F1C3C5E-7A44-4C0D-9C52-0D6F2F3B7A11');
    expect(secondary === null ? null : writeStatus(secondary)).to.equal(
      'BREAK:9f1c3c5e-7a44-4c0d-9c52-0d6f2f3b7a11',
    );
  });

  it('lets a label have a colon, but no DeveloperName something else than an Id behind it', () => {
    expect(readStatus('omni', 'Busy: lunch')).to.include({ name: 'Busy: lunch' });
    expect(readStatus('omni', 'Busy:lunch')).to.equal(null);
    expect(readStatus('omni', 'x'.repeat(256))).to.equal(null);
  });

  it('knows the object of a work item by its key prefix', () => {
    expect(objectOfWorkItem('5005Y00000abcde')).to.equal('Case');
    expect(objectOfWorkItem('0Mw5Y00000abcde')).to.equal('MessagingSession');
    expect(objectOfWorkItem('5705Y00000abcde')).to.equal('LiveChatTranscript');
    expect(objectOfWorkItem('00Q5Y00000abcde')).to.equal('Lead');
    expect(objectOfWorkItem('a0X5Y00000abcde')).to.equal('a0X');
    expect(objectOfWorkItem('')).to.equal('');
  });

  it('reads an object by name in any case, or by its key prefix', () => {
    expect(readObject(' messagingsession ')).to.equal('MessagingSession');
    expect(readObject('0Mw')).to.equal('MessagingSession');
    expect(readObject('a0X')).to.equal('a0X');
    expect(readObject('Claim__c')).to.equal('Claim__c');
    for (const text of ['', 'a b', '12', 'x'.repeat(81)])
      expect(readObject(text), text).to.equal(null);
  });
});
