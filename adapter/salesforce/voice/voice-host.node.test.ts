import { expect } from 'chai';
import { createFrameWindow, realLibrary, type ConnectorPort } from './testing/real-library.js';
import { createVoiceHost } from './voice-host.js';

const SALESFORCE = 'https://acme.lightning.force.com';
const SETUP = { type: 'SETUP_CONNECTOR', connectorConfig: { '/omniSync/enabled': 'true' } };

const line = (): ConnectorPort & { readonly said: unknown[] } => {
  const said: unknown[] = [];
  return { said, onmessage: null, postMessage: (message) => void said.push(message) };
};

/** A page two frames below the console. */
function makePage() {
  const top: Record<string, unknown> = {};
  top['parent'] = top;
  const between = { parent: top };
  const window = createFrameWindow(between);
  const host = createVoiceHost({ library: realLibrary(window), window });
  return { top, between, window, host, isSetUp: () => host.statuses.setup !== null };
}

describe('who may set the connector up', () => {
  for (const origin of [
    SALESFORCE,
    `${SALESFORCE}:8443`,
    'https://acme--c.vf.force.com',
    'https://acme.my.salesforce.com',
    'https://acme--uat.sandbox.lightning.force.com',
  ]) {
    it(`is ${origin}`, () => {
      const page = makePage();
      page.window.deliver(SETUP, origin, page.top, line());
      expect(page.isSetUp()).to.equal(true);
    });
  }

  for (const origin of [
    'https://evil.example',
    'http://acme.lightning.force.com',
    'https://lightning.force.com.evil.example',
    'https://evil.example/.lightning.force.com',
    'https://evillightning.force.com.example',
    'null',
  ]) {
    it(`is not ${origin}, and Salesforce is heard after it`, () => {
      const page = makePage();
      page.window.deliver(SETUP, origin, page.top, line());
      expect(page.isSetUp()).to.equal(false);
      page.window.deliver(SETUP, SALESFORCE, page.top, line());
      expect(page.isSetUp()).to.equal(true);
    });
  }

  it('is nobody who does not frame the page, and Salesforce is heard after it', () => {
    const page = makePage();
    page.window.deliver(SETUP, SALESFORCE, { parent: page.top }, line());
    expect(page.isSetUp()).to.equal(false);
    page.window.deliver(SETUP, SALESFORCE, page.between, line());
    expect(page.isSetUp()).to.equal(true);
  });

  it('leaves other messages of the page alone', () => {
    const page = makePage();
    const heard: unknown[] = [];
    page.window.addEventListener('message', ({ data }) => heard.push(data), true);
    page.window.deliver({ type: 'signed-in' }, 'https://login.example', null);
    expect(heard).to.deep.equal([{ type: 'signed-in' }]);
  });
});

describe('the line to Salesforce Voice', () => {
  it('says nothing before Salesforce has set the connector up', async () => {
    const page = makePage();
    page.host.statuses.ask('0');
    page.host.messages.publish('OmniBridge__c', { kind: 'hello' });
    const port = line();
    page.window.deliver(SETUP, SALESFORCE, page.top, port);
    await page.host.setup;
    expect(JSON.stringify(port.said)).not.to.contain('AGENT_STATUS').and.not.to.contain('hello');
  });

  it('gives the settings to whoever waits for them', async () => {
    const page = makePage();
    const waits = page.host.setup;
    page.window.deliver(SETUP, SALESFORCE, page.top, line());
    expect((await waits).settings).to.deep.equal({ '/omniSync/enabled': 'true' });
  });

  it('tells a status that was chosen for after the call as any other: the definition decides', async () => {
    const page = makePage();
    const port = line();
    page.window.deliver(SETUP, SALESFORCE, page.top, port);
    const told: unknown[] = [];
    page.host.statuses.listen(({ status }) => told.push(status));
    const statusInfo = { statusId: '0N5000000000001', statusName: 'Lunch' };
    for (const enqueueNextState of [true, false]) {
      port.onmessage?.({
        data: { type: 'SET_AGENT_STATUS', agentStatus: 'Online', statusInfo, enqueueNextState },
      });
    }
    await Promise.resolve();
    expect(told).to.have.length(2);
    expect(told[0]).to.equal(told[1]);
    expect(page.host.statuses.told?.record?.label).to.equal('Lunch');
  });

  it('carries the console’s messages by their channels, and not a second time to the log', async () => {
    const page = makePage();
    const port = line();
    page.window.deliver(SETUP, SALESFORCE, page.top, port);
    const heard: unknown[] = [];
    const stop = page.host.messages.subscribe('OmniBridge__c', (message) => heard.push(message));
    const say = (channel: string, message: unknown): void =>
      port.onmessage?.({ data: { type: 'MESSAGE', message: { channel, message } } });
    say('OmniBridge__c', { seq: 1 });
    say('Another__c', { seq: 2 });
    say('OmniBridge__c', 'no message');
    port.onmessage?.({ data: { type: 'MESSAGE' } });
    await Promise.resolve();
    expect(heard).to.deep.equal([{ seq: 1 }]);
    stop();
    say('OmniBridge__c', { seq: 3 });
    expect(heard).to.have.length(1);
    page.host.messages.publish('OmniBridge__c', { kind: 'hello' });
    await Promise.resolve();
    const about = port.said.filter((message) => JSON.stringify(message).includes('"hello"'));
    expect(about).to.deep.equal([
      {
        type: 'TELEPHONY_EVENT_DISPATCHED',
        payload: {
          telephonyEventType: 'MESSAGE',
          telephonyEventPayload: { channel: 'OmniBridge__c', message: { kind: 'hello' } },
        },
      },
    ]);
  });
});
