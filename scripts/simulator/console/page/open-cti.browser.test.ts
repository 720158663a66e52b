import { waitUntil } from '@open-wc/testing';
import { expect } from 'chai';
import { isRecord } from '../../../../adapter/ports/json.js';
import { failed, succeeded } from '../cti-response.js';
import { SOFTPHONE_LAYOUT } from '../softphone-layout.js';
import { MessageService } from './message-service.js';
import { OpenCtiHost, type OpenCtiHostOptions } from './open-cti-host.js';
import {
  loadLibrary,
  openClient,
  openFrame,
  reloadClient,
  type FramedClient,
} from './testing/framed-client.js';

const ORIGIN = encodeURIComponent(window.location.origin);
const VIEW = { url: '/lightning/page/home' };

describe('the Open CTI library', () => {
  for (const [what, query] of [
    ['without its query', ''],
    ['without the origin', '?mode=Lightning'],
    ['without the mode', `?sfdcIframeOrigin=${ORIGIN}`],
    ['with the origin’s name as Classic writes it', `?sfdcIFrameOrigin=${ORIGIN}&mode=Lightning`],
    ['with another site’s origin', '?sfdcIframeOrigin=http%3A%2F%2Fevil.example&mode=Lightning'],
    [
      'with an origin that only begins like Salesforce’s',
      '?sfdcIframeOrigin=http%3A%2F%2Fa.force.com.evil.example&mode=Lightning',
    ],
    ['with another protocol', '?sfdcIframeOrigin=https%3A%2F%2Facme.force.com&mode=Lightning'],
  ] as const) {
    it(`throws a text ${what}`, async () => {
      const frame = await openFrame(query);
      const thrown = await loadLibrary(frame);
      expect(thrown).to.be.a('string');
      expect(thrown).to.contain('Open CTI cannot start');
      frame.remove();
    });
  }

  it('takes Salesforce’s host names', async () => {
    const frame = await openFrame('?sfdcIframeOrigin=http%3A%2F%2Facme.lightning.force.com&mode=a');
    expect(await loadLibrary(frame)).to.equal(null);
    frame.remove();
  });
});

