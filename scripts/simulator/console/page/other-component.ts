import { html, nothing, type TemplateResult } from 'lit';
import { isRecord, readJson, type JsonRecord } from '../../../../adapter/ports/json.js';
import { submitted } from './controls.js';
import { pairs, select, textIn } from './fields.js';
import type { MessageService } from './message-service.js';

/** The channel of the softphone's Event API: docs/event-api.md. */
const CHANNEL = 'SoftphoneEvents__c';

const VERSION = 1;
const SOURCE = 'acme.otherComponent';

/** How many of the newest messages are shown. */
const SHOWN = 100;

const WITH_INTERACTION = ['answer', 'hangUp', 'hold', 'resume', 'mute', 'unmute'];

interface Known {
  readonly id: string;
  readonly name: string;
}

/** A component of the console's own that listens to the softphone, and asks it to do something. */
export class OtherComponent {
  readonly #messages: MessageService;
  readonly #changed: () => void;
  readonly #instanceId = crypto.randomUUID();
  /** Oldest first. */
  #heard: readonly JsonRecord[] = [];
  #interactions: readonly Known[] = [];
  #statuses: readonly Known[] = [];
  #seq = 0;
  #problem = '';

  constructor(messages: MessageService, changed: () => void) {
    this.#messages = messages;
    this.#changed = changed;
    try {
      messages.subscribe(CHANNEL, (message) => this.#hear(message));
    } catch (error) {
      this.#problem = error instanceof Error ? error.message : String(error);
    }
  }

  hello(): void {
    this.#send({ type: 'hello', body: {} });
  }

  render(): TemplateResult {
    return html`
      ${this.#problem === '' ? nothing : html`<p class="problem" role="alert">${this.#problem}</p>`}
      <div class="item">
        <span>What the softphone tells others</span>
        <span class="buttons"><button @click=${() => this.hello()}>Say hello</button></span>
      </div>
      ${this.#ask(
        'Ask',
        (data) => ({
          action: textIn(data, 'action'),
          interaction: textIn(data, 'interaction'),
        }),
        select('action', 'Action', pairs(WITH_INTERACTION)),
        this.#interactionSelect(),
      )}
      ${this.#ask(
        'Set',
        (data) => ({ action: 'setStatus', status: textIn(data, 'status') }),
        select(
          'status',
          'Status',
          this.#statuses.map(({ id, name }) => [id, name] as const),
        ),
      )}
      ${this.#ask('Dial', (data) => ({ action: 'dial', number: textIn(data, 'number') }), number())}
      ${this.#ask(
        'Transfer',
        (data) => ({
          action: 'transfer',
          interaction: textIn(data, 'interaction'),
          to: { number: textIn(data, 'number') },
        }),
        this.#interactionSelect(),
        number(),
      )}
      <form class="any-step" @submit=${submitted((data) => this.#sendRaw(textIn(data, 'message')))}>
        <label>
          Any message, as JSON
          <textarea name="message" rows="3" spellcheck="false">{ "type": "hello" }</textarea>
        </label>
        <button>Send</button>
      </form>
      <ol class="log" reversed tabindex="0" aria-label="Messages of the softphone, newest first">
        ${this.#heard
          .slice(-SHOWN)
          .reverse()
          .map((message) => html`<li><code>${JSON.stringify(message)}</code></li>`)}
      </ol>
    `;
  }

  #interactionSelect(): TemplateResult {
    return select(
      'interaction',
      'Interaction',
      this.#interactions.map(({ id, name }) => [id, name] as const),
    );
  }

  #ask(
    label: string,
    bodyOf: (data: FormData) => JsonRecord,
    ...fields: readonly TemplateResult[]
  ): TemplateResult {
    const submit = submitted((data) =>
      this.#send({ type: 'action', requestId: crypto.randomUUID(), body: bodyOf(data) }),
    );
    return html`<form class="control" @submit=${submit}>${fields}<button>${label}</button></form>`;
  }

  /** What the text leaves out of an envelope is filled in; what it has is sent as it is, right or wrong. */
  #sendRaw(text: string): void {
    const value = readJson(text);
    if (isRecord(value)) this.#send(value);
    else this.#publish(value ?? text);
  }

  #send(message: JsonRecord): void {
    this.#seq += 1;
    const envelope = {
      version: VERSION,
      source: SOURCE,
      instanceId: this.#instanceId,
      seq: this.#seq,
    };
    this.#publish({ ...envelope, ...message });
  }

  #publish(message: unknown): void {
    try {
      this.#messages.publish(CHANNEL, message);
      this.#problem = '';
    } catch (error) {
      this.#problem = error instanceof Error ? error.message : String(error);
    }
    this.#changed();
  }

  #hear(message: unknown): void {
    // Its own messages come back, too.
    if (!isRecord(message) || message['source'] !== 'softphone') return;
    this.#heard = [...this.#heard, message];
    const { type, body } = message;
    if (isRecord(body)) {
      if (type === 'snapshot') {
        this.#interactions = listed(body['interactions']);
        this.#statuses = listed(body['choices']);
      } else if (type === 'event') this.#note(body);
    }
    this.#changed();
  }

  #note({ event, interaction }: JsonRecord): void {
    const [one] = listed([interaction]);
    if (one === undefined) return;
    const others = this.#interactions.filter(({ id }) => id !== one.id);
    this.#interactions = event === 'interactionEnded' ? others : [...others, one];
  }
}

const number = (): TemplateResult =>
  html`<label class="grow">
    <span class="hidden-label">Number</span><input name="number" placeholder="+4930123456" />
  </label>`;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What has an id, under its label, or what there is of it. */
function listed(value: unknown): readonly Known[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).flatMap(({ id, label, media, state }) => {
    const name = textOf(label) || `${textOf(media)} ${textOf(state)}`;
    return typeof id === 'string' ? [{ id, name }] : [];
  });
}
