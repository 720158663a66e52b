import { waitUntil } from '@open-wc/testing';
import type * as Library from '@salesforce/scv-connector-base';
import { render } from 'lit';
import { expect } from '../../../../../adapter/panel/testing/expect.js';
import { isRecord, readJson } from '../../../../../adapter/ports/json.js';
import { DEFAULT_OMNI_STATUSES } from '../../../world/default-org.js';
import type { OmniOrgEvent, OmniStatusSeed } from '../../../world/omni-side.js';
import { MessageService } from '../message-service.js';
import type { VoiceCall } from './calls.js';
import { connectorConfig } from './connector-config.js';
import { renderPhone } from './phone-panel.js';
import type { ConnectorLibrary } from './testing/connector-page.js';
import { VoicePhone, type VoicePhoneOptions } from './voice-phone.js';

const PAGE = new URL('./testing/connector.html', import.meta.url).href;
const CHANNEL = 'OmniBridge__c';

const statusOf = (apiName: string): OmniStatusSeed => {
  const found = DEFAULT_OMNI_STATUSES.find((status) => status.apiName === apiName);
  if (!found) throw new Error(`no ${apiName}`);
  return found;
};
const AVAILABLE = statusOf('Available_Chat');
const LUNCH = statusOf('Lunch');

/** What the connector was asked for: the method's name, and what it was given. */
type Asked = readonly [method: string, ...args: unknown[]];

/** How the connector behaves, where a test wants it otherwise. */
interface Behaviour {
  readonly showLogin?: boolean;
  readonly hasPendingStatusChange?: boolean;
  readonly isMute?: boolean;
  readonly setAgentStatus?: () => Promise<Library.GenericResult>;
}