describe('Open CTI between a softphone and the console', () => {
  let client: FramedClient;
  let host: OpenCtiHost;
  let messages: MessageService;
  let did: unknown[][];
  const disposers: (() => void)[] = [];

  function makeHost(change: Partial<OpenCtiHostOptions> = {}): OpenCtiHost {
    const made = new OpenCtiHost({
      window,
      frame: client.frame,
      origin: window.location.origin,
      settings: () => ({ '/omniSync/enabled': 'true' }),
      layout: SOFTPHONE_LAYOUT,
      messages,
      panel: {
        visible: true,
        show: (visible) => did.push(['show', visible]),
        setHeight: (px) => did.push(['height', px]),
        setWidth: (px) => did.push(['width', px]),
        setPanelLabel: (label) => did.push(['panelLabel', label]),
        setItemLabel: (label) => did.push(['itemLabel', label]),
        setPanelIcon: (key) => did.push(['panelIcon', key]),
        setItemIcon: (key) => did.push(['itemIcon', key]),
      },
      workspace: {
        view: VIEW,
        screenPop: (type, params) => {
          did.push(['screenPop', type, params]);
          return succeeded();
        },
        search: (args) => {
          did.push(['search', args['searchParams']]);
          return Promise.resolve(succeeded({}));
        },
        saveLog: (value) => {
          did.push(['saveLog', value]);
          return Promise.resolve(failed('SERVER_ERROR', 'no', [{ statusCode: 'X' }]));
        },
        refresh: () => did.push(['refresh']),
        enableClickToDial: (enabled) => did.push(['clickToDial', enabled]),
      },
      log: () => undefined,
      ...change,
    });
    disposers.push(() => made.dispose());
    return made;
  }

  beforeEach(async () => {
    did = [];
    messages = new MessageService(['Bridge__c', 'Other__c']);
    client = await openClient();
    host = makeHost();
  });

  afterEach(() => {
    for (const dispose of disposers.splice(0)) dispose();
    client.remove();
  });

  /** Resolves when everything that was sent before has been answered. */
  const settled = (): Promise<unknown> => client.call('getCallCenterSettings');

  it('gives the settings, the layout and the view', async () => {
    expect(await client.call('getCallCenterSettings')).to.deep.equal({
      success: true,
      returnValue: { '/omniSync/enabled': 'true' },
      errors: null,
    });
    expect(await client.call('getSoftphoneLayout')).to.have.property('success', true);
    expect(await client.call('getAppViewInfo')).to.have.deep.property('returnValue', VIEW);
    expect(await client.call('isSoftphonePanelVisible')).to.have.deep.property('returnValue', {
      visible: true,
    });
  });

  it('moves the panel within its limits', async () => {
    await client.call('setSoftphonePanelHeight', { heightPX: 600 });
    const low = await client.call('setSoftphonePanelHeight', { heightPX: 239 });
    const wide = await client.call('setSoftphonePanelWidth', { widthPX: 1921 });
    expect([low, wide].map((each) => JSON.stringify(each))).to.satisfy((all: string[]) =>
      all.every((each) => each.includes('INVALID_PARAM')),
    );
    await client.call('setSoftphoneItemLabel', { label: 'In a call' });
    await client.call('setSoftphonePanelVisibility', { visible: false });
    expect(did).to.deep.equal([
      ['height', 600],
      ['itemLabel', 'In a call'],
      ['show', false],
    ]);
  });

  it('drops what stands beside type and params of a screen pop', async () => {
    await client.call('screenPop', { type: 'url', params: { url: '/' }, defaultFieldValues: {} });
    expect(did).to.deep.equal([['screenPop', 'url', { url: '/' }]]);
  });

  it('saves a log, and tells why it could not', async () => {
    const response = await client.call('saveLog', { value: { entityApiName: 'Task' } });
    expect(did).to.deep.equal([['saveLog', { entityApiName: 'Task' }]]);
    expect(response).to.deep.include({ success: false, returnValue: null });
  });

  it('may be called without an argument where the documentation says so, but not with an empty one', async () => {
    const { api } = client;
    for (const method of ['enableClickToDial', 'disableClickToDial', 'refreshView']) {
      api[method]?.();
      expect(() => api[method]?.({}), method).to.throw('properties of one object');
    }
    await settled();
    expect(did).to.deep.equal([['clickToDial', true], ['clickToDial', false], ['refresh']]);
  });

  it('checks arguments at once', () => {
    const { api } = client;
    expect(() => api['getCallCenterSettings']?.()).to.throw('properties of one object');
    expect(() => api['getCallCenterSettings']?.({ other: 1 })).to.throw('`callback`');
    expect(() => api['onClickToDial']?.({ callback: () => undefined })).to.throw('`listener`');
    expect(() => api['subscribe']?.({ listener: () => undefined })).to.throw('`channelName`');
    expect(() => api['saveLog']?.({ entityApiName: 'Task' })).to.throw('`value`');
    expect(() => api['publish']?.({ channelName: 'Bridge__c', message: 1 })).to.throw('`message`');
  });

  it('answers an unknown method with an error, in the version that asked', async () => {
    const replies: MessageEvent<unknown>[] = [];
    const { contentWindow } = client.frame;
    contentWindow?.addEventListener('message', (event) => replies.push(event));
    if (!contentWindow) throw new Error('no frame');
    const script = contentWindow.document.createElement('script');
    script.textContent = `parent.postMessage({ methodName: 'dance', callId: 99, apiVersion: 57, apiType: 'opencti',
      isCallbackRegistered: true, isListenerRegistered: false, args: {} }, ${JSON.stringify(window.location.origin)})`;
    contentWindow.document.head.append(script);
    await waitUntil(() => replies.length > 0, 'an answer');
    expect(replies[0]?.data).to.deep.include({
      methodName: 'dance',
      callId: 99,
      apiVersion: 57,
      apiType: 'opencti',
      shouldExecuteCallback: true,
    });
    expect(JSON.stringify(replies[0]?.data)).to.contain('INVALID_PARAM');
  });

  it('calls a callback once, and every listener each time', async () => {
    const dialled: unknown[] = [];
    client.api['onClickToDial']?.({ listener: (payload: unknown) => dialled.push(['a', payload]) });
    client.api['onClickToDial']?.({ listener: (payload: unknown) => dialled.push(['b', payload]) });
    await settled();
    const payload = { number: '1', recordId: 'r', recordName: 'n', objectType: 'Contact' };
    host.clickToDial(payload);
    await settled();
    expect(dialled).to.deep.equal([
      ['a', payload],
      ['b', payload],
    ]);
    host.navigated(VIEW);
    await settled();
    expect(dialled).to.have.length(2);
  });

  it('hears nobody but its own frame, and no other origin', async () => {
    host.dispose();
    const strange = makeHost({ origin: 'http://evil.example' });
    let answered = false;
    const arrived = new Promise((resolve) => {
      window.addEventListener('message', resolve, { once: true });
    });
    client.api['getCallCenterSettings']?.({ callback: () => (answered = true) });
    await arrived;
    strange.dispose();
    host = makeHost();
    await settled();
    const fake = { apiVersion: 66, apiType: 'opencti', callId: 0, args: {} };
    const flags = { isCallbackRegistered: false, isListenerRegistered: false };
    window.postMessage({ ...fake, ...flags, methodName: 'refreshView' }, window.location.origin);
    await settled();
    expect([answered, did]).to.deep.equal([false, []]);
  });

  describe('message channels', () => {
    const heard: unknown[] = [];
    const listener = (message: unknown): void => void heard.push(message);

    beforeEach(() => heard.splice(0));

    it('carry messages both ways, and echo to the sender', async () => {
      await client.call('subscribe', { channelName: 'Bridge__c', listener });
      const console: unknown[] = [];
      messages.subscribe('Bridge__c', (message) => console.push(message));
      await client.call('publish', { channelName: 'Bridge__c', message: { n: 1 } });
      messages.publish('Bridge__c', { n: 2 });
      await waitUntil(() => heard.length === 2, 'both messages');
      expect(heard).to.deep.equal([{ n: 1 }, { n: 2 }]);
      expect(console).to.deep.equal([{ n: 1 }, { n: 2 }]);
    });

    it('refuse a channel that the org does not have', async () => {
      const response = await client.call('subscribe', { channelName: 'Nope__c', listener });
      expect(response).to.have.property('success', false);
      expect(response).to.not.have.property('subscription');
    });

    it('call back for the last listener of a channel only', async () => {
      const first = await client.call('subscribe', { channelName: 'Bridge__c', listener });
      const second = await client.call('subscribe', { channelName: 'Bridge__c', listener });
      const called: string[] = [];
      const leave = (response: unknown, name: string): void => {
        const subscription = isRecord(response) ? response['subscription'] : undefined;
        client.api['unsubscribe']?.({ subscription, callback: () => called.push(name) });
      };
      leave(first, 'first');
      await settled();
      messages.publish('Bridge__c', 'still heard');
      await waitUntil(() => heard.length === 1, 'the message');
      leave(first, 'again');
      leave(second, 'second');
      await waitUntil(() => called.length > 0, 'the callback');
      messages.publish('Bridge__c', 'not heard');
      await settled();
      expect([called, heard]).to.deep.equal([['second'], ['still heard']]);
    });

    it('are forgotten when the frame has a new page', async () => {
      await client.call('subscribe', { channelName: 'Bridge__c', listener });
      client = await reloadClient(client);
      const posted: unknown[] = [];
      client.frame.contentWindow?.addEventListener('message', (event) => posted.push(event.data));
      await settled();
      messages.publish('Bridge__c', 'for nobody');
      await settled();
      expect(JSON.stringify(posted)).to.not.contain('for nobody');
    });
  });
});
