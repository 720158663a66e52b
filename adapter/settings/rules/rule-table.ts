import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { OmniStatusRecord, PresenceDefinition } from '../../definition/catalog.js';
import { pathOf } from '../../definition/item-reader.js';
import type { Problem } from '../../definition/problem.js';
import { base, button } from '../../panel/look/base.js';
import { levelIcon } from '../../panel/look/icons.js';
import { tokens } from '../../panel/look/tokens.js';
import type { Language } from '../../sync/words.js';
import { en } from './messages/en.js';
import type { RuleMessages } from './messages/messages.js';
import { ruleWords } from './messages/words.js';
import { RowDrag } from './row-drag.js';
import { blankDraft, RULE_CHOICES, type RuleChoice } from './rule-draft.js';
import { asStored, itemName, itemsOfRules } from './rule-items.js';
import './rule-row.js';
import type { RowActions, RowControl, SettingsRuleRow } from './rule-row.js';
import {
  inserted,
  moved,
  newRow,
  rowsFor,
  rulesOf,
  withSentence,
  type RuleRow,
} from './rule-rows.js';
import './rule-start.js';
import { tableStyle } from './rule-table.styles.js';
import { sentenceOf } from './rule-text.js';
import { statusMenus, type StatusMenus } from './status-select.js';

/** The rules as they are now; one that is off has `off ` before its sentence (rule-items.ts). */
export type RulesChangedEvent = CustomEvent<{ readonly rules: readonly string[] }>;

/**
 * The rules of a definition of version 2, in their order. Fires `rules-changed` with every edit; problems are those of
 * the items that `itemsOfRules` gives for the rules.
 */
@customElement('settings-rule-table')
export class SettingsRuleTable extends LitElement {
  static override readonly styles = [tokens, base, button, tableStyle];

  @property({ attribute: false }) rules: readonly string[] = [];
  @property({ attribute: false }) omniStatuses: readonly OmniStatusRecord[] = [];
  @property({ attribute: false }) presences: readonly PresenceDefinition[] = [];
  @property({ attribute: false }) problems: readonly Problem[] = [];
  @property({ attribute: false }) language: Language = 'en';

  @state() private rows: readonly RuleRow[] = [];
  /** What was deleted last stands last, with the place where it stood. */
  @state() private deleted: readonly { readonly row: RuleRow; readonly at: number }[] = [];
  @state() private said = '';
  @state() private adding: RuleChoice = 'follow';

  private nextId = 1;
  private words: RuleMessages = en;
  private menus: StatusMenus | null = null;

  private readonly drag = new RowDrag(this, {
    place: (id) => this.indexOf(id),
    items: () => [...this.renderRoot.querySelectorAll('li')],
    wouldGo: (to) => (this.said = this.words.said.dragged(to + 1, this.rows.length)),
    drop: (id, to) => void this.moveRow(id, to),
  });

  private readonly actions: RowActions = {
    edit: (id, sentence) => this.change(this.with(id, (row) => withSentence(row, sentence))),
    switchOff: (id, off) => {
      this.change(this.with(id, (row) => ({ ...row, off })));
      this.said = this.words.said.switched(this.indexOf(id) + 1, off);
    },
    showText: (id, asText) => {
      this.rows = this.with(id, (row) => ({ ...row, asText }));
      void this.focusRow(id, 'first');
    },
    move: (id, by) => void this.moveRow(id, this.indexOf(id) + by),
    remove: (id) => void this.removeRow(id),
  };

  /** Gives the focus to the first rule that is in error; whether there is one. */
  async focusOnError(): Promise<boolean> {
    await this.updateComplete;
    for (const row of this.renderRoot.querySelectorAll('settings-rule-row')) {
      await row.updateComplete;
      if (!row.inError) continue;
      row.focusOn('first');
      return true;
    }
    return false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('language')) this.words = ruleWords(this.language);
    if (
      changed.has('language') ||
      changed.has('omniStatuses') ||
      changed.has('presences') ||
      this.menus === null
    ) {
      const { omniStatuses: omni, presences } = this;
      this.menus = statusMenus({ omni, presences }, this.words, this.language);
    }
    // What is being typed may end in a blank, or be empty for now: it comes back without, and stays as it is here.
    if (changed.has('rules') && !same(asStored(this.rules), asStored(rulesOf(this.rows)))) {
      this.rows = rowsFor(this.rules, this.rows, this.nextId);
      this.nextId += this.rules.length;
      this.deleted = [];
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { words, rows, menus } = this;
    if (menus === null) return nothing;
    const stored = itemsOfRules(rulesOf(rows));
    const tooMany = stored.ok ? [] : stored.refusals.filter(({ is }) => is === 'tooMany');
    return html`
      ${
        rows.length === 0
          ? html`
              <p class="empty">${words.empty}</p>
              <settings-rule-start
                .menus=${menus}
                .words=${words}
                @rules-chosen=${(event: RulesChangedEvent) => this.begin(event.detail.rules)}
              ></settings-rule-start>
            `
          : html`<p class="weak">${words.intro}</p>`
      }
      <ol aria-label=${words.list} ?hidden=${rows.length === 0}>
        ${repeat(
          rows,
          ({ id }) => id,
          (row, index) => this.item(row, index, menus),
        )}
      </ol>
      ${tooMany.map(
        (refusal) =>
          html`<p class="problem error">
            ${levelIcon.error()}
            <span><b class="unseen">${words.level.error}</b> ${words.refusal(refusal)}</span>
          </p>`,
      )}
      ${this.undoBar()} ${this.addBar()}
      <p class="unseen" role="status">${this.said}</p>
    `;
  }

