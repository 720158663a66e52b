import { html, render } from 'lit';
import type { Hello, ToTab } from '../wire.js';
import { omniAuraEvent } from './aura/omni-events.js';
import { AuraUtility } from './aura/utility.js';
import { Connection } from './connection.js';
import { MessageService } from './message-service.js';
import { renderOmniUtility } from './omni-utility.js';
import { openCtiSide } from './open-cti-side.js';
import { OtherComponent } from './other-component.js';
import type { PhoneSide } from './phone-side.js';
import type { Step } from './controls.js';
import { RemoteControl } from './remote-control.js';
import { shell } from './shell.js';
import { forgetSoftphones } from './softphone-frame.js';
import { UtilityBar, type UtilityItem } from './utility-bar.js';
import { voiceSide } from './voice/voice-side.js';
import { RecordWorkspace } from './workspace.js';

interface Running {
  told(message: Exclude<ToTab, Hello | { type: 'answer' }>): void;
  connected(connected: boolean): void;
}

/** Asks the server, and gives its reason where it refuses. */
async function post(path: string, body: unknown): Promise<string> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) return '';
    const answer: unknown = await response.json();
    return typeof answer === 'object' && answer !== null && 'error' in answer
      ? String(answer.error)
      : `The simulator answered ${response.status}.`;
  } catch {
    return 'The simulator cannot be reached.';
  }
}

/** Shows the console as the server's first message has it. */
function run(mount: HTMLElement, connection: Connection, hello: Hello): Running {
  const { statuses } = hello;
  let { state, settings } = hello;
  let connected = true;
  let problem = '';

  let drawing = false;
  const changed = (): void => {
    if (drawing) return;
    drawing = true;
    queueMicrotask(() => {
      drawing = false;
      draw();
    });
  };

  const messages = new MessageService(hello.aura.channels);
  const omniItem: UtilityItem = {
    id: 'omni',
    label: 'Omni-Channel',
    panelLabel: 'Omni-Channel',
    icon: 'omni_channel',
    panelIcon: 'omni_channel',
    width: 240,
    open: true,
    content: () =>
      renderOmniUtility(
        statuses,
        state,
        (action) => {
          connection.act(action).catch((error: unknown) => say(String(error)));
        },
        phone.locksStatus,
      ),
  };
  const bridgeMount = document.createElement('div');
  const bridgeTrouble = document.createElement('p');
  bridgeTrouble.className = 'problem';
  bridgeTrouble.hidden = true;
  let bridgeFault = hello.bridgeFault;
  const bridgeItem: UtilityItem = {
    id: 'bridge',
    label: 'Omni bridge',
    panelLabel: 'Omni bridge',
    icon: 'connected_apps',
    panelIcon: 'connected_apps',
    width: 240,
    open: false,
    content: () =>
      bridgeFault === 'absent'
        ? html`<p class="muted">The bridge is not in this app’s utility bar.</p>`
        : [bridgeTrouble, bridgeMount],
  };

  const other = new OtherComponent(messages, () => changed());
  const otherItem: UtilityItem = {
    id: 'other',
    label: 'Other component',
    panelLabel: 'Other component',
    icon: 'apex_plugin',
    panelIcon: 'apex_plugin',
    width: 340,
    open: false,
    content: () => other.render(),
  };

  const say = (text: string): void => {
    problem = text;
    changed();
  };
  const play = (step: Step): void => void post('/simulator/step', step).then(say);

  const workspace = new RecordWorkspace({
    records: hello.records,
    settingsPage: new URL('/apex/SoftphoneSettings', hello.softphoneOrigin).href,
    org: (method, args) => connection.org(method, args),
    clickedToDial: (payload) => phone.clickedToDial(payload),
    navigated: (view) => phone.navigated(view),
    changed,
    log: say,
  });
  const makePhone = { openCti: openCtiSide, voice: voiceSide }[hello.host];
  const phone: PhoneSide = makePhone({
    hello,
    settings: () => settings,
    state: () => state,
    connection,
    messages,
    bar: () => bar,
    workspace,
    changed,
    log: say,
  });
  const bar = new UtilityBar(
    hello.setUpFault === 'noOmniChannel'
      ? [phone.item, bridgeItem, otherItem]
      : [phone.item, omniItem, bridgeItem, otherItem],
    changed,
  );
  window.addEventListener('focus', () => workspace.focused());

  const bridge = new AuraUtility(hello.aura, {
    mount: bridgeMount,
    messages,
    toolkit: (method, args, by) => connection.toolkit(method, args, by),
    onError: (error) => {
      bridgeTrouble.hidden = false;
      bridgeTrouble.textContent = error instanceof Error ? error.message : String(error);
      bridgeItem.open = true;
      changed();
    },
  });
  void bridge.setFault(bridgeFault);

  const remote = new RemoteControl({
    statuses,
    presences: hello.presences,
    play,
    reset: () => void post('/simulator/reset', {}).then(say),
  });

  function draw(): void {
    const control = remote.render({ state, connected, problem });
    render(shell(workspace.render(), bar.render(), control), mount);
  }

  function takeSoftphoneAway(): void {
    phone.dispose();
    draw();
  }

  async function reload(forget: boolean): Promise<void> {
    takeSoftphoneAway();
    bridge.destroy();
    if (forget) await forgetSoftphones(hello.softphoneOrigin);
    window.location.reload();
  }

  mount.replaceChildren();
  draw();

  return {
    connected(is) {
      connected = is;
      changed();
    },
    told(message) {
      switch (message.type) {
        case 'state':
          state = message.state;
          if (message.bridgeFault !== bridgeFault) {
            bridgeFault = message.bridgeFault;
            void bridge.setFault(bridgeFault);
          }
          changed();
          return;
        case 'omni':
          phone.told(message.event);
          bridge.fire(omniAuraEvent(message.event, message.reasons));
          return;
        case 'settings':
          // A softphone hears of it when it asks again.
          settings = message.settings;
          return;
        case 'records':
          workspace.records = message.records;
          return;
        case 'quiet':
          takeSoftphoneAway();
          connection.quiet(message.reset);
          return;
        case 'reload':
          void reload(message.forget);
      }
    },
  };
}

function start(): void {
  const mount = document.getElementById('console');
  if (!mount) return;
  let running: Running | null = null;
  let world = '';
  const connection = new Connection({
    hello(hello) {
      if (running && hello.world !== world) {
        // The server is another one, or a reset was missed.
        void forgetSoftphones(hello.softphoneOrigin).then(() => window.location.reload());
        return;
      }
      world = hello.world;
      running ??= run(mount, connection, hello);
    },
    told: (message) => running?.told(message),
    connected: (connected) => running?.connected(connected),
  });
  connection.open();
}

start();
