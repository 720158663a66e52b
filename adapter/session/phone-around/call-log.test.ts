import { expect } from 'chai';
import type { ShownInteraction } from '../phone/view.js';
import {
  AroundDesk,
  CALL,
  MARIA,
  MARIA_ID,
  SharedStorage,
  STRANGER,
  type AroundTab,
} from './testing/around-desk.js';

const LOGS = 'omni-sync.call-logs';

/** Longer than any wait between two tries of what fails a few times. */
const A_WHILE = 30_000;

describe('the call log', () => {
  let desk: AroundDesk;

  beforeEach(() => {
    desk = new AroundDesk();
  });

  const afterwards = (was: ShownInteraction, change: Partial<ShownInteraction> = {}) => ({
    ...was,
    state: 'afterCallWork' as const,
    since: desk.clock.now(),
    ...change,
  });
  const keptText = (): string => desk.storage.kept.get(LOGS) ?? '';
  const becauseOf = ({ around }: AroundTab) => around.view.unsaved.map(({ because }) => because);

  it('makes a Task when a call connects, and none before', async () => {
    desk.open();
    await desk.show([desk.begun({ state: 'alerting', connectedAt: null })]);
    expect(desk.org.tasks.size).to.equal(0);
    await desk.show([desk.begun()]);
    expect(desk.task).to.include({
      Subject: `Call from ${MARIA}`,
      CallType: 'Inbound',
      CallObject: CALL,
      Status: 'In Progress',
      WhoId: MARIA_ID,
    });
    expect(desk.task?.['ActivityDate']).to.match(/^\d{4}-\d\d-\d\d$/);
    expect(desk.task).not.to.have.property('CallDurationInSeconds');
  });

  it('makes none of a call that nobody answered, and none of a chat', async () => {
    desk.open();
    await desk.show([
      desk.begun({ state: 'alerting', connectedAt: null }),
      desk.begun({ id: 'chat', media: 'chat' }),
    ]);
    await desk.show([]);
    await desk.clock.advance(A_WHILE);
    expect(desk.org.tasks.size).to.equal(0);
  });

  it('keeps it current and completes it when the wrap-up is done', async () => {
    const { around } = desk.open();
    const begun = desk.begun({ codes: [{ id: 'c1', name: 'Resolved' }] });
    await desk.show([begun]);
    await desk.clock.advance(61_000);
    const wrapUp = {
      mode: 'mandatory',
      until: null,
      requested: false,
      done: false,
      kept: null,
    } as const;
    const inWrapUp = afterwards(begun, {
      wrapUp,
      draft: { code: 'c1', notes: 'Frame.', tags: [] },
    });
    await desk.show([inWrapUp]);
    await desk.clock.advance(5_000);
    expect(desk.task).to.include({ CallDurationInSeconds: 61, Status: 'In Progress' });
    await desk.show([{ ...inWrapUp, underWay: ['wrapUp'] }]);
    await desk.show([]);
    expect(desk.task).to.include({
      Status: 'Completed',
      CallDisposition: 'Resolved',
      Description: 'Frame.',
      CallDurationInSeconds: 61,
    });
    expect(around.unsaved).to.equal(0);
    expect(keptText(), 'nothing of it is kept').to.contain(CALL).and.not.contain(MARIA);
  });

  it('is not thrown back by what PureCloud kept before the wrap-up was sent', async () => {
    desk.open();
    const kept = { code: '', notes: 'First words', tags: [] };
    const wrapUp = { mode: 'optional', until: null, requested: false, done: false, kept } as const;
    const begun = desk.begun({ codes: [{ id: 'c1', name: 'Resolved' }] });
    await desk.show([begun]);
    const last = { code: 'c1', notes: 'Last words', tags: [] };
    await desk.show([afterwards(begun, { wrapUp, draft: last, underWay: ['wrapUp'] })]);
    await desk.show([
      afterwards(begun, { wrapUp, draft: { code: '', notes: 'First words', tags: [] } }),
    ]);
    await desk.show([]);
    expect(desk.task).to.include({ Description: 'Last words', CallDisposition: 'Resolved' });
  });

  it('says that a call was transferred', async () => {
    desk.open();
    const begun = desk.begun();
    await desk.show([begun]);
    await desk.show([{ ...begun, underWay: ['transfer'] }]);
    await desk.show([]);
    expect(desk.task).to.include({ CallDisposition: 'Transferred', Status: 'Completed' });
  });

  it('relates an outbound call to whom its number belongs to, without a pop', async () => {
    const { crm } = desk.open();
    await desk.show([desk.begun({ direction: 'outbound' })]);
    await desk.clock.advance(A_WHILE);
    expect(desk.task).to.include({ WhoId: MARIA_ID, CallType: 'Outbound' });
    expect(crm.pops).to.deep.equal([]);
  });

  it('relates it to the record that the agent chose, whatever was found', async () => {
    const { around, crm } = desk.open();
    await desk.show([desk.begun()]);
    crm.front = {
      id: '5005g0000000009AAA',
      object: 'Case',
      name: '00001001',
      contact: '0035g0000000008AAA',
    };
    around.act({ is: 'relateToFront', conversation: CALL });
    await desk.clock.advance(A_WHILE);
    expect(desk.task).to.include({ WhatId: '5005g0000000009AAA', WhoId: '0035g0000000008AAA' });
    expect(around.view.related).to.deep.equal({ [CALL]: '00001001' });
  });

  it('has the fields of the definition, in place of its own and beside them', async () => {
    desk.definition = {
      callLogField1: 'Subject = "{direction}: {name} ({queue})"',
      callLogField2: 'Description = none',
      callLogField3: 'Seconds__c = duration',
      callLogStatusDone: 'Closed',
    };
    desk.open();
    await desk.show([desk.begun({ draft: { code: '', notes: 'Secret', tags: [] } })]);
    await desk.clock.advance(10_000);
    await desk.show([]);
    expect(desk.task).to.include({
      Subject: 'Inbound: Maria Alvarez (Support)',
      Seconds__c: 10,
      Status: 'Closed',
    });
    expect(desk.task).not.to.have.property('Description');
  });

  it('keeps no name unless a field says it', async () => {
    desk.org.fail('refused', 3);
    desk.open();
    await desk.show([desk.begun()]);
    expect(keptText()).to.contain(MARIA).and.not.contain('Alvarez');
  });

  it('logs nothing where the definition has it so', async () => {
    desk.definition = { callLog: 'false' };
    desk.open();
    await desk.show([desk.begun()]);
    await desk.show([]);
    expect(desk.org.tasks.size).to.equal(0);
  });

  it('does not end a call because the connection is lost', async () => {
    desk.open();
    const begun = desk.begun();
    await desk.show([begun]);
    desk.unsure();
    await desk.clock.advance(A_WHILE);
    expect(desk.task).to.include({ Status: 'In Progress' });
    desk.surely([begun]);
    await desk.show([]);
    expect(desk.task).to.include({ Status: 'Completed' });
  });

  it('ends a call of a page that was away when it was last seen, not when somebody comes back', async () => {
    const tab = desk.open();
    await desk.show([desk.begun()]);
    await desk.clock.advance(45_000);
    tab.crash();
    await desk.clock.advance(8 * 60 * 60_000);
    await desk.show([]);
    desk.open();
    await desk.clock.advance(1_000);
    expect(desk.task).to.include({ Status: 'Completed' });
    expect(desk.task?.['CallDurationInSeconds']).to.be.within(0, 45);
  });

  it('goes on with the same Task where a conversation that was over comes back', async () => {
    desk.open();
    const begun = desk.begun();
    await desk.show([begun]);
    await desk.show([]);
    await desk.show([begun]);
    await desk.clock.advance(A_WHILE);
    expect(desk.task).to.include({ Status: 'In Progress' });
    await desk.show([]);
    expect(desk.task).to.include({ Status: 'Completed' });
  });

  // ---- what goes wrong

  it('save fails, then the call ends: it is saved once and complete', async () => {
    const tab = desk.open();
    desk.org.fail('refused', 2);
    await desk.show([desk.begun()]);
    expect(becauseOf(tab)).to.deep.equal(['refused']);
    expect(tab.around.view.unsaved[0]?.again).to.be.greaterThan(desk.clock.now());
    expect(tab.changes).to.be.greaterThan(0);
    await desk.show([]);
    await desk.clock.advance(A_WHILE);
    expect(desk.task).to.include({ Status: 'Completed' });
    expect(tab.around.view.unsaved).to.deep.equal([]);
    expect(tab.around.unsaved).to.equal(0);
  });

  it('one that Salesforce will not have keeps no other from being saved', async () => {
    const tab = desk.open();
    await desk.show([desk.begun({ id: 'other', party: { name: '', address: STRANGER } })]);
    desk.org.fail('refused', 1);
    await desk.show([desk.begun({ id: 'other' }), desk.begun()]);
    await desk.show([desk.begun()]);
    expect(desk.org.taskOf('other')).to.include({ Status: 'Completed' });
    expect(becauseOf(tab)).to.deep.equal(['refused']);
  });

  it('refresh in mid-save: the Task that was made is found, and is the only one', async () => {
    const tab = desk.open();
    desk.org.fail('silentButSaved');
    await desk.show([desk.begun()]);
    const again = desk.refresh(tab);
    await desk.clock.advance(1_000);
    expect(desk.org.tasks.size).to.equal(1);
    expect(becauseOf(again)).to.deep.equal([]);
    await desk.show([]);
    expect(desk.task).to.include({ Status: 'Completed' });
  });

  it('refresh in mid-save: what was not made is made, once it is sure that it was not', async () => {
    const tab = desk.open();
    desk.org.fail('silent');
    await desk.show([desk.begun()]);
    const again = desk.refresh(tab);
    await desk.clock.advance(1_000);
    expect(becauseOf(again)).to.deep.equal(['noAnswer']);
    await desk.clock.advance(10 * 60_000);
    expect(desk.task).to.include({ CallObject: CALL });
    expect(becauseOf(again)).to.deep.equal([]);
  });

  it('refresh in mid-save: a Task that is found late is not made again', async () => {
    const tab = desk.open();
    desk.org.indexes = false;
    desk.org.fail('silentButSaved');
    await desk.show([desk.begun()]);
    desk.refresh(tab);
    await desk.clock.advance(4 * 60_000);
    expect(desk.org.tasks.size).to.equal(1);
    desk.org.indexes = true;
    await desk.clock.advance(10 * 60_000);
    expect(desk.org.tasks.size).to.equal(1);
  });

  it('asks the agent where an org does not let Tasks be found, and makes no second one by itself', async () => {
    desk.org.findsTasks = false;
    const tab = desk.open();
    desk.org.fail('silentButSaved');
    await desk.show([desk.begun()]);
    const again = desk.refresh(tab);
    await desk.clock.advance(60 * 60_000);
    expect(desk.org.tasks.size).to.equal(1);
    expect(again.around.view.unsaved).to.have.length(1);
    expect(again.around.view.unsaved[0]).to.include({ because: 'unsure', again: null });
    again.around.act({ is: 'forgo', conversation: CALL });
    await desk.show([]);
    await desk.clock.advance(A_WHILE);
    expect(again.around.view.unsaved).to.deep.equal([]);
    expect(desk.org.tasks.size).to.equal(1);
  });

  it('makes the Task that the agent has found missing', async () => {
    desk.org.findsTasks = false;
    const tab = desk.open();
    desk.org.fail('silent');
    await desk.show([desk.begun()]);
    await desk.clock.advance(10 * 60_000);
    expect(becauseOf(tab)).to.deep.equal(['unsure']);
    tab.around.act({ is: 'saveAgain', conversation: CALL });
    await desk.clock.advance(A_WHILE);
    expect(desk.task).to.include({ CallObject: CALL });
    expect(becauseOf(tab)).to.deep.equal([]);
  });

  it('an answer that comes after it was given up: its Task is taken, and the agent is not asked', async () => {
    desk.org.findsTasks = false;
    const tab = desk.open();
    desk.org.fail('slow');
    await desk.show([desk.begun()]);
    await desk.clock.advance(70_000);
    expect(becauseOf(tab)).to.deep.equal(['unsure']);
    await desk.clock.advance(20_000);
    expect(becauseOf(tab)).to.deep.equal([]);
    await desk.show([]);
    await desk.clock.advance(A_WHILE);
    expect(desk.task).to.include({ Status: 'Completed' });
  });

  it('refresh in mid-update: it is made up for', async () => {
    const tab = desk.open();
    const begun = desk.begun();
    await desk.show([begun]);
    desk.org.fail('silent');
    await desk.show([]);
    desk.refresh(tab);
    await desk.clock.advance(1_000);
    expect(desk.task).to.include({ Status: 'Completed' });
  });

  it('two tabs: the one that leads keeps the log, and the next leader goes on with the same Task', async () => {
    const leader = desk.open();
    const follower = desk.open({ leads: false, visible: false });
    await desk.show([desk.begun()]);
    expect(desk.org.tasks.size).to.equal(1);
    leader.crash();
    desk.lead(follower);
    await desk.show([]);
    await desk.clock.advance(A_WHILE);
    expect(desk.task).to.include({ Status: 'Completed' });
  });

  it('two tabs: a leader that was replaced in mid-save has made the only Task', async () => {
    desk.open();
    const follower = desk.open({ leads: false, visible: false });
    desk.org.fail('slow');
    const begun = desk.begun();
    await desk.show([begun]);
    desk.lead(follower);
    await desk.clock.advance(10 * 60_000);
    await desk.show([]);
    await desk.clock.advance(A_WHILE);
    expect(desk.task).to.include({ Status: 'Completed' });
  });

  it('two tabs that both believe to lead: the one that may not save saves nothing', async () => {
    // What the other one writes is told to it late.
    const replaced = desk.open({ storage: new SharedStorage() });
    replaced.maySave = false;
    const leader = desk.open({ visible: false });
    const begun = desk.begun();
    await desk.show([begun]);
    await desk.show([]);
    await desk.clock.advance(A_WHILE);
    expect(desk.task).to.include({ Status: 'Completed' });
    expect(leader.around.unsaved).to.equal(0);
  });

  it('waits where it cannot be told who leads', async () => {
    const tab = desk.open();
    tab.maySave = 'unknown';
    await desk.show([desk.begun()]);
    await desk.show([]);
    expect(desk.org.tasks.size).to.equal(0);
    tab.maySave = true;
    await desk.clock.advance(A_WHILE);
    expect(desk.task).to.include({ Status: 'Completed' });
  });

  it('makes no new Task for one that somebody has deleted', async () => {
    const tab = desk.open();
    await desk.show([desk.begun()]);
    desk.org.tasks.clear();
    await desk.show([]);
    await desk.clock.advance(A_WHILE);
    expect(desk.org.tasks.size).to.equal(0);
    expect(tab.around.unsaved).to.equal(0);
  });

  it('waits for a console that is still starting', async () => {
    const tab = desk.open();
    desk.org.fail('notReady', 3);
    await desk.show([desk.begun()]);
    await desk.clock.advance(A_WHILE);
    expect(desk.task).to.include({ CallObject: CALL });
    expect(becauseOf(tab)).to.deep.equal([]);
  });

  it('logs once where the browser keeps nothing', async () => {
    desk.storage.denied = true;
    desk.open();
    const begun = desk.begun();
    await desk.show([begun]);
    await desk.show([afterwards(begun)]);
    await desk.show([]);
    await desk.clock.advance(A_WHILE);
    expect(desk.task).to.include({ Status: 'Completed' });
  });

  it('is wiped when the agent signs out, also in mid-save', async () => {
    const tab = desk.open();
    desk.org.fail('refused', 100);
    await desk.show([desk.begun()]);
    expect(tab.around.unsaved).to.equal(1);
    await desk.signOut();
    tab.around.wipe();
    expect([...desk.storage.kept.keys()]).to.deep.equal([]);
    await desk.clock.advance(A_WHILE);
    expect([...desk.storage.kept.values()].join()).not.to.contain(MARIA);
    expect(tab.around.unsaved).to.equal(0);
  });

  it('signed out and in again in mid-call: it goes on with the same Task', async () => {
    const { around } = desk.open();
    const begun = desk.begun();
    await desk.show([begun]);
    await desk.clock.advance(A_WHILE);
    around.wipe();
    around.dispose();
    desk.open();
    await desk.show([begun]);
    await desk.clock.advance(A_WHILE);
    await desk.show([]);
    expect(desk.task).to.include({ Status: 'Completed', CallDurationInSeconds: 60 });
  });

  it('is wiped in mid-save: the answer that comes later brings nothing back', async () => {
    const tab = desk.open();
    desk.org.fail('slow');
    await desk.show([desk.begun()]);
    await desk.signOut();
    tab.around.wipe();
    await desk.clock.advance(10 * 60_000);
    expect([...desk.storage.kept.keys()]).to.deep.equal([]);
    expect(tab.around.unsaved).to.equal(0);
  });

  it('does not save what another agent has left', async () => {
    const tab = desk.open();
    desk.org.fail('refused', 1);
    await desk.show([desk.begun()]);
    tab.crash();
    await desk.show([]);
    const other = desk.open({ agent: 'somebody else' });
    await desk.clock.advance(A_WHILE);
    expect(desk.org.tasks.size).to.equal(0);
    expect(other.around.unsaved).to.equal(0);
  });

  it('is not upset by what stands in the storage', async () => {
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"format":1,"agent":"agent","calls":[{"id":1}]}',
      '{"format":1,"agent":"agent","calls":7}',
    ]) {
      desk = new AroundDesk();
      desk.storage.kept.set(LOGS, text);
      desk.open();
      await desk.show([desk.begun()]);
      expect(desk.task, text).to.include({ CallObject: CALL });
    }
  });

  it('leaves no timer behind', async () => {
    const tab = desk.open();
    desk.org.fail('refused', 100);
    await desk.show([desk.begun()]);
    tab.around.dispose();
    expect(desk.clock.waiting).to.equal(0);
  });
});
