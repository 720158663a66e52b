import { expect } from 'chai';
import { createListeners } from './ports/listeners.js';
import { isRecord } from './ports/json.js';
import { createManualClock } from './ports/simulated/manual-clock.js';
import { SimulatedOmniOrg } from './ports/simulated/omni-org.js';
import { createSimulatedPhone } from './ports/simulated/simulated-phone.js';
import { createMemoryStorage } from './purecloud/testing/memory-storage.js';
import { createFrameWindow, realLibrary } from './salesforce/voice/testing/real-library.js';
import { createVoiceConsole } from './salesforce/voice/testing/voice-console.js';
import { serveVoice } from './salesforce/voice/voice-duties.js';
import { createVoiceHost } from './salesforce/voice/voice-host.js';
import { firstView } from './session/first-view.js';
import { createPhoneDesk } from './session/phone/desk.js';
import type { SoftphoneView } from './session/view.js';
import { voiceAgentOf } from './voice-agent.js';

/** Longer than Salesforce's question, PureCloud's deed and the answer take. */
const DONE = 300;

/** An agent's phone in PureCloud, the published library, and Salesforce's half of its protocol. */
async function open({ signedIn = true }: { readonly signedIn?: boolean } = {}) {
  const clock = createManualClock();
  const changes = createListeners<void>();
  const { port, org } = createSimulatedPhone({ clock });
  const first = firstView({ version: '1', id: 'b' });
  let view: SoftphoneView = {
    ...first,
    phase: 'ready',
    signIn: signedIn ? 'signedIn' : 'signedOut',
    build: { ...first.build, wanted: '' },
  };
  const change = (part: Partial<SoftphoneView>): void => {
    view = { ...view, ...part };
    changes.tell();
  };
  let onPhone = (): void => undefined;
  const desk = createPhoneDesk({
    phone: port,
    clock,
    storage: createMemoryStorage(),
    agent: 'agent-1',
    before: null,
    onChange: () => onPhone(),
  });
  onPhone = () => change({ phone: desk.view });
  const top = {};
  const window = createFrameWindow(top);
  const printed: string[] = [];
  const library = realLibrary(window, printed);
  const host = createVoiceHost({ library, window });
  const softphone = {
    get view() {
      return view;
    },
    actions: {
      phone: (deed: unknown) => desk.act(deed),
      signOut: () => change({ signIn: 'signedOut', phone: null }),
    },
    listen: (listener: () => void) => changes.add(listener),
  };
  const agent = voiceAgentOf(softphone, clock);
  const voice = createVoiceConsole({
    clock,
    org: new SimulatedOmniOrg(),
    window,
    console: top,
    latency: 1,
  });
  const served = serveVoice({ library, agent, host, clock });
  host.serve(served.duties);
  voice.setUp();
  await clock.advance(DONE);
  change({ phone: desk.view });
  let seen = voice.said.length;
  return {
    clock,
    org,
    voice,
    printed,
    change,
    desk,
    dispose: () => served.dispose(),
    calls: () => desk.view.interactions,
    /** Names of the events since the last call. */
    news(): readonly string[] {
      const names = voice.said.slice(seen).map(({ event, type }) => event || type);
      seen = voice.said.length;
      return names;
    },
    payload: (event: string): unknown => voice.saidOf(event).at(-1),
    async ask(message: Readonly<Record<string, unknown>>): Promise<void> {
      voice.ask(message);
      await clock.advance(DONE);
    },
  };
}

type Opened = Awaited<ReturnType<typeof open>>;

/** A customer's call that the agent has answered in PureCloud. */
async function connected(page: Opened): Promise<string> {
  const id = page.org.ring({ wrapUp: 'optional' });
  await page.clock.advance(DONE);
  page.org.answerByOther(id);
  await page.clock.advance(DONE);
  page.news();
  return id;
}

