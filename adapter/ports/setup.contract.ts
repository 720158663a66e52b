import { expect } from 'chai';
import { itemValue, withItems } from '../call-center/edit.js';
import type { CallCenterRecord } from '../call-center/record.js';
import type { Status } from '../sync/status.js';
import { SetupError, type Setup, type SetupFailure } from './setup.js';

/** How the org of a contract's world goes wrong. */
export type SetupTrouble = 'refused' | 'expired' | 'down' | 'limit';

/** An org with this softphone's definition in it, another adapter's and one of an unknown version. */
export interface SetupContractWorld {
  readonly setup: Setup;
  /** Internal name of the definition that five agents are assigned to; its version is 1. */
  readonly assigned: string;
  /** An agent of these and the one status that the agent lacks. */
  readonly lacking: { readonly agent: string; readonly status: Status };
  /** A status that every agent has. */
  readonly given: Status;
  /** Another administrator changes an item of `omniSync`. */
  somebodySaves(item: string, value: string): Promise<void>;
  /** So many of the next calls meet it. */
  trouble(is: SetupTrouble, times: number): Promise<void>;
  dispose(): Promise<void>;
}

export interface SetupContractOrg {
  readonly administrator: 'full' | 'noDeveloperName' | 'noMetadata';
}

/** What every Setup does. */
export function setupContract(
  name: string,
  makeWorld: (org: SetupContractOrg) => Promise<SetupContractWorld>,
): void {
  describe(`Setup: ${name}`, () => {
    let world: SetupContractWorld | undefined;

    const open = async (
      administrator: SetupContractOrg['administrator'] = 'full',
    ): Promise<SetupContractWorld> => {
      world = await makeWorld({ administrator });
      return world;
    };
    afterEach(async () => {
      await world?.dispose();
      world = undefined;
    });

    const refused = async (call: Promise<unknown>): Promise<SetupError> => {
      const outcome = await call.then(
        (value) => value,
        (error: unknown) => error,
      );
      if (outcome instanceof SetupError) return outcome;
      throw new Error(`Expected a SetupError, got ${JSON.stringify(outcome)}.`);
    };

    it('names its author without a domain', async () => {
      const { setup } = await open();
      expect(setup.author).to.match(/^[\w.]+$/);
    });

    it('lists every definition whole, by display names', async () => {
      const { setup, assigned } = await open();
      const all = await setup.listCallCenters();
      const names = all.map(({ record }) => record.displayName);
      expect(names).to.deep.equal([...names].sort((a, b) => a.localeCompare(b, 'en')));
      expect(all.length).to.be.at.least(3);
      const versions = all.map(({ record }) => itemValue(record, 'omniSync', 'definitionVersion'));
      expect(versions).to.include.members(['1', '3', undefined]);
      const ours = all.find(({ record }) => record.internalName === assigned);
      expect(ours).to.deep.equal(await setup.readCallCenter(assigned));
      for (const { record, stamp } of all) {
        expect(itemValue(record, 'reqGeneralInfo', 'reqAdapterUrl'), record.internalName).to.be.a(
          'string',
        );
        expect(stamp.changed).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
        expect(stamp.changedBy).to.not.equal('');
      }
    });

    it('reads back what it writes, and nothing else has changed', async () => {
      const { setup, assigned } = await open();
      const { record, stamp } = await setup.readCallCenter(assigned);
      const nasty = `A "quoted" <tag> & 'more' — 研修 😀`;
      const edited = withItem(
        withItem(record, 'mappedOmniStatus', nasty),
        'revision',
        '2 2026-11-22 a.admin',
      );
      const outcome = await setup.saveCallCenter(edited, stamp);
      expect(outcome.is).to.equal('saved');
      expect(outcome.now.record).to.deep.equal(edited);
      expect(outcome.now.stamp.changed).to.not.equal(stamp.changed);
      expect(outcome.now.stamp.revision).to.equal('2 2026-11-22 a.admin');
      expect(await setup.readCallCenter(assigned)).to.deep.equal(outcome.now);
    });

    it('fills what Salesforce wants filled', async () => {
      const { setup, assigned } = await open();
      const { record, stamp } = await setup.readCallCenter(assigned);
      const sections = record.sections.map((section) => ({
        ...section,
        items: section.items.map((item) =>
          item.name === 'startupAuthority' ? { ...item, label: '', value: '' } : item,
        ),
      }));
      const { is, now } = await setup.saveCallCenter({ ...record, sections }, stamp);
      expect(is).to.equal('saved');
      expect(itemValue(now.record, 'omniSync', 'startupAuthority')).to.equal('none');
    });

    it('saves again from what a save gave back', async () => {
      const { setup, assigned } = await open();
      const { record, stamp } = await setup.readCallCenter(assigned);
      const first = await setup.saveCallCenter(withItem(record, 'revision', '2'), stamp);
      const second = await setup.saveCallCenter(
        withItem(first.now.record, 'revision', '3'),
        first.now.stamp,
      );
      expect(second.is).to.equal('saved');
      expect(itemValue(second.now.record, 'omniSync', 'revision')).to.equal('3');
    });

    it('writes nothing over a save by somebody else, and shows that one', async () => {
      const { setup, assigned, somebodySaves } = await open();
      const { record, stamp } = await setup.readCallCenter(assigned);
      await somebodySaves('startupAuthority', 'omni');
      const outcome = await setup.saveCallCenter(
        withItem(record, 'startupAuthority', 'pureCloud'),
        stamp,
      );
      expect(outcome.is).to.equal('overtaken');
      expect(itemValue(outcome.now.record, 'omniSync', 'startupAuthority')).to.equal('omni');
      const { record: now } = await setup.readCallCenter(assigned);
      expect(itemValue(now, 'omniSync', 'startupAuthority')).to.equal('omni');
    });

    it('tells a save as saved that the org has already', async () => {
      const { setup, assigned } = await open();
      const { record, stamp } = await setup.readCallCenter(assigned);
      const edited = withItem(record, 'revision', '2 2026-11-22 a.admin');
      const first = await setup.saveCallCenter(edited, stamp);
      const again = await setup.saveCallCenter(edited, stamp);
      expect(again).to.deep.equal(first);
    });

    it('is refused a record that Salesforce would not take, by its own words, and nothing is written', async () => {
      const { setup, assigned } = await open();
      const { record, stamp } = await setup.readCallCenter(assigned);
      const nameless = { ...withItem(record, 'revision', '2'), displayName: '' };
      const { reason, detail } = await refused(setup.saveCallCenter(nameless, stamp));
      expect(reason).to.equal('contentRefused');
      expect(detail)
        .to.match(/required/i)
        .and.to.contain('displayName');
      expect(await setup.readCallCenter(assigned)).to.deep.equal({ record, stamp });
    });

    it('says that a definition is not there', async () => {
      const { setup, assigned } = await open();
      expect((await refused(setup.readCallCenter('Nowhere'))).reason).to.equal('notFound');
      const { record, stamp } = await setup.readCallCenter(assigned);
      const other = { ...record, internalName: 'Nowhere' };
      expect((await refused(setup.saveCallCenter(other, stamp))).reason).to.equal('notFound');
      expect((await refused(setup.whoIsCovered('Nowhere', []))).reason).to.equal('notFound');
    });

    for (const [trouble, reason] of [
      ['refused', 'permissionMissing'],
      ['expired', 'sessionRefused'],
      ['down', 'unreachable'],
      ['limit', 'limitReached'],
    ] as const satisfies readonly (readonly [SetupTrouble, SetupFailure])[]) {
      it(`tells ${reason} whatever it was asked, and works again afterwards`, async () => {
        const { setup, assigned, given, trouble: order } = await open();
        const { record, stamp } = await setup.readCallCenter(assigned);
        const asked = [
          () => setup.listCallCenters(),
          () => setup.readCallCenter(assigned),
          () => setup.saveCallCenter(withItem(record, 'revision', '2'), stamp),
        ];
        for (const ask of asked) {
          await order(trouble, 1);
          const error = await refused(ask());
          expect(error.reason).to.equal(reason);
          expect(error.detail).to.not.equal('');
        }
        expect(await setup.readCallCenter(assigned)).to.deep.equal({ record, stamp });
        expect((await setup.listPresenceStatuses()).statuses).to.not.be.empty;
        expect((await setup.whoIsCovered(assigned, [given])).agents).to.equal(5);
      });
    }

    it('may not read or write definitions without the permission, and says so', async () => {
      const { setup, assigned } = await open('noMetadata');
      for (const ask of [() => setup.listCallCenters(), () => setup.readCallCenter(assigned)]) {
        const { reason, detail } = await refused(ask());
        expect(reason).to.equal('permissionMissing');
        expect(detail).to.contain('ModifyMetadata');
      }
    });

    it('lists the presence statuses by label, with names and whether they take work', async () => {
      const { setup, given } = await open();
      const { statuses, developerNames, channels } = await setup.listPresenceStatuses();
      expect([developerNames, channels]).to.deep.equal([true, true]);
      const labels = statuses.map(({ label = '' }) => label);
      expect(labels).to.deep.equal([...labels].sort((a, b) => a.localeCompare(b, 'en')));
      expect(statuses.find(({ id }) => id === given)).to.be.an('object');
      for (const { id, apiName, takesWork } of statuses) {
        expect(id).to.match(/^0N5\w{12}$/);
        expect(apiName).to.match(/^\w+$/);
        expect(takesWork).to.be.a('boolean');
      }
      expect(new Set(statuses.map(({ takesWork }) => takesWork)).size).to.equal(2);
    });

    it('lists them without their names where those may not be read', async () => {
      const { setup } = await open('noDeveloperName');
      const { statuses, developerNames, channels } = await setup.listPresenceStatuses();
      expect([developerNames, channels]).to.deep.equal([false, true]);
      expect(statuses).to.not.be.empty;
      for (const status of statuses) {
        expect(status).to.have.all.keys('id', 'label', 'takesWork');
      }
    });

    it('finds the agent who lacks a status, and nobody else', async () => {
      const { setup, assigned, lacking, given } = await open();
      expect(await setup.whoIsCovered(assigned, [given, lacking.status, 'Offline'])).to.deep.equal({
        agents: 5,
        uncovered: [{ name: lacking.agent, lacks: [lacking.status] }],
        unchecked: [],
      });
      expect(await setup.whoIsCovered(assigned, [given])).to.deep.equal({
        agents: 5,
        uncovered: [],
        unchecked: [],
      });
    });

    it('says what it may not check, and calls nobody uncovered then', async () => {
      const { setup, assigned, lacking } = await open('noDeveloperName');
      const coverage = await setup.whoIsCovered(assigned, [lacking.status]);
      expect(coverage).to.deep.equal({
        agents: 5,
        uncovered: [],
        unchecked: [
          { what: 'permissionSets', because: 'permissionMissing' },
          { what: 'profiles', because: 'permissionMissing' },
        ],
      });
    });
  });
}

const withItem = (record: CallCenterRecord, item: string, value: string): CallCenterRecord =>
  withItems(record, 'omniSync', { [item]: value });
