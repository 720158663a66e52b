import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, button } from '../look/base.js';
import { spinner, spinnerStyle } from '../look/spinner.js';
import { tokens } from '../look/tokens.js';
import { Combobox, comboboxStyle, type ComboboxOption } from './combobox.js';
import { detailText } from './describe.js';
import type { PhoneMessages } from './messages/messages.js';
import { NumbersAtHand } from './numbers-at-hand.js';
import { PhoneElement } from './phone-element.js';
import './queue-field.js';
import { field } from './styles.js';
import type { Found } from '../../ports/phone.js';
import {
  INTERNATIONAL,
  type CheckedNumber,
  type NumberProblem,
  type NumberRules,
} from '../../definition/check-number.js';
import { loadNumbers, type LoadNumbers } from '../../ports/numbers/load-numbers.js';
import type { FoundContact } from '../../session/phone-around/view.js';
import type { PhoneView, Search } from '../../session/phone/view.js';

/** Short texts are extensions, which nobody writes in another way; formatted they would only flicker. */
const FORMATTED_FROM = 7;

/** Without what people and countries put between digits. */
const bareOf = (text: string): string => text.replace(/[^+\d]/g, '');

/** A name that somebody looks for, and no number. */
const isName = (text: string): boolean => /\p{L}/u.test(text) && !/^(?:sips?|tel):/i.test(text);

