import { html } from 'lit';
import type { PhoneSide, PhoneSurroundings } from '../phone-side.js';
import type { UtilityItem } from '../utility-bar.js';
import { connectorConfig } from './connector-config.js';
import { makeConnectorFrame, wakeFrame } from './connector-frame.js';
import { renderPhone } from './phone-panel.js';
import { numberOf, VoicePhone } from './voice-phone.js';

/** The phone in a console with Salesforce Voice: Salesforce draws it, and the connector does what it is told. */
export function voiceSide(around: PhoneSurroundings): PhoneSide {
  const { hello, settings, state, connection, messages, workspace, changed } = around;
  const frame = makeConnectorFrame(hello.softphoneOrigin);
  let connector: HTMLElement | null = frame;
  let shown = false;

  const phone = new VoicePhone({
    frame,
    origin: hello.softphoneOrigin,
    config: () =>
      hello.setUpFault === 'silent' ? null : connectorConfig(settings(), hello.statuses),
    statuses: hello.statuses,
    toolkit: (method, args) => connection.toolkit(method, args, 'softphone'),
    isOffline: () => state().omni === 'Offline',
    messages,
    channels: hello.aura.channels,
    wrapsUp: true,
    changed() {
      workspace.enableClickToDial(phone.stage === 'ready');
      changed();
    },
  });
  const peek = (): { readonly shown: boolean; readonly toggle: () => void } => ({
    shown,
    toggle() {
      shown = !shown;
      changed();
    },
  });

  const item: UtilityItem = {
    id: 'softphone',
    label: 'Phone',
    panelLabel: 'Phone',
    icon: 'call',
    panelIcon: 'call',
    width: 360,
    open: true,
    content() {
      if (connector === null) return html`<p class="muted">The world begins anew …</p>`;
      wakeFrame(frame, shown || phone.stage === 'login' ? phone.loginHeight : null);
      return [renderPhone(phone, peek()), connector];
    },
  };

  return {
    item,
    get locksStatus() {
      return phone.locksStatus;
    },
    told: (event) => phone.told(event),
    clickedToDial: ({ number }) => phone.dial(numberOf(number)),
    navigated: () => undefined,
    dispose() {
      phone.dispose();
      connector?.remove();
      connector = null;
    },
  };
}
