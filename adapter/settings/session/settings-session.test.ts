import { expect } from 'chai';
import { withItems } from '../../call-center/edit.js';
import { productDefinition } from '../../call-center/product.js';
import { adminsPage, NAME, NAME_2, type AdminsPage } from '../testing/admins-page.js';

describe('the settings page: choosing and editing', () => {
  it('lists nothing before the org has answered, and says so', async () => {
    const page = await adminsPage({}, { held: true });
    expect(page.view.list).to.deep.equal({ is: 'loading' });
    page.release();
    await page.rest();
    expect(page.view.list.is).to.equal('ready');
  });

  it('tells nobody any more once it is over', async () => {
    const page = await adminsPage({}, { held: true });
    let told = 0;
    page.session.listen(() => (told += 1));
    page.session.dispose();
    page.release();
    await page.rest();
    expect(told).to.equal(0);
  });

  it('tells its listeners until they leave', async () => {
    const page = await adminsPage();
    await page.open();
    const seen: unknown[] = [];
    const leave = page.session.listen((view) =>
      seen.push(view.editing?.items.get('omniSync/enabled')),
    );
    page.set({ enabled: 'true' });
    leave();
    page.set({ enabled: 'false' });
    expect(seen).to.deep.equal(['true']);
  });

  const listed = ({ view }: AdminsPage) => {
    if (view.list.is !== 'ready') throw new Error(`The list is ${view.list.is}.`);
    return view.list;
  };

  it('lists the definitions of this softphone by their names and definition version', async () => {
    const { callCenters } = listed(await adminsPage());
    expect(callCenters.map(({ internalName, version }) => [internalName, version])).to.deep.include(
      [NAME, 1],
    );
    expect(callCenters.map(({ version }) => version).sort()).to.deep.equal([1, 2, 3]);
  });

  it('lists a definition of an unknown version, and does not edit it', async () => {
    const page = await adminsPage();
    const unknown = listed(page).callCenters.find(({ version }) => version === 3);
    expect(unknown?.editable).to.equal(false);
    await page.open(unknown?.internalName);
    expect(page.view.editing).to.equal(null);
    expect(page.view.opening).to.equal(null);
  });

  it('names the definitions of other adapters apart', async () => {
    const { others } = listed(await adminsPage());
    expect(others).to.have.length(1);
  });

  it('says why the list could not be read, and reads it when asked again', async () => {
    const page = await adminsPage({ administrator: 'noMetadata' });
    expect(page.view.list).to.have.nested.property('failure.because', 'permissionMissing');
    page.setup.administrator = 'full';
    page.actions.load();
    await page.rest();
    expect(listed(page).callCenters).to.have.length(3);
  });

  it('says why a definition could not be read', async () => {
    const page = await adminsPage();
    page.setup.fail('unreachable');
    await page.open();
    expect(page.view.opening?.failure?.because).to.equal('unreachable');
    await page.open();
    expect(page.edit.internalName).to.equal(NAME);
  });

  it('says why the presence statuses could not be read, and still opens a definition', async () => {
    const page = await adminsPage();
    page.setup.fail('permissionMissing');
    page.actions.load();
    await page.rest();
    expect(page.view.statusesFailure?.because).to.equal('permissionMissing');
    await page.open();
    expect(page.edit.items.get('omniSync/enabled')).to.equal('false');
  });

  it('opens with nothing changed and the sync off', async () => {
    const page = await adminsPage();
    await page.open();
    expect(page.edit.changed).to.deep.equal([]);
    expect(page.edit.enabledInOrg).to.equal(false);
    expect(page.edit.revision).to.match(/^1/);
  });

  it('says of a definition that is enabled and in error that the sync is off, and why at once', async () => {
    const enabled = withItems(productDefinition({ version: 1 }), 'omniSync', { enabled: 'true' });
    const page = await adminsPage({ callCenters: [enabled] });
    await page.open();
    expect(page.edit).to.include({ enabledInOrg: true, faultyInOrg: true });
    expect(page.edit.problems.map(({ code }) => code)).to.include('mapped-missing');
    page.fill();
    await page.save();
    expect(page.edit).to.include({ enabledInOrg: true, faultyInOrg: false });
  });

  it('counts an edit, and none when it is taken back', async () => {
    const page = await adminsPage();
    await page.open();
    page.set({ enabled: 'true' });
    expect(page.edit.changed).to.deep.equal(['omniSync/enabled']);
    page.set({ enabled: 'false' });
    expect(page.edit.changed).to.deep.equal([]);
  });

  it('writes what is emptied as none', async () => {
    const page = await adminsPage();
    await page.open();
    page.set({ externallyRoutedWork: 'Case' });
    page.set({ externallyRoutedWork: '' });
    expect(page.item('externallyRoutedWork')).to.equal('none');
  });

  it('asks before unsaved changes are left, and stays or goes as told', async () => {
    const page = await adminsPage();
    await page.open();
    page.set({ enabled: 'true' });
    await page.open(NAME_2);
    expect(page.view.leavingFor?.internalName).to.equal(NAME_2);
    page.actions.leave(false);
    expect(page.view.leavingFor).to.equal(null);
    expect(page.item('enabled')).to.equal('true');
    await page.open(NAME_2);
    page.actions.leave(true);
    await page.rest();
    expect(page.edit.internalName).to.equal(NAME_2);
  });

  it('goes without asking where nothing is unsaved', async () => {
    const page = await adminsPage();
    await page.open();
    await page.open(NAME_2);
    expect(page.edit.internalName).to.equal(NAME_2);
  });

  it('shows the definition picked last when the answers come late', async () => {
    const page = await adminsPage();
    const release = page.setup.hold();
    page.actions.choose(NAME);
    page.actions.choose(NAME_2);
    release();
    await page.rest();
    expect(page.edit.internalName).to.equal(NAME_2);
  });

  it('tells what is wrong as one edits, but of a missing pair only when saving', async () => {
    const page = await adminsPage();
    await page.open();
    page.set({ enabled: 'true' });
    const codes = () => page.edit.problems.map(({ code }) => code);
    expect(codes()).not.to.include('mapped-missing');
    page.set({ sessionEndGrace: 'soon' });
    expect(codes()).to.include('value-invalid');
    page.set({ sessionEndGrace: '10' });
    page.actions.save();
    expect(codes()).to.include('mapped-missing');
    expect(page.edit.save).to.deep.equal({ is: 'blocked', errors: 1 });
    expect(page.setup.writes).to.equal(0);
  });

  describe('a preset', () => {
    it('fills what is empty at once, and is undone', async () => {
      const page = await adminsPage();
      await page.open();
      page.set({ enabled: 'true' });
      page.actions.usePreset('workInBoth');
      expect(page.item('mappedOmniStatus')).to.match(/^Available_\w+:0N5/);
      expect(page.item('leavingMappedStatus')).to.equal('AVAILABLE');
      expect(page.item('leavingOnQueueStatus')).to.match(/^Transition:0N5/);
      expect(page.item('salesforceWorkStatus')).to.equal('BUSY');
      expect(page.item('pureCloudWorkStatus')).to.match(/^Busy:0N5/);
      expect(page.edit.problems.filter(({ kind }) => kind === 'error')).to.deep.equal([]);
      page.actions.undo();
      expect(page.item('mappedOmniStatus')).to.equal('none');
      expect(page.edit.undo).to.equal(null);
    });

    it('asks before it overwrites what was chosen', async () => {
      const page = await adminsPage();
      await page.open();
      page.set({ enabled: 'true', leavingMappedStatus: 'MEAL' });
      page.actions.usePreset('workInBoth');
      expect(page.edit.presetQuestion?.overwrites).to.deep.equal([
        { item: 'omniSync/leavingMappedStatus', value: 'AVAILABLE' },
      ]);
      page.actions.confirmPreset(false);
      expect(page.item('leavingMappedStatus')).to.equal('MEAL');
      page.actions.usePreset('workInBoth');
      page.actions.confirmPreset(true);
      expect(page.item('leavingMappedStatus')).to.equal('AVAILABLE');
    });

    it('keeps a mapped status of the right kind', async () => {
      const page = await adminsPage();
      await page.open();
      page.set({ enabled: 'true', mappedOmniStatus: 'Available_Chat:0N505Y000001cA1' });
      page.actions.usePreset('externalRouting');
      expect(page.item('mappedOmniStatus')).to.equal('Available_Chat:0N505Y000001cA1');
      expect(page.item('pureCloudWorkStatus')).to.equal('Available_Chat:0N505Y000001cA1');
      expect(page.item('externallyRoutedWork')).to.equal('MessagingSession');
    });

    it('says which status the org lacks for it', async () => {
      const page = await adminsPage({
        statuses: [{ id: '0N505Y000001cA1', apiName: 'Chat', label: 'Chat', takesWork: true }],
      });
      await page.open();
      page.actions.usePreset('oneProductAtATime');
      expect(page.edit.undo).to.have.property('gaps').that.deep.equals(['mapped', 'transition']);
      expect(page.item('mappedOmniStatus')).to.equal('none');
    });
  });

  it('upgrades to definition version 2 without a change of meaning, and back', async () => {
    const page = await adminsPage();
    await page.open();
    page.fill();
    page.actions.upgrade();
    expect(page.edit.version).to.equal(2);
    expect(page.edit.rules[0]).to.match(/^pair Available_\w+:0N5\w+ with ON_QUEUE$/);
    expect(page.item('mappedOmniStatus')).to.equal(undefined);
    page.actions.undo();
    expect(page.edit.version).to.equal(1);
    expect(page.item('mappedOmniStatus')).to.match(/^Available/);
  });

  it('keeps the sync enabled where it is upgraded before anything is mapped', async () => {
    const page = await adminsPage();
    await page.open();
    page.set({ enabled: 'true' });
    page.actions.upgrade();
    expect(page.item('enabled')).to.equal('true');
    expect(page.edit.undo).to.deep.equal({ is: 'upgrade', switchedOff: false });
    page.actions.save();
    expect(page.edit.save, 'a definition without rules is not saved').to.deep.equal({
      is: 'blocked',
      errors: 1,
    });
  });

  it('says that the upgrade has switched the sync off, where errors had kept it off', async () => {
    const page = await adminsPage();
    await page.open();
    page.set({ enabled: 'true', salesforceWorkStatus: 'BUSY' });
    page.actions.upgrade();
    expect(page.item('enabled')).to.equal('false');
    expect(page.edit.undo).to.deep.equal({ is: 'upgrade', switchedOff: true });
  });

  it('drops every old rule when others take their place, off ones and those after a gap too', async () => {
    const page = await adminsPage();
    await page.open(NAME_2);
    page.set({ rule40: 'ignore omni Lunch', ruleOff41: 'ignore omni Busy' });
    page.actions.setRules(['pair Busy with BUSY']);
    const names = [...page.edit.items.keys()].filter((path) => path.includes('/rule'));
    expect(names).to.deep.equal(['omniSync/rule1']);
  });

  it('stores rules in order, those that are off too, and takes away what is left over', async () => {
    const page = await adminsPage();
    await page.open(NAME_2);
    page.actions.setRules(['pair Busy with BUSY', 'off ignore omni Lunch']);
    expect(page.edit.rules).to.deep.equal(['pair Busy with BUSY', 'off ignore omni Lunch']);
    expect(page.item('rule1')).to.equal('pair Busy with BUSY');
    expect(page.item('ruleOff2')).to.equal('ignore omni Lunch');
    expect(page.item('rule2')).to.equal(undefined);
    expect(page.item('rule3')).to.equal(undefined);
  });

  it('keeps rules that cannot be stored as they were typed, and does not save them', async () => {
    const page = await adminsPage();
    await page.open(NAME_2);
    const long = `pair Busy with ${'B'.repeat(300)}`;
    page.actions.setRules([long]);
    expect(page.edit.rules).to.deep.equal([long]);
    expect(page.edit.ruleRefusals).to.deep.equal([{ is: 'tooLong', rule: 1, length: long.length }]);
    page.actions.save();
    expect(page.edit.save.is).to.equal('blocked');
    page.actions.discard();
    expect(page.edit.rules).not.to.include(long);
    page.actions.undo();
    expect(page.edit.rules, 'undo brings them back').to.deep.equal([long]);
    page.actions.setRules(['pair Busy with BUSY']);
    expect(page.edit.ruleRefusals).to.deep.equal([]);
  });

  it('gives the draft as a file in both forms, with its revision counted up', async () => {
    const page = await adminsPage();
    await page.open();
    page.fill();
    const [file, metadata] = [page.actions.file('import'), page.actions.file('metadata')];
    expect(file.name).to.equal(`${NAME}.xml`);
    expect(metadata.name).to.equal(`${NAME}.callCenter-meta.xml`);
    for (const { text } of [file, metadata]) {
      expect(text).to.match(/Available_\w+:0N5/);
      expect(text).to.include('2 2026-11-22 a.admin');
    }
    expect(page.edit.changed, 'a download saves nothing').not.to.deep.equal([]);
  });

  it('discards edits, and takes that back', async () => {
    const page = await adminsPage();
    await page.open();
    page.fill();
    page.actions.discard();
    expect(page.edit.changed).to.deep.equal([]);
    page.actions.undo();
    expect(page.item('enabled')).to.equal('true');
  });
});
