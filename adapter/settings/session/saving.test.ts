import { expect } from 'chai';
import { itemValue } from '../../call-center/edit.js';
import type { CallCenterRecord } from '../../call-center/record.js';
import type { SaveView } from './view.js';
import { adminsPage, NAME, NAME_2, type AdminsPage } from '../testing/admins-page.js';

const overtaken = ({ edit }: AdminsPage): Extract<SaveView, { is: 'overtaken' }> => {
  if (edit.save.is !== 'overtaken') throw new Error(`The save is ${edit.save.is}.`);
  return edit.save;
};

const inOrg = async ({ setup }: AdminsPage, item: string, name = NAME): Promise<string> =>
  itemValue((await setup.readCallCenter(name)).record, 'omniSync', item) ?? '';

describe('the settings page: saving', () => {
  let page: AdminsPage;

  beforeEach(async () => {
    page = await adminsPage();
    await page.open();
  });

  it('writes what was edited, counts the revision up, and reads it back', async () => {
    page.fill();
    await page.save();
    expect(page.edit.save).to.deep.equal({
      is: 'saved',
      revision: '2 2026-11-22 a.admin',
      switchedOff: false,
    });
    expect(page.edit.changed).to.deep.equal([]);
    expect(page.edit.enabledInOrg).to.equal(true);
    expect(await inOrg(page, 'mappedOmniStatus')).to.match(/^Available_\w+:0N5/);
    const list = page.view.list.is === 'ready' ? page.view.list.callCenters : [];
    expect(list.find(({ internalName }) => internalName === NAME)?.revision).to.match(/^2 /);
  });

  it('writes nothing where nothing was edited', async () => {
    await page.save();
    expect(page.edit.save.is).to.equal('idle');
    expect(page.setup.writes).to.equal(0);
  });

  it('changes nothing but what was edited', async () => {
    const { record: before } = await page.setup.readCallCenter(NAME);
    page.set({ sessionEndGrace: '30' });
    await page.save();
    const { record: after } = await page.setup.readCallCenter(NAME);
    const expected = before.sections.map((section) => ({
      ...section,
      items: section.items.map((item) =>
        item.name === 'sessionEndGrace' ? { ...item, value: '30' } : item,
      ),
    }));
    const withoutRevision = (sections: CallCenterRecord['sections']) =>
      sections.map((section) => ({
        ...section,
        items: section.items.filter(({ name }) => name !== 'revision'),
      }));
    expect(withoutRevision(after.sections)).to.deep.equal(withoutRevision(expected));
  });

  it('saves definition version 2 as rules', async () => {
    page.fill();
    page.actions.upgrade();
    await page.save();
    expect(page.edit.save.is).to.equal('saved');
    expect(await inOrg(page, 'definitionVersion')).to.equal('2');
    expect(await inOrg(page, 'rule1')).to.match(/^pair Available/);
    expect(await inOrg(page, 'mappedOmniStatus')).to.equal('');
  });

  it('saves without an OAuth client, and warns that agents cannot sign in', async () => {
    page.set({ enabled: 'true' });
    page.actions.usePreset('workInBoth');
    page.actions.set('pureCloud/clientId', '');
    const client = page.edit.problems.find(({ item }) => item === 'pureCloud/clientId');
    expect(client?.kind).to.equal('warning');
    await page.save();
    expect(page.edit.save.is).to.equal('saved');
  });

  it('saves nothing with a client that cannot be one', async () => {
    page.fill();
    page.actions.set('pureCloud/clientId', 'secret');
    page.actions.save();
    expect(page.edit.save).to.deep.equal({ is: 'blocked', errors: 1 });
  });

  describe('refused', () => {
    for (const reason of [
      'permissionMissing',
      'unreachable',
      'limitReached',
      'sessionRefused',
      'contentRefused',
    ] as const) {
      it(`by ${reason}, says so and loses nothing that was typed`, async () => {
        page.fill();
        page.actions.save();
        await page.rest();
        page.setup.fail(reason, 1, 'the org’s own sentence');
        page.actions.saveAnyway(true);
        await page.rest();
        expect(page.edit.save).to.deep.equal({
          is: 'refused',
          failure: { because: reason, detail: 'the org’s own sentence' },
          switchingOff: false,
        });
        expect(page.item('leavingMappedStatus')).to.equal('AVAILABLE');
        expect(page.setup.writes).to.equal(0);
        await page.save();
        expect(page.edit.save.is).to.equal('saved');
      });
    }

    it('and arrived all the same: a lost answer is no other administrator', async () => {
      page.fill();
      page.actions.save();
      await page.rest();
      page.setup.loseNextAnswer();
      page.actions.saveAnyway(true);
      await page.rest();
      expect(page.edit.save.is).to.equal('refused');
      expect(page.setup.writes).to.equal(1);
      await page.save();
      expect(page.edit.save.is).to.equal('saved');
      expect(page.edit.changed).to.deep.equal([]);
    });

    it('and arrived all the same, while more was typed', async () => {
      page.fill();
      page.actions.save();
      await page.rest();
      page.setup.loseNextAnswer();
      page.actions.saveAnyway(true);
      await page.rest();
      page.set({ sessionEndGrace: '99' });
      await page.save();
      expect(page.edit.save.is).to.equal('saved');
      expect(await inOrg(page, 'sessionEndGrace')).to.equal('99');
      expect(await inOrg(page, 'revision')).to.match(/^3 /);
    });
  });

  it('keeps what is typed while a save is under way', async () => {
    page.fill();
    page.actions.save();
    await page.rest();
    const release = page.setup.hold();
    page.actions.saveAnyway(true);
    page.set({ sessionEndGrace: '42' });
    page.actions.choose(NAME_2);
    release();
    await page.rest();
    expect(page.edit.save.is).to.equal('saved');
    expect(page.edit.internalName).to.equal(NAME);
    expect(page.edit.changed).to.deep.equal(['omniSync/sessionEndGrace']);
    expect(await inOrg(page, 'sessionEndGrace')).to.equal('10');
  });

  it('saves once, however often the button is pressed', async () => {
    page.fill();
    page.actions.save();
    page.actions.save();
    await page.rest();
    page.actions.saveAnyway(true);
    page.actions.saveAnyway(true);
    page.actions.save();
    await page.rest();
    expect(page.setup.writes).to.equal(1);
  });

  describe('overtaken by another save', () => {
    it('shows what the other changed beside mine, and overwrites nothing', async () => {
      page.fill();
      page.setup.somebodySaves(NAME, {
        'omniSync/leavingMappedStatus': 'MEAL',
        'omniSync/startupAuthority': 'omni',
        'omniSync/revision': '2 2026-11-22 k.weber',
      });
      await page.save();
      const { by, differences, afterwards } = overtaken(page);
      expect(by.changedBy).to.equal('Kim Weber');
      expect(afterwards).to.equal(false);
      expect(differences.map(({ key, clash, keep }) => ({ key, clash, keep }))).to.deep.equal([
        { key: 'omniSync/leavingMappedStatus', clash: true, keep: 'mine' },
        { key: 'omniSync/startupAuthority', clash: false, keep: 'theirs' },
      ]);
      expect(page.setup.writes).to.equal(0);
      expect(page.item('leavingMappedStatus')).to.equal('AVAILABLE');
      expect(page.item('startupAuthority')).to.equal('omni');
      expect(page.item('salesforceWorkStatus')).to.equal('BUSY');
    });

    it('keeps or takes item by item, then saves', async () => {
      page.fill();
      page.setup.somebodySaves(NAME, {
        'omniSync/leavingMappedStatus': 'MEAL',
        'omniSync/startupAuthority': 'omni',
      });
      await page.save();
      page.actions.keep('omniSync/leavingMappedStatus', 'theirs');
      page.actions.keep('omniSync/startupAuthority', 'mine');
      expect(page.item('leavingMappedStatus')).to.equal('MEAL');
      expect(page.item('startupAuthority')).to.equal('ask');
      page.actions.keep('omniSync/leavingMappedStatus', 'mine');
      await page.save();
      expect(page.edit.save.is).to.equal('saved');
      expect(await inOrg(page, 'leavingMappedStatus')).to.equal('AVAILABLE');
      expect(await inOrg(page, 'startupAuthority')).to.equal('ask');
    });

    it('is over where everything is left to the other save', async () => {
      page.set({ leavingMappedStatus: 'AVAILABLE' });
      page.setup.somebodySaves(NAME, { 'omniSync/leavingMappedStatus': 'MEAL' });
      await page.save();
      page.actions.keep('omniSync/leavingMappedStatus', 'theirs');
      expect(page.edit.changed).to.deep.equal([]);
      await page.save();
      expect(page.edit.save.is).to.equal('idle');
      expect(page.setup.writes).to.equal(0);
    });

    it('saves on top where there is nothing to decide', async () => {
      page.fill();
      page.setup.somebodySaves(NAME, { 'omniSync/revision': '8 2026-11-22 k.weber' });
      await page.save();
      expect(page.edit.save).to.have.property('revision', '9 2026-11-22 a.admin');
    });

    it('takes all rules as one, and the section as one where the definition version differs', async () => {
      page.fill();
      page.actions.upgrade();
      page.setup.somebodySaves(NAME, { 'omniSync/leavingMappedStatus': 'MEAL' });
      await page.save();
      expect(overtaken(page).differences.map(({ key }) => key)).to.deep.equal(['omniSync']);
      expect(page.edit.version).to.equal(2);
      page.actions.keep('omniSync', 'theirs');
      expect(page.edit.version).to.equal(1);
      expect(page.item('leavingMappedStatus')).to.equal('MEAL');
      expect(page.item('rule1')).to.equal(undefined);
    });

    it('again, while it was being decided', async () => {
      page.fill();
      page.setup.somebodySaves(NAME, { 'omniSync/leavingMappedStatus': 'MEAL' });
      await page.save();
      page.setup.somebodySaves(NAME, { 'omniSync/salesforceWorkStatus': 'AWAY' }, 'Lee Park');
      await page.save();
      const { by, differences } = overtaken(page);
      expect(by.changedBy).to.equal('Lee Park');
      expect(differences.map(({ key }) => key)).to.deep.equal(['omniSync/salesforceWorkStatus']);
      expect(page.item('leavingMappedStatus')).to.equal('AVAILABLE');
    });
  });

  it('finds a save that was written over before it was read back', async () => {
    page.fill();
    page.actions.save();
    await page.rest();
    const { saveCallCenter, readCallCenter } = page.setup;
    page.setup.saveCallCenter = async (record, base) => {
      await saveCallCenter(record, base);
      page.setup.somebodySaves(NAME, { 'omniSync/leavingMappedStatus': 'MEAL' });
      return { is: 'saved', now: await readCallCenter(NAME) };
    };
    page.actions.saveAnyway(true);
    await page.rest();
    expect(overtaken(page).afterwards).to.equal(true);
    expect(page.item('leavingMappedStatus')).to.equal('AVAILABLE');
  });

  describe('the emergency switch', () => {
    beforeEach(async () => {
      page.fill();
      await page.save();
    });

    it('saves enabled = false alone, and keeps the other edits', async () => {
      page.set({ sessionEndGrace: '55', leavingMappedStatus: 'MEAL' });
      page.actions.switchOff();
      await page.rest();
      expect(page.edit.save).to.deep.equal({
        is: 'saved',
        revision: '3 2026-11-22 a.admin',
        switchedOff: true,
      });
      expect(await inOrg(page, 'enabled')).to.equal('false');
      expect(await inOrg(page, 'sessionEndGrace')).to.equal('10');
      expect(page.item('sessionEndGrace')).to.equal('55');
      expect(page.item('enabled')).to.equal('false');
      expect(page.edit.changed).to.have.members([
        'omniSync/leavingMappedStatus',
        'omniSync/sessionEndGrace',
      ]);
    });

    it('works with errors in the draft', async () => {
      page.set({ sessionEndGrace: 'soon' });
      page.actions.switchOff();
      await page.rest();
      expect(await inOrg(page, 'enabled')).to.equal('false');
    });

    it('works over a save that came between, and shows that', async () => {
      page.setup.somebodySaves(NAME, { 'omniSync/leavingMappedStatus': 'MEAL' });
      page.set({ leavingMappedStatus: 'AWAY' });
      page.actions.switchOff();
      await page.rest();
      expect(await inOrg(page, 'enabled')).to.equal('false');
      expect(await inOrg(page, 'leavingMappedStatus')).to.equal('MEAL');
      expect(page.edit.enabledInOrg).to.equal(false);
      expect(overtaken(page).differences.map(({ key }) => key)).to.deep.equal([
        'omniSync/leavingMappedStatus',
      ]);
      expect(page.item('leavingMappedStatus')).to.equal('AWAY');
    });

    it('says where it did not work', async () => {
      page.setup.fail('unreachable');
      page.actions.switchOff();
      await page.rest();
      expect(page.edit.save).to.have.property('switchingOff', true);
      expect(page.edit.enabledInOrg).to.equal(true);
    });
  });

  describe('who is covered', () => {
    it('is asked before a save, which waits where agents lack a status', async () => {
      page.fill();
      page.actions.save();
      await page.rest();
      expect(page.edit.save).to.deep.equal({ is: 'asking', uncovered: 1 });
      expect(page.edit.coverage).to.have.nested.property('coverage.uncovered[0].name');
      page.actions.saveAnyway(false);
      expect(page.edit.save.is).to.equal('idle');
      expect(page.setup.writes).to.equal(0);
      page.actions.save();
      await page.rest();
      page.actions.saveAnyway(true);
      await page.rest();
      expect(page.edit.save.is).to.equal('saved');
    });

    it('does not keep from saving where it cannot be told', async () => {
      page.fill();
      page.setup.fail('permissionMissing');
      page.actions.save();
      await page.rest();
      expect(page.edit.coverage).to.have.nested.property('failure.because', 'permissionMissing');
      expect(page.edit.save.is).to.equal('saved');
    });

    it('is not asked where the sync is off', async () => {
      page.set({ sessionEndGrace: '11' });
      page.actions.save();
      await page.rest();
      expect(page.edit.save.is).to.equal('saved');
      expect(page.edit.coverage.is).to.equal('notChecked');
    });

    it('is told on demand, and says when it is out of date', async () => {
      page.fill();
      page.actions.checkCoverage();
      expect(page.edit.coverage.is).to.equal('checking');
      await page.rest();
      expect(page.edit.coverage).to.have.property('outdated', false);
      page.set({ leavingOnQueueStatus: 'Lunch:0N505Y000001cA4' });
      expect(page.edit.coverage).to.have.property('outdated', true);
    });
  });
});
