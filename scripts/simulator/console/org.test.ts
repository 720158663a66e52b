import { expect } from 'chai';
import { MadeUpOrg } from './org.js';
import { id18 } from './salesforce-id.js';
import { SOFTPHONE_LAYOUT } from './softphone-layout.js';
import { isRecord } from '../../../adapter/ports/json.js';

const NOW = new Date('2026-11-22T10:00:00Z');
const makeOrg = (): MadeUpOrg => new MadeUpOrg(() => NOW);

function named(org: MadeUpOrg, name: string) {
  const record = org.records.find((each) => each.name === name);
  if (!record) throw new Error(`no ${name}`);
  return record;
}

describe('the made-up org', () => {
  it('has Ids of 18 characters that a short Id finds', () => {
    expect(id18('001D000000IRFma')).to.equal('001D000000IRFmaIAH');
    const org = makeOrg();
    const maria = named(org, 'Maria Alvarez');
    expect(maria.id).to.have.length(18);
    expect(org.find(maria.id.slice(0, 15))).to.equal(maria);
  });

  it('creates what is logged, and updates it by its Id', () => {
    const org = makeOrg();
    const made = org.saveLog({ entityApiName: 'Task', Subject: 'Call', CallObject: 'c1' });
    expect(made.success).to.equal(true);
    const id = isRecord(made.returnValue) ? String(made.returnValue['recordId']) : '';
    expect(org.find(id)).to.deep.include({ object: 'Task', name: 'Call' });
    expect(org.saveLog({ Id: id, Subject: 'Call with Maria' }).success).to.equal(true);
    expect(org.find(id)?.fields).to.deep.equal({ Subject: 'Call with Maria', CallObject: 'c1' });
  });

  for (const [what, value] of [
    ['nothing', null],
    ['neither object nor Id', { Subject: 'x' }],
    ['an object that it does not have', { entityApiName: 'Nope__c' }],
    ['a contact without a last name', { entityApiName: 'Contact', FirstName: 'A' }],
    ['an Id that it does not have', { Id: '00T000000000000AAA' }],
  ] as const) {
    it(`refuses to log ${what}`, () => {
      const org = makeOrg();
      const before = org.records.length;
      const response = org.saveLog(value);
      expect(response.success).to.equal(false);
      expect(response.errors).to.have.length(1);
      expect(org.records).to.have.length(before);
    });
  }

  it('finds by number however it is written, and pops the only match', () => {
    const org = makeOrg();
    const maria = named(org, 'Maria Alvarez');
    const { response, pop } = org.search({ searchParams: '+1 415-555-0117', callType: 'inbound' });
    expect(response.returnValue).to.deep.equal({
      [maria.id]: {
        Id: maria.id,
        Name: 'Maria Alvarez',
        RecordType: 'Contact',
        LastModifiedDate: NOW.toISOString(),
        Phone: '(415) 555-0117',
      },
    });
    expect(pop).to.deep.equal({ type: 'sobject', params: { recordId: maria.id } });
  });

  it('shows a search for several matches, and a new record for none', () => {
    const org = makeOrg();
    expect(org.search({ searchParams: 'ac', callType: 'inbound' }).pop?.type).to.equal('search');
    const defaultFieldValues = { Phone: '999' };
    expect(
      org.search({ searchParams: '999', callType: 'inbound', defaultFieldValues }).pop,
    ).to.deep.equal({ type: 'newRecord', params: { entityName: 'Contact', defaultFieldValues } });
  });

  it('pops later what was deferred, and nothing for calls that go out', () => {
    const org = makeOrg();
    const search = { searchParams: 'Ken Sato', callType: 'inbound', deferred: true };
    const { response, pop } = org.search(search);
    expect(pop).to.equal(null);
    expect(response.returnValue).to.have.property('SCREEN_POP_DATA');
    expect(org.search({ ...search, deferred: false, callType: 'outbound' }).pop).to.equal(null);
  });

  it('gives only objects of the softphone layout', () => {
    const { response } = makeOrg().search({ searchParams: 'Call back', callType: 'inbound' });
    expect(SOFTPHONE_LAYOUT.Inbound.objects).to.not.have.property('Task');
    expect(response.returnValue).to.deep.equal({});
  });
});
