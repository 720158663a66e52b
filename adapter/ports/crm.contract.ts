import { expect } from 'chai';
import { CrmError, type ClickedNumber, type CrmPort, type CrmRecord } from './crm.js';

/** A port and one tab of the console behind it. */
export interface CrmContractWorld {
  readonly port: CrmPort;
  /** Somebody whom exactly one record knows, somebody whom several know, and somebody whom none knows. */
  readonly addresses: { readonly one: string; readonly several: string; readonly none: string };
  /** The record that knows the first. */
  readonly known: CrmRecord;
  /** What this tab shows: the Id of a record, `search`, `new`, or nothing yet. */
  shown(): string;
  /** The fields of every Task of that conversation, by CallObject. */
  tasksOf(conversation: string): readonly Readonly<Record<string, unknown>>[];
  /** Whether phone numbers of the console are links. */
  dialling(): boolean;
  notice(): { readonly label: string; readonly icon: string };
  /** The agent closes the phone's panel, or looks whether it is open. */
  panel: { close(): void; open(): boolean };
  /** The agent clicks the number of the known record. */
  clickKnown(): void;
  /** Waits until it is so; rejects where it never comes. */
  until(what: string, is: () => boolean): Promise<void>;
  /** Lets time pass until the call has its answer. */
  answerOf<T>(call: Promise<T>): Promise<T>;
  trouble(is: 'refused'): void;
  dispose(): void;
}

const CONVERSATION = '7d3c1e52-2f6a-4a0e-9a3e-5f1d6a7b8c90';

