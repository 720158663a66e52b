import { html } from 'lit';
import { hostConsoleToolkit } from './console-toolkit-host.js';
import { OpenCtiHost } from './open-cti-host.js';
import type { PhoneSide, PhoneSurroundings } from './phone-side.js';
import { makeSoftphoneFrame } from './softphone-frame.js';
import { softphonePanel, type UtilityItem } from './utility-bar.js';

/** The softphone in a console with Open CTI. */
export function openCtiSide(around: PhoneSurroundings): PhoneSide {
  const { hello, settings, connection, messages, bar, workspace, changed, log } = around;
  const frame = makeSoftphoneFrame(settings(), hello.softphoneOrigin, hello.setUpFault);
  let softphone: HTMLElement | null = frame.element;

  const item: UtilityItem = {
    id: 'softphone',
    label: 'Open CTI Softphone',
    panelLabel: settings()['/reqGeneralInfo/reqDisplayName'] ?? 'Open CTI Softphone',
    icon: 'call',
    panelIcon: 'call',
    width: frame.width,
    height: frame.height,
    open: true,
    content: () => softphone ?? html`<p class="muted">The world begins anew …</p>`,
  };
  const host = new OpenCtiHost({
    window,
    frame: frame.element,
    origin: frame.origin,
    settings,
    answers: hello.setUpFault !== 'silent',
    layout: hello.layout,
    messages,
    panel: softphonePanel(item, bar, changed),
    workspace,
    log,
  });
  const forgetToolkit = hostConsoleToolkit({
    window,
    frame: frame.element,
    origin: frame.origin,
    toolkit: (method, args) => connection.toolkit(method, args, 'softphone'),
  });

  return {
    item,
    locksStatus: false,
    // It has Omni-Channel's word by the bridge, or by asking.
    told: () => undefined,
    clickedToDial: (payload) => host.clickToDial(payload),
    navigated: (view) => host.navigated(view),
    dispose() {
      host.dispose();
      forgetToolkit();
      softphone?.remove();
      softphone = null;
    },
  };
}
