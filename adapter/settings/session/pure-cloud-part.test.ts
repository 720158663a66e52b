import { expect } from 'chai';
import { PortError } from '../../ports/port-error.js';
import { adminsPage, CLIENT_ID, type AdminsPage } from '../testing/admins-page.js';

const FOREVER = Number.MAX_SAFE_INTEGER;

describe('the settings page: retrieving statuses from PureCloud', () => {
  const opened = async (signedIn: boolean): Promise<AdminsPage> => {
    const page = await adminsPage({}, { signedIn });
    await page.open();
    page.fill();
    return page;
  };

  it('gives all that the organisation has', async () => {
    const page = await opened(true);
    page.actions.retrieveStatuses();
    expect(page.edit.pureCloud.is).to.equal('retrieving');
    await page.rest();
    expect(page.edit.pureCloud).to.deep.equal({ is: 'retrieved', secondary: 1 });
    expect(page.edit.catalog.presences.filter(({ secondary }) => secondary)).to.have.length(2);
  });

  it('says that somebody has to sign in, and goes on when that is done', async () => {
    const page = await opened(false);
    page.actions.retrieveStatuses();
    await page.rest();
    expect(page.edit.pureCloud).to.deep.equal({ is: 'signInNeeded', because: null });
    page.actions.signIn();
    expect(page.signIn.popups, 'inside the click').to.equal(1);
    expect(page.edit.pureCloud.is).to.equal('signingIn');
    page.signIn.succeed(FOREVER);
    await page.rest();
    expect(page.edit.pureCloud.is).to.equal('retrieved');
    expect(page.item('leavingMappedStatus'), 'nothing chosen is lost').to.equal('AVAILABLE');
  });

  it('says why a sign-in did not come about', async () => {
    const page = await opened(false);
    page.actions.retrieveStatuses();
    await page.rest();
    page.actions.signIn();
    page.signIn.fail('popupBlocked');
    await page.rest();
    expect(page.edit.pureCloud).to.deep.equal({ is: 'signInNeeded', because: 'popupBlocked' });
  });

  for (const [kind, because] of [
    ['permanent', 'refused'],
    ['transient', 'unreachable'],
  ] as const) {
    it(`says that PureCloud was ${because}, and tries again when asked`, async () => {
      const page = await opened(true);
      const { reads } = page;
      page.reads = () => Promise.reject(new PortError({ kind, reason: 'network' }, ''));
      page.actions.retrieveStatuses();
      await page.rest();
      expect(page.edit.pureCloud).to.deep.equal({ is: 'failed', because });
      page.reads = reads;
      page.actions.retrieveStatuses();
      await page.rest();
      expect(page.edit.pureCloud.is).to.equal('retrieved');
    });
  }

  it('asks for a sign-in again where the token was not taken', async () => {
    const page = await opened(true);
    page.reads = () => {
      page.signIn.become({ is: 'signedOut', because: 'expired' });
      return Promise.reject(new PortError({ kind: 'transient', reason: 'notPermitted' }, ''));
    };
    page.actions.retrieveStatuses();
    await page.rest();
    expect(page.edit.pureCloud).to.deep.equal({ is: 'signInNeeded', because: 'expired' });
  });

  it('needs a client, and connects to the one that is given by then', async () => {
    const page = await opened(true);
    page.actions.set('pureCloud/clientId', '');
    expect(page.edit.pureCloud.is).to.equal('notConfigured');
    page.actions.retrieveStatuses();
    await page.rest();
    expect(page.connections).to.equal(0);
    page.actions.set('pureCloud/clientId', CLIENT_ID);
    page.actions.retrieveStatuses();
    await page.rest();
    expect(page.edit.pureCloud.is).to.equal('retrieved');
    expect(page.connections).to.equal(1);
  });

  it('shows nothing of another organisation', async () => {
    const page = await opened(true);
    page.actions.retrieveStatuses();
    await page.rest();
    page.actions.set('pureCloud/environment', 'mypurecloud.de');
    expect(page.edit.catalog.presences).to.deep.equal([]);
    page.actions.set('pureCloud/environment', 'mypurecloud.com');
    expect(page.edit.catalog.presences).not.to.deep.equal([]);
  });

  it('that answers late is for the definition that it was asked for', async () => {
    const page = await opened(true);
    let answer: (value: readonly []) => void = () => undefined;
    page.reads = () => new Promise((resolve) => (answer = resolve));
    page.actions.retrieveStatuses();
    await page.rest();
    page.actions.set('pureCloud/environment', 'mypurecloud.de');
    answer([]);
    await page.rest();
    expect(page.edit.pureCloud.is).not.to.equal('retrieved');
  });

  it('is closed with the page', async () => {
    const page = await opened(true);
    page.actions.retrieveStatuses();
    await page.rest();
    page.session.dispose();
    expect(page.signIn.disposed).to.equal(true);
  });
});
