import { emulateMedia } from '@web/test-runner-commands';
import { html, render } from 'lit';
import { expect } from '../../../../adapter/panel/testing/expect.js';
import { DEFAULT_OMNI_STATUSES } from '../../world/default-org.js';
import type { SimulatorState } from '../../world.js';
import { MadeUpOrg } from '../org.js';
import { MessageService } from './message-service.js';
import { renderOmniUtility } from './omni-utility.js';
import { OtherComponent } from './other-component.js';
import { RemoteControl } from './remote-control.js';
import { shell } from './shell.js';
import { UtilityBar } from './utility-bar.js';
import { RecordWorkspace } from './workspace.js';

/** In the middle of a day: something of everything that the page can show. */
const STATE: SimulatorState = {
  omni: 'Available_Chat',
  pureCloud: 'ON_QUEUE',
  routingStatus: 'INTERACTING',
  work: [
    { id: 'case-1', is: 'assigned', channel: 'Case' },
    { id: 'case-2', is: 'accepted', channel: null },
  ],
  interactions: [
    { id: 'voice-1', is: 'connected', media: 'voice' },
    { id: 'chat-1', is: 'alerting', media: 'chat' },
    { id: 'email-1', is: 'afterCallWork', media: 'email' },
  ],
  writes: { omni: 1, pureCloud: 2 },
  requests: 12,
  byAgent: 1,
  channels: 1,
  sockets: 1,
  tabs: 1,
  tasks: [],
  pops: [],
  log: [
    { at: 0, what: 'step', text: 'a step' },
    { at: 1_200, what: 'request', text: 'GET /api/v2/users/me' },
  ],
};

describe('the console page', () => {
  const mount = document.createElement('div');
  const style = document.createElement('link');

  before(async () => {
    document.body.append(mount);
    style.rel = 'stylesheet';
    style.href = new URL('./console.css', import.meta.url).href;
    await new Promise((resolve, reject) => {
      style.addEventListener('load', resolve);
      style.addEventListener('error', reject);
      document.head.append(style);
    });
  });

  after(async () => {
    mount.remove();
    style.remove();
    await emulateMedia({ colorScheme: 'light' });
  });

  /** Draws the page with `act` done on its workspace. */
  function draw(act: (workspace: RecordWorkspace, org: MadeUpOrg) => void, problem = ''): void {
    const org = new MadeUpOrg();
    const workspace = new RecordWorkspace({
      records: org.records,
      settingsPage: 'about:blank',
      org: () => Promise.resolve(null),
      clickedToDial: () => {},
      navigated: () => {},
      changed: () => {},
      log: () => {},
    });
    act(workspace, org);
    const item = { label: 'Omni-Channel', panelLabel: 'Omni-Channel', width: 240 };
    const icons = { icon: 'omni_channel', panelIcon: 'omni_channel' };
    const messages = new MessageService(['SoftphoneEvents__c']);
    const other = new OtherComponent(messages, () => {});
    other.hello();
    const bar = new UtilityBar(
      [
        {
          ...{ ...item, ...icons, id: 'omni', open: true },
          content: () => renderOmniUtility(DEFAULT_OMNI_STATUSES, STATE, () => {}),
        },
        {
          ...{ ...item, ...icons, id: 'other', panelLabel: 'Other component', open: true },
          content: () => other.render(),
        },
        { ...item, ...icons, id: 'closed', open: false, content: () => html`<p>Nothing</p>` },
      ],
      () => {},
    );
    const remote = new RemoteControl({
      statuses: DEFAULT_OMNI_STATUSES,
      presences: [{ value: 'ON_QUEUE', name: 'On Queue' }],
      play: () => {},
      reset: () => {},
    });
    const control = remote.render({ state: STATE, connected: problem === '', problem });
    render(shell(workspace.render(), bar.render(), control), mount);
    for (const details of mount.querySelectorAll('details')) details.open = true;
  }

  const recordOf = (org: MadeUpOrg, object: string): string =>
    org.records.find((record) => record.object === object)?.id ?? '';

  for (const colorScheme of ['light', 'dark'] as const) {
    describe(`in ${colorScheme} colours`, () => {
      beforeEach(() => emulateMedia({ colorScheme }));

      it('is accessible at home', async () => {
        draw(() => {});
        await expect(mount).to.be.accessible();
      });

      it('is accessible with a record, its numbers to be dialled, and a problem', async () => {
        draw((workspace, org) => {
          workspace.enableClickToDial(true);
          workspace.screenPop('sobject', { recordId: recordOf(org, 'Contact') });
        }, 'The step does not fit.');
        expect(mount.querySelector('h1')?.textContent).to.contain('Maria Alvarez');
        await expect(mount).to.be.accessible();
      });

      it('is accessible with a search, and with a record that is being made', async () => {
        draw((workspace) => {
          workspace.screenPop('search', { searchString: 'acme' });
          workspace.screenPop('newRecord', { entityName: 'Contact' });
        });
        expect(mount.querySelector('dialog')).to.not.equal(null);
        await expect(mount).to.be.accessible();
      });
    });
  }
});
