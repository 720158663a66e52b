import { expect } from 'chai';
import {
  AroundDesk,
  CALL,
  LEES,
  MARIA,
  MARIA_ID,
  SharedStorage,
  STRANGER,
} from './testing/around-desk.js';

describe('screen pops', () => {
  let desk: AroundDesk;

  beforeEach(() => {
    desk = new AroundDesk();
  });

  const ringing = (address = MARIA) =>
    desk.begun({ state: 'alerting', connectedAt: null, party: { name: '', address } });

  for (const [who, address, outcome] of [
    ['the one who is known', MARIA, 'one'],
    ['several', LEES, 'several'],
    ['nobody', STRANGER, 'none'],
  ] as const) {
    it(`brings ${who} to the front when it rings`, async () => {
      const { crm } = desk.open();
      await desk.show([ringing(address)]);
      expect(crm.pops).to.deep.equal([{ address, outcome }]);
    });
  }

  it('pops once, whatever becomes of the conversation, also after a refresh', async () => {
    const tab = desk.open();
    await desk.show([ringing()]);
    await desk.show([desk.begun()]);
    const again = desk.refresh(tab);
    await desk.show([desk.begun()]);
    await desk.show([]);
    await desk.show([desk.begun()]);
    expect(tab.crm.pops).to.have.length(1);
    expect(again.crm.pops).to.deep.equal([]);
  });

  it('refresh in mid-pop: it does not pop again', async () => {
    const tab = desk.open();
    const shown = desk.show([ringing()]);
    const again = desk.refresh(tab);
    await shown;
    await desk.clock.advance(10_000);
    expect(tab.crm.pops.length + again.crm.pops.length).to.be.at.most(1);
  });

  it('pops at the answer where the definition has it so', async () => {
    desk.definition = { screenPop: 'answer' };
    const { crm } = desk.open();
    await desk.show([ringing()]);
    expect(crm.pops).to.deep.equal([]);
    await desk.show([desk.begun()]);
    expect(crm.pops).to.have.length(1);
  });

  it('pops nothing where the definition has it so', async () => {
    desk.definition = { screenPop: 'off' };
    const { crm } = desk.open();
    await desk.show([desk.begun()]);
    expect(crm.pops).to.deep.equal([]);
  });

  it('pops nothing for an outbound call, nor for after-call work', async () => {
    const { crm } = desk.open();
    await desk.show([
      desk.begun({ direction: 'outbound' }),
      desk.begun({ id: 'over', state: 'afterCallWork' }),
    ]);
    expect(crm.pops).to.deep.equal([]);
  });

  it('waits for an address', async () => {
    const { crm } = desk.open();
    await desk.show([ringing('')]);
    expect(crm.pops).to.deep.equal([]);
    await desk.show([ringing()]);
    expect(crm.pops).to.have.length(1);
  });

  it('pops in the tab that the agent sees, though another one leads', async () => {
    const leader = desk.open({ visible: false });
    const seen = desk.open({ leads: false });
    await desk.show([ringing()]);
    expect([leader.crm.pops.length, seen.crm.pops.length]).to.deep.equal([0, 1]);
  });

  it('pops as soon as the agent looks at a tab', async () => {
    const tab = desk.open({ visible: false });
    await desk.show([ringing()]);
    expect(tab.crm.pops).to.deep.equal([]);
    tab.browserTab.show(true);
    await desk.clock.advance(1_000);
    expect(tab.crm.pops).to.have.length(1);
  });

  it('two windows that are both seen: one of them pops', async () => {
    const windows = [desk.open(), desk.open({ leads: false })];
    await desk.show([ringing()]);
    await desk.clock.advance(10_000);
    await desk.show([desk.begun()]);
    await desk.show([]);
    expect(windows.flatMap(({ crm }) => crm.pops)).to.have.length(1);
  });

  it('two windows, and a storage that tells late: one of them pops', async () => {
    const windows = [
      desk.open({ storage: new SharedStorage() }),
      desk.open({ leads: false, storage: new SharedStorage() }),
    ];
    await desk.show([ringing()]);
    await desk.clock.advance(10_000);
    expect(windows.flatMap(({ crm }) => crm.pops)).to.have.length(1);
  });

  it('two windows: what one cannot do, as its console still starts, it does later and the other does not', async () => {
    const windows = [desk.open(), desk.open({ leads: false })];
    windows[0]?.crm.popTroubles.push('notReady', 'notReady');
    await desk.show([ringing()]);
    await desk.clock.advance(10_000);
    expect(windows.flatMap(({ crm }) => crm.pops)).to.have.length(1);
  });

  it('pops where the browser has no locks, or denies them', async () => {
    desk.browser.locksDenied = true;
    const { crm } = desk.open();
    await desk.show([ringing()]);
    expect(crm.pops).to.have.length(1);
  });

  for (const trouble of ['refused', 'noAnswer'] as const) {
    it(`does not try again what is ${trouble}, as it may have been done`, async () => {
      const { crm } = desk.open();
      crm.popTroubles.push(trouble);
      await desk.show([ringing()]);
      await desk.clock.advance(60_000);
      await desk.show([desk.begun()]);
      expect(crm.pops).to.deep.equal([]);
    });
  }

  it('pops once where the browser keeps nothing', async () => {
    desk.storage.denied = true;
    const { crm } = desk.open();
    await desk.show([ringing()]);
    await desk.show([desk.begun()]);
    expect(crm.pops).to.have.length(1);
  });

  it('keeps the Id of whom it found, and neither name nor number', async () => {
    desk.definition = { callLog: 'false' };
    desk.open();
    await desk.show([ringing()]);
    const kept = [...desk.storage.kept.values()].join();
    expect(kept).to.contain(CALL).and.contain(MARIA_ID);
    expect(kept).not.to.contain('Alvarez').and.not.contain(MARIA);
  });

  it('takes no lock along when the tab is gone', async () => {
    const tab = desk.open();
    await desk.show([ringing()]);
    expect(desk.browser.holder(`tabs pop ${CALL}`)).to.equal(tab.browserTab.id);
    tab.around.dispose();
    await desk.clock.advance(0);
    expect(desk.browser.holder(`tabs pop ${CALL}`)).to.equal(null);
  });
});

