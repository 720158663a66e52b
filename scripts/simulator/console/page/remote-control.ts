import { html, nothing, type TemplateResult } from 'lit';
import { number, numberIn, pairs, select, textIn, type Options } from './fields.js';
import type { OmniStatusSeed, SimulatorState } from '../../world.js';

/** A step of the replay format without its `at`. */
export type Step = Readonly<Record<string, unknown>>;

export interface RemoteControlOptions {
  readonly statuses: readonly OmniStatusSeed[];
  readonly presences: readonly { readonly value: string; readonly name: string }[];
  readonly play: (step: Step) => void;
  readonly reset: () => void;
}

export interface RemoteControlView {
  readonly state: SimulatorState;
  readonly connected: boolean;
  /** Why the last step was not played; empty where it was. */
  readonly problem: string;
}

const OBJECTS = ['Case', 'LiveChatTranscript', 'MessagingSession', 'Lead'];
const MEDIA = ['voice', 'callback', 'chat', 'email', 'message'];

const REST_FAULTS: Options = [
  ['429', '429, too many requests'],
  ['401', '401, not signed in'],
  ['403', '403, not permitted'],
  ['500', '500, an error'],
  ['503', '503, unavailable'],
  ['timeout', 'no answer at all'],
];

/** The first of `name-1`, `name-2` … that is not there. */
function freeName(name: string, taken: readonly { readonly id: string }[]): string {
  for (let number = 1; ; number += 1) {
    const id = `${name}-${number}`;
    if (!taken.some((item) => item.id === id)) return id;
  }
}

/** The customer, the supervisor and the network. Each control plays one step of the replay format. */
export class RemoteControl {
  readonly #options: RemoteControlOptions;
  /** Ids of this page, so that a second call of an hour is another one. */
  readonly #used: { id: string }[] = [];

  constructor(options: RemoteControlOptions) {
    this.#options = options;
  }

  render({ state, connected, problem }: RemoteControlView): TemplateResult {
    return html`
      <header>
        <h2>Remote control</h2>
        <button @click=${() => this.#options.reset()}>Reset</button>
      </header>
      ${connected ? nothing : html`<p class="problem" role="alert">The simulator cannot be reached.</p>`}
      ${problem === '' ? nothing : html`<p class="problem" role="alert">${problem}</p>`}
      ${this.#now(state)}
      <details open>
        <summary>Customer</summary>
        ${this.#customer(state)}
      </details>
      <details open>
        <summary>Supervisor and others</summary>
        ${this.#others()}
      </details>
      <details>
        <summary>Network and faults</summary>
        ${this.#network()}
      </details>
      <details>
        <summary>Any step</summary>
        ${this.#anyStep()}
      </details>
      <details open>
        <summary>Log</summary>
        ${this.#log(state)}
      </details>
    `;
  }