/** What every CrmPort does. */
export function crmContract(
  name: string,
  makeWorld: () => CrmContractWorld | Promise<CrmContractWorld>,
): void {
  describe(`CrmPort: ${name}`, () => {
    let world: CrmContractWorld;

    beforeEach(async () => {
      world = await makeWorld();
    });
    afterEach(() => {
      world.port.dispose();
      world.dispose();
    });

    const fields = { Subject: 'Call', CallObject: CONVERSATION, CallType: 'Inbound' };
    const reasonOf = async (call: Promise<unknown>): Promise<string> => {
      try {
        return `resolved: ${JSON.stringify(await world.answerOf(call))}`;
      } catch (error) {
        return error instanceof CrmError ? error.reason : String(error);
      }
    };

    it('opens the one record that an inbound address belongs to', async () => {
      const { port, addresses, known } = world;
      const outcome = await world.answerOf(
        port.popFor({ address: addresses.one, direction: 'inbound' }),
      );
      expect(outcome.is).to.equal('one');
      if (outcome.is === 'one') {
        expect(outcome.record).to.deep.include({ id: known.id, name: known.name });
      }
      expect(world.shown()).to.equal(known.id);
    });

    it('offers several, and counts them', async () => {
      const { port, addresses } = world;
      expect(
        await world.answerOf(port.popFor({ address: addresses.several, direction: 'inbound' })),
      ).to.deep.equal({ is: 'several', count: 2 });
      expect(world.shown()).to.equal('search');
    });

    it('offers a new record where nobody is known', async () => {
      const { port, addresses } = world;
      expect(
        await world.answerOf(port.popFor({ address: addresses.none, direction: 'inbound' })),
      ).to.deep.equal({ is: 'none' });
      expect(world.shown()).to.equal('new');
    });

    it('opens a record by its Id', async () => {
      const { port, known } = world;
      await world.answerOf(port.popTo({ is: 'record', id: known.id }));
      expect(world.shown()).to.equal(known.id);
    });

    it('says that a record is not there, and opens nothing', async () => {
      expect(await reasonOf(world.port.popTo({ is: 'record', id: '0035g0000099999AAA' }))).to.equal(
        'refused',
      );
      expect(world.shown()).to.equal('');
    });

    it('opens an address of the org and a flow', async () => {
      const { port, known } = world;
      await world.answerOf(port.popTo({ is: 'url', url: `/lightning/r/Contact/${known.id}/view` }));
      await world.answerOf(port.popTo({ is: 'flow', name: 'Verify_Caller', inputs: { a: 'b' } }));
    });

    it('finds people by a part of their name, with their numbers, and opens nothing', async () => {
      const { port, known } = world;
      const part = known.name.slice(0, -1).toLowerCase();
      const found = await world.answerOf(port.findPeople(part));
      const person = found.find(({ id }) => id === known.id);
      expect(person).to.deep.include({ id: known.id, object: known.object, name: known.name });
      expect(person?.numbers[0]).to.match(/\d{3}/);
      expect(await world.answerOf(port.findPeople('Nobody is called so'))).to.deep.equal([]);
      expect(world.shown()).to.equal('');
    });

    it('only looks for whom an outbound call goes to', async () => {
      const { port, addresses } = world;
      const outcome = await world.answerOf(
        port.popFor({ address: addresses.one, direction: 'outbound' }),
      );
      expect(outcome.is).to.equal('one');
      expect(world.shown()).to.equal('');
    });

    it('makes one Task, and changes that', async () => {
      const { port } = world;
      const task = await world.answerOf(port.saveCallLog({ task: null, fields }));
      expect(task).to.match(/^00T/);
      const changes = { CallDurationInSeconds: 61, Status: 'Completed' };
      expect(await world.answerOf(port.saveCallLog({ task, fields: changes }))).to.equal(task);
      const tasks = world.tasksOf(CONVERSATION);
      expect(tasks).to.have.length(1);
      expect(tasks[0]).to.deep.include({ ...fields, ...changes });
    });

    it('says that it was refused, and that nothing was done', async () => {
      world.trouble('refused');
      expect(await reasonOf(world.port.saveCallLog({ task: null, fields }))).to.equal('refused');
      expect(world.tasksOf(CONVERSATION)).to.deep.equal([]);
    });

    it('says that a Task is gone', async () => {
      const entry = { task: '00T5g0000099999EAA', fields: { Status: 'Completed' } };
      expect(await reasonOf(world.port.saveCallLog(entry))).to.equal('gone');
    });

    it('finds the Task of a conversation, and no other', async () => {
      const { port } = world;
      const task = await world.answerOf(port.saveCallLog({ task: null, fields }));
      expect(await world.answerOf(port.findCallLog(CONVERSATION))).to.deep.equal({
        is: 'found',
        task,
      });
      expect(
        await world.answerOf(port.findCallLog('00000000-2f6a-4a0e-9a3e-5f1d6a7b8c90')),
      ).to.deep.equal({ is: 'absent' });
      expect(world.shown(), 'a look pops nothing').to.equal('');
    });

    it('names the record in front', async () => {
      const { port, addresses, known } = world;
      expect(await world.answerOf(port.recordInFront())).to.equal(null);
      await world.answerOf(port.popFor({ address: addresses.one, direction: 'inbound' }));
      expect(await world.answerOf(port.recordInFront())).to.deep.include({
        id: known.id,
        name: known.name,
      });
    });

    it('makes numbers links while that is allowed, and tells of clicks', async () => {
      const { port, known } = world;
      const clicked: ClickedNumber[] = [];
      const stop = port.onClickToDial((one) => clicked.push(one));
      port.allowClickToDial(true);
      await world.until('numbers are links', () => world.dialling());
      world.clickKnown();
      await world.until('a click is told', () => clicked.length > 0);
      expect(clicked[0]?.number).to.match(/\d/);
      expect(clicked[0]?.record).to.deep.include({ id: known.id, object: known.object });
      stop();
      port.allowClickToDial(false);
      await world.until('numbers are no links', () => !world.dialling());
    });

    it('takes the links away when it ends', async () => {
      world.port.allowClickToDial(true);
      await world.until('numbers are links', () => world.dialling());
      world.port.dispose();
      await world.until('numbers are no links', () => !world.dialling());
    });

    it('shows the newest notice', async () => {
      const { port } = world;
      port.notice({ label: 'Phone', icon: 'call' });
      port.notice({ label: 'Incoming call', icon: 'incoming_call' });
      await world.until('the utility says so', () => world.notice().label === 'Incoming call');
      await world.until('and has its icon', () => world.notice().icon === 'incoming_call');
    });

    it('opens the panel', async () => {
      world.panel.close();
      world.port.openPanel();
      await world.until('the panel is open', () => world.panel.open());
    });
  });
}
