import { NAME, NAME_2, type AdminsPage } from './admins-page.js';

/** What an administrator did until a state was reached, each for the accessibility of what it shows. */
export const STATES: Readonly<Record<string, (admin: AdminsPage) => Promise<void>>> = {
  'the list': async () => undefined,
  'an empty list': async (admin) => {
    admin.setup.listCallCenters = async () => [];
    admin.actions.load();
  },
  'a list that failed': async (admin) => {
    admin.setup.listCallCenters = () => Promise.reject(new Error('as the test has it'));
    admin.actions.load();
  },
  'a definition that failed': async (admin) => {
    admin.setup.fail('notFound');
    await admin.open();
  },
  'a definition, sync off': (admin) => admin.open(),
  'no pair yet': async (admin) => {
    await admin.open();
    admin.set({ enabled: 'true' });
    admin.actions.save();
  },
  'a preset filled in': async (admin) => {
    await admin.open();
    admin.fill();
  },
  'a preset that asks': async (admin) => {
    await admin.open();
    admin.fill();
    admin.actions.usePreset('externalRouting');
  },
  'a sign-in that is needed': async (admin) => {
    await admin.open();
    admin.fill();
    admin.actions.retrieveStatuses();
  },
  'statuses retrieved': async (admin) => {
    admin.signIn.become({ is: 'signedIn', until: Number.MAX_SAFE_INTEGER, endsSoon: false });
    await admin.open();
    admin.fill();
    admin.actions.retrieveStatuses();
  },
  'errors beside their fields': async (admin) => {
    await admin.open();
    admin.fill();
    admin.set({ leavingMappedStatus: 'ON_QUEUE', sessionEndGrace: 'soon' });
    admin.actions.save();
  },
  'values that the org does not have': async (admin) => {
    await admin.open();
    admin.fill();
    admin.set({
      mappedOmniStatus: 'Gone:0N505Y0000099ZZ',
      salesforceWorkStatus: 'BUSY:00000000-1111-2222-3333-444444444444',
    });
  },
  'agents who lack a status': async (admin) => {
    await admin.open();
    admin.fill();
    admin.actions.save();
  },
  'a save under way': async (admin) => {
    await admin.open();
    admin.set({ sessionEndGrace: '20' });
    admin.setup.hold();
    admin.actions.save();
  },
  'a save that was refused': async (admin) => {
    await admin.open();
    admin.set({ sessionEndGrace: '20' });
    admin.setup.fail('contentRefused', 1, 'Invalid value');
    admin.actions.save();
  },
  'a save that was overtaken': async (admin) => {
    await admin.open();
    admin.fill();
    admin.setup.somebodySaves(NAME, { 'omniSync/leavingMappedStatus': 'MEAL' });
    await admin.save();
  },
  saved: async (admin) => {
    await admin.open();
    admin.fill();
    await admin.save();
  },
  'switched off': async (admin) => {
    await admin.open();
    admin.fill();
    await admin.save();
    admin.actions.switchOff();
  },
  'unsaved changes to leave': async (admin) => {
    await admin.open();
    admin.set({ enabled: 'true' });
    await admin.open(NAME_2);
  },
  'definition version 2': async (admin) => {
    await admin.open();
    admin.fill();
    admin.actions.upgrade();
  },
  'an administrator without DeveloperName': async (admin) => {
    admin.setup.administrator = 'noDeveloperName';
    admin.actions.load();
    await admin.rest();
    await admin.open();
    admin.fill();
    admin.actions.checkCoverage();
  },
};
