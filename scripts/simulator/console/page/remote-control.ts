import { html, nothing, type TemplateResult } from 'lit';
import { isRecord, readJson } from '../../../../adapter/ports/json.js';
import type { SimulatorState } from '../../world.js';
import type { OmniStatusSeed } from '../../world/omni-side.js';
import { submitted, type Play } from './controls.js';
import { textIn, type Options } from './fields.js';
import { networkControls } from './network-controls.js';
import { customerControls, statusControls } from './people-controls.js';

export interface RemoteControlOptions {
  readonly statuses: readonly OmniStatusSeed[];
  readonly presences: readonly { readonly value: string; readonly name: string }[];
  readonly play: Play;
  readonly reset: () => void;
}

export interface RemoteControlView {
  readonly state: SimulatorState;
  readonly connected: boolean;
  /** Why the last step was not played; empty where it was. */
  readonly problem: string;
}

/** How many entries of the log are shown. */
const LOG_SHOWN = 60;

/** The customer, the supervisor and the network. Each control plays one step of the replay format. */
export class RemoteControl {
  readonly #options: RemoteControlOptions;
  readonly #omni: Options;
  readonly #pureCloud: Options;
  /** Ids of this page, so that a second call of an hour is another one. */
  readonly #used = new Set<string>();

  constructor(options: RemoteControlOptions) {
    this.#options = options;
    this.#omni = [
      ...options.statuses.map(({ apiName, name }) => [apiName, name] as const),
      ['Offline', 'Offline'],
    ];
    this.#pureCloud = options.presences.map(({ value, name }) => [value, name] as const);
  }

  render({ state, connected, problem }: RemoteControlView): TemplateResult {
    const { play, reset } = this.#options;
    const refusable: Options = [
      ...this.#omni.map(([value, name]) => [`omni ${value}`, `Omni-Channel: ${name}`] as const),
      ...this.#pureCloud.map(
        ([value, name]) => [`pureCloud ${value}`, `PureCloud: ${name}`] as const,
      ),
    ];
    return html`
      <header>
        <h2>Remote control</h2>
        <button @click=${() => reset()}>Reset</button>
      </header>
      ${connected ? nothing : html`<p class="problem" role="alert">The simulator cannot be reached.</p>`}
      ${problem === '' ? nothing : html`<p class="problem" role="alert">${problem}</p>`}
      ${now(state)}
      <details open>
        <summary>Customer</summary>
        ${customerControls(play, state, (name) => this.#freeName(name, state))}
      </details>
      <details open>
        <summary>Supervisor and others</summary>
        ${statusControls(play, this.#omni, this.#pureCloud)}
      </details>
      <details>
        <summary>Network and faults</summary>
        ${networkControls(play, refusable)}
      </details>
      <details>
        <summary>Any step</summary>
        ${anyStep(play)}
      </details>
      <details open>
        <summary>Log</summary>
        ${log(state)}
      </details>
    `;
  }

  /** The first of `name-1`, `name-2` … that is not there, and never was on this page. */
  #freeName(name: string, { work, interactions }: SimulatorState): string {
    const taken = new Set([...work, ...interactions].map(({ id }) => id));
    for (let nth = 1; ; nth += 1) {
      const id = `${name}-${nth}`;
      if (taken.has(id) || this.#used.has(id)) continue;
      this.#used.add(id);
      return id;
    }
  }
}

function now(state: SimulatorState): TemplateResult {
  const counts = [
    ['writes to Omni', state.writes.omni],
    ['writes to PureCloud', state.writes.pureCloud],
    ['by the agent', state.byAgent],
    ['requests', state.requests],
    ['channels', state.channels],
    ['sockets', state.sockets],
    ['tabs', state.tabs],
  ] as const;
  return html`<section class="now" aria-label="What each side has now">
    <dl class="sides">
      <div>
        <dt>Omni-Channel</dt>
        <dd>${state.omni}</dd>
      </div>
      <div>
        <dt>PureCloud</dt>
        <dd>${state.pureCloud} <span class="muted">${state.routingStatus}</span></dd>
      </div>
    </dl>
    <dl class="counts">
      ${counts.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

function anyStep(play: Play): TemplateResult {
  const submit = submitted((data) => {
    // What is no object is sent as none, and the server says what a step must be.
    const step = readJson(textIn(data, 'step'));
    play(isRecord(step) ? step : {});
  });
  return html`<form class="any-step" @submit=${submit}>
    <label>
      A step of the replay format, without its time
      <textarea name="step" rows="3" spellcheck="false">{ "routingStatus": "IDLE" }</textarea>
    </label>
    <button>Play</button>
  </form>`;
}

function log(state: SimulatorState): TemplateResult {
  const newest = state.log.slice(-LOG_SHOWN).reverse();
  return html`<ol class="log" reversed tabindex="0" aria-label="Log, newest first">
    ${newest.map(
      ({ at, what, text }) =>
        html`<li>
          <span class="muted">${(at / 1000).toFixed(1)} s</span>
          <span class="what ${what}">${what}</span> ${text}
        </li>`,
    )}
  </ol>`;
}