  private item(row: RuleRow, index: number, menus: StatusMenus): TemplateResult {
    const { drag, words, language } = this;
    const item = pathOf(itemName(index, false));
    const mark = drag.current?.id === row.id ? 'dragged' : drag.markAt(index);
    return html`
      <li
        class=${mark ?? ''}
        @keydown=${(event: KeyboardEvent) => this.handleKey(event, row.id)}
        @pointerdown=${(event: PointerEvent) => drag.grab(event, row.id)}
        @pointermove=${drag.drag}
        @pointerup=${drag.drop}
        @pointercancel=${drag.stop}
      >
        <settings-rule-row
          .row=${row}
          .menus=${menus}
          .actions=${this.actions}
          .problems=${row.off ? [] : this.problems.filter((problem) => problem.item === item)}
          .words=${words}
          .language=${language}
          .position=${index + 1}
          .count=${this.rows.length}
        ></settings-rule-row>
      </li>
    `;
  }

  private undoBar(): TemplateResult | typeof nothing {
    const last = this.deleted.at(-1);
    if (last === undefined) return nothing;
    return html`<p class="undo">
      <span>${this.words.said.removed(last.at + 1)}</span>
      <button type="button" @click=${() => void this.undo()}>${this.words.undo}</button>
    </p>`;
  }

  private addBar(): TemplateResult {
    const { words } = this;
    return html`<div class="add">
      <div class="field">
        <label for="kind">${words.add}</label>
        <select id="kind" @change=${(event: Event) => this.chooseKind(event)}>
          ${RULE_CHOICES.map(
            (choice) =>
              html`<option value=${choice} .selected=${choice === this.adding}>
                ${words.choice[choice]}
              </option>`,
          )}
        </select>
      </div>
      <button type="button" @click=${() => void this.addRow()}>${words.addButton}</button>
    </div>`;
  }

  private chooseKind({ target }: Event): void {
    const chosen = RULE_CHOICES.find(
      (choice) => target instanceof HTMLSelectElement && choice === target.value,
    );
    if (chosen !== undefined) this.adding = chosen;
  }

  private indexOf(id: number): number {
    return this.rows.findIndex((row) => row.id === id);
  }

  private with(id: number, edit: (row: RuleRow) => RuleRow): readonly RuleRow[] {
    return this.rows.map((row) => (row.id === id ? edit(row) : row));
  }

  private change(rows: readonly RuleRow[]): void {
    this.rows = rows;
    const detail = { rules: rulesOf(rows) };
    this.dispatchEvent(new CustomEvent('rules-changed', { detail, bubbles: true, composed: true }));
  }

  private async begin(rules: readonly string[]): Promise<void> {
    this.change(rowsFor(rules, [], this.nextId));
    this.nextId += rules.length;
    const [first] = this.rows;
    if (first !== undefined) await this.focusRow(first.id, 'first');
  }

  private async addRow(): Promise<void> {
    const row = newRow(this.nextId, { sentence: sentenceOf(blankDraft(this.adding)), off: false });
    this.nextId += 1;
    this.change([...this.rows, row]);
    this.said = this.words.said.added(this.rows.length);
    await this.focusRow(row.id, 'first');
  }

  /** What has the focus keeps it, although rows are moved in the document. */
  private async moveRow(id: number, to: number): Promise<void> {
    const from = this.indexOf(id);
    const rows = moved(this.rows, from, to);
    if (this.rows.every((row, index) => row === rows[index])) return;
    const held = this.shadowRoot?.activeElement?.shadowRoot?.activeElement ?? null;
    this.change(rows);
    this.said = this.words.said.moved(this.indexOf(id) + 1, rows.length);
    await this.updateComplete;
    if (held instanceof HTMLElement) held.focus();
  }

  /** The focus goes to the row that takes the place, or to the one before, or to what adds one. */
  private async removeRow(id: number): Promise<void> {
    const at = this.indexOf(id);
    const row = this.rows[at];
    if (row === undefined) return;
    this.deleted = [...this.deleted, { row, at }];
    this.change(this.rows.filter((one) => one !== row));
    this.said = this.words.said.removed(at + 1);
    const next = this.rows[at] ?? this.rows[at - 1];
    if (next !== undefined) return this.focusRow(next.id, 'remove');
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.undo button')?.focus();
  }

  private async undo(): Promise<void> {
    const last = this.deleted.at(-1);
    if (last === undefined) return;
    this.deleted = this.deleted.slice(0, -1);
    this.change(inserted(this.rows, last.at, last.row));
    this.said = this.words.said.restored(this.indexOf(last.row.id) + 1);
    await this.focusRow(last.row.id, 'remove');
  }

  private rowOf(id: number): SettingsRuleRow | null {
    const index = this.indexOf(id);
    return this.renderRoot.querySelectorAll('settings-rule-row').item(index);
  }

  private async focusRow(id: number, control: RowControl): Promise<void> {
    await this.updateComplete;
    const row = this.rowOf(id);
    await row?.updateComplete;
    row?.focusOn(control);
  }

  private handleKey(event: KeyboardEvent, id: number): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    // In a menu Alt and an arrow open it.
    if (event.composedPath()[0] instanceof HTMLSelectElement) return;
    event.preventDefault();
    void this.moveRow(id, this.indexOf(id) + (event.key === 'ArrowUp' ? -1 : 1));
  }
}

const same = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one, index) => one === others[index]);

declare global {
  interface HTMLElementTagNameMap {
    'settings-rule-table': SettingsRuleTable;
  }
}