/** A number or somebody's name, and the call to them. It says what is wrong with a number only once it is to be called. */
@customElement('omni-number-field')
export class OmniNumberField extends PhoneElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    spinnerStyle,
    field,
    comboboxStyle,
    css`
      .line {
        display: flex;
        align-items: start;
        gap: 0.5rem;
      }

      button {
        flex: none;
      }

      p {
        margin-block-start: 0.25rem;
      }

      p:empty {
        display: none;
      }
    `,
  ];

  /** Who is being called. */
  @property() dialing: string | null = null;
  /** What was called last came to nothing. */
  @property({ type: Boolean }) failed = false;
  @property({ attribute: false }) queues: PhoneView['queues'] = [];
  @property({ attribute: false }) people: PhoneView['people'] = null;
  /** Salesforce's own; `null`: it was not asked. */
  @property({ attribute: false }) contacts: Search<FoundContact> | null = null;
  @property({ attribute: false }) searchContacts: (text: string) => void = () => undefined;
  @property({ attribute: false }) rules: NumberRules = INTERNATIONAL;
  @property({ attribute: false }) loadNumbers: LoadNumbers = loadNumbers;

  @state() private text = '';
  @state() private problem: NumberProblem | null = null;
  @state() private queue = '';
  /** Whom the text names, once they were picked from the list. */
  @state() private picked: Found | null = null;

  /** What is being called is what stands here. */
  private isCalled = false;

  private readonly numbers = new NumbersAtHand(
    this,
    () => {
      // What was typed until now, unless the agent is about to change something in it.
      const input = this.renderRoot.querySelector('input');
      if (input?.selectionEnd === this.text.length) this.format();
    },
    () => this.loadNumbers,
  );
  private readonly list = new Combobox(this, 'found', (key) => this.pick(key));

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('input')?.focus(options);
  }

  /** Once the call is there, the field is free for the next one; what failed stays, to be called again. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('dialing') || this.dialing !== null || !this.isCalled) return;
    this.isCalled = false;
    if (this.failed) return;
    this.text = '';
    this.picked = null;
  }

  override render(): TemplateResult | typeof nothing {
    const { messages, dialing, problem } = this;
    if (messages === null) return nothing;
    const { dial } = messages;
    const options = this.options(messages);
    const { expanded, active } = this.list.attributes(options);
    return html`
      <form aria-label=${dial.title} novalidate @submit=${this.onSubmit}>
        <label id="label" for="number">${dial.number}</label>
        <div class="line">
          <div class="combobox">
            <input
              id="number"
              role="combobox"
              inputmode=${isName(this.text) ? 'text' : 'tel'}
              aria-labelledby="label"
              autocomplete="off"
              spellcheck="false"
              placeholder="+1 212 555 0123"
              aria-autocomplete="list"
              aria-controls="found"
              aria-expanded=${expanded}
              aria-activedescendant=${active}
              aria-invalid=${problem === null ? 'false' : 'true'}
              aria-describedby="problem state"
              .value=${this.text}
              @input=${this.onInput}
              @keydown=${(event: KeyboardEvent) => this.list.onKey(event, options)}
            />
            ${this.list.render(options, dial.number)}
          </div>
          <button class="brand call" aria-disabled=${dialing === null ? nothing : 'true'}>
            ${dial.call}
          </button>
        </div>
        <p id="problem" class="problem" role="status">
          ${problem === null ? nothing : dial.problem[problem]}
        </p>
        <p id="state" class="weak" role="status">${this.line(messages)}</p>
        ${
          this.queues.length === 0
            ? nothing
            : html`<omni-queue-field
                .messages=${messages}
                .queues=${this.queues}
                .queue=${this.queue}
                .choose=${(id: string) => {
                  this.queue = id;
                }}
              ></omni-queue-field>`
        }
        ${
          dialing === null
            ? nothing
            : html`<p class="weak">${spinner()} ${dial.calling(dialing)}</p>`
        }
      </form>
    `;
  }

  /** What is known about what stands in the field. */
  private line(messages: PhoneMessages): TemplateResult | string {
    const { dial } = messages;
    if (this.problem !== null || this.picked !== null) return '';
    if (this.text.trim() === '') return dial.hint;
    if (!isName(this.text)) return this.preview(messages);
    const people = this.newest(this.people);
    const contacts = this.newest(this.contacts);
    const wait = this.people !== null && !people?.found;
    const waitContacts = this.contacts !== null && !contacts?.found;
    if (wait || waitContacts || (people === null && contacts === null)) {
      return html`${spinner()} ${dial.searching}`;
    }
    const found = [...(people?.found ?? []), ...(contacts?.found ?? [])];
    const failed = people?.failed === true || contacts?.failed === true;
    if (failed) return dial.failed;
    return dial.found({ text: this.text.trim(), found });
  }

  private preview({ dial, language }: PhoneMessages): string {
    const checked = this.checked();
    if (!checked.ok || checked.pretty === '') return '';
    const country =
      checked.country === null
        ? ''
        : (new Intl.DisplayNames([language], { type: 'region' }).of(checked.country) ?? '');
    const calls = dial.calls(checked.pretty, country);
    return checked.isUnusual ? `${calls} ${dial.unusual(country)}` : calls;
  }

  private newest<T>(search: Search<T> | null): Search<T> | null {
    return search?.text === this.text.trim() ? search : null;
  }

  private options(messages: PhoneMessages): readonly ComboboxOption[] {
    const { dial } = messages;
    if (this.picked !== null || !isName(this.text)) return [];
    const people = this.newest(this.people)?.found ?? [];
    const contacts = this.newest(this.contacts)?.found ?? [];
    const detailOf = (...parts: readonly string[]): string =>
      parts.filter((part) => part !== '').join(' · ');
    return [
      ...people.map(({ kind, id, name, detail }) => ({
        key: `${kind} ${id}`,
        text: name,
        detail: detailOf(dial.kind[kind], detailText({ kind, name, detail }, messages)),
      })),
      ...contacts.map(({ name, number, detail }, at) => ({
        key: `contact ${at}`,
        text: name,
        detail: detailOf(number, dial.kind.contact, detail),
      })),
    ];
  }

  /** Whoever is picked stands in the field, so that nobody is called by a key too many. */
  private pick(key: string): void {
    const person = this.newest(this.people)?.found?.find(({ kind, id }) => `${kind} ${id}` === key);
    const contact = this.newest(this.contacts)?.found?.find((_, at) => `contact ${at}` === key);
    if (person !== undefined) {
      this.picked = person;
      this.text = person.name;
    } else if (contact !== undefined) {
      this.text = contact.number;
      void this.numbers.want();
    }
    this.problem = null;
    this.focus();
  }

  private readonly onInput = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const { target: input } = event;
    this.text = input.value;
    this.problem = null;
    this.picked = null;
    this.isCalled = false;
    this.list.reopen();
    if (isName(this.text)) {
      const text = this.text.trim();
      this.act({ is: 'search', text });
      this.searchContacts(text);
      return;
    }
    if (this.text.trim() === '') return;
    void this.numbers.want();
    const isAdded = event instanceof InputEvent && event.inputType.startsWith('insert');
    if (isAdded && input.selectionEnd === input.value.length) this.format();
  };

  /** As its country writes it, where it is typed at its end: what is taken away is left alone. */
  private format(): void {
    const bare = bareOf(this.text);
    const { library } = this.numbers;
    if (library === null || bare.length < FORMATTED_FROM) return;
    if (!/^[+\d\s().\-/]+$/.test(this.text)) return;
    const { country } = this.rules;
    const formatted = library.typed(bare, country);
    // A number with a prefix in front is no number that a country writes in any way.
    if (bareOf(formatted) === bare) this.text = formatted;
  }

  private isBusy(): boolean {
    return this.dialing !== null;
  }

  private checked(): CheckedNumber {
    return this.numbers.check(this.text, this.rules);
  }

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.call();
  };

  private async call(): Promise<void> {
    if (this.isBusy()) return;
    const queue = this.queues.some(({ id }) => id === this.queue) ? this.queue : null;
    if (this.picked !== null) {
      const { kind, id, name } = this.picked;
      this.isCalled = true;
      this.act({ is: 'call', kind, id, name, queue });
      return;
    }
    const { text } = this;
    let checked = this.checked();
    if (!checked.ok && checked.problem === 'library') {
      await this.numbers.want();
      // Who types on does not call yet.
      if (bareOf(this.text) !== bareOf(text) || this.isBusy()) return;
      checked = this.checked();
    }
    this.problem = checked.ok ? null : checked.problem;
    if (!checked.ok) {
      this.focus();
      return;
    }
    this.text = checked.pretty === '' ? checked.number : checked.pretty;
    this.isCalled = true;
    this.act({ is: 'dial', number: checked.number, queue });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-number-field': OmniNumberField;
  }
}
