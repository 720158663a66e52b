import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Problem } from '../../definition/problem.js';
import { problemText } from '../../definition/words.js';
import { base, button } from '../../panel/look/base.js';
import { levelIcon } from '../../panel/look/icons.js';
import { tokens } from '../../panel/look/tokens.js';
import type { Language } from '../../sync/words.js';
import { arrowDown, arrowUp, bin, grip, menus, pencil } from './icons.js';
import { en } from './messages/en.js';
import type { RuleMessages } from './messages/messages.js';
import { choiceOf, type RuleDraft } from './rule-draft.js';
import { ruleFields } from './rule-fields.js';
import { LONGEST_RULE } from './rule-items.js';
import { rowStyle } from './rule-row.styles.js';
import type { RuleRow } from './rule-rows.js';
import { parseRule, sentenceOf } from './rule-text.js';
import type { StatusMenus } from './status-select.js';
import { suggestionsFor } from './suggestions.js';
import type { Fault } from '../../definition/sentence-tokens.js';

/** What a row asks of its table. */
export interface RowActions {
  readonly edit: (id: number, sentence: string) => void;
  readonly switchOff: (id: number, off: boolean) => void;
  readonly showText: (id: number, asText: boolean) => void;
  readonly move: (id: number, by: -1 | 1) => void;
  readonly remove: (id: number) => void;
}

/** What can be given the focus from outside. */
export type RowControl = 'first' | 'remove';

/** One rule of the table: its fields or its text, the sentence that is stored, and what is wrong with it. */
@customElement('settings-rule-row')
export class SettingsRuleRow extends LitElement {
  static override readonly styles = [tokens, base, button, rowStyle];

  @property({ attribute: false }) row: RuleRow | null = null;
  @property({ attribute: false }) menus: StatusMenus | null = null;
  @property({ attribute: false }) actions: RowActions | null = null;
  @property({ attribute: false }) problems: readonly Problem[] = [];
  @property({ attribute: false }) words: RuleMessages = en;
  @property({ attribute: false }) language: Language = 'en';
  /** From 1. */
  @property({ attribute: false }) position = 1;
  @property({ attribute: false }) count = 1;

  /** What was typed into a field and cannot be taken. */
  @state() private wrong: Readonly<Record<string, string>> = {};
  private wasText = false;