describe('signing in by Salesforce Voice', () => {
  it('is ready at once for an agent who is signed in', async () => {
    const { voice } = await open();
    expect(voice.said.map(({ event, type }) => event || type)).to.deep.equal(['CONNECTOR_READY']);
    expect(voice.said[0]?.payload).to.deep.include({ callInProgress: null });
    expect(voice.said[0]?.payload).to.have.nested.property(
      'capabilities.PENDING_STATUS_CHANGE',
      true,
    );
  });

  it('shows the page to one who is not, and is ready once they are', async () => {
    const page = await open({ signedIn: false });
    expect(page.voice.said).to.deep.equal([
      {
        type: 'TELEPHONY_EVENT_DISPATCHED',
        event: 'SHOW_LOGIN',
        payload: { loginFrameHeight: 420 },
      },
    ]);
    page.news();
    page.change({ signIn: 'signedIn' });
    await page.clock.advance(DONE);
    expect(page.news()).to.deep.equal(['LOGIN_RESULT', 'CONNECTOR_READY']);
  });

  it('signs out where Salesforce asks for it, and says so once', async () => {
    const page = await open();
    page.news();
    await page.ask({ type: 'LOGOUT' });
    expect(page.news()).to.deep.equal(['LOGOUT_RESULT']);
    expect(page.payload('LOGOUT_RESULT')).to.deep.equal({ success: true, loginFrameHeight: 420 });
  });

  it('shows the page again when the sign-in has ended', async () => {
    const page = await open();
    page.news();
    page.change({ signIn: 'signedOut' });
    await page.clock.advance(DONE);
    expect(page.news()).to.deep.equal(['LOGOUT_RESULT']);
  });
});

describe('the PureCloud status in Salesforce Voice', () => {
  const shown = (status: string, label: string, kind: 'available' | 'away') => ({
    pureCloud: {
      ...firstView({ version: '1', id: 'b' }).pureCloud,
      shown: { status, label, kind },
    },
  });

  const AVAILABLE = { statusId: 'p1', statusName: 'Available', statusType: 'available' };
  const BREAK = { statusId: 'p2', statusName: 'Break', statusType: 'away' };

  /** From which to which, since the agent signed in. */
  const changes = ({ voice }: Opened): readonly (readonly unknown[])[] =>
    voice.saidOf('STATE_CHANGE').map((payload) => {
      if (!isRecord(payload)) throw new Error('The change is no object.');
      return [payload['oldVendorStateInfo'], payload['newVendorStateInfo']];
    });

  it('is told once it is known, when it changes, and when it is asked for', async () => {
    const page = await open();
    page.change(shown('p1', 'Available', 'available'));
    page.change(shown('p1', 'Available', 'available'));
    page.change(shown('p2', 'Break', 'away'));
    await page.clock.advance(DONE);
    expect(changes(page)).to.deep.equal([
      [undefined, AVAILABLE],
      [AVAILABLE, BREAK],
    ]);
    await page.ask({ type: 'GET_AGENT_STATUS' });
    expect(page.payload('GET_AGENT_STATUS_RESULT')).to.deep.include({ statusId: 'p2' });
  });

  it('is told anew to an agent who signs in again', async () => {
    const page = await open();
    page.change(shown('p1', 'Available', 'available'));
    page.change({ signIn: 'signedOut' });
    page.change({ signIn: 'signedIn' });
    await page.clock.advance(DONE);
    expect(changes(page)).to.deep.equal([
      [undefined, AVAILABLE],
      [undefined, AVAILABLE],
    ]);
  });
});