  #now(state: SimulatorState): TemplateResult {
    const count = (name: string, value: number): TemplateResult =>
      html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`;
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
        ${count('writes to Omni', state.writes.omni)}
        ${count('writes to PureCloud', state.writes.pureCloud)}
        ${count('by the agent', state.byAgent)} ${count('requests', state.requests)}
        ${count('channels', state.channels)} ${count('sockets', state.sockets)}
        ${count('tabs', state.tabs)}
      </dl>
    </section>`;
  }

  #customer(state: SimulatorState): TemplateResult {
    const offer = (form: FormData): Step => {
      const channel = textIn(form, 'channel');
      return { work: this.#name(channel.toLowerCase(), state.work), is: 'assigned', channel };
    };
    const ring = (form: FormData): Step => {
      const media = textIn(form, 'media');
      return { interaction: this.#name(media, state.interactions), is: 'alerting', media };
    };
    return html`
      ${this.#form('Offer work', offer, select('channel', 'Object', pairs(OBJECTS)))}
      ${state.work.map((item) =>
        this.#item(item.id, item.is, [
          ...(item.is === 'assigned'
            ? ([
                ['Accept', { work: item.id, is: 'accepted' }],
                ['Decline', { work: item.id, is: 'declined' }],
              ] as const)
            : []),
          ['Close', { work: item.id, is: 'closed' }],
        ]),
      )}
      ${this.#form('Ring the agent', ring, select('media', 'Media', pairs(MEDIA)))}
      ${state.interactions.map((item) => this.#item(item.id, item.is, interactionSteps(item)))}
    `;
  }

  #others(): TemplateResult {
    const { statuses, presences } = this.#options;
    const omni: Options = [
      ...statuses.map(({ apiName, name }) => [apiName, name] as const),
      ['Offline', 'Offline'],
    ];
    const omniBy: Options = [
      ['supervisor', 'a supervisor'],
      ['agent', 'the agent'],
      ['pushTimeout', 'a push time-out'],
      ['decline', 'a decline'],
      ['login', 'the login'],
      ['automation', 'an automation'],
    ];
    const pureCloudBy: Options = [
      ['supervisor', 'a supervisor'],
      ['agent', 'the agent, elsewhere'],
    ];
    return html`
      ${this.#form(
        'Set Omni-Channel',
        (form) => ({ omni: textIn(form, 'omni'), by: textIn(form, 'by') }),
        select('omni', 'Omni-Channel status', omni),
        select('by', 'By', omniBy),
      )}
      ${this.#form(
        'Set PureCloud',
        (form) => ({ pureCloud: textIn(form, 'pureCloud'), by: textIn(form, 'by') }),
        select(
          'pureCloud',
          'PureCloud status',
          presences.map(({ value, name }) => [value, name] as const),
        ),
        select('by', 'By', pureCloudBy),
      )}
    `;
  }

  #network(): TemplateResult {
    const { presences, statuses } = this.#options;
    const refusable: Options = [
      ...statuses.map(({ apiName, name }) => [`omni ${apiName}`, `Omni-Channel: ${name}`] as const),
      ['omni Offline', 'Omni-Channel: Offline'],
      ...presences.map(({ value, name }) => [`pureCloud ${value}`, `PureCloud: ${name}`] as const),
    ];
    return html`
      ${this.#buttons('Omni-Channel is', [
        ['lost', { reach: 'omni', is: 'lost' }],
        ['back', { reach: 'omni', is: 'back' }],
        ['logged in twice', { reach: 'omni', is: 'duplicateLogin' }],
      ])}
      ${this.#buttons('PureCloud is', [
        ['lost', { reach: 'pureCloud', is: 'lost' }],
        ['back', { reach: 'pureCloud', is: 'back' }],
      ])}
      ${this.#buttons('Bridge', [
        ['absent', { fault: 'bridge', is: 'absent' }],
        ['silent', { fault: 'bridge', is: 'silent' }],
        ['back', { fault: 'bridge', is: 'back' }],
      ])}
      ${this.#buttons('Socket', [
        ['drop', { fault: 'socket', is: 'drop' }],
        ['closing', { fault: 'socket', is: 'closing' }],
        ['silent', { fault: 'socket', is: 'silent' }],
        ['refuse', { fault: 'socket', is: 'refuse' }],
      ])}
      ${this.#buttons('Token', [
        ['expired', { fault: 'token', is: 'expired' }],
        ['revoked', { fault: 'token', is: 'revoked' }],
      ])}
      ${this.#buttons('Off queue', [
        ['held', { fault: 'offQueue', is: 'held' }],
        ['granted', { fault: 'offQueue', is: 'granted' }],
      ])}
      ${this.#form(
        'Answer requests so',
        restFault,
        select('status', 'Answer', REST_FAULTS),
        number('retryAfter', 'Retry after, s', ''),
        number('times', 'Times', '3'),
      )}
      ${this.#form(
        'Refuse',
        (form) => {
          const [side = '', status = ''] = textIn(form, 'what').split(' ');
          return {
            refuse: side,
            status,
            how: textIn(form, 'how'),
            times: numberIn(form, 'times') ?? 1,
          };
        },
        select('what', 'Status', refusable),
        select('how', 'How', [
          ['permanent', 'for good'],
          ['transient', 'for now'],
        ]),
        number('times', 'Times', '1'),
      )}
      ${this.#form(
        'Set latency',
        (form) => ({
          fault: 'network',
          latency: numberIn(form, 'latency') ?? 0,
          jitter: numberIn(form, 'jitter') ?? 0,
        }),
        number('latency', 'Latency, ms', '400'),
        number('jitter', 'Jitter, ms', '300'),
      )}
      ${this.#form(
        'Set idle time-out',
        (form) => ({ fault: 'idle', timeout: numberIn(form, 'timeout') ?? 300 }),
        number('timeout', 'Seconds', '300'),
      )}
    `;
  }

  #anyStep(): TemplateResult {
    return html`<form
      class="any-step"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const { currentTarget } = event;
        if (!(currentTarget instanceof HTMLFormElement)) return;
        const text = textIn(new FormData(currentTarget), 'step');
        let step: unknown = null;
        try {
          step = JSON.parse(text);
        } catch {
          // What is not JSON is sent as nothing, and the server says what a step must be.
        }
        this.#options.play(typeof step === 'object' && step !== null ? { ...step } : {});
      }}
    >
      <label>
        A step of the replay format, without its time
        <textarea name="step" rows="3" spellcheck="false">{ "routingStatus": "IDLE" }</textarea>
      </label>
      <button>Play</button>
    </form>`;
  }

  #log(state: SimulatorState): TemplateResult {
    const newest = state.log.slice(-60).reverse();
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

  #item(id: string, is: string, steps: readonly (readonly [string, Step])[]): TemplateResult {
    return html`<div class="item">
      <span><strong>${id}</strong> <span class="muted">${is}</span></span>
      <span class="buttons">
        ${steps.map(
          ([label, step]) =>
            html`<button aria-label="${label} ${id}" @click=${() => this.#options.play(step)}>
              ${label}
            </button>`,
        )}
      </span>
    </div>`;
  }

  #buttons(title: string, steps: readonly (readonly [string, Step])[]): TemplateResult {
    return html`<div class="item" role="group" aria-label=${title}>
      <span>${title}</span>
      <span class="buttons">
        ${steps.map(
          ([label, step]) =>
            html`<button @click=${() => this.#options.play(step)}>${label}</button>`,
        )}
      </span>
    </div>`;
  }

  #form(
    label: string,
    stepOf: (form: FormData) => Step,
    ...fields: readonly TemplateResult[]
  ): TemplateResult {
    const submit = (event: SubmitEvent): void => {
      event.preventDefault();
      const { currentTarget } = event;
      if (currentTarget instanceof HTMLFormElement) {
        this.#options.play(stepOf(new FormData(currentTarget)));
      }
    };
    return html`<form class="control" @submit=${submit}>${fields}<button>${label}</button></form>`;
  }

  #name(name: string, taken: readonly { readonly id: string }[]): string {
    const id = freeName(name, [...taken, ...this.#used]);
    this.#used.push({ id });
    return id;
  }
}

function interactionSteps(
  item: SimulatorState['interactions'][number],
): readonly (readonly [string, Step])[] {
  const step = (is: string): Step => ({ interaction: item.id, is, media: item.media });
  switch (item.is) {
    case 'alerting':
      return [
        ['Answer', step('connected')],
        ['Give up', step('ended')],
      ];
    case 'connected':
      return [
        ['Hang up', step('afterCallWork')],
        ['End', step('ended')],
      ];
    default:
      return [['Wrap up', step('ended')]];
  }
}

function restFault(form: FormData): Step {
  const status = textIn(form, 'status');
  const times = numberIn(form, 'times') ?? 1;
  if (status === 'timeout') return { fault: 'rest', timeout: true, times };
  const retryAfter = numberIn(form, 'retryAfter');
  return {
    fault: 'rest',
    status: Number(status),
    times,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}