  focusOn(control: RowControl): void {
    const selector = control === 'remove' ? '#remove' : '.body select, .body input, .body textarea';
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  /** Whether the rule keeps the definition from being saved. */
  get inError(): boolean {
    const { row, problems } = this;
    if (row === null) return false;
    if (row.sentence.length > LONGEST_RULE) return true;
    return !row.off && problems.some(({ kind }) => kind === 'error');
  }

  protected override willUpdate(): void {
    const isText = this.row !== null && (this.row.asText || this.row.draft === null);
    if (isText === this.wasText) return;
    this.wasText = isText;
    // A field that is drawn anew shows nothing that was typed before.
    this.wrong = {};
  }

  override render(): TemplateResult | typeof nothing {
    const { row, menus: statuses, actions, words, position } = this;
    if (row === null || statuses === null || actions === null) return nothing;
    const asText = row.asText || row.draft === null;
    return html`
      <div class=${row.off ? 'row off' : 'row'} role="group" aria-label=${words.rule(position)}>
        <span class="grip" title=${words.dragHint}>${grip()}</span>
        <h4>
          <span class="position">${position}</span>
          ${row.draft === null ? words.unreadable : words.kind[choiceOf(row.draft)]}
        </h4>
        <div class="actions">${this.buttons(row, actions, asText)}</div>
        <div class="body">
          ${
            asText
              ? this.text(row, actions, statuses)
              : html`<div class="fields">
                    ${ruleFields(row.draft, {
                      words,
                      menus: statuses,
                      wrong: this.wrong,
                      edit: (draft: RuleDraft) => actions.edit(row.id, sentenceOf(draft)),
                      refuse: (field, why) => this.refuse(field, why),
                    })}
                  </div>
                  <p class="stored">
                    <span class="weak">${words.stored}</span> <code>${row.sentence}</code>
                  </p>`
          }
          ${this.problemList(row)}
        </div>
      </div>
    `;
  }

  private buttons(row: RuleRow, actions: RowActions, asText: boolean): TemplateResult {
    const { words, position, count } = this;
    const stuck = asText && row.draft === null;
    const textLabel = asText ? words.asMenus(position) : words.asText(position);
    const move = (by: -1 | 1, label: string, disabled: boolean): TemplateResult => html`
      <button
        type="button"
        class="plain"
        aria-disabled=${disabled ? 'true' : 'false'}
        aria-label=${label}
        title=${label}
        @click=${() => (disabled ? undefined : actions.move(row.id, by))}
      >
        ${by < 0 ? arrowUp() : arrowDown()}
      </button>
    `;
    return html`
      <label class="switch">
        <input
          type="checkbox"
          .checked=${live(!row.off)}
          aria-label=${`${words.rule(position)}: ${words.on}`}
          @change=${() => actions.switchOff(row.id, !row.off)}
        />
        <span aria-hidden="true">${words.on}</span>
      </label>
      ${move(-1, words.up(position), position === 1)}
      ${move(1, words.down(position), position === count)}
      <button
        type="button"
        class="plain"
        aria-disabled=${stuck ? 'true' : 'false'}
        aria-describedby=${stuck ? 'stuck' : nothing}
        aria-label=${textLabel}
        title=${textLabel}
        @click=${() => (stuck ? undefined : actions.showText(row.id, !asText))}
      >
        ${asText ? menus() : pencil()}
      </button>
      <button
        id="remove"
        type="button"
        class="plain"
        aria-label=${words.remove(position)}
        title=${words.remove(position)}
        @click=${() => actions.remove(row.id)}
      >
        ${bin()}
      </button>
    `;
  }

  private text(row: RuleRow, actions: RowActions, statuses: StatusMenus): TemplateResult {
    const { words, position } = this;
    const fault = row.draft === null ? faultOf(row.sentence) : null;
    const suggestions =
      fault === null ? [] : suggestionsFor(row.sentence, fault, statuses.statuses);
    const take = (event: Event): void => {
      if (!(event.target instanceof HTMLTextAreaElement)) return;
      actions.edit(row.id, event.target.value.replace(/\s*\n\s*/g, ' '));
    };
    return html`
      <div class="field whole">
        <label for="text" class="unseen">${words.textOf(position)}</label>
        <textarea
          id="text"
          rows="2"
          spellcheck="false"
          autocapitalize="off"
          .value=${live(row.sentence)}
          aria-invalid=${fault === null ? nothing : 'true'}
          aria-describedby=${fault === null ? nothing : 'fault'}
          @input=${take}
        ></textarea>
      </div>
      ${
        fault === null
          ? nothing
          : html`
              ${caret(row.sentence, fault)}
              <p class="problem error" id="fault">
                ${levelIcon.error()}
                <span>
                  <b class="unseen">${words.level.error}</b>
                  ${
                    row.sentence.length > LONGEST_RULE
                      ? words.refusal({
                          is: 'tooLong',
                          rule: position,
                          length: row.sentence.length,
                        })
                      : words.fault(fault.column, words.expected(fault.expected))
                  }
                </span>
              </p>
              ${
                suggestions.length === 0
                  ? nothing
                  : html`<p class="suggestions">
                      <span>${words.instead}</span>
                      ${suggestions.map(
                        ({ label, sentence }) =>
                          html`<button
                            type="button"
                            @click=${() => void this.takeSuggestion(row, actions, sentence)}
                          >
                            ${label}
                          </button>`,
                      )}
                    </p>`
              }
              <p class="weak" id="stuck">${words.correctFirst}</p>
            `
      }
    `;
  }

  /** The button that was pressed is gone then: the text takes the focus. */
  private async takeSuggestion(row: RuleRow, actions: RowActions, sentence: string): Promise<void> {
    actions.edit(row.id, sentence);
    await this.updateComplete;
    this.focusOn('first');
  }

  private problemList(row: RuleRow): TemplateResult | typeof nothing {
    const { words, language } = this;
    if (row.draft === null) return nothing;
    const unchosen = !row.off && faultOf(row.sentence) !== null;
    // What the softphone's reader says of an unchosen status is said in plainer words here.
    const shown = this.problems.filter(({ code }) => !(unchosen && code === 'value-invalid'));
    const line = (kind: Problem['kind'], text: string): TemplateResult => html`
      <p class="problem ${kind}">
        ${levelIcon[kind]()}
        <span><b class="unseen">${words.level[kind]}</b> ${text}</span>
      </p>
    `;
    return html`
      ${unchosen ? line('error', words.unchosen) : nothing}
      ${shown.map((problem) =>
        line(problem.kind, `${problemText(problem, language).what} ${words.todo[problem.code]}`),
      )}
    `;
  }

  private refuse(field: string, why: string | null): void {
    const { [field]: _, ...others } = this.wrong;
    this.wrong = why === null ? others : { ...others, [field]: why };
  }
}

/** What the softphone would not read; an unchosen status too. */
function faultOf(sentence: string): Fault | null {
  const filled = parseRule(sentence);
  if (!filled.ok) return filled.fault;
  const at = sentence.search(/(?<=^|\s)""(?=\s|$)/);
  return at < 0 ? null : { column: at + 1, expected: '' };
}

/** Characters that are shown on either side of a fault. */
const AROUND = 28;

/** The sentence about a fault with a caret below the very character; for those who see it, the words say it as well. */
function caret(sentence: string, { column }: Fault): TemplateResult {
  const index = Math.min(column - 1, sentence.length);
  const from = Math.max(0, index - AROUND);
  const to = Math.min(sentence.length, index + AROUND);
  const at = sentence.slice(index, index + 1);
  const end = to < sentence.length ? '…' : '';
  const parts = [
    { text: (from > 0 ? '…' : '') + sentence.slice(from, index), place: '' },
    { text: at === '' ? ' ' : at, place: 'at' },
    { text: sentence.slice(index + 1, to) + end, place: '' },
  ];
  return html`<div class="caret" aria-hidden="true">
    ${parts.map(({ text, place }) => html`<span class=${place} .textContent=${text}></span>`)}
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-rule-row': SettingsRuleRow;
  }
}