describe('screen pops by participant attributes', () => {
  let desk: AroundDesk;

  beforeEach(() => {
    desk = new AroundDesk();
  });

  const ringing = (address = MARIA) =>
    desk.begun({ state: 'alerting', connectedAt: null, party: { name: '', address } });

  it('opens the record that the interaction brings along, and relates the call to it', async () => {
    desk.definition = { screenPopRecord: 'SF_Id' };
    desk.attributes = { SF_Id: MARIA_ID };
    const { crm, around } = desk.open();
    await desk.show([ringing(STRANGER)]);
    expect(crm.opened).to.deep.equal([{ is: 'record', id: MARIA_ID }]);
    expect(crm.pops).to.deep.equal([]);
    await desk.show([desk.begun()]);
    expect(around.view.related).to.deep.equal({ [CALL]: '' });
    await desk.clock.advance(5_000);
    expect(desk.task).to.include({ WhoId: MARIA_ID });
  });

  it('asks for no attribute that the definition does not name, and for none where it names none', async () => {
    desk.attributes = { SF_Id: MARIA_ID, secret: '4111' };
    desk.open();
    await desk.show([ringing()]);
    expect(desk.asked).to.deep.equal([]);
    await desk.show([]);
    const other = new AroundDesk();
    other.definition = { screenPopUrl: '/apex/Caller?id={SF_Id}' };
    other.attributes = { SF_Id: 'a b', secret: '4111' };
    const { crm } = other.open();
    await other.show([ringing()]);
    expect(other.asked).to.deep.equal([['SF_Id']]);
    expect(crm.opened).to.deep.equal([{ is: 'url', url: '/apex/Caller?id=a%20b' }]);
    expect(JSON.stringify([...other.storage.kept])).not.to.contain('a b');
  });

  it('opens a flow with what is there for it, also for a caller without a number', async () => {
    desk.definition = { screenPopFlow: 'Verify', screenPopFlowInputs: 'caseId = C, reason = R' };
    desk.attributes = { R: 'billing' };
    const { crm } = desk.open();
    await desk.show([ringing('')]);
    expect(crm.opened).to.deep.equal([
      { is: 'flow', name: 'Verify', inputs: { reason: 'billing' } },
    ]);
  });

  it('searches by number where there is no such attribute, or the record is refused', async () => {
    desk.definition = { screenPopRecord: 'SF_Id' };
    const { crm } = desk.open();
    await desk.show([ringing()]);
    expect(crm.pops).to.have.length(1);
    await desk.show([]);
    desk.attributes = { SF_Id: '0035g0000099999AAA' };
    await desk.show([{ ...ringing(), id: 'second' }]);
    expect(crm.opened).to.deep.equal([]);
    expect(crm.pops).to.have.length(2);
  });

  it('goes on to the next where one is refused, and stops where one may have been opened', async () => {
    desk.definition = { screenPopRecord: 'SF_Id', screenPopUrl: '/apex/Caller?id={SF_Id}' };
    desk.attributes = { SF_Id: MARIA_ID };
    const { crm } = desk.open();
    crm.popTroubles.push('refused');
    await desk.show([ringing()]);
    expect(crm.opened).to.deep.equal([{ is: 'url', url: `/apex/Caller?id=${MARIA_ID}` }]);
    await desk.show([]);
    crm.popTroubles.push('noAnswer');
    await desk.show([{ ...ringing(), id: 'second' }]);
    await desk.clock.advance(10_000);
    expect(crm.opened).to.have.length(1);
    expect(crm.pops).to.deep.equal([]);
  });

  it('searches by number where the attributes cannot be had', async () => {
    desk.definition = { screenPopRecord: 'SF_Id' };
    desk.attributes = null;
    const { crm } = desk.open();
    await desk.show([ringing()]);
    expect(crm.pops).to.have.length(1);
  });
});
