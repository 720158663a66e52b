import { expect } from 'chai';
import { isRecord } from '../../../adapter/ports/json.js';
import { LiveCrm, readCrmFault } from './live-crm.js';

describe('the org behind Open CTI', () => {
  let crm: LiveCrm;

  beforeEach(() => {
    crm = new LiveCrm(() => undefined);
  });

  const order = (step: object): void =>
    crm.order(readCrmFault({ fault: 'crm', ...step }, 'The step'));
  const save = () => crm.ask('saveLog', { entityApiName: 'Task', CallObject: 'c1' });
  const saved = (): number => crm.tasks.filter(({ CallObject }) => CallObject === 'c1').length;

  it('saves, and tells the Tasks with their Ids', () => {
    expect(save()?.after).to.equal(0);
    expect(saved()).to.equal(1);
    expect(crm.tasks.at(-1)?.['Id']).to.match(/^00T/);
  });

  it('refuses, answers not, or late, so many times', () => {
    order({ is: 'refused' });
    const refused = save()?.value;
    expect(isRecord(refused) && refused['success']).to.equal(false);
    order({ is: 'noAnswer', times: 2 });
    expect([save(), save(), saved()]).to.deep.equal([null, null, 0]);
    order({ is: 'noAnswer', after: true });
    expect([save(), saved()]).to.deep.equal([null, 1]);
    order({ is: 'late', seconds: 3 });
    expect(save()?.after).to.equal(3);
    expect(saved()).to.equal(2);
  });

  it('fails a search apart from a save', () => {
    order({ is: 'refused', of: 'search' });
    expect(save()?.after).to.equal(0);
    const found = crm.ask('search', { searchParams: 'Maria', callType: 'inbound' })?.value;
    expect(isRecord(found) && isRecord(found['response']) && found['response']['success']).to.equal(
      false,
    );
  });

  it('tells what was popped, and begins anew', () => {
    crm.popped({ type: 'sobject', params: { recordId: '003' } });
    crm.popped({ type: 'flow', params: { flowDevName: 'Verify', flowArgs: [] } });
    expect(crm.pops).to.deep.equal(['sobject 003', 'flow {"flowDevName":"Verify","flowArgs":[]}']);
    save();
    crm.begin();
    expect([crm.pops.length, saved()]).to.deep.equal([0, 0]);
  });
});