describe('calls in Salesforce Voice', () => {
  it('are told as they come about in PureCloud', async () => {
    const page = await open();
    page.news();
    const id = page.org.ring({ wrapUp: 'optional' });
    await page.clock.advance(DONE);
    expect(page.news()).to.deep.equal(['CALL_STARTED']);
    expect(page.payload('CALL_STARTED')).to.deep.include({
      callId: id,
      callType: 'Inbound',
      state: 'ringing',
      phoneNumber: '+15551234567',
    });
    page.org.answerByOther(id);
    await page.clock.advance(DONE);
    expect(page.news()).to.deep.equal(['CALL_CONNECTED']);
    page.desk.act({ is: 'perform', action: { do: 'hold', interaction: id } });
    await page.clock.advance(DONE);
    expect(page.news()).to.deep.equal(['HOLD_TOGGLE']);
    expect(page.payload('HOLD_TOGGLE')).to.deep.include({ isCustomerOnHold: true });
    page.org.customerHangsUp(id);
    await page.clock.advance(DONE);
    expect(page.news()).to.deep.equal(['HANGUP', 'AFTER_CALL_WORK_STARTED']);
    page.desk.act({ is: 'perform', action: { do: 'endAfterCallWork', interaction: id } });
    await page.clock.advance(DONE);
    expect(page.news()).to.deep.equal(['WRAP_UP_ENDED']);
  });

  it('are those of the phone alone', async () => {
    const page = await open();
    page.news();
    page.org.ring({ media: 'chat' });
    await page.clock.advance(DONE);
    expect(page.news()).to.deep.equal([]);
  });

  it('can be answered, once', async () => {
    const page = await open();
    const id = page.org.ring();
    await page.clock.advance(DONE);
    page.news();
    await page.ask({ type: 'ACCEPT_CALL', call: page.payload('CALL_STARTED') });
    expect(page.news()).to.deep.equal(['CALL_CONNECTED']);
    expect(page.payload('CALL_CONNECTED')).to.deep.include({ callId: id, state: 'connected' });
    expect(page.org.performed).to.deep.equal([{ do: 'answer', interaction: id }]);
  });

  it('can be declined by a console that does not say which', async () => {
    const page = await open();
    const id = page.org.ring();
    await page.clock.advance(DONE);
    page.news();
    await page.ask({ type: 'DECLINE_CALL' });
    expect(page.news()).to.deep.equal(['HANGUP']);
    expect(page.org.performed).to.deep.equal([{ do: 'decline', interaction: id }]);
  });

  it('can be ended, after which there is after-call work', async () => {
    const page = await open();
    const callId = await connected(page);
    const call = { callId, callAttributes: { participantType: 'Agent' } };
    await page.ask({ type: 'END_CALL', call });
    expect(page.news()).to.deep.equal(['HANGUP', 'AFTER_CALL_WORK_STARTED']);
    await page.ask({ type: 'WRAP_UP_CALL', call });
    expect(page.news()).to.deep.equal(['WRAP_UP_ENDED']);
  });

  it('are wrapped up with what the agent has written in the panel', async () => {
    const page = await open();
    const callId = await connected(page);
    await page.ask({ type: 'END_CALL', call: { callId } });
    const draft = { code: 'code-solved', notes: 'Done', tags: [] };
    page.desk.act({ is: 'write', interaction: callId, draft });
    await page.ask({ type: 'WRAP_UP_CALL', call: { callId } });
    expect(page.org.performed.at(-1)).to.deep.include({ do: 'wrapUp', ...draft });
    expect(page.news()).to.include('WRAP_UP_ENDED');
  });

  it('can be held, muted and have their recording paused, each told once', async () => {
    const page = await open();
    const callId = await connected(page);
    const call = { callId };
    for (const [type, event, told] of [
      ['HOLD', 'HOLD_TOGGLE', { isCustomerOnHold: true, isThirdPartyOnHold: false }],
      ['RESUME', 'HOLD_TOGGLE', { isCustomerOnHold: false, isThirdPartyOnHold: false }],
      ['MUTE', 'MUTE_TOGGLE', { isMuted: true }],
      ['UNMUTE', 'MUTE_TOGGLE', { isMuted: false }],
      ['PAUSE_RECORDING', 'RECORDING_TOGGLE', { isRecordingPaused: true }],
      ['RESUME_RECORDING', 'RECORDING_TOGGLE', { isRecordingPaused: false }],
    ] as const) {
      await page.ask({ type, call });
      expect(page.news(), type).to.deep.equal([event]);
      expect(page.payload(event), type).to.deep.include(told);
    }
  });

  it('take tones', async () => {
    const page = await open();
    const callId = await connected(page);
    await page.ask({ type: 'SEND_DIGITS', digits: '1#' });
    expect(page.org.performed).to.deep.include({ do: 'digits', interaction: callId, digits: '1#' });
  });

  it('can be transferred at once', async () => {
    const page = await open();
    const callId = await connected(page);
    const contact = { type: 'Queue', id: 'queue-sales', name: 'Sales' };
    const call = { callId };
    await page.ask({ type: 'ADD_PARTICIPANT', contact, call, isBlindTransfer: true });
    expect(page.org.performed).to.deep.include({
      do: 'transfer',
      interaction: callId,
      to: { queue: 'queue-sales' },
    });
    expect(page.news()).to.deep.equal(['PARTICIPANT_ADDED', 'HANGUP', 'AFTER_CALL_WORK_STARTED']);
    // Nobody comes to the call, so that nobody is left there when it has gone.
    expect(page.payload('PARTICIPANT_ADDED')).to.deep.include({
      callId,
      initialCallHasEnded: true,
      phoneNumber: 'Sales',
    });
  });

  it('can have somebody asked, swapped, joined and left alone with the customer', async () => {
    const page = await open();
    const callId = await connected(page);
    const contact = { type: 'Agent', id: 'user-kim', name: 'Kim Novak' };
    await page.ask({ type: 'ADD_PARTICIPANT', contact, call: { callId } });
    expect(page.org.performed.at(-1)).to.deep.include({ do: 'consult', to: { user: 'user-kim' } });
    expect(page.news()[0]).to.equal('PARTICIPANT_ADDED');
    page.org.consultedAnswers(callId);
    await page.clock.advance(DONE);
    expect(page.news()).to.include('PARTICIPANT_CONNECTED');
    // The customer waits; whom was asked does not.
    expect(page.payload('PARTICIPANT_CONNECTED')).to.have.nested.property(
      'callInfo.isOnHold',
      false,
    );
    await page.ask({ type: 'SWAP_PARTICIPANTS' });
    expect(page.org.performed.at(-1)).to.deep.include({ do: 'speakTo', with: 'object' });
    expect(page.payload('HOLD_TOGGLE')).to.deep.include({
      isCustomerOnHold: false,
      isThirdPartyOnHold: true,
    });
    await page.ask({ type: 'CONFERENCE' });
    expect(page.org.performed.at(-1)).to.deep.include({ do: 'speakTo', with: 'both' });
    await page.ask({ type: 'END_CALL', call: { callId } });
    expect(page.org.performed.at(-1)).to.deep.include({ do: 'completeConsultation' });
    expect(page.news()).to.include('HANGUP');
  });

  it('have whom was asked leave', async () => {
    const page = await open();
    const callId = await connected(page);
    const contact = { type: 'PhoneNumber', phoneNumber: '+15559876543' };
    await page.ask({ type: 'ADD_PARTICIPANT', contact, call: { callId } });
    page.org.consultedAnswers(callId);
    await page.clock.advance(DONE);
    page.news();
    const call = { callAttributes: { participantType: 'Third_Party' } };
    await page.ask({ type: 'END_CALL', call });
    expect(page.org.performed.at(-1)).to.deep.include({ do: 'cancelConsultation' });
    expect(page.news()).to.include('PARTICIPANT_REMOVED').and.not.to.include('HANGUP');
  });

  it('are made from the console, and told once', async () => {
    const page = await open();
    page.news();
    const contact = { type: 'PhoneNumber', phoneNumber: '+1 555 123 0000' };
    page.voice.ask({ type: 'DIAL', contact });
    await page.clock.advance(2_000);
    expect(page.org.dialed.map(({ number }) => number)).to.deep.equal(['+15551230000']);
    expect(page.news().filter((event) => event === 'CALL_STARTED')).to.have.length(1);
    expect(page.payload('CALL_STARTED')).to.deep.include({ callType: 'Outbound' });
  });

  it('find people and queues', async () => {
    const page = await open();
    await page.ask({ type: 'GET_PHONE_CONTACTS', filter: { contains: 'Kim' } });
    await page.clock.advance(2_000);
    expect(page.payload('PHONE_CONTACTS')).to.have.nested.property('contacts[0].id', 'user-kim');
  });

  it('offer the agent’s own queues before anything is looked for', async () => {
    const page = await open();
    await page.ask({ type: 'GET_PHONE_CONTACTS', filter: { contains: '' } });
    expect(page.payload('PHONE_CONTACTS')).to.have.nested.property('contacts[0].type', 'Queue');
    expect(page.payload('PHONE_CONTACTS')).to.have.nested.property('contacts[0].name', 'Support');
  });

  it('tell the agent where PureCloud wants a wrap-up code first', async () => {
    const page = await open();
    const callId = page.org.ring({ wrapUp: 'mandatory' });
    await page.clock.advance(DONE);
    page.org.answerByOther(callId);
    page.org.customerHangsUp(callId);
    await page.clock.advance(DONE);
    page.news();
    await page.ask({ type: 'WRAP_UP_CALL', call: { callId } });
    expect(page.news()).to.deep.equal(['ERROR']);
    expect(page.payload('ERROR')).to.deep.equal({ message: 'GENERIC_ERROR' });
    expect(page.calls().map(({ state }) => state)).to.deep.equal(['afterCallWork']);
  });

  it('say so where PureCloud refuses', async () => {
    const page = await open();
    const callId = await connected(page);
    page.org.failNext('hold', { kind: 'permanent', reason: 'notPermitted' });
    await page.ask({ type: 'HOLD', call: { callId } });
    expect(page.news()).to.deep.equal(['ERROR']);
    expect(page.payload('ERROR')).to.deep.equal({ message: 'CAN_NOT_HOLD_CALL' });
  });

  it('say so where there is no such call any more', async () => {
    const page = await open();
    await page.ask({ type: 'HOLD', call: { callId: 'gone' } });
    expect(page.payload('ERROR')).to.deep.equal({ message: 'CAN_NOT_HOLD_CALL' });
  });

  it('say that there is no supervising', async () => {
    const page = await open();
    await page.ask({ type: 'SUPERVISE_CALL', call: {} });
    expect(page.payload('ERROR')).to.deep.equal({ message: 'CAN_NOT_SUPERVISE_CALL' });
  });
});
