import { expect } from 'chai';
import { createSimulatedCrm } from '../../ports/simulated/simulated-crm.js';
import { AroundDesk, CALL, MARIA, MARIA_ID, viewOf } from './testing/around-desk.js';

const record = { id: '5005g0000000009AAA', object: 'Case', name: '00001001', contact: MARIA_ID };
const click = { number: '(415) 555-0117', record };

describe('click-to-dial', () => {
  let desk: AroundDesk;

  beforeEach(() => {
    desk = new AroundDesk();
  });

  const dialing = () => desk.begun({ direction: 'outbound', state: 'dialing', connectedAt: null });

  it('dials the number that was clicked, and opens the panel', async () => {
    const { crm, dialled, around } = desk.open();
    expect(crm.dialling).to.equal(true);
    crm.click(click);
    expect(dialled).to.deep.equal(['(415) 555-0117']);
    expect(crm.panelOpened).to.equal(1);
    expect(around.view.refused).to.equal(null);
    await desk.clock.advance(0);
  });

  it('relates the call to the record that it began from, and pops nothing', async () => {
    const { crm } = desk.open();
    crm.click(click);
    await desk.show([], { dialing: click.number });
    await desk.show([dialing()]);
    await desk.show([desk.begun({ direction: 'outbound' })]);
    expect(desk.task).to.include({ WhatId: record.id, WhoId: MARIA_ID });
    await desk.show([]);
    expect(desk.task).to.include({ WhatId: record.id, Status: 'Completed' });
    expect(crm.pops).to.deep.equal([]);
  });

  it('does so too where the click was in a tab that does not lead', async () => {
    desk.open({ visible: false });
    const { crm } = desk.open({ leads: false });
    crm.click(click);
    await desk.show([dialing()]);
    await desk.show([desk.begun({ direction: 'outbound' })]);
    expect(desk.task).to.include({ WhatId: record.id });
  });

  it('does so too where the page is refreshed before the call is there, once and for that call alone', async () => {
    const before = desk.begun({ id: 'before', direction: 'outbound', held: true });
    const tab = desk.open();
    await desk.show([before]);
    tab.crm.click(click);
    tab.crash();
    const { dialled } = desk.open();
    await desk.show([before]);
    await desk.show([before, desk.begun({ direction: 'outbound' })]);
    expect(desk.task).to.include({ WhatId: record.id, WhoId: MARIA_ID });
    await desk.show([before, desk.begun({ id: 'next', direction: 'outbound' })]);
    expect(desk.org.taskOf('next')).not.to.have.property('WhatId');
    expect(desk.org.taskOf('before')).not.to.have.property('WhatId');
    expect(dialled).to.deep.equal([]);
  });

  it('lets a number be clicked again after a refresh', () => {
    const tab = desk.open();
    tab.crm.click(click);
    tab.crash();
    const { crm, dialled, around } = desk.open();
    crm.click(click);
    expect(dialled).to.deep.equal([click.number]);
    expect(around.view.refused).to.equal(null);
  });

  it('forgets a click whose page has gone, once its call is not coming', async () => {
    const tab = desk.open();
    tab.crm.click(click);
    tab.crash();
    await desk.clock.advance(30_000);
    desk.open();
    await desk.show([desk.begun({ direction: 'outbound' })]);
    expect(desk.task).not.to.have.property('WhatId');
    expect([...desk.storage.kept.values()].join()).not.to.contain('"clicked":{');
  });

  it('does not take a call that came in for the one that was clicked', async () => {
    const { crm } = desk.open();
    crm.click(click);
    await desk.show([desk.begun({ id: 'in' })]);
    await desk.show([desk.begun({ id: 'in' }), desk.begun({ direction: 'outbound' })]);
    expect(desk.org.taskOf('in')).not.to.have.property('WhatId');
    expect(desk.task).to.include({ WhatId: record.id });
  });

  it('does not take a call that had begun before for the one that was clicked', async () => {
    const { crm } = desk.open();
    const before = desk.begun({ id: 'before', direction: 'outbound', held: true });
    await desk.show([before]);
    crm.click(click);
    await desk.show([before]);
    await desk.show([before, desk.begun({ direction: 'outbound' })]);
    await desk.clock.advance(30_000);
    expect(desk.org.taskOf('before')).not.to.have.property('WhatId');
    expect(desk.task).to.include({ WhatId: record.id });
  });

  it('does not take a later call for one that could not be dialed', async () => {
    const { crm } = desk.open();
    crm.click(click);
    const at = desk.clock.now();
    await desk.show([], {
      failure: { wanted: 'dial', reason: 'refused', needs: [], interaction: null, at },
    });
    await desk.show([desk.begun({ direction: 'outbound' })]);
    expect(desk.task).not.to.have.property('WhatId');
  });

  it('takes a double click for one', () => {
    const { crm, dialled, around } = desk.open();
    crm.click(click);
    crm.click(click);
    expect(dialled).to.have.length(1);
    expect(around.view.refused).to.equal(null);
  });

  it('refuses while another number is being dialed', async () => {
    const { crm, dialled, around } = desk.open();
    await desk.show([dialing()]);
    crm.click(click);
    expect(dialled).to.deep.equal([]);
    expect(around.view.refused).to.deep.include({ because: 'dialing', number: click.number });
    crm.click({ ...click, number: '1' });
    expect(around.view.refused).to.deep.include({ because: 'dialing', number: '1' });
  });

  it('refuses without a station, and lets it go after a while', async () => {
    const { crm, dialled, around } = desk.open();
    await desk.show([], { station: null });
    expect(crm.dialling, 'so that a click is answered').to.equal(true);
    crm.click(click);
    expect(dialled).to.deep.equal([]);
    expect(around.view.refused).to.deep.include({ because: 'noStation' });
    await desk.clock.advance(60_000);
    expect(around.view.refused).to.equal(null);
  });

  it('says no more of a refusal that was read, and says the next one', async () => {
    const { crm, around } = desk.open();
    await desk.show([], { station: null });
    crm.click(click);
    around.act({ is: 'dismiss' });
    expect(around.view.refused).to.equal(null);
    crm.click(click);
    expect(around.view.refused).to.deep.include({ because: 'noStation' });
  });

  it('speaks the agent’s language, also when it changes in mid-shift', async () => {
    const { crm } = desk.open();
    await desk.show([]);
    expect(crm.notices.at(-1)?.label).to.equal('Phone');
    desk.language = 'ja';
    await desk.show([desk.begun({ direction: 'outbound' })]);
    expect(crm.notices.at(-1)?.label).to.include('通話中');
    expect(desk.task?.['Subject']).to.include('への発信');
  });

  it('refuses who is signed out, and makes no links', async () => {
    const { crm, dialled, around } = desk.open();
    await desk.signOut();
    expect(crm.dialling).to.equal(false);
    crm.click(click);
    expect(dialled).to.deep.equal([]);
    expect(around.view.refused).to.deep.include({ because: 'signedOut' });
  });

  /** A page that has only just begun, beside links of the page before. */
  const beginning = () => {
    const crm = createSimulatedCrm({ clock: desk.clock });
    crm.port.allowClickToDial(true);
    const dialled: string[] = [];
    const around = desk.around(crm, (number) => dialled.push(number));
    crm.click(click);
    return { crm, around, dialled };
  };

  it('dials what was clicked while the phone was being loaded, once it is there', async () => {
    const { around, dialled } = beginning();
    await desk.clock.advance(4_999);
    expect(dialled).to.deep.equal([]);
    expect(around.view.refused).to.equal(null);
    around.look({ phone: viewOf([]), leads: true, sure: true });
    expect(dialled).to.deep.equal([click.number]);
    await desk.clock.advance(5_000);
    expect(dialled).to.deep.equal([click.number]);
    around.dispose();
  });

  it('says so where nobody is signed in after all', async () => {
    const { crm, around, dialled } = beginning();
    around.look({ phone: null, leads: true, sure: true });
    await desk.clock.advance(5_000);
    expect(dialled).to.deep.equal([]);
    expect(around.view.refused).to.deep.include({ because: 'signedOut', number: click.number });
    expect(crm.dialling).to.equal(false);
    around.dispose();
  });

  it('takes away the links that a page before it has left behind', async () => {
    await desk.signOut();
    const clock = desk.clock;
    const crm = createSimulatedCrm({ clock });
    crm.port.allowClickToDial(true);
    const around = desk.around(crm);
    around.look({ phone: null, leads: true, sure: true });
    expect(crm.dialling).to.equal(false);
    around.dispose();
  });

  it('makes no links where the definition has it so', () => {
    desk.definition = { clickToDial: 'false' };
    const { crm, dialled, around } = desk.open();
    expect(crm.dialling).to.equal(false);
    crm.click(click);
    expect(dialled).to.deep.equal([]);
    expect(around.view.refused).to.deep.include({ because: 'switchedOff' });
  });
});