describe('Salesforce Voice between the console and a connector with the real library', () => {
  let library: ConnectorLibrary;
  let asked: Asked[];
  let toolkitAsked: Asked[];
  let refused: string | null;
  let phone: VoicePhone;
  let frame: HTMLIFrameElement;
  let messages: MessageService;
  let current: OmniStatusSeed | null;
  const disposers: (() => void)[] = [];

  beforeEach(() => {
    asked = [];
    toolkitAsked = [];
    refused = null;
    current = null;
    messages = new MessageService([CHANNEL]);
  });

  afterEach(() => {
    for (const dispose of disposers.splice(0)) dispose();
    delete window.makeConnector;
    frame.remove();
  });

  const callOf = (state: string): Library.PhoneCall =>
    new library.PhoneCall({
      callId: 'c1',
      callType: library.Constants.CALL_TYPE.INBOUND,
      phoneNumber: '+14155550117',
      state,
      contact: new library.Contact({ name: 'Maria Alvarez', phoneNumber: '+14155550117' }),
      callAttributes: new library.PhoneCallAttributes({
        participantType: library.Constants.PARTICIPANT_TYPE.INITIAL_CALLER,
      }),
      callInfo: new library.CallInfo({ isOnHold: false, isMuted: false, isRecordingPaused: false }),
    });

  function connectorOf(made: ConnectorLibrary, behaviour: Behaviour): Library.VendorConnector {
    library = made;
    const did = (method: string, ...args: unknown[]): void => {
      asked.push([method, ...args]);
    };
    const success = (): Promise<Library.GenericResult> =>
      Promise.resolve(new made.GenericResult({ success: true }));
    return Object.assign(new made.VendorConnector(), {
      init(config: unknown) {
        did('init', config);
        return Promise.resolve(
          new made.InitResult({ showLogin: behaviour.showLogin ?? false, loginFrameHeight: 420 }),
        );
      },
      getAgentConfig: () => Promise.resolve(new made.AgentConfigResult({})),
      getCapabilities() {
        if (behaviour.isMute) throw new Error('not today');
        const hasPendingStatusChange = behaviour.hasPendingStatusChange ?? false;
        return Promise.resolve(new made.CapabilitiesResult({ hasPendingStatusChange }));
      },
      getActiveCalls: () => Promise.resolve(new made.ActiveCallsResult({ activeCalls: [] })),
      setAgentStatus(...args: unknown[]) {
        did('setAgentStatus', ...args);
        return behaviour.setAgentStatus?.() ?? success();
      },
      getAgentStatus: () =>
        Promise.resolve(new made.AgentVendorStatusInfo({ statusId: 'p', statusName: 'On Queue' })),
      acceptCall(call: unknown) {
        did('acceptCall', call);
        return Promise.resolve(new made.CallResult({ call: callOf('connected') }));
      },
      endCall(call: unknown) {
        did('endCall', call);
        return Promise.resolve(new made.HangupResult({ calls: callOf('ended') }));
      },
      hold(call: unknown) {
        did('hold', call);
        return Promise.resolve(
          new made.HoldToggleResult({ isCustomerOnHold: true, isThirdPartyOnHold: false }),
        );
      },
      mute: () => Promise.resolve(new made.MuteToggleResult({ isMuted: true })),
      wrapUpCall: (call: unknown) => did('wrapUpCall', call),
      handleMessage: (message: unknown) => did('handleMessage', message),
      logout: () =>
        Promise.resolve(new made.LogoutResult({ success: true, loginFrameHeight: 300 })),
      getPhoneContacts(filter: unknown) {
        did('getPhoneContacts', filter);
        const contacts = [new made.Contact({ id: 'q', type: 'Queue', name: 'Support' })];
        return Promise.resolve(new made.PhoneContactsResult({ contacts }));
      },
      addParticipant(contact: unknown, _call: unknown, isBlind: unknown) {
        did('addParticipant', contact, isBlind);
        return Promise.reject(new Error('nobody there'));
      },
    });
  }

  /** A console and its connector's page, once that has loaded. */
  async function load(
    behaviour: Behaviour,
    change: Partial<VoicePhoneOptions> = {},
  ): Promise<void> {
    window.makeConnector = (made) => connectorOf(made, behaviour);
    frame = document.createElement('iframe');
    frame.src = PAGE;
    phone = new VoicePhone({
      frame,
      origin: window.location.origin,
      config: () => connectorConfig({ '/omniSync/enabled': 'true' }, DEFAULT_OMNI_STATUSES),
      statuses: DEFAULT_OMNI_STATUSES,
      isOffline: () => current === null,
      toolkit: (method, args) => {
        if (method !== 'getServicePresenceStatusId') toolkitAsked.push([method, args]);
        else if (current) return Promise.resolve({ statusId: current.id });
        else return Promise.reject(new Error('not logged in'));
        return refused === null ? Promise.resolve(true) : Promise.reject(new Error(refused));
      },
      messages,
      channels: [CHANNEL],
      wrapsUp: true,
      changed: () => undefined,
      ...change,
    });
    disposers.push(() => phone.dispose());
    await new Promise((resolve) => {
      frame.addEventListener('load', resolve, { once: true });
      document.body.append(frame);
    });
  }

  /** The same, once the connector has said what it says at first. */
  async function open(behaviour: Behaviour = {}): Promise<void> {
    await load(behaviour);
    await waitUntil(() => phone.stage !== 'starting', 'the connector has answered');
  }

  const became = (status: OmniStatusSeed): OmniOrgEvent => ({ event: 'statusChanged', status });
  const told = (): readonly (readonly unknown[])[] =>
    asked.flatMap(([method, ...args]) => (method === 'setAgentStatus' ? [args] : []));
  const until = (wanted: () => boolean, what: string): Promise<void> => waitUntil(wanted, what);
  const publish = async (eventType: string, payload: unknown): Promise<void> => {
    // The library's types name only some of its events.
    const published: unknown = Reflect.apply(library.publishEvent, null, [{ eventType, payload }]);
    await published;
  };
  const ring = async (): Promise<void> => {
    await publish('CALL_STARTED', new library.CallResult({ call: callOf('ringing') }));
    await until(() => phone.calls.list.length === 1, 'the call is shown');
  };
  const answer = async (): Promise<void> => {
    await publish('CALL_CONNECTED', new library.CallResult({ call: callOf('connected') }));
    await until(() => phone.calls.list[0]?.state === 'connected', 'the call is on');
  };
  const only = (): VoiceCall | undefined => phone.calls.list[0];

  it('gives the connector the settings as they are, and the agent’s statuses', async () => {
    await open();
    const [first] = asked;
    const [method, config] = first ?? [];
    expect(method).to.equal('init');
    const given = isRecord(config) ? config : {};
    expect(given['/omniSync/enabled']).to.equal('true');
    const statuses = readJson(String(given['userPresenceStatuses']));
    expect(isRecord(statuses) && statuses['0']).to.deep.equal({
      statusName: 'Offline',
      hasChannels: 'false',
      isOffline: 'true',
      statusId: '0',
    });
    expect(isRecord(statuses) && statuses[AVAILABLE.id.slice(0, 15)]).to.deep.include({
      statusName: 'Available - Chat',
      hasChannels: 'true',
    });
  });

  for (const [what, change] of [
    ['a page of another origin', { origin: 'https://elsewhere.example' }],
    ['anybody where Salesforce does not answer', { config: () => null }],
  ] as const) {
    it(`says nothing to ${what}`, async () => {
      await load({}, change);
      // What was posted before has come by the time that this has.
      await new Promise((resolve) => {
        frame.contentWindow?.addEventListener('message', resolve, { once: true });
        frame.contentWindow?.postMessage('after', window.location.origin);
      });
      expect(asked).to.deep.equal([]);
      expect(phone.stage).to.equal('starting');
    });
  }

  it('tells a connector that is ready the status that there is', async () => {
    current = AVAILABLE;
    await open();
    await until(() => told().length === 1, 'the status is told');
    expect(told()).to.deep.equal([
      [
        'Online',
        {
          statusId: AVAILABLE.id.slice(0, 15),
          statusApiName: 'Available_Chat',
          statusName: 'Available - Chat',
        },
        false,
      ],
    ]);
  });

  it('tells Offline by its own Id, at the start and afterwards', async () => {
    await open();
    await until(() => told().length === 1, 'Offline is told');
    phone.told(became(AVAILABLE));
    phone.told({ event: 'logout', reason: 'Logout' });
    await until(() => told().length === 3, 'both are told');
    const offline = { statusId: '0', statusApiName: null, statusName: 'Offline' };
    expect(told()[0]).to.deep.equal(['Offline', offline, false]);
    expect(told()[2]).to.deep.equal(['Offline', offline, false]);
  });

  it('tells nothing twice, and of another session nothing at all', async () => {
    await open();
    await until(() => told().length === 1, 'Offline is told');
    phone.told({ event: 'loginSuccess', statusId: LUNCH.id });
    phone.told(became(LUNCH));
    phone.told({ event: 'logout', reason: 'DuplicateLogin' });
    phone.told(became(AVAILABLE));
    await until(() => told().length === 3, 'the status after all that is told');
    expect(told().map(([agentStatus]) => agentStatus)).to.deep.equal([
      'Offline',
      'Online',
      'Online',
    ]);
  });

  it('shows the connector’s page until the agent is logged in', async () => {
    await open({ showLogin: true });
    expect([phone.stage, phone.loginHeight]).to.deep.equal(['login', 420]);
    phone.told(became(LUNCH));
    await publish('LOGIN_RESULT', new library.GenericResult({ success: true }));
    await until(() => phone.stage === 'ready', 'the phone is ready');
    await until(() => told().length > 0, 'the status is told');
    expect(told()).to.have.length(1);
  });

  it('says so where the login fails', async () => {
    await open({ showLogin: true });
    await publish('LOGIN_RESULT', new library.GenericResult({ success: false }));
    await until(() => phone.notice !== '', 'the agent is told');
    expect(phone.stage).to.equal('login');
  });

  it('logs the agent out of the phone, and shows its page again', async () => {
    await open();
    phone.logOut();
    await until(() => phone.stage === 'login', 'the login is shown');
    expect(phone.loginHeight).to.equal(300);
  });

  it('carries out what the connector sets', async () => {
    await open();
    await publish('SET_AGENT_STATUS', new library.AgentStatusInfo({ statusId: LUNCH.id }));
    await publish('SET_AGENT_STATUS', new library.AgentStatusInfo({ statusId: '0' }));
    await until(() => toolkitAsked.length === 2, 'both are carried out');
    expect(toolkitAsked).to.deep.equal([
      ['setServicePresenceStatus', { statusId: LUNCH.id }],
      ['logout', {}],
    ]);
  });

  it('tells the agent, and not the connector, that a status was refused', async () => {
    await open();
    await until(() => told().length === 1, 'Offline is told');
    refused = 'You don’t have access to this presence status.';
    await publish('SET_AGENT_STATUS', new library.AgentStatusInfo({ statusId: LUNCH.id }));
    await until(() => phone.notice !== '', 'the agent is told');
    expect(phone.notice).to.contain('You don’t have access');
    expect(told()).to.have.length(1);
  });

  it('tells the agent that the connector did not take a status', async () => {
    await open({ setAgentStatus: () => Promise.reject(new Error('no')) });
    await until(() => phone.notice !== '', 'the agent is told');
    expect(phone.notice).to.contain('can not set agent status');
  });

  it('ignores what a connector sets during a call, unless it keeps statuses', async () => {
    await open();
    await ring();
    await publish('SET_AGENT_STATUS', new library.AgentStatusInfo({ statusId: LUNCH.id }));
    await until(() => phone.notice.includes('on a call'), 'the agent is told');
    expect(phone.locksStatus).to.equal(true);
    expect(toolkitAsked).to.deep.equal([]);
  });

  it('takes it from one that keeps statuses, and says that they are to be kept', async () => {
    await open({ hasPendingStatusChange: true });
    await until(() => told().length === 1, 'Offline is told');
    await ring();
    await publish('SET_AGENT_STATUS', new library.AgentStatusInfo({ statusId: LUNCH.id }));
    await until(() => toolkitAsked.length === 1, 'it is carried out');
    expect(phone.locksStatus).to.equal(false);
    phone.told(became(LUNCH));
    await until(() => told().length === 2, 'the status is told');
    expect(told().at(-1)?.[2]).to.equal(true);
  });

  it('answers, holds, mutes, ends and wraps up a call', async () => {
    current = AVAILABLE;
    await open();
    await until(() => told().length === 1, 'the status is told');
    await ring();
    expect(only()).to.include({ state: 'ringing', who: 'Maria Alvarez' });
    const ringing = only();
    if (ringing) phone.accept(ringing);
    await until(() => only()?.state === 'connected', 'the call is on');
    expect(asked.find(([method]) => method === 'acceptCall')?.[1]).to.include({ callId: 'c1' });
    phone.mute(true);
    await until(() => phone.calls.isMuted, 'the call is muted');
    const call = only();
    if (call) phone.hold(call, true);
    await until(() => only()?.isOnHold === true, 'the call is on hold');
    if (call) phone.end(call);
    await until(() => only()?.state === 'wrapUp', 'the call is being wrapped up');
    expect(phone.calls.isMuted).to.equal(false);
    const ended = asked.find(([method]) => method === 'endCall')?.[1];
    expect(ended).to.have.nested.property('callAttributes.participantType', 'Agent');
    const before = told().length;
    const last = only();
    if (last) phone.wrapUp(last);
    await until(() => told().length === before + 1, 'the status is told once more');
    expect(phone.calls.list).to.deep.equal([]);
    expect(asked.some(([method]) => method === 'wrapUpCall')).to.equal(true);
  });

  it('ends a call whose wrap-up the telephony system ends', async () => {
    await open();
    await ring();
    await answer();
    await publish('HANGUP', new library.HangupResult({ calls: callOf('ended') }));
    await publish('WRAP_UP_ENDED', { callId: 'c1' });
    await until(() => phone.calls.list.length === 0, 'the call is gone');
  });

  it('finds contacts, and says when one cannot be added', async () => {
    await open();
    await ring();
    await answer();
    phone.findContacts('sup');
    await until(() => phone.contacts?.length === 1, 'the contact is shown');
    const filter = asked.find(([method]) => method === 'getPhoneContacts')?.[1];
    expect(filter).to.include({ contains: 'sup' });
    const [contact] = phone.contacts ?? [];
    const call = only();
    if (contact && call) phone.addParticipant(contact.raw, call, true);
    await until(() => phone.notice !== '', 'the agent is told');
    const [, given, isBlind] = asked.find(([method]) => method === 'addParticipant') ?? [];
    expect(given).to.include({ id: 'q', type: 'Queue' });
    expect(isBlind).to.equal(true);
    expect(phone.calls.list).to.have.length(1);
  });

  it('joins the message channels to the connector, both ways', async () => {
    await open();
    const heard: unknown[] = [];
    messages.subscribe(CHANNEL, (message) => heard.push(message));
    await publish('MESSAGE', { channel: CHANNEL, message: { seq: 1 } });
    await until(() => heard.length === 1, 'the console hears the connector');
    expect(heard).to.deep.equal([{ seq: 1 }]);
    messages.publish(CHANNEL, { seq: 2 });
    await until(
      () => asked.some(([method, message]) => method === 'handleMessage' && says(message, 2)),
      'the connector hears the console',
    );
    await publish('MESSAGE', { channel: 'Unknown__c', message: {} });
    await until(() => phone.notice.includes('Unknown__c'), 'an unknown channel is told');
  });

  const says = (message: unknown, seq: number): boolean =>
    JSON.stringify(message) === JSON.stringify({ channel: CHANNEL, message: { seq } });

  it('asks for the agent’s status in the telephony system, and hears of its changes', async () => {
    await open();
    phone.askVendorStatus();
    await until(() => phone.vendorStatus?.name === 'On Queue', 'the status is shown');
    const newVendorStateInfo = new library.AgentVendorStatusInfo({ statusName: 'Meal' });
    await publish('STATE_CHANGE', new library.StateChangeResult({ newVendorStateInfo }));
    await until(() => phone.vendorStatus?.name === 'Meal', 'the new status is shown');
  });

  it('shows the connector’s errors, in its own words where it has them', async () => {
    await open();
    const error = new library.CustomError({
      labelName: 'Broken',
      namespace: 'acme',
      message: 'PureCloud cannot be reached.',
    });
    library.publishError({ eventType: 'SOFTPHONE_ERROR', error });
    await until(() => phone.notice === 'PureCloud cannot be reached.', 'its own words');
    library.publishError({ eventType: 'SOFTPHONE_ERROR', error: new Error('no') });
    await until(() => phone.notice.includes('generic error'), 'the library’s name for it');
  });

  it('works on with a connector that cannot say what it can do', async () => {
    current = LUNCH;
    await open({ isMute: true });
    expect(phone.stage).to.equal('ready');
    expect(phone.notice).to.contain('did not say what it can do');
    await until(() => told().length === 1, 'the status is told');
  });

  it('begins anew with each page in the frame', async () => {
    current = LUNCH;
    await open();
    await ring();
    asked = [];
    frame.contentWindow?.location.reload();
    await until(() => asked.some(([method]) => method === 'init'), 'the new page is set up');
    await until(() => told().length === 1, 'it is told the status, too');
    expect(phone.calls.list).to.deep.equal([]);
  });

  it('is accessible with a call that rings, one that is on with its contacts, and a problem', async () => {
    await open();
    const panel = document.createElement('section');
    document.body.append(panel);
    disposers.push(() => panel.remove());
    const draw = (): void => {
      render(renderPhone(phone, { shown: false, toggle: () => undefined }), panel);
    };
    await ring();
    draw();
    expect(panel.textContent).to.contain('Incoming call');
    await expect(panel).to.be.accessible();
    await answer();
    phone.findContacts('sup');
    await until(() => phone.contacts?.length === 1, 'the contact is shown');
    library.publishError({ eventType: 'SOFTPHONE_ERROR', error: new Error('no') });
    await until(() => phone.notice !== '', 'the agent is told');
    draw();
    expect(panel.textContent).to.contain('Support').and.to.contain('generic error');
    await expect(panel).to.be.accessible();
  });
});
