import { createOpenCti, type OpenCtiLibrary } from '@salesforce/open-cti';
import { waitUntil } from '@open-wc/testing';
import { crmContract } from '../../ports/crm.contract.js';
import { isRecord } from '../../ports/json.js';
import { systemClock } from '../../ports/system-clock.js';
import { failed } from '../../../scripts/simulator/console/cti-response.js';
import { MadeUpOrg } from '../../../scripts/simulator/console/org.js';
import { SOFTPHONE_LAYOUT } from '../../../scripts/simulator/console/softphone-layout.js';
import { MessageService } from '../../../scripts/simulator/console/page/message-service.js';
import { OpenCtiHost } from '../../../scripts/simulator/console/page/open-cti-host.js';
import { RecordWorkspace } from '../../../scripts/simulator/console/page/workspace.js';
import { openClient } from '../../../scripts/simulator/console/page/testing/framed-client.js';
import { createSalesforceCrm } from './salesforce-crm.js';

const isLibrary = (value: unknown): value is OpenCtiLibrary =>
  isRecord(value) && typeof value['saveLog'] === 'function';

crmContract('Open CTI in a frame of the simulator’s console', async () => {
  const client = await openClient();
  const org = new MadeUpOrg();
  const maria = org.records.find(({ name }) => name === 'Maria Alvarez');
  if (maria === undefined) throw new Error('no Maria Alvarez');
  const item = { visible: false, label: '', icon: '' };
  let dialling = false;
  let refusals = 0;

  const workspace = new RecordWorkspace({
    records: org.records,
    settingsPage: '/',
    org(method, args) {
      if (method === 'search') return Promise.resolve(org.search(args));
      if (refusals > 0) {
        refusals -= 1;
        return Promise.resolve(failed('SERVER_ERROR', 'A validation rule says no.'));
      }
      return Promise.resolve(org.saveLog(args));
    },
    clickedToDial: (payload) => host.clickToDial(payload),
    navigated: (view) => host.navigated(view),
    changed: () => undefined,
    log: () => undefined,
  });
  const host = new OpenCtiHost({
    window,
    frame: client.frame,
    origin: window.location.origin,
    settings: () => ({}),
    layout: SOFTPHONE_LAYOUT,
    messages: new MessageService([]),
    panel: {
      get visible() {
        return item.visible;
      },
      show: (visible) => (item.visible = visible),
      setHeight: () => undefined,
      setWidth: () => undefined,
      setPanelLabel: () => undefined,
      setItemLabel: (label) => (item.label = label),
      setPanelIcon: () => undefined,
      setItemIcon: (icon) => (item.icon = icon),
    },
    workspace: {
      get view() {
        return workspace.view;
      },
      screenPop: (type, params) => workspace.screenPop(type, params),
      search: (args) => workspace.search(args),
      saveLog: (value) => workspace.saveLog(value),
      refresh: () => workspace.refresh(),
      enableClickToDial(enabled) {
        dialling = enabled;
        workspace.enableClickToDial(enabled);
      },
    },
    log: () => undefined,
  });
  const { api } = client;
  if (!isLibrary(api)) throw new Error('The library did not load.');
  const port = createSalesforceCrm({
    openCti: createOpenCti(api, window),
    clock: systemClock,
  });

  return {
    port,
    addresses: { one: '+14155550117', several: '+14155550100', none: '+4930123456' },
    known: { id: maria.id, object: 'Contact', name: maria.name },
    shown() {
      const { url, recordId } = workspace.view;
      if (workspace.isMaking) return 'new';
      if (recordId !== undefined) return recordId;
      return url.includes('#') ? 'search' : '';
    },
    tasksOf: (conversation) =>
      org.records
        .filter(({ object, fields }) => object === 'Task' && fields['CallObject'] === conversation)
        .map(({ fields }) => fields),
    dialling: () => dialling,
    notice: () => item,
    panel: { close: () => (item.visible = false), open: () => item.visible },
    clickKnown: () =>
      host.clickToDial({
        number: '(415) 555-0117',
        recordId: maria.id,
        recordName: maria.name,
        objectType: 'Contact',
      }),
    until: (what, is) => waitUntil(is, what),
    answerOf: (call) => call,
    trouble: () => (refusals = 1),
    dispose() {
      host.dispose();
      client.remove();
    },
  };
});
