import { html, nothing, type TemplateResult } from 'lit';
import { submitted } from '../controls.js';
import { textIn } from '../fields.js';
import type { VoiceCall } from './calls.js';
import type { PhoneContact } from './connector-messages.js';
import { numberOf, type VoicePhone } from './voice-phone.js';

/** The phone as Salesforce draws it in Voice: everything but the connector's own page, which is its login alone. */

const IS: Readonly<Record<VoiceCall['state'], string>> = {
  ringing: 'Incoming call',
  calling: 'Calling',
  connected: 'On the call',
  wrapUp: 'After-conversation work',
};

export interface PagePeek {
  /** The connector's page is shown though it asks for no login. */
  readonly shown: boolean;
  readonly toggle: () => void;
}

export function renderPhone(phone: VoicePhone, peek: PagePeek): TemplateResult {
  return html`
    ${phone.notice === '' ? nothing : renderNotice(phone)}
    ${
      phone.stage === 'starting'
        ? html`<p class="muted" role="status">The phone’s connector is starting …</p>`
        : nothing
    }
    ${phone.stage === 'ready' ? renderReady(phone) : nothing}
    ${phone.stage === 'login' ? nothing : renderPeek(peek)}
  `;
}

const renderPeek = ({ shown, toggle }: PagePeek): TemplateResult =>
  html`<p class="peek">
    <button class="link" aria-expanded=${shown ? 'true' : 'false'} @click=${toggle}>
      The connector’s own page
    </button>
  </p>`;

function renderNotice(phone: VoicePhone): TemplateResult {
  return html`<div class="phone-notice" role="alert">
    <p class="problem">${phone.notice}</p>
    <button aria-label="Dismiss" @click=${() => phone.dismissNotice()}>✕</button>
  </div>`;
}

function renderReady(phone: VoicePhone): TemplateResult {
  const { list } = phone.calls;
  return html`
    <div class="phone-line">
      <span>Phone: <strong>${phone.vendorStatus?.name ?? 'not told'}</strong></span>
      <button aria-label="Ask the phone for its status" @click=${() => phone.askVendorStatus()}>
        Ask
      </button>
    </div>
    ${
      list.length === 0
        ? [html`<p class="muted">No call.</p>`, renderDialer(phone)]
        : html`<ul class="work">
            ${list.map((call) => renderCall(phone, call))}
          </ul>`
    }
    ${list.some(isTalk) ? renderTalk(phone) : nothing}
    <p><button @click=${() => phone.logOut()}>Log out of the phone</button></p>
  `;
}

const isTalk = (call: VoiceCall): boolean => call.state === 'connected';

function renderDialer(phone: VoicePhone): TemplateResult {
  const submit = submitted((data) => phone.dial(numberOf(textIn(data, 'number'))));
  return html`<form class="control" @submit=${submit}>
    <label class="grow">
      <span class="hidden-label">Number to call</span>
      <input name="number" type="tel" required placeholder="Number" />
    </label>
    <button class="brand">Call</button>
  </form>`;
}

function renderCall(phone: VoicePhone, call: VoiceCall): TemplateResult {
  return html`<li>
    <span class="work-name">
      <strong>${call.who}</strong>
      <span class="muted">${call.isOnHold ? 'On hold' : IS[call.state]}</span>
    </span>
    <span class="buttons">${callButtons(phone, call)}</span>
  </li>`;
}

function callButtons(phone: VoicePhone, call: VoiceCall): readonly TemplateResult[] {
  const button = (label: string, act: () => void, look = ''): TemplateResult =>
    html`<button class=${look} aria-label="${label} ${call.who}" @click=${act}>${label}</button>`;
  switch (call.state) {
    case 'ringing':
      return [
        button('Accept', () => phone.accept(call), 'brand'),
        button('Decline', () => phone.decline(call)),
      ];
    case 'calling':
      return [button(call.isThirdParty ? 'Remove' : 'End', () => phone.end(call))];
    case 'connected':
      return [
        call.isOnHold
          ? button('Resume', () => phone.hold(call, false))
          : button('Hold', () => phone.hold(call, true)),
        button(call.isThirdParty ? 'Remove' : 'End', () => phone.end(call), 'brand'),
      ];
    case 'wrapUp':
      return [button('Close', () => phone.wrapUp(call), 'brand')];
  }
}

/** What the agent can do during a call besides its own buttons. */
function renderTalk(phone: VoicePhone): TemplateResult {
  const { list, isMuted, isRecordingPaused } = phone.calls;
  const talks = list.filter(isTalk);
  const [first] = talks.filter((call) => !call.isThirdParty);
  const [third] = talks.filter((call) => call.isThirdParty);
  const call = first ?? third;
  const digits = submitted((data) => phone.sendDigits(textIn(data, 'digits')));
  return html`
    <div class="buttons">
      ${
        phone.can('MUTE')
          ? html`<button
              aria-pressed=${isMuted ? 'true' : 'false'}
              @click=${() => phone.mute(!isMuted)}
            >
              Mute
            </button>`
          : nothing
      }
      ${
        phone.can('RECORD') && call
          ? html`<button
              aria-pressed=${isRecordingPaused ? 'true' : 'false'}
              @click=${() => phone.pauseRecording(call, !isRecordingPaused)}
            >
              Pause recording
            </button>`
          : nothing
      }
      ${first && third ? renderParties(phone, first, third) : nothing}
    </div>
    <form class="control" @submit=${digits}>
      <label class="grow">
        <span class="hidden-label">Digits to send</span>
        <input name="digits" inputmode="tel" required pattern="[0-9*#]+" placeholder="Digits" />
      </label>
      <button>Send</button>
    </form>
    ${call && !(first && third) ? renderTransfer(phone, call) : nothing}
  `;
}

function renderParties(
  phone: VoicePhone,
  first: VoiceCall,
  third: VoiceCall,
): readonly (TemplateResult | typeof nothing)[] {
  const [toHold, toResume] = first.isOnHold ? [third, first] : [first, third];
  return [
    phone.can('SWAP')
      ? html`<button @click=${() => phone.swap(toHold, toResume)}>Swap</button>`
      : nothing,
    phone.can('MERGE') ? html`<button @click=${() => phone.merge()}>Merge</button>` : nothing,
  ];
}

function renderTransfer(phone: VoicePhone, call: VoiceCall): TemplateResult {
  const find = submitted((data) => phone.findContacts(textIn(data, 'contains')));
  return html`
    <form class="control" @submit=${find}>
      <label class="grow">
        <span class="hidden-label">Whom to add or transfer to</span>
        <input name="contains" placeholder="Name or number" />
      </label>
      <button>Find contacts</button>
    </form>
    ${
      phone.contacts?.length === 0
        ? html`<p class="muted" role="status">No contact fits.</p>`
        : html`<ul class="work">
            ${phone.contacts?.map((contact) => renderContact(phone, call, contact))}
          </ul>`
    }
  `;
}

function renderContact(phone: VoicePhone, call: VoiceCall, contact: PhoneContact): TemplateResult {
  const { name, detail, raw } = contact;
  const add = (isBlindTransfer: boolean) => (): void =>
    phone.addParticipant(raw, call, isBlindTransfer);
  return html`<li>
    <span class="work-name"><strong>${name}</strong><span class="muted">${detail}</span></span>
    <span class="buttons">
      <button aria-label="Add ${name}" @click=${add(false)}>Add</button>
      ${
        phone.can('BLIND_TRANSFER')
          ? html`<button aria-label="Transfer to ${name}" @click=${add(true)}>Transfer</button>`
          : nothing
      }
    </span>
  </li>`;
}