describe('around the phone', () => {
  it('says in the utility bar what the phone does', async () => {
    const desk = new AroundDesk();
    const { crm } = desk.open();
    const ringing = desk.begun({ state: 'alerting', connectedAt: null });
    await desk.show([ringing]);
    await desk.show([desk.begun({ held: true, party: { name: '', address: MARIA } })]);
    await desk.show([desk.begun({ id: 'other', held: true }), ringing]);
    await desk.show([desk.begun({ state: 'afterCallWork', party: { name: '', address: '' } })]);
    await desk.show([]);
    await desk.signOut();
    expect(crm.notices.map(({ label, icon }) => `${icon}: ${label}`)).to.deep.equal([
      'call: Phone',
      'incoming_call: Incoming call: Maria Alvarez',
      `pause: On hold: ${MARIA}`,
      'incoming_call: Incoming call: Maria Alvarez',
      'edit_form: After-call work',
      'call: Phone',
      'end_call: Phone: signed out',
    ]);
  });

  it('calls nothing a call in the utility bar that is none', async () => {
    const desk = new AroundDesk();
    const { crm } = desk.open();
    await desk.show([desk.begun({ media: 'email', state: 'alerting', connectedAt: null })]);
    await desk.show([desk.begun({ media: 'email' })]);
    await desk.show([desk.begun({ media: 'callback' }), desk.begun({ id: 'other' })]);
    expect(crm.notices.map(({ label, icon }) => `${icon}: ${label}`)).to.deep.equal([
      'call: Phone',
      'notification: New interaction: Maria Alvarez',
      'chat: Open: Maria Alvarez',
      'call: In a call: Maria Alvarez',
    ]);
  });

  it('opens the panel once for each that rings', async () => {
    const desk = new AroundDesk();
    const { crm } = desk.open();
    const ringing = desk.begun({ state: 'alerting', connectedAt: null });
    await desk.show([ringing]);
    await desk.show([{ ...ringing, muted: true }]);
    expect(crm.panelOpened).to.equal(1);
    await desk.show([ringing, { ...ringing, id: 'second' }]);
    expect(crm.panelOpened).to.equal(2);
    await desk.show([]);
    await desk.show([ringing]);
    expect(crm.panelOpened, 'it rings again').to.equal(3);
  });

  it('tells what is wrong with the definition, and works all the same', async () => {
    const desk = new AroundDesk();
    desk.definition = { screenPop: 'alrt' };
    const { around, crm } = desk.open();
    expect(around.problems).to.have.length(1);
    expect(around.problems[0]).to.include({ code: 'value-invalid', item: 'softphone/screenPop' });
    await desk.show([desk.begun()]);
    expect(crm.pops).to.have.length(1);
  });

  it('does nothing once it is disposed of', async () => {
    const desk = new AroundDesk();
    const { around, crm, dialled } = desk.open();
    around.dispose();
    around.dispose();
    around.look({ phone: viewOf([desk.begun()]), leads: true, sure: true });
    around.act({ is: 'relateToFront', conversation: CALL });
    crm.click(click);
    await desk.clock.advance(60_000);
    expect([desk.org.tasks.size, crm.pops.length, dialled.length]).to.deep.equal([0, 0, 0]);
    expect(desk.clock.waiting).to.equal(0);
  });
});
