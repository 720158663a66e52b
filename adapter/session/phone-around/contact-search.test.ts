import { expect } from 'chai';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import { createSimulatedCrm } from '../../ports/simulated/simulated-crm.js';
import { createContactSearch } from './contact-search.js';

function open() {
  const clock = createManualClock();
  const crm = createSimulatedCrm({ clock });
  let changes = 0;
  const contacts = createContactSearch({
    crm: crm.port,
    clock,
    onChange: () => (changes += 1),
  });
  return {
    clock,
    crm,
    contacts,
    get changes() {
      return changes;
    },
  };
}

describe('the search for somebody in Salesforce', () => {
  it('finds whom a part of the name names, one for each number', async () => {
    const { clock, contacts } = open();
    contacts.search(' Maria ');
    expect(contacts.view).to.deep.equal({ text: 'Maria', found: null });
    await clock.advance(1_000);
    expect(contacts.view).to.deep.equal({
      text: 'Maria',
      found: [{ name: 'Maria Alvarez', number: '+14155550117', detail: 'Contact' }],
    });
  });

  it('is for the newest text alone', async () => {
    const { clock, contacts } = open();
    contacts.search('Mar');
    await clock.advance(310);
    contacts.search('Ken');
    await clock.advance(1_000);
    expect(contacts.view?.text).to.equal('Ken');
    expect(contacts.view?.found?.map(({ name }) => name)).to.deep.equal(['Ken Sato']);
  });

  it('tells that it failed, and not that there is nobody', async () => {
    const { clock, crm, contacts } = open();
    crm.popTroubles.push('notReady');
    contacts.search('Maria');
    await clock.advance(1_000);
    expect(contacts.view).to.deep.equal({ text: 'Maria', found: [], failed: true });
  });

  it('asks Salesforce for nothing that it does not search for', async () => {
    const { clock, contacts } = open();
    contacts.search('M');
    await clock.advance(1_000);
    expect(contacts.view).to.equal(null);
  });

  it('says no more once it has ended', async () => {
    const page = open();
    page.contacts.search('Maria');
    await page.clock.advance(310);
    page.contacts.dispose();
    const { changes } = page;
    await page.clock.advance(1_000);
    expect(page.changes).to.equal(changes);
  });
});
